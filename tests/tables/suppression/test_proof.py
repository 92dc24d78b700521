"""Proof over random tables: the check finds every hidden count that can be worked out, and no other.

Each test solves the same table a second time, by trying every whole number, and compares.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import RULE, metadata, read, write

from macros.tables.suppression.audit import hidden_counts_that_can_be_had
from macros.tables.suppression.primary import spots_of_small_counts
from macros.tables.suppression.proof import Bounds, Relation, recoverable

Cell = tuple[int, ...]
ALL = -1
"""The position of a total along a dimension."""
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Counts:
    """A table of counts in one to three dimensions with all its totals, some of them hidden."""

    def __init__(self, shape: tuple[int, ...], inner: list[int]) -> None:
        self.shape = shape
        self.inner = dict(zip(itertools.product(*map(range, shape)), inner, strict=True))
        self.cells = list(itertools.product(*([*range(size), ALL] for size in shape)))
        self.hidden: set[Cell] = set()
        self.exempt: set[Cell] = set()

    def value(self, cell: Cell, inner: dict[Cell, int] | None = None) -> int:
        """The count of a cell: itself, or the sum of what it is a total of."""
        return sum(
            count
            for place, count in (inner or self.inner).items()
            if all(mine in (ALL, theirs) for mine, theirs in zip(cell, place, strict=True))
        )

    @property
    def lines(self) -> Iterator[list[Cell]]:
        """Each line of parts and its total, which comes last."""
        for axis, size in enumerate(self.shape):
            for cell in self.cells:
                if cell[axis] == ALL:
                    yield [(*cell[:axis], part, *cell[axis + 1 :]) for part in [*range(size), ALL]]

    def suppress(self) -> None:
        """The rule of the house, line by line: small counts are hidden, then the next smallest in a line with one."""
        self.hidden = {cell for cell in self.cells if 1 <= self.value(cell) <= 5} - self.exempt
        again = True
        while again:
            again = False
            for line in self.lines:
                if len(self.hidden.intersection(line)) == 1:
                    shown = [cell for cell in line if cell not in self.hidden and self.value(cell)]
                    if shown:
                        self.hidden.add(min(shown, key=lambda cell: (self.value(cell), cell)))
                        again = True

    def write(self, folder: Path) -> None:
        """The table as the project keeps it, with a rule for each dimension."""
        names = [f"dim{axis}" for axis in range(len(self.shape))]
        head = ",".join([*names, "children_count"])
        lines = [
            ",".join(
                ["All" if part == ALL else f"p{part}" for part in cell]
                + ["c" if cell in self.hidden else str(self.value(cell))]
            )
            for cell in self.cells
        ]
        rules = [{"sum": "children_count", "over": name, "total": "All"} for name in names]
        shown = [
            {
                "rule": "not-children",
                "where": {name: "All" if part == ALL else f"p{part}" for name, part in zip(names, cell, strict=True)},
                "column": "children_count",
                "reason": "The row counts audits.",
            }
            for cell in sorted(self.exempt)
        ]
        words = metadata(head, len(names), disclosure={**RULE, "except": shown}, reconcile=rules)
        write(folder, "example", "\n".join([head, *lines]) + "\n", words)

    def found_by_the_check(self, folder: Path) -> set[Cell]:
        """The hidden cells that the check tells."""
        self.write(folder)
        table, problems, record = read(folder)
        assert table is not None
        assert record is not None
        assert problems == []
        told = hidden_counts_that_can_be_had({"example": table}, {"example": record})
        assert all("can be worked out" in one.what for one in told)
        return {self.cells[one.line - 2] for one in told}

    def found_by_trying(self) -> set[Cell]:
        """The hidden cells that have one value in every table that looks the same from outside.

        Only the inner cells are tried: totals follow from them. A hidden cell in no shown total is free, so that two
        values are enough to try.
        """
        loose = [cell for cell in self.inner if cell in self.hidden]
        start = {cell: 0 if cell in self.hidden else count for cell, count in self.inner.items()}
        parts = {
            total: [cell for cell in loose if covers(total, cell)] for total in self.cells if total not in self.inner
        }
        sums = {
            total: (cells, self.value(total) - self.value(total, start))
            for total, cells in parts.items()
            if total not in self.hidden and cells
        }
        most = {cell: min((left for cells, left in sums.values() if cell in cells), default=2) for cell in loose}
        seen: dict[Cell, set[int]] = {cell: set() for cell in self.hidden}

        def attempt(number: int, inner: dict[Cell, int]) -> None:
            if all(len(values) > 1 for values in seen.values()):
                return
            if number == len(loose):
                if all(self.value(cell, {**start, **inner}) >= 1 for cell in self.hidden):
                    for cell in self.hidden:
                        seen[cell].add(self.value(cell, {**start, **inner}))
                return
            for value in range(1, most[loose[number]] + 1):
                trial = {**inner, loose[number]: value}
                if all(possible(cells, left, trial) for cells, left in sums.values() if loose[number] in cells):
                    attempt(number + 1, trial)

        if seen:
            attempt(0, {})
        return {cell for cell, values in seen.items() if len(values) == 1}


def covers(total: Cell, cell: Cell) -> bool:
    """Whether a cell is a part of a total."""
    return all(mine in (ALL, theirs) for mine, theirs in zip(total, cell, strict=True))


def possible(cells: list[Cell], left: int, tried: dict[Cell, int]) -> bool:
    """Whether the cells of a total can still add up to what is left for them, each being 1 or more."""
    given_out, waiting = sum(tried.get(cell, 0) for cell in cells), sum(cell not in tried for cell in cells)
    return given_out + waiting <= left if waiting else given_out == left


@st.composite
def counts(draw: st.DrawFn, most: int = 9) -> Counts:
    """A small table of one to three dimensions."""
    shape = draw(st.sampled_from([(2,), (3,), (4,), (2, 2), (2, 3), (3, 3), (2, 2, 2)]))
    size = 1
    for one in shape:
        size *= one
    return Counts(shape, draw(st.lists(st.integers(0, most), min_size=size, max_size=size)))


@MANY
@given(table=counts(), data=st.data())
def test_the_check_finds_exactly_the_hidden_counts_that_can_be_worked_out(table, data, tmp_path):
    could = [cell for cell in table.cells if table.value(cell)]
    table.hidden = set(data.draw(st.lists(st.sampled_from(could), max_size=9, unique=True))) if could else set()
    while sum(cell in table.inner for cell in table.hidden) > 6:
        table.hidden.pop()
    assert table.found_by_the_check(tmp_path) == table.found_by_trying()


@MANY
@given(table=counts(most=12))
def test_what_the_rule_of_the_house_leaves_open_is_found(table, tmp_path):
    table.suppress()
    if sum(cell in table.inner for cell in table.hidden) <= 7:
        assert table.found_by_the_check(tmp_path) == table.found_by_trying()


@MANY
@given(table=counts(most=12))
def test_a_table_that_passes_leaves_two_values_for_each_hidden_count(table, tmp_path):
    table.suppress()
    if not table.found_by_the_check(tmp_path) and sum(cell in table.inner for cell in table.hidden) <= 7:
        assert table.found_by_trying() == set()


@MANY
@given(table=counts(most=12), data=st.data())
def test_counts_that_are_excepted_give_no_hidden_one_away(table, data, tmp_path):
    table.exempt = set(data.draw(st.lists(st.sampled_from(table.cells), max_size=6, unique=True)))
    table.suppress()
    if sum(cell in table.inner for cell in table.hidden) <= 7:
        assert table.found_by_the_check(tmp_path) == table.found_by_trying()
        read_again, _, _ = read(tmp_path)
        assert read_again is not None
        assert spots_of_small_counts(read_again) == set()


def test_a_cube_that_is_safe_line_by_line_is_not_always_safe(tmp_path):
    """Every line of this table has two hidden counts or none, and still some follow from the others."""
    table = Counts((3, 3), [1, 1, 20, 1, 20, 20, 20, 20, 20])
    table.hidden = {(0, 0), (0, 1), (1, 0), (1, 1)}
    table.inner[1, 1] = 9
    assert all(len(table.hidden.intersection(line)) in (0, 2) for line in table.lines)
    assert table.found_by_the_check(tmp_path) == table.found_by_trying() == {(0, 0), (0, 1), (1, 0), (1, 1)}


@MANY
@given(
    whole=st.integers(8, 60),
    counts_=st.lists(st.integers(0, 12), min_size=2, max_size=4),
    unknown=st.lists(st.sampled_from("nxc"), min_size=4, max_size=4),
    decimals=st.sampled_from([0, 1]),
)
def test_percentages_and_sums_together_are_solved_as_by_trying(whole, counts_, unknown, decimals, tmp_path):
    """Counts are shown (n), unavailable with their percentage shown (x) or hidden with their percentage (c)."""
    rest = max(whole - sum(counts_), 0)
    parts = [*counts_, rest]
    total = sum(parts)
    states = [*unknown[: len(counts_)], "n"]
    states = ["n" if state == "c" and not count else state for state, count in zip(states, parts, strict=True)]
    shares = [f"{count / total * 100:.{decimals}f}" for count in parts]
    head = "kind,children_count,part_percent"
    lines = [
        f"k{number},{count if state == 'n' else state},{share if state != 'c' else 'c'}"
        for number, (count, state, share) in enumerate(zip(parts, states, shares, strict=True))
    ]
    share = {"percent": "part_percent", "of": "children_count", "total": {"kind": "All"}, "dp": decimals}
    rules = [{"sum": "children_count", "over": "kind", "total": "All"}, share]
    write(tmp_path, "example", "\n".join([head, *lines, f"All,{total},100"]) + "\n", metadata(head, 1, reconcile=rules))
    table, _, record = read(tmp_path)
    assert table is not None
    assert record is not None
    told = {one.line - 2 for one in hidden_counts_that_can_be_had({"example": table}, {"example": record})}

    room = Fraction(1, 2 * 10**decimals)

    def possible(number: int) -> range | list[int]:
        if states[number] == "n":
            return [parts[number]]
        if states[number] == "c":
            return range(1, total + 1)
        return [
            count for count in range(total + 1) if abs(Fraction(100 * count, total) - Fraction(shares[number])) <= room
        ]

    options = [possible(number) for number in range(len(parts))]
    loose = [number for number, state in enumerate(states) if state != "n"]
    shown = sum(count for count, state in zip(parts, states, strict=True) if state == "n")
    solutions = [
        combination
        for combination in itertools.product(*(options[number] for number in loose[:-1]))
        if loose and total - shown - sum(combination) in options[loose[-1]]
    ]
    expected = set()
    for position, number in enumerate(loose):
        values = {([*one, total - shown - sum(one)])[position] for one in solutions}
        if (len(values) == 1) if states[number] == "c" else all(1 <= value <= 5 for value in values):
            expected.add(number)
    assert told == expected


@MANY
@given(data=st.data())
def test_relations_of_any_form_are_solved_as_by_trying(data):
    size = data.draw(st.integers(2, 5))
    truth = data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size))
    relations = []
    for _ in range(data.draw(st.integers(1, 5))):
        factors = data.draw(st.lists(st.sampled_from([0, 1, 1, -1, 2]), min_size=size, max_size=size))
        slack = data.draw(st.sampled_from([0, 0, 0, 1]))
        value = sum(factor * one for factor, one in zip(factors, truth, strict=True))
        terms = {place: Fraction(factor) for place, factor in enumerate(factors) if factor}
        relations.append(Relation(terms, Fraction(value - slack), Fraction(value + slack)))
    bounds = {place: Bounds(Fraction(1), Fraction(6)) for place in range(size)}
    found = recoverable(relations, bounds, dict.fromkeys(range(size)))
    assert {one.verdict for one in found} <= {"recovered"}
    solutions = [
        values
        for values in itertools.product(range(1, 7), repeat=size)
        if all(
            one.low <= sum(factor * values[place] for place, factor in one.terms.items()) <= one.high
            for one in relations
        )
    ]
    touched = {place for one in relations for place in one.terms}
    assert {one.unknown for one in found} == {
        place for place in touched if len({values[place] for values in solutions}) == 1
    }


def equation(total: int, *names: str) -> Relation:
    return Relation(dict.fromkeys(names, Fraction(1)), Fraction(total), Fraction(total))


def test_each_recovered_count_is_told_with_the_fewest_relations_that_give_it_away():
    one, two, three = equation(30, "a", "b"), equation(12, "b", "c"), equation(9, "c")
    other = equation(50, "a", "d", "e")
    bounds = dict.fromkeys("abcde", Bounds(Fraction(1)))
    found = recoverable([other, one, two, three], bounds, dict.fromkeys("abcde"))
    told = {found_.unknown: set(found_.through) for found_ in found}
    assert told == {"c": {three}, "b": {two, three}, "a": {one, two, three}}


def test_numbers_in_the_millions_are_solved_by_elimination():
    relations = [equation(9_000_000, "a", "b"), equation(8_000_000, "b", "c"), equation(7_000_000, "a", "c")]
    found = recoverable(relations, dict.fromkeys("abc", Bounds(Fraction(1))), dict.fromkeys("abc"))
    assert [one.verdict for one in found] == ["recovered"] * 3


def test_a_search_that_would_take_too_long_does_not_call_a_count_safe():
    size = 12
    relations = [equation(31 + row, *(f"{row} {column}" for column in range(size))) for row in range(size)]
    relations += [equation(31 + column, *(f"{row} {column}" for row in range(size))) for column in range(size)]
    names = {name for one in relations for name in one.terms}
    bounds = dict.fromkeys(names, Bounds(Fraction(1)))
    assert recoverable(relations, bounds, dict.fromkeys(names)) == []
    hurried = recoverable(relations, bounds, dict.fromkeys(names), effort=0)
    assert {one.verdict for one in hurried} == {"unproved"}
    assert {one.unknown for one in hurried} == names


def test_numbers_that_are_too_large_for_the_solver_do_not_call_a_count_safe():
    relations = [equation(10**20, "a", "b"), equation(10**20, "a", "b", "c")]
    found = recoverable(relations, dict.fromkeys("abc", Bounds(Fraction(1))), dict.fromkeys("abc"))
    assert [one.verdict for one in found] == ["unproved"] * 3


def test_each_verdict_is_the_same_in_every_run():
    relations = [equation(40, *row) for row in ("abc", "def", "ghi", "adg", "beh", "cfi")]
    runs = [
        recoverable(relations, dict.fromkeys("abcdefghi", Bounds(Fraction(1))), dict.fromkeys("abcdefghi"), effort)
        for effort in (1e-6, 1e-6, 5.0)
    ]
    assert [one.verdict for one in runs[0]] == [one.verdict for one in runs[1]]
    assert runs[2] == []


@pytest.mark.parametrize("size", [5, 20])
def test_large_tables_with_totals_both_ways_are_proved_safe(size):
    relations = [equation(5 * size, *(f"{row} {column}" for column in range(size))) for row in range(size)]
    relations += [equation(5 * size, *(f"{row} {column}" for row in range(size))) for column in range(size)]
    names = {name for one in relations for name in one.terms}
    assert recoverable(relations, dict.fromkeys(names, Bounds(Fraction(1))), dict.fromkeys(names)) == []
