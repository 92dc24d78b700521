"""/.well-known/security.txt: where somebody who has found a weakness of the site can report it (RFC 9116)."""

from __future__ import annotations

from macros.outputs.making import Making
from macros.system.cache import Made

ADDRESS = ".well-known/security.txt"


def files(making: Making) -> Made:
    """The file, for as long as it is in force; none where the partnership gives no contact."""
    given = making.site.partnership.security
    if given is None or given.expires < making.site.today:
        return Made()
    lines = [
        f"Contact: {given.contact}",
        f"Expires: {given.expires.isoformat()}T23:59:59Z",
        f"Preferred-Languages: {making.site.partnership.language.partition('-')[0]}",
    ]
    if making.home.startswith("https://"):
        lines.append(f"Canonical: {making.home}{ADDRESS}")
    return Made({ADDRESS: "".join(f"{line}\n" for line in lines).encode()})
