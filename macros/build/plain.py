"""The thin door: Python-Markdown and our templates lay out the pages, without MkDocs and its theme."""

from __future__ import annotations

import fnmatch
import os
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit, urlunsplit

from macros.build.design import APART, Design
from macros.content import Site
from macros.outputs.layout import LaidOut
from macros.outputs.macro_html import MacroHtml
from macros.pages import Document
from macros.render import design, safe, way
from macros.settings.read import lines_of, read_settings
from macros.system.inputs import used
from macros.system.package import OVERRIDES

NOT_COPIED = (
    *APART,
    *(f"{name}/*" for name in (*APART, "templates")),
    *(".*", "*/.*", "*.py", "*.pyc", "*.html", "*.md", "*readme*", "sitemap.xml"),
)
"""The files of a folder of templates that are no part of a site."""


@dataclass(eq=False)
class Section:
    """An entry of the menu with others below it."""

    title: str
    children: list[Any] = field(default_factory=list)


@dataclass(eq=False)
class Page:
    """A page as templates see it: what its author wrote of it, and, while it is laid out, its words."""

    document: Document
    canonical_url: str
    named: str = ""
    in_section: bool = False
    content: str = ""
    toc: list[Any] = field(default_factory=list)
    children: None = None

    @property
    def meta(self) -> dict[str, Any]:
        return self.document.record.data

    @property
    def title(self) -> str:
        """Its words in the menu, or its own title."""
        return self.named or str(self.meta.get("title", ""))

    @property
    def url(self) -> str:
        return self.document.url

    @property
    def is_homepage(self) -> bool:
        return not self.url and not self.in_section

    @property
    def file(self) -> File:
        return File(self)


@dataclass(frozen=True)
class File:
    """The file of a page as templates see it."""

    page: Page

    @property
    def src_uri(self) -> str:
        return self.page.document.src

    @property
    def url(self) -> str:
        return self.page.url or "./"

    @property
    def name(self) -> str:
        return PurePosixPath(self.src_uri).stem


