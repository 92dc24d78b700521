"""The colours and the mark of a partnership as files: its style sheet, and the icon of its pages."""

from __future__ import annotations

from macros.facts import Partnership
from macros.outputs.making import Making
from macros.render import whole
from macros.system.cache import Made

SHEET, ICON = "assets/look.css", "assets/favicon.svg"


def files(making: Making) -> Made:
    """The icon of every page; and the style sheet, where the site has an accent."""
    partnership = making.site.partnership
    sheet = {SHEET: whole("look.css", "web", partnership=partnership).encode()} if partnership.look.accent else {}
    return Made({ICON: icon(partnership), **sheet})


def icon(partnership: Partnership) -> bytes:
    """The mark as a small picture, which follows the scheme of the device."""
    return whole("favicon.svg", "sharing", partnership=partnership).encode()
