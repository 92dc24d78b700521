"""A board pack on its page and on paper: scorecard, what changed, figures, definitions, sources; A4, eight sides at most.

The page and the paper say the same. On paper every mark is told apart by its shape or its words, so that it can be copied
in grey.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from macros import charts, figures
from macros.characters import fonts
from macros.content import in_words
from macros.figures import Figure, File
from macros.messages import Problem
from macros.outputs.appearance import mark
from macros.outputs.articles import article
from macros.outputs.downloads import size_in_words
from macros.outputs.figure_files import MADE_LATER
from macros.outputs.handouts import LIBRARIES, placed, without_library
from macros.outputs.macro_html import Call, MacroHtml
from macros.outputs.making import Making
from macros.outputs.pdf import as_image, code, pdf
from macros.pages import Document, Pack
from macros.prose import boxes_in_handout
from macros.render import render, safe
from macros.sections import packs, small_pictures
from macros.system.cache import Made, name_for
from macros.system.inputs import passing, used
from macros.wording import Measured

SIDES = 8
"""The most sides that a pack may have: what a board can read before it meets."""
PARTS = ("in-short", "scorecard", "changed", "definitions", "sources")
"""The parts that are made from data, by the id of the heading that each is below; the figures are among them."""


def address(document: Document) -> str:
    """Where the pack on paper lies."""
    return f"{document.url}{document.url.rstrip('/').rpartition('/')[2]}.pdf"


def inserted(making: Making, document: Document) -> Iterator[tuple[str, str]]:
    """What is below each heading of a pack's page."""
    links = take_away(making, document)
    said = view(making, document) | {"paper": f"{making.home}{address(document)}" if links else ""}
    for part in PARTS:
        yield part, render(f"pack_{part.replace('-', '_')}", **said)
    assert isinstance(document.meta, Pack)
    macro_html = MacroHtml(making.macros)
    drawn = packs.drawn(making.site, document.meta)
    yield "figures", "".join(macro_html.html(name, *given, **named) for name, given, named in drawn)
    yield "take-away", links


def slots(making: Making, meta: Pack) -> dict[str, Call]:
    """The figures of a pack, by their slots."""
    macro_html = MacroHtml(making.macros)
    for name, given, named in packs.drawn(making.site, meta):
        macro_html.html(name, *given, **named)
    return macro_html.slots


def take_away(making: Making, document: Document) -> str:
    """The link to the pack on paper; nothing on a machine that cannot draw it."""
    name = address(document).rpartition("/")[2]
    size = MADE_LATER
    if making.published:
        made = making.made(f"pack {document.src}", document.path, partial(files, making, document.src)).files
        if not made:
            return ""
        size = size_in_words(len(made[address(document)]))
    return render("handouts", files=[File("Board pack to print, PDF", name, size)])


def files(making: Making, src: str) -> Made:
    """The pack on paper. One that does not fit, or cannot be drawn, is reported at its page."""
    document = making.document(src)
    used("fonts")
    said = view(making, document)
    said |= paper(making, document, said["pack"].rows)
    html = render("pack", "handout", **said, code=code(said["article"].address))
    name = f"{name_for(html, fonts.as_text(), libraries=LIBRARIES)}.pdf"
    content = making.cache.get(name)
    if content is None:
        try:
            drawn = pdf(html, SIDES)
        except OSError as error:
            passing()
            return Made(problems=[without_library(error)])
        content = drawn.content
        if drawn.sides > SIDES:
            return Made({address(document): content}, [too_long(document, drawn.sides)])
        if drawn.boxes:
            return Made({address(document): content}, [boxes_in_handout(document, drawn.boxes)])
        making.cache.put(name, content)
    return Made({address(document): content})


def view(making: Making, document: Document) -> dict[str, Any]:
    """What the templates of a pack say, on the page and on paper."""
    found = packs.contents(making.site, document)
    areas = list(dict.fromkeys(area for row in found.rows for area in row.values))
    return {
        "pack": found,
        "meta": document.meta,
        "areas": [area for area in areas if any(row.values.get(area, "[x]") != "[x]" for row in found.rows)],
        "shapes": packs.SHAPES,
        "in_words": in_words,
        "lines": [(small_pictures.line_of(row), small_pictures.values_of(row)) for row in found.rows],
    }


def paper(making: Making, document: Document, rows: list[Measured]) -> dict[str, Any]:
    """What paper has beside it: the words of the page, the figures as they are printed, who made the pack."""
    assert isinstance(document.meta, Pack)
    site = making.site
    calls = packs.drawn(site, document.meta)
    shown = [making.figure(call) for call in calls]
    return {
        "sparks": [as_image(small_pictures.line_of(row)) for row in rows],
        "article": article(making.macros, document, "handout", making.home, making.cache, placed),
        "figures": [(figure, picture(making, figure)) for figure in shown],
        "partnership": site.partnership,
        "language": site.partnership.language,
        "mark": mark(site),
        "safe": safe,
    }


def picture(making: Making, figure: Figure) -> str:
    """The picture of a figure for a column, three of which fit side by side."""
    spec = figures.specifications(figure, ["column"])["column"]
    return as_image(charts.draw_all([spec], making.cache)[charts.key_of(spec)])


def too_long(document: Document, sides: int) -> Problem:
    """A pack with more than eight sides is reported at its tables."""
    what = f"This pack has {sides} sides on paper, and the limit is {SIDES}"
    fix = "Take a table out of `tables:`, name fewer measures, or shorten the words"
    return Problem(document.path, document.record.line("tables"), what, fix)
