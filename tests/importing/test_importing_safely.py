"""No import loses a row, an area or a number in silence, and none writes half of what it should."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from importing import PUBLISHED, changed, everything, project, refusal, show, take

from macros.__main__ import main
from macros.importing import Refused, publications, settle, write

PLANS = list(csv.reader(io.StringIO((PUBLISHED / "plans_2025.csv").read_text(encoding="utf-8"))))
HEAD, BODY = PLANS[0], PLANS[1:]


def at(name: str) -> int:
    return HEAD.index(name)


def written(root: Path, head: list[str], body: list[list[str]]) -> str:
    """A small file of these rows, beside the project."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *body])
    (root / "plans.csv").write_text(text.getvalue(), encoding="utf-8")
    return (root / "plans.csv").as_posix()


def with_cells(name: str, make) -> list[list[str]]:
    """The rows of the small file, with what `make` makes of each cell of one column."""
    return [[make(cell) if index == at(name) else cell for index, cell in enumerate(row)] for row in BODY]


@pytest.fixture
def homeham(tmp_path):
    """The project of Homeham with its neighbours and a table of plans."""
    take(tmp_path, "neighbours_2025", "plans_2025")
    return tmp_path


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
        ("336,E06000336,", "999,E06000999,", "it is named Eastby, City of, and has the codes `999` and `E06000999`"),
        ("Regional", "Shire", "`Shire` in `geographic_level` is no level that is known, and the row is for Midshire"),
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
        (lambda row: row[at("la_name")] != "Eastby, City of", "2 rows (Eastby, City of, 2024 and 2025)"),
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
    assert "The table has Eastby, City of, which nothing names, since there is no data/tables/neighbours.csv" in told
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
        "plans.csv:12: Albion has a row for 2025 on line 2 already. There is a fault of this kind on"
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
    "٤١٨": "is no whole number and no known symbol",
    "9" * 5_000: "is no whole number and no known symbol",
    "~": "is no whole number and no known symbol",
    "*": "is no whole number and no known symbol",
    "-": "is no whole number and no known symbol",
}


@pytest.mark.parametrize(("text", "told"), SPOILT.items(), ids=[text[:10] for text in SPOILT])
def test_a_spoilt_number_is_told_with_its_line_its_value_and_what_became_of_it(homeham, text, told):
    body = [
        [*row[: at("CPP_start")], text, *row[at("CPP_start") + 1 :]] if row[8] == "E06000333" else row for row in BODY
    ]
    (found,) = refusal(homeham, written(homeham, HEAD, body))
    assert found.startswith(f"plans.csv:4: `CPP_start` is `{' '.join(text[:40].split())}`, which {told}")
    assert "fault of this kind on line 9 too" in found


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
    assert "`who` has what should stand in `social_care_group`." in told
    assert "write `renamed: {social_care_group: who}` in data/publications.yml, under `factors`" in told


def test_a_table_of_population_takes_no_file_that_has_its_column_among_others(homeham):
    file = changed(
        homeham, "people_2024", ("population_estimate", "population_estimate,rate,number"), ("000\n", "000,1,2\n")
    )
    assert "This looks like the population file, but it has many columns more: `rate` and `number`." in refusal(homeham, file)[0]  # fmt: skip


def test_a_code_from_before_a_reorganisation_is_the_areas_own(homeham):
    path = homeham / "data" / "publications.yml"
    path.write_text(path.read_text().replace("areas:\n", 'areas:\n  former: {"Eastby, City of": {E06000335: 2023-03-31}}\n'))  # fmt: skip
    assert show(homeham, changed(homeham, "plans_2025", (",336,E06000336,", ",,E06000335,"))).files == {}


def test_files_of_one_import_are_placed_all_or_none(homeham):
    before = everything(homeham)
    files = {"data/tables/plans.csv": b"new", "data/tables/a.csv/b.csv": b"", "data/sources.yml": b"new"}
    (homeham / "data" / "tables" / "a.csv").write_bytes(b"")
    with pytest.raises(Refused, match=r"The new tables cannot be written"):
        write(homeham, files)
    (homeham / "data" / "tables" / "a.csv").unlink()
    assert everything(homeham) == before