class Plain(Design):
    """The design of one site. `home` is the address that pages are read at, where it is not that of the settings."""

    def __init__(self, site: Site, home: str = "") -> None:
        settings, _ = read_settings(site.root)
        self.settings = settings.data if settings else {}
        theme = lines_of(self.settings.get("theme"))
        self.templates = site.root / theme["custom_dir"] if "custom_dir" in theme else OVERRIDES
        self.env = design(self.templates, site.root)
        address = home or self._setting("site_url")
        self.config = SimpleNamespace(site_url=address if address.endswith("/") or not address else f"{address}/")
        self.config.theme = theme
        self.renew(site)

    def _setting(self, word: str) -> str:
        """A setting that may be one of the environment, by its name or by a list of names and what is taken without them."""
        value = self.settings.get(word) or ""
        names = value[: len(value) - 1 or 1] if isinstance(value, list) else [value]
        if not isinstance(value, list) and not re.fullmatch("[A-Z_]+", str(value)):
            return str(value)
        found = next((os.environ[name] for name in names if name in os.environ), None)
        return str(value[-1] if isinstance(value, list) and len(value) > 1 else "") if found is None else found

    def renew(self, site: Site) -> None:
        """The same design for what the site's files say now."""
        self.site = site
        vars(self).pop("answers", None)
        self.config.site_name = site.partnership.name
        self.config.extra = lines_of(self.settings.get("extra")) | self.facts()
        documents = sorted((*site.published, *site.versions), key=_place)
        self.pages = [Page(one, urljoin(self.config.site_url, one.url)).file for one in documents]
        self.by_src = {one.src_uri: one.page for one in self.pages}
        listed = self.settings.get("nav")
        if listed is None:
            listed = _folders(one.src_uri for one in self.pages if not one.page.document.language)
        self.nav = SimpleNamespace(items=list(self._menu(listed)))
        self.leads = {one.src: one.url or "./" for one in site.everything}
        self.leads |= dict.fromkeys([*self.files(), *site.pictures], "")

    def _menu(self, listed: Any, inside: bool = False) -> Iterator[Page | Section]:
        """The entries of a menu, without pages that are not published and sections that this leaves empty."""
        for entry in listed:
            words, what = next(iter(entry.items())) if isinstance(entry, dict) else ("", entry)
            if isinstance(what, list):
                if children := list(self._menu(what, inside=True)):
                    yield Section(words, children)
            elif page := self.by_src.get(what):
                page.named, page.in_section = words, inside
                yield page

    @property
    def home(self) -> str:
        return str(self.config.site_url or "/")

    @property
    def repository(self) -> tuple[str, str]:
        """The address of the repository, and the way from there to a file; blank where none is set."""
        return self.repository_of(self._setting("repo_url"), self._setting("edit_uri"))

    def lay_out(self, document: Document, macro_html: MacroHtml) -> LaidOut:
        """A page in the site's design, with what `macro_html` gives for each of its macros."""
        self.note()
        warnings: list[str] = []
        text, made = macro_html.marked(document)
        page = self.by_src[document.src]
        body, toc = document.parser.page(text, made, lambda typed: self._led(typed, document, warnings))
        page.content, page.toc = safe(body), list(_toc(toc))
        template = self.env.get_template(str(page.meta.get("template", "main.html")))
        whole = template.render(self._context(way("", page.url), page) | self.words_of(document))
        return LaidOut(whole, body, warnings)

    def template(self, name: str, address: str = "", **said: str) -> str:
        """A page of the design that has no Markdown: 404.html, withdrawn.html. One of several has its `address` and what is `said`."""
        self.note()
        used("names", "docs")
        base = way(".", posixpath.dirname(address)) if address else urlsplit(self.home).path
        return self.env.get_template(name, globals=said).render(self._context(base, None))

    def _context(self, base: str, page: Page | None) -> dict[str, Any]:
        return {"nav": self.nav, "pages": self.pages, "config": self.config, "base_url": base, "page": page}

    def files(self) -> Mapping[str, Path]:
        """The files that are copied as they are, by their addresses: those of the design, and documents of docs/."""
        found: dict[str, Path] = {}
        for path in sorted(self.templates.rglob("*")):
            name = path.relative_to(self.templates).as_posix()
            if path.is_file() and not _kept_back(name):
                found[name] = path
        return found | {src: self.site.docs / src for src in self.site.downloads}

    def _led(self, typed: str, document: Document, warnings: list[str]) -> str:
        """The address that a link or a picture of a page leads to, from the page. A broken one stays, and is reported."""
        scheme, host, path, query, anchor = urlsplit(typed)
        if scheme or host or not (path or typed.startswith(("/", "\\"))):
            return typed
        target = posixpath.normpath(posixpath.join(document.folder, unquote(path)))
        if typed.startswith(("/", "\\")) or target not in self.leads:
            warnings.append(f"The link `{typed}` is broken: there is no such page or file in docs/")
            return typed
        return urlunsplit(("", "", way(self.leads[target] or target, document.url), query, anchor))


def _place(document: Document) -> tuple[tuple[str, ...], bool, str]:
    """A folder's own pages come before those of the folders in it, its index first."""
    *folders, name = document.src.split("/")
    return tuple(folders), name != "index.md", name


def _folders(srcs: Iterable[str]) -> list[Any]:
    """The menu of a site that names none: each folder is a section."""
    menu: list[Any] = []
    for src in srcs:
        branch = menu
        for folder in src.split("/")[:-1]:
            words = folder.replace("-", " ").replace("_", " ")
            title = words.capitalize() if words.islower() else words
            there = next((one for one in branch if isinstance(one, dict) and title in one), None)
            if there is None:
                there = {title: []}
                branch.append(there)
            branch = there[title]
        branch.append(src)
    return menu


def _toc(tokens: Iterable[Mapping[str, Any]]) -> Iterator[SimpleNamespace]:
    """The headings of a page as templates see them."""
    for one in tokens:
        yield SimpleNamespace(
            title=one["name"],
            id=one["id"],
            url=f"#{one['id']}",
            level=one["level"],
            children=list(_toc(one["children"])),
        )


def _kept_back(name: str) -> bool:
    return any(fnmatch.fnmatchcase(name.lower(), one) for one in NOT_COPIED)
