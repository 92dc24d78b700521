"""A published file becomes the project's own table, with its areas, symbols and the measures worked out."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import (
    PUBLISHED,
    changed,
    everything,
    faults,
    metadata,
    project,
    rows,
    take,
)

from macros.importing import Refused
from macros.importing.cells import time_period


def test_a_table_has_the_areas_named_and_no_other(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    assert [(row["time_period"], row["area"]) for row in rows(tmp_path, "plans")] == [
        ("2024", "Homeham"),
        ("2024", "Eastby"),
        ("2024", "Midshire"),
        ("2024", "Albion"),
        ("2025", "Homeham"),
        ("2025", "Eastby"),
        ("2025", "Midshire"),
        ("2025", "Albion"),
    ]


def test_without_a_neighbour_model_the_authority_its_region_and_its_country_are_taken(tmp_path):
    assert "No statistical neighbours are known yet" in take(tmp_path, "plans_2025")
    assert {row["area"] for row in rows(tmp_path, "plans")} == {"Homeham", "Midshire", "Albion"}


def test_a_symbol_stays_as_it_was_published(tmp_path):
    take(tmp_path, "factors_2025")
    found = {(row["area"], row["group"], row["factor"]): row["found_count"] for row in rows(tmp_path, "factors")}
    assert found == {
        ("Homeham", "In need", "All factors"): "200",
        ("Homeham", "In need", "Neglect"): "50",
        ("Homeham", "In need", "Gangs"): "c",
        ("Homeham", "On a plan", "All factors"): "80",
        ("Homeham", "On a plan", "Neglect"): "x",
        ("Homeham", "On a plan", "Gangs"): "x",
        ("Albion", "In need", "All factors"): "4000",
        ("Albion", "In need", "Neglect"): "low",
        ("Albion", "In need", "Gangs"): "0",
        ("Albion", "On a plan", "All factors"): "900",
        ("Albion", "On a plan", "Neglect"): "u",
        ("Albion", "On a plan", "Gangs"): "c",
    }


def test_an_empty_cell_is_written_as_not_available_and_told(tmp_path):
    assert "1 empty cell written as `x`" in take(tmp_path, "factors_2025")


def test_a_share_of_a_hidden_count_is_hidden_and_the_whole_has_none(tmp_path):
    take(tmp_path, "factors_2025")
    found = [row["found_percent"] for row in rows(tmp_path, "factors") if row["area"] == "Homeham"]
    assert found == ["z", "25.0", "c", "z", "x", "x"]


def test_a_rate_is_worked_out_with_the_population_of_the_year_before(tmp_path):
    take(tmp_path, "people_2024", "plans_2025")
    found = {(row["time_period"], row["area"]): row["plans_rate"] for row in rows(tmp_path, "plans")}
    assert found[("2025", "Homeham")] == "209.0"  # 418 of 20,000
    assert found[("2024", "Homeham")] == "276.8"  # 526 of 19,000


def test_a_rate_without_a_population_is_not_available_and_told(tmp_path):
    assert "import the population file" in take(tmp_path, "plans_2025")
    assert {row["plans_rate"] for row in rows(tmp_path, "plans")} == {"x"}


def test_a_new_population_works_rates_out_again(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, "people_2024")
    assert "plans: 12 values are worked out again with these numbers." in told
    assert rows(tmp_path, "plans")[3]["plans_rate"] == "209.0"


def with_measures(root: Path, *measures: str) -> None:
    """The small publications, in which plans have these measures too."""
    project(root)
    path, last = root / "data" / "publications.yml", "rate_of: plans_count}\n"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(last, last + "".join(f"    {one}\n" for one in measures)), encoding="utf-8")


def test_a_count_is_worked_out_from_others_and_hidden_with_them(tmp_path):
    first = "first_count: {title: First plans, add: [plans_count], less: [second_count]}"
    with_measures(tmp_path, first, "both_count: {title: Twice, add: [plans_count, first_count]}")
    take(tmp_path, "neighbours_2025", "plans_2025")
    found = {(row["time_period"], row["area"]): row for row in rows(tmp_path, "plans")}
    assert found[("2025", "Homeham")]["first_count"] == "289"  # 418 less 129
    assert found[("2025", "Homeham")]["both_count"] == "707"
    assert found[("2025", "Eastby")]["first_count"] == "c"
    assert {one["name"]: one["type"] for one in metadata(tmp_path, "plans")["schema"]["fields"]}[
        "first_count"
    ] == "integer"


LOOKUP = 'found_count: {{title: Found, lookup: {{table: {}, column: {}, period: "2024/25"{}}}}}'


def test_a_number_is_looked_up_for_one_of_each_breakdown(tmp_path):
    with_measures(tmp_path, LOOKUP.format("factors", "found_count", ", where: {group: In need, factor: Neglect}"))
    take(tmp_path, "factors_2025", "plans_2025")
    found = {row["area"]: row["found_count"] for row in rows(tmp_path, "plans") if row["time_period"] == "2025"}
    assert found == {"Homeham": "50", "Midshire": "x", "Albion": "low"}


@pytest.mark.parametrize(
    ("measure", "told"),
    [
        (
            LOOKUP.format("factors", "found_count", ""),
            "several numbers for an area. Name one of each in `where`: group",
        ),
        (LOOKUP.format("people", "population_count", ", where: {sex: Male}"), "names breakdowns that `people` lacks"),
        (
            "first_count: {title: First, add: [plans_count], less: [plan_count]}",
            "from `plan_count`, which is not a measure",
        ),
    ],
)
def test_a_measure_that_cannot_be_worked_out_is_told(tmp_path, measure, told):
    with_measures(tmp_path, measure)
    with pytest.raises(Refused, match=told):
        project(tmp_path)


def test_files_that_others_need_are_imported_first_however_they_are_named(tmp_path):
    take(tmp_path, "plans_2025", "people_2024", "neighbours_2025")
    assert {row["area"] for row in rows(tmp_path, "plans")} == {"Homeham", "Eastby", "Midshire", "Albion"}
    assert "x" not in {row["plans_rate"] for row in rows(tmp_path, "plans")}


def test_a_file_that_needs_one_that_needs_another_comes_last(tmp_path):
    with_measures(tmp_path)
    path = tmp_path / "data" / "publications.yml"
    text = path.read_text(encoding="utf-8")
    plans = "    plans_count: {title: Plans, lookup: {table: plans, column: plans_count, period: '{year}'}}\n  rows:\n"
    path.write_text(text.replace("  rows:\n", plans, 1), encoding="utf-8")
    told = take(tmp_path, "factors_2025", "plans_2025", "people_2024", "neighbours_2025")
    assert [line.split(":")[0] for line in told.splitlines() if line[0] != " "] == [
        "neighbours",
        "people",
        "plans",
        "factors",
    ]
    assert "import the population file" not in told


def test_the_codes_of_every_area_are_kept(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    assert rows(tmp_path, "areas")[0] == {
        "area": "Eastby",
        "geographic_level": "Local authority",
        "country_code": "E92000001",
        "country_name": "Albion",
        "region_code": "E12000012",
        "region_name": "Midshire",
        "old_la_code": "336",
        "new_la_code": "E06000336",
        "la_name": "Eastby",
    }
    assert [row["area"] for row in rows(tmp_path, "areas")] == ["Eastby", "Homeham", "Midshire", "Albion"]


def test_a_code_that_has_changed_is_told(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("333,E06000333", "333,E06000999")))
    assert "The nine-character code of the authority of Homeham was E06000333, and is E06000999." in told


def test_the_ten_neighbours_are_those_of_the_home_authority_the_closest_first(tmp_path):
    take(tmp_path, "neighbours_2025")
    found = rows(tmp_path, "neighbours")
    assert [row["neighbour"] for row in found] == ["Eastby", *(f"Town {number}" for number in range(9))]
    assert found[2] == {
        "time_period": "cy2025",
        "area": "Homeham",
        "rank": "3",
        "neighbour": "Town 1",
        "old_la_code": "411",
        "closeness": "Close",
    }


@pytest.mark.parametrize("stem", ["neighbours", "people", "plans", "factors", "areas"])
def test_what_an_import_writes_has_no_fault(tmp_path, stem):
    take(tmp_path, "neighbours_2025", "people_2024", "plans_2025", "factors_2025")
    assert faults(tmp_path, stem) == []


def test_a_byte_order_mark_and_windows_line_ends_are_read_as_they_should_be(tmp_path):
    take(tmp_path, "plans_2025")
    before = everything(tmp_path)
    raw = (PUBLISHED / "plans_2025.csv").read_bytes()
    (tmp_path / "marked.csv").write_bytes(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"))
    take(tmp_path, (tmp_path / "marked.csv").as_posix())
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("text", "identifier", "written"),
    [
        ("2025", "Reporting year", "2025"),
        ("202425", "Academic year", "2024/25"),
        ("202425", "Financial year", "2024-25"),
        ("2025", "Calendar year", "cy2025"),
        ("201819", "Financial year Q3", "2018-19-Q3"),
        ("2018", "Calendar year Q3", "2018-Q3"),
        ("2018", "December", "2018-12"),
        ("202426", "Academic year", None),
        ("2025", "Term", None),
        ("spring", "Reporting year", None),
    ],
)
def test_a_period_is_written_in_the_projects_own_form(text, identifier, written):
    assert time_period(text, identifier) == written
