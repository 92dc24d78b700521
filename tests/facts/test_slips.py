"""The slips that editors make in the files of `data/` are told once, in plain words."""

from __future__ import annotations

import pytest
from example_sites import change, told
from example_sites import copy as small_site

CONTACT = """- id: emergency
  name: Police in an emergency
  number: "999"
  tel: "999"
  when: At any time
  for_whom: Anyone
  audience: [public, practitioner, young]
  emergency: true
  checked_against: [{title: The police, url: "https://www.police.uk/"}, {title: GOV.UK, url: "https://www.gov.uk/"}]
  checked_on: 2026-11-20
- id: centre
  name: The contact centre
  number: "0121 569 3100"
  tel: "01215693100"
  when: At any time
  for_whom: Anyone
  audience: [public]
  checked_against: [{title: The police, url: "https://www.police.uk/"}, {title: GOV.UK, url: "https://www.gov.uk/"}]
  checked_on: 2026-11-20
"""


PAGES = CONTACT[CONTACT.index("  checked_against") : CONTACT.index("  checked_on")]

CONTACTS = {
    "a lost digit": (
        {'"0121 569 3100"': '"0121 569 310"', '"01215693100"': '"0121569310"'},
        "13: 0121 569 310 has 10 digits, and a number that begins like this has 11. "
        "Copy it again from its source, into `number` and `tel`.",
    ),
    "another number to dial": (
        {'"01215693100"': '"01215693101"'},
        "14: `tel` is `01215693101`, and the number is 0121 569 3100. Write the same digits in `tel`, without spaces.",
    ),
    "letters": (
        {'"0121 569 3100"': '"0121 569 310O"'},
        "13: `number` is `0121 569 310O`, and a phone number has only digits and spaces. "
        "Write it as it is dialled in the United Kingdom, such as 01632 960 001.",
    ),
    "an id twice": (
        {"id: centre": "id: emergency"},
        "11: Two contacts have the id `emergency`, here and on line 1. Give each its own id.",
    ),
    "a number twice": (
        {'"0121 569 3100"': '"999"', '"01215693100"': '"999"'},
        "13: Two contacts have the number 999, here and on line 3. Keep one, or correct the number that is wrong.",
    ),
    "an audience without an emergency number": (
        {"[public, practitioner, young]": "[public, practitioner]"},
        "1: No contact with `emergency: true` is for `young`. Add `emergency: true` to the entry for 999, and add the missing audiences to its `audience:`.",
    ),
    "an id that is not an address": (
        {"id: centre": "id: The Centre"},
        "11: `id` is `The Centre`, which cannot be part of an address. Write it as `the-centre`.",
    ),
    "a phone number without quotes": (
        {'"01215693100"': "01215673200"},
        '14: `01215673200` without quotes is read as another number, or as none. Put it in quotes: "01215673200".',
    ),
    "an audience that nobody is": (
        {"audience: [public]": "audience: [publik]"},
        "17: An entry of `audience` is `publik`, which is not one of its values. Did you mean `public`?",
    ),
    "a day of a check that is to come": (
        {"checked_on: 2026-11-20\n- id": "checked_on: 2027-11-20\n- id"},
        "10: `checked_on` is 2027-11-20, which is in the future. Write the day on which it was done.",
    ),
    "an emergency number that is none": (
        {'"0121 569 3100"': '"0121 569 3100"', "audience: [public]\n": "audience: [public]\n  emergency: true\n"},
        "18: 0121 569 3100 has `emergency: true`, and only 999 and 112 bring help at once. "
        "Remove `emergency: true`, or correct the number.",
    ),
    "a number that costs more": (
        {'"0121 569 3100"': '"0909 879 0000"', '"01215693100"': '"09098790000"'},
        "13: 0909 879 0000 is a premium-rate number. "
        "Give a standard-rate or free number.",
    ),
    "a number that was read nowhere": (
        {PAGES: "", "checked_on: 2026-11-20\n- id": "- id", "  - id": "- id"},
        "3: There is no record of where 999 was read. "
        "Add `checked_against:` with the `title` and `url` of each public page that gives it.",
    ),
    "a check against one organisation": (
        {PAGES: PAGES.replace("https://www.gov.uk/", "https://www.police.uk/help")},
        "10: 999 has `checked_on`, and `checked_against` has the pages of one organisation only. "
        "Add the page of another organisation that gives the same, or remove `checked_on`.",
    ),
    "no number and no word of where to find it": (
        {'  number: "0121 569 3100"\n  tel: "01215693100"\n': ""},
        "11: The contact centre has no number to call. "
        "Write it as `number` and `tel`, or as `email`, or say in `missing:` where readers can find it.",
    ),
    "an emergency without a number": (
        {'  number: "999"\n  tel: "999"\n': "  missing: Ask the council.\n"},
        "1: Police in an emergency has no number to call. "
        "Write it as `number` and `tel`, or as `email`, or say in `missing:` where readers can find it.",
    ),
    "a number and a word that there is none": (
        {'  tel: "01215693100"\n': '  tel: "01215693100"\n  missing: Ask the council.\n'},
        "15: `missing` says where to look for The contact centre, which is reached at 0121 569 3100. "
        "Remove `missing`, or the number and the email address.",
    ),
    "an email address and a word that there is none": (
        {'  number: "0121 569 3100"\n  tel: "01215693100"\n': "  email: team@council.example\n  missing: Ask the council.\n"},
        "14: `missing` says where to look for The contact centre, which is reached at team@council.example. "
        "Remove `missing`, or the number and the email address.",
    ),
    "an email address that no one can write to": (
        {'  number: "0121 569 3100"\n  tel: "01215693100"\n': "  email: team at council\n"},
        "13: `email` is `team at council`, which no one can write to. Write it as in `team@council.gov.uk`.",
    ),
    "an email address that was read nowhere": (
        {
            '  number: "0121 569 3100"\n  tel: "01215693100"\n': "  email: team@council.example\n",
            "  audience: [public]\n" + PAGES + "  checked_on: 2026-11-20\n": "  audience: [public]\n",
        },
        "13: There is no record of where team@council.example was read. "
        "Add `checked_against:` with the `title` and `url` of each public page that gives it.",
    ),
    "a page that is a program": (
        {"https://www.police.uk/": "javascript:alert(1)"},
        "9: `url` holds `javascript:`, which can run a program. Remove it.",
    ),
    "a word": ({CONTACT: "hello\n"}, "1: This file is the text `hello`, and should be a list. "
        "Begin each entry with `- `."),
    "an entry that is a text": ({CONTACT: "- hello\n"}, "1: This entry is the text `hello`, and should be lines of `word: value`. "
        "Write its words, such as `id: …`."),
    "an empty list": ({CONTACT: "[]\n"}, "1: This file is empty. "
        "Write its entries, delete the file, or restore it from an earlier version."),
    "an empty word": ({CONTACT: "contacts:\n"}, "1: The line `contacts:` does not belong in this file and has nothing below it. "
        "Remove it: the file is the list itself, each entry beginning with `- `."),
    "an empty file": ({CONTACT: ""}, "1: This file is empty. "
        "Write its entries, delete the file, or restore it from an earlier version."),
    "only spaces": ({CONTACT: " \n\n"}, "1: This file is empty. "
        "Write its entries, delete the file, or restore it from an earlier version."),
    "a word above the list": ({CONTACT: "contacts:\n" + CONTACT}, "1: The line `contacts:` does not belong in this file. "
        "Remove it: the file is the list itself, each entry beginning with `- `."),
}  # fmt: skip


