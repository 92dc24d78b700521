"""Every briefing of the built site on paper, whosever it is: large enough to read, and a sheet of one side to fill in."""

from __future__ import annotations

import pikepdf
import pytest
from built_site import SITE
from paper import fields, letters

HANDOUTS = sorted(SITE.glob("briefings/*/*-handout.pdf"))
RECORDS = sorted(SITE.glob("briefings/*/*-record-sheet.pdf"))
"""None where the site has no such folder."""


@pytest.mark.parametrize("path", HANDOUTS, ids=lambda path: path.stem)
def test_a_handout_has_two_sides_at_most_and_no_text_below_12_points(path):
    with pikepdf.open(path) as paper:
        assert len(paper.pages) <= 2
        assert min(letters(paper)) == 12


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_sheet_has_one_side_and_a_field_for_each_answer(path):
    with pikepdf.open(path) as paper:
        assert len(paper.pages) == 1
        assert min(letters(paper)) == 12
        found = fields(paper)
        assert {"date", "answer-1", "answer-2", "do", "different"} <= found.keys()
        assert all(hint.strip() for hint, _ in found.values())
