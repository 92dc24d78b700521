"""A published file becomes the project's own table: whole, told, repeatable, and with nobody's words overwritten."""

from __future__ import annotations

import csv
import io
import shlex
import tempfile
import tracemalloc
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from importing import PUBLISHED, changed, everything, project, refusal, show, take

from macros.__main__ import main
from macros.importing import Publication, Refused, publications, revision_log
from macros.importing.cells import time_period
from macros.importing.publications import CODES
from macros.tables.check import check_table
from macros.tables.load import load

ROOT = Path(__file__).parent.parent.parent
REAL = publications(ROOT)
FILES = [stem for stem, one in REAL.publications.items() if one.is_file]


def rows(root: Path, stem: str) -> list[dict[str, str]]:
    text = (root / "data" / "tables" / f"{stem}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def metadata(root: Path, stem: str) -> dict:
    return yaml.safe_load((root / "data" / "tables" / f"{stem}.yml").read_text(encoding="utf-8"))


def faults(root: Path, stem: str) -> list[str]:
    """What the check of the site says about a table."""

    def find(other: str):
        return load(other, root / "data" / "tables", root, "Homeham")[0]

    table, problems, record = load(stem, root / "data" / "tables", root, "Homeham")
    return [str(one) for one in [*problems, *(check_table(table, record, find) if table else [])]]


def test_a_table_has_the_areas_named_and_no_other(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    assert [(row["time_period"], row["area"]) for row in rows(tmp_path, "plans")] == [
        ("2024", "Homeham"),
        ("2024", "Eastby, City of"),
        ("2024", "Midshire"),
        ("2024", "Albion"),
        ("2025", "Homeham"),
        ("2025", "Eastby, City of"),
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
    assert found[("2025", "Eastby, City of")]["first_count"] == "c"
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
            "from `plan_count`, which is no measure",
        ),
    ],
)
def test_a_measure_that_cannot_be_worked_out_is_told(tmp_path, measure, told):
    with_measures(tmp_path, measure)
    with pytest.raises(Refused, match=told):
        project(tmp_path)


def test_files_that_others_need_are_imported_first_however_they_are_named(tmp_path):
    take(tmp_path, "plans_2025", "people_2024", "neighbours_2025")
    assert {row["area"] for row in rows(tmp_path, "plans")} == {"Homeham", "Eastby, City of", "Midshire", "Albion"}
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


def test_an_import_run_twice_changes_nothing(tmp_path):
    names = ("neighbours_2025", "people_2024", "plans_2025", "factors_2025")
    take(tmp_path, *names)
    before = everything(tmp_path)
    assert show(tmp_path, *names, day=date(2027, 3, 1)).files == {}
    take(tmp_path, *names, day=date(2027, 3, 1))
    assert everything(tmp_path) == before


def test_a_day_that_is_named_is_written_even_where_nothing_else_has_changed(tmp_path):
    take(tmp_path, "plans_2025")
    take(tmp_path, "plans_2025", day=date(2027, 3, 1), named=True)
    assert metadata(tmp_path, "plans")["retrieved"] == date(2027, 3, 1)


def test_a_new_period_is_told_and_added(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    told = take(tmp_path, "plans_2025", day=date(2027, 3, 1))
    assert "1 new period: 2025." in told
    assert "Kept from an earlier release: 2023." in told
    assert [row["time_period"] for row in rows(tmp_path, "plans") if row["area"] == "Homeham"] == [
        "2023",
        "2024",
        "2025",
    ]
    assert metadata(tmp_path, "plans")["retrieved"] == date(2027, 3, 1)
    assert metadata(tmp_path, "plans")["review_by"] == date(2028, 3, 1)


def test_a_revised_value_is_told_and_both_values_are_kept(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("526,157,29.8", "530,158,29.8")), day=date(2027, 3, 1))
    assert "Plans, Homeham, year ending 31 March 2024: 530, published before as 526." in told
    assert rows(tmp_path, "revisions") == [
        {
            "revised_on": "2027-03-01",
            "table": "plans",
            "time_period": "2024",
            "area": "Homeham",
            "breakdown": "All",
            "measure": measure,
            "before_text": before,
            "after_text": after,
        }
        for measure, before, after in (("Plans", "526", "530"), ("Second plans", "157", "158"))
    ]
    assert faults(tmp_path, "revisions") == []


