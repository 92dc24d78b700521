"""Compare for yourself: what the page draws without a script, and what the script is told."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from example_sites import change, copy, whole
from selectolax.lexbor import LexborHTMLParser

from macros.content import Site
from macros.messages import Fault
from macros.render import render
from macros.sections.areas_in_time import MIDDLE, cells_of, middle
from macros.sections.explore import explorer, slug

TODAY = date(2026, 11, 27)


@pytest.fixture
def folder(tmp_path):
    return whole(tmp_path)


def page(found) -> LexborHTMLParser:
    return LexborHTMLParser(render("explore", explore=found))


def test_a_measure_is_drawn_with_its_area_its_country_and_the_middle_of_its_neighbours(folder):
    (group,) = explorer(Site(folder, TODAY)).groups.values()
    assert group[0].values == {"Exampleshire": "41.0", "England": "43.0", MIDDLE: "41.0"}


def test_a_line_of_data_adds_a_measure(folder):
    path = folder / "data" / "comparisons.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        f"{text}- measure: Number of referrals\n  table: referrals\n  column: referrals_count\n  better: neither\n",
        encoding="utf-8",
    )
    names = [node.text() for node in page(explorer(Site(folder, TODAY))).css("#explore option[data-about]")]
    assert names[-1] == "Number of referrals"
    assert len(names) == len(text.split("- measure:"))


def test_each_measure_leads_to_its_table_and_its_file(folder):
    links = [one.attributes["href"] for one in page(explorer(Site(folder, TODAY))).css("#referrals a")]
    assert links[1:3] == ["@/data/referrals/", "@/data/referrals.csv"]


def test_a_measure_leads_to_the_figure_that_its_line_names(folder):
    change(
        folder / "data" / "comparisons.yml",
        "better: neither",
        "better: neither\n  group: The front door\n  page: figures/front-door.md\n  figure: rates",
    )
    figures = folder / "docs" / "figures" / "front-door.md"
    figures.write_text(figures.read_text(encoding="utf-8") + '\n{{ figure("referrals", "rates") }}\n', encoding="utf-8")
    groups = explorer(Site(folder, TODAY)).groups
    assert groups["The front door"][0].figure == "@/figures/front-door/#figure-referrals-rates"


def test_the_script_is_told_where_the_numbers_are_and_gets_none(folder):
    (group,) = explorer(Site(folder, TODAY)).groups.values()
    about = json.loads(group[0].about)
    assert (about["table"], about["column"]) == ("referrals", "referrals_rate")
    assert [one[2] for one in about["periods"]] == ["2023-24", "2024-25"]
    assert "41.0" not in group[0].about


def test_values_from_before_the_rules_changed_are_left_out(folder):
    change(
        folder / "data" / "comparisons.yml",
        "better: neither",
        "better: neither\n  since: 2024-25\n  because: Referrals were counted in another way.",
    )
    (group,) = explorer(Site(folder, TODAY)).groups.values()
    assert [one[0] for one in json.loads(group[0].about)["periods"]] == ["2024-25"]
    assert json.loads(group[0].about)["because"].startswith("Referrals were counted")


def test_a_hidden_value_is_a_symbol_and_no_part_of_the_middle(folder):
    change(folder / "data" / "tables" / "referrals.csv", "2024-25,Northshire,310,31.0", "2024-25,Northshire,c,c")
    site = Site(folder, TODAY)
    found = cells_of(site.compared("referrals"), site.measures[0], ["Exampleshire", "Northshire"])
    assert found["2024-25"] == {"Exampleshire": "41.0", "Northshire": "c"}
    (group,) = explorer(site).groups.values()
    assert group[0].values[MIDDLE] == "51.0"


def test_the_middle_needs_half_of_the_neighbours_and_keeps_their_decimals():
    assert middle(["1.0", "2.1", "9.0"]) == "2.1"
    assert middle(["1.0", "2.1"]) == "1.6"
    assert middle(["1.0", "c", "x"]) == "x"
    assert middle([]) == "x"


def test_an_area_whose_name_is_markup_stays_a_name(folder):
    found = explorer(Site(folder, TODAY))
    evil = replace(found.areas[0], name="<script>alert(1)</script>")
    html = page(replace(found, areas=[evil, *found.areas[1:]]))
    assert html.css_first("#explore fieldset script") is None
    assert html.css_first("#explore input[type=checkbox]").attributes["data-name"] == evil.name


def test_a_name_is_short_and_plain_in_an_address():
    assert slug("Kingston upon Hull, City of") == "kingston-upon-hull-city-of"


def test_the_map_has_a_tile_for_each_authority_and_is_not_offered_without_them(folder):
    found = explorer(Site(folder, TODAY))
    assert {area.name: area.tile for area in found.areas if area.tile}["Northshire"] == "1,1"
    assert page(found).css_first("[value=map]") is not None
    assert page(replace(found, tiles=[])).css_first("[value=map]") is None


def test_without_measures_the_page_says_what_to_name(tmp_path):
    with pytest.raises(Fault) as told:
        explorer(Site(copy(tmp_path), TODAY))
    assert "data/comparisons.yml" in told.value.fix
