"""Shared access to everything an output needs; each page, file and chart is its own cached task.

`Making` is handed to every output. It gives what others have made (`raw`, `table`, `drawn` …), each made once, and
made again only when something that it was made of has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from typing import Any

from macros import charts, figures
from macros.content import Site
from macros.figures import Figure
from macros.messages import Fault, Problem, unexpected
from macros.outputs import photographs
from macros.outputs.layout import Layout
from macros.outputs.macro_html import Call, MacroHtml, figure_of, stem_of
from macros.outputs.onward import LeadingOn
from macros.outputs.search import parts
from macros.page_macros import PageMacros
from macros.pages import Document, Pack
from macros.sections import packs
from macros.system.cache import Cache, Made
from macros.system.inputs import answer, passing, remember, used
from macros.wording import MACROS

SHELL_OF_TABLES = "data/table.md"
"""The page that the page of each table is made from."""


@dataclass
class Making(LeadingOn):
    """One making of a site. `published` is False in a preview, whose reload script the policy of a page would stop.

    `faults` are those that only making shows. Whatever a work asks of this is noted as an input of that work.
    """

    site: Site
    home: str
    cache: Cache
    layout: Layout
    published: bool = True
    faults: list[Problem] = field(default_factory=list)
    asked_as: str = "answer of making"
    sent: dict[str, list[str]] = field(default_factory=dict)
    """What is sent of each issue, by the address of its page: its email and its texts."""
    macros: PageMacros = field(init=False)

    def __post_init__(self) -> None:
        self.macros = PageMacros(self.site)

    def made(self, name: str, path: str, work: Callable[[], Made]) -> Made:
        """Run a task or take its result from the cache. A failure is reported at `path`, and other tasks continue."""

        def guarded() -> Made:
            try:
                return work()
            except Fault as fault:
                return Made(problems=[fault.at(path, 1)])
            except OSError:
                raise
            except Exception as error:
                passing()
                return Made(problems=[unexpected.as_problem(error, self.site.root, path)])

        where = self.home if self.published else f"preview at {self.home}"
        return self.cache.made(f"{name} of {where}", guarded)

    def is_current(self, name: str) -> bool:
        """Whether nothing that this was made of has changed."""
        where = self.home if self.published else f"preview at {self.home}"
        return self.cache.is_current(f"{name} of {where}")

    def raw(self, src: str) -> Made:
        """A page as MkDocs lays it out, with slots for its figures; no file where its macros have faults."""
        return self.made(f"raw {src}", f"docs/{src}", lambda: self._raw(self.document(src)))

    def _raw(self, document: Document) -> Made:
        macro_html = MacroHtml(self.macros.of(document), not self.published, document.language)
        try:
            laid = self.layout.lay_out(document, macro_html)
        except Exception as error:
            if problems := getattr(error, "problems", None):
                return Made(problems=problems)
            raise
        body = laid.body if document.meta.kind == "report" else ""
        problems = [Problem(document.path, document.first, warning, "") for warning in laid.warnings]
        return Made(
            {"": laid.page.encode()}, problems, {"slots": macro_html.slots, "parts": parts(laid.body), "body": body}
        )

    def document(self, src: str) -> Document:
        """The page of this file."""
        by_src = remember(vars(self), "by src", lambda: {one.src: one for one in self.site.everything})
        return by_src[src]

    def shell(self, src: str) -> Document | None:
        """The page that others are made from, where the site has it."""
        return self.document(src) if self.site.has_page(src) else None

    def figure(self, call: Call) -> Figure:
        """The figure that a macro asked for; it leads to its table's file where the site has no pages for tables."""
        found = figure_of(self.macros, call)
        without = found.table_href and not self.site.has_page(SHELL_OF_TABLES)
        return replace(found, table_href=found.csv_href) if without else found

    def drawn(self, figure: Figure, forms: Sequence[str]) -> Mapping[str, str]:
        """The bare pictures of a figure, by their forms."""
        wanted = figures.specifications(figure, forms)
        svgs = charts.draw_all(list(wanted.values()), self.cache)
        return {form: svgs[charts.key_of(one)] for form, one in wanted.items()}

    def table(self, stem: str) -> Made:
        """The files of a table, and what lists say about it."""
        from macros.outputs.open_data import table_as_data

        return self.made(f"table {stem}", f"data/tables/{stem}.csv", lambda: table_as_data(self, stem))

    def about(self, stem: str) -> dict[str, Any]:
        """What lists say about a table; empty where it cannot be published."""
        return dict(self.table(stem).data or {})

    @property
    def terms(self) -> dict[str, str]:
        """What each abbreviation stands for."""
        return {escape(name, quote=False): term.expansion for name, term in self.site.glossary.items()}

    def photo(self, src: str) -> photographs.Photograph | None:
        """A picture of docs/ made ready, by its file; None where there is none that can be shown."""
        if src not in self.site.pictures:
            return None
        used("file", f"docs/{src}")
        return photographs.ready(self.site.docs / src, self.site.files.pictures, self.cache)

    def calls(self, src: str) -> list[Call]:
        """The macros of a page, in their order; those of a pack's figures are in its front matter."""

        def work() -> Made:
            document = self.document(src)
            calls = [(one.name, list(one.positional), dict(one.named)) for one in document.reading.calls]
            if isinstance(document.meta, Pack):
                calls += packs.drawn(self.site, document.meta)
            return Made(data=calls)

        found: list[Call] = [
            (name, positional, named)
            for name, positional, named in self.made(f"calls {src}", f"docs/{src}", work).data or []
        ]
        return found

    def shown(self, src: str) -> dict[str, Any]:
        """The tables that a page shows: of each figure with the figure's title and id, and those that its text has numbers of."""

        def work() -> Made:
            calls = self.calls(src)
            made = [(call, self.figure(call)) for call in calls if call[0] == "figure"]
            figures = [(stem_of(call), one.title, one.id) for call, one in made]
            return Made(data={"figures": figures, "numbers": [stem_of(call) for call in calls if call[0] in MACROS]})

        found: dict[str, Any] = self.made(f"shown {src}", f"docs/{src}", work).data or {"figures": [], "numbers": []}
        return found

    @answer
    def sections(self) -> dict[str, str]:
        """The title of each folder's own page."""
        return {one.folder: one.meta.title for one in self.site.documents if one.is_index and one.folder}

    @answer
    def feeds_of(self, section: str) -> list[tuple[str, str]]:
        """The feeds that a page of this section names: title and address."""
        from macros.outputs.feeds import EVERYTHING, gather

        all_feeds = remember(vars(self), "feeds", lambda: gather(self))
        return [(one.title, one.url) for one in all_feeds if one.name in (EVERYTHING, section)]

    @answer
    def uses_of(self, stem: str) -> list[dict[str, Any]]:
        """The pages that use a table."""
        from macros.outputs.uses import uses

        found: list[dict[str, Any]] = remember(vars(self), "uses", lambda: uses(self)).get(stem, [])
        return found

    @answer
    def logs(self) -> list[str]:
        """The stems of the tables of revised official values."""
        return [stem for stem in self.site.stems if self.about(stem).get("revisions") is not None]

    @answer
    def hiding(self) -> dict[str, list[str]]:
        """The columns of each table that hides something."""
        return {stem: columns for stem in self.site.stems if (columns := self.about(stem).get("hides"))}

    @answer
    def small_titles(self) -> list[str]:
        """The titles of tables and figures that say a small count, which their own table may show."""
        return [title for stem in self.site.stems for title in self.about(stem).get("small titles", [])]
