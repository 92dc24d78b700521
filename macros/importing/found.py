"""A recognised file: which publication it is, where its columns are, and its rows by what each says of its area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from macros.importing.files import Sheet
from macros.importing.publications import CODES, LEVEL, NAMES, Publication
from macros.importing.spreadsheet import AGAIN, Row


@dataclass
class Found:
    """A recognised file: its publication, its table, the line of its head, and where each column is.

    One that is read for many areas `keeps` its rows, so that each area takes its share without reading the file again.
    """

    stem: str
    publication: Publication
    sheet: Sheet
    head: int
    header: list[str]
    at: Mapping[str, int]
    notes: list[str] = field(default_factory=list)
    keeps: bool = False

    @property
    def renamed(self) -> list[str]:
        """Each column that is under another name than data/publications.yml says first."""
        return [
            f"`{self.header[place]}` is taken for `{name}`"
            for name, place in self.at.items()
            if self.header[place] != name and name in (*self.publication.needed, *CODES, *NAMES)
        ]

    @property
    def unused(self) -> list[str]:
        """The columns that the table does not have."""
        used = set(self.at.values())
        return [name for place, name in enumerate(self.header) if name and place not in used]

    @cached_property
    def signs(self) -> list[str]:
        """The columns that say which area a row is for."""
        return [name for name in (LEVEL, *CODES, *NAMES) if name in self.at]

    def rows(self) -> Iterator[Row]:
        """The rows below the names of the columns; Refused where one has fewer cells than they, or more."""
        width = len(self.header)
        for line, cells in self.sheet.rows():
            if line <= self.head:
                continue
            if len(cells) != width and (len(cells) < width or any(map(str.strip, cells[width:]))):
                what = f"This row has {len(cells)} cells, and the first line has {width} columns"
                raise self.sheet.refused(line, what, f"The file is cut short or was changed: {AGAIN.lower()}")
            yield line, cells

    def shares(self) -> Iterable[tuple[tuple[str, ...], Sequence[Row]]]:
        """The rows, together where they say the same of their area if the file is kept, else one by one."""
        if self.keeps:
            return self._kept.items()
        return ((self._signs_of(cells), [(line, cells)]) for line, cells in self.rows())

    @cached_property
    def _kept(self) -> dict[tuple[str, ...], list[Row]]:
        """All rows, with each text in memory once: most of a file is the same few names, codes and small numbers."""
        once: dict[str, str] = {}
        kept: dict[tuple[str, ...], list[Row]] = {}
        for line, cells in self.rows():
            kept.setdefault(self._signs_of(cells), []).append((line, [once.setdefault(cell, cell) for cell in cells]))
        return kept

    def _signs_of(self, cells: Sequence[str]) -> tuple[str, ...]:
        return tuple(cells[self.at[name]] for name in self.signs)
