"""The whole site as its editors see it: its facts, its tables, its pages, and the words that a page may use."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from macros import figures, numbers, pages, tables
from macros.comparison import Comparison, Line, line
from macros.facts import (
    Contact,
    Contacts,
    Measure,
    Measures,
    Partnership,
    SourceDocument,
    SourceDocuments,
    Theme,
    Themes,
    facts,
)
from macros.problems import Fault, Problem, nearest
from macros.records import Record
from macros.tables import Table
from macros.tables.neighbours import neighbours, with_neighbour_mean

NEIGHBOURS = "statistical-neighbours"
"""How the stem of the table ends that names the statistical neighbours."""
Loaded = tuple[Table | None, list[Problem], Record | None]


@dataclass(frozen=True)
class Listing:
    """Some pages, as a list that a reader chooses from."""

    title: str
    pages: list[dict[str, Any]]


@dataclass
class Site:
    """A site in a folder with `data/` and `docs/`. Files are read again only when they have changed."""

    root: Path
    today: datetime.date
    _tables: dict[str, tuple[tuple[int, ...], Loaded]] = field(default_factory=dict)
    _compared: dict[str, tuple[Table, Table]] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        return self.root / "data"

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @cached_property
    def partnership(self) -> Partnership:
        """Who the partnership is; Fault when the file cannot be used."""
        found, problems, _ = facts("partnership.yml", self.data, self.root)
        if found is None:
            raise Fault("data/partnership.yml cannot be used", "; ".join(str(problem) for problem in problems))
        return cast(Partnership, found)

    @cached_property
    def contacts(self) -> list[Contact]:
        """Where to turn; none when the file cannot be used."""
        found = facts("contacts.yml", self.data, self.root)[0]
        return cast(Contacts, found).contacts if found else []

    @cached_property
    def sources(self) -> dict[str, SourceDocument]:
        """The documents that figures come from, by their ids; none when the file cannot be used."""
        found = facts("sources.yml", self.data, self.root)[0]
        return cast(SourceDocuments, found).sources if found else {}

    @cached_property
    def measures(self) -> list[Measure]:
        """The measures of the page "How we compare"; none when there is no such file."""
        found = facts("comparisons.yml", self.data, self.root)[0]
        return cast(Measures, found).comparisons if found else []

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The themes by their ids; none when the site names none."""
        found = facts("themes.yml", self.data, self.root)[0]
        return cast(Themes, found).themes if found else {}

    @property
    def stems(self) -> list[str]:
        """The stem of every table and of papers without one."""
        folder = self.data / "tables"
        return sorted({path.stem for path in folder.iterdir() if path.suffix in (".csv", ".yml")})

    def load(self, stem: str) -> Loaded:
        """The table of this stem, its faults and the record of its papers; read again only when a file has changed."""
        folder = self.data / "tables"
        files = (folder / f"{stem}.csv", folder / f"{stem}.yml")
        stamp = tuple(
            number for path in files if path.exists() for number in (path.stat().st_mtime_ns, path.stat().st_size)
        )
        kept = self._tables.get(stem)
        if kept is None or kept[0] != stamp:
            self._tables[stem] = kept = (stamp, tables.load(stem, folder, self.root, self.partnership.area))
        return kept[1]

    def find(self, stem: str) -> Table | None:
        """The table of this stem, or None where there is none that can be used."""
        return self.load(stem)[0] if self._has(stem) else None

    def _has(self, stem: str) -> bool:
        return any((self.data / "tables" / f"{stem}{ending}").exists() for ending in (".csv", ".yml"))

    def table(self, stem: str) -> Table:
        """The table of this stem as published; Fault with a suggestion where there is none."""
        if not self._has(stem):
            raise Fault(f"There is no table `{stem}`", nearest(stem, self.stems))
        table = self.load(stem)[0]
        if table is None:
            raise Fault(f"The table `{stem}` has faults of its own", "Mend them first: they are in this list")
        return table

    def compared(self, stem: str) -> Table:
        """The table as pages see it: with the average of the statistical neighbours, where it has several."""
        table = self.table(stem)
        kept = self._compared.get(stem)
        if kept is None or kept[0] is not table:
            near = self.around.neighbours
            several = "area" in table.cells and len(set(near) & set(table.cells["area"])) > 1
            self._compared[stem] = kept = (table, with_neighbour_mean(table, near) if several else table)
        return kept[1]

    @cached_property
    def read_pages(self) -> tuple[list[pages.Document], list[Problem]]:
        return pages.read(self.docs, self.root)

    @property
    def documents(self) -> list[pages.Document]:
        return self.read_pages[0]

    def figure(self, stem: str, name: str = "default", **changes: Any) -> figures.Figure:
        """A whole figure from a table: `figure("front-door-contacts")`."""
        return figures.make(self.compared(stem), name, changes, self.sources)

    def number(self, stem: str, column: str | None = None, **words: Any) -> numbers.Number:
        """One value in a sentence: `number("front-door-contacts", "contacts_count", contact_source="Police")`."""
        return numbers.number(self.compared(stem), column, **words)

    def change(self, stem: str, column: str | list[str] | None = None, **words: Any) -> numbers.Number:
        """How a value changed: `change("private-fostering", "children_count", since="2021-22", until="2022-23")`."""
        return numbers.change(self.compared(stem), column, **words)

    def compare(self, stem: str, column: str | None = None, *, with_: str | list[str], **words: Any) -> numbers.Number:
        """A value beside another area's: `compare("school-pupils", "pupils_percent", with_="England")`."""
        return numbers.compare(self.compared(stem), column, with_=with_, around=self.around, **words)

    def share(self, stem: str, column: str | None = None, *, of: Any, **words: Any) -> numbers.Number:
        """A part of a whole: `share("contacts", "contacts_count", contact_source="Police", of={"contact_source": "All"})`."""
        return numbers.share(self.compared(stem), column, of=of, **words)

    def rank(self, stem: str, column: str | None = None, **words: Any) -> numbers.Number:
        """Where the area stands among its neighbours: `rank("official-referrals", "referrals_rate", time_period="2025")`."""
        return numbers.rank(self.compared(stem), column, around=self.around, **words)

    @property
    def around(self) -> numbers.Around:
        """The areas that the partnership's own is compared with; its neighbours are in a table, if there is one."""
        wholes = (self.partnership.region.name, self.partnership.country.name)
        model = next((self.find(stem) for stem in self.stems if stem.endswith(NEIGHBOURS)), None)
        return numbers.Around(wholes, tuple(neighbours(model)) if model else ())

    def comparison(self) -> Comparison:
        """Every official measure beside the neighbours, the region and the country: `comparison()`."""
        if not self.measures:
            raise Fault("There is nothing to compare", "Name measures in data/comparisons.yml")
        lines = [self.compared_line(measure) for measure in self.measures]
        return Comparison(list(lines[0].values), lines)

    def compared_line(self, measure: Measure) -> Line:
        """One measure of `data/comparisons.yml`, compared; Fault where its table does not have it."""
        table = self.compared(measure.table)
        return line(table, measure.measure, measure.column, measure.where, measure.better, self.around)

    def listing(self, folder: str, limit: int | None = None, theme: str | None = None, title: str = "") -> Listing:
        """The pages of a folder, newest first: `listing("briefings", limit=3)`."""
        folders = {document.folder for document in self.documents if document.folder}
        if folder not in folders:
            raise Fault(f"There is no folder `{folder}` in docs/", nearest(folder, folders))
        if limit is not None and limit < 1:
            raise Fault(f"`limit` is `{limit}`", "Write a whole number, such as limit=3")
        chosen = [
            one
            for one in self.documents
            if one.folder == folder and not one.is_index and (theme is None or theme in one.meta.themes)
        ]
        newest = sorted(chosen, key=_newest_first)
        return Listing(title or folder.replace("-", " ").capitalize(), [self.summary(one) for one in newest[:limit]])

    def summary(self, document: pages.Document) -> dict[str, Any]:
        """What a list says about a page."""
        return {
            "title": document.meta.title,
            "url": f"@/{document.url}",
            "summary": document.meta.summary,
            "date": document.meta.date.isoformat(),
            "date_words": in_words(document.meta.date),
            "kind": document.meta.kind,
            "themes": [self.theme_name(theme) for theme in document.meta.themes],
            "reading_minutes": document.reading_minutes,
            "period": getattr(document.meta, "period", ""),
            "issue": getattr(document.meta, "issue", None),
            "question": getattr(document.meta, "question", ""),
        }

    def theme_name(self, theme: str) -> str:
        """A theme as readers know it."""
        known = self.themes.get(theme)
        return known.name if known else theme.replace("-", " ").capitalize()

    def contacts_for(self, audience: str) -> list[Contact]:
        """Where one audience can turn, emergencies first: `contacts("public")`."""
        known = ("public", "practitioner", "young")
        if audience not in known:
            raise Fault(f"`{audience}` is not an audience of contacts", nearest(audience, known))
        return sorted((one for one in self.contacts if audience in one.audience), key=lambda one: not one.emergency)

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """Each macro that a page may use, by its name."""
        return {
            "figure": self.figure,
            "number": self.number,
            "change": self.change,
            "compare": self.compare,
            "share": self.share,
            "rank": self.rank,
            "comparison": self.comparison,
            "listing": self.listing,
            "contacts": self.contacts_for,
        }

    def facts(self) -> dict[str, Any]:
        """What every page's template may say: the partnership, its contacts and the day of the build."""
        return {
            "partnership": self.partnership.model_dump(mode="json"),
            "contacts": [contact.model_dump(mode="json") for contact in self.contacts],
            "themes": {name: theme.name for name, theme in self.themes.items()},
            "today": self.today.isoformat(),
        }


def in_words(day: datetime.date) -> str:
    """A day as British readers write it: 20 November 2026."""
    return f"{day.day} {day:%B %Y}"


def _newest_first(document: pages.Document) -> tuple[int, int, str]:
    return (-getattr(document.meta, "issue", 0), -document.meta.date.toordinal(), document.src)
