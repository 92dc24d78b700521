"""Where weaknesses of the site are reported is looked at once a year (RFC 9116, section 2.5.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from macros.content import Site
from macros.messages import Problem

FILE = "data/partnership.yml"
LONGEST = timedelta(days=366)
AHEAD = timedelta(days=30)
"""How long before the end the weekly list names it."""
FIX = "Check the contact, and write a day within a year"


def contact_for_weaknesses(site: Site) -> Iterator[Problem]:
    """The day on which the contact ends is within a year, and has not passed."""
    record, given = site.fact("partnership.yml")[2], site.partnership.security
    if record is None or given is None:
        return
    line = record.line("security", "expires")
    if given.expires > site.today + LONGEST:
        yield Problem(FILE, line, f"`expires` is {given.expires}, which is more than a year ahead", FIX)
    elif given.expires < site.today:
        what = f"`expires` is {given.expires}, which has passed: security.txt is not published any more"
        yield Problem(FILE, line, what, FIX, stops=False)


def ends_soon(site: Site) -> bool:
    """Whether somebody should check the contact now, before security.txt is no longer published."""
    given = site.partnership.security
    return given is not None and given.expires <= site.today + AHEAD
