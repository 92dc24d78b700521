"""A page names a period only where it says so to its readers; everywhere else a number is the newest."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import change, copy, told

PAGE = "docs/about/privacy.md"
TWO = "contacts-by-source"
OR_SAY_SO = "Or, if the text is about that time, say so: with `period:` in the front matter, or with the year in the heading above."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The example with a second, newer year of one source in its table."""
    site = copy(tmp_path)
    table = site / f"data/tables/{TWO}.csv"
    rows = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("2024-25,")]
    older = [line.replace("2024-25,", "2023-24,", 1) for line in rows]
    change(table, rows[0], "\n".join([*older, rows[0]]))
    return site


def add(site: Path, text: str) -> int:
    """The page with one more paragraph; the line on which it stands."""
    page = site / PAGE
    whole = page.read_text(encoding="utf-8").rstrip() + f"\n\n{text}\n"
    page.write_text(whole, encoding="utf-8")
    return whole[: whole.rindex(text.splitlines()[-1])].count("\n") + 1


POLICE = '{{ number("contacts-by-source", "contacts_count", contact_source="Police"%s) }} contacts.'
NEWEST = POLICE % ""
PINNED = POLICE % ', time_period="2023-24"'


def test_a_number_without_a_period_is_the_newest(site):
    add(site, f"The police made {NEWEST}")
    assert told(site) == []


def test_a_period_that_is_named_is_told_at_its_line(site):
    line = add(site, f"The police made {PINNED}")
    assert told(site) == [
        f"{PAGE}:{line}: `time_period` names the period `2023-24`, which will not be the newest for ever. "
        f"Leave out `time_period`: the newest is meant. {OR_SAY_SO}"
    ]


def test_the_newest_period_may_not_be_named_either(site):
    add(site, "The police made " + POLICE % ', time_period="2024-25"')
    assert len(told(site)) == 1


def test_a_change_is_since_the_period_before(site):
    text = 'Contacts by the police {{ change("contacts-by-source", "contacts_count", contact_source="Police", since=%s) }}.'
    line = add(site, text % '"2023-24"')
    assert told(site) == [
        f"{PAGE}:{line}: `since` names the period `2023-24`, which will not be the newest for ever. "
        f'Write since="previous": the newest is meant. {OR_SAY_SO}'
    ]
    change(site / PAGE, '"2023-24"', '"previous"')
    assert told(site) == []


def test_a_page_that_says_its_period_may_name_it(site):
    add(site, f"The police made {PINNED}")
    change(site / PAGE, "\nowner:", '\nperiod: "2023-24"\nowner:')
    assert told(site) == []


def test_a_heading_with_the_year_lets_the_text_below_it_name_that_year(site):
    add(site, f"## Contacts in 2023-24\n\nThe police made {PINNED}")
    assert told(site) == []
    add(site, f"## Contacts in 2019\n\nThe police made {PINNED}")
    assert len(told(site)) == 1


def test_a_year_that_is_typed_beside_the_newest_number_is_told(site):
    line = add(site, f"In 2024-25 the police made {NEWEST}")
    assert told(site) == [
        f"{PAGE}:{line}: `2024-25` is typed in a sentence whose number is always the newest of `contacts-by-source`. "
        f'Write {{{{ time_period("contacts-by-source") }}}} in place of the date. {OR_SAY_SO}'
    ]


def test_a_year_that_was_the_newest_once_is_told_too(site):
    add(site, f"In the year to March 2024 the police made {NEWEST}")
    assert len(told(site)) == 1


def test_a_year_in_another_sentence_or_of_no_period_of_the_table_is_not_told(site):
    add(site, f"The rules changed in 2024. Since 2015 the police have made {NEWEST}")
    assert told(site) == []


def test_a_figure_names_its_period_by_a_word_of_its_own(site):
    metadata = site / f"data/tables/{TWO}.yml"
    change(metadata, "    period: 2024-25", "    where: {time_period: 2024-25}")
    [one] = told(site)
    assert one.endswith(
        "`where` names a period, which will not be the newest for ever. Leave it out: the newest is drawn. "
        "If the figure is about that time, write `period:` beside `where`."
    )
