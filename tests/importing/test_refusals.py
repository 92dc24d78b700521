"""A file that cannot be what it should be is refused, at its line and with what to do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from importing import (
    PUBLISHED,
    changed,
    project,
    refusal,
    show,
    take,
)

from macros.importing import Refused


def test_a_file_of_no_known_publication_is_refused(tmp_path):
    (tmp_path / "other.csv").write_text("time_period,area,goals\n2025,Homeham,3\n", encoding="utf-8")
    assert refusal(tmp_path / "site", (tmp_path / "other.csv").as_posix())[0].endswith(
        "other.csv:1: This file is none of the publications that are known here. It has the columns "
        "`area` and `goals`. Known publications: the neighbour model; the population file; the plans file; the factors file."
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


def test_a_new_year_without_the_file_that_its_rates_need_is_refused_with_the_command(tmp_path):
    take(tmp_path, "people_2024", "plans_2025")
    plans = changed(tmp_path, "plans_2025", ("2025,Rep", "2026,Rep"))
    [told] = refusal(tmp_path, plans)
    assert told.startswith(
        "plans_2025.csv:1: Numbers of 2026 would be missing, because they are worked out with other files of the release: "
        "the population file. Import them together: `"
    )
    assert re.search(r"-m macros import \S*plans_2025\.csv FILE-OF-PEOPLE`\. To go on .* add `--losses`\.$", told)
    people = changed(tmp_path, "people_2024", ("\n2024,", "\n2025,"))
    assert "1 new period: 2026" in take(tmp_path, plans, people)


def test_a_new_year_without_its_rates_is_taken_where_that_is_meant_or_there_were_none(tmp_path):
    plans = changed(tmp_path, "plans_2025", ("2025,Rep", "2026,Rep"))
    take(tmp_path, "plans_2025")
    assert "1 new period: 2026" in take(tmp_path, plans)
    take(tmp_path / "other", "people_2024", "plans_2025")
    assert "1 new period: 2026" in take(tmp_path / "other", plans, losses=True)


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
        (b"time_period;time_identifier;geographic_level;x\n", "1: The cells are separated by semicolons"),
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
        ("418,129", "418.5,129", "4: `CPP_start` is `418.5`, which is neither a whole number nor a known symbol."),
        ("418,129", "~,129", "4: `CPP_start` is `~`, which is neither a whole number nor a known symbol."),
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


ITSELF = "Download the file again; if the publisher's own file says so, correct the cell in a copy, and import that."


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "E06000336",
            "E0600033G",
            "5: `new_la_code` is `E0600033G`, and the code of an area is a letter and eight digits. There is an error of "
            f"this kind on line 10 too. Did you mean `E06000336` (Eastby)? {ITSELF}",
        ),
        (
            "901,E06000901",
            "901,E0600O901",
            "6: `new_la_code` is `E0600O901`, and the code of an area is a letter and eight digits. There is an error of "
            f"this kind on line 11 too. {ITSELF}",
        ),
        (
            "901,E06000901,Farley",
            "901,E06000901,Homehan",
            "6: `la_name` is `Homehan`, beside a code that is of no area of this site. There is an error of this kind on "
            f"line 11 too. Did you mean `Homeham`? {ITSELF}",
        ),
    ],
)
def test_a_code_that_no_area_has_and_a_name_beside_another_code_are_refused(homeham, old, new, told):
    assert refusal(homeham, changed(homeham, "plans_2025", (old, new))) == [f"plans_2025.csv:{told}"]


def test_a_district_with_nearly_the_name_of_an_area_is_another_place(homeham):
    file = changed(homeham, "plans_2025", ("901,E06000901,Farley", ",E07000901,Homehan"))
    assert show(homeham, file).files == {}


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
        "and has `population_count` beside them. Make the two alike; to have the table made again, delete its CSV "
        "and correct `schema` here."
    ]


def test_a_fault_in_the_publications_is_told_at_its_line(tmp_path):
    project(tmp_path)
    path = tmp_path / "data" / "publications.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("rate_of: plans_count", "rate_of: plan_count"))
    with pytest.raises(Refused, match=r"`plans_rate` is worked out from `plan_count`, which is not a measure"):
        project(tmp_path)
