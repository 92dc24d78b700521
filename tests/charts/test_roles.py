"""Who is drawn: each name has the look of its role, what is left over comes last, and what the title is about stands out."""

from __future__ import annotations

import pytest
from small import small

from macros import charts
from macros.charts import looks
from macros.charts.data import ChartData, left_over
from macros.tables import FigureSpec

CSV = "source,contacts_count\nOther,90\nPolice,20\nSchools,30\nHealth,25\nNot known,70\n"
SPEC = FigureSpec(kind="bar", x="contacts_count", y="source")
AREAS = "area,children_rate\nNorthby,5.0\nEngland,4.0\nWest,3.0\nWalsall,2.0\nStatistical neighbours,6.0\n"


def areas(table) -> ChartData:
    read = small(table, AREAS, area="Northby")
    data = charts.prepare(read, FigureSpec(kind="bar", x="children_rate", y="area"))
    return data.among("Northby", "Statistical neighbours", ("West", "England"))


def test_what_is_left_over_comes_last_and_is_grey(table):
    data = charts.prepare(small(table, CSV), SPEC)
    assert data.categories == ["Schools", "Health", "Police", "Other", "Not known"]
    assert {looks.colour_of(data, name) for name in data.categories[-2:]} == {looks.OTHER.colour}


def test_where_several_kinds_are_called_other_each_is_a_kind_of_its_own():
    assert left_over(["Other education", "Other training", "Unknown", "Other than work"]) == {"Unknown"}


def test_what_the_title_is_about_stands_out_and_the_rest_steps_back(table):
    data = charts.prepare(small(table, CSV), SPEC).titled("The police made fewer contacts")
    assert looks.colour_of(data, "Police") == looks.AREA.colour.replace("area", "1")
    assert looks.colour_of(data, "Schools") == "var(--chart-muted)"


def test_where_the_title_names_most_bars_none_steps_back(table):
    data = charts.prepare(small(table, CSV), SPEC).titled("Police, schools and health made most contacts")
    assert looks.colour_of(data, "Police") == looks.colour_of(data, "Health") == "var(--chart-1)"


@pytest.mark.parametrize(
    ("name", "look"),
    [
        ("Northby", looks.AREA),
        ("England", looks.ENGLAND),
        ("West", looks.REGION),
        ("Statistical neighbours", looks.MEDIAN),
    ],
)
def test_an_area_has_its_own_look_as_a_bar_and_as_a_line(table, name, look):
    data = areas(table)
    assert looks.colour_of(data, name) == look.colour
    assert looks.look_of(data, name) == look


def test_another_authority_looks_like_none_of_the_areas_with_a_role(table):
    read = small(
        table,
        "time_period,area,children_rate\n2024,Northby,5.0\n2024,Walsall,4.0\n2025,Northby,5.0\n2025,Walsall,2.0\n",
        area="Northby",
    )
    data = charts.prepare(read, FigureSpec(kind="line", x="time_period", y="children_rate", by="area"))
    assert looks.look_of(data, "Northby") == looks.AREA
    assert looks.look_of(data, "Walsall") == looks.PLACES[0]
    assert not {one.shape for one in looks.PLACES} & {one.shape for one in looks.ROLES.values() if one != looks.OTHER}


def test_grades_look_alike_in_bars_and_in_lists(table):
    read = small(
        table, "time_period,grade,audits_count\n2024,Good,5\n2024,Inadequate,4\n2025,Good,1\n2025,Inadequate,2\n"
    )
    data = charts.prepare(read, FigureSpec(kind="stacked", x="audits_count", y="time_period", by="grade"))
    assert [looks.look_of(data, name) for name in data.series] == [looks.GRADES[1], looks.GRADES[3]]
