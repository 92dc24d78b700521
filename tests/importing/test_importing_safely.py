"""No import loses a row, an area or a number in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from importing import (
    BODY,
    HEAD,
    PUBLISHED,
    at,
    changed,
    refusal,
    show,
    take,
    with_cells,
    written,
)

from macros.importing import Refused

AREAS = ("country_code", "country_name", "region_code", "region_name", "old_la_code", "new_la_code", "la_name")


@pytest.mark.parametrize("name", HEAD)
@pytest.mark.parametrize("how", ["left out", "renamed", "emptied", "not applicable", "written otherwise"])
def test_a_column_that_is_spoilt_changes_nothing_or_is_told(homeham, name, how):
    """Areas are known by what is left of their codes and names; any other column is missed."""
    body = BODY
    head = [
        ("new" if how == "renamed" else f" {one.upper()} ") if one == name and how != "emptied" else one for one in HEAD
    ]
    if how == "left out":
        head, body = (
            [one for one in HEAD if one != name],
            [[cell for index, cell in enumerate(row) if index != at(name)] for row in BODY],
        )
    elif how in ("emptied", "not applicable"):
        head, body = HEAD, with_cells(name, lambda cell: "" if how == "emptied" else "z")
    file = written(homeham, head, body)
    if how == "written otherwise" or name in AREAS:
        outcome = show(homeham, file)
        assert outcome.files == {}
    elif how == "not applicable" and name.startswith("CPP"):
        outcome = show(homeham, file)
        assert "numbers have become symbols" in "\n".join(outcome.lines)
    else:
        assert len(refusal(homeham, file)) == 1


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("old_la_code", lambda code: f"0{code}" if code else ""),
        ("old_la_code", lambda code: f"{code}.0" if code else "."),
        ("new_la_code", lambda code: f" {code.lower()} "),
        ("la_name", lambda name: f" {name.upper()} "),
        ("la_name", lambda name: name.replace("Eastby, City of", "The City of Eastby")),
        ("geographic_level", str.upper),
        ("geographic_level", lambda level: level.replace("National", "Country").replace("Regional", "Region ")),
        ("geographic_level", lambda level: level.replace("Local authority", "LA")),
        ("geographic_level", lambda level: level.replace("Local authority", "local_authority")),
        ("category", str.upper),
        ("time_identifier", str.lower),
    ],
)
def test_codes_names_and_levels_are_known_however_they_are_written(homeham, name, make):
    assert show(homeham, written(homeham, HEAD, with_cells(name, make))).files == {}


def test_codes_that_stand_in_each_others_columns_are_known(homeham):
    head = [{"old_la_code": "new_la_code", "new_la_code": "old_la_code"}.get(name, name) for name in HEAD]
    assert show(homeham, written(homeham, head, BODY)).files == {}


def test_rows_in_any_order_make_the_same_table(homeham):
    assert show(homeham, written(homeham, HEAD, BODY[::-1])).files == {}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("336,E06000336,", "336,E06000901,", "it has the codes `336` and `E06000901`"),
        (
            "333,E06000333,Homeham",
            "333,E06000336,Homeham",
            "its codes `333` and `E06000336` are those of Homeham and Eastby",
        ),
        ("336,E06000336,", "999,E06000999,", "it is named Eastby, and has the codes `999` and `E06000999`"),
        (
            "Regional",
            "Shire",
            "`Shire` in `geographic_level` is not a level that is known, and the row is for Midshire",
        ),
    ],
)
def test_a_row_that_may_be_for_an_area_of_ours_is_never_lost_in_silence(homeham, old, new, told):
    file = changed(homeham, "plans_2025", (old, new))
    found = Path(file).read_text(encoding="utf-8")
    if "E06000901" in new:
        Path(file).write_text(found.replace('E06000901,"Eastby, City of"', "E06000901,Farley"), encoding="utf-8")
    assert told in " ".join(refusal(homeham, file))


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        (lambda row: row[at("la_name")] != "Homeham", "No row is for Homeham (E06000333 or 333)."),
        (lambda row: row[at("la_name")] != "Eastby, City of", "2 rows (Eastby, 2024 and 2025)"),
        (lambda row: row[at("geographic_level")] != "Regional", "2 rows (Midshire, 2024 and 2025)"),
        (lambda row: row[at("geographic_level")] != "National", "2 rows (Albion, 2024 and 2025)"),
        (lambda row: (row[0], row[at("geographic_level")]) != ("2024", "National"), "1 row (Albion, 2024)"),
        (lambda row: row[0] != "2025", "it ends with 2024, and the table with 2025. Take the latest release; if you mean this one, add `--older`."),
    ],
)  # fmt: skip
def test_a_release_that_lacks_what_the_table_has_is_refused(homeham, kept, told):
    found = refusal(homeham, written(homeham, HEAD, [row for row in BODY if kept(row)]))
    assert told in found[0]
    assert len(found) == 1


def test_a_new_period_that_lacks_an_area_is_refused(homeham):
    new = [["2026", *row[1:]] for row in BODY if row[0] == "2025" and row[at("geographic_level")] != "Regional"]
    assert (
        refusal(homeham, written(homeham, HEAD, [*new, *BODY]))[0]
        .partition(": ")[2]
        .startswith(
            "This looks like the plans file, and its new period lacks what the period before had: 1 row (Midshire, 2026). "
        )
    )


@pytest.mark.parametrize("times", [0.01, 10, 100])
def test_numbers_in_another_unit_are_refused(homeham, times):
    def make(cell: str) -> str:
        return str(round(int(cell) * times)) if cell.isdigit() else cell

    found = refusal(homeham, written(homeham, HEAD, with_cells("CPP_start", make)))
    assert len(found) == 1
    assert "so it counts in another unit." in found[0]


def test_one_group_in_another_unit_is_refused_by_its_name(homeham):
    body = [
        f"2025,Academic year,Local authority,E92000001,Albion,E12000012,Midshire,{code},,{name},CINO,200,{{}},30\n"
        for code, name in (("333", "Homeham"), ("336", "Eastby"))
    ]
    body += [
        "2025,Academic year,National,E92000001,Albion,,,,,,CINO,4000,{},60\n",
        "2025,Academic year,Regional,E92000001,Albion,E12000012,Midshire,,,,CINO,900,{},60\n",
    ]
    text = (PUBLISHED / "factors_2025.csv").read_text(encoding="utf-8").splitlines()[0] + "\n" + "".join(body)
    text = (
        (text + text.partition("\n")[2].replace("CINO", "CPPO"))
        .replace("2025,", "202425,")
        .replace(",Eastby,", ',"Eastby, City of",')
    )
    (homeham / "factors.csv").write_text(text.replace("{}", "7"), encoding="utf-8")
    take(homeham, (homeham / "factors.csv").as_posix())
    (homeham / "factors.csv").write_text(text.replace("{}", "70"), encoding="utf-8")
    (told,) = refusal(homeham, (homeham / "factors.csv").as_posix())
    assert "`Assessments` (In need; Neglect; On a plan; Neglect) is about 10 times what the table has" in told


def test_areas_are_not_lost_with_the_list_that_names_them(homeham):
    model = homeham / "data" / "tables" / "neighbours.csv"
    whole = model.read_text(encoding="utf-8")
    model.unlink()
    (told,) = refusal(homeham, "plans_2025")
    assert "The table has Eastby, which nothing names, since there is no data/tables/neighbours.csv" in told
    assert "Eastby" not in (
        take(homeham, "plans_2025", losses=True) and (homeham / "data/tables/plans.csv").read_text()
    )
    model.write_text(whole, encoding="utf-8")


def test_a_list_of_neighbours_that_has_lost_some_takes_no_area_out(homeham):
    model = homeham / "data" / "tables" / "neighbours.csv"
    lines = model.read_text(encoding="utf-8").splitlines()
    model.write_text("\n".join(line for line in lines if "Eastby" not in line) + "\n", encoding="utf-8")
    assert "which data/tables/neighbours.csv no longer names" in refusal(homeham, "plans_2025")[0]


def test_numbers_that_the_tables_own_checks_refuse_are_not_written(homeham):
    (told,) = refusal(homeham, changed(homeham, "plans_2025", ("526,157,29.8", "526,157,39.8")))
    assert told.startswith("data/tables/plans.csv:2: After this import, the row `2024,Homeham,526,157,39.8,")
    assert "` would be wrong: `second_percent` is 39.8, and 157 of 526 is 29.8." in told


@pytest.mark.parametrize(("last", "told"), [(("336", "18,10"), True), (("901", "7,10"), False)])
def test_a_file_that_ends_inside_its_last_number_is_refused(homeham, last, told):
    """A row that is for none of our areas may be cut; one of ours may not."""
    body = sorted(BODY, key=lambda row: (row[0] == "2024", row[at("old_la_code")] == last[0]))
    file = Path(written(homeham, HEAD, body))
    text = file.read_text(encoding="utf-8").rstrip("\n")
    assert text.endswith(last[1])
    file.write_text(text, encoding="utf-8")
    assert show(homeham, file.as_posix()).files == {}
    file.write_text(text[:-1], encoding="utf-8")
    if told:
        assert "plans.csv:11: The last line has no line end, and its numbers are not those" in refusal(homeham, file.as_posix())[0]  # fmt: skip
    else:
        assert show(homeham, file.as_posix()).files == {}


def test_periods_of_another_kind_are_refused(homeham):
    (told,) = refusal(homeham, changed(homeham, "plans_2025", ("Reporting year", "Calendar year")))
    assert "The periods of this file are calendar years, and those of the table reporting years." in told


def test_a_rate_of_a_calendar_year_has_the_population_of_the_year_before(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("Reporting year", "Calendar year")))
    assert "cy2025,Homeham,418,129,30.9,x,x\n" in (tmp_path / "data/tables/plans.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["data/tables/plans.csv", "data/tables/plans.yml", "data/sources.yml"])
def test_a_folder_in_the_place_of_a_table_is_told(homeham, name):
    (homeham / name).unlink()
    (homeham / name).mkdir()
    with pytest.raises(Refused, match=f"{name}:1: This is not a file"):
        show(homeham, "plans_2025")


def test_rows_that_stand_twice_are_told_once(homeham):
    (told,) = refusal(homeham, written(homeham, HEAD, [*BODY, *BODY]))
    assert told.startswith(
        "plans.csv:12: Albion has a row for 2025 on line 2 already. There is an error of this kind on"
    )
