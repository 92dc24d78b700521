"""One page of each kind under the reader's own settings: widths, large letters, text spacing, forced colours, no images."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from scripts_of_modes import CUT_OFF, LARGE_LETTERS, LOST_WITH_FORCED_COLOURS, MOVING, RUN_SNIFFER, TEXT_SPACING
from scripts_of_visits import SETTLE, TOO_WIDE, UNSEEN_STOPS

SNIFFER = Path(__file__).parent.parent / "node_modules" / "html_codesniffer" / "build" / "HTMLCS.js"
WIDTHS = (320, 390, 640, 1024, 1280, 1920)
NARROW_AND_WIDE = (320, 1280)
PLANTED = "one => { document.querySelector('main').insertAdjacentHTML('afterbegin', one) }"
"""Puts HTML before the words of a page, to see that it is found."""


@dataclass
class Modes:
    """What a visit under these settings brought to light."""

    laid_out: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)
    moving: list[str] = field(default_factory=list)
    sniffed: list[str] = field(default_factory=list)
    axe: list[str] = field(default_factory=list)


def misplaced(page: Any, width: int, mode: str) -> list[str]:
    """What is too wide for the window or cut off by its box, with the width and the mode."""
    page.set_viewport_size({"width": width, "height": 900})
    return [f"{width} px, {mode}: {fault}" for script in (TOO_WIDE, CUT_OFF) for fault in page.evaluate(script)]


@functools.lru_cache(maxsize=4)
def window(site: Any) -> Any:
    """The window of these visits, to which no image comes."""
    page = site.reader()
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "image" else route.continue_())
    return page


@functools.lru_cache(maxsize=4)
def modes(site: Any, address: str) -> Modes:
    seen, page = Modes(), window(site)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.goto(site.url(address))
    page.evaluate(SETTLE)
    for width in WIDTHS:
        seen.laid_out += misplaced(page, width, "no images")
    seen.moving = page.evaluate(MOVING)
    seen.sniffed = sniffed(page)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    for width in NARROW_AND_WIDE:
        page.set_viewport_size({"width": width, "height": 900})
        seen.lost += page.evaluate(LOST_WITH_FORCED_COLOURS)
    seen.unseen = page.evaluate(UNSEEN_STOPS)
    page.emulate_media(color_scheme="light", forced_colors="none")
    page.evaluate(TEXT_SPACING)
    for width in NARROW_AND_WIDE:
        seen.laid_out += misplaced(page, width, "text spacing")
    page.evaluate(LARGE_LETTERS)
    for width in (1280, 640, 320):
        seen.laid_out += misplaced(page, width, "letters of twice the size")
    page.evaluate("() => scrollTo(0, 0)")
    seen.axe = site.axe(page)
    return seen


def sniffed(page: Any) -> list[str]:
    """The errors that HTML_CodeSniffer finds against WCAG 2.1 AA."""
    if not page.evaluate("() => 'HTMLCS' in window"):
        page.evaluate(SNIFFER.read_text(encoding="utf-8"))
    found: list[str] = page.evaluate(RUN_SNIFFER)
    return found


def test_nothing_is_too_wide_or_cut_off_at_any_width_size_and_spacing_of_letters(site, of_kind):
    assert modes(site, of_kind).laid_out == []


def test_axe_finds_nothing_in_letters_of_twice_the_size(site, of_kind):
    assert modes(site, of_kind).axe == []


def test_html_codesniffer_finds_nothing(site, of_kind):
    assert modes(site, of_kind).sniffed == []


def test_borders_marks_and_the_focus_are_seen_in_forced_colours(site, of_kind):
    seen = modes(site, of_kind)
    assert seen.lost == []
    assert seen.unseen == []


def test_nothing_moves_for_a_reader_who_asks_for_less_motion(site, of_kind):
    assert modes(site, of_kind).moving == []


@pytest.fixture
def planted(site):
    """The first page with a fault planted before its words, which its policy would not let in."""
    page = site.reader(forced_colors="active", bypass_csp=True)

    def plant(html: str) -> Any:
        page.goto(site.url(site.articles[0]))
        page.evaluate(PLANTED, html)
        return page

    yield plant
    page.context.close()


@pytest.mark.parametrize(
    ("html", "script", "told"),
    [
        ("<p style='width: 400px'>Words", TOO_WIDE, "ends at"),
        ("<div style='width: 90px; overflow: hidden'><p style='white-space: nowrap'>Many words in a row", CUT_OFF, "Many"),
        ("<p style='height: 20px; overflow: hidden'>Two<br>lines<br>more", CUT_OFF, "lines"),
        ("<p style='overflow: hidden; text-overflow: ellipsis'>Words", CUT_OFF, "dots"),
        ("<button style='border: 0; appearance: none'>Find", LOST_WITH_FORCED_COLOURS, "no border"),
        ("<svg width='9' height='9'><path data-v='1' data-c='A' style='fill: Canvas' d='M0 0H9V9z'/></svg>", LOST_WITH_FORCED_COLOURS, "A has"),
        ("<button style='outline: 0 !important'>Find", UNSEEN_STOPS, "not marked"),
    ],
)  # fmt: skip
def test_what_is_lost_in_a_mode_is_found(planted, html, script, told):
    assert told in "\n".join(planted(html).evaluate(script))


def test_what_moves_is_found(planted):
    page = planted("<p id='moves'>Words")
    page.evaluate("() => { moves.animate([{opacity: 0}, {opacity: 1}], 60_000) }")
    assert "moves" in "\n".join(page.evaluate(MOVING))


def test_a_small_target_is_found_by_axe(site, planted):
    small = "<button style='all: unset; width: 12px; height: 12px; font-size: 8px'>{}</button>"
    assert "target-size" in "\n".join(site.axe(planted("".join(map(small.format, "ABC")))))


def test_what_html_codesniffer_looks_for_is_found(planted):
    assert "H37" in "\n".join(sniffed(planted("<img src='data:,'>")))
