"""A column of a sheet, and what it was taken for."""

from __future__ import annotations

from dataclasses import dataclass

from macros.spreadsheets.heads import Head


@dataclass(frozen=True)
class Column:
    """A column with its role: `period`, `area`, `key`, `numbers`, `remarks`, or `across`, numbers that become rows."""

    head: Head
    role: str
    unit: str = ""