def test_an_import_that_was_stopped_is_ended_by_the_next_command(homeham):
    ready = homeham / "data" / ".import" / "data" / "tables"
    ready.mkdir(parents=True)
    (ready / "plans.csv").write_bytes(b"new")
    (ready / "plans.py").write_bytes(b"no table")
    settle(homeham)
    assert (homeham / "data" / "tables" / "plans.csv").read_bytes() == b"new"
    assert not (homeham / "data" / "tables" / "plans.py").exists()
    assert not (homeham / "data" / ".import").exists()


def test_an_import_that_was_stopped_before_all_was_whole_leaves_all_as_it_was(homeham):
    before = everything(homeham)
    half = homeham / "data" / ".import-1" / "data" / "tables"
    half.mkdir(parents=True)
    (half / "plans.csv").write_bytes(b"half")
    settle(homeham)
    write(homeham, {})
    assert everything(homeham) == before


def site(root: Path) -> Path:
    """A site that has a partnership and publications, and no table yet."""
    (root / "data" / "tables").mkdir(parents=True)
    shutil.copy(PUBLISHED / "publications.yml", root / "data")
    who = yaml.safe_load((Path(__file__).parents[2] / "data" / "partnership.yml").read_text(encoding="utf-8"))
    who |= {
        "authority": {"name": "Homeham", "old_la_code": "333", "new_la_code": "E06000333"},
        "region": {"name": "Midshire", "region_code": "E12000012"},
        "country": {"name": "Albion", "country_code": "E92000001"},
    }
    (root / "data" / "partnership.yml").write_text(yaml.safe_dump(who), encoding="utf-8")
    return root


def said(root: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["import", "--folder", str(root), *words, str(PUBLISHED / "plans_2025.csv")])
    assert done.exit_code == 1
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert not list((root / "data" / "tables").glob("*.csv"))
    return done.output


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2999-01-01", "`--retrieved` is 2999-01-01, which is in the future."),
        ("yesterday", "`--retrieved` is `yesterday`, which is not a date. Write it as year-month-day"),
        ("2026-02-30", "`--retrieved` is `2026-02-30`, which is not a date."),
    ],
)
def test_a_day_that_is_none_or_has_not_come_is_refused(tmp_path, day, told):
    assert told in said(site(tmp_path), "--write", "--retrieved", day)


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("publications.yml", None, "No published file is known here: data/publications.yml is missing or names none."),
        ("publications.yml", b"", "No published file is known here"),
        ("publications.yml", b"\xff\xfe", "data/publications.yml:1: "),
        ("publications.yml", b"- a\n- b\n", "data/publications.yml:1: "),
        ("publications.yml", b"a: [", "data/publications.yml:1: "),
        ("publications.yml", b"a: {name: b, kind: file}", "data/publications.yml:1: "),
        ("partnership.yml", None, "data/partnership.yml"),
        ("partnership.yml", b"name: A\n", "data/partnership.yml"),
        ("sources.yml", b"\xff", "data/sources.yml"),
        ("tables/plans.csv", b"a,b\n1\n", "data/tables/plans.csv:1: "),
    ],
)
def test_a_site_that_is_not_whole_is_told_and_left_alone(tmp_path, file, content, told):
    path = site(tmp_path) / "data" / file
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    done = CliRunner().invoke(main, ["import", "--folder", str(tmp_path), "--write", str(PUBLISHED / "plans_2025.csv")])
    assert done.exit_code == 1
    assert told in done.output
    assert "unexpected error" not in done.output


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('period: "{year}-06-30"', 'period: "{month}-06-30"', "has a blank that nothing fills"),
        ("document: plans-{year}", 'document: "plans-{y"', "has a blank that nothing fills"),
        ("lookup: {table: people", "lookup: {table: persons", "`population_count` is looked up in `persons`"),
        (
            "where: {category: Plans}",
            "renamed: {start: begin}",
            "`start` in `renamed` is no column of this publication",
        ),
        ("type: number, from", "type: numeral, from", "`type` is `numeral`"),
        ("{percent: second_percent", "{prcent: second_percent", ":60: "),
        (
            "{kind: band, title",
            "{kidn: band, title",
            ":62: `kidn` is not a field that belongs here. Did you mean `kind`?",
        ),
        ("{rule: published, reason", "{rule: publishd, reason", ":18: `rule` is `publishd`"),
    ],
)
def test_a_publication_that_is_wrong_is_told_at_its_line(tmp_path, old, new, told):
    path = site(tmp_path) / "data" / "publications.yml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(Refused, match=r"data/publications\.yml:\d+: ") as refused:
        publications(tmp_path)
    assert told in str(refused.value)
