"""A CSV as people save it is read as the table that it shows; what is doubtful in it is asked, and never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from messy import taken, told

YEAR = {"period": "2023-24"}
CASES = {
    "a plain table": (
        "Source,Contacts\nPolice,120\nHealth,130\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130",
    ),
    "titles above and notes below": (
        "Table 3: Contacts,\nRun on 1 April 2026,\n,\nSource,Contacts\nPolice,120\n,\nSource: case system,\n* Provisional,\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120",
    ),
    "years across, thousands and a total": (
        'Source,2021-22,2022-23\nPolice,"1,234","1,300"\nHealth,500,600\nTotal,"1,734","1,900"\n',
        {"year": "financial", "measure": "Contacts"},
        "time_period source contacts_count\n2021-22 | Police | 1234\n2022-23 | Police | 1300\n2021-22 | Health | 500\n"
        "2022-23 | Health | 600\n2021-22 | All sources | 1734\n2022-23 | All sources | 1900",
    ),
    "two lines of headings, years over measures": (
        "Source,2021/22,,2022/23,\n,Number,%,Number,%\nPolice,120,45%,130,46%\n",
        {"year": "academic", "measure": "Contacts"},
        "time_period source contacts_count contacts_percent\n2021/22 | Police | 120 | 45\n2022/23 | Police | 130 | 46",
    ),
    "two lines of headings, measures over years": (
        "Ethnicity,Contacts,,Referrals,\n,2023,2024,2023,2024\nWhite,120,130,45,56\n",
        {"year": "march"},
        "time_period ethnicity contacts_count referrals_count\n2023 | White | 120 | 45\n2024 | White | 130 | 56",
    ),
    "an upper heading with more blanks than words": (
        "Source,2021-22,,,2022-23,,\n,Boys,Girls,All,Boys,Girls,All\nPolice,20,30,50,40,50,90\n",
        {"year": "financial", "measure": "Contacts"},
        "time_period source boys_count girls_count contacts_count\n2021-22 | Police | 20 | 30 | 50\n2022-23 | Police | 40 | 50 | 90",
    ),
    "blank rows and blank columns": (
        ",,,\n,Source,,Contacts\n,,,\n,Police,,120\n,,,\n,Health,,130\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120\n2023-24 | Health | 130",
    ),
    "semicolons and decimal commas": (
        "Source;Share (%);Cost (£)\nPolice;12,5;1.234,50\nHealth;87,5;2.000,00\n",
        {**YEAR, "decimal": "comma"},
        "time_period source share_percent cost_gbp\n2023-24 | Police | 12.5 | 1234.50\n2023-24 | Health | 87.5 | 2000.00",
    ),
    "a decimal comma is asked": (
        "Source;Share (%)\nPolice;12,5\n",
        YEAR,
        "time_period source share_percent\n2023-24 | Police | 12,5\n? --decimal comma",
    ),
    "the line that Excel writes": (
        "sep=;\r\nSource;Contacts\r\nPolice;120\r\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120",
    ),
    "tabs, and spaces between thousands": (
        "Source\tContacts\nPolice\t1 234\nHealth\t1\u00a0400\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 1234\n2023-24 | Health | 1400",
    ),
    "a byte-order mark and Windows line ends": (
        "\ufeffSource,Contacts\r\nPolice,120\r\n",
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120",
    ),
    "UTF-16 with its mark": (
        "Source\tContacts\nPolice\t120\n".encode("utf-16"),
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120",
    ),
    "UTF-16 without its mark": (
        "Source\tContacts\nPolice\t120\n".encode("utf-16-le"),
        YEAR,
        "time_period source contacts_count\n2023-24 | Police | 120",
    ),
    "Windows-1252": (
        "Source,Cost\nNewton’s café,£1200\n".encode("cp1252"),
        YEAR,
        "time_period source cost_gbp\n2023-24 | Newton’s café | 1200",
    ),
    "signs of percent and pounds": (
        'Source,Share,Cost\nPolice,45%,"£1,200"\nHealth,55 %,£300\n',
        YEAR,
        "time_period source share_percent cost_gbp\n2023-24 | Police | 45 | 1200\n2023-24 | Health | 55 | 300",
    ),
    "months as Excel shows them": (
        "Month,Contacts\nApr-22,12\nMay-22,14\n",
        {},
        "time_period contacts_count\n2022-04 | 12\n2022-05 | 14",
    ),
    "months without their year": (
        "Team,Dec,Jan\nNorth,120,130\n",
        {"period": "2023-24", "measure": "Contacts"},
        "time_period team contacts_count\n2023-12 | North | 120\n2024-01 | North | 130",
    ),
    "months without a year are asked": (
        "Team,Apr,May\nNorth,120,130\n",
        {"measure": "Contacts"},
        "time_period team contacts_count\nApr | North | 120\nMay | North | 130\n? --period 2023-24",
    ),
    "a year and a quarter in two columns": (
        "Year,Quarter,Contacts\n2022/23,Q1,120\n2022/23,Q2,130\n",
        {},
        "time_period contacts_count\n2022-23-Q1 | 120\n2022-23-Q2 | 130",
    ),
    "days": (
        "Date,Contacts\n31/03/2022,120\n31 March 2023,130\n",
        {},
        "time_period contacts_count\n2022-03-31 | 120\n2023-03-31 | 130",
    ),
    "which year 2022/23 is, is asked": (
        "Year,Contacts\n2022/23,120\n",
        {},
        "time_period contacts_count\n2022/23 | 120\n? --year financial",
    ),
    "which year 2023 is, is asked": (
        "Year,Contacts\n2023,120\n",
        {},
        "time_period contacts_count\n2023 | 120\n? --year march",
    ),
    "the heading says which year": (
        "Academic year,Contacts\n2022/23,120\n",
        {},
        "time_period contacts_count\n2022/23 | 120",
    ),
    "the year is in words": (
        "Period,Contacts\nYear ending 31 March 2023,120\nYear to March 2024,130\n",
        {},
        "time_period contacts_count\n2023 | 120\n2024 | 130",
    ),
    "years in headings with words": (
        "Course,Attendees 2022-23,Attendees (2023-24)\nNeglect,120,130\n",
        {"year": "financial"},
        "time_period course attendees_count\n2022-23 | Neglect | 120\n2023-24 | Neglect | 130",
    ),
    "a heading about the periods over the names": (
        "Year ending 31 March,2022,2023\nSandwell,120,130\n",
        {"measure": "Plans"},
        "time_period year_ending_31_march plans_count\n2022 | Sandwell | 120\n2023 | Sandwell | 130\n"
        '? --column "A=WHAT IT NAMES"',
    ),
    "a target beside the quarters": (
        "Team,Target,Q1 2023/24,YTD\nNorth,100,120,120\n",
        {"measure": "Visits"},
        "time_period team visits_count\n2023-24-Q1 | North | 120\n? --leave-out B",
    ),
    "areas across are asked": (
        "Measure,Exampleshire,England\nPlans,48.2,43.2\n",
        {**YEAR, "areas": ("Exampleshire",)},
        'time_period measure exampleshire_number england_number\n2023-24 | Plans | 48.2 | 43.2\n? --across "Area"',
    ),
    "areas across become rows": (
        "Measure,Exampleshire,England\nPlans,48.2,43.2\n",
        {**YEAR, "across": "Area", "measure": "Plans", "units": {"numbers": "rate"}},
        "time_period measure plans_rate\n2023-24 | Plans | 48.2\n2023-24 | Plans | 43.2",
    ),
    "groups across become rows": (
        "Age,Boys,Girls\n0 to 4,120,130\n",
        {**YEAR, "across": "Sex", "measure": "Children"},
        "time_period age sex children_count\n2023-24 | 0 to 4 | Boys | 120\n2023-24 | 0 to 4 | Girls | 130",
    ),
    "codes beside names": (
        "LA code,LA name,Plans\nE08000028,Exampleshire,120\n",
        YEAR,
        "time_period plans_count\n2023-24 | 120",
    ),
    "one unit is asked for all years": (
        "Team,2022-23,2023-24\nNorth,12.1,13\n",
        {"year": "financial", "measure": "Wait"},
        'time_period team wait_number\n2022-23 | North | 12.1\n2023-24 | North | 13\n? --unit "numbers=count"',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_csv_is_read_as_the_table_that_it_shows(tmp_path: Path, case: str) -> None:
    content, answers, expected = CASES[case]
    assert told(taken(tmp_path, content, **answers)) == expected
