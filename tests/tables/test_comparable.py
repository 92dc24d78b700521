"""Only numbers of one known period are set side by side."""

from __future__ import annotations

import pytest
from small import small

from macros import charts
from macros.messages import Fault
from macros.tables import FigureSpec, of_one_period
from macros.tables.newest import in_time
from macros.wording import Around, compare, rank

AREAS = """
time_period,area,plans_rate
2022-23,Sandwell,39
2022-23,Walsall,50
2022-23,Luton,45
2021-22,England,43.3
undated,Statistical neighbours,52.6
2021-22,Sandwell,46.2
"""
AROUND = Around(("England",), ("Walsall", "Luton"))


@pytest.fixture
def plans(table):
    """A rate of areas: two of one year, one of the year before, one without a year."""
    return small(table, AREAS)


def fault(macro, *values, **named):
    with pytest.raises(Fault) as found:
        macro(*values, **named)
    return str(found.value)


def drawn(table, where, kind="bar", **words):
    return charts.prepare(table, FigureSpec(**{"kind": kind, "x": "plans_rate", "y": "area", "where": where, **words}))


def test_a_picture_of_areas_has_one_period(plans):
    assert len(drawn(plans, {}, period="2022-23").rows) == 3
    assert fault(drawn, plans, {"area": ["Walsall", "England"]}) == (
        "Different periods are set side by side: England in the year ending 31 March 2022 and Walsall in the year ending "
        "31 March 2023. Name one of `2021-22`, `2022-23`, for which every area has a value."
    )


@pytest.mark.parametrize("kind", ["bar", "dots", "scorecard"])
def test_an_undated_value_stands_beside_no_other(kind, plans):
    told = fault(drawn, plans, {"area": ["Walsall", "Statistical neighbours"]}, kind)
    assert told.startswith(
        "The source does not date the value of Statistical neighbours, so it is not shown beside others."
    )


def test_a_line_over_time_has_no_undated_value(plans):
    told = fault(drawn, plans, {}, "line", x="time_period", y="plans_rate", by="area")
    assert "The source does not date the value of Statistical neighbours" in told


def test_lines_of_areas_have_each_value_at_its_own_period(plans):
    rows = plans.rows({"area": ["Sandwell", "England"]})
    of_one_period(plans, rows, over_time=True)
    with pytest.raises(Fault):
        of_one_period(plans, rows)


def test_an_undated_value_alone_is_drawn(plans):
    assert drawn(plans, {"area": "Statistical neighbours"}, "number").records[0]["shown"] == "52.6"


def test_indicators_of_different_years_have_one_period_each(table):
    csv = "time_period,area,indicator,indicator_value\n"
    csv += "cy2019,Sandwell,Births,4\ncy2019,England,Births,5\ncy2020,Sandwell,Deaths,1\ncy2020,England,Deaths,2\n"
    found = small(table, csv)
    of_one_period(found, range(4))


def test_a_sentence_does_not_compare_undated_values(table):
    both = small(table, "time_period,area,plans_rate\nundated,Sandwell,39\nundated,England,42.1\n")
    told = fault(compare, both, "plans_rate", AROUND, with_="England")
    assert told.startswith("The source does not date the value of Sandwell, so it is not shown beside others.")


def test_a_rank_has_no_undated_values(table):
    csv = "time_period,area,plans_rate\nundated,Sandwell,39\nundated,Walsall,42.1\nundated,Luton,50\n"
    assert "The source does not date" in fault(rank, small(table, csv), "plans_rate", AROUND)


def test_a_table_whose_rows_are_told_apart_by_area_alone_compares_one_period(table):
    csv = "area,time_period,plans_rate\nSandwell,2022-23,39\nEngland,2021-22,43.3\n"
    found = small(table, csv)
    found.metadata.table_schema.primary_key.remove("time_period")
    told = fault(compare, found, "plans_rate", AROUND, with_="England")
    assert told.startswith("Different periods are set side by side: ")


def test_a_scorecard_over_time_has_no_other_area_of_an_earlier_year(table):
    csv = "time_period,area,indicator,indicator_value\n2024,Sandwell,Plans,463\n2025,Sandwell,Plans,357\n"
    words = {"kind": "scorecard", "x": "time_period", "y": "indicator_value", "by": "indicator"}
    same = small(table, f"{csv}2025,Walsall,Plans,310\n")
    assert charts.prepare(same, FigureSpec(**words)).beside == {"Plans": ["Walsall 310"]}
    old = small(table, f"{csv}2024,Walsall,Plans,310\n")
    assert fault(charts.prepare, old, FigureSpec(**words)).startswith(
        "Walsall has a value in the year ending 31 March 2024, and would be beside Sandwell in 2025."
    )


def test_an_undated_value_is_neither_the_newest_nor_the_first(table):
    dated = small(table, "time_period,area,plans_rate\nundated,Sandwell,39\n2021-22,Sandwell,41\n2022-23,Sandwell,42\n")
    assert [in_time(dated, {"time_period": when})["time_period"] for when in ("first", "latest")] == [
        "2021-22",
        "2022-23",
    ]
