"""The decimals of a measure whose file drops the zero behind the point, and has 2 beside 1.3 where 2.0 is meant.

Statistical programs and spreadsheets write numbers so. Of numbers with decimals one in ten ends in 0: where many have decimals and
none ends in 0, those zeros were dropped. A file in which one does end in 0 keeps its zeros, and a number with fewer decimals
is then less exact: it stays as it is. So does a measure of whole numbers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

ENOUGH = 20
"""The fewest numbers with decimals that show it: by chance none of so many ends in 0 once in eight times."""

Measure = tuple[str, ...]
"""A column of numbers; where each row says what it counts, the column with the names of the row."""


def decimals(columns: Mapping[str, Sequence[str]], numbers: Sequence[str], keys: Sequence[str]) -> dict[Measure, int]:
    """How many decimals each measure has whose file drops zeros; nothing of other measures.

    `columns` has the cells of each column as published, `numbers` names those of type number, and `keys` those that tell rows apart.
    """
    found: dict[Measure, int] = {}
    for column in numbers:
        ends: dict[Measure, list[str]] = defaultdict(list)
        for row, text in enumerate(columns[column]):
            if text[-1:].isdigit():
                ends[measure_of(columns, row, column, keys)].append(text.partition(".")[2])
        for measure, those in ends.items():
            with_some = [one for one in those if one]
            if len(with_some) >= ENOUGH and not any(one.endswith("0") for one in with_some):
                found[measure] = max(map(len, with_some))
    return found


def measure_of(columns: Mapping[str, Sequence[str]], row: int, column: str, keys: Sequence[str]) -> Measure:
    """What a cell is a value of."""
    if not column.endswith("_value"):
        return (column,)
    return (column, *(columns[key][row] for key in keys if key not in ("time_period", "area")))


def padded(text: str, places: int) -> str:
    """A number with as many decimals; a symbol, and a number that has as many, as it is."""
    missing = places - len(text.partition(".")[2])
    if missing <= 0 or not text[-1:].isdigit():
        return text
    return f"{text}{'' if '.' in text else '.'}{'0' * missing}"
