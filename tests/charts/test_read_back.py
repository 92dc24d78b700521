"""What the marks of a picture tell a script: every value of the table, and no other."""

from __future__ import annotations

import re
from collections import Counter

import lxml.etree

from macros import charts

SVG = "{http://www.w3.org/2000/svg}"


def parsed(svg: str) -> lxml.etree._Element:
    return lxml.etree.fromstring(svg.encode())


def shown(svg: str) -> Counter[tuple[str, str, str]]:
    """What the marks of a picture tell: category, series and value, each as often as it is told."""
    marks = parsed(svg).iterfind(".//*[@data-v]")
    found = Counter((mark.get("data-c", ""), mark.get("data-s", ""), mark.get("data-v", "")) for mark in marks)
    for line in parsed(svg).iterfind(".//*[@data-line]"):
        categories, values = line.get("data-cs").split("|"), line.get("data-vs").split("|")
        assert len(re.findall("[ML]", line.get("d"))) == len(categories)
        found.update((one, line.get("data-line"), value) for one, value in zip(categories, values, strict=True))
    return found


def test_values_read_back_from_the_marks_are_those_of_the_table(example):
    """Each once, with what the parts leave and a target. Of a crowd only those that are shown are marks, and of a band only the edges."""
    data = charts.with_median(example.data) if example.figure.kind == "neighbours" else example.data
    marks = shown(example.svg)
    crowd = set(data.series) - set(data.named) if data.crowd else set()
    beside = [*data.remainder, *([data.target] if data.target else [])]
    wanted = Counter((row["category"], row["series"], row["shown"]) for row in [*data.records, *beside])
    assert {mark: count for mark, count in marks.items() if mark[1] not in crowd} == {
        mark: count for mark, count in wanted.items() if mark[1] not in crowd
    }
    assert marks <= wanted


def test_the_shown_values_are_the_cells_of_the_table(example):
    """Commas, signs, units and brackets aside, the picture has no number that the CSV has not, but for what is worked out.

    That is what parts leave, and the median of a crowd, which tests of their own hold.
    """
    cells = {text for column in example.table.cells.columns for text in example.table.cells[column]}
    left = {row["shown"] for row in example.data.remainder}
    told = {value for _, series, value in shown(example.svg) if not series.startswith("Median of ")}
    for value in told - left:
        bare = value.replace(",", "").replace("\N{MINUS SIGN}", "-").replace("£", "").lstrip("+")
        bare = bare.removesuffix("%").removesuffix(" points")
        assert value in cells or bare in cells or bare.strip("[]") in cells


def test_a_value_that_is_not_shown_is_a_text_or_nothing_to_see_and_never_a_mark(example):
    for mark in parsed(example.svg).iterfind(".//*[@data-v]"):
        if mark.get("data-v").startswith("["):
            assert mark.tag == f"{SVG}text" or not {"fill", "stroke"} & set(mark.keys())
