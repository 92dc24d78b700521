"""A table has its cells as published, where a `c` stays a `c`, and its values, where a `c` is missing."""

from __future__ import annotations

import pandas as pd
import pytest
from making import DETACHED, metadata, read, rows, write

from macros.messages import Fault
from macros.tables import Table, shown, unit_of
from macros.wording.value import read as read_value

HEAD = "time_period,area,kind,children_count,children_percent,document"


@pytest.fixture
def example(tmp_path) -> Table:
    lines = (
        "2022,Sandwell,A,10,40.0,one",
        "2023,Sandwell,A,1200,c,one",
        "2023,Sandwell,B,c,x,one",
        "2023,Walsall,A,0,low,one",
        "2023,Walsall,B,z,u,one",
    )
    write(tmp_path, "example", rows(*lines, head=HEAD), metadata(HEAD))
    found, problems, _ = read(tmp_path)
    assert found is not None
    assert problems == []
    return found


def test_cells_stay_as_published(example):
    assert list(example.cells["children_count"]) == ["10", "1200", "c", "0", "z"]
    assert [example.cell(row, "children_percent") for row in range(5)] == ["40.0", "c", "x", "low", "u"]


def test_a_symbol_is_no_value_and_never_zero(example):
    assert list(example.values["children_count"].isna()) == [False, False, True, False, True]
    assert [example.number(row, "children_count") for row in range(5)] == [10, 1200, None, 0, None]
    assert example.values["children_percent"].sum() == 40


def test_measures_are_the_columns_of_numbers_and_a_source_is_not_readable(example):
    assert example.measures == ["children_count", "children_percent"]
    assert example.readable == HEAD.split(",")[:-1]


def test_rows_are_found_by_what_they_say(example):
    assert list(example.rows({"area": "Sandwell", "kind": ["A", "B"]})) == [0, 1, 2]
    assert list(example.rows({"time_period": 2023, "kind": "A"})) == [1, 3]
    assert list(example.rows({})) == [0, 1, 2, 3, 4]


@pytest.mark.parametrize(
    ("where", "what"),
    [
        ({"knid": "A"}, "The table `example` has no column `knid`. Did you mean `kind`?"),
        ({"kind": "C"}, "`kind` in the table `example` is never `C`. The choices are `A` and `B`."),
    ],
)
def test_what_never_stands_in_the_table_is_told_with_what_does(where, what, example):
    with pytest.raises(Fault) as told:
        example.rows(where)
    assert str(told.value) == what


def test_one_value_is_of_the_home_area_when_none_is_named(example):
    assert example.one("children_count", {"kind": "A", "time_period": "2023"}) == (1, "children_count")
    assert example.one("children_count", {"kind": "A", "area": "Walsall"}) == (3, "children_count")


@pytest.mark.parametrize(
    ("column", "where"),
    [
        (None, {"kind": "A", "time_period": "2023"}),
        ("children_cuont", {"kind": "A"}),
        ("children_count", {"kind": "A"}),
        ("children_count", {"kind": "B", "time_period": "2022"}),
    ],
)
def test_a_question_without_one_answer_is_a_fault_that_says_what_to_add(column, where, example):
    with pytest.raises(Fault) as told:
        example.one(column, where)
    assert told.value.fix


def test_periods_are_in_the_order_of_time(example):
    assert example.periods == ["2022", "2023"]
    assert example.as_at == "year ending 31 March 2023"


@pytest.mark.parametrize(
    ("text", "unit", "in_sentence", "words"),
    [
        ("29563", "count", False, "29,563"),
        ("0", "count", False, "0"),
        ("-1234.50", "number", False, "\N{MINUS SIGN}1,234.50"),
        ("-0.4", "percent", False, "\N{MINUS SIGN}0.4%"),
        ("35.8", "percent", False, "35.8%"),
        ("352000", "gbp", False, "£352,000"),
        ("-7", "gbp", False, "\N{MINUS SIGN}£7"),
        ("42.1", "rate", False, "42.1"),
        ("42.1", "rate", True, "42.1 per 10,000"),
        ("c", "count", False, "[c]"),
        ("low", "percent", True, "[low]"),
        ("Police", "number", False, "Police"),
    ],
)
def test_a_cell_is_shown_with_its_unit_and_its_thousands_parted(text, unit, in_sentence, words):
    assert shown(text, unit, in_sentence) == words


def test_the_unit_is_in_the_name_of_the_column_or_in_the_row(tmp_path):
    head = "time_period,area,indicator,unit,indicator_value"
    write(tmp_path, "long", rows("A,percent,10", "B,count,20", head=head), metadata(head, disclosure=DETACHED))
    found = read(tmp_path, "long")[0]
    assert found is not None
    assert [unit_of(found, "indicator_value", row) for row in range(2)] == ["percent", "count"]
    assert unit_of(found, "children_rate", 0) == "rate"
    assert unit_of(found, "children", 0) == "number"


def test_values_are_made_once(example):
    assert example.values is example.values
    assert isinstance(example.values, pd.DataFrame)


def shares(*texts: str) -> tuple[str, ...]:
    """Rows of one area, a year each, with a share in its last column but one."""
    return tuple(f"{1990 + year},Sandwell,A,10,{text},one" for year, text in enumerate(texts))


DROPPED = [f"{number}.{1 + number % 9}" for number in range(20)]
"""Twenty shares with a decimal of which none ends in 0, as a file has them that writes 2 for 2.0."""


@pytest.mark.parametrize(
    ("texts", "seen"),
    [
        ([*DROPPED, "2", "c", "100"], ["2.0", "c", "100.0"]),
        ([*DROPPED[1:], "2", "100"], ["2", "100"]),  # too few to tell
        ([*DROPPED, "3.0", "2"], ["3.0", "2"]),  # zeros are kept, so 2 is less exact than 3.0
        ([*map(str, range(30)), "2"], ["2"]),
    ],
)
def test_a_number_has_the_decimals_of_its_measure_where_the_file_drops_zeros(texts, seen, tmp_path):
    write(tmp_path, "example", rows(*shares(*texts), head=HEAD), metadata(HEAD))
    table, _, _ = read(tmp_path)
    assert table is not None
    last = range(len(texts))[-len(seen) :]
    assert [table.printed(row, "children_percent") for row in last] == seen
    assert [table.cell(row, "children_percent") for row in last] == texts[-len(seen) :]
    assert read_value(table, last[0], "children_percent").text == f"{seen[0]}%"
