"""Files that say less than the department's, or otherwise: days, words, limits, other names of levels, mixed columns."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path
from textwrap import dedent

import pytest
from importing import project, refusal, take

from macros.importing import Refused
from macros.importing.spreadsheet import _plain

WORDS = """
  words:
    title: A table of {area}
    description: A table that a test has made for {area}.
    definition: What is counted, in plain words, for {area} and {country}.
    disclosure: {rule: published, reason: It is published in this form.}
"""
RELEASE = """
  release: {document: doc-1, title: A file, publisher: The publisher, period: "{first} to {last}", locator: All}
"""
INJURIES = """
injuries:
  name: the injuries file
  period: "{year}-{next}"
  levels: {Counties & cities: Local authority}
  without: [Regional]
  where: {Category: ""}
  renamed: {time_period: When, geographic_level: Kind of area, new_la_code: Code, la_name: Area}
  measures:
    cases_rate: {title: Cases per 10 000, type: number, from: Value, dp: 1}
    cases_lower_rate: {title: Lower limit, type: number, from: Lower limit}
    cases_upper_rate: {title: Upper limit, type: number, from: Upper limit}
"""
INJURIES_FILE = """
When,Kind of area,Code,Area,Category,Value,Lower limit,Upper limit
2022/23,England,E92000001,Albion,,75.36689,74.78,75.91
2022/23,England,E92000001,Albion,Poorest tenth,99,98,100
2022/23,Counties & cities,E06000333,Homeham,,75.48647,69.5208,82.42172
2023/24,Counties & cities,E06000333,Homeham,,,,
2023/24,Counties & cities,E06000999,Elsewhere,,1,1,1
"""
HEALTH = """
health:
  name: the health file
  breakdowns:
    outcome: {title: Outcome, from: outcome, values: {Total: All children, Checked: Checked, Mean score: Score}}
  measures:
    children_count: {title: Children, from: number}
    average_score: {title: Score, type: number, from: number, where: {outcome: Score}}
    progress_score: {title: Progress, type: number, from: progress, minimum: -100}
"""
HEALTH_FILE = """
time_period,time_identifier,geographic_level,country_code,old_la_code,la_name,outcome,number,progress
2025,Reporting year,Local authority,E92000001,333,Homeham,Total,603,-1.66
2025,Reporting year,Local authority,E92000001,333,Homeham,Checked,584,0
2025,Reporting year,Local authority,E92000001,333,Homeham,Mean score,12.8,z
"""
INSPECTIONS = """
inspections:
  name: the inspection file
  period: "{day}"
  levels: {"": Local authority}
  without: [Regional, National]
  renamed: {time_period: Inspection date, new_la_code: Code, la_name: Name}
  breakdowns:
    service: {title: Service}
  measures:
    grade_judgement: {title: Judgement, type: string}
  rows:
    - {values: {service: Overall}, from: {grade_judgement: Overall effectiveness}}
    - {values: {service: Leaders}, from: {grade_judgement: Leadership}}
    - {values: {service: Care leavers}, from: {grade_judgement: Care leavers}}
