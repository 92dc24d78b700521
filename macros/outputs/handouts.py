"""Every briefing as a handout: A4, two sides at most, tagged for screen readers; as plain text; and a record sheet.

Only what has changed is made again. Every briefing is set in the same size; one that does not fit is a fault, which says
how many words to take out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import ceil
from typing import Any

from macros.characters import fonts
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
from macros.sections.contacts import contacts_for
from macros.sections.places import age, ways
from macros.system.cache import Cache, Made, name_for
from macros.system.inputs import passing, remember, used
from macros.system.workers import Job, in_parallel

LIBRARIES = ("weasyprint", "pydyf", "fonttools", "segno")
SIDES = {"briefing": 2, "record": 1}
"""The most sides that each sheet may have: one leaf of paper to take home, and one side to write on."""
FIGURE = re.compile(r'(<figure class="(\w+)">.*?</figure>)', re.DOTALL)
QR = 'src=""'
"""What is in a sheet where its QR code comes."""
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
    found = {name: kept for name, one in pages.items() if (kept := cache.get(one.file)) is not None}
    missing = [name for name in pages if name not in found]
    try:
        drawn = in_parallel(pdf, [(pages[name].html, SIDES[pages[name].kind]) for name in missing], PAYS_FROM)
    except OSError as error:
        passing()
        return {}, [without_library(error)]
    for name, paper in zip(missing, drawn, strict=True):
        document, kind = by_url[name.partition("#")[0]], pages[name].kind
        if paper.sides > SIDES[kind]:
            problems.append(too_long(document, kind, paper))
        elif paper.boxes:
            problems.append(boxes_in_handout(document, paper.boxes))
        else:
            cache.put(pages[name].file, paper.content)
        found[name] = paper.content
    return {url: {"handout": found[url], "record": found[f"{url}#record"]} for url in by_url}, problems


def jobs(page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache) -> Iterator[Job]:
    """The drawing of each sheet that is not in the cache yet."""
    for one in _pages(page_macros, documents, home, cache).values():
        if cache.get(one.file) is None:
            sides = SIDES[one.kind]
            yield Job(pdf, (one.html, sides), partial(_put, cache, one.file, sides))


def _put(cache: Cache, name: str, sides: int, paper: Paper) -> None:
    if paper.sides <= sides and not paper.boxes:
        cache.put(name, paper.content)


@dataclass(frozen=True)
class _Page:
    """The page that a sheet is drawn from: `kind` is its template, `bare` its HTML with QR in the place of its QR code."""

    kind: str
    bare: str
    address: str

    @property
    def file(self) -> str:
        """The name of the sheet in the cache; the code, which takes longest, says no more than its address."""
        return f"{name_for(self.bare, fonts.as_text(), libraries=LIBRARIES)}.pdf"

    @property
    def html(self) -> str:
        """The page with its QR code."""
        return self.bare.replace(QR, f'src="{code(self.address)}"')


def _pages(page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache) -> dict[str, _Page]:
    """The page of each sheet: of the handout by its page's address, of the record sheet with `#record` behind it."""
    both = partial(_both, page_macros, home, cache)
    made = [remember(vars(page_macros), f"sheets of {one.src} at {home}", partial(both, one)) for one in documents]
    return {name: page for pages in made for name, page in pages.items()}


def _both(page_macros: PageMacros, home: str, cache: Cache, document: Document) -> dict[str, _Page]:
    paper = article(page_macros, document, "handout", home, cache, placed)
    said = view(page_macros.site, paper)
    names = {"briefing": document.url, "record": f"{document.url}#record"}
    return {name: _Page(kind, render(kind, "handout", **said, code=""), paper.address) for kind, name in names.items()}


def view(site: Site, one: Article) -> dict[str, Any]:
    """What the templates of a handout say."""
    meta = one.document.meta
    known = (one for one in contacts_for(site.contacts, "practitioner") if "public" in one.audience)
    contacts = [
        one for one in known if one.number or one.in_short
    ]  # one of the band of every page is not left out in silence
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
    fix = f"Remove about {max(10, 10 * ceil(paper.over * WORDS / 10))} words, or a figure"
    return Problem(document.path, document.first, what, fix)


def without_library(error: OSError) -> Problem:
    """A machine that cannot draw PDFs still makes the rest of the site, and says what it lacks."""
    return Problem(
        "README.md",
        1,
        f"No handout was made, because this machine cannot draw PDFs ({str(error).splitlines()[0]})",
        "Install Pango, as the README says under Commands",
        stops=False,
    )
