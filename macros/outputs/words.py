"""What a site says, in words and without being built: each sentence of each page, and the words of each figure.

It is the text edition of a page, without addresses. Two states of one site are compared by it: see `changed_words`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from macros.content import Site
from macros.content.site import NEIGHBOURS
from macros.figures import Figure
from macros.markdown import Call
from macros.messages import Fault, ReportedElsewhere
from macros.outputs.macro_html import MacroHtml
from macros.outputs.plain_text import as_text
from macros.outputs.walk import fragment
from macros.page_macros import PageMacros
from macros.pages import Document, Pack
from macros.render import render
from macros.sections import packs
from macros.sections.gallery import Gallery
from macros.wording import MACROS, Number

END = re.compile(r"(?<=[.!?])\s+(?=[A-Z0-9“‘])")
PARTS = {"title": "Title", "subtitle": "Subtitle", "alt": "Text alternative"}
"""The words of a figure, and what an officer calls them."""
NO_TABLE = {"call", "contact", "contacts", "listing", "glossary", "accessibility", "site_map", "gallery"}
"""Macros that say nothing from a table."""


@dataclass
class Words:
    """What a page or a table's page says: `title` and `path` are its own, `figures` have the words of each in its order.

    `faults` has what keeps a macro from saying anything, each with its line.
    """

    title: str
    path: str
    sentences: list[str] = field(default_factory=list)
    figures: list[dict[str, str]] = field(default_factory=list)
    faults: list[tuple[int, str]] = field(default_factory=list)


def words_of(site: Site, stems: Collection[str]) -> Iterator[tuple[str, Words]]:
    """The words of each page that says something from these tables, and of the tables' own pages, by their addresses.

    Where the model of the neighbours is among them, those of every page and table: who is compared has changed.
    """
    page_macros = PageMacros(site)
    everything = any(stem.endswith(NEIGHBOURS) for stem in stems)
    for document in site.written:
        pack = document.meta if document.whole and isinstance(document.meta, Pack) else None
        shown = pack is not None and not set(packs.stems_of(site, pack)).isdisjoint(stems)
        calls = document.reading.calls if document.whole else ()
        if shown or any(everything or _says(call, stems) for call in calls):
            yield document.url, _of_page(document, page_macros)
    for stem in site.stems if everything else sorted(stems):
        if (table := site.find(stem)) and table.metadata.figures:
            words = Words(table.metadata.title, f"data/tables/{stem}.yml")
            for name in table.metadata.figures:
                words.figures.append(_of_figure(Call("figure", 1, (stem, name)), 1, words, page_macros))
            yield f"data/{stem}/", words


def _says(call: Call, stems: Collection[str]) -> bool:
    """Whether a macro may say something from these tables."""
    if call.name == "figure" or call.name in MACROS:
        return bool(call.positional) and call.positional[0] in stems
    return call.name not in NO_TABLE


def _of_page(document: Document, page_macros: PageMacros) -> Words:
    """The words of one page."""
    page_macros = page_macros.of(document)
    words, macro_html = Words(document.meta.title, document.path), MacroHtml(page_macros)

    def told(call: Call) -> str:
        if call.name == "figure":
            words.figures.append(_of_figure(call, document.first + call.line - 1, words, page_macros))
            return ""
        try:
            thing = page_macros.named[call.name](*call.positional, **dict(call.named))
            if isinstance(thing, Number):
                return render("number", "text", number=thing)
            return (
                ""
                if isinstance(thing, (Figure, Gallery))
                else macro_html.html(call.name, *call.positional, **dict(call.named))
            )
        except (Fault, KeyError) as fault:
            _note(fault, document.first + call.line - 1, words)
            return "…"

    body = fragment(document.parser.html(document.body, told))
    for label in body.css("svg text"):  # the numbers of an axis say nothing by themselves
        label.decompose()
    for link in body.css("[href]"):
        del link.attrs["href"]
    text = as_text(body.html or "", width=0)
    if isinstance(document.meta, Pack):
        _of_pack(document, document.meta, words, page_macros)
    words.sentences += [one for line in text.splitlines() for one in _sentences(line.strip()) if one.strip("-")]
    return words


def _sentences(line: str) -> list[str]:
    """The sentences of a line; a row of a list stays whole, since its name is said in the first only."""
    return [line] if line.startswith("- ") else END.split(line)


def _of_pack(document: Document, meta: Pack, words: Words, page_macros: PageMacros) -> None:
    """What a pack says of its measures, and its figures: they are in no macro of the page."""
    try:
        words.sentences += packs.contents(page_macros.site, document).said()
        for _, (stem, name), named in packs.drawn(page_macros.site, meta):
            call = Call("figure", 1, (stem, name), tuple(named.items()))
            words.figures.append(_of_figure(call, document.record.line("tables"), words, page_macros))
    except Fault as fault:
        _note(fault, document.record.line("tables"), words)


def _of_figure(call: Call, line: int, words: Words, page_macros: PageMacros) -> dict[str, str]:
    """The words of one figure; none where it has a fault, which is noted."""
    try:
        found = page_macros.drawn(*call.positional, **dict(call.named))
    except Fault as fault:
        _note(fault, line, words)
        return {}
    return {name: str(getattr(found, part)) for part, name in PARTS.items()}


def _note(fault: Exception, line: int, words: Words) -> None:
    if not isinstance(fault, ReportedElsewhere):
        words.faults.append((line, str(fault)))
