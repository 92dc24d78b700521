"""No list of people becomes a table, and no count that could point to a child is in one, before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from messy import AREA, taken

from macros.spreadsheets import Answers, Refused
from macros.spreadsheets.protect import protect
from macros.spreadsheets.reading import Reading

TODAY = date(2026, 11, 27)
YEAR = {"period": "2023-24"}
PEOPLE = {
    "names": "Forename,Surname,Score\nAnn,Bee,3\n",
    "a name alone": "Name,Score\nAnn Bee,3\n",
    "dates of birth": "Ref,DOB,Score\n1,1/2/2015,3\n",
    "numbers of the NHS by their heading": "NHS Number,Score\n1,3\n",
    "numbers of the NHS by their digits": "Reference,Score\n943 476 5919,3\n",
    "postcodes by their heading": "Home postcode,Children\nB70,30\n",
    "postcodes by their cells": "Where,Children\nB70 9LD,30\n",
    "pupil numbers": "UPN,Score\nA123,3\n",
    "case numbers": "Child ID,Score\n7,3\n",
    "addresses of email": "Worker,Cases\na.b@example.org,30\n",
    "phone numbers": "Contact,Calls\n0121 496 0000,30\n",
    "names below the word for one": "Child,Visits\nAnn Bee,30\n",
    "workers by their names": "Allocated worker,Cases\nAnn Bee,30\n",
    "initials beside an age": "Ref,Age,Area,Days open\nJS,12,Tipton,34\nAK,9,Oldbury,12\n",
    "case numbers beside a school": "Case,School,Days missing\n1001,Bee High,3\n1002,Bee High,4\n",
    "letters in place of names": "Child,Visits\nChild A,30\nChild B,20\n",
    "letters under any heading": "Who,Visits\nYP1,30\nYP2,20\n",
    "a list that is left out": "Child's name,Children\nAnn,30\n",
}


@pytest.mark.parametrize("case", PEOPLE)
def test_a_list_of_people_is_refused_and_no_cell_of_it_repeated(tmp_path: Path, case: str) -> None:
    with pytest.raises(Refused) as found:
        taken(tmp_path, PEOPLE[case], leave_out={"A"}, **YEAR)
    assert "can never be published" in str(found.value)
    assert "Nothing was written." in str(found.value)
    assert not any(cell in str(found.value) for cell in ("Ann", "943", "B70", "0121", "a.b@"))


@pytest.mark.parametrize(
    "heading",
    ["Number of children", "Referral source", "School", "Contact type", "Case type", "Referral numbers", "Child"],
)
def test_a_heading_of_a_table_is_no_detail_of_a_person(tmp_path: Path, heading: str) -> None:
    assert taken(tmp_path, f"Team,{heading},Plans\nNorth,30,30\n", **YEAR).rows


@pytest.mark.parametrize(
    "content",
    [
        "Code,School,Plans\nA,North,30\nA,South,40\n",
        "Ref,Measure,Plans\n1.1,Plans made,30\n1.2,Plans ended,40\n",
        "Age,Sex,Children\n12,Girls,30\n12,Boys,40\n",
        "Case,Plans\nOpen,30\nClosed,40\n",
    ],
)
def test_a_table_of_groups_with_codes_or_ages_is_no_list_of_people(tmp_path: Path, content: str) -> None:
    assert taken(tmp_path, content, **YEAR).rows


def protected(folder: Path, content: str, **answers: object) -> Reading:
    """A table after the rules of disclosure have been applied."""
    reading = taken(folder, content, **answers)  # type: ignore[arg-type]
    assert reading.ready, (reading.questions, reading.problems)
    protect(reading, Answers(**{"area": AREA, **answers}), TODAY)  # type: ignore[arg-type]
    return reading


SMALL = "Source,Contacts\nPolice,120\nHealth,7\nSchools,3\nTotal,130\n"


def test_small_counts_are_asked(tmp_path: Path) -> None:
    [asked] = protected(tmp_path, SMALL, **YEAR).questions
    assert asked.asks == ("2 counts from 1 to 9 could point to a child (lines 3 and 4). How should they be protected?")
    assert [option.split()[0] for option, _ in asked.options] == ["--hide", "--hide", "--published", "--not-children"]


def test_small_counts_are_hidden_where_that_is_the_answer(tmp_path: Path) -> None:
    reading = protected(tmp_path, SMALL, hide=True, **YEAR)
    assert reading.texts("contacts_count") == ["120", "c", "c", "130"]
    assert reading.ready


def test_what_gives_a_hidden_count_away_is_reported_at_the_line_of_the_spreadsheet(tmp_path: Path) -> None:
    reading = protected(tmp_path, SMALL, hide=True, threshold=5, **YEAR)
    [problem] = reading.problems
    assert (problem.path, problem.line) == ("sheet.csv", 4)
    assert "is hidden, and can be worked out from the rule `sum`" in problem.what
    assert "data/tables" not in str(problem)
    assert "or leave the total out with --total leave-out" in problem.fix
    assert '--published "ID: WHERE IT PRINTS THEM"' in problem.fix


def test_the_share_of_a_hidden_count_is_hidden_too(tmp_path: Path) -> None:
    content = "Source,Contacts,% of contacts\nPolice,120,92.3%\nHealth,7,5.4%\nSchools,3,2.3%\n"
    reading = protected(tmp_path, content, hide=True, **YEAR)
    assert reading.texts("contacts_percent") == ["92.3", "c", "c"]


def test_a_table_without_counts_asks_why_no_child_can_be_found(tmp_path: Path) -> None:
    [asked] = protected(tmp_path, "Source,Share\nPolice,45.5%\n", **YEAR).questions
    assert [option.split()[0] for option, _ in asked.options] == ["--published", "--not-children"]


def test_children_are_not_declared_to_be_none(tmp_path: Path) -> None:
    reading = protected(tmp_path, "Team,Children\nNorth,3\n", not_children="The rows count courses.", **YEAR)
    assert "The rule is `not-children`, and `children_count` (“Children”) counts children" in reading.problems[0].what


def test_counts_that_are_printed_need_the_document_and_the_place(tmp_path: Path) -> None:
    assert protected(tmp_path, SMALL, published="annual-2024", **YEAR).questions
    assert protected(tmp_path, SMALL, published="annual-2024: Section 3 prints them.", **YEAR).ready
