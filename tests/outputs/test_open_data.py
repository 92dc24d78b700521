"""Every table is open data: files that a spreadsheet, a program and a search engine can read, at addresses that stay."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from example_sites import HOME, change, copy, run_build, whole_site
from frictionless import Package

from macros.outputs.open_data import as_csv, harmless
from macros.tables.covered import covered, days


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """data/ of the whole example as it is published."""
    return whole_site(tmp_path_factory) / "site" / "data"


def tables(published: Path) -> list[Path]:
    """The CSV of each table; beside them are those of tables that moved or were withdrawn."""
    stems = sorted(path.stem for path in (published.parent.parent / "data" / "tables").glob("*.csv"))
    assert len(stems) > 5
    return [published / f"{stem}.csv" for stem in stems]


def rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def resource(published: Path, stem: str) -> dict:
    package = json.loads((published / "datapackage.json").read_text(encoding="utf-8"))
    return next(one for one in package["resources"] if one["name"] == stem)


def test_every_table_is_published_cell_for_cell(published):
    """Behind the columns of the table stand those that are worked out."""
    for path in tables(published):
        own = rows(published.parent.parent / "data" / "tables" / path.name)
        assert [row[: len(own[0])] for row in rows(path)] == own, path.name


def test_the_ends_of_intervals_are_in_the_file_and_in_each_description_of_it(published):
    names = ["contacts_lower_percent", "contacts_upper_percent"]
    lines = [row[-2:] for row in rows(published / "contacts-by-source.csv")]
    assert lines == [names, ["37.0", "43.1"], ["32.1", "38.0"], ["22.4", "27.8"], ["x", "x"]]
    web = json.loads((published / "contacts-by-source.csv-metadata.json").read_text(encoding="utf-8"))
    column = web["tableSchema"]["columns"][-2]
    assert column == {
        "name": names[0],
        "titles": [names[0], "Share of contacts (%), lower 95% limit"],
        "dc:description": (
            "The lower end of the 95% interval of “Share of contacts (%)”, worked out here by Wilson's method."
        ),
        "datatype": "decimal",
        "null": ["c", "x", "z"],
    }
    fields = resource(published, "contacts-by-source")["schema"]["fields"][-2:]
    assert [(one["name"], one["type"]) for one in fields] == [(name, "number") for name in names]
    assert fields[0]["title"] == column["titles"][1]


def test_the_files_end_their_lines_as_rfc_4180_says_and_have_no_invisible_mark(published):
    for path in published.glob("*.csv"):
        raw = path.read_bytes()
        assert raw.count(b"\n") == raw.count(b"\r\n"), path.name
        assert raw.endswith(b"\r\n"), path.name
        assert not raw.startswith(b"\xef\xbb\xbf"), path.name


@pytest.mark.parametrize("cell", ["=1+1", "+44 121", "-x", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1+1", "- none"])
def test_a_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it(cell):
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["-5", "-0.4", "12.5", "c", "Police", "2022-23", "1 to 5", "a=b", "£4"])
def test_numbers_symbols_and_plain_text_are_published_as_they_are(cell):
    assert harmless(cell) == cell


def test_a_formula_and_a_tag_leave_the_table_as_harmless_text(table):
    read, _, _ = table(
        'time_period,area,note_text\n2022-23,Sandwell,"=HYPERLINK(""http://a"")"\n2023-24,Sandwell,<script>alert(1)</script>\n',
        "title: A table\ndescription: Notes by year.\ndefinition: Nothing is counted here.\n"
        "sources: [{document: a, locator: b}]\nlicenses: [{name: OGL-UK-3.0}]\nretrieved: 2026-11-20\nowner: Team\n"
        "review_by: 2027-06-30\ndisclosure: {rule: not-children, reason: Words alone.}\n"
        "schema:\n  primaryKey: [time_period, area]\n  fields:\n    - {name: time_period, title: Period}\n"
        "    - {name: area, title: Area}\n    - {name: note_text, title: Note}\n",
    )
    assert as_csv(read).decode().splitlines() == [
        "time_period,area,note_text",
        '2022-23,Sandwell,"\'=HYPERLINK(""http://a"")"',
        "2023-24,Sandwell,<script>alert(1)</script>",
    ]


def test_the_data_package_is_valid_with_every_row_of_every_table(published):
    report = Package(str(published / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert report.stats["tasks"] == len(tables(published))


def test_a_file_that_was_changed_on_its_way_is_not_valid_any_more(published, tmp_path):
    shutil.copytree(published, tmp_path / "data")
    path = tmp_path / "data" / "contacts-by-source.csv"
    path.write_bytes(path.read_bytes().replace(b"400", b"401"))
    report = Package(str(tmp_path / "data" / "datapackage.json")).validate()
    assert [error.type for task in report.tasks for error in task.errors] == ["hash-count"]


def test_every_description_of_a_csv_names_the_file_beside_it_and_its_columns(published):
    for path in (published / f"{one.name}-metadata.json" for one in tables(published)):
        said = json.loads(path.read_text(encoding="utf-8"))
        assert path.name == f"{said['url']}-metadata.json"
        head = rows(published / said["url"])[0]
        assert [column["name"] for column in said["tableSchema"]["columns"]] == head
        assert [column["titles"][0] for column in said["tableSchema"]["columns"]] == head
        assert set(said["tableSchema"]["primaryKey"]) <= set(head)
        assert said["@context"][0] == "http://www.w3.org/ns/csvw"
        assert said["dc:title"]
        assert said["dc:license"]["@id"].startswith("https://")
        assert said["dc:source"]


def test_a_description_says_types_limits_and_symbols_of_each_column(published):
    said = json.loads((published / "contacts-by-source.csv-metadata.json").read_text(encoding="utf-8"))
    columns = {column["name"]: column for column in said["tableSchema"]["columns"]}
    assert columns["contacts_count"]["datatype"] == {"base": "integer", "minimum": 0}
    assert columns["contacts_percent"]["datatype"] == {"base": "decimal", "minimum": 0, "maximum": 100}
    assert columns["contacts_count"]["null"] == ["c", "x", "z"]
    assert columns["time_period"]["datatype"] == "string"
    assert columns["time_period"]["required"]
    assert "null" not in columns["time_period"]


def test_programs_are_told_the_official_codes_of_the_areas(published):
    fields = {field["name"]: field for field in resource(published, "contacts-by-source")["schema"]["fields"]}
    assert fields["area"]["description"] == "The place that the row is about. Official codes: Exampleshire E99000001."


def test_the_index_lists_every_table_with_its_addresses_rows_and_areas(published):
    listed = json.loads((published / "index.json").read_text(encoding="utf-8"))["tables"]
    assert [one["stem"] for one in listed] == [path.stem for path in tables(published)]
    entry = next(one for one in listed if one["stem"] == "contacts-by-source")
    assert entry["url"] == f"{HOME}data/contacts-by-source/"
    assert entry["csv"] == f"{HOME}data/contacts-by-source.csv"
    assert entry["metadata"] == f"{HOME}data/contacts-by-source.csv-metadata.json"
    assert (entry["rows"], entry["periods"]) == (4, ["2024-25"])
    assert entry["areas"] == [{"name": "Exampleshire", "code": "E99000001"}]
    assert entry["bytes"] == (published / "contacts-by-source.csv").stat().st_size


def test_a_table_is_as_new_as_its_latest_remark(tmp_path):
    folder = copy(tmp_path)
    metadata = folder / "data/tables/contacts-by-source.yml"
    change(
        metadata,
        "figures:",
        "remarks:\n  - {kind: corrected, where: {contact_source: Police}, column: contacts_count, printed: 500, shown: 400, "
        "reason: The parts add up to 1000., published: 2026-11-21}\nfigures:",
    )
    assert run_build(folder).returncode == 0
    assert resource(folder / "site" / "data", "contacts-by-source")["modified"] == "2026-11-21"


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2022-23", "2022-04-01", "2023-03-31"),
        ("2010-11", "2010-04-01", "2011-03-31"),
        ("2023-03-31", "2023-03-31", "2023-03-31"),
        ("2018-12", "2018-12-01", "2018-12-31"),
        ("2018-Q3", "2018-07-01", "2018-09-30"),
        ("2018-19-Q4", "2019-01-01", "2019-03-31"),
        ("2025", "2024-04-01", "2025-03-31"),
        ("2024/25", "2024-09-01", "2025-08-31"),
        ("cy2018", "2018-01-01", "2018-12-31"),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period, first, last):
    assert days(period) == (date.fromisoformat(first), date.fromisoformat(last))


def test_a_table_covers_all_days_from_its_first_period_to_its_last():
    assert covered(["2018-12", "2022-23", "unknown"]) == "2018-12-01/2023-03-31"
    assert covered(["2023-03-31"]) == "2023-03-31"
    assert covered(["2023-02-31"]) == ""


@pytest.mark.parametrize("text", ["0000-01", "0000-01-01", "9999-12", "2024-13", "words"])
def test_what_is_no_period_covers_no_days(text):
    assert days(text) is None
