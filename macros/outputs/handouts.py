"""Every briefing as a handout: A4, two sides at most, tagged for screen readers; as plain text; and a record sheet.

Only what has changed is made again. Every briefing is set in the same size; one that does not fit is a fault, which says
how many words to take out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from typing import Any

from macros.content import Site, in_words, last_changed
from macros.figures import File
from macros.messages import Problem
from macros.outputs.appearance import mark
from macros.outputs.articles import Article, Drawn, article
from macros.outputs.downloads import size_in_words
from macros.outputs.figure_files import MADE_LATER
from macros.outputs.making import Making
from macros.outputs.pdf import Paper, as_image, code, pdf
from macros.outputs.plain_text import as_text
from macros.page_macros import PageMacros
from macros.pages import Document
from macros.prose import boxes_in_handout
from macros.render import render, safe, whole
from macros.sections.contacts import contacts_for, with_numbers
from macros.sections.places import age, ways
from macros.system.cache import Cache, Made, name_for
from macros.system.inputs import passing, used
from macros.system.workers import Job, in_parallel

LIBRARIES = ("weasyprint", "pydyf", "fonttools", "segno")
SIDES = {"briefing": 2, "record": 1}
"""The most sides that each sheet may have: one leaf of paper to take home, and one side to write on."""
FIGURE = re.compile(r'(<figure class="(\w+)">.*?</figure>)', re.DOTALL)
SIZE = re.compile(r'<svg [^>]*?width="(\d+)" height="(\d+)"')
WORDS = 2.6
"""About how many words fit on a millimetre of a sheet's height: two columns of seven each five."""
TALLEST = 1.5
"""How many times as tall as wide a picture in a column may be."""
PAYS_FROM = 4
"""A pool of processes pays from so many handouts: each has to load the library first, which takes a second."""

ENDINGS = (
    ("handout", "-handout.pdf", "Handout to print, two sides, PDF"),
    ("record", "-record-sheet.pdf", "Sheet to record how you used it, to print or fill in, PDF"),
    ("text", ".txt", "Text only"),
)
"""The files of a briefing: what each is, how its name ends, and what its link says."""


def files(making: Making, src: str) -> Made:
    """The handout, the record sheet and the text of a briefing."""
    document = making.document(src)
    used("fonts")
    found, problems = sheets(making.macros, [document], making.home, making.cache)
    slug = document.url.rstrip("/").rpartition("/")[2]
    contents = {"text": text(making.macros, document, making.home, making.cache)} | found.get(document.url, {})
    return Made(
        {f"{document.url}{slug}{ending}": contents[name] for name, ending, _ in ENDINGS if name in contents},
        problems=problems,
    )


def addresses(document: Document) -> list[str]:
    """Where the files of a briefing lie."""
    slug = document.url.rstrip("/").rpartition("/")[2]
    return [f"{document.url}{slug}{ending}" for _, ending, _ in ENDINGS]


def take_away(making: Making, document: Document) -> str:
    """The links to a briefing's files."""
    return render("handouts", files=links(making, document).values())


def links(making: Making, document: Document) -> dict[str, File]:
    """The link to each file of a briefing, by what it is; one that could not be made is left out."""
    slug = document.url.rstrip("/").rpartition("/")[2]
    if not making.published:
        return {name: File(label, slug + ending, MADE_LATER) for name, ending, label in ENDINGS}
    made = making.made(f"handout {document.src}", document.path, lambda: files(making, document.src)).files
    sizes = {posixpath.basename(name): size_in_words(len(content)) for name, content in made.items()}
    found = ((name, label, slug + ending) for name, ending, label in ENDINGS)
    return {name: File(label, href, sizes[href]) for name, label, href in found if href in sizes}


def text(page_macros: PageMacros, document: Document, home: str, cache: Cache) -> bytes:
    """A briefing as plain text."""
    plain = article(page_macros, document, "text", home, cache)
    return whole("briefing.txt", "text", **view(page_macros.site, plain), parts=texts(plain)).encode()


def sheets(
    page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache
) -> tuple[dict[str, dict[str, bytes]], list[Problem]]:
    """The handout (`handout`) and record sheet (`record`) of each briefing by its address, and the faults that only drawing shows.

    What is not in the cache is drawn, in several processes where that pays.
    """
    problems: list[Problem] = []
    by_url = {one.url: one for one in documents}
    pages = _pages(page_macros, documents, home, cache)
    keys = {name: _key(said) for name, said in pages.items()}
    found = {name: pdf for name, key in keys.items() if (pdf := cache.get(f"{key}.pdf")) is not None}
    missing = [name for name in pages if name not in found]
    try:
        drawn = _drawn([pages[name] for name in missing])
    except OSError as error:
        passing()
        return {}, [without_library(error)]
    for name, paper in zip(missing, drawn, strict=True):
        document = by_url[name.partition("#")[0]]
        if paper.sides > SIDES[pages[name]["sheet"]]:
            problems.append(too_long(document, pages[name]["sheet"], paper))
        elif paper.boxes:
            problems.append(boxes_in_handout(document, paper.boxes))
        else:
            cache.put(f"{keys[name]}.pdf", paper.content)
        found[name] = paper.content
    return {url: {"handout": found[url], "record": found[f"{url}#record"]} for url in by_url}, problems