@pytest.mark.parametrize("case", CONTACTS)
def test_a_slip_in_the_numbers_to_ring_is_told_once(case, tmp_path):
    changes, message = CONTACTS[case]
    text = CONTACT
    for old, new in changes.items():
        assert old in text
        text = text.replace(old, new, 1)
    site = small_site(tmp_path)
    (site / "data/contacts.yml").write_text(text, encoding="utf-8")
    assert told(site) == [f"data/contacts.yml:{message}"]


@pytest.mark.parametrize(
    "number", ["999", "101", "111", "116 123", "0800 1111", "0121 569 3100", "07700 900123", "01384 55555"]
)
def test_a_number_that_can_be_is_no_fault(number, tmp_path):
    site = small_site(tmp_path)
    text = CONTACT.replace("0121 569 3100", number).replace("01215693100", number.replace(" ", ""))
    (site / "data/contacts.yml").write_text(text, encoding="utf-8")
    assert [one for one in told(site) if "Two contacts have the number" not in one] == []


FACTS = {
    "licence": ("partnership.yml", "https://www.nat", "http://www.nat", "`href` is `http://www.nat"),
    "a program as a licence": ("partnership.yml", "href: https://", "href: javascript://", "`href` holds `javascript:`"),
    "an address with a space": ("partnership.yml", "open-government-licence/", "open government/", "`href` has a space in it"),
    "an edition to come": ("partnership.yml", 'edition: "2026"', 'edition: "2031"', "`edition` is 2031, which is in the future"),
    "a check to come": ("partnership.yml", "date_checked: 2026-11-20", "date_checked: 2026-12-24", "which is in the future"),
    "a code": ("partnership.yml", "E99000001", "E9900001", "which is not a code of the ONS"),
    "a drawing that is not a path": ("partnership.yml", "M4 44l20-30 20 30", "M4 44u20", "`path` has `u` in it, and is not a path"),
    "a drawing without a beginning": ("partnership.yml", "M4 44l20-30 20 30", "l20-30 20 30", "`path` has no M at its beginning, and is not a path"),
    "a status": ("partnership.yml", "status: live", "status: lvie", "which is not one of its values. Did you mean `live`?"),
    "a day of publication to come": ("sources.yml", "2025-09-30", "2027-09-30", "`date` is 2027-09-30, which is in the future"),
    "a year of publication": ("sources.yml", "2025-09-30", "1025-09-30", "the year 1025 must be a mistake"),
    "an address": ("sources.yml", "  date:", "  url: www.example.org\n  date:", "which does not begin with https://"),
    "an address in a text": ("sources.yml", "Exampleshire annual", "See http://example.org annual", "begins with http://"),
}  # fmt: skip


