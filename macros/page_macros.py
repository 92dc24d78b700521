"""The macros that a page may use, each a method that works on the content of one site."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from macros import figures, wording
from macros.content import Site
from macros.content.arguments import checked
from macros.facts import Layout, Term
from macros.messages import Fault, ReportedElsewhere, choice
from macros.pages import Document, Pack
from macros.sections import hubs, listings
from macros.sections.board import MeasureMacros
from macros.sections.contacts import ContactMacros
from macros.sections.documents import DocumentMacros
from macros.sections.duty_macros import DutyMacros
from macros.sections.explore import explorer
from macros.sections.gallery import Gallery, gallery
from macros.sections.gaps import GapMacros
from macros.sections.guidance import GuidanceMacros
from macros.sections.listings import Changed, Listing
from macros.sections.statement import PARTS, Part
from macros.sections.videos import VideoMacros
from macros.system.inputs import remember, remembered
from macros.tables import Cell, FigureSpec, Table
from macros.tables.newest import up_to


@dataclass
class PageMacros:
    """The macros of the pages of a site. `named` has each by the name that a page calls it by.

    `until` is the last period that they know, for a page that is about a time that is over.
    """

    site: Site
    until: str = ""

    def of(self, document: Document) -> PageMacros:
        """The macros as this page sees the tables: those of a pack know nothing later than its period."""
        until = document.meta.period if isinstance(document.meta, Pack) else ""
        if until == self.until:
            return self
        return remember(vars(self), f"until {until}", lambda: PageMacros(self.site, until))

    def table(self, stem: str) -> Table:
        """The table of this stem as its pages see it."""
        return up_to(self.site.compared(stem), self.until)

    def figure(self, /, stem: str, name: str = "default", **changes: Annotated[Any, FigureSpec]) -> figures.Figure:
        """A whole figure from a table: `figure("front-door-contacts")`.

        A fault that the metadata's own figure has is reported there, and not again for each page that shows it.
        """
        try:
            return self.drawn(stem, name, **changes)
        except Fault as fault:
            table = self.site.find(stem)
            if table is None or name not in table.metadata.figures:
                raise
            if changes:
                self.figure(stem, name)  # where that cannot be drawn either, it is the metadata's fault
                raise
            raise ReportedElsewhere(fault.what, fault.fix) from fault

    def drawn(self, /, stem: str, name: str = "default", **changes: Any) -> figures.Figure:
        """A whole figure, or whatever keeps it from being drawn."""
        asked = repr((stem, name, sorted(changes.items())))
        return remember(
            vars(self),
            f"figure {asked}",
            lambda: figures.make(
                self.site.compared(stem),
                name,
                changes,
                self.site.sources,
                lambda: self.site.around,
                self._maps,
            ),
        )

    def _maps(self) -> Mapping[str, Layout]:
        """The maps of tiles; ReportedElsewhere where their file has errors."""
        if self.site.in_doubt("tiles.yml"):
            raise ReportedElsewhere("data/tiles.yml has errors", "Fix them first: they are in this list")
        return self.site.layouts

    def gallery(self, kind: str) -> Gallery:
        """Every state of a kind of chart: `gallery("bar")`."""
        return remember(vars(self), f"gallery {kind}", lambda: gallery(kind, self.site.root))

    def number(
        self, /, stem: str, column: str | None = None, *, dp: int | None = None, words: bool = False, **where: Cell
    ) -> wording.Number:
        """One value in a sentence: `number("front-door-contacts", "contacts_count", contact_source="Police")`."""
        return wording.number(self.table(stem), column, dp=dp, words=words, **where)

    def change(
        self,
        /,
        stem: str,
        column: str | list[str] | None = None,
        *,
        since: Cell | None = None,
        until: Cell | None = None,
        from_: dict[str, Cell] | None = None,
        to: dict[str, Cell] | None = None,
        dp: int | None = None,
        when: bool = False,
        says: str = "",
        **where: Cell,
    ) -> wording.Number:
        """How a value changed: `change("private-fostering", "children_count", since="2021-22", until="2022-23")`."""
        table, given = self.table(stem), {"since": since, "until": until, "from_": from_, "to": to}
        return wording.change(table, column, **given, dp=dp, when=when, says=says, **where)  # type: ignore[arg-type]

    def compare(
        self,
        /,
        stem: str,
        column: str | None = None,
        *,
        with_: str | list[str],
        dp: int | None = None,
        values: bool = True,
        **where: Cell,
    ) -> wording.Number:
        """A value beside another area's: `compare("school-pupils", "pupils_percent", with_="England")`."""
        return wording.compare(self.table(stem), column, self.site.around, with_=with_, dp=dp, values=values, **where)

    def share(
        self,
        /,
        stem: str,
        column: str | None = None,
        *,
        of: str | dict[str, Cell],
        dp: int = 0,
        words: bool = False,
        **where: Cell | list[Cell],
    ) -> wording.Number:
        """A part of a whole: `share("contacts", "contacts_count", contact_source="Police", of={"contact_source": "All"})`."""
        return wording.share(self.table(stem), column, of=of, dp=dp, words=words, **where)

    def rank(
        self, /, stem: str, column: str | None = None, *, end: str = "", short: bool = False, **where: Cell
    ) -> wording.Number:
        """Where the area ranks among its neighbours: `rank("official-referrals", "referrals_rate", time_period="2025")`."""
        return wording.rank(self.table(stem), column, self.site.around, end=end, short=short, **where)

    def interval(self, /, stem: str, column: str | None = None, **where: Cell) -> wording.Number:
        """How sure a share or rate is: `interval("official-referrals", "re_referrals_percent", time_period="2025")`."""
        return wording.interval_of(self.table(stem), column, **where)

    def highest(
        self, /, stem: str, key: str, column: str | None = None, *, value: bool = False, **where: Cell | list[Cell]
    ) -> wording.Number:
        """The row with the highest value: `highest("contacts", "contact_source", "contacts_count")`."""
        return wording.highest(self.table(stem), key, column, value=value, **where)

    def lowest(
        self, /, stem: str, key: str, column: str | None = None, *, value: bool = False, **where: Cell | list[Cell]
    ) -> wording.Number:
        """The row with the lowest value: `lowest("contacts", "contact_source", "contacts_count")`."""
        return wording.lowest(self.table(stem), key, column, value=value, **where)

    def time_period(
        self, /, stem: str, which: str = "last", *, column: str = "", **where: Cell | list[Cell]
    ) -> wording.Number:
        """The last period of a table, or the first, or the one named: `time_period("official-referrals")`."""
        return wording.time_period(self.table(stem), which, column=column, **where)

    def listing(
        self, folder: str, limit: int | None = None, theme: str | None = None, title: str = "", short: bool = False
    ) -> Listing:
        """The pages of a folder, newest first: `listing("briefings", limit=3)`; their titles alone: `short=True`."""
        return listings.listing(self.site, folder, limit, theme, title, short)

    def site_map(self) -> list[Listing]:
        """Every page of the site: `site_map()`."""
        return listings.site_map(self.site)

    def changes(self) -> list[Changed]:
        """What changed on the pages: `what_changed()`."""
        return listings.changes(self.site)

    def theme_list(self) -> dict[str, Any]:
        """Every theme: those with a page, and the others with what there is about them: `hubs()`."""
        found = hubs.lists(self.site)
        if not any(found.values()):
            raise Fault("There is no theme to list", "Name themes in data/themes.yml, and on pages")
        return found

    def terms(self) -> list[Term]:
        """Every abbreviation, with what it means: `glossary()`."""
        if not self.site.glossary:
            raise Fault("There is no glossary", "Write its terms into data/glossary.yml")
        return list(self.site.glossary.values())

    def statement(self, part: str) -> Part:
        """A part of the accessibility statement: `accessibility("dates")`."""
        if self.site.accessibility is None:
            raise Fault("There is nothing to state", "Write data/accessibility.yml")
        if part not in PARTS:
            raise Fault(f"`{part}` is not a part of the statement", choice(part, PARTS))
        return Part(part, self.site.accessibility)

    @remembered
    def named(self) -> dict[str, Callable[..., Any]]:
        """Each macro that a page may use, by its name; whatever a page gives to one is checked before it runs."""
        found: dict[str, Callable[..., Any]] = {
            "figure": self.figure,
            "number": self.number,
            "change": self.change,
            "compare": self.compare,
            "share": self.share,
            "rank": self.rank,
            "interval": self.interval,
            "highest": self.highest,
            "lowest": self.lowest,
            "time_period": self.time_period,
            "gallery": self.gallery,
            "listing": self.listing,
            "site_map": self.site_map,
            "what_changed": self.changes,
            "hubs": self.theme_list,
            "glossary": self.terms,
            "accessibility": self.statement,
            **GapMacros(self.site).words,
            **MeasureMacros(self.site).words,
            "explore": lambda: explorer(self.site),
            **self.site.arrangements.words,
            **GuidanceMacros(self.site).words,
            **DocumentMacros(self.site).words,
            **ContactMacros(self.site.contacts).words,
            **DutyMacros(self.site).words,
            **VideoMacros(self.site).words,
        }
        return {name: checked(name, macro) for name, macro in found.items()}
