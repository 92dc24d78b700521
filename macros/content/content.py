"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from __future__ import annotations

import copy
import datetime
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from macros import figures, pages, tables, thresholds, wording
from macros.arrangements import Arrangements
from macros.facts import Known
from macros.files import Folder, look
from macros.messages import Problem
from macros.tables import Table
from macros.tables.neighbours import neighbours, with_neighbour_mean

NEIGHBOURS = "statistical-neighbours"
"""How the stem of the table ends that names the statistical neighbours."""


@dataclass
class Content(Known):
    """A folder with `data/` and `docs/`. Files are read again only when they have changed.

    `preview` shows pages whose day has not come; `every_day` is how a check sees them: all, whatever their days.
    """

    today: datetime.date
    preview: bool = False
    every_day: bool = False
    _compared: dict[str, tuple[Table, Table]] = field(default_factory=dict)
    _figures: dict[str, tuple[Table, figures.Figure]] = field(default_factory=dict)

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def in_doubt(self, name: str) -> bool:
        """Whether a file of facts has faults or is missed: nobody knows yet whether what is asked of it is there."""
        return bool(self.arrangements.read[1]) if name == "governance.yml" else super().in_doubt(name)

    @cached_property
    def read_thresholds(self) -> tuple[thresholds.Guidance, list[Problem]]:
        themes = {} if self.in_doubt("themes.yml") else self.themes
        return thresholds.read(self.data, self.root, themes, self.partnership.guidance)

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
    def folder(self) -> Folder:
        """Everything that lies in docs/, and what is wrong with it."""
        return look(self.docs, self.root, self.files)

    @cached_property
    def read_pages(self) -> tuple[list[pages.Document], list[Problem]]:
        return pages.read(self.docs, self.root, self.folder.pages)

    @property
    def written(self) -> list[pages.Document]:
        """Every page, also one whose day has not come."""
        return self.read_pages[0]

    @property
    def to_come(self) -> set[str]:
        """The pages that are not published yet, by file; the preview and checks have none."""
        shown = self.preview or self.every_day
        return set() if shown else {one.src for one in self.written if pages.is_to_come(one, self.today)}

    @property
    def published(self) -> list[pages.Document]:
        """The pages that have an address today."""
        to_come = self.to_come
        return [one for one in self.written if one.src not in to_come]

    @property
    def documents(self) -> list[pages.Document]:
        """The pages that lists, feeds, calendar and search tell of today: published, and not over."""
        return [one for one in self.published if self.every_day or not pages.is_over(one, self.today)]

    def has_page(self, src: str) -> bool:
        """Whether the page of this file below docs/ has an address today."""
        return any(document.src == src for document in self.published)

    def on_every_day(self) -> Self:
        """The same content with each page published and none over: a page is checked before its day, and after it."""
        whole = copy.copy(self)
        whole.read_pages, whole.every_day = self.read_pages, True  # read once for both
        vars(whole).pop("arrangements", None)  # it holds the other's lists
        return whole

    @property
    def around(self) -> wording.Around:
        """The areas that the partnership's own is compared with; its neighbours are in a table, if there is one."""
        wholes = (self.partnership.region.name, self.partnership.country.name)
        model = next((self.table(stem) for stem in self.stems if stem.endswith(NEIGHBOURS)), None)
        return wording.Around(wholes, tuple(neighbours(model)) if model else ())

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
