"""Where no period is named, the newest of the rows in question is meant."""

from __future__ import annotations

from typing import Any

import pytest
from small import small

from macros import charts
from macros import wording as numbers
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.tables.newest import in_time, up_to

AROUND = numbers.Around(("England",), ("Walsall", "Luton"))
YEARS = """
time_period,area,kind,plans_count
2023,Sandwell,Old,10
2024,Sandwell,Old,20
2023,Sandwell,New,30
2024,Sandwell,New,40
2025,Sandwell,New,50
2024,Walsall,Old,60
2025,Walsall,Old,70
2024,Luton,Old,15
"""


@pytest.fixture
def years(table: Any) -> Any:
    """Plans of three areas; not every kind and area has every year."""
    return small(table, YEARS)


@pytest.mark.parametrize(
    ("where", "when"),
    [
        ({}, "2025"),
        ({"kind": "Old"}, "2024"),
        ({"kind": "New", "time_period": "latest"}, "2025"),
        ({"kind": "New", "time_period": "previous"}, "2024"),
        ({"kind": "New", "time_period": "first"}, "2023"),
        ({"kind": "Old", "area": "Walsall"}, "2025"),
        ({"kind": "Old", "time_period": "2023"}, "2023"),
    ],
)
def test_the_period_is_the_newest_that_the_rows_have(years, where, when):
    assert in_time(years, where)["time_period"] == when


def test_every_macro_takes_the_newest(years):
    assert numbers.number(years, "plans_count", kind="New").text == "50"
    assert numbers.rank(years, "plans_count", AROUND, kind="Old").text == "2nd highest of 3 areas"
    assert numbers.compare(years, "plans_count", AROUND, with_="Walsall", kind="Old").text == "below Walsall's 60"
    change = numbers.change(years, "plans_count", since="previous", kind="New")
    assert change.text == "rose by 10, from 40 to 50"
    change = numbers.change(years, "plans_count", since="first", kind="New")
    assert change.text == "rose by 20, from 30 to 50"


def drawn(table: Any, **words: Any) -> list[tuple[str, str]]:
    spec = FigureSpec(title="Plans", x="plans_count", **words)
    return [(one["category"], one["shown"]) for one in charts.prepare(table, spec).records]


def test_a_figure_of_areas_draws_the_newest_period(years):
    assert drawn(years, kind="dots", y="area", where={"kind": "Old"}) == [
        ("Sandwell", "20"),
        ("Walsall", "60"),
        ("Luton", "15"),
    ]


def test_a_figure_draws_the_period_that_it_says_it_is_about(years):
    assert drawn(years, kind="bar", y="kind", where={"area": "Sandwell"}, period="2023") == [
        ("Old", "10"),
        ("New", "30"),
    ]


def test_a_table_up_to_a_period_has_nothing_later_and_keeps_its_values(years):
    cut = up_to(years, "2024")
    assert cut.periods == ["2023", "2024"]
    assert cut.values["plans_count"].tolist() == [10, 20, 30, 40, 60, 15]
    assert numbers.number(cut, "plans_count", kind="New").text == "40"
    assert up_to(years, "2025") is years


def test_a_day_within_the_last_month_of_a_period_is_not_after_it(table):
    days = small(table, "time_period,plans_count\n2024-12-31,1\n2025-01-31,2\n")
    assert up_to(days, "2024-Q4").periods == ["2024-12-31"]


def test_a_table_that_begins_later_is_told(years):
    with pytest.raises(Fault, match=r"has nothing up to `2022`: it begins with `2023`"):
        up_to(years, "2022")
