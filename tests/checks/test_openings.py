"""A page of figures begins with its answer: the newest number first, older local ones below."""

from __future__ import annotations

from datetime import date

import pytest
from example_sites import whole

from macros.checks.openings import answers_that_come_late
from macros.content import Site

TODAY = date(2026, 11, 21)
HEAD = """---
title: The front door
summary: Who contacts the front door about a child.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: board
question: Who contacts the front door?
"""
NEWEST = '{{ number("referrals", "referrals_rate") }} came.\n\n'
BESIDE = '## Compared with others\n\n{{ figure("referrals") }}\n\n'
OLD = '## Local numbers\n\n{{ figure("old-contacts") }}\n\n'


@pytest.fixture
def told(tmp_path):
    """What is told of a page with this text; `old-contacts` is a local table that ends three years before the others."""
    folder = whole(tmp_path)
    tables = folder / "data/tables"
    csv = (tables / "contacts-by-source.csv").read_text(encoding="utf-8")
    (tables / "old-contacts.csv").write_text(csv.replace("2024-25", "2021-22"), encoding="utf-8")
    metadata = (tables / "contacts-by-source.yml").read_text(encoding="utf-8")
    (tables / "old-contacts.yml").write_text(metadata, encoding="utf-8")

    def read(body: str, more: str = "") -> list[str]:
        (folder / "docs/figures/front-door.md").write_text(f"{HEAD}{more}---\n\n{body}", encoding="utf-8")
        site = Site(folder, TODAY)
        return [
            str(problem)
            for page in site.documents
            if page.src == "figures/front-door.md"
            for problem in answers_that_come_late(site, page)
        ]

    return read


def test_a_page_that_begins_with_its_newest_number_is_right(told):
    assert told(NEWEST + BESIDE + OLD) == []


def test_a_page_that_begins_with_words_is_told_which_number_to_begin_with(told):
    assert told(f"Words alone.\n\n{BESIDE}{NEWEST}") == [
        "docs/figures/front-door.md:10: The page does not begin with its answer: no number as new as those of "
        "`referrals` comes before its first heading. Answer its question there in one or two sentences, with a macro "
        'such as number("referrals", …).'
    ]


def test_an_old_number_is_no_answer(told):
    old = '{{ number("old-contacts", "contacts_count", contact_source="Health") }} came.\n\n'
    assert len(told(old + BESIDE + OLD)) == 1


def test_a_local_number_is_no_answer_where_the_page_has_one_beside_others(told):
    local = '{{ number("contacts-by-source", "contacts_count", contact_source="Health") }} came.\n\n'
    assert len(told(local + BESIDE)) == 1
    assert told(local + '## Contacts\n\n{{ figure("contacts-by-source") }}\n') == []


def test_an_earlier_period_of_a_new_table_is_old(told):
    assert len(told(NEWEST.replace('_rate")', '_rate", time_period="2023-24")') + BESIDE)) == 0
    assert len(told(NEWEST.replace('_rate")', '_rate", time_period="2021-22")') + BESIDE)) == 1


def test_older_local_numbers_stand_below_the_newest(told):
    assert told(NEWEST + OLD + BESIDE) == [
        "docs/figures/front-door.md:13: The part “Local numbers” shows older local numbers, and newer ones come after it. "
        "Put the newest numbers first, and older local ones below them."
    ]


def test_a_page_about_a_time_that_is_over_begins_with_a_number_of_it(told):
    old = '{{ number("old-contacts", "contacts_count", contact_source="Health") }} came.\n\n'
    about = 'period: "2021-22"\n'
    assert told(old + BESIDE + OLD, about) == []
    assert told(f"Words alone.\n\n{OLD}", about)[0].startswith(
        "docs/figures/front-door.md:11: The page does not begin with its answer: no number comes before its first heading."
    )


def test_a_page_without_figures_may_begin_as_it_likes(told):
    assert told("Words alone.\n\n## More\n\nWords.\n") == []


def test_a_table_that_is_not_there_is_told_by_itself_alone(told):
    assert told('{{ number("referals", "referrals_rate") }} came.\n\n' + BESIDE) == []
