"""What a new release changes in a table: new periods, values revised, rows gone, rows kept from an earlier release."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

import pandas as pd

from macros.importing.rows import Key
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order, period


@dataclass(frozen=True)
class Revision:
    """One value that the new release prints differently from the one before."""

    key: Key
    measure: str
    before: str
    after: str

    @property
    def is_hidden_now(self) -> bool:
        return self.before not in SYMBOLS and self.after in SYMBOLS


@dataclass
class Changes:
    """The table's `rows` after the import, and how they differ from those it had, which are `old`."""

    rows: pd.DataFrame
    old: pd.DataFrame
    new_periods: list[str]
    revised: list[Revision]
    added: list[Key]
    gone: list[Key] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.new_periods or self.added or self.revised or self.gone or self.unnamed)

    @property
    def periods(self) -> list[str]:
        """The periods of the table after the import, earliest first."""
        return sorted(self.rows.index.unique(0), key=order)


def compare(old: pd.DataFrame, new: pd.DataFrame, areas: Collection[str]) -> Changes:
    """The new release replaces the periods that it has: rows that it lacks there are removed; other periods are kept.

    Both have the same columns, and an index of period, area and what else tells rows apart. The rows of areas that are no
    longer named leave the table.
    """
    known, spoken = set(old.index.unique(0)), set(new.index.unique(0))
    left = [key for key in old.index.difference(new.index, sort=False) if key[1] in areas]
    kept = [key for key in left if key[0] not in spoken]
    return Changes(
        rows=pd.concat([new, old.loc[kept]]) if kept else new,
        old=old,
        new_periods=sorted(spoken - known, key=order),
        revised=_revised(old, new),
        added=[key for key in new.index.difference(old.index, sort=False) if key[0] in known],
        gone=[key for key in left if key[0] in spoken],
        unnamed=sorted({key[1] for key in old.index.difference(new.index)} - set(areas)),
        kept=sorted({key[0] for key in kept}, key=order),
    )


def _revised(old: pd.DataFrame, new: pd.DataFrame) -> list[Revision]:
    """The cells that differ: `15.2` and `15.20` are one value."""
    both = old.index.intersection(new.index, sort=False)
    if both.empty:
        return []
    before, after = (pd.Series(frame.loc[both, old.columns].stack()) for frame in (old, new))
    numbers = pd.to_numeric(before, errors="coerce"), pd.to_numeric(after, errors="coerce")
    differ = (before != after) & (numbers[0] != numbers[1])
    return [
        Revision(key[:-1], key[-1], one, other)
        for key, one, other in zip(before.index[differ], before[differ], after[differ], strict=True)
    ]


def few(words: Collection[str]) -> str:
    """Some of many, and how many are left."""
    listed = list(words)
    return "; ".join(listed[:5]) + (f"; and {len(listed) - 5:,} more" if len(listed) > 5 else "")


def span(periods: Sequence[str]) -> str:
    """Periods as readers say them: `2013 to 2025` where none between them is missing."""
    shorts = [known.short if (known := period(one)) else one for one in sorted(periods, key=order)]
    if len(shorts) > 2:
        return f"{shorts[0]} to {shorts[-1]}"
    return " and ".join(shorts)
