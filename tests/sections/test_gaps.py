"""What sets the area apart, as a table: each row with its values, its gap and how sure that is, its rank and its change."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from selectolax.lexbor import LexborHTMLParser
from small import small

from macros.render import render
from macros.sections.gaps import GapMacros
from macros.tables.neighbours import with_neighbour_mean
from macros.wording import Around

NEIGHBOURS = ("Walsall", "Luton", "Oldham")
RULE = "reconcile:\n  - {percent: cases_percent, of: cases_count, total: {factor: All factors}, dp: 1}"
FACTORS = """
time_period,area,factor,cases_count,cases_percent
2018,Sandwell,All factors,1000,z
2018,Sandwell,Self-harm,60,6.0
2025,Sandwell,All factors,1000,z
2025,Sandwell,Self-harm,90,9.0
2025,Sandwell,Neglect,150,15.0
2025,Walsall,Self-harm,50,5.0
2025,Walsall,Neglect,150,15.0
2025,Luton,Self-harm,60,6.0
2025,Luton,Neglect,160,16.0
2025,Oldham,Self-harm,70,7.0
2025,Oldham,Neglect,c,c
2025,England,Self-harm,50,5.0
"""


@pytest.fixture
def macros(table: Any) -> GapMacros:
    """The macros of a site with this one table."""
    found = with_neighbour_mean(small(table, FACTORS, more=RULE), NEIGHBOURS)
    site: Any = SimpleNamespace(compared=lambda stem: found, around=Around(("England",), NEIGHBOURS))
    return GapMacros(site)


def rows(macros: GapMacros) -> list[list[str]]:
    """The rows of the table as a reader has them, its head first."""
    html = LexborHTMLParser(render("gaps", gaps=macros.gaps("factors", "cases_percent")))
    return [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in html.css("tr")]


def test_each_row_has_its_values_its_gap_its_rank_and_its_change(macros):
    assert rows(macros) == [
        [
            *("Factor", "Sandwell", "Gap in points", "Statistical neighbours", "England"),
            *("Change since the first value", "Rank"),
        ],
        [
            *("Self-harm", "9.0% 7.4% to 10.9%", "+3.0 (above)", "6.0%", "5.0%"),
            *("Rose by 3.0 percentage points since 2018", "Highest of 4 areas"),
        ],
        [
            *("Neglect", "15.0% 12.9% to 17.3%", "−0.5 (about the same)", "15.5%", "[x]"),
            *("", "Too close to rank among 3 areas (1 has no number)"),
        ],
    ]


def test_each_cell_has_the_head_of_its_column_for_a_narrow_screen(macros):
    """On a phone the rows stack, and nobody has to scroll sideways to the rank."""
    html = LexborHTMLParser(render("gaps", gaps=macros.gaps("factors", "cases_percent")))
    heads = [cell.text() for cell in html.css("thead th")][1:]
    assert [cell.attributes.get("data-head") for cell in html.css("tbody tr:first-child td")] == heads
    assert "stacks" in html.css_first("table").attributes["class"].split()


def test_the_caption_says_measure_and_period(macros):
    html = LexborHTMLParser(render("gaps", gaps=macros.gaps("factors", "cases_percent")))
    assert html.css_first("caption").text().startswith("Cases, year ending 31 March 2025: the largest gap above")


def test_words_in_a_sentence_are_of_the_same_rows(macros):
    assert macros.words["standouts"]("factors", "cases_percent", way="above").text == "self-harm, 9.0% against 6.0%"