def test_a_number_revealed_after_it_was_hidden_is_a_revision_in_words(tmp_path):
    take(tmp_path, "factors_2025")
    told = take(tmp_path, changed(tmp_path, "factors_2025", ("200,50,c", "200,50,8")))
    assert (
        "Assessments, Homeham, In need; Gangs, academic year 2024 to 2025: 8, published before as "
        "hidden so that no child can be identified." in told
    )


def test_the_log_of_revisions_speaks_of_the_home_area_the_latest_first(tmp_path):
    take(tmp_path, "plans_2025")
    take(
        tmp_path,
        changed(tmp_path, "plans_2025", ("526,157", "527,157"), ("9100,1900,20.9", "9200,1900,20.7")),
        day=date(2027, 3, 1),
    )
    take(tmp_path, changed(tmp_path, "plans_2025", ("9100,1900,20.9", "9200,1900,20.7")), day=date(2028, 3, 1))
    table = load("revisions", tmp_path / "data" / "tables", tmp_path, "Homeham")[0]
    assert revision_log(table, "plans") == [
        ("2028-03-01", "Plans, Homeham, year ending 31 March 2024: 526, published before as 527."),
        ("2027-03-01", "Plans, Homeham, year ending 31 March 2024: 527, published before as 526."),
    ]


def test_a_number_printed_with_another_zero_at_its_end_is_not_revised(tmp_path):
    take(tmp_path, "plans_2025")
    take(tmp_path, changed(tmp_path, "plans_2025", ("1800,20\n", "1800,20.0\n")))
    assert not (tmp_path / "data" / "tables" / "revisions.csv").exists()


def test_rows_that_the_release_no_longer_has_are_taken_out_where_that_is_meant_and_told(tmp_path):
    take(tmp_path, "plans_2025")
    gone = "2024,Reporting year,Regional,E92000001,Albion,E12000012,Midshire,,,,Plans,910,180,19.8\n"
    told = take(tmp_path, changed(tmp_path, "plans_2025", (gone, "")), losses=True)
    assert "1 row taken out, which this release no longer has: 2024 Midshire." in told
    assert ("2024", "Midshire") not in [(row["time_period"], row["area"]) for row in rows(tmp_path, "plans")]


def test_areas_and_columns_that_are_left_out_are_told(tmp_path):
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("CPP_subsequent_percent", "CPP_subsequent_percent,note"), ("\n202", ",n\n202"), ("77,7,9.1", "77,7,9.1"), ("70,7,10\n", "70,7,10,n\n"), ("percent,note,n", "percent,note")))  # fmt: skip
    assert "4 rows left out: areas that data/partnership.yml does not name." in told
    assert "1 column left out: note." in told


def test_groups_that_are_left_out_are_told(tmp_path):
    assert "1 row left out: `CLA` in `social_care_group`." in take(tmp_path, "factors_2025")


