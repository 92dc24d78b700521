"""The elements of SVG that are written here: numbers as drawn, and words that stay words."""

from __future__ import annotations

import lxml.etree
import pytest

from macros.charts import svg
from macros.charts.canvas import Canvas

CRUEL = "<script>alert(\"1\")</script> & 'more'"


def parsed(element: str) -> lxml.etree._Element:
    return lxml.etree.fromstring(element)


@pytest.mark.parametrize(
    ("value", "wanted"), [(1.0, "1"), (1.005, "1"), (2.346, "2.35"), (-0.001, "0"), (-2.5, "-2.5"), (100.0, "100")]
)
def test_a_number_is_written_to_a_hundredth_and_no_longer_than_it_must_be(value, wanted):
    assert svg.number(value) == wanted


def test_a_name_with_signs_of_markup_is_text_and_no_element():
    element = parsed(svg.text(CRUEL, 0, 0))
    assert (element.text, len(element)) == (CRUEL, 0)


def test_what_a_mark_means_is_read_back_as_the_table_has_it():
    row = {"category": CRUEL, "series": "", "shown": "[c]"}
    assert dict(parsed(f"<path{svg.meaning(row)}/>").attrib) == {"data-c": CRUEL, "data-v": "[c]"}


def test_only_the_first_line_of_a_value_means_it():
    canvas = Canvas(100)
    canvas.write(
        ["Requires", "improvement"], 0, 0, {"category": "Lending", "series": "", "shown": "Requires improvement"}
    )
    assert [parsed(text).get("data-v") for text in canvas.texts] == ["Requires improvement", None]


def test_lines_of_text_stand_under_each_other_and_their_middle_is_where_it_was_wanted():
    canvas = Canvas(100)
    canvas.centre(["One", "Two", "Three"], 0, 50)
    assert [float(parsed(text).get("y")) for text in canvas.texts] == pytest.approx([36.2, 54.2, 72.2])
