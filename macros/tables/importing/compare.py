"""What a new release changes in a table: new periods, values revised, rows gone, rows kept from an earlier release."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from macros.tables.importing.statistics import Key, Values
from macros.tables.periods import order, period


@dataclass(frozen=True)
class Revision:
    """One value that the new release prints otherwise than the one before."""

    key: Key
    measure: str
    before: str
    after: str


@dataclass
class Changes:
    """The table's rows after the import, and how they differ from those before."""

    rows: dict[Key, Values]
    new_periods: list[str] = field(default_factory=list)
    added: list[Key] = field(default_factory=list)
    revised: list[Revision] = field(default_factory=list)
    gone: list[Key] = field(default_factory=list)
    unnamed: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def any(self) -> bool:
        return bool(self.new_periods or self.added or self.revised or self.gone or self.unnamed)


def compare(old: Mapping[Key, Values], new: Mapping[Key, Values], areas: Collection[str]) -> Changes:
    """The new release speaks for the periods that it has: there, rows it lacks are gone; other periods are kept."""
    spoken = {key[0] for key in new}
    known = {key[0] for key in old}
    changes = Changes(dict(new), new_periods=sorted(spoken - known, key=order))
    unnamed, kept = set(), set()
    for key, values in old.items():
        if key in new:
            changes.revised += [
                Revision(key, name, values[name], after)
                for name, after in new[key].items()
                if not _same(values[name], after)
            ]
        elif key[1] not in areas:
            unnamed.add(key[1])
        elif key[0] in spoken:
            changes.gone.append(key)
        else:
            kept.add(key[0])
            changes.rows[key] = dict(values)
    changes.added = [key for key in new if key not in old and key[0] in known]
    changes.unnamed, changes.kept = sorted(unnamed), sorted(kept, key=order)
    return changes


def span(periods: Sequence[str]) -> str:
    """Periods as readers say them: `2013 to 2025` where nothing between is left out of what is given."""
    shorts = [known.short if (known := period(one)) else one for one in sorted(periods, key=order)]
    if len(shorts) > 2:
        return f"{shorts[0]} to {shorts[-1]}"
    return " and ".join(shorts)


def _same(one: str, other: str) -> bool:
    """Whether two cells are one value: `15.2` and `15.20` are."""
    if one == other:
        return True
    try:
        return float(one) == float(other)
    except ValueError:
        return False