def test_an_area_that_is_no_longer_a_neighbour_leaves_the_tables_and_is_told(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    other = changed(tmp_path, "neighbours_2025", ("333,Homeham,5,Midshire,336", "333,Homeham,5,Midshire,901"))
    assert "Import the statistical files again" in take(tmp_path, other)
    told = take(tmp_path, "plans_2025")
    assert "Taken out, no longer among the areas named: Eastby, City of." in told
    assert "4 new rows" not in told
    assert {row["area"] for row in rows(tmp_path, "plans")} == {"Homeham", "Farley", "Midshire", "Albion"}


def test_an_area_without_a_row_is_told(tmp_path):
    told = take(tmp_path, "neighbours_2025", "people_2024")
    assert "The file has no row for Town 0, Town 1," in told


def test_words_that_people_wrote_in_the_metadata_are_never_overwritten(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    path = tmp_path / "data" / "tables" / "plans.yml"
    text = path.read_text(encoding="utf-8")
    mine = text.replace("title: A table of Homeham", 'title: "My own finding"  # a finding\n')
    mine = mine.replace("definition: What is", "definition: In my words, what is").replace("Plans in Homeham", "Mine")
    path.write_text(mine, encoding="utf-8")
    take(tmp_path, "plans_2025", day=date(2027, 3, 1))
    expected = mine.replace("retrieved: 2026-11-20", "retrieved: 2027-03-01")
    expected = expected.replace("review_by: 2027-11-20", "review_by: 2028-03-01")
    line = "  - {document: plans-2025, locator: All authorities}\n"
    assert path.read_text(encoding="utf-8") == expected.replace("sources:\n", f"sources:\n{line}")


def test_metadata_written_before_the_first_import_are_kept(tmp_path):
    take(tmp_path, "plans_2025")
    path = tmp_path / "data" / "tables" / "plans.yml"
    mine = path.read_text(encoding="utf-8").replace("A table of Homeham", "Mine")
    path.write_text(mine, encoding="utf-8")
    (tmp_path / "data" / "tables" / "plans.csv").unlink()
    take(tmp_path, "plans_2025")
    assert path.read_text(encoding="utf-8") == mine


def test_the_next_release_takes_the_place_of_the_one_before_among_the_sources(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2024", "locator": "All authorities"}]
    every = (PUBLISHED / "plans_2025.csv").read_text(encoding="utf-8")
    older = [line.replace("2025", "2023", 1) for line in every.splitlines() if line.startswith("2025")]
    (tmp_path / "whole.csv").write_text(every + "\n".join(older) + "\n", encoding="utf-8")
    take(tmp_path, (tmp_path / "whole.csv").as_posix())
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2025", "locator": "All authorities"}]
    assert metadata(tmp_path, "plans")["disclosure"]["document"] == "plans-2025"
    sources = yaml.safe_load((tmp_path / "data" / "sources.yml").read_text(encoding="utf-8"))
    assert sources["plans-2025"] == {
        "title": "Plans 2025",
        "publisher": "The department",
        "period": "Years 2023 to 2025",
        "licence": "OGL-UK-3.0",
    }


def test_an_earlier_release_is_taken_where_it_is_meant_and_told_as_such(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")), older=True)
    assert "This file ends with 2024, and the table with 2025" in told
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2025", "locator": "All authorities"}]


def test_the_codes_of_every_area_are_kept(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    assert rows(tmp_path, "areas")[0] == {
        "area": "Eastby, City of",
        "geographic_level": "Local authority",
        "country_code": "E92000001",
        "country_name": "Albion",
        "region_code": "E12000012",
        "region_name": "Midshire",
        "old_la_code": "336",
        "new_la_code": "E06000336",
        "la_name": "Eastby, City of",
    }
    assert [row["area"] for row in rows(tmp_path, "areas")] == ["Eastby, City of", "Homeham", "Midshire", "Albion"]


def test_a_code_that_has_changed_is_told(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("333,E06000333", "333,E06000999")))
    assert "The nine-character code of the authority of Homeham was E06000333, and is E06000999." in told


def test_the_ten_neighbours_are_those_of_the_home_authority_the_closest_first(tmp_path):
    take(tmp_path, "neighbours_2025")
    found = rows(tmp_path, "neighbours")
    assert [row["neighbour"] for row in found] == ["Eastby, City of", *(f"Town {number}" for number in range(9))]
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


def test_a_file_of_no_known_publication_is_refused(tmp_path):
    (tmp_path / "other.csv").write_text("time_period,area,goals\n2025,Homeham,3\n", encoding="utf-8")
    assert refusal(tmp_path / "site", (tmp_path / "other.csv").as_posix())[0].endswith(
        "other.csv:1: This file is none of the publications in data/publications.yml. It has the columns "
        "`area` and `goals`. Known are: the neighbour model; the population file; the plans file; the factors file."
    )


def test_a_file_that_the_site_publishes_itself_is_refused_with_what_to_do(tmp_path):
    take(tmp_path, "plans_2025")
    stem = next(path.stem for path in (tmp_path / "data/tables").glob("*plans*.csv"))
    own = (tmp_path / f"data/tables/{stem}.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / f"{stem}.csv").write_text(f"{own[0]},plans_lower_percent\n{own[1]},1.0\n", encoding="utf-8")
    assert refusal(tmp_path, (tmp_path / f"{stem}.csv").as_posix()) == [
        f"{stem}.csv:1: This is the file of the table `{stem}` that the site itself publishes. Import the publisher's file; "
        f"to correct a number, change the cell in data/tables/{stem}.csv."
    ]


def test_a_renamed_column_is_refused_with_the_likely_new_name(tmp_path):
    project(tmp_path)
    assert refusal(tmp_path, changed(tmp_path, "plans_2025", ("CPP_subsequent,", "CPP_second,"))) == [
        "plans_2025.csv:1: This looks like the plans file, and it has no column `CPP_subsequent`. New in this "
        "file: `CPP_second`. If a column has a new name, write `renamed: {CPP_subsequent: its new name}` in "
        "data/publications.yml, under `plans` (line 38)."
    ]


def test_every_missing_column_is_told_at_once(tmp_path):
    project(tmp_path)
    path = changed(tmp_path, "plans_2025", ("geographic_level", "wide"), ("CPP_start", "CPP_started"))
    assert [line.split("column ")[1].split(".")[0] for line in refusal(tmp_path, path)] == [
        "`geographic_level` or `CPP_start`"
    ]


def test_one_unknown_file_keeps_all_from_being_written(tmp_path):
    project(tmp_path)
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    refusal(tmp_path, "plans_2025", (tmp_path / "other.csv").as_posix())
    assert not list((tmp_path / "data" / "tables").iterdir())


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"PK\x03\x04rest", "1: This zip file or spreadsheet is damaged"),
        ("time_period,área\n".encode("utf-16"), "1: This file is in UTF-16, not in UTF-8"),
        (b"", "1: This file is empty"),
        (b"time_period;time_identifier;geographic_level;x\n", "1: The cells are parted by semicolons"),
    ],
)
def test_a_file_that_is_no_csv_is_refused(tmp_path, content, told):
    project(tmp_path)
    (tmp_path / "file.csv").write_bytes(content)
    assert refusal(tmp_path, (tmp_path / "file.csv").as_posix())[0].startswith(f"file.csv:{told}")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Eastby, City of", "Eastby, Cité of", "5: This line has a character that is not UTF-8."),
        ("418,129,30.9", "418,129", "4: This row has 13 cells, and the first line has 14 columns."),
        ('Eastby, City of"', "Eastby, City of", "5: This line cannot be read as CSV"),
        ("418,129", "4 18,129", "4: `CPP_start` is `4 18`, which has a space between its figures."),
        ("418,129", "418.5,129", "4: `CPP_start` is `418.5`, which is no whole number and no known symbol."),
        ("418,129", "~,129", "4: `CPP_start` is `~`, which is no whole number and no known symbol."),
        ("2025,Rep", "2025,Lunar", "2: The period `2025` with the identifier `Lunaro"),
        (",Plans,", ",Second plans,", "1: No row has `Plans` in `category`."),
        ("333,E06000333", "334,E06000334", "1: No row is for Homeham (E06000333 or 333)."),
        ("2024,Rep", "2025,Rep", "7: Albion has a row for 2025 on line 2 already with other numbers."),
    ],
)
def test_a_damaged_file_is_refused_at_its_line(tmp_path, old, new, told):
    project(tmp_path)
    path = Path(changed(tmp_path, "plans_2025", (old, new)))
    path.write_text(path.read_text(encoding="utf-8").replace("Lunarorting", "Lunaro"), encoding="utf-8")
    path.write_bytes(path.read_text(encoding="utf-8").encode("cp1252"))
    assert refusal(tmp_path, path.as_posix())[0].startswith(f"plans_2025.csv:{told}")


