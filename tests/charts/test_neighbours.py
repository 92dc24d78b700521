"""An area among its neighbours over time: their median, the one that would set the scale, and what is said of periods."""

from __future__ import annotations

import re

import pytest
from small import small

from macros import charts
from macros.charts import beside_marks, middle
from macros.charts.data import ChartData
from macros.charts.kinds import neighbours
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.wording import alternative

SPEC = {"kind": "neighbours", "x": "time_period", "y": "children_rate", "by": "area", "band": "Four neighbours"}
CSV = """time_period,area,children_rate
2022,Northby,5.0
2022,Ash,1.0
2022,Birch,2.1
2022,Cedar,3.0
2022,Elm,4.0
2023,Northby,x
2023,Ash,x
2023,Birch,x
2023,Cedar,x
2023,Elm,x
2024,Northby,5.0
2024,Ash,x
2024,Birch,x
2024,Cedar,x
2024,Elm,4.0
2025,Northby,6.0
2025,Ash,2.0
2025,Birch,3.0
2025,Cedar,x
2025,Elm,30.0
"""


def prepared(table, csv: str = CSV, **more: object) -> ChartData:
    spec = FigureSpec.model_validate(SPEC | more)
    return charts.prepare(small(table, csv, area="Northby"), spec)


def medians(data: ChartData) -> dict[str, str]:
    return {row["category"]: row["shown"] for row in charts.with_median(data).of("Median of four neighbours")}


def test_the_median_is_that_of_each_period_rounded_as_the_values_are(table):
    """Of 1.0, 2.1, 3.0 and 4.0 it is 2.55, which is shown as 2.6; of 2.0, 3.0 and 30.0 it is 3.0."""
    found = medians(prepared(table))
    assert (found["2022"], found["2025"]) == ("2.6", "3.0")


def test_a_median_half_way_between_two_numbers_is_rounded_up_as_by_hand(table):
    """Between 675.8 and 675.9 it is 675.85: as a binary fraction that is a little less."""
    csv = CSV.replace("2022,Birch,2.1", "2022,Birch,675.8").replace("2022,Cedar,3.0", "2022,Cedar,675.9")
    assert medians(prepared(table, csv.replace("2022,Elm,4.0", "2022,Elm,999.0")))["2022"] == "675.9"


def test_where_less_than_half_of_them_have_a_value_there_is_no_median(table):
    assert medians(prepared(table))["2024"] == "[x]"


def test_a_neighbour_that_alone_would_set_the_scale_is_cut_off_and_the_picture_says_so(table):
    data = prepared(table)
    assert middle.farthest(data) == ["Elm"]
    said = " ".join(neighbours.draw(data, 660).texts)
    assert "Elm goes on above the scale, to 30.0 (2025)." in re.sub(r"</text><text[^>]*>", " ", said)


def test_a_scale_that_all_neighbours_share_cuts_nobody_off(table):
    assert middle.farthest(prepared(table, CSV.replace("30.0", "7.0"))) == []


def test_a_period_without_any_value_says_why(table):
    data = prepared(table, annotations=[{"time_period": "2023", "text": "Schools closed"}])
    assert [(one.words, one.gap) for one in beside_marks.remarks(data)] == [("No data: schools closed", True)]


def test_a_gap_of_which_nothing_is_known_is_said_too(table):
    assert [one.words for one in beside_marks.remarks(prepared(table))] == ["No data"]


def test_two_years_with_one_remark_have_it_once(table):
    same = [{"time_period": year, "text": "Schools gave the grades"} for year in ("2024", "2025")]
    found = beside_marks.remarks(prepared(table, annotations=same))
    assert [(one.first, one.last) for one in found if not one.gap] == [("2024", "2025")]


def test_the_text_alternative_tells_what_happened(table):
    data = prepared(table, annotations=[{"time_period": "2024", "text": "Counting rule changed"}])
    assert "In 2024: counting rule changed." in alternative(data, FigureSpec.model_validate(SPEC))


def test_no_thin_line_crosses_a_gap(table):
    (ash,) = [line for line in neighbours.draw(prepared(table), 660).lines if 'data-line="Ash"' in line]
    assert "L" not in re.search(r' d="([^"]+)"', ash)[1]


@pytest.mark.parametrize(
    ("more", "wanted"),
    [
        (
            {"annotations": [{"time_period": "2019", "text": "Too early"}]},
            "the period `2019`, which the table does not",
        ),
        (
            {"annotations": [{"time_period": "2022", "text": "One"}, {"time_period": "2022", "text": "Two"}]},
            "remarks on `2022` twice",
        ),
        (
            {
                "kind": "dots",
                "x": "children_rate",
                "y": "area",
                "by": "",
                "band": "",
                "annotations": [{"time_period": "2022", "text": "One"}],
            },
            "A chart of kind `dots` has no place for `annotations`",
        ),
    ],
)
def test_a_remark_that_cannot_be_drawn_is_a_fault(table, more, wanted):
    with pytest.raises(Fault, match=re.escape(wanted)):
        prepared(table, **more)


def test_a_remark_on_a_period_that_a_pack_does_not_know_yet_is_left_out(table):
    early = CSV[: CSV.index("2025,Northby")]
    data = prepared(table, early, until="2024", annotations=[{"time_period": "2025", "text": "Later"}])
    assert data.annotations == {}
