"""All outputs of a site in one list: the name of each task and the function that runs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from macros import charts, figures
from macros.outputs import (
    appearance,
    calendar,
    feeds,
    figure_files,
    handouts,
    newsletters,
    open_data,
    packs,
    pages,
    photographs,
    scorecard,
    search,
    security,
    sharing,
    sitemap,
    thresholds,
)
from macros.outputs.figure_files import PICTURES
from macros.outputs.macro_html import Call
from macros.outputs.making import SHELL_OF_TABLES, Making
from macros.outputs.sharing import Card
from macros.pages import Briefing, Document, Event, Pack
from macros.sections.gallery import PAGE as GALLERY
from macros.system.cache import Made
from macros.system.inputs import remember
from macros.system.workers import meanwhile


@dataclass(frozen=True)
class Target:
    """A build task: its name (the cache key), and the source file to blame if it fails.

    `files` are those of its addresses that can be known before it is done.
    """

    name: str
    path: str
    work: Callable[[], Made]
    files: tuple[str, ...] = ()


def targets(making: Making) -> Iterator[Target]:
    """Every build task, in any order: a task that needs another one requests it."""
    for address, path, work in all_pages(making):
        yield Target(f"page {address}", path, work, (f"{address}index.html",))
    yield Target("page 404.html", "overrides/404.html", partial(pages.not_found, making), ("404.html",))
    yield Target("look", "data/partnership.yml", partial(appearance.files, making), (appearance.ICON, appearance.SHEET))
    yield Target("security", "data/partnership.yml", partial(security.files, making), (security.ADDRESS,))
    for stem in making.site.stems:
        files = (f"data/{stem}.csv", f"data/{stem}.csv-metadata.json")
        yield Target(f"table {stem}", f"data/tables/{stem}.csv", partial(open_data.table_as_data, making, stem), files)
    yield Target("package", "data/tables", partial(open_data.package, making))
    yield Target("thresholds", "data/thresholds", partial(thresholds.files, making))
    yield Target("scorecard", "data/comparisons.yml", partial(scorecard.files, making))
    for name, call in figures_shown(making).items():
        of_picture = (f"{PICTURES}/{name}.svg", f"{PICTURES}/{name}.png")
        yield Target(f"picture {name}", "data/tables", partial(_picture, making, call), of_picture)
    for kind in sorted({call[1][0] for call in figures_shown(making).values() if call[0] == "gallery"}):
        yield Target(f"example {kind}", "docs/about", partial(_example, making, kind))
    for document in documents_of(making, Briefing):
        sheets = tuple(handouts.addresses(document))
        yield Target(f"handout {document.src}", document.path, partial(handouts.files, making, document.src), sheets)
    for document in documents_of(making, Pack):
        sheet = (packs.address(document),)
        yield Target(f"pack {document.src}", document.path, partial(packs.files, making, document.src), sheet)
    for document in newsletters.issues(making.site):
        yield Target(f"issue {document.src}", document.path, partial(newsletters.files, making, document.src))
    for document in documents_of(making, Event):
        yield Target(f"event {document.src}", document.path, partial(calendar.event, making, document.src))
    yield Target("calendar", "docs/training", partial(calendar.feed, making))
    yield Target("feeds", "docs", partial(feeds.all_feeds, making))
    for card in cards(making).values():
        yield Target(card_name(card), "docs", partial(sharing.picture, making, card))
    for src in making.site.pictures:
        yield Target(f"photograph {src}", f"docs/{src}", partial(_photograph, making, src))
    made = partial(_made_pages, making)
    yield Target("search", "data/search-words.yml", lambda: search.search(making, made()), (search.INDEX,))
    yield Target("sitemap", "mkdocs.yml", lambda: sitemap.sitemap(making, made(), _shells(making)))


def all_pages(making: Making) -> Iterator[tuple[str, str, Callable[[], Made]]]:
    """The address of each page, the file that it is about, and the work that makes it."""
    for document in sorted(making.site.published, key=_order):
        if document.src not in pages.SHELLS:
            yield document.url, document.path, partial(pages.of_document, making, document.src)
    for document in making.site.versions:
        yield document.url, document.path, partial(pages.of_version, making, document.src)
    yield from pages.from_data(making)


def _order(document: Document) -> tuple[list[str], bool, str]:
    """The pages of a folder follow its index, and come before those of folders in it."""
    return document.folder.split("/") if document.folder else [], not document.is_index, document.src


def make(making: Making, target: Target) -> Made:
    """What a piece of work gives, made or taken from where it is kept."""
    return making.made(target.name, target.path, target.work)


def _made_pages(making: Making) -> list[Made]:
    return [making.made(f"page {address}", path, work) for address, path, work in all_pages(making)]


def _shells(making: Making) -> list[str]:
    return [making.document(src).url for src in pages.SHELLS if making.site.has_page(src)]


def figures_shown(making: Making) -> dict[str, Call]:
    """The macro of each figure that a page shows, by the name of the figure's files."""
    return remember(vars(making), "figures shown", lambda: dict(_shown(making)))