@pytest.mark.parametrize("case", FACTS)
def test_a_slip_in_a_file_of_facts_is_told_once_in_that_file(case, tmp_path):
    name, old, new, message = FACTS[case]
    site = small_site(tmp_path)
    change(site / "data" / name, old, new)
    [one] = told(site)
    assert one.startswith(f"data/{name}:")
    assert message in one


@pytest.mark.parametrize("day", ["soon", "9999-99-99", "x" * 3000])
def test_a_day_that_is_none_is_told_once_and_shortly(day, tmp_path):
    site = small_site(tmp_path)
    change(site / "data/sources.yml", "2025-09-30", day)
    [one] = told(site)
    assert len(one) < 250


def test_an_entry_with_a_fault_is_still_known_to_those_who_name_it(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/sources.yml", "publisher:", "publishre:")
    [one] = told(site)
    assert one.startswith("data/sources.yml:3: `publishre` is not a field that belongs here.")


@pytest.mark.parametrize("year", ["2026", "2031"])
def test_an_edition_that_pages_sum_up_until_then_is_an_earlier_one(year, tmp_path):
    site = small_site(tmp_path)
    change(site / "data/partnership.yml", 'edition: "2026"', f'edition: "2026", read: false, summed_up: "{year}"')
    assert told(site) == [
        f"data/partnership.yml:9: `summed_up` is {year}, and `edition` is 2026. "
        "Write the earlier edition that pages sum up, or remove the line."
    ]
