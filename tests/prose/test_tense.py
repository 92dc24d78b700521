"""A page about a time that is over is told in the past tense: what an organisation is or does is not told as of today."""

from __future__ import annotations

from datetime import date

import pytest
from example_sites import copy

from macros.checks.site import check_site
from macros.content import Site
from macros.prose.tense import claims_of_today, organisations

PAGE = "docs/about/privacy.md"


def told(text: str, headings: list[tuple[int, int, str]] | None = None) -> list[tuple[int, str]]:
    lines = enumerate(text.split("\n"), start=1)
    return [(one.line, one.words) for one in claims_of_today(lines, headings or [], ["ECSP"])]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The safeguarding forum has five members.", "The safeguarding forum has"),
        ("A clerk keeps notes, and the panel decides slowly, but the hospital trust pays for it.", "the hospital trust pays"),
        ("All partners now meet in person.", "All partners now meet"),
        ("Its deputy chair is a head teacher.", "Its deputy chair is"),
        ("The council's housing team still sits in the hub.", "The council's housing team still sits"),
        ("The **review group** reports to the board.", "The review group reports"),
        ("The chair of the health group attends.", "The chair of the health group attends"),
        ("- The strategy is new.", "The strategy is"),
        ("| The board | The two officers of the board meet weekly |", "The two officers of the board meet"),
        ("The panel was set up in 2019. It meets twice a year.", "It meets"),
        ("The director left. They lead the group together.", "They lead"),
        ("The board (LSCP) oversees the work.", "The board (LSCP) oversees"),
        ("The police are partners.", "The police are"),
        ("Members meet each month.", "Members meet"),
        ("Meetings are held at the hub.", "Meetings are"),
        ("There are nine working groups.", "There are nine working groups"),
        ("ECSP has four partners.", "ECSP has"),
        ("The MASH handles each contact.", "The MASH handles"),
        ("It is funded by the council.", "It is funded"),
        ("Its work is led by a nurse.", "Its work is"),
        ("The partnership aims to do more.", "The partnership aims"),
        ("The subgroups report to the executive.", "The subgroups report"),
    ],
)  # fmt: skip
def test_the_present_of_an_organisation_is_told(text, words):
    assert words in [said for _, said in told(text)]


def test_an_abbreviation_of_an_organisation_is_known_by_what_it_is_short_for():
    terms = {"ESB": "Exampleshire Safeguarding Board", "DSL": "designated safeguarding lead", "WCAG": "Web Guidelines"}
    assert organisations(terms) == ["ESB", "DSL"]


@pytest.mark.parametrize(
    "text",
    [
        "The forum had five members and met in person.",
        "The report to the board says that audits were late.",
        "The law asks the partners to agree.",
        "The partnership must publish a report.",
        "The chair wrote: “The board meets every month.”",
        "Neglect is one of the reasons.",
        "The number of partners is printed.",
        "A relevant agency is one that the regulations list.",
        "The board reports of 2019 were long.",
        "There were four subgroups, and members met each month.",
        "There are three ways to do this.",
        "Read how the board worked.",
        "The partners' plans of 2019 were kept.",
        "The table counts staff. It shows their posts.",
        "We do not know who chaired the board.",
    ],
)
def test_the_past_the_law_and_what_a_report_says_are_not_told(text):
    assert told(text) == []


def test_a_heading_on_today_or_the_law_says_that_its_part_is_of_today():
    assert told("## The board meets", [(1, 2, "The board meets")]) == []
    text = "The board meets.\n\n## What the law asks\n\nThe partners meet.\n\n## Later\n\nThe trust pays."
    assert told(text, [(3, 2, "What the law asks"), (7, 2, "Later")]) == [(1, "The board meets"), (9, "The trust pays")]


def test_a_page_with_a_period_is_told_and_one_without_is_not(tmp_path):
    site = copy(tmp_path)
    path = site / PAGE
    text = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{text}\n\nThe panel meets on Mondays.\n\nECSP pays for it.\n", encoding="utf-8")
    assert [str(one) for one in check_site(Site(site, date(2026, 11, 21)))] == []
    path.write_bytes(
        f"{text}\n\nThe panel meets on Mondays.\n\nECSP pays for it.\n".replace(
            "\nowner:", '\nperiod: "2023-24"\nowner:'
        ).encode()
    )
    found = [str(one).partition(". ")[0] for one in check_site(Site(site, date(2026, 11, 21)))]
    line = text.count("\n") + 4
    assert found == [
        f"{PAGE}:{line}: “The panel meets” is about today, on a page that describes 2023-24",
        f"{PAGE}:{line + 2}: “ECSP pays” is about today, on a page that describes 2023-24",
    ]
