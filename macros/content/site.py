"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from __future__ import annotations

import copy
import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

from macros import pages, thresholds, wording
from macros.arrangements import Arrangements
from macros.facts import Known
from macros.files import Folder, look
from macros.messages import Problem
from macros.system.cache import Cache, Made
from macros.system.inputs import answer, remembered, unnoted, used
from macros.tables import Table, TableFolder
from macros.tables.neighbours import neighbours

NEIGHBOURS = "statistical-neighbours"
"""How the stem of the table ends that names the statistical neighbours."""


@dataclass
class Site(Known):
    """A folder with `data/` and `docs/`. Files are read again only when they have changed.

    `preview` shows pages whose day has not come; `every_day` is how a check sees them: all, whatever their days.
    `cache` keeps what was slow to work out; `memory` has what was read from files that have not changed since, for a preview that reads the site again and again.
    """

    day: datetime.date
    preview: bool = False
    every_day: bool = False
    memory: dict[Any, Any] = field(default_factory=dict, repr=False)
    cache: Cache = field(default_factory=Cache, repr=False)
    asked_as: str = "answer"
    tables: TableFolder | None = None

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    def in_doubt(self, name: str) -> bool:
        """Whether a file of facts has faults or is missed: nobody knows yet whether what is asked of it is there."""
        return bool(self.arrangements.read[1]) if name == "governance.yml" else super().in_doubt(name)

    @property
    def today(self) -> datetime.date:
        used("day")
        return self.day

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
        """Who reports to whom, what happened when, reviews and yearly reports."""
        name = self.partnership.name
        listed = (
            self.table,
            lambda: self.documents,
            lambda: {id: one.title for id, one in self.sources.items()},
            self.summary,
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
        """The table of this stem as published; Fault where there is none, ReportedElsewhere where it has faults of its own."""
        return self.table_folder.table(stem)

    def compared(self, stem: str) -> Table:
        """The table as pages see it: with the average of the statistical neighbours, where it has several."""
        table = self.table(stem)
        areas = set(table.cells["area"]) if "area" in table.cells else set()
        near = self.around.neighbours if len(areas) > 1 else ()
        return self.table_folder.with_average(table, near) if len(areas.intersection(near)) > 1 else table

    @remembered
    def folder(self) -> Folder:
        """Everything that lies in docs/, and what is wrong with it."""
        used("files", "docs")
        return look(self.docs, self.root, self.files)

    @property
    def pictures(self) -> list[str]:
        """Each picture below docs/, by its file there."""
        return self._pictures()

    @answer
    def _pictures(self) -> list[str]:
        return [path.relative_to(self.docs).as_posix() for path in self.folder.pictures]

    @remembered
    def read_pages(self) -> tuple[list[pages.Document], list[Problem]]:
        """Every page, and the faults of their front matter."""
        with unnoted():  # each page notes its own files when somebody looks at it
            paths = self.folder.pages
            found = pages.read(self.docs, self.root, paths, self.memory)
        used("names", "docs")
        return found

    @property
    def faults_of_front_matter(self) -> list[Problem]:
        """What is wrong in the front matter of pages and folders."""
        for document in self.written:
            document.front  # noqa: B018 - each is an input
        for path in self.docs.rglob(".meta.yml"):  # a folder without pages may have one too
            used("file", path.relative_to(self.root).as_posix())
        return self.read_pages[1]

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
        """The title, themes and areas of a table, which lists of many tables ask for; empty where it cannot be read."""

        def work() -> Made:
            table = self.find(stem)
            if table is None:
                return Made(data={})
            areas = sorted(set(table.cells["area"])) if "area" in table.cells else []
            return Made(data={"title": table.metadata.title, "themes": table.metadata.themes, "areas": areas})

        found: dict[str, Any] = self.cache.made(f"about {stem}", work).data
        return found

    @property
    def macros_of_pages(self) -> list[str]:
        """The name of each macro that a page uses."""
        return self._macros_of_pages()

    @answer
    def _macros_of_pages(self) -> list[str]:
        return sorted({name for one in self.documents for name in self._macros_of(one)})

    def _macros_of(self, document: pages.Document) -> list[str]:
        work = lambda: Made(data=sorted({call.name for call in document.reading.calls}))  # noqa: E731
        found: list[str] = self.cache.made(f"macros of {document.src}", work).data
        return found

    @answer
    def _minutes(self, src: str) -> int:
        return next((one.reading_minutes for one in self.written if one.src == src), 0)

    @property
    def urls(self) -> list[str]:
        """The address of each page that has one today, from the site's root."""
        return self._urls()

    @answer
    def _urls(self) -> list[str]:
        return [one.url for one in self.published]

    @property
    def written(self) -> list[pages.Document]:
        """Every page, also one whose day has not come."""
        return self.read_pages[0]

    @property
    def to_come(self) -> set[str]:
        """The pages that are not published yet, by file; the preview and checks have none."""
        return {one.src for one in self.written} - set(self._published())

    @property
    def published(self) -> list[pages.Document]:
        """The pages that have an address today."""
        shown = set(self._published())
        return [one for one in self.written if one.src in shown]

    @property
    def documents(self) -> list[pages.Document]:
        """The pages that lists, feeds, calendar and search tell of today: published, and not over."""
        listed = set(self._listed())
        return [one for one in self.written if one.src in listed]

    @answer
    def _published(self) -> list[str]:
        shown = self.preview or self.every_day
        return [one.src for one in self.written if shown or not pages.is_to_come(one, self.day)]

    @answer
    def _listed(self) -> list[str]:
        return [one.src for one in self.published if self.every_day or not pages.is_over(one, self.day)]

    def has_page(self, src: str) -> bool:
        """Whether the page of this file below docs/ has an address today."""
        return src in self._published()

    @property
    def anchors(self) -> pages.Anchors:
        """What a link can lead to."""
        return _Anchors(self)

    @answer
    def _anchors(self, src: str) -> list[str] | None:
        """The parts of a page that a link can lead to, by the page's file; None where there is no such page."""
        document = next((one for one in self.documents if one.src == src), None)
        if document is None:
            return None
        found: list[str] = self.cache.made(f"anchors {src}", lambda: Made(data=sorted(document.reading.anchors))).data
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
            "reading_minutes": self._minutes(document.src),
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


@dataclass(frozen=True)
class _Anchors:
    site: Site

    @property
    def pages(self) -> list[str]:
        return self.site._listed()

    def of(self, src: str) -> list[str] | None:
        return self.site._anchors(src)


def in_words(day: datetime.date) -> str:
    """A day as British readers write it: 20 November 2026."""
    return f"{day.day} {day:%B %Y}"