def _shown(making: Making) -> Iterator[tuple[str, Call]]:
    for document in making.site.published:
        for name, positional, named in making.calls(document.src):
            if name == "figure":
                yield figures.file_name(*positional, **named), (name, positional, named)
            elif name == "gallery":
                kind = str(positional[0] if positional else named.get("kind", ""))
                for place, file in enumerate(figure_files.examples(making, kind)):
                    yield file, (name, [kind, place], {})
    if making.shell(SHELL_OF_TABLES):
        for stem in making.site.stems:
            if shown := making.about(stem).get("figure"):
                yield figures.file_name(stem, shown), ("figure", [stem, shown], {})


def _picture(making: Making, call: Call) -> Made:
    return figure_files.picture(making, call)


def _example(making: Making, kind: str) -> Made:
    return Made({f"{GALLERY}/{kind}.csv": figure_files.example(making, kind)})


def _photograph(making: Making, src: str) -> Made:
    photo = making.photo(src)
    return Made(photographs.files(photo, src) if photo else {})


def card_name(card: Card) -> str:
    """What the drawing of a card is called: after all that it shows."""
    return f"card {card.name}, {card.kicker}: {card.title}"


def cards(making: Making) -> dict[str, Card]:
    """The picture that other sites show of each page, by its name: its own, or that of its section."""
    found: dict[str, Card] = {}
    by_url = {one.url: one for one in making.site.published}
    for address, _, _ in all_pages(making):
        document = by_url.get(address)
        title = document.meta.title if document else ""
        built = sharing.Built(address, title, "", "")
        one = sharing.card(built, document, making.sections(), making.site)
        found.setdefault(one.name, one)
    return found


@contextmanager
def drawn_ahead(making: Making) -> Iterator[None]:
    """Draw slow images that are not cached in advance, in parallel processes."""
    shown = [call for name, call in figures_shown(making).items() if not making.is_current(f"picture {name}")]
    made = [making.figure(call) for call in shown]
    charts.draw_all([spec for one in made for spec in figures.specifications(one, pages.COLUMN).values()], making.cache)
    waiting = [one for one in cards(making).values() if not making.is_current(card_name(one))]
    briefings = [one for one in documents_of(making, Briefing) if not making.is_current(f"handout {one.src}")]
    jobs = [
        *handouts.jobs(making.macros, briefings, making.home, making.cache),
        *charts.jobs([figure_files.sheet(making, figure) for figure in made], making.cache, charts.SCALE),
        *charts.jobs([sharing.svg(one, making.site) for one in waiting], making.cache),
    ]
    with meanwhile(jobs):
        yield


def lay_out(making: Making) -> None:
    """What needs no file of a figure: every page as MkDocs lays it out, and the tables."""
    for document in (*making.site.published, *making.site.versions):
        making.raw(document.src)
    for stem in making.site.stems:
        making.table(stem)


def documents_of(making: Making, kind: type[object]) -> Iterator[Document]:
    """The pages of one kind that have an address."""
    for document in making.site.published:
        if isinstance(document.meta, kind):
            yield document