def test_a_group_with_a_new_name_is_refused_with_those_that_the_file_has(tmp_path):
    project(tmp_path)
    assert refusal(tmp_path, changed(tmp_path, "factors_2025", ("CPPO,", "CPP only,"))) == [
        "factors_2025.csv:1: No row has `CPPO` in `social_care_group`. Did you mean `CPP only`? If the wording is new, "
        "write it in data/publications.yml, under `factors` (line 64)."
    ]


def test_two_rows_that_differ_in_a_column_left_out_are_told_with_its_name(tmp_path):
    project(tmp_path)
    path = tmp_path / "twice.csv"
    text = (PUBLISHED / "people_2024.csv").read_text(encoding="utf-8").splitlines()
    path.write_text("\n".join([f"{text[0]},sex", f"{text[3]},All", f"{text[3]},Girls"]) + "\n", encoding="utf-8")
    assert (
        "They differ in `sex`: write in data/publications.yml, under `people` (line 20), as `where`"
        in refusal(tmp_path, path.as_posix())[0]
    )


def test_a_table_with_other_columns_than_its_publication_is_refused(tmp_path):
    take(tmp_path, "people_2024")
    path = tmp_path / "data" / "publications.yml"
    text = path.read_text(encoding="utf-8").replace("  population_count:", "  persons_count:", 1)
    path.write_text(text.replace("column: population_count", "column: persons_count"))
    assert refusal(tmp_path, "people_2024") == [
        "data/tables/people.yml:1: data/publications.yml names other columns than this table: it lacks `persons_count` "
        "and has `population_count` beside them. Make the two alike; to have the table made anew, take its CSV away "
        "and correct `schema` here."
    ]


