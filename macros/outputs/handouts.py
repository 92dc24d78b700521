"""Every briefing as a handout: A4, two sides at most, tagged for screen readers; as plain text; and a record sheet.

Only what has changed is made anew. The text is set as large as two sides allow; a briefing that does not fit them in
the smallest size that can be read at arm's length is a fault.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from macros.content import Site, in_words, last_changed
from macros.figures import File
from macros.messages import Problem
from macros.outputs.articles import Article, article
from macros.outputs.finish import size_in_words
from macros.outputs.making import MADE_LATER, Making
from macros.outputs.pdf import LOOKS, SIDES, Look, as_image, code, pdf
from macros.outputs.plain_text import as_text
from macros.page_macros import PageMacros
from macros.pages import Document
from macros.prose import boxes_in_handout
from macros.render import render, safe, whole
from macros.sections.contacts import contacts_for
from macros.system.cache import Cache, Made, name_for
from macros.system.inputs import passing, used
from macros.system.workers import Job, in_parallel

LIBRARIES = ("weasyprint", "pydyf", "fonttools", "segno")
PAYS_FROM = 4
"""A pool of processes pays from so many handouts: each has to load the library first, which takes a second."""
FIGURE = re.compile(r"(<figure>.*?</figure>)", re.DOTALL)


ENDINGS = (
    ("handout", "-handout.pdf", "Handout to print, two sides, PDF"),
    ("record", "-record-sheet.pdf", "Sheet to record how you used it, PDF"),
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
    for name, (content, sides, boxes) in zip(missing, drawn, strict=True):
        document = by_url[name.partition("#")[0]]
        if sides > SIDES:
            problems.append(too_long(document, sides))
        elif boxes:
            problems.append(boxes_in_handout(document, boxes))
        else:
            cache.put(f"{keys[name]}.pdf", content)
        found[name] = content
    return {url: {"handout": found[url], "record": found[f"{url}#record"]} for url in by_url}, problems


def jobs(page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache) -> Iterator[Job]:
    """The drawing of each sheet that is not in the cache yet."""
    for said in _pages(page_macros, documents, home, cache).values():
        name = f"{_key(said)}.pdf"
        if cache.get(name) is None:
            yield Job(pdf, (_htmls(said),), partial(_put, cache, name))


def _put(cache: Cache, name: str, drawn: tuple[bytes, int, str]) -> None:
    content, sides, boxes = drawn
    if sides <= SIDES and not boxes:
        cache.put(name, content)


def _pages(
    page_macros: PageMacros, documents: Sequence[Document], home: str, cache: Cache
) -> dict[str, dict[str, Any]]:
    """What the templates of each sheet say: the handout by its page's address, the record sheet with `#record` behind it."""
    pages: dict[str, dict[str, Any]] = {}
    for document in documents:
        paper = article(page_macros, document, "handout", home, cache, lambda drawn: as_image(drawn.wide))
        said = view(page_macros.site, paper)
        pages[document.url] = {**said, "sheet": "briefing"}
        pages[f"{document.url}#record"] = {**said, "sheet": "record"}
    return pages


def view(site: Site, one: Article) -> dict[str, Any]:
    """What the templates of a handout say."""
    meta = one.document.meta
    contacts = [contact for contact in contacts_for(site.contacts, "practitioner") if "public" in contact.audience]
    return {
        "article": one,
        "meta": meta,
        "partnership": site.partnership,
        "language": site.partnership.language,
        "themes": [site.theme_name(theme) for theme in meta.themes],
        "contacts": contacts,
        "unchecked": any(contact.checked_on is None for contact in contacts),
        "changed": last_changed(one.document),
        "review_by": in_words(meta.review_by),
        "minutes": one.document.reading_minutes,
        "blocks": list(blocks(one)),
    }


def blocks(one: Article) -> Iterator[dict[str, Any]]:
    """The article as it is laid out: text in columns, and between them each figure across the sheet."""
    parts: list[dict[str, Any]] = []
    for number, part in enumerate(one.parts, start=1):
        head = {"number": number, "name": part.name, "heading": part.heading}
        for piece in FIGURE.split(part.html):
            if FIGURE.fullmatch(piece):
                yield {"parts": parts, "figure": ""}
                yield {"parts": [], "figure": safe(piece)}
                parts, head = [], {"number": 0}
            elif piece.strip() or head["number"]:
                parts.append({**head, "html": safe(piece)})
                head = {"number": 0}
    yield {"parts": parts, "figure": ""}


def texts(one: Article) -> list[dict[str, str]]:
    """The parts as plain text."""
    return [{"title": part.title, "text": as_text(part.html)} for part in one.parts]


def too_long(document: Document, sides: int) -> Problem:
    """A handout with more than two sides is told at its briefing."""
    return Problem(
        document.path,
        document.first,
        f"The handout of this briefing has {sides} sides, and must fit on {SIDES}",
        "Shorten the text, or use a smaller figure",
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


def _drawn(pages: list[dict[str, Any]]) -> list[tuple[bytes, int, str]]:
    return in_parallel(pdf, [(_htmls(said),) for said in pages], PAYS_FROM)


def _htmls(said: dict[str, Any]) -> tuple[str, ...]:
    """A sheet in each size of letters that may be tried, the largest first."""
    return tuple(_html(said, look) for look in (LOOKS if said["sheet"] == "briefing" else LOOKS[2:3]))


def _key(said: Mapping[str, Any]) -> str:
    """The name that a sheet has in the cache; its QR code is told by its address, and drawn only when it is needed."""
    html = render(said["sheet"], "handout", **{**said, "look": LOOKS[0], "code": ""})
    return name_for(html, repr(LOOKS), libraries=LIBRARIES)


def _html(said: Mapping[str, Any], look: Look) -> str:
    return render(said["sheet"], "handout", **{**said, "look": look, "code": code(said["article"].address)})
