"""The small picture of many areas: one axis, the area above all others, broken where a value is missing."""

from __future__ import annotations

import re

from macros.charts import Line, crowd

OWN = Line("area", [(2, 20.0), (1, None), (0, 30.0)])
COUNTRY = Line("country", [(2, 22.0), (1, 23.0), (0, 24.0)])
NEAR = [Line("neighbour", [(2, value), (1, value), (0, value + 1)]) for value in (10.0, 40.0)]


def drawn(*lines: Line) -> str:
    return crowd(lines, "percent", ("2023", "2025"), "Two <areas>")


def paths(picture: str, role: str) -> list[str]:
    return re.findall(rf'<path d="([^"]+)" stroke="var\(--chart-{role}\)"', picture)


def test_a_year_without_a_value_breaks_the_line_and_is_never_zero():
    line, end = paths(drawn(OWN, COUNTRY), "area")
    assert line.count("M") == 2
    assert "L" not in line
    assert end == f"M{line.split('M')[2]}"


def test_all_neighbours_are_one_thin_path():
    (near,) = paths(drawn(OWN, *NEAR), "neighbour")
    assert near.count("M") == 2


def test_our_own_line_is_drawn_last():
    picture = drawn(OWN, COUNTRY, *NEAR)
    assert picture.rindex("--chart-area") > max(picture.rindex("--chart-england"), picture.rindex("--chart-neighbour"))


def test_the_axis_says_where_it_begins_and_ends_and_when():
    assert re.findall(r"<text[^>]*>([^<]*)</text>", drawn(OWN, *NEAR)) == ["0%", "60%", "2023", "2025"]


def test_the_words_of_a_picture_stay_words():
    assert 'aria-label="Two &lt;areas&gt;"' in drawn(OWN)


def test_without_a_value_there_is_no_picture():
    assert drawn(Line("area", [(0, None)])) == ""
