"""The picture of who reports to whom: every group and every line of reporting is in it, at both widths."""

from __future__ import annotations

import re

import pytest

from macros.charts.organogram import Box, Row, structure
from macros.charts.theme import NARROW, WIDE

ROWS = [
    Row("Board", (Box("board", "The board", "Every month"),)),
    Row("Forum", (Box("forum", "The forum", "", (("board", False),)),)),
    Row(
        "Subgroups (3)",
        (
            Box("one", "One", "", (("board", True), ("forum", True))),
            Box("two", "Two & a half", "", (("board", True),)),
            Box("three", "Three", "", (("forum", True),)),
        ),
    ),
]


def arrows(svg: str) -> int:
    """The heads of arrows: closed shapes that are filled and have no edge of their own."""
    return len(re.findall(r'Z" fill="var\(--chart-[123]\)"/>', svg))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_group_is_named_once(width):
    svg = structure(ROWS, width)
    texts = re.findall(r"<text[^>]*>([^<]*)</text>", svg)
    assert sorted(texts) == sorted(
        ["Board", "The board", "Every month", "Forum", "The forum", "Subgroups (3)", "One", "Two &amp; a half", "Three"]
    )


def test_side_by_side_every_one_that_others_report_to_has_one_arrow_from_each_row():
    assert arrows(structure(ROWS, WIDE)) == 3


def test_below_each_other_the_box_just_below_has_an_arrow_of_its_own_and_the_others_share_one():
    assert arrows(structure(ROWS, NARROW)) == 4


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_only_a_line_that_no_source_says_is_broken(width):
    drawn = structure(ROWS, width)
    assert "stroke-dasharray" in drawn
    said = [Row(ROWS[0].title, ROWS[0].boxes), Row("Forum", (Box("forum", "The forum", "", (("board", True),)),))]
    assert "stroke-dasharray" not in structure(said, width)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_nothing_stands_outside_the_picture(width):
    svg = structure(ROWS, width)
    high = float(re.search(r' height="(\d+)"', svg)[1])
    points = [(float(x), float(y)) for x, y in re.findall(r"[ML](-?[\d.]+),(-?[\d.]+)", svg)]
    points += [(float(x), float(y)) for x, y in re.findall(r'<text x="(-?[\d.]+)" y="(-?[\d.]+)"', svg)]
    assert [point for point in points if not (0 <= point[0] <= width and 0 <= point[1] <= high)] == []


def test_a_picture_without_rows_of_groups_is_empty_and_no_fault():
    assert re.findall(r"<(?:text|path)", structure([Row("Board", ())], WIDE)) == []


def test_the_first_row_may_report_to_another():
    rows = [
        Row("Board", (Box("board", "The board", "", (("council", True),)),)),
        Row("Others", (Box("council", "Council"),)),
    ]
    assert arrows(structure(rows, WIDE)) == 1
