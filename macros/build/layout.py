"""MkDocs and its theme, which lay one page out at a time: the only module, beside the door, that knows them."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from mkdocs.commands.build import _build_template, get_context
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.structure.files import Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents
from mkdocs.utils.yaml import yaml_load

from macros.build.design import APART, Design
from macros.content import Site
from macros.outputs.layout import LaidOut
from macros.outputs.macro_html import MacroHtml
from macros.pages import Document, url_of
from macros.pages.versions import language_of
from macros.records import merged
from macros.render import closed, note, safe
from macros.settings.read import FILE
from macros.system.inputs import used
from macros.system.package import BASE, OVERRIDES

ready: dict[Path, Any] = {}
"""The checked site of each folder that MkDocs lays out."""


def settings_of(root: Path) -> MkDocsConfig:
    """The settings of the site in this folder as MkDocs has them: its own, over those that every site has."""
    given, own = (yaml_load(path.read_bytes().decode("utf-8-sig")) for path in (BASE, root / FILE))
    theme = {"theme": {"custom_dir": str(OVERRIDES)}}
    return load_config(str(root / FILE), **merged(merged(given, {"site_name": "-", **theme}), own))


def path_of(root: Path) -> str:
    """The path below its host at which a site is read, by its settings: `/website/`; `/` where they have faults."""
    try:
        address = settings_of(root).site_url
    except (Abort, ConfigurationError, OSError):
        return "/"
    return f"/{urlsplit(address or '').path.strip('/')}/".replace("//", "/")


class _Page(Page):
    """A page of MkDocs, whose front matter is noted as an input when a template looks at it."""

    @property
    def meta(self) -> Any:
        used("front", f"docs/{self.file.src_uri}")
        return self._meta

    @meta.setter
    def meta(self, value: Any) -> None:
        self._meta = value


class Layout(Design):
    """The design of one site. `home` is the address that pages are read at, where it is not that of the settings."""

    def __init__(self, site: Site, command: Literal["build", "serve"], home: str = "") -> None:
        self.warnings: list[str] = []
        self.config = settings_of(site.root)
        if home:
            self.config.site_url = home
        self.plugins = self.config.plugins
        ready[site.root] = site
        with self._listening():
            self.plugins.on_startup(command=command, dirty=False)
            self.config = self.plugins.on_config(self.config)
            self.plugins.on_pre_build(config=self.config)
            files = get_files(self.config)
            for file in files.documentation_pages():
                if language_of(file.src_uri):  # below the address of its original, and in no menu
                    file.dest_uri, file.inclusion = f"{url_of(file.src_uri)}index.html", InclusionLevel.NOT_IN_NAV
            self.env: Any = self.config.theme.get_env()
            if Path(str(self.config.theme.custom_dir)).resolve() != OVERRIDES.resolve():
                self.env = closed(self.env)
            self.env.autoescape = True  # MkDocs escapes nothing: whatever a template says would be HTML
            files.add_files_from_theme(self.env, self.config)
            self._files: Files = self.plugins.on_files(files, config=self.config)
            set_exclusions(self._files, self.config)
            nav = get_navigation(self._files, self.config)
            self.nav: Navigation = self.plugins.on_nav(nav, config=self.config, files=self._files)
            self.env = self.plugins.on_env(self.env, config=self.config, files=self._files)
        self.env.auto_reload = True
        self.env.get_template = _noted(self.env.get_template, site.root)
        self.pages = self._files.documentation_pages(inclusion=InclusionLevel.is_included)
        self.renew(site)

    def renew(self, site: Site) -> None:
        """The same design for what the site's files say now."""
        self.site = site
        vars(self).pop("answers", None)
        self.config.extra.update(self.facts())
        self.config.site_name = site.partnership.name
        self.nav = Navigation(self.nav.items, self.nav.pages)  # another one, so that templates learn the menu again
        by_src = {one.src: one for one in (*site.written, *site.versions)}
        for file in self.pages:
            page: Any = file.page
            page.__class__ = _Page
            page.markdown = ""
            page.meta = dict(by_src[file.src_uri].record.data) if file.src_uri in by_src else {}
            vars(page).pop("meta", None)

    @property
    def home(self) -> str:
        return str(self.config.site_url or "/")

    @property
    def repository(self) -> tuple[str, str]:
        """The address of the repository, and the way from there to a file; blank where none is set."""
        return self.repository_of(str(self.config.repo_url or ""), str(self.config.edit_uri or ""))

    def lay_out(self, document: Document, macro_html: MacroHtml) -> LaidOut:
        """A page in the site's design, with what `macro_html` gives for each of its macros."""
        self.note()
        self.warnings.clear()
        file = self._files.get_file_from_path(document.src)
        page: Any = file.page if file else None
        document.front, document.body  # noqa: B018 - MkDocs reads the file again by itself
        macros_plugin: Any = self.plugins["macros"]
        macros_plugin.variables["page_being_laid_out"] = macro_html, document
        with self._listening(), self._current(page):
            page = self.plugins.on_pre_page(page, config=self.config, files=self._files)
            page.read_source(self.config)
            if document.language:  # what its folder gives to its pages is not for a translation
                page.meta.update(kind=document.meta.kind, template=document.meta.template)
            page.markdown = self.plugins.on_page_markdown(
                page.markdown, page=page, config=self.config, files=self._files
            )
            page.render(self.config, self._files)
            page.content = self.plugins.on_page_content(page.content, page=page, config=self.config, files=self._files)
            body = str(page.content)
            page.content = safe(body)  # the Markdown has been through the allow-list, and the macros' HTML is ours
            context: Any = get_context(self.nav, self.pages, self.config, page)
            template = self.env.get_template(page.meta.get("template", "main.html"))
            context = self.plugins.on_page_context(context, page=page, config=self.config, nav=self.nav)
            context |= self.words_of(document)
            text = self.plugins.on_post_page(template.render(context), page=page, config=self.config)
        return LaidOut(str(text), body, list(self.warnings))

    def template(self, name: str, address: str = "", **said: str) -> str:
        """A page of the design that has no Markdown: 404.html, withdrawn.html. One of several has its `address` and what is `said`."""
        self.note()
        used("names", "docs")
        template = self.env.get_template(name, globals=said)
        return str(_build_template(address or name, template, self._files, self.config, self.nav))

    def files(self) -> Mapping[str, Path]:
        """The files that are copied as they are, by their addresses: those of the design, and documents of docs/.

        Those that come with the theme are left out: no page of ours asks for one of them.
        """
        pictures = {self.site.docs / src for src in self.site.pictures}
        templates = Path(str(self.config.theme.custom_dir))
        ours, apart = {Path(self.config.docs_dir), templates}, {templates / name for name in APART}
        found = {
            file.dest_uri: Path(str(file.abs_src_path))
            for file in self._files
            if not file.is_documentation_page()
            and file.inclusion not in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
        }
        return {
            address: path
            for address, path in found.items()
            if path not in pictures and ours & set(path.parents) and not apart & {path, *path.parents}
        }

    @contextmanager
    def _current(self, page: Page) -> Iterator[None]:
        self.config._current_page = page
        page.active = True
        try:
            yield
        finally:
            page.active = False
            page.markdown, page.content, page.toc = (
                "",
                None,
                TableOfContents([]),
            )  # no other page asks for what is in this one
            self.config._current_page = None

    @contextmanager
    def _listening(self) -> Iterator[None]:
        """What MkDocs warns of meanwhile is among the warnings: its settings are strict."""
        handler = _Warnings(self.warnings)
        logger = logging.getLogger("mkdocs")
        before, logger.handlers, logger.propagate = logger.handlers, [handler], False
        try:
            yield
        finally:
            logger.handlers = before


class _Warnings(logging.Handler):
    def __init__(self, found: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.found = found

    def emit(self, record: logging.LogRecord) -> None:
        self.found.append(record.getMessage())


def _noted(get: Callable[..., Any], root: Path) -> Callable[..., Any]:
    """The way to get a template, which notes each as an input."""

    def get_template(*given: Any, **named: Any) -> Any:
        template = get(*given, **named)
        note(template, root)
        return template

    return get_template
