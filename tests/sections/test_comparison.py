"""How the area compares: its own number, its rank and its change stand before the numbers of others."""

from __future__ import annotations

from typing import Any

import pytest
from scores import OTHERS, row
from selectolax.lexbor import LexborHTMLParser

from macros.render import render
from macros.sections.comparison import Comparison


@pytest.fixture
def page(table):
    line = row(table, {"2024": "25.0", "2025": "30.0"}, "low", OTHERS)
    return LexborHTMLParser(render("comparison", comparison=Comparison(list(line.values), [line])))


def words(node: Any) -> str:
    return " ".join(node.text().split())


def test_the_answer_stands_before_the_numbers_of_others(page):
    assert [words(one) for one in page.css("thead th")] == [
        "Measure",
        "Sandwell",
        "Rank",
        "Change on the year",
        "Statistical neighbours",
        "England",
    ]
    assert [words(one) for one in page.css("tbody td")] == [
        "30.0% 27.2% to 32.9%",
        "1st or 2nd highest of 4 areas (worse half)",
        "On the year: rose by 5.0 percentage points",
        "24.0%",
        "22.6%",
    ]


def test_its_name_stands_outside_what_scrolls(page):
    named = page.css_first("table").attributes["aria-labelledby"]
    assert page.css_first(f"#{named}").parent.css_first(".table-region") is not None
    assert page.css(f".table-region #{named}, caption") == []


def test_each_row_has_its_line_and_its_place_among_the_areas(page):
    assert [one.attributes["class"] for one in page.css("tbody svg")] == ["spark", "strip"]
