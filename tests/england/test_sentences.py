"""What a site says of its area is English and true, whatever its name, its neighbours and its numbers are."""

from __future__ import annotations

import pytest
from area_sentences import broken, sentences
from small_england import ALONE, AREAS, HIDDEN, NEW

from macros.content import Site
from macros.sections.comparison import comparison
from macros.system import days


@pytest.mark.parametrize("code", AREAS)
def test_every_sentence_of_every_area_is_english(areas, code):
    said = list(sentences(areas[code]))
    assert len(said) > (30 if code in HIDDEN else 100)
    assert broken(iter(said)) == []


@pytest.mark.parametrize("code", AREAS)
def test_the_tables_of_every_area_have_no_error(areas, code):
    site = Site(areas[code], days.today())
    assert {"official-children-in-need", "official-population-children", "official-areas"} <= {*site.stems}
    assert [str(fault) for stem in site.stems for fault in site.table_folder.faults(stem) if fault.stops] == []


@pytest.mark.parametrize("code", HIDDEN)
def test_of_an_area_with_nothing_but_symbols_no_change_comparison_or_rank_is_said(areas, code):
    words = ("change", "compare", "rank", "interval")
    said = [who for who, _ in sentences(areas[code]) if "children-in-need" in who and who.split()[1] in words]
    assert said == [who for who in said if who.endswith("population_count")]


def test_an_area_without_neighbours_is_in_no_rank_and_no_list_of_neighbours(areas):
    said = list(sentences(areas[ALONE]))
    assert [text for who, text in said if who == "neighbours"] == [""]
    assert [who for who, _ in said if ": rank" in who and "population" not in who] == []


@pytest.mark.parametrize("code", NEW)
def test_a_new_area_is_compared_from_its_own_first_year(areas, code):
    said = dict(sentences(areas[code]))
    assert str(NEW[code]) in said["official-children-in-need: figure default"]


def test_no_area_is_better_or_worse_on_a_measure_without_an_agreed_direction(areas):
    rows = [row for code in AREAS if code not in HIDDEN for row in comparison(Site(areas[code], days.today())).lines]
    judged = {
        row.measure.better for row in rows if {row.verdict, row.verdict_long, row.quarter, *row.beside.values()} - {""}
    }
    assert {row.measure.better for row in rows} == {"neither", "low"}
    assert judged == {"low"}


def test_what_is_no_english_is_found():
    wrong = ["Fell by the the most.", "Children in need in Isles of Scilly.", "None of ()", "St. Helens's", "1 areas"]
    found = [broken(iter([("a: metadata", text)])) for text in wrong]
    assert [len(one) for one in found] == [1, 1, 2, 2, 1]
    assert broken(iter([("a: metadata", "The Isle of Wight and St Helens’ 11 areas, 1 of them new.")])) == []
