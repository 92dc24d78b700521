"""The pages of a site: those of docs/ as MkDocs lays them out, and those made from data in the form of one of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from macros.content.arguments import line
from macros.outputs import (
    briefings,
    calendar,
    catalogue,
    edit,
    feeds,
    figure_files,
    hubs,
    newsletters,
    onward,
    outward,
    packs,
    scorecard,
    search,
    sharing,
    thresholds,
    yearly_report,
)
from macros.outputs.downloads import words_of
from macros.outputs.finish import Ready, base_path, finished, root_from
from macros.outputs.from_data import DataPage, at_end_of_head, page_from, put_at_end, put_below, shortened
from macros.outputs.macro_html import Call, MacroHtml
from macros.outputs.making import SHELL_OF_TABLES, Making
from macros.outputs.table_page import table_page
from macros.pages import Document, Event, Newsletter, Pack, Whole
from macros.system.cache import Made
from macros.system.inputs import remember

SHELLS = (SHELL_OF_TABLES, hubs.SHELL, thresholds.SHELL)
"""The pages of docs/ that others are made from, and that have no address themselves."""
COLUMN, PAGE = ("wide", "narrow"), ("page", "wide", "narrow")
"""The forms of the pictures on a page with contents beside its text, and on one that has its whole width."""
BESIDE = 'class="side"'
"""What a page with contents beside its text has."""
MOST_WIDE = 3
"""The most figures of a page that are drawn for its whole width too: a third form of each adds a third to the page's size."""
FROM_DATA: dict[str, Callable[[Making], str]] = {
    "data/index.md tables": catalogue.catalogue,
    "data/corrections.md log": catalogue.corrections,
    "about/feeds.md all-feeds": feeds.listed,
    "thresholds/index.md download": thresholds.download,
    "figures/are-we-getting-better.md take-away": scorecard.download,
    "briefings/index.md by-subject": briefings.by_group,
    "newsletters/index.md by-year": newsletters.archive,
}
"""What is made from data below a heading of a page: the page and the heading's id, and what makes it."""


def of_document(making: Making, src: str) -> Made:
    """A page of docs/, with what is made from data below its headings."""
    document, raw = making.document(src), making.raw(src)
    if not raw.files:
        return raw
    text = raw.files[""].decode()
    for heading, content in _inserted(making, document):
        text = put_below(text, heading, content)
    text = put_at_end(text, onward.of_page(making, document))
    slots = raw.data["slots"]
    if isinstance(document.meta, Whole):
        slots = slots | yearly_report.slots(making, document.meta.report)
    if isinstance(document.meta, Pack):
        slots = slots | packs.slots(making, document.meta)
    made = _finished(making, text, document.url, slots, document)
    meta = document.meta
    kind = search.kind_of(document, making.sections())
    found = search.entry(document.url, meta.title, meta.summary, kind, raw.data["parts"])
    return Made(made, raw.problems, {} if meta.search.exclude else {"search": found})


def of_version(making: Making, src: str) -> Made:
    """A page in another language: its words alone, which the search finds by its title and its language."""
    document, raw = making.document(src), making.raw(src)
    if not raw.files:
        return raw
    made = _finished(making, raw.files[""].decode(), document.url, {}, document)
    meta, language = document.meta, making.site.languages[document.language]
    known_by = [["", "", f"{language.english} {language.name}"]]
    found = search.entry(document.url, meta.title, meta.summary, language.name, known_by, document.language)
    return Made(made, raw.problems, {} if meta.search.exclude else {"search": found})


def _inserted(making: Making, document: Document) -> Iterator[tuple[str, str]]:
    for place, make in FROM_DATA.items():
        src, heading = place.split()
        if src == document.src:
            yield heading, make(making)
    if document.src == f"{calendar.FOLDER}/index.md":
        yield from calendar.lists(making)
    yield from briefings.inserted(making, document)
    yield from onward.inserted(making, document)
    if isinstance(document.meta, Event):
        yield "take-away", calendar.take_away(making, document)
    if isinstance(document.meta, Newsletter):
        yield "other-issues", newsletters.others(making, document)
    if isinstance(document.meta, Pack):
        yield from packs.inserted(making, document)
    if isinstance(document.meta, Whole):
        yield "contents", yearly_report.chapters(making, document.meta.report)


