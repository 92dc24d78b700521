"""A table that is four times as long takes about four times the work, whatever it holds: never sixteen times."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from making import RULE, metadata, read, write

from macros.messages import Problem
from macros.tables import check_table, hidden_counts_that_tables_give_away

HEAD = "time_period,area,kind,children_count,children_percent,population_count,children_rate"
RULES = [
    {"sum": "children_count", "over": "kind", "total": "All kinds"},
    {"percent": "children_percent", "of": "children_count", "total": {"kind": "All kinds"}, "dp": 1},
    {
        "rate": "children_rate",
        "of": "children_count",
        "population": {"table": "example", "column": "population_count"},
        "dp": 1,
    },
    {
        "same": "population_count",
        "as": {"table": "example", "column": "population_count", "where": {"kind": "All kinds"}},
    },
]


def large(folder: Path, groups: int, broken: bool = False) -> None:
    """Ten rows a group: eight parts of which two are hidden, one that is not available, and their total."""
    lines = [HEAD]
    for number in range(groups):
        where = f"{2000 + number % 20},Place {number // 20}"
        counts = [20 + (number + part) % 50 for part in range(8)]
        total = sum(counts) + 40
        for part, count in enumerate(counts):
            if part < 2:
                lines.append(f"{where},Kind {part},c,c,80000,c")
            else:
                shown = count + 1 if broken else count
                lines.append(f"{where},Kind {part},{shown},{count / total * 100:.1f},80000,{count / 8:.1f}")
        lines.append(f"{where},Kind 8,x,x,80000,x")
        lines.append(f"{where},All kinds,{total},100.0,80000,{total / 8:.1f}")
    write(
        folder,
        "example",
        "\n".join(lines) + "\n",
        metadata(HEAD, disclosure={**RULE, "applies_to": ["children_count", "population_count"]}, reconcile=RULES),
    )


def check(folder: Path) -> list[Problem]:
    """Everything that is checked of a table, alone and with others."""
    table, problems, record = read(folder)
    assert table is not None
    assert record is not None
    found = [*problems, *check_table(table, record, lambda stem: table)]
    return [*found, *hidden_counts_that_tables_give_away({"example": table}, {"example": record})]


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called, which does not depend on how busy the machine is."""
    count = 0

    def seen(frame: object, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(seen)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("broken", [False, True], ids=["a sound table", "a table with a fault in every row"])
def test_four_times_the_rows_are_at_most_five_times_the_work(broken, tmp_path):
    work = []
    for groups in (200, 800):
        large(tmp_path, groups, broken)
        check(tmp_path)
        work.append(calls_of(lambda: check(tmp_path)))
    assert work[1] < 5 * work[0]


def test_a_table_of_100_000_rows_is_checked_whole(tmp_path):
    large(tmp_path, 10_000)
    assert check(tmp_path) == []


def test_a_large_table_whose_hidden_counts_hang_together_is_checked_whole(tmp_path):
    """Totals both ways tie all hidden counts of a period to each other."""
    head = "time_period,area,kind,place,children_count"
    size, lines = 25, [head]
    for period in range(2000, 2010):
        for one in [*range(size), "All"]:
            for other in [*range(size), "All"]:
                inner = isinstance(one, int) and isinstance(other, int)
                hidden = inner and (one + other) % 5 == 0
                parts = (1 if isinstance(one, int) else size) * (1 if isinstance(other, int) else size)
                lines.append(f"{period},Sandwell,{one},{other},{'c' if hidden else 20 * parts}")
    rules = [{"sum": "children_count", "over": name, "total": "All"} for name in ("kind", "place")]
    write(tmp_path, "example", "\n".join(lines) + "\n", metadata(head, 4, reconcile=rules))
    assert check(tmp_path) == []
