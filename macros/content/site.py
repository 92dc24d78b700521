"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from __future__ import annotations

import copy
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Self

from macros import pages, thresholds, wording
from macros.arrangements import Arrangements
from macros.content import notices
from macros.content.languages import language_of_page
from macros.content.own_date import own_date
from macros.content.pages import SitePages
from macros.messages import Problem, ReportedElsewhere
from macros.system.cache import Made
from macros.system.inputs import answer, remembered, used
from macros.tables import Table, TableFolder
from macros.tables.covered import days
from macros.tables.neighbours import AVERAGE, neighbours

NEIGHBOURS = "statistical-neighbours"
"""How the stem of the table ends that names the statistical neighbours."""


@dataclass
class Site(SitePages):
    """A folder with `data/` and `docs/`. Files are read again only when they have changed.

    `tables` is the folder of tables of an earlier state of the same site, for a preview that reads it again and again.
    """

    tables: TableFolder | None = None

    def in_doubt(self, name: str) -> bool:
        """Whether a file of facts has faults or is missed: no one knows yet whether what is asked of it is there."""
        return bool(self.arrangements.read[1]) if name == "governance.yml" else super().in_doubt(name)

    @remembered
    def read_thresholds(self) -> tuple[thresholds.Guidance, list[Problem]]:
        used("files", "data/thresholds")
        themes = {} if self.in_doubt("themes.yml") else self.themes
        return thresholds.read(self.data, self.root, themes, self.partnership.guidance)

    @property
    def indicators(self) -> list[thresholds.Indicator]:
        """The indicators of the threshold guidance; none when there is none that can be used."""
        return self.read_thresholds[0].indicators

    @remembered
    def arrangements(self) -> Arrangements:
        """Which group reports to which, what happened when, reviews and annual reports."""
        name = self.partnership.name
        listed = (
            self.table,
            lambda: self.documents,
            lambda: {} if self.in_doubt("sources.yml") else {id: one.title for id, one in self.sources.items()},
            self.summary,
            lambda: self.labels.of_priorities,
        )
        return Arrangements(self.data, self.root, name, *listed)

    @property
    def table_folder(self) -> TableFolder:
        """The tables, each read again only when its files have changed."""
        if self.tables is None or self.tables.home != self.area:
            self.tables = TableFolder(self.data / "tables", self.root, self.area)
        return self.tables

    @property
    def stems(self) -> list[str]:
        """The stem of every table and of metadata without one."""
        return self.table_folder.stems

    def find(self, stem: str) -> Table | None:
        """The table of this stem, or None where there is none that can be read."""
        return self.table_folder.find(stem)

    def table(self, stem: str) -> Table:
        """The table of this stem as published; Fault where there is none, ReportedElsewhere where it has errors itself."""
        return self.table_folder.table(stem)

    def compared(self, stem: str) -> Table:
        """The table as pages see it: with the average of the statistical neighbours, where it has several."""
        table = self.table(stem)
        areas = table.known("area") if "area" in table.texts else frozenset()
        near = self.around.neighbours if len(areas) > 1 else ()
        return self.table_folder.with_average(table, near) if len(areas.intersection(near)) > 1 else table

    @remembered
    def sound(self) -> dict[str, Table]:
        """Every table that can be published, by its stem."""
        found = {stem: self.find(stem) for stem in self.stems}
        return {
            stem: table
            for stem, table in found.items()
            if table is not None and not any(problem.stops for problem in self.table_folder.faults(stem))
        }

    @property
    def areas(self) -> list[str]:
        """The areas that the tables have, countries and averages left out."""
        return self._areas()

    @answer
    def _areas(self) -> list[str]:
        found = {area for stem in self.stems for area in self.about_table(stem).get("areas", ())}
        return sorted(found - {"England", "Statistical neighbours"})

    def about_table(self, stem: str) -> dict[str, Any]:
        """The title, themes, areas and newest day of a table, which lists of many tables ask for; empty where it cannot be read."""

        def work() -> Made:
            table = self.find(stem)
            if table is None:
                return Made(data={})
            areas = sorted(table.known("area")) if "area" in table.texts else []
            about = {"title": table.metadata.title, "themes": table.metadata.themes, "areas": areas}
            return Made(data={**about, "to": _newest_end(table)})

        found: dict[str, Any] = self.cache.made(f"about {stem}", work).data
        return found

    def on_every_day(self) -> Self:
        """The same content with each page published and none over: a page is checked before its day, and after it."""
        if self.every_day:
            return self
        if "on every day" in vars(self):
            known: Self = vars(self)["on every day"]
            return known
        for shared in ("table_folder", "folder", "read_pages"):
            getattr(self, shared)
        whole = copy.copy(self)
        vars(self)["on every day"] = whole
        whole.every_day, whole.asked_as = True, "answer of every day"
        for own in ("answers", "remembered arrangements"):  # what depends on the day
            vars(whole).pop(own, None)
        return whole

    @property
    def around(self) -> wording.Around:
        """The areas that the partnership's own is compared with; its neighbours are in a table, if there is one."""
        wholes = (self.partnership.region.name, self.partnership.country.name)
        model = next((self.table(stem) for stem in self.stems if stem.endswith(NEIGHBOURS)), None)
        return wording.Around(wholes, tuple(neighbours(model)) if model else ())

    @answer
    def near_areas(self) -> list[str]:
        """The areas that a table of this site is likely to name: its own with its towns, region and country, and the neighbours."""
        own = self.partnership
        try:
            around = self.around.neighbours
        except ReportedElsewhere:
            around = ()
        return [own.authority.name, own.area, *own.towns, own.region.name, own.country.name, AVERAGE, *around]

    def summary(self, document: pages.Document) -> dict[str, Any]:
        """What a list says about a page."""
        return {
            "title": document.meta.title,
            "url": f"@/{document.url}",
            "summary": document.meta.summary,
            "dated": own_date(self, document),
            "kind": document.meta.kind,
            "themes": [self.theme_name(theme) for theme in document.meta.themes],
            "reading_minutes": self._minutes(document.src),
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
            "language": language_of_page(self, ""),
            "theme_names": {name: theme.name for name, theme in self.themes.items()},
            "today": self.today.isoformat(),
            "notices": self.notices_of_today(),
        }

    @answer
    def notices_of_today(self) -> list[dict[str, Any]]:
        """The notices at the top of every page today."""
        return notices.shown(self)


def _newest_end(table: Table) -> str:
    """The last day of the newest period that the home area has, or the table where it names no areas; '' where it has none."""
    home = "area" in table.texts and table.home in set(table.texts["area"])
    rows: Iterable[int] = table.rows({"area": table.home} if home else {}) if table.periods else []
    ends = [span[1] for text in {table.cell(int(row), "time_period") for row in rows} if (span := days(text))]
    return max(ends).isoformat() if ends else ""