def jobs(page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache) -> Iterator[Job]:
    """The drawing of each sheet that is not in the cache yet."""
    for said in _pages(page_macros, documents, home, cache).values():
        name = f"{_key(said)}.pdf"
        if cache.get(name) is None:
            sides = SIDES[said["sheet"]]
            yield Job(pdf, (_html(said), sides), partial(_put, cache, name, sides))


def _put(cache: Cache, name: str, sides: int, paper: Paper) -> None:
    if paper.sides <= sides and not paper.boxes:
        cache.put(name, paper.content)


def _pages(
    page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache
) -> dict[str, dict[str, Any]]:
    """What the templates of each sheet say: the handout by its page's address, the record sheet with `#record` behind it."""
    pages: dict[str, dict[str, Any]] = {}
    for document in documents:
        paper = article(page_macros, document, "handout", home, cache, placed)
        said = view(page_macros.site, paper)
        pages[document.url] = {**said, "sheet": "briefing"}
        pages[f"{document.url}#record"] = {**said, "sheet": "record"}
    return pages


def view(site: Site, one: Article) -> dict[str, Any]:
    """What the templates of a handout say."""
    meta = one.document.meta
    known = with_numbers(contacts_for(site.contacts, "practitioner"))
    contacts = [contact for contact in known if "public" in contact.audience]
    return {
        "article": one,
        "meta": meta,
        "partnership": site.partnership,
        "language": site.partnership.language,
        "themes": [site.theme_name(theme) for theme in meta.themes],
        "contacts": contacts,
        "changed": last_changed(one.document),
        "review_by": in_words(meta.review_by),
        "minutes": one.document.reading_minutes,
        "blocks": list(blocks(one)),
        "ways": ways(site, meta.themes),
        "age": age(site, one.document),
        "home": one.home,
        "mark": mark(site),
    }


def placed(drawn: Drawn) -> dict[str, str]:
    """The picture of a figure: in a column of the handout, or across it where it would be taller than most of a column."""
    wide, tall = (float(size) for size in SIZE.findall(drawn.pictures["column"])[0])
    if tall > TALLEST * wide:
        return {"place": "across", "src": as_image(drawn.pictures["sheet"])}
    return {"place": "inside", "src": as_image(drawn.pictures["column"])}


def blocks(one: Article) -> Iterator[dict[str, Any]]:
    """The article as it is laid out: parts in columns, each begun by its figures, and before it those that go across.

    A figure between two paragraphs would leave empty what is left of its column.
    """
    parts: list[dict[str, Any]] = []
    for number, part in enumerate(one.parts, start=1):
        figures = dict.fromkeys(("across", "inside"), "")
        for figure, place in FIGURE.findall(part.html):
            figures[place] += figure
        if figures["across"]:
            yield {"parts": parts, "figures": safe(figures["across"])}
            parts = []
        html = safe(figures["inside"] + FIGURE.sub("", part.html))
        parts.append({"number": number, "name": part.name, "heading": part.heading, "html": html})
    yield {"parts": parts, "figures": ""}


def texts(one: Article) -> list[dict[str, str]]:
    """The parts as plain text."""
    return [{"title": part.title, "text": as_text(part.html)} for part in one.parts]


def too_long(document: Document, sheet: str, paper: Paper) -> Problem:
    """A sheet with too many sides is reported at its briefing, with about how many words have to go."""
    if sheet == "record":
        what = f"The record sheet of this briefing has {paper.sides} sides, and must fit on one"
        return Problem(document.path, document.record.line("questions"), what, "Shorten its questions, or ask fewer")
    what = f"The handout of this briefing has {paper.sides} sides, and must fit on {SIDES[sheet]}"
    return Problem(
        document.path,
        document.first,
        what,
        f"Remove about {max(10, 10 * ceil(paper.over * WORDS / 10))} words, or a figure",
    )


def without_library(error: OSError) -> Problem:
    """A machine that cannot draw PDFs still makes the rest of the site, and says what it lacks."""
    return Problem(
        "README.md",
        1,
        f"No handout was made, because this machine cannot draw PDFs ({str(error).splitlines()[0]})",
        "Install Pango, as the README says under Commands",
        stops=False,
    )


def _drawn(pages: list[dict[str, Any]]) -> list[Paper]:
    return in_parallel(pdf, [(_html(said), SIDES[said["sheet"]]) for said in pages], PAYS_FROM)


def _key(said: Mapping[str, Any]) -> str:
    """The name that a sheet has in the cache; its QR code is reported by its address, and drawn only when it is needed."""
    return name_for(render(said["sheet"], "handout", **said, code=""), libraries=LIBRARIES)


def _html(said: Mapping[str, Any]) -> str:
    return render(said["sheet"], "handout", **said, code=code(said["article"].address))
