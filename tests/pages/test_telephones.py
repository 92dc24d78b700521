"""Telephone numbers are kept in data/contacts.yml alone, wherever and however they are typed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_checks import check_pages

from macros.pages import read

FRONT = """---
kind: about
template: about.html
title: A page
summary: {summary}
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: public
---

"""

TYPED = {
    "Ring 0121 496 0000 or +44 121 496 0000.": ["0121 496 0000", "+44 121 496 0000"],
    "Ring (0121) 496 0000.": ["(0121) 496 0000"],
    "Ring +44 (0)121 496 0000.": ["+44 (0)121 496 0000"],
    "Ring 0044 121 496 0000.": ["0044 121 496 0000"],
    "Ring 0121.496.0000.": ["0121.496.0000"],
    "Ring 0121-496-0000.": ["0121-496-0000"],
    "Ring 01214960000 (24 hours).": ["01214960000"],
    "Ring 0121\u00a0496\u00a00000.": ["0121\u00a0496\u00a00000"],
    "Ring Childline: 0800 1111.": ["0800 1111"],
    "Text 07700 900123.": ["07700 900123"],
    "Ring +1 202 555 0143.": ["+1 202 555 0143"],
    "If in danger, call 999.": ["999"],
    "If in danger, **ring 999** and stay.": ["999"],
    "In an emergency: 999": ["999"],
    "Ring the front door, or 999.": ["999"],
    "Call the police on 101 to report it.": ["101"],
    "Ring NHS 111 if you are not sure.": ["111"],
    "Call 116 123 (free).": ["116 123"],
    "Dial 18001 first.": ["18001"],
    "Text SHOUT to 85258.": ["85258"],
    "Call 911.": ["911"],
    "[Ring us](tel:01214960000)": ["01214960000"],
    "[Ring us](tel:0121 496 0000)": ["0121 496 0000"],
    "[0121 496 0000](tel:01214960000)": ["01214960000"],
    "[Text us](sms:85258)": ["85258"],
    "| Who | Number |\n|---|---|\n| Police | 101 |": ["101"],
    "| Who | Number |\n|---|---|\n| Us | 0121 496 0000 |": ["0121 496 0000"],
    "- Samaritans: call 116 123": ["116 123"],
    "**Samaritans:** 116 123": ["116 123"],
    "Samaritans 116 123": ["116 123"],
    "Samaritans, free on 116 123": ["116 123"],
    "Samaritans free on 116 123": ["116 123"],
    "NHS: 111": ["111"],
    "Police – 101": ["101"],
    "Ring O121 496 OOOO or 0121 49O 0000.": ["O121 496 OOOO", "0121 49O 0000"],
    "Call the police on 1O1.": ["1O1"],
    "Ring ٠١٢١ ٤٩٦ ٠٠٠٠.": ["٠١٢١ ٤٩٦ ٠٠٠٠"],
    "| Who | Number |\n|---|---|\n| Samaritans | 116 123 (free) |": ["116 123"],
}

OTHER = [
    "In 2022-23 there were 29,563; 0.5 of 1,017; 10 to 2026-11-21; 01/02/2024, 01.02.2024 and 01 02 2024.",
    "Calls rose to 101. There were 999 calls, 111 visits, 119 children and 101 contacts.",
    "Police referrals: 101. Contacts: 101. Police: 101 of 300. Population: 116 123 people.",
    "The helpline had 999 contacts. We rang 101 families. The number of calls was 101.",
    "It cost £0123456789, or 100 000 000, or 0.12345678, 12.5% and 1,234,567.",
    "ISBN 0-19-852663-6, charity number 01234567 and DOI 10.5281/zenodo.3332807.",
    "O2 has 3 masts; 100 of 200, 12 or 13 O; 10 OK in 24 or 25 areas; form O12.",
    "Section 47 and section 11, Working Together 2018, paragraph 101.",
    "See [the order](https://example.org/0121496000) and `0121 496 0000`.",
    'In danger, {{ call("police-emergency") }}.',
    "```\n0121 496 0000\n```",
]


def told(folder: Path, body: str, summary: str = "A page to be looked at.") -> list[str]:
    docs = folder / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(FRONT.format(summary=summary) + body, encoding="utf-8")
    documents, problems = read(docs, folder)
    assert problems == []
    return [str(problem) for problem in check_pages(documents, docs) if "phone" in problem.what]


def test_the_word_for_ringing_before_a_number_goes_too_since_the_macro_writes_it(tmp_path):
    assert told(tmp_path, "Call the police on 101 to report it.")[0].endswith("in place of “Call the police on” too.")


@pytest.mark.parametrize("body", TYPED)
def test_a_telephone_number_that_is_typed_is_told(tmp_path, body):
    line = 12 + body.count("\n")
    assert [re.sub(", in place of “[^”]+” too", "", one) for one in told(tmp_path, body)] == [
        f"docs/index.md:{line}: The phone number {' '.join(number.split())} is typed here. "
        'Keep it in data/contacts.yml, and write {{ call("its id") }} here.'
        for number in TYPED[body]
    ]


@pytest.mark.parametrize("body", OTHER)
def test_other_numbers_are_no_telephone_numbers(tmp_path, body):
    assert told(tmp_path, body) == []


def test_a_telephone_number_in_the_front_matter_is_told_at_its_line(tmp_path):
    assert told(tmp_path, "Words.", "Ring us on 0121 496 0000.") == [
        "docs/index.md:5: The phone number 0121 496 0000 is typed here. Keep it in data/contacts.yml, "
        'write {{ call("its id") }} below the front matter, and remove it here.'
    ]


@pytest.mark.parametrize(
    ("typed", "fix"),
    [
        ("Ring {{ MACRO }}.", 'Remove “Ring”, or write {{ call("police-emergency", "Ring") }}.'),
        ("Go in, or call {{ MACRO }}.", 'Remove “call”, or write {{ call("police-emergency", "call") }}.'),
        ("**Phone** {{ MACRO }}.", 'Remove “Phone”, or write {{ call("police-emergency", "Phone") }}.'),
        (
            "You can telephone {{ MACRO }}.",
            'Remove “telephone”, or write {{ call("police-emergency", "telephone") }}.',
        ),
        ("Dial {{ MACRO }}.", 'Remove “Dial”, or write {{ call("police-emergency", "Dial") }}.'),
        ("Ring us on {{ MACRO }}.", "Remove “Ring us on”."),
        ("Call the police on {{ MACRO }}.", "Remove “Call the police on”."),
        ("Ring the front door, or {{ MACRO }}.", None),
        ("Ring the front door. {{ MACRO }}.", None),
        ("`Ring {{ MACRO }}` is wrong.", None),
        ("In danger, {{ MACRO }}.", None),
    ],
)
def test_a_verb_before_the_macro_that_writes_it_is_told(tmp_path, typed, fix):
    docs = tmp_path / "docs"
    docs.mkdir()
    body = FRONT.format(summary="A page to be looked at.") + typed.replace("MACRO", 'call("police-emergency")')
    (docs / "index.md").write_text(body, encoding="utf-8")
    documents, _ = read(docs, tmp_path)
    told = [str(one) for one in check_pages(documents, docs) if "writes “call”" in one.what]
    assert told == ([f"docs/index.md:12: `call` writes “call” itself. {fix}"] if fix else [])