"""
INSPECTIONS_FILE = """
Inspection date,Code,Name,Overall effectiveness,Leadership,Care leavers
2022-05-09,E06000333,Homeham,Requires improvement to be good,Good,
2023-01-16,E06000999,Elsewhere,Good,Good,Good
"""


def known(root: Path, *publications: str) -> None:
    """A project that knows these publications and no others."""
    (root / "data" / "tables").mkdir(parents=True)
    (root / "data" / "sources.yml").write_text("doc-0:\n  title: Plans\n  publisher: The department\n")
    text = "\n".join(f"{one.rstrip()}{RELEASE.rstrip()}{WORDS.rstrip()}" for one in publications)
    (root / "data" / "publications.yml").write_text(f"{text}\n", encoding="utf-8")


def file(root: Path, content: str, name: str = "file.csv") -> str:
    (root / name).write_text(dedent(content).lstrip(), encoding="utf-8")
    return (root / name).as_posix()


def table(root: Path, stem: str) -> list[list[str]]:
    with (root / "data" / "tables" / f"{stem}.csv").open(encoding="utf-8") as lines:
        return list(csv.reader(lines))[1:]


def test_a_file_with_its_own_names_levels_and_years_becomes_a_table_with_its_limits_as_published(tmp_path):
    known(tmp_path, INJURIES)
    take(tmp_path, file(tmp_path, INJURIES_FILE))
    assert table(tmp_path, "injuries") == [
        ["2022-23", "Homeham", "75.5", "69.5208", "82.42172"],
        ["2022-23", "Albion", "75.4", "74.78", "75.91"],
        ["2023-24", "Homeham", "x", "x", "x"],
    ]


def test_a_number_that_is_kept_with_fewer_places_says_so_and_is_no_symbol(tmp_path):
    known(tmp_path, INJURIES)
    assert "is written as" not in take(
        tmp_path, file(tmp_path, INJURIES_FILE.replace("Homeham,,,,", "Homeham,,70.25,1,2"))
    )
    assert table(tmp_path, "injuries")[2] == ["2023-24", "Homeham", "70.3", "1", "2"]
    words = (tmp_path / "data" / "tables" / "injuries.yml").read_text(encoding="utf-8")
    assert "Published as Value, here to 1 decimal place" in words


def test_a_level_for_which_the_publisher_gives_nothing_is_not_missed(tmp_path):
    known(tmp_path, INJURIES)
    assert "The file has no row for" not in take(tmp_path, file(tmp_path, INJURIES_FILE))


def test_a_level_that_the_publisher_should_give_is_missed(tmp_path):
    known(tmp_path, INJURIES.replace("[Regional]", "[]"))
    assert "The file has no row for Midshire." in take(tmp_path, file(tmp_path, INJURIES_FILE))


def test_a_level_in_a_word_that_nobody_has_recorded_is_refused(tmp_path):
    known(tmp_path, INJURIES.replace("Counties & cities", "Counties"))
    told = refusal(tmp_path, file(tmp_path, INJURIES_FILE))
    assert "`Counties & cities` in `geographic_level` is not a level that is known" in told[0]


def test_rows_left_out_because_a_cell_is_empty_are_told_in_words(tmp_path):
    known(tmp_path, INJURIES.replace('Category: ""', "Category: Poorest tenth"))
    told = refusal(tmp_path, file(tmp_path, INJURIES_FILE.replace("Homeham,,75.48647", "Homeham,Rural,75.48647")))
    assert "No row is for Homeham" in told[0]
    told = take(tmp_path, file(tmp_path, INJURIES_FILE.replace("Homeham,,75.48647", "Homeham,Poorest tenth,75.48647")))
    assert "2 rows left out: nothing in `Category`." in told


def test_a_column_that_holds_counts_and_a_score_becomes_two(tmp_path):
    known(tmp_path, HEALTH)
    take(tmp_path, file(tmp_path, HEALTH_FILE))
    assert table(tmp_path, "health") == [
        ["2025", "Homeham", "All children", "603", "z", "-1.66"],
        ["2025", "Homeham", "Checked", "584", "z", "0"],
        ["2025", "Homeham", "Score", "z", "12.8", "z"],
    ]


def test_a_score_where_counts_should_stand_is_refused(tmp_path):
    known(tmp_path, HEALTH)
    told = refusal(tmp_path, file(tmp_path, HEALTH_FILE.replace("Checked,584", "Checked,58.4")))
    assert "`number` is `58.4`, which is neither a whole number" in told[0]


@pytest.mark.parametrize(
    ("minimum", "told"), [("", "which is below zero"), (", minimum: -1", "`progress` is `-1.66`, which is below -1")]
)
def test_a_score_below_what_it_can_be_is_refused(tmp_path, minimum, told):
    known(tmp_path, HEALTH.replace(", minimum: -100", minimum))
    assert told in refusal(tmp_path, file(tmp_path, HEALTH_FILE))[0]


def test_judgements_are_kept_as_words_by_the_day_of_the_inspection(tmp_path):
    known(tmp_path, INSPECTIONS)
    take(tmp_path, file(tmp_path, INSPECTIONS_FILE))
    assert table(tmp_path, "inspections") == [
        ["2022-05-09", "Homeham", "Overall", "Requires improvement to be good"],
        ["2022-05-09", "Homeham", "Leaders", "Good"],
        ["2022-05-09", "Homeham", "Care leavers", "x"],
    ]


def test_an_inspection_of_one_area_does_not_ask_for_one_of_every_other(tmp_path):
    known(tmp_path, INSPECTIONS.replace('"": Local authority', "Council: Local authority"))
    head, *lines = dedent(INSPECTIONS_FILE).strip().splitlines()
    first = [f"{head},Level", f"{lines[0]},Council", "2022-05-09,E92000001,Albion,Good,Good,Good,National"]
    take(tmp_path, file(tmp_path, "\n".join(first) + "\n"))
    second = [*first, "2026-03-02,E06000333,Homeham,Good,Good,Good,Council"]
    assert "1 new period: 2 Mar 2026." in take(tmp_path, file(tmp_path, "\n".join(second) + "\n"))
    assert len(table(tmp_path, "inspections")) == 9


def test_a_day_that_is_none_is_refused(tmp_path):
    known(tmp_path, INSPECTIONS)
    told = refusal(tmp_path, file(tmp_path, INSPECTIONS_FILE.replace("2022-05-09", "2022-02-30")))
    assert "The period `2022-02-30` is not known" in told[0]


def test_a_day_in_a_spreadsheet_is_a_day_and_a_time_stays_one():
    assert _plain(datetime(2022, 5, 9)) == "2022-05-09"
    assert _plain(datetime(2022, 5, 9, 14, 30)) == "2022-05-09T14:30:00"


def test_a_blank_that_belongs_to_the_years_of_files_fits_no_lookup(tmp_path):
    looked_up = "    other_count: {title: Other, lookup: {table: health, column: children_count, period: '{day}'}}\n"
    known(tmp_path, HEALTH + looked_up)
    with pytest.raises(Refused, match=r"`period` is `\{day\}`, which has a blank that nothing fills"):
        project(tmp_path)


def test_documents_of_two_years_do_not_have_one_title(tmp_path):
    known(tmp_path, HEALTH)
    assert project(tmp_path)
    path = tmp_path / "data" / "publications.yml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("document: doc-1", 'document: "doc-{year}"'), encoding="utf-8"
    )
    with pytest.raises(Refused, match="`title` is the same for all"):
        project(tmp_path)


def test_of_two_files_with_the_same_columns_each_is_known_by_its_groups_though_its_first_rows_have_few(tmp_path):
    wellbeing = HEALTH.replace("health", "moves").replace(
        "Total: All children, Checked: Checked, Mean score: Score", "Moved: Moved"
    )
    known(tmp_path, HEALTH, wellbeing)
    head, first, *others = dedent(HEALTH_FILE).strip().splitlines()
    many = [first.replace("333,Homeham", f"{number},Farland {number}") for number in range(1000, 3500)]
    told = take(tmp_path, file(tmp_path, "\n".join([head, *many, first, *others]) + "\n"))
    assert told.startswith("health: 3 rows")