def from_data(making: Making) -> Iterator[tuple[str, str, Callable[[], Made]]]:
    """The address of each page that is made from data, the file that it is about, and the work that makes it."""
    if making.shell(SHELL_OF_TABLES):
        for stem in making.site.stems:
            make = partial(_of_table, making, stem)
            yield f"data/{stem}/", f"data/tables/{stem}.csv", partial(_page_from_data, making, SHELL_OF_TABLES, make)
    for path, shell, all_pages in (
        ("data/thresholds", thresholds.SHELL, thresholds.all_pages),
        ("data/themes.yml", hubs.SHELL, hubs.pages),
    ):
        for url in _addresses(making, shell, all_pages):
            yield url, path, partial(_page_from_data, making, shell, partial(_one_of, making, shell, all_pages, url))


Pages = Callable[[Making], "Iterator[DataPage] | list[DataPage]"]


def _addresses(making: Making, shell: str, all_pages: Pages) -> list[str]:
    work = lambda: Made(data=[one.url for one in _all(making, shell, all_pages)])  # noqa: E731
    return making.made(f"addresses of {shell}", f"docs/{shell}", work).data or []


def _all(making: Making, shell: str, all_pages: Pages) -> list[DataPage]:
    return remember(vars(making), f"pages of {shell}", lambda: list(all_pages(making)))


def _one_of(making: Making, shell: str, all_pages: Pages, url: str) -> tuple[DataPage, Mapping[str, Call]]:
    return next(one for one in _all(making, shell, all_pages) if one.url == url), {}


def _of_table(making: Making, stem: str) -> tuple[DataPage, Mapping[str, Call]]:
    macro_html = MacroHtml(making.macros, not making.published)
    return table_page(making, stem, macro_html), macro_html.slots


def _page_from_data(making: Making, shell: str, make: Callable[[], tuple[DataPage, Mapping[str, Call]]]) -> Made:
    """A page in the form of another."""
    raw = making.raw(shell)
    if not raw.files:
        return raw
    page, slots = make()
    text = page_from(raw.files[""].decode(), page, making.home)
    text = put_at_end(text, onward.next_for(making, page.themes, page.url))
    return Made(
        _finished(making, text, page.url, slots, None),
        data={
            "search": search.entry(page.url, page.title, shortened(page.summary), page.kind, [["", "", page.found_by]]),
            "sitemap": [(page.url, page.modified)],
        },
    )


def not_found(making: Making) -> Made:
    """The page that is shown where there is none: it may be read at any depth, so its addresses are whole."""
    text = making.layout.template("404.html")
    return Made({"404.html": finish(making, text, "404.html", base_path(making.home), {}).encode()})


def _finished(
    making: Making, text: str, url: str, slots: Mapping[str, Call], document: Document | None
) -> dict[str, bytes]:
    """A page with all that its head says, finished."""
    if not making.site.has_page(SHELL_OF_TABLES):
        text = _led_to_files(making, text)
    built = sharing.read(url.rstrip("/"), text)
    if built is not None:
        text = at_end_of_head(text, sharing.head(making, built, document, "application/ld+json" in text))
    text = edit.linked(making, text, url, document)
    address = f"{url}index.html"
    return {address: finish(making, text, address, root_from(address), slots).encode()}


def finish(making: Making, text: str, address: str, root: str, slots: Mapping[str, Call]) -> str:
    """A page as it is published, its figures in their slots, each drawn for the widths that it may have there."""
    forms = COLUMN if BESIDE in text or len(slots) > MOST_WIDE else PAGE

    def figure_of(key: str) -> Ready:
        name, positional, named = slots[key]
        call = (name, list(positional), dict(named))
        figure = making.figure(call)
        typed = "" if making.published or name == "gallery" else line(name, positional, named)
        return Ready(figure, making.drawn(figure, forms), figure_files.files_of(making, call), typed)

    text = finished(text, address, root, figure_of, making.photo, words_of(making.site), making.terms, making.published)
    return outward.marked(text, making.home)


def _led_to_files(making: Making, text: str) -> str:
    """Where a site has no pages for its tables, what would lead to one leads to the table's file."""
    stems = "|".join(map(re.escape, making.site.stems))
    return re.sub(rf'="@/data/({stems})/"', r'="@/data/\1.csv"', text) if stems else text
