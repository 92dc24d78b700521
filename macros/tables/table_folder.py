"""The tables of a folder: each read and checked once for each state of its files, and handed out only when it is sound."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from macros.messages import Fault, Problem, ReportedElsewhere, nearest
from macros.records import Record
from macros.system.inputs import used
from macros.tables.check import check_cells, check_numbers
from macros.tables.load import load
from macros.tables.neighbours import with_neighbour_mean
from macros.tables.table import Table

ENDINGS = (".csv", ".yml")
Loaded = tuple[Table | None, list[Problem], Record | None]


@dataclass
class Checked:
    """What is wrong in a table: with its cells, and, where they are sound, with its numbers beside those of `asked`."""

    table: Table
    cells: list[Problem]
    asked: dict[str, Table | None] = field(default_factory=dict)
    numbers: list[Problem] | None = None


@dataclass
class TableFolder:
    """The tables below `folder`. `home` is the area that is meant where a page names none."""

    folder: Path
    root: Path
    home: str
    _loaded: dict[str, tuple[tuple[int, ...], Loaded]] = field(default_factory=dict)
    _checked: dict[str, Checked] = field(default_factory=dict)
    _averages: dict[str, tuple[Table, tuple[str, ...], Table]] = field(default_factory=dict)

    @property
    def stems(self) -> list[str]:
        """The stem of every table and of metadata without one."""
        used("names", self.folder.relative_to(self.root).as_posix())
        try:
            names = [entry.name for entry in os.scandir(self.folder)] if self.folder.is_dir() else []
        except OSError:  # told among the files of the folder
            names = []
        return sorted({name[:-4] for name in names if name.endswith(ENDINGS)})

    def load(self, stem: str) -> Loaded:
        """The table of this stem, what keeps it from being read, and the record of its metadata."""
        self._used(stem)
        stamp = tuple(
            number
            for path in (self.folder / f"{stem}{ending}" for ending in ENDINGS)
            if path.exists()
            for number in (path.stat().st_mtime_ns, path.stat().st_ctime_ns, path.stat().st_size)
        )
        kept = self._loaded.get(stem)
        if kept is None or kept[0] != stamp:
            self._loaded[stem] = kept = (stamp, load(stem, self.folder, self.root, self.home))
        return kept[1]

    def find(self, stem: str) -> Table | None:
        """The table of this stem, or None where there is none that can be read."""
        return self.load(stem)[0] if self.has(stem) else None

    def has(self, stem: str) -> bool:
        """Whether there is a table or metadata of this name."""
        # Asked thousands of times a build, so the folder is not listed for it.
        if Path(str(stem)).name != stem:  # a page may give anything
            return False
        self._used(stem)
        # A name that no disk could have is none either, and no error.
        return any(os.path.exists(f"{self.folder}/{stem}{ending}") for ending in ENDINGS)  # noqa: PTH110

    def _used(self, stem: str) -> None:
        for ending in ENDINGS:
            used("file", f"{self.folder.relative_to(self.root).as_posix()}/{stem}{ending}")

    def faults(self, stem: str) -> list[Problem]:
        """Everything that is wrong with a table: its files, its cells, and its numbers beside those of others."""
        table, problems, record = self.load(stem)
        if table is None or record is None:
            return problems
        kept = self._cells(table, record)
        if any(self.find(name) is not one for name, one in kept.asked.items()):  # notes them as inputs too
            kept.numbers = None
        if kept.numbers is None:
            kept.asked.clear()
            sound = not any(problem.stops for problem in kept.cells)
            kept.numbers = check_numbers(table, record, lambda name: self._other(name, kept)) if sound else []
        return [*problems, *kept.cells, *kept.numbers]

    def table(self, stem: str) -> Table:
        """The table of this stem; Fault with a suggestion where there is none, ReportedElsewhere where it has errors itself."""
        if not self.has(stem):
            raise Fault(f"There is no table `{stem}`", nearest(stem, self.stems, "The tables are in data/tables/"))
        table = self.load(stem)[0]
        if table is None or any(problem.stops for problem in self.faults(stem)):
            raise _unsound(stem)
        return table

    def with_average(self, table: Table, areas: tuple[str, ...]) -> Table:
        """A table of this table_folder with the average of these areas, worked out once for each state of the table."""
        kept = self._averages.get(table.stem)
        if kept is None or kept[0] is not table or kept[1] != areas:
            self._averages[table.stem] = kept = (table, areas, with_neighbour_mean(table, areas))
        return kept[2]

    def _cells(self, table: Table, record: Record) -> Checked:
        kept = self._checked.get(table.stem)
        if kept is None or kept.table is not table:
            self._checked[table.stem] = kept = Checked(table, check_cells(table, record))
        return kept

    def _other(self, stem: str, asker: Checked) -> Table | None:
        """A table that a rule of another refers to; ReportedElsewhere where its own cells are not sound."""
        asker.asked[stem] = found = self.find(stem)
        if found is None and not self.has(stem):
            return None
        record = self.load(stem)[2]
        if found is None or record is None or any(one.stops for one in self._cells(found, record).cells):
            raise _unsound(stem)
        return found


def _unsound(stem: str) -> ReportedElsewhere:
    return ReportedElsewhere(f"The table `{stem}` has errors", "Fix them first: they are in this list")
