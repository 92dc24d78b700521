"""How every page looks, as files: the style sheet with the colours of the partnership, the icon of pages, and its logo."""

from __future__ import annotations

import base64
import re
from dataclasses import dataclass
from pathlib import Path

from macros.content import Site
from macros.facts import Partnership
from macros.files import Drawn, faults_of_logo, logo
from macros.outputs.making import Making
from macros.render import whole
from macros.system.cache import Made
from macros.system.inputs import used


@dataclass(frozen=True)
class Mark:
    """A mark or logo as the address of a picture, its width in parts of its height, and what it says beside the name."""

    address: str
    wide: float
    alt: str = ""


SHEET, ICON = "assets/site.css", "assets/favicon.svg"
SQUARE = 1.25
"""How much wider than high, or higher than wide, a logo can be and still fill the little square of an icon."""
REMARK = re.compile(r"/\*.*?\*/", re.DOTALL)
SPARE = re.compile(r"""("[^"]*"|'[^']*')|;?\s*(\})\s*|\s*([{;,]|:(?=\s))\s*|\s+""")
"""A string, which stays as it is; or a sign with the spaces around it, which no browser needs."""


def files(making: Making) -> Made:
    """The style sheet and the icon of every page, and the logo."""
    partnership = making.site.partnership
    sheet = spare(whole("site.css", "web", partnership=partnership)).encode()
    drawn = logo_of(making.site)
    own = {f"assets/{partnership.look.logo.file}": drawn.content} if partnership.look.logo and drawn else {}
    return Made({ICON: icon_of(making.site), SHEET: sheet, **own})


def copied(path: Path) -> bytes:
    """A file of the design as it is published: a style sheet without what no browser reads, any other as it is."""
    return spare(path.read_text(encoding="utf-8")).encode() if path.suffix == ".css" else path.read_bytes()


def spare(sheet: str) -> str:
    """A style sheet without remarks, line breaks and spaces between its signs: a sixth of it, which every reader would wait for."""

    def shorter(found: re.Match[str]) -> str:
        string, end, sign = found.groups()
        return string or end or sign or " "

    return SPARE.sub(shorter, REMARK.sub("", sheet)).strip()


def logo_of(site: Site) -> Drawn | None:
    """The logo that takes the place of the mark; None where the site has none."""
    named = site.partnership.look.logo
    if named is None:
        return None
    used("file", f"data/{named.file}")
    path = site.data / named.file
    if not path.is_file() or any(one.stops for one in faults_of_logo(path, "", site.files.pictures)):
        return None  # the check says so, and only the preview goes on
    return logo(path, site.files.pictures)


def mark(site: Site) -> Mark:
    """The logo or else the mark as an address that holds it whole."""
    named, drawn = site.partnership.look.logo, logo_of(site)
    if named and drawn:
        kind = "image/svg+xml" if named.file.endswith(".svg") else "image/png"
        return Mark(f"data:{kind};base64,{base64.b64encode(drawn.content).decode()}", drawn.wide, named.alt)
    return Mark(f"data:image/svg+xml;base64,{base64.b64encode(icon(site.partnership)).decode()}", 1.0)


def icon_of(site: Site) -> bytes:
    """The icon of pages: the logo where it is about as wide as high, or else the mark."""
    named, drawn = site.partnership.look.logo, logo_of(site)
    if named is None or drawn is None or not 1 / SQUARE <= drawn.wide <= SQUARE:
        return icon(site.partnership)
    return drawn.content if named.file.endswith(".svg") else whole("logo.svg", "sharing", logo=mark(site)).encode()


def icon(partnership: Partnership) -> bytes:
    """The mark as a small picture, which follows the scheme of the device."""
    return whole("favicon.svg", "sharing", partnership=partnership).encode()
