"""The board of all measures: the newest number, where it goes, its place among others, and the figure that shows it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from example_sites import change, whole
from packing import site_of_packs
from scores import OTHERS, row
from selectolax.lexbor import LexborHTMLParser

from macros.checks.site import check_site
from macros.content import Site
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.render import render
from macros.sections.board import Board, board, row_of

TODAY = date(2026, 11, 27)
MEASURE = "- measure: Rate of referrals\n"
SHOWN = f"{MEASURE}  group: The front door\n  page: figures/front-door.md\n  figure: rate\n"


def words(node: Any) -> str:
    return " ".join(node.text().split())


def said(table: Any, values: dict[str, str], better: str = "low", others: str = OTHERS) -> list[str]:
    """What the cells of one row say."""
    one = row_of(row(table, values, better, others), "England")
    page = LexborHTMLParser(render("board", board=Board({"The front door": [one]}, "Sandwell", "England")))
    return [words(cell) for cell in page.css("tbody > tr > *")]


def test_a_row_says_the_number_the_direction_and_the_place_in_words(table):
    assert said(table, {"2024": "25.0", "2025": "30.0"}) == [
        "Repeats year ending 31 March 2025",
        "30.0%",
        "◆ Worse: up from 25.0% in 2024",
        "1st or 2nd highest of 4◆ Worse than England (22.6%)",
    ]


def test_a_small_change_is_no_direction(table):
    assert said(table, {"2024": "25.0", "2025": "25.5"})[2] == "≈ No clear change from 25.0% in 2024"


def test_a_change_since_long_is_said_where_it_is_another(table):
    assert said(table, {"2020": "10.0", "2024": "25.0", "2025": "25.5"})[2] == (
        "≈ No clear change from 25.0% in 2024◆ Worse: up from 10.0% in 2020"
    )
    assert said(table, {"2020": "10.0", "2024": "25.0", "2025": "30.0"})[2] == "◆ Worse: up from 25.0% in 2024"


def test_a_measure_without_an_agreed_direction_goes_up_and_down_without_a_verdict(table):
    found = said(table, {"2024": "25.0", "2025": "30.0"}, "neither")
    assert found[2:] == ["Up from 25.0% in 2024", "1st or 2nd highest of 4England (22.6%)"]


def test_a_hidden_newest_number_is_said_in_words(table):
    assert said(table, {"2023": "25.0", "2024": "20.0", "2025": "c"})[2] == (
        "The newest number is hidden so that no child can be identified"
    )


def test_a_number_alone_has_no_direction(table):
    assert said(table, {"2025": "25.0"})[2] == "No number for the year before"


def test_the_groups_are_linked_at_the_top(table):
    rows = [row_of(row(table, {"2024": "25.0", "2025": "30.0"}, "low", OTHERS), "England")]
    page = LexborHTMLParser(
        render("board", board=Board({"The front door": rows, "School": rows}, "Sandwell", "England"))
    )
    links = [one.attributes["href"] for one in page.css("nav a")]
    assert links == ["#board-the-front-door", "#board-school"]
    assert all(page.css_first(one) for one in links)


@pytest.fixture
def shown(tmp_path):
    """The whole example, a measure of which says where it is shown."""
    folder = whole(tmp_path)
    change(folder / "data/comparisons.yml", MEASURE, SHOWN)
    change(
        folder / "docs/figures/front-door.md",
        "## Contacts",
        '## Referrals\n\n{{ figure("referrals", "rate") }}\n\n## Contacts',
    )
    return folder


def test_a_name_leads_to_the_figure_that_shows_it_or_to_its_table(shown):
    found = board(Site(shown, TODAY)).groups
    assert [(title, [one.href for one in rows]) for title, rows in found.items()] == [
        ("Other measures", ["@/data/referrals/"]),
        ("The front door", ["@/figures/front-door/#figure-referrals-rate"]),
    ]


def test_a_figure_that_its_page_does_not_have_is_told_at_its_line(shown):
    change(shown / "docs/figures/front-door.md", '{{ figure("referrals", "rate") }}', "Words.")
    told = [str(one) for one in check_site(Site(shown, TODAY)) if "has no figure" in str(one)]
    assert told == [
        "data/comparisons.yml:7: `figures/front-door.md` has no figure `rate` of the table `referrals`. "
        "Name the page and the figure that show the measure, or leave `page` and `figure` out."
    ]


def test_the_indicators_of_a_local_table_are_folded_away(tmp_path):
    found = board(site_of_packs(tmp_path), "indicators")
    page = LexborHTMLParser(render("board", board=found))
    assert words(page.css_first("details > summary")) == "Indicators of each month: 2 indicators"
    assert [words(one) for one in page.css("tbody th a")] == ["Visits on time", "Posts without a worker"]
    assert page.css("svg.strip, nav") == []


def test_the_neighbours_are_named_the_closest_first(tmp_path):
    found = PageMacros(Site(whole(tmp_path), TODAY)).named["neighbours"]()
    assert (found.text, found.href) == ("Northshire and Southshire", "@/data/statistical-neighbours/")


def test_a_site_without_neighbours_cannot_name_them(tmp_path):
    folder = whole(tmp_path)
    for ending in ("csv", "yml"):
        (folder / f"data/tables/statistical-neighbours.{ending}").unlink()
    with pytest.raises(Fault, match="No table names statistical neighbours"):
        PageMacros(Site(folder, TODAY)).named["neighbours"]()


@pytest.mark.parametrize("other", ["Rate of referrals!", "Ρ"])
def test_a_measure_has_an_address_that_no_other_has(tmp_path, other):
    folder = whole(tmp_path)
    path = folder / "data/comparisons.yml"
    entry = path.read_text().split(MEASURE)[1].split("- measure:")[0]
    change(folder / "data/comparisons.yml", MEASURE, f"- measure: {other}\n{entry}{MEASURE}")
    told = [str(one) for one in check_site(Site(folder, TODAY)) if "the same address as another" in str(one)]
    assert len(told) == 1
    assert told[0].endswith("Give it a name with letters or numbers that no other measure has.")