def test_a_fault_in_the_publications_is_told_at_its_line(tmp_path):
    project(tmp_path)
    path = tmp_path / "data" / "publications.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rate_of: plans_count", "rate_of: plan_count"))
    with pytest.raises(Refused, match=r"`plans_rate` is worked out from `plan_count`, which is no measure"):
        project(tmp_path)


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


def test_two_hundred_thousand_rows_are_imported_in_bounded_memory(tmp_path):
    root = tmp_path / "site"
    project(root)
    head, *lines = (PUBLISHED / "people_2024.csv").read_text(encoding="utf-8").splitlines()
    with (tmp_path / "large.csv").open("w", encoding="utf-8") as file:
        file.write(f"{head}\n")
        for number in range(200_000):
            file.write(
                f"2024,Reporting year,Local authority,E92000001,Albion,E12000009,Far,{number + 1000},,Farland {number},90\n"
            )
        file.write("\n".join(lines) + "\n")
    take(root, (PUBLISHED / "people_2024.csv").as_posix())  # so that loading the program itself is not measured
    tracemalloc.start()
    told = take(root, (tmp_path / "large.csv").as_posix())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "200,002 rows left out" in told
    assert len(rows(root, "people")) == 6
    assert peak < 4_000_000 < (tmp_path / "large.csv").stat().st_size / 3


NUMBERS = st.one_of(st.integers(500, 999).map(str), st.sampled_from(["c", "x", "z", "u", "low"]))
RELEASES = st.dictionaries(
    st.tuples(st.sampled_from(["2021", "2022", "2023", "2024"]), st.sampled_from(["Homeham", "Midshire", "Farley"])),
    NUMBERS,
    min_size=1,
).filter(lambda release: any(area == "Homeham" for _, area in release))
PLACES = {
    "Homeham": "Local authority,E92000001,Albion,E12000012,Midshire,333,E06000333,Homeham",
    "Midshire": "Regional,E92000001,Albion,E12000012,Midshire,,,",
    "Farley": "Local authority,E92000001,Albion,E12000012,Midshire,901,E06000901,Farley",
}


def release_file(root: Path, release: dict[tuple[str, str], str]) -> str:
    """A published population file with these values."""
    head = (PUBLISHED / "people_2024.csv").read_text(encoding="utf-8").splitlines()[0]
    lines = [f"{year},Reporting year,{PLACES[area]},{value}" for (year, area), value in release.items()]
    path = root / "people.csv"
    path.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")
    return path.as_posix()


@settings(max_examples=25, deadline=None)
@given(st.lists(RELEASES, min_size=1, max_size=3))
def test_after_any_releases_the_table_says_what_each_period_was_last_published_as(releases):
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        expected: dict[tuple[str, str], str] = {}
        revised = 0
        for number, release in enumerate(releases):
            take(root, release_file(root, release), day=date(2026, 1, number + 1), older=True, losses=True)
            named = {(f"{year}-06-30", area): text for (year, area), text in release.items() if area != "Farley"}
            revised += sum(key in expected and expected[key] != text for key, text in named.items())
            spoken = {period for period, _ in named}
            expected = {key: text for key, text in expected.items() if key[0] not in spoken} | named
        found = {(row["time_period"], row["area"]): row["population_count"] for row in rows(root, "people")}
        assert found == expected
        assert (root / "data" / "tables" / "revisions.csv").exists() == bool(revised)
        assert not revised or len(rows(root, "revisions")) == revised
        assert faults(root, "people") == []
        before = everything(root)
        take(root, release_file(root, releases[-1]), day=date(2027, 1, 1), older=True, losses=True)
        assert everything(root) == before


