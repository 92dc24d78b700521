"""The neighbours' average is simple, exact, of the same year, and leaves out those without a number."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from macros.messages import Fault
from macros.tables.metadata import Metadata
from macros.tables.neighbours import is_computed, neighbour_mean, neighbours, with_neighbour_mean
from macros.tables.table import Table

TEN = ("Eastby", "Norby", "Sudby")


def table(*rows: str, header: str = "time_period,area,group,children_count,children_percent") -> Table:
    names = header.split(",")
    fields = [
        {"name": name, "title": name, "type": {"count": "integer", "percent": "number"}.get(name[9:], "string")}
        for name in names
    ]
    metadata = Metadata.model_validate(
        {
            "title": "Children",
            "description": "Children by group and area.",
            "definition": "Children who were counted.",
            "sources": [{"document": "one", "locator": "all"}],
            "licenses": [{"name": "OGL-UK-3.0"}],
            "retrieved": "2026-11-20",
            "owner": "Performance team",
            "review_by": "2027-11-20",
            "schema": {"primaryKey": names[:3], "fields": fields},
            "disclosure": {"rule": "published", "reason": "Published so.", "document": "one"},
        }
    )
    cells = pd.DataFrame([row.split(",") for row in rows], columns=names, dtype="str")
    return Table(
        "children", "children.csv", metadata, cells, list(range(2, len(rows) + 2)), Path("children.csv"), "Home"
    )


CHILDREN = table(
    "2024,Home,All,100,10.5",
    "2024,Eastby,All,10,20.1",
    "2024,Norby,All,c,c",
    "2024,Sudby,All,13,30",
    "2024,England,All,9000,99",
    "2025,Eastby,All,x,x",
    "2025,Norby,All,z,u",
)


def test_the_mean_is_simple_and_leaves_out_those_without_a_number():
    assert neighbour_mean(CHILDREN, "children_percent", TEN, {"time_period": "2024", "group": "All"}) == 25.05


def test_there_is_no_mean_where_no_neighbour_has_a_number():
    assert neighbour_mean(CHILDREN, "children_count", TEN, {"time_period": "2025"}) is None


def test_there_is_no_mean_where_the_table_has_no_neighbour():
    assert neighbour_mean(CHILDREN, "children_count", ["Westby"], {"time_period": "2024"}) is None


def test_a_mean_over_two_years_is_refused():
    with pytest.raises(Fault, match="Say which one: name time_period"):
        neighbour_mean(CHILDREN, "children_count", TEN, {"group": "All"})


def test_the_computed_row_is_rounded_where_it_is_shown_and_exact_where_it_is_drawn():
    whole = with_neighbour_mean(CHILDREN, TEN)
    row = int(whole.rows({"area": "Statistical neighbours", "time_period": "2024"})[0])
    assert dict(whole.cells.loc[row]) == {
        "time_period": "2024",
        "area": "Statistical neighbours",
        "group": "All",
        "children_count": "12",  # 11.5, halves up
        "children_percent": "25.1",  # 25.05, halves up
    }
    assert (whole.values.at[row, "children_count"], whole.values.at[row, "children_percent"]) == (11.5, 25.05)
    assert is_computed(whole, row)


def test_a_mean_of_symbols_alone_is_not_available():
    whole = with_neighbour_mean(CHILDREN, TEN)
    row = int(whole.rows({"area": "Statistical neighbours", "time_period": "2025"})[0])
    assert (whole.cells.at[row, "children_count"], whole.values.at[row, "children_count"] is pd.NA) == ("x", True)


def test_the_rows_of_the_file_stay_as_they_are():
    whole = with_neighbour_mean(CHILDREN, TEN)
    assert whole.cells.iloc[:7].equals(CHILDREN.cells)
    assert whole.values.iloc[:7].equals(CHILDREN.values)
    assert [is_computed(whole, row) for row in range(9)] == [False] * 7 + [True] * 2


def test_a_table_without_neighbours_is_left_alone():
    assert with_neighbour_mean(CHILDREN, ["Westby"]) is CHILDREN
    assert with_neighbour_mean(with_neighbour_mean(CHILDREN, TEN), TEN).cells.shape == (9, 5)


def test_a_table_of_words_has_no_mean():
    judged = table(
        "2024,Eastby,Overall,Good", "2024,Norby,Overall,Good", header="time_period,area,service,grade_judgement"
    )
    assert with_neighbour_mean(judged, TEN) is judged


def test_the_neighbours_are_those_of_the_latest_model_the_closest_first():
    model = table(
        "cy2021,Home,1,Oldby,a",
        "cy2025,Home,2,Norby,a",
        "cy2025,Home,10,Sudby,a",
        "cy2025,Home,1,Eastby,a",
        "cy2025,Other,1,Farley,a",
        header="time_period,area,rank,neighbour,closeness",
    )
    assert neighbours(model) == ["Eastby", "Norby", "Sudby"]
