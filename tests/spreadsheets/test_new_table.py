"""`new table` shows how a sheet is read and asks; with the answers it writes, and the check asks for the rest in one round."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from example_sites import ROOT, change, copy, told

from macros.__main__ import main

SHEET = """\
Table 3: Contacts by source,,,
,,,
Source,2021/22,2022/23,2023/24
Police,"1,234","1,300",1400
Schools,500,*,610
Health ,300,*,310
,,,
Total,2034,2100,2320
Source: case system,,,
"""
ANSWERS = ("--area", "Exampleshire", "--measure", "Contacts", "--symbol", "*=c", "--year", "financial")
NAMED = (*ANSWERS, "--name", "contacts-by-year", "--title", "Contacts by source and year")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The small example site, with a sheet beside it whose name has spaces."""
    (tmp_path / "my sheet.csv").write_text(SHEET, encoding="utf-8")
    return copy(tmp_path)


def new(site: Path, *words: str, sheet: str = "my sheet.csv") -> Result:
    file = str(site.parent / sheet)
    return CliRunner().invoke(main, ["new", "table", "--folder", str(site), "--from", file, *words])


def tables(site: Path) -> list[str]:
    return sorted(path.name for path in (site / "data" / "tables").iterdir())


def test_how_a_sheet_is_read_is_shown_and_what_is_doubtful_is_asked_at_once(site: Path) -> None:
    before = tables(site)
    result = new(site)
    assert result.exit_code == 1
    shown = " ".join(result.output.split())
    for words in (
        "line 1 above the table: “Table 3: Contacts by source”, left out",
        "line 3 the headings",
        "lines 4 to 6 3 rows with numbers",
        "line 8 a total: “Total”, written as “All sources”",
        "line 9 below the table: “Source: case system”, left out",
        "1 blank row left out",
        "time_period the headings the period asked below 2021/22 Period",
        "source column A names of rows – Police Source",
        "2 cells: commas between thousands (“1,234” became “1234”).",
        "To answer first (4):",
        '--area "Exampleshire"',
        '--measure "WHAT THEY COUNT"',
        '--symbol "*=c" hidden so that no child can be identified',
        "--year financial April to March --year academic September to August",
        "Nothing was written.",
    ):
        assert words in shown, words
    assert tables(site) == before


def test_a_misspelt_area_is_refused_as_an_option_and_asked_about_as_a_cell(site: Path) -> None:
    before = tables(site)
    result = new(site, *NAMED, "--area", "Exampleshir", "--write")
    assert result.exit_code == 1
    assert "--area is `Exampleshir`, and no area that this site knows is called that. Did you mean `Exampleshire`?" in (
        " ".join(result.output.split())
    )
    rows = "Area,Year,Contacts\nExampelshire,2022-23,1300\nUpper Example,2022-23,400\nEngland,2022-23,9000\n"
    (site.parent / "areas.csv").write_text(rows, encoding="utf-8")
    result = new(
        site, "--name", "contacts-by-area", "--title", "Contacts by area", "--year", "financial", sheet="areas.csv"
    )
    shown = " ".join(result.output.split())
    assert "To answer first (1): 1. No area that this site knows is called “Exampelshire”." in shown, shown
    assert '--replace "Exampelshire=Exampleshire"' in shown
    assert tables(site) == before


def test_the_command_that_is_shown_can_be_typed(site: Path) -> None:
    result = new(site, *NAMED)
    last = result.output.splitlines()[-1]
    assert result.exit_code == 0
    assert 'my sheet.csv"' in last
    assert '--symbol "*=c"' in last
    assert last.endswith("--write")


