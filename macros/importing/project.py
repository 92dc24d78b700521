"""What an import works on: a copy of the project's tables, so that the project itself is not touched until all is known."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import cast

from macros.importing.areas import Area, Areas, Coded, area, former_codes
from macros.importing.files import Refused
from macros.importing.publications import Publication, Publications
from macros.messages import Problem
from macros.system.scratch import scratch
from macros.tables.files import unreadable
from macros.tables.load import load
from macros.tables.neighbours import neighbours
from macros.tables.periods import order
from macros.tables.table import Table

SOURCES = "data/sources.yml"


@dataclass
class Project:
    """A site's folder, the areas that its partnership names, the publications that it knows, and the day of the import.

    `named` says that the officer gave the day: it is then written even where nothing else has changed. `older` and
    `losses` say that an earlier release, and one that has less than the table, are meant to be taken, and `as_published`
    that numbers which do not agree are to be taken with a remark. `versions` are those
    of the tables whose files come from the statistics service, by the stem.
    """

    root: Path
    home: Coded
    region: Coded
    country: Coded
    publications: Publications
    retrieved: date
    named: bool = False
    older: bool = False
    losses: bool = False
    as_published: bool = False
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def tables(self) -> Path:
        return self.root / "data" / "tables"

    def table(self, stem: str) -> Table | None:
        """A table of the project; None where there is none yet, Refused where it has errors itself."""
        if not (self.tables / f"{stem}.csv").exists():
            return None
        table, problems, _ = load(stem, self.tables, self.root, self.home.name)
        if table is None:
            raise Refused(*(problem for problem in problems if problem.stops))
        return table

    def rows(self, stem: str) -> list[dict[str, str]]:
        """The rows of a table, none where there is no such table."""
        table = self.table(stem)
        return cast(list[dict[str, str]], table.cells.to_dict("records")) if table else []

    def read(self, name: str) -> str | None:
        """A file of the project by its name from the root; None where there is none."""
        path = self.root / name
        try:
            return path.read_bytes().decode("utf-8-sig") if path.exists() else None
        except UnicodeDecodeError as error:
            line = path.read_bytes()[: error.start].count(b"\n") + 1
            fault = Problem(name, line, "This line has a character that is not UTF-8", "Save the file as UTF-8")
            raise Refused(fault) from None

    def put(self, name: str, content: str) -> None:
        """Write this text to a file of the copy."""
        (self.root / name).write_bytes(content.encode())

    def areas(self) -> Areas:
        """The areas that tables keep; the neighbours are those of the latest model, their codes all that are known."""
        kept = self.publications.one("areas")
        known = {row["area"]: (row["old_la_code"], row["new_la_code"]) for row in (self.rows(kept[0]) if kept else [])}
        former = kept[1].former if kept else {}
        model = self.publications.one("neighbours")
        table = self.table(model[0]) if model else None

        def authority(name: str, *codes: str) -> Area:
            return area(name, "Local authority", codes, known.get(name, ()), former_codes(former, name))

        near = {}
        if table is not None:
            codes = dict(zip(table.cells["neighbour"], table.cells["old_la_code"], strict=True))
            near = {name: authority(name, codes[name]) for name in neighbours(table)}
        return Areas(
            authority(self.home.name, self.home.old_la_code, self.home.new_la_code),
            area(self.region.name, "Regional", [self.region.region_code]),
            area(self.country.name, "National", [self.country.country_code]),
            tuple(near.values()),
        )

    @contextmanager
    def copied(self) -> Iterator[Project]:
        """The project with its imported tables in its own folder, which is deleted at the end."""
        with scratch("import") as folder:
            copy = replace(self, root=folder)
            copy.tables.mkdir(parents=True)
            # The tables of no publication are there too: rules of the others refer to them when those are checked.
            for path in [*self.tables.glob("*.csv"), *self.tables.glob("*.yml"), self.root / SOURCES]:
                name = path.relative_to(self.root).as_posix()
                imported = name == SOURCES or path.stem in self.publications.publications
                if imported and os.path.lexists(path) and (spoilt := unreadable(path, name)):
                    raise Refused(spoilt)
                if path.is_file():
                    (copy.root / name).write_bytes(path.read_bytes())
            yield copy


@dataclass
class Outcome:
    """What an import would change: `lines` for the officer, and `files` with their new bytes, by their names."""

    lines: list[str] = field(default_factory=list)
    files: dict[str, bytes] = field(default_factory=dict)


def document_of(publication: Publication, periods: Sequence[str]) -> dict[str, str]:
    """The document that a publication's numbers come from, with the years of these periods, in order, in its words."""
    release = publication.release
    assert release is not None
    first, last = (one if "/" in one else str(order(one)[0]) for one in (periods[0], periods[-1]))
    years = {"year": str(order(periods[-1])[0]), "first": first, "last": last}
    return {name: str(text).format(**years) for name, text in release.model_dump().items()}
