"""Numbers in sentences and whole figures say what the table says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from test_check import change, copy

from macros.problems import Fault
from macros.site import Site

SITE = Site(Path(__file__).parent / "examples" / "site", date(2026, 11, 21))


def test_a_number_is_parted_at_thousands_and_says_what_it_is():
    found = SITE.number("contacts-by-source", "contacts_count", contact_source="All sources")
    assert found.text == "1,000"
    assert found.href == "@/data/contacts-by-source/"
    assert found.title == "Contacts, year ending 31 March 2025, Exampleshire, All sources"


def test_a_percentage_carries_its_sign():
    assert SITE.number("contacts-by-source", "contacts_percent", contact_source="Police").text == "40.0%"


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("contact-by-source",), "There is no table `contact-by-source`. Did you mean `contacts-by-source`?"),
        (
            ("contacts-by-source",),
            "The table `contacts-by-source` has more than one column of numbers. "
            "Name one of contacts_count, contacts_percent.",
        ),
        (
            ("contacts-by-source", "contacts_count"),
            '4 rows of the table `contacts-by-source` match area="Exampleshire". '
            'Say which one, for instance contact_source="All sources".',
        ),
    ],
)
def test_a_number_that_is_not_one_value_is_a_fault_with_a_suggestion(words, fault):
    with pytest.raises(Fault) as told:
        SITE.number(*words)
    assert str(told.value) == fault


def test_a_hidden_count_is_said_in_words_and_never_as_a_number(tmp_path):
    site = copy(tmp_path)
    table = site / "data/tables/contacts-by-source.csv"
    change(table, "Police,400,40.0", "Police,c,c")
    change(table, "Schools,350,35.0", "Schools,c,c")
    found = Site(site, date(2026, 11, 21)).number("contacts-by-source", "contacts_count", contact_source="Police")
    assert found.text == "hidden so that no child can be identified"


def test_a_figure_has_every_part_of_its_contract():
    figure = SITE.figure("contacts-by-source")
    assert figure.title == "Police made most contacts"
    assert figure.subtitle == "Contacts, Exampleshire, year ending 31 March 2025"
    assert figure.alt == "Bar chart of contacts: 3 categories. Police 400; Schools 350; Health 250."
    assert [column.title for column in figure.columns] == ["Who made contact", "Contacts"]
    assert [[cell.text for cell in row] for row in figure.rows] == [
        ["Police", "400"],
        ["Schools", "350"],
        ["Health", "250"],
    ]
    assert [(source.title, source.locator) for source in figure.sources] == [
        ("Exampleshire annual report 2024-25", "Section 3")
    ]
    assert figure.as_at == "year ending 31 March 2025"
    assert figure.definition.startswith("A contact is any call")
    assert figure.symbols == []
    assert figure.licence["title"] == "Open Government Licence v3.0"


def test_a_figure_with_a_hidden_value_says_what_its_symbol_means(tmp_path):
    site = copy(tmp_path)
    table = site / "data/tables/contacts-by-source.csv"
    change(table, "Police,400,40.0", "Police,c,c")
    change(table, "Schools,350,35.0", "Schools,c,c")
    figure = Site(site, date(2026, 11, 21)).figure("contacts-by-source")
    assert figure.symbols == [{"symbol": "[c]", "meaning": "hidden so that no child can be identified"}]
    assert "Police is hidden so that no child can be identified" in figure.alt
    assert ["Police", "[c]"] in [[cell.text for cell in row] for row in figure.rows]


def test_the_page_may_change_a_figure_in_its_own_line():
    figure = SITE.figure("contacts-by-source", title="Schools came second", only=["Police", "Schools"])
    assert figure.title == "Schools came second"
    assert [row[0].text for row in figure.rows] == ["Police", "Schools"]


def test_a_list_of_pages_is_newest_first_and_as_long_as_asked():
    assert [page["title"] for page in SITE.listing("figures").pages] == ["The front door"]
    assert SITE.listing("briefings", limit=1).pages[0]["url"] == "@/briefings/noticing/"


def test_a_table_is_read_again_when_its_file_has_changed(tmp_path):
    folder = copy(tmp_path)
    site = Site(folder, date(2026, 11, 21))
    assert site.number("contacts-by-source", "contacts_count", contact_source="Police").text == "400"
    change(folder / "data/tables/contacts-by-source.csv", "Police,400,", "Police,4001,")
    assert site.number("contacts-by-source", "contacts_count", contact_source="Police").text == "4,001"