def test_the_table_is_written_and_the_check_asks_in_one_round_for_what_is_left(site: Path) -> None:
    result = new(site, *NAMED, "--write")
    assert result.exit_code == 0, result.output
    rows = (site / "data" / "tables" / "contacts-by-year.csv").read_text(encoding="utf-8").splitlines()
    assert rows[:2] == ["time_period,area,source,contacts_count", "2021-22,Exampleshire,Police,1234"]
    assert "2022-23,Exampleshire,Schools,c" in rows
    assert "2023-24,Exampleshire,All sources,2320" in rows
    path = site / "data" / "tables" / "contacts-by-year.yml"
    messages = told(site)
    assert messages == [line for line in result.output.splitlines() if line.startswith("data/tables/")]
    assert [message.split("`")[1] for message in messages] == [
        *("description", "definition", "document", "locator", "owner", "title", "unused"),
    ]
    assert all("such as `" in message or "unused" in message for message in messages)
    for message in messages:  # each is fixed as its message says, at its line
        line = int(message.split(":")[1]) - 1
        lines = path.read_text(encoding="utf-8").splitlines()
        example = "" if "unused" in message else message.split("such as `")[1].removesuffix("`.")
        indent = lines[line][: len(lines[line]) - len(lines[line].lstrip(" -"))]
        lines[line] = indent + example
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    text = re.sub(r"retrieved: .*", "retrieved: 2026-11-20", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    change(path, "annual-report-2024", "example-2025")
    change(path, "\"Contacts {{ change(says='to') }}\"", "\"{{ highest('source') }} made the most contacts\"")
    page = site / "docs" / "figures" / "front-door.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ figure("contacts-by-year") }}\n', encoding="utf-8")
    assert told(site) == []


def test_several_answers_can_be_one_as_make_passes_them(site: Path) -> None:
    (site.parent / "b.csv").write_text(
        "Source,Contacts,X,Y\nPolice,*,a,b\nHealth,n/a,a,b\nOther,120,a,b\n", encoding="utf-8"
    )
    answers = ("--area", "Exampleshire", "--period", "2023-24", "--symbol", "*=c, n/a=z", "--leave-out", "C, D")
    result = new(site, *answers, "--name", "several", "--write", sheet="b.csv")
    assert result.exit_code == 0, result.output
    rows = (site / "data" / "tables" / "several.csv").read_text(encoding="utf-8").splitlines()
    assert rows[1:3] == ["2023-24,Exampleshire,Police,c", "2023-24,Exampleshire,Health,z"]


def test_a_table_that_is_there_is_left_as_it_is(site: Path) -> None:
    new(site, *NAMED, "--write")
    before = (site / "data" / "tables" / "contacts-by-year.csv").read_bytes()
    result = new(site, *NAMED, "--write")
    assert result.exit_code == 1
    assert "There is already a table `contacts-by-year`, which will not be changed." in result.output
    assert (site / "data" / "tables" / "contacts-by-year.csv").read_bytes() == before


def test_an_error_in_the_facts_of_the_site_is_told_at_its_line(site: Path) -> None:
    change(site / "data/partnership.yml", "name:", 'look: {accent: "#ffcc00"}\nname:')
    assert re.match(r"data/partnership\.yml:\d+: `accent` is #ffcc00", new(site, *NAMED).output)


def test_a_name_leads_nowhere_else(site: Path) -> None:
    for name in ("../../docs/x", "CON taining", "-"):
        result = new(site, *ANSWERS, "--name", name, "--write")
        assert "cannot be the name of a table" in result.output, name


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--symbol", "*"), "--symbol is `*`. Write what is there, `=`, and what it means: --symbol '*=c'."),
        (("--symbol", "*=hidden"), "--symbol is `*=hidden`. The choices are `c`, `low`, `u`, `x` and `z`."),
        (("--unit", "A=euros"), "--unit is `A=euros`."),
        (("--head", "x"), "--head is `x`. Write the line of the headings, such as 3, or the lines, such as 3-4."),
        (("--sheet", "Other"), "There is no sheet `Other`."),
    ],
)
def test_an_option_that_cannot_be_used_is_said_in_plain_words(site: Path, words: tuple[str, ...], message: str) -> None:
    result = new(site, *words)
    assert message in result.output
    assert "Nothing was written." in result.output
    assert result.exit_code == 1


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_left(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(path: Path, content: bytes) -> None:
        if path.suffix == ".yml":
            raise PermissionError(13, os.strerror(13), str(path))
        path.write_bytes(content)

    monkeypatch.setattr("macros.system.together._write_whole", fail)
    before = tables(site)
    result = new(site, *NAMED, "--write")
    assert "The change cannot be written: permission denied (`" in result.output
    assert tables(site) == before


def test_an_error_of_the_program_is_a_sentence(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("macros.spreadsheets.make.read", lambda file, answers: 1 / 0)
    result = new(site)
    assert "The file could not be read, because of an error in this program (ZeroDivisionError" in result.output
    assert "Traceback" not in result.output


@pytest.mark.parametrize("words", [("new", "kind=table"), ("new", "table")])
def test_make_passes_the_answers_on_as_they_are_typed(words: tuple[str, ...]) -> None:
    answers = ("from=my sheet.csv", "symbol=*=c, n/a=x", "not_children=It's courses", "hide=1")
    ran = subprocess.run(["make", "-n", *words, *answers], capture_output=True, cwd=ROOT, text=True, check=True)
    [line] = [line for line in ran.stdout.splitlines() if "-m macros new" in line]
    assert shlex.split(line)[3:] == [
        *("new", "table", "--from", "my sheet.csv", "--symbol", "*=c, n/a=x"),
        *("--not-children", "It's courses", "--hide"),
    ]
