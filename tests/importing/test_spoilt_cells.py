"""A number, a symbol or a name of a column that is not as it should be is told, with what became of it."""

from __future__ import annotations

import pytest
from importing import (
    BODY,
    HEAD,
    at,
    changed,
    project,
    refusal,
    show,
    take,
    written,
)

SPOILT = {
    "1,234": "has commas between its figures",
    "4,02400": "has a comma that no number has",
    "402400.0": "is a whole number that a spreadsheet has made a decimal",
    "1.2e5": "is a number as a spreadsheet shortens it",
    "1.2E+05": "is a number as a spreadsheet shortens it",
    "12%": "has a percent sign",
    "0.21100000000000002": "is a number calculated by a spreadsheet",
    "12.300000000000001": "is a number calculated by a spreadsheet",
    "£12": "is a sum of money",
    "12\u00a0000": "has a space between its figures",
    "01/03/2025": "is a date that a spreadsheet has made of it",
    "2025-03-01": "is a date that a spreadsheet has made of it",
    "Mar-25": "is a date that a spreadsheet has made of it",
    "#DIV/0!": "is a spreadsheet formula error",
    "=SUM(A1)": "is a formula of a spreadsheet",
    "nan": "is what another program writes for a blank",
    "-5": "is below zero",
    "٤١٨": "is neither a whole number nor a known symbol",
    "9" * 5_000: "is neither a whole number nor a known symbol",
    "~": "is neither a whole number nor a known symbol",
    "*": "is neither a whole number nor a known symbol",
    "-": "is neither a whole number nor a known symbol",
}


@pytest.mark.parametrize(("text", "told"), SPOILT.items(), ids=[text[:10] for text in SPOILT])
def test_a_spoilt_number_is_told_with_its_line_its_value_and_what_became_of_it(homeham, text, told):
    body = [
        [*row[: at("CPP_start")], text, *row[at("CPP_start") + 1 :]] if row[8] == "E06000333" else row for row in BODY
    ]
    (found,) = refusal(homeham, written(homeham, HEAD, body))
    assert found.startswith(f"plans.csv:4: `CPP_start` is `{' '.join(text[:40].split())}`, which {told}")
    assert "error of this kind on line 9 too" in found


def test_a_symbol_that_nobody_knows_is_told_with_the_place_to_write_it(tmp_path):
    project(tmp_path)
    (told,) = refusal(tmp_path, changed(tmp_path, "plans_2025", ("418,129", "~,129")))
    assert 'write what it means in data/publications.yml, under `plans` (line 38), as `symbols: {"~": c}`' in told


def test_the_governments_own_forms_of_symbols_are_known_and_told(tmp_path):
    forms = ("418,129,30.9", "[c],[x],[low]"), ("526,157,29.8", ":,..,C")
    told = take(tmp_path, changed(tmp_path, "plans_2025", *forms))
    kept = (tmp_path / "data/tables/plans.csv").read_text(encoding="utf-8")
    assert "2025,Homeham,c,x,low,x,c\n" in kept
    assert "2024,Homeham,x,x,c,x,x\n" in kept
    assert "  `[c]` is written as `c`, hidden so that no child can be identified: 1 cell." in told


def test_a_column_with_another_of_its_names_is_taken_and_told(homeham):
    path = homeham / "data" / "publications.yml"
    path.write_text(path.read_text().replace("  where: {category: Plans}\n", "  where: {category: Plans}\n  renamed: {CPP_start: [started, begun]}\n"))  # fmt: skip
    outcome = show(homeham, changed(homeham, "plans_2025", ("CPP_start", "Begun")))
    assert outcome.files == {}
    assert "  Renamed: `Begun` is taken for `CPP_start`." in outcome.lines


def test_a_column_that_lost_its_name_is_known_by_what_stands_in_it(homeham):
    (told,) = refusal(homeham, changed(homeham, "factors_2025", ("social_care_group", "who")))
    assert "`who` has what should be in `social_care_group`." in told
    assert "write `renamed: {social_care_group: who}` in data/publications.yml, under `factors`" in told


def test_a_table_of_population_takes_no_file_that_has_its_column_among_others(homeham):
    file = changed(
        homeham, "people_2024", ("population_estimate", "population_estimate,rate,number"), ("000\n", "000,1,2\n")
    )
    assert "This looks like the population file, but it has many more columns: `rate` and `number`." in refusal(homeham, file)[0]  # fmt: skip


def test_a_code_from_before_a_reorganisation_is_the_areas_own(homeham):
    path = homeham / "data" / "publications.yml"
    path.write_text(path.read_text().replace("areas:\n", 'areas:\n  former: {"Eastby, City of": {E06000335: 2023-03-31}}\n'))  # fmt: skip
    assert show(homeham, changed(homeham, "plans_2025", (",336,E06000336,", ",,E06000335,"))).files == {}
