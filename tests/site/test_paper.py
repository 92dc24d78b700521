"""Every briefing of the built site on paper, whosever it is: large enough to read, and a sheet of one side to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf
from built_site import SITE
from paper import fields, letters
from pdf_ua import faults

OUR_PDFS = sorted([*SITE.glob("briefings/*/*.pdf"), *SITE.glob("packs/*/*.pdf")])


def handouts_that_are_wrong() -> Iterator[str]:
    for path in sorted(SITE.glob("briefings/*/*-handout.pdf")):
        with pikepdf.open(path) as paper:
            if len(paper.pages) > 2:
                yield f"{path.name} has {len(paper.pages)} sides"
            if (least := min(letters(paper))) != 12:
                yield f"{path.name} has text of {least} points"


def record_sheets_that_are_wrong() -> Iterator[str]:
    for path in sorted(SITE.glob("briefings/*/*-record-sheet.pdf")):
        with pikepdf.open(path) as paper:
            found = fields(paper)
            missing = {"date", "answer-1", "answer-2", "do", "different"} - found.keys()
            unnamed = [name for name, (hint, _) in found.items() if not hint.strip()]
            if len(paper.pages) != 1 or min(letters(paper)) != 12:
                yield f"{path.name} has {len(paper.pages)} sides, and text of {min(letters(paper))} points"
            if missing or unnamed:
                yield f"{path.name} lacks the fields {sorted(missing)}, or words for {unnamed}"


def of_file(path: Path) -> list[str]:
    with pikepdf.open(path) as paper:
        return faults(paper)


def test_a_handout_has_two_sides_at_most_and_no_text_below_12_points():
    assert list(handouts_that_are_wrong()) == []


def test_a_record_sheet_has_one_side_and_a_field_for_each_answer():
    assert list(record_sheets_that_are_wrong()) == []


def test_no_pdf_has_a_fault_that_the_failure_conditions_of_pdf_ua_name():
    assert [f"{path.name}: {fault}" for path in OUR_PDFS for fault in of_file(path)] == []
    assert OUR_PDFS or not [*SITE.glob("briefings/*/index.html")]
