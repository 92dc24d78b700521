"""A hidden count of one table cannot be worked out from another, nor from several together."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import DETACHED, HIDE_MORE, faults, line_of, metadata, read, rows, told_rows, write

from macros.tables import hidden_counts_that_tables_give_away

SUM = {"sum": "children_count", "over": "kind", "total": "All kinds"}


def between(folder: Path, *stems: str) -> list[str]:
    """What tables give away together."""
    found = {stem: read(folder, stem) for stem in stems}
    tables = {stem: table for stem, (table, _, _) in found.items() if table is not None}
    records = {stem: record for stem, (_, _, record) in found.items() if record is not None}
    return [str(one) for one in hidden_counts_that_tables_give_away(tables, records)]


def same(table: str, kind: str, there: str) -> dict:
    return {
        "same": "children_count",
        "where": {"kind": kind},
        "as": {"table": table, "column": "children_count", "where": {"kind": there}},
    }


def test_a_count_that_another_table_shows_is_told(tmp_path):
    text = metadata(reconcile=[same("two", "A", "X")])
    write(tmp_path, "one", rows("A,c", "B,20"), text)
    write(tmp_path, "two", rows("X,7", "Y,30"), metadata())
    assert between(tmp_path, "one", "two") == [
        "data/tables/one.csv:2: `children_count` of 2023, Sandwell, A is hidden, and can be worked out from the rule "
        f"`same` in data/tables/one.yml:{line_of(text, '- same')} with line 2 and line 2 of data/tables/two.csv. {HIDE_MORE}"
    ]


def test_a_count_is_told_as_well_when_the_rule_stands_in_the_other_table(tmp_path):
    write(tmp_path, "one", rows("A,7", "B,20"), metadata(reconcile=[same("two", "A", "X")]))
    write(tmp_path, "two", rows("X,c", "Y,30"), metadata())
    assert told_rows(between(tmp_path, "one", "two")) == ["2023, Sandwell, X"]


def test_sums_of_two_tables_give_a_count_away_together(tmp_path):
    write(tmp_path, "one", rows("A,c", "B,20", "All kinds,c"), metadata(reconcile=[SUM, same("two", "All kinds", "X")]))
    write(tmp_path, "two", rows("X,c", "Y,30", "All kinds,54"), metadata(reconcile=[SUM]))
    assert told_rows(between(tmp_path, "one", "two")) == ["2023, Sandwell, A", "2023, Sandwell, All kinds"]


def test_parts_here_and_their_total_in_another_table_give_a_count_away(tmp_path):
    rule = {
        "sum": "children_count",
        "over": "kind",
        "total": {"table": "two", "column": "children_count", "where": {"kind": "X"}},
    }
    write(tmp_path, "one", rows("A,c", "B,20"), metadata(reconcile=[rule]))
    write(tmp_path, "two", rows("X,24", "Y,30"), metadata())
    assert told_rows(between(tmp_path, "one", "two")) == ["2023, Sandwell, A"]


def test_what_a_table_gives_away_by_itself_is_not_told_twice(tmp_path):
    write(tmp_path, "one", rows("A,c", "B,20", "All kinds,24"), metadata(reconcile=[SUM, same("two", "B", "X")]))
    write(tmp_path, "two", rows("X,20", "Y,30"), metadata())
    assert between(tmp_path, "one", "two") == []
    assert told_rows(faults(tmp_path, rows("A,c", "B,20", "All kinds,24"), metadata(reconcile=[SUM]))) == [
        "2023, Sandwell, A"
    ]


def test_what_an_official_release_hides_is_not_given_away_by_a_local_table(tmp_path):
    official = {"rule": "published", "document": "one", "reason": "The department hides small counts."}
    write(tmp_path, "official", rows("X,c", "Y,30"), metadata(disclosure=official))
    write(tmp_path, "local", rows("A,7", "B,30"), metadata(reconcile=[same("official", "A", "X")]))
    assert told_rows(between(tmp_path, "local", "official")) == ["2023, Sandwell, X"]


def test_tables_that_declare_nothing_give_nothing_away_together(tmp_path):
    write(tmp_path, "one", rows("A,c", "B,20"), metadata())
    write(tmp_path, "two", rows("A,7", "B,20"), metadata(disclosure=DETACHED))
    assert between(tmp_path, "one", "two") == []


@pytest.mark.parametrize("stem", ["one", "two"])
def test_two_tables_that_hide_the_same_count_are_safe(stem, tmp_path):
    write(tmp_path, "one", rows("A,c", "B,c", "D,20", "All kinds,40"), metadata(reconcile=[SUM, same("two", "A", "X")]))
    write(tmp_path, "two", rows("X,c", "Y,30"), metadata())
    assert between(tmp_path, "one", "two") == []
