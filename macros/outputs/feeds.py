"""Atom feeds: one of everything, one for each section and one for each theme, so that a reader hears of what is new.

An entry keeps its id when its page or the whole site moves: it is made of the partnership's name and the first address
that the page had below the site's own (RFC 4287, 4.2.6). Days have no hour, so each is reported as the beginning of that day in London.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

from macros.content import Site, moved
from macros.outputs.making import SHELL_OF_TABLES, Making
from macros.pages import first_address
from macros.render import render
from macros.sections import listings
from macros.sections.hubs import hubs
from macros.system.cache import Made

ATOM = "http://www.w3.org/2005/Atom"
ZONE = ZoneInfo("Europe/London")
FOLDER = "feeds"
EVERYTHING = "everything"
TABLES = "tables"
MOST = 100
"""The most entries in the feed of everything, the newest first; every other feed has all of its entries."""
SHELLS = {"data/table.md", "learning/theme.md", "thresholds/view.md"}
"""The pages that others are made from, which have no address themselves."""

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What a theme is called: part of an address and of the name of a file."""


@dataclass(frozen=True)
class Entry:
    """One page or table as a feed shows it; `section` is its folder, `key` what its id is made of: its first address."""

    url: str
    title: str
    summary: str
    changed: date
    section: str
    key: str
    themes: tuple[str, ...] = ()


@dataclass
class Feed:
    """A feed: its place below feeds/, its title, what it is about, and the page that has the same list."""

    name: str
    title: str
    about: str
    page: str
    group: str
    entries: list[Entry] = field(default_factory=list)
    first: str = ""
    """The name that its section had first, where it has another now."""

    @property
    def url(self) -> str:
        return f"{FOLDER}/{self.name}.xml"


def all_feeds(making: Making) -> Made:
    """Every feed as a file."""
    return Made({feed.url: atom(feed, making.site, making.home) for feed in gather(making)})


def listed(making: Making) -> str:
    """The list of feeds, as the page about them shows it."""
    feeds = gather(making)
    names = dict.fromkeys(one.group for one in feeds)
    return render("feeds", groups={name: [feed for feed in feeds if feed.group == name] for name in names})


def gather(making: Making) -> list[Feed]:
    """Everything, then each section that has pages, then each theme that something carries."""
    site = making.site
    entries = sorted(_entries(making), key=lambda one: (-one.changed.toordinal(), one.section == TABLES, one.title))
    if not entries:
        return []
    about = "Every page and table that is new or has changed"
    feeds = [Feed(EVERYTHING, "Everything", about, "", "Everything", entries[:MOST])]
    indexes = {one.folder: one for one in site.documents if one.is_index and one.folder}
    for section in sorted({one.section for one in entries if one.section in indexes}):
        title = indexes[section].meta.title
        first = first_address(indexes[section]).rstrip("/")
        told = f"New and changed pages of the section “{title}”"
        chosen = [one for one in entries if one.section == section]
        feeds.append(Feed(section, title, told, f"{section}/", "By section", chosen, first))
    changes = list(_changes(site))
    if changes:
        told = "What changed on pages, as the page “What changed” tells it"
        page = "about/what-changed/" if site.has_page("about/what-changed.md") else ""
        feeds.append(Feed("changes", "What changed", told, page, "Everything", changes))
    tables = [one for one in entries if one.section == TABLES]
    if tables:
        told = "Tables that are new, have new figures or were corrected"
        page = "data/" if site.has_page("data/index.md") else ""
        feeds.append(Feed(TABLES, "Tables of figures", told, page, "By section", tables))
    with_pages = {one.id for one in hubs(site)} if site.has_page("learning/theme.md") else set()
    for theme in sorted({theme for one in entries for theme in one.themes if ID.fullmatch(theme)}):
        name = site.theme_name(theme)
        chosen = [one for one in entries if theme in one.themes]
        told = f"New and changed pages and tables about “{name}”"
        page = f"learning/{theme}/" if theme in with_pages else ""
        feeds.append(Feed(f"themes/{theme}", name, told, page, "By theme", chosen))
    return feeds


def _entries(making: Making) -> Iterator[Entry]:
    """Each page, and each table that has a page."""
    site = making.site
    for document in site.documents:
        if document.meta.traits.in_feeds and document.src not in SHELLS:
            meta = document.meta
            section = document.src.partition("/")[0] if "/" in document.src else ""
            key = first_address(document)
            yield Entry(document.url, meta.title, meta.summary, meta.modified, section, key, tuple(meta.themes))
    for stem in making.site.stems if site.has_page(SHELL_OF_TABLES) else ():
        if about := making.about(stem):
            listed = about["listed"]
            changed, key = date.fromisoformat(about["modified"]), moved.first_address(site, stem)
            url, themes = f"data/{stem}/", tuple(listed["themes"])
            yield Entry(url, listed["title"], listed["description"], changed, TABLES, key, themes)


def _changes(site: Site) -> Iterator[Entry]:
    """Each change that a page's front matter tells, the newest first."""
    first = {one.url: first_address(one) for one in site.documents}
    for one in listings.changes(site):
        url = one.url.removeprefix("@/")
        yield Entry(url, one.title, one.what, one.date, "", key=f"{first[url]} {one.date.isoformat()} {one.what}")


def atom(feed: Feed, site: Site, home: str) -> bytes:
    """The feed as Atom (RFC 4287)."""
    ElementTree.register_namespace("", ATOM)
    root = ElementTree.Element(
        f"{{{ATOM}}}feed", {"{http://www.w3.org/XML/1998/namespace}lang": site.partnership.language}
    )
    _add(root, "title", f"{feed.title}: {site.partnership.name}")
    _add(root, "subtitle", feed.about)
    _add(root, "id", identity(site, f"{FOLDER}/{feed.first or feed.name}.xml"))
    _add(root, "updated", moment(max(one.changed for one in feed.entries)))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{home}{feed.url}")
    _add(root, "link", rel="alternate", type="text/html", href=f"{home}{feed.page}")
    _add(_add(root, "author"), "name", site.partnership.name)
    _add(root, "rights", site.partnership.licence.title)
    for one in feed.entries:
        entry = _add(root, "entry")
        _add(entry, "title", one.title)
        _add(entry, "id", identity(site, one.key))
        _add(entry, "updated", moment(one.changed))
        _add(entry, "link", rel="alternate", type="text/html", href=f"{home}{one.url}")
        _add(entry, "summary", " ".join(one.summary.split()))
        for theme in one.themes:
            _add(entry, "category", term=theme, label=site.theme_name(theme))
    ElementTree.indent(root)
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


def identity(site: Site, what: str) -> str:
    """An id that never changes, for a page or feed of this partnership."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site.partnership.name}/{what}").urn


def moment(day: date) -> str:
    """The beginning of a day in London, with its offset: 2026-06-01T00:00:00+01:00."""
    return datetime.combine(day, time(), ZONE).isoformat()


def section_of(url: str) -> str:
    """The section whose feed a page names in its head."""
    return TABLES if url.startswith("data/") else url.partition("/")[0]


def _add(parent: ElementTree.Element, name: str, text: str = "", **attributes: str) -> ElementTree.Element:
    made = ElementTree.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    if text:
        made.text = text
    return made
