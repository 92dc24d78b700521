"""An abbreviation is written out where a reader first meets it, and the glossary has it."""

from __future__ import annotations

import pytest

from macros import pages
from macros.facts import Term
from macros.prose import abbreviations_not_explained

TERMS = {
    "MASH": Term(term="MASH", expansion="Multi-Agency Safeguarding Hub", meaning="The team that shares what is known."),
    "NHS": Term(term="NHS", expansion="National Health Service", meaning="The public health service.", known=True),
    "A&E": Term(term="A&E", expansion="accident and emergency", meaning="The part of a hospital for emergencies."),
}


FRONT = """\
---
title: A page
summary: A page with abbreviations in it.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
kind: about
template: about.html
---

"""


@pytest.fixture
def told(tmp_path):
    """The faults of a page with this body."""

    def faults(body):
        (tmp_path / "page.md").write_text(FRONT + body + "\n", encoding="utf-8")
        documents, problems = pages.read(tmp_path, tmp_path)
        assert problems == []
        return [str(problem) for problem in abbreviations_not_explained(documents, TERMS)]

    return faults


@pytest.mark.parametrize(
    "body",
    [
        "The Multi-Agency Safeguarding Hub (MASH) answers. Ring the MASH.",
        "MASH (Multi-Agency Safeguarding Hub) answers.",
        "The **Multi-Agency Safeguarding Hub** answers.\n\nMASH is its short name.",
        "The NHS, a PDF and the UK need no explaining.",
        "Accident and emergency (A&E) is open.",
        "Part III of the Act, Schedule II and Parts IV and VI are on GOV.UK.",
        "A call to `MASH` in code, and [a link](MASH.md), are not read.",
    ],
)
def test_what_is_written_out_is_no_fault(told, body):
    assert told(body) == []


def test_an_abbreviation_that_comes_before_its_words_is_a_fault_with_the_words_to_write(told):
    [fault] = told("Ring MASH now.\n\nThe Multi-Agency Safeguarding Hub (MASH) answers.")
    assert fault == (
        "page.md:12: `MASH` is not explained where a reader first meets it. Write `Multi-Agency Safeguarding Hub (MASH)`."
    )


def test_an_abbreviation_is_told_once_a_page(told):
    assert len(told("Ring MASH. MASH answers. MASH rings back.")) == 1


def test_an_abbreviation_that_no_glossary_has_is_a_fault(told):
    [fault] = told("Send the form to the MOSH.")
    assert "`MOSH` is not in the glossary. Write it out, or add it to data/glossary.yml." in fault


def test_words_with_numbers_codes_and_names_are_no_abbreviations(told):
    assert told("Level 4, table B-12 and SURNAME-FIRST are not, nor is iPhone.") == []
