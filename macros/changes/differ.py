"""What differs between two states of a page or file, part by part; what only changed its place is no difference."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from macros.changes.model import NUMBER, Change
from macros.changes.shown import Shown, Table
from macros.outputs.changed_words import pairs

Number = tuple[str, str, str]
MOST = 300
"""Texts beyond this many in one place are paired in their order, and not with the one most like each."""


def texts(before: Sequence[str], after: Sequence[str], part: str) -> Iterator[Change]:
    """The texts of a part that differ, each with the one that it became."""
    gone, come = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not gone and not come:
        return
    if max(gone.total(), come.total()) > MOST:
        yield from (Change(part, *sides) for sides in zip_longest(gone.elements(), come.elements(), fillvalue=""))
        return
    for one, other in pairs(before, after):
        sides = _left(one, gone), _left(other, come)
        if any(sides):
            yield Change(part, *sides)


def _left(text: str, waiting: Counter[str]) -> str:
    """The text, or nothing where it only has another place."""
    waiting[text] -= 1
    return text if waiting[text] >= 0 else ""


def pages(before: Shown, after: Shown) -> Iterator[Change]:
    """Everything that differs between two states of a page."""
    yield from numbers(before, after)
    for part in dict.fromkeys([*before.parts, *after.parts]):
        yield from texts(before.parts.get(part, ()), after.parts.get(part, ()), part)
    for name in dict.fromkeys([*before.tables, *after.tables]):
        none: tuple[list[str], Table] = ([], {})
        yield from cells(before.tables.get(name, none), after.tables.get(name, none), f"Table {name}".strip())
    for words in dict.fromkeys([*before.links, *after.links]):
        old, new = before.links.get(words), after.links.get(words)
        if (old or words in before.words) and (new or words in after.words):  # its sentence says nothing of it
            yield from texts(old or (), new or (), f"Where the link “{words}” leads")


def numbers(before: Shown, after: Shown) -> Iterator[Change]:
    """The numbers from tables that differ, with what each counts; those in one place are paired in their order."""
    matcher = SequenceMatcher(None, before.numbers, after.numbers, autojunk=False)
    codes = matcher.get_opcodes()
    moved = Counter(before.numbers) & Counter(after.numbers)
    for kind, start, end, _, _ in codes:
        if kind == "equal":
            moved.subtract(before.numbers[start:end])
    gone, come = Counter(moved), Counter(moved)
    for kind, start, end, first, last in codes:
        if kind == "equal":
            continue
        left, right = _stayed(before.numbers[start:end], gone), _stayed(after.numbers[first:last], come)
        for place in range(max(len(left), len(right))):
            one = left[place] if place < len(left) else ("", "", "")
            other = right[place] if place < len(right) else ("", "", "")
            titles = list(dict.fromkeys(filter(None, (one[1], other[1]))))
            about = f"{'; now '.join(titles)} (table {_table(other[2] or one[2])})"
            yield Change(NUMBER, one[0], other[0], about)


def _stayed(numbers: Sequence[Number], moved: Counter[Number]) -> list[Number]:
    """The numbers without those that only have another place."""
    stayed = []
    for one in numbers:
        moved[one] -= 1
        if moved[one] < 0:
            stayed.append(one)
    return stayed


def _table(address: str) -> str:
    return address.strip("/").rpartition("/")[2] or address


def cells(before: tuple[list[str], Table], after: tuple[list[str], Table], part: str) -> Iterator[Change]:
    """The cells of a table that differ, each with its row and column; a new or removed row is one change."""
    (heads, old), (names, new) = before, after
    yield from texts(heads, names, f"{part}, column headings")
    same = len(heads) == len(names)
    to = {place: place if same else _place(heads, names, place) for place in range(len(heads))}
    rows = list(dict.fromkeys(name for name, _ in [*old, *new]))
    there, now = ({name for name, _ in one} for one in (old, new))
    for row in rows:
        if row not in there or row not in now:
            text = " | ".join(_row(new if row in now else old, row))
            yield Change(f"{part}, row", "" if row in now else text, text if row in now else "")
            continue
        for place, other in to.items():
            one, two = old.get((row, place), ""), new.get((row, other), "") if other is not None else ""
            if one != two and (other is not None):
                yield Change(f"{part}: {row}, {heads[place]}", one, two)


def _place(heads: list[str], names: list[str], place: int) -> int | None:
    return names.index(heads[place]) if heads[place] in names else None


def _row(table: Table, row: str) -> list[str]:
    return [text for (name, _), text in table.items() if name == row]