def published_form(publication: Publication) -> str:
    """A small file in the form of a real publication: two years of the home area and the country, a symbol in each row."""
    if publication.kind == "neighbours":
        return (PUBLISHED / "neighbours_2025.csv").read_text(encoding="utf-8")
    names = ["country_name", "region_name", "la_name"]
    header = list(dict.fromkeys([*publication.needed, *CODES, *names]))
    academic = publication.name.endswith("absence")
    # Of several groups that the table calls by one name, the file has one.
    known = [one for one in publication.breakdowns.values() if one.source]
    sources = {one.source: list({said: text for text, said in one.values.items()}.values()) for one in known}
    words = {level: word for word, level in publication.levels.items()}
    day = "-05-13" if publication.is_of_events else ""
    groups: list[dict[str, str]] = [{}]
    for column, values in sources.items():
        groups = [{**group, column: value} for group in groups for value in values]
    lines = []
    for year in ("202324", "202425") if academic else (f"2024{day}", f"2025{day}"):
        for level, codes in (
            ("Local authority", {"region_code": "E12000012", "old_la_code": "333", "new_la_code": "E06000333"}),
            ("National", {}),
        )[: 1 if "" in publication.levels else 2]:
            for group in groups:
                row = dict.fromkeys(header, "") | dict.fromkeys(publication.published, "10")
                row |= {"time_period": year, "time_identifier": "Academic year" if academic else "Reporting year"}
                row |= {
                    "geographic_level": words.get(level, level),
                    "country_code": "E92000001",
                    **codes,
                    **publication.where,
                    **group,
                }
                row[publication.published[-1 if not publication.where else -len(publication.where) - 1]] = "c"
                row |= group
                lines.append({name: row[name] for name in header})
    text = io.StringIO()
    writer = csv.DictWriter(text, header)
    writer.writeheader()
    writer.writerows(lines)
    return text.getvalue()


@pytest.mark.parametrize("stem", FILES)
def test_each_publication_of_the_project_is_known_by_its_form_and_imports_twice_alike(tmp_path, stem):
    project(tmp_path)
    known = yaml.safe_load((ROOT / "data" / "publications.yml").read_text(encoding="utf-8"))
    for one in known.values():
        one["words"].pop("reconcile", None)  # the numbers of this small file are all alike
    (tmp_path / "data" / "publications.yml").write_text(yaml.safe_dump(known, sort_keys=False), encoding="utf-8")
    (tmp_path / "file_2025.csv").write_text(published_form(REAL.publications[stem]), encoding="utf-8")
    assert take(tmp_path, (tmp_path / "file_2025.csv").as_posix()).startswith(f"{stem}: ")
    before = everything(tmp_path)
    assert show(tmp_path, (tmp_path / "file_2025.csv").as_posix()).files == {}
    assert {f"data/tables/{stem}.csv", f"data/tables/{stem}.yml"} <= before.keys()


@pytest.mark.parametrize("stem", FILES)
def test_each_official_table_has_the_areas_that_the_partnership_names(stem):
    who = yaml.safe_load((ROOT / "data" / "partnership.yml").read_text(encoding="utf-8"))
    found = {row["area"] for row in rows(ROOT, stem)}
    home = who["authority"]["name"]
    if REAL.publications[stem].kind == "neighbours":
        assert found == {home}
    else:
        ten = {row["neighbour"] for row in rows(ROOT, REAL.one("neighbours")[0])}
        assert len(ten) == 10
        above = {"Regional": who["region"]["name"], "National": who["country"]["name"]}
        assert found == {home, *ten} | {above[level] for level in above.keys() - {*REAL.publications[stem].without}}


def test_the_command_shows_before_it_writes_and_says_what_to_type(tmp_path):
    project(tmp_path)
    who = yaml.safe_load((ROOT / "data" / "partnership.yml").read_text(encoding="utf-8"))
    who |= {
        "authority": {"name": "Homeham", "old_la_code": "333", "new_la_code": "E06000333"},
        "region": {"name": "Midshire", "region_code": "E12000012"},
        "country": {"name": "Albion", "country_code": "E92000001"},
    }
    (tmp_path / "data" / "partnership.yml").write_text(yaml.safe_dump(who), encoding="utf-8")
    before = everything(tmp_path)
    words = ["import", "--folder", str(tmp_path), "--retrieved", "2026-11-02"]
    shown = CliRunner().invoke(main, [*words, str(PUBLISHED / "plans_2025.csv")])
    assert shown.exit_code == 0, shown.output
    assert "plans: 6 rows from the plans file." in shown.output
    assert "Nothing was written. To write it, type:" in shown.output
    assert everything(tmp_path) == before
    command = shlex.split(shown.output.splitlines()[-1])
    done = CliRunner().invoke(main, command[command.index("macros") + 1 :])
    assert "Written: data/sources.yml, data/tables/areas.csv" in done.output
    assert metadata(tmp_path, "plans")["retrieved"] == date(2026, 11, 2)
    wrong = CliRunner().invoke(main, [*words, str(tmp_path / "none.csv")])
    assert wrong.exit_code == 1
    assert "none.csv:1: There is no such file." in wrong.output
