"""What is in the cells of a sheet is made plain and said, or asked, or reported: nothing of it is guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from messy import taken, told

YEAR = {"period": "2023-24"}
CASES = {
    "age bands that Excel made days of": (
        "Age,Children\n1-Mar,120\nOct-14,140\n15+,50\n",
        YEAR,
        "time_period age children_count\n2023-24 | 1-Mar | 120\n2023-24 | Oct-14 | 140\n2023-24 | 15+ | 50\n"
        '? --replace "1-Mar=1-3"\n? --replace "Oct-14=10-14"',
    ),
    "age bands put right": (
        "Age,Children\n1-Mar,120\nOct-14,140\n",
        {**YEAR, "replace": {"1-mar": "1-3", "oct-14": "10-14"}},
        "time_period age children_count\n2023-24 | 1-3 | 120\n2023-24 | 10-14 | 140",
    ),
    "months that Excel made days of, without their year": (
        "Month,Contacts\n1-Mar,120\n1-Apr,140\n",
        {},
        "time_period contacts_count\n1-Mar | 120\n1-Apr | 140\n? --period 2023-24",
    ),
    "months that Excel made days of, in a year": (
        "Month,Contacts\n1-Mar,120\n1-Apr,140\n",
        YEAR,
        "time_period contacts_count\n2024-03 | 120\n2023-04 | 140",
    ),
    "months put right": (
        "Month,Contacts\n1-Mar,120\n14-Apr,140\n",
        {"replace": {"1-mar": "March 2024", "14-apr": "April 2024"}},
        "time_period contacts_count\n2024-03 | 120\n2024-04 | 140",
    ),
    "a number in short is asked": (
        "Kind,Spend\nFoster,£4.9m\nOther,£120\n",
        YEAR,
        'time_period kind spend_gbp\n2023-24 | Foster | £4.9m\n2023-24 | Other | 120\n? --replace "£4.9m=THE NUMBER"',
    ),
    "a number in short as it is answered": (
        "Kind,Spend\nFoster,£4.9m\nOther,£120\n",
        {**YEAR, "replace": {"£4.9m": "4900000"}},
        "time_period kind spend_gbp\n2023-24 | Foster | 4900000\n2023-24 | Other | 120",
    ),
    "each mark is asked": (
        "Source,Contacts,Referrals\nPolice,*,-\nHealth,..,<5\nSchools,n/a,\nHousing,120,130\n",
        YEAR,
        "time_period source contacts_count referrals_count\n2023-24 | Police | * | -\n2023-24 | Health | .. | <5\n"
        "2023-24 | Schools | n/a | \n2023-24 | Housing | 120 | 130\n"
        '? --symbol "*=c"\n? --symbol "-=x"\n? --symbol "..=x"\n? --symbol "<5=c"\n? --symbol "n/a=z"\n? --symbol "blank=x"',
    ),
    "marks as they are answered": (
        "Source,Contacts\nPolice,*\nHealth,\nSchools,[c]\nHousing,120\n",
        {**YEAR, "symbols": {"*": "c", "blank": "x"}},
        "time_period source contacts_count\n2023-24 | Police | c\n2023-24 | Health | x\n2023-24 | Schools | c\n2023-24 | Housing | 120",
    ),
    "marks of footnotes are asked": (
        "Source,Contacts\nPolice [1],120*\nHealth,130 [2]\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police [1] | 120\n2023-24 | Health | 130\n? --marks drop",
    ),
    "marks of footnotes taken away": (
        "Source,Contacts\nPolice [1],120*\nHealth¹,130 [2]\n",
        {**YEAR, "marks": "drop"},
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130",
    ),
    "spaces, and invisible characters": (
        "Source \u200b,Contacts\n\u00a0Police  station\u200b,120 \n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police station | 120",
    ),
    "numbers as text": (
        'Source,Contacts\nPolice,"=""x"""\nHealth,0120\n',
        YEAR,
        'time_period source contacts_count\n2023-24 | Police | ="x"\n2023-24 | Health | 120\n'
        "! 2: This cell has a formula, or begins like one (cell B2)",
    ),
    "formulas, and what would run": (
        "Source,Contacts\nPolice,=SUM(B3:B4)\n=cmd|' /C calc'!A0,12\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | =SUM(B3:B4)\n2023-24 | =cmd|' /C calc'!A0 | 12\n"
        "! 2: This cell has a formula, or begins like one (cells B2 and A3)",
    ),
    "errors of formulas": (
        "Source,Contacts\nPolice,#REF!\nHealth,12\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | #REF!\n2023-24 | Health | 12\n! 2: This cell shows the error #REF! (cell B2)",
    ),
    "code": (
        "Source,Contacts\n{{ 7*7 }},120\n<script>alert(1)</script>,130\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | {{ 7*7 }} | 120\n2023-24 | <script>alert(1)</script> | 130\n"
        "! 2: This cell has code in it, not text (cells A2 and A3)",
    ),
    "lines with one cell are asked": (
        "Group,Contacts\nBoys,\n0 to 4,120\nGirls,\n0 to 4,110\n",
        YEAR,
        'time_period group contacts_count\n2023-24 | 0 to 4 | 120\n2023-24 | 0 to 4 | 110\n? --groups "WHAT THEY NAME"',
    ),
    "lines with one cell as groups": (
        "Age,Contacts\nBoys,\n0 to 4,120\nGirls,\n0 to 4,110\n",
        {**YEAR, "groups": "Sex"},
        "time_period age sex contacts_count\n2023-24 | 0 to 4 | Boys | 120\n2023-24 | 0 to 4 | Girls | 110",
    ),
    "a total that does not add up": (
        "Source,Contacts\nPolice,120\nHealth,130\nTotal,260\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130\n2023-24 | All sources | 260\n"
        "! 4: The total of `contacts_count` in 2023-24 · Exampleshire is 260, and its 2 rows add up to 250",
    ),
    "a total left out": (
        "Source,Contacts\nPolice,120\nHealth,130\nGrand total,260\n",
        {**YEAR, "total": "leave-out"},
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130",
    ),
    "a change beside the years": (
        "Source,2022-23,2023-24,% change\nPolice,120,130,8.3\n",
        {"year": "financial", "measure": "Contacts"},
        "time_period source contacts_count\n2022-23 | Police | 120\n2023-24 | Police | 130",
    ),
    "blank names are asked": (
        "Year,Source,Contacts\n2022-23,Police,120\n,Health,130\n",
        {"year": "financial"},
        "time_period source contacts_count\n2022-23 | Police | 120\n | Health | 130\n? --fill-down",
    ),
    "blank names filled from above": (
        "Year,Source,Contacts\n2022-23,Police,120\n,Health,130\n",
        {"year": "financial", "fill_down": True},
        "time_period source contacts_count\n2022-23 | Police | 120\n2022-23 | Health | 130",
    ),
    "headings twice": (
        "Source,Contacts\nPolice,120\nSource,Contacts\nHealth,130\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130",
    ),
    "two columns with one heading": (
        "Source,Contacts,Contacts\nPolice,120,12\n",
        YEAR,
        'time_period source contacts_count contacts_2_count\n2023-24 | Police | 120 | 12\n? --column "C=ANOTHER HEADING"',
    ),
    "a column without a heading": (
        ",Contacts\nPolice,120\n",
        YEAR,
        'time_period group contacts_count\n2023-24 | Police | 120\n? --column "A=WHAT IT NAMES"',
    ),
    "remarks": (
        "Source,Contacts,Comments\nPolice,120,Up a lot\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n? --leave-out C",
    ),
    "a column that is empty": (
        "Source,% of contacts,Contacts\nPolice,,120\nHealth,,130\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130\n? --leave-out B",
    ),
    "shares of one": (
        "Source,% of contacts\nPolice,0.45\nHealth,0.55\n",
        YEAR,
        'time_period source contacts_percent\n2023-24 | Police | 0.45\n2023-24 | Health | 0.55\n? --unit "% of contacts=percent"',
    ),
    "numbers of no known kind": (
        "Team,Average wait\nNorth,12.3\n",
        YEAR,
        'time_period team average_wait_number\n2023-24 | North | 12.3\n? --unit "Average wait=count"',
    ),
    "numbers of a kind that is answered": (
        "Team,Average wait\nNorth,12.3\n",
        {**YEAR, "units": {"average wait": "days"}},
        "time_period team average_wait_days\n2023-24 | North | 12.3",
    ),
    "more digits than are ever published": (
        "Team,Wait in days\nNorth,12.333333333333\n",
        YEAR,
        "time_period team wait_in_days\n2023-24 | North | 12.333333333333\n"
        "! 2: 12.333333333333 was calculated by the spreadsheet, and has more digits than are ever published (cell B2)",
    ),
    "a period that is none": (
        "Year,Contacts\n2022-23,120\n2022-24,130\nlast year,10\n",
        {"year": "financial"},
        "time_period contacts_count\n2022-23 | 120\n2022-24 | 130\nlast year | 10\n"
        "! 3: “2022-24” is not a known form of period (cell A3)\n! 4: “last year” is not a known form of period (cell A4)",
    ),
    "a total of two columns": (
        "Sex,Age,Children\nBoys,0 to 4,20\nGirls,0 to 4,30\nTotal,,51\n",
        YEAR,
        "time_period sex age children_count\n2023-24 | Boys | 0 to 4 | 20\n2023-24 | Girls | 0 to 4 | 30\n"
        "2023-24 | All sexes | All ages | 51\n"
        "! 4: The total of `children_count` in 2023-24 · Exampleshire is 51, and its 2 rows add up to 50",
    ),
    "a total kept without a rule": (
        "Source,Children\nPolice,20\nHealth,30\nTotal (each once),45\n",
        {**YEAR, "total": "keep"},
        "time_period source children_count\n2023-24 | Police | 20\n2023-24 | Health | 30\n2023-24 | Total (each once) | 45",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_cell_is_made_plain_or_asked_or_reported(tmp_path: Path, case: str) -> None:
    content, answers, expected = CASES[case]
    assert told(taken(tmp_path, content, **answers)) == expected
