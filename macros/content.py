"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from macros import figures, numbers, pages, tables, thresholds
from macros.arrangements import Arrangements
from macros.facts import (
    Accessibility,
    Contact,
    Contacts,
    Duties,
    Duty,
    Glossary,
    Measure,
    Measures,
    Partnership,
    SourceDocument,
    SourceDocuments,
    Statements,
    Term,
    Theme,
    Themes,
    facts,
)
from macros.problems import Fault, Problem
from macros.tables import Table
from macros.tables.neighbours import neighbours, with_neighbour_mean

NEIGHBOURS = "statistical-neighbours"
"""How the stem of the table ends that names the statistical neighbours."""


@dataclass
class Content:
    """A folder with `data/` and `docs/`. Files are read again only when they have changed."""

    root: Path
    today: datetime.date
    _compared: dict[str, tuple[Table, Table]] = field(default_factory=dict)
    _figures: dict[str, tuple[Table, figures.Figure]] = field(default_factory=dict)

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
    def glossary(self) -> dict[str, Term]:
        """Every abbreviation by itself, in the order of the alphabet; none when there is no such file."""
        found = facts("glossary.yml", self.data, self.root)[0]
        terms = cast(Glossary, found).terms if found else []
        return {term.term: term for term in sorted(terms, key=lambda one: one.term.lower())}

    @cached_property
    def accessibility(self) -> Accessibility | None:
        """What the accessibility statement says of the site's state, if there is such a file."""
        found = facts("accessibility.yml", self.data, self.root)[0]
        return cast(Statements, found).statement if found else None

    @cached_property
    def themes(self) -> dict[str, Theme]:
        """The themes by their ids; none when the site names none."""
        found = facts("themes.yml", self.data, self.root)[0]
        return cast(Themes, found).themes if found else {}

    @cached_property
    def read_thresholds(self) -> tuple[thresholds.Guidance, list[Problem]]:
        return thresholds.read(self.data, self.root, self.themes, self.partnership.guidance)

    @property
    def indicators(self) -> list[thresholds.Indicator]:
        """The indicators of the threshold guidance; none when there is none that can be used."""
        return self.read_thresholds[0].indicators

    @cached_property
    def arrangements(self) -> Arrangements:
        """Who reports to whom, what happened when, reviews and yearly reports."""
        name = self.partnership.name
        listed = (
            self.table,
            lambda: self.documents,
            lambda: {id: one.title for id, one in self.sources.items()},
            self.summary,
        )
        return Arrangements(self.data, self.root, name, *listed)

    @cached_property
    def to_publish(self) -> list[Duty]:
        """What the partnership must publish; none when there is no such file."""
        found = facts("duties.yml", self.data, self.root)[0]
        return cast(Duties, found).duties if found else []

    @cached_property
    def shelf(self) -> tables.Shelf:
        """The tables, each read again only when its files have changed."""
        return tables.Shelf(self.data / "tables", self.root, lambda: self.partnership.area)

    @property
    def stems(self) -> list[str]:
        """The stem of every table and of metadata without one."""
        return self.shelf.stems

    def find(self, stem: str) -> Table | None:
        """The table of this stem, or None where there is none that can be read."""
        return self.shelf.find(stem)

    def table(self, stem: str) -> Table:
        """The table of this stem as published; Fault where there is none, Told where it has faults of its own."""
        return self.shelf.table(stem)

    def compared(self, stem: str) -> Table:
        """The table as pages see it: with the average of the statistical neighbours, where it has several."""
        table = self.table(stem)
        kept = self._compared.get(stem)
        if kept is None or kept[0] is not table:
            areas = set(table.cells["area"]) if "area" in table.cells else set()
            near = self.around.neighbours if len(areas) > 1 else ()
            several = len(areas.intersection(near)) > 1
            self._compared[stem] = kept = (table, with_neighbour_mean(table, near) if several else table)
        return kept[1]

    @cached_property
    def read_pages(self) -> tuple[list[pages.Document], list[Problem]]:
        return pages.read(self.docs, self.root)

    @property
    def documents(self) -> list[pages.Document]:
        return self.read_pages[0]

    @property
    def around(self) -> numbers.Around:
        """The areas that the partnership's own is compared with; its neighbours are in a table, if there is one."""
        wholes = (self.partnership.region.name, self.partnership.country.name)
        model = next((self.table(stem) for stem in self.stems if stem.endswith(NEIGHBOURS)), None)
        return numbers.Around(wholes, tuple(neighbours(model)) if model else ())

    def has_page(self, src: str) -> bool:
        """Whether the page of this file below docs/ could be read."""
        return any(document.src == src for document in self.documents)

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

    def facts(self) -> dict[str, Any]:
        """What every page's template may say: the partnership, its contacts and the day of the build."""
        return {
            "partnership": self.partnership.model_dump(mode="json"),
            "contacts": [contact.model_dump(mode="json") for contact in self.contacts],
            "theme_names": {name: theme.name for name, theme in self.themes.items()},
            "today": self.today.isoformat(),
        }


def in_words(day: datetime.date) -> str:
    """A day as British readers write it: 20 November 2026."""
    return f"{day.day} {day:%B %Y}"
