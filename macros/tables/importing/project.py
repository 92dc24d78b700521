"""What an import works on: the project's folder and what it knows of itself, and the changes that it would make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from macros.tables.importing.areas import Areas, Coded, Neighbour
from macros.tables.importing.publications import Publication, Publications
from macros.tables.importing.reading import Refused
from macros.tables.importing.statistics import Key, Values
from macros.tables.load import load
from macros.tables.neighbours import neighbours
from macros.tables.periods import order
from macros.tables.table import Table


@dataclass
class Project:
    """A site's folder, the areas that its partnership names, the publications that it knows, and the day of the import.

    `named` says that the officer gave the day: it is then written even where nothing else has changed.
    """

    root: Path
    home: Coded
    region: Coded
    country: Coded
    publications: Publications
    retrieved: date
    named: bool = False

    @property
    def tables(self) -> Path:
        return self.root / "data" / "tables"

    def table(self, stem: str) -> Table | None:
        """A table of the project; None where there is none yet, Refused where it has faults of its own."""
        if not (self.tables / f"{stem}.csv").exists():
            return None
        table, problems, _ = load(stem, self.tables, self.root, self.home.name)
        if table is None:
            raise Refused(*(problem for problem in problems if problem.stops))
        return table

    @cached_property
    def areas(self) -> Areas:
        """The areas that tables keep; the neighbours are those of the latest model that has been imported."""
        found = self.publications.one("neighbours")
        table = self.table(found[0]) if found else None
        if table is None:
            return Areas(self.home, self.region, self.country)
        codes = dict(zip(table.cells["neighbour"], table.cells["old_la_code"], strict=True))
        return Areas(
            self.home, self.region, self.country, tuple(Neighbour(name, codes[name]) for name in neighbours(table))
        )

    def look_again(self) -> None:
        """The areas are read again when they are next asked for: an import may have brought new neighbours."""
        vars(self).pop("areas", None)


@dataclass
class Outcome:
    """What an import would change: `lines` for the officer, `files` with their new bytes, `rows` of its table."""

    stem: str
    lines: list[str] = field(default_factory=list)
    files: dict[Path, bytes] = field(default_factory=dict)
    rows: dict[str, Mapping[Key, Values]] = field(default_factory=dict)

    def now(self, path: Path) -> bytes | None:
        """The file as it will be; None where there will be none."""
        return self.files.get(path) or (path.read_bytes() if path.exists() else None)

    def put(self, path: Path, content: bytes) -> None:
        """The file is to be written, unless it says just this already."""
        if path.exists() and path.read_bytes() == content:
            self.files.pop(path, None)
        else:
            self.files[path] = content

    def write(self) -> None:
        """Every file is put in its place whole: first all beside their places, then each moved there."""
        fresh = {path: path.with_name(f".{path.name}.new") for path in self.files}
        for path, beside in fresh.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(self.files[path])
        for path, beside in fresh.items():
            beside.replace(path)


def release_of(publication: Publication, periods: set[str]) -> dict[str, str]:
    """The document that a publication's numbers come from, with the years that it covers in its words."""
    release = publication.release
    assert release is not None
    ends = sorted(periods, key=order)
    said = [one if "/" in one else str(order(one)[0]) for one in (ends[0], ends[-1])]
    words = {"year": str(order(ends[-1])[0]), "first": said[0], "last": said[1]}
    return {name: str(text).format(**words) for name, text in release.model_dump().items()}
