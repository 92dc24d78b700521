"""What a new release changes in a table: new periods, values revised, rows gone, rows kept from an earlier release."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median

from macros.tables.importing.statistics import Key, Tidy, Values
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order, period

SIZE = 5
"""Numbers so many times as large, or as small, as those held are of another unit."""
ENOUGH = 3


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


def lost(old: Mapping[Key, Values], changes: Changes, tidy: Tidy, areas: Collection[str]) -> list[str]:
    """What the table has, or had for the period before, and this release lacks: in words, by area and group."""
    parts: dict[str, set[str]] = defaultdict(set)
    count = 0
    for key in changes.gone:
        parts[_named(key, tidy)].add(key[0])
        count += 1
    ends = sorted({key[0] for key in old}, key=order)
    for new in changes.new_periods:
        before = [one for one in ends if order(one) < order(new)][-1:]
        for key in old:
            if key[0] in before and key[1] in areas and (new, *key[1:]) not in changes.rows:
                parts[_named(key, tidy)].add(new)
                count += 1
    said = [f"{what}, {span(sorted(periods, key=order))}" for what, periods in parts.items()]
    found = [f"{count} row{'' if count == 1 else 's'} ({few(said)})"] if count else []
    empty = [
        (one.key, one.measure)
        for one in changes.revised
        if one.before not in SYMBOLS and (one.key, one.measure) in tidy.blanks
    ]
    if empty:
        names = dict.fromkeys(name for _, name in empty)
        found.append(f"{len(empty)} number{'' if len(empty) == 1 else 's'} whose cells are empty now ({few(names)})")
    return found


def cut_short(changes: Changes, old: Mapping[Key, Values], tidy: Tidy) -> int:
    """The last line, where a row made of it is not the one held: without a line end, its last number may be half of one."""
    revised = {one.key for one in changes.revised}
    return next((line for key, line in tidy.last.items() if key not in old or key in revised), 0)


def of_another_kind(old: Mapping[Key, Values], tidy: Tidy) -> tuple[list[str], list[str]] | None:
    """The kinds of periods that a file has, and those held, where the file brings one that the table never had."""
    new, known = _kinds(tidy.periods), _kinds({key[0] for key in old})
    return (new, known) if set(new) - set(known) else None


def in_another_unit(old: Mapping[Key, Values], new: Mapping[Key, Values]) -> dict[tuple[str, str], float]:
    """Each measure and group whose numbers are of another size than those held, of the same or the latest period; how many times."""
    latest: dict[Key, Key] = {}
    for key in sorted(old, key=lambda one: order(one[0])):
        latest[key[1:]] = key
    times: dict[tuple[str, str], list[float]] = defaultdict(list)
    for key, values in new.items():
        before = old.get(key) or old.get(latest.get(key[1:], ()), {})
        for name, text in values.items():
            one, other = _number(before.get(name, "")), _number(text)
            if one and other:
                times[name, "; ".join(key[2:])].append(other / one)
    middle = {what: median(found) for what, found in times.items() if len(found) >= ENOUGH}
    return {what: size for what, size in middle.items() if not 1 / SIZE < size < SIZE}


def hidden_now(changes: Changes, old: Mapping[Key, Values], tidy: Tidy) -> tuple[int, int]:
    """How many numbers of the rows that both releases have became symbols, and how many numbers there were."""
    both = [key for key in tidy.rows if key in old]
    numbers = sum(text not in SYMBOLS for key in both for text in old[key].values())
    return sum(one.before not in SYMBOLS and one.after in SYMBOLS for one in changes.revised), numbers


def few(words: Collection[str]) -> str:
    """Some of many, and how many are left."""
    listed = list(words)
    return "; ".join(listed[:5]) + (f"; and {len(listed) - 5:,} more" if len(listed) > 5 else "")


def _named(key: Key, tidy: Tidy) -> str:
    """The area alone where the file has nothing of it; with its group where it has others."""
    return " ".join(key[1:]) if key[1] in tidy.codes else key[1]


def _kinds(periods: Collection[str]) -> list[str]:
    """What periods are: days, months and quarters, or years by the department's own word."""
    found = [known for one in sorted(periods) if (known := period(one))]
    return list(dict.fromkeys(one.identifier.lower() if one.kind.endswith("year") else one.kind for one in found))


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


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
