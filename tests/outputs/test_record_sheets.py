"""Every briefing has a sheet to record its use: one side, to be filled in by hand or on the screen."""

from __future__ import annotations

import io

import pikepdf
import pytest
from editing import BRIEFING, site_with
from making_sites import making_of
from paper import fields, tags

from macros.outputs import handouts

SRC = "briefings/seen.md"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> pikepdf.Pdf:
    making = making_of(site_with(tmp_path_factory.mktemp("records"), briefings__seen=BRIEFING).root)
    return pikepdf.open(io.BytesIO(handouts.files(making, SRC).files["briefings/seen/seen-record-sheet.pdf"]))


def test_a_record_sheet_can_be_filled_in_on_the_screen_from_top_to_bottom(record):
    found = fields(record)
    assert [name for name, (_, several) in found.items() if several] == ["answer-1", "answer-2", "do", "different"]
    assert [name for name, (_, several) in found.items() if not several] == [
        *("date", "team", "led-by", "number"),
        *("by-when", "checked-by", "looked-back", "done"),
    ]
    assert found["answer-2"][0] == "Our answer to question 2: Whom did we tell?"
    assert str(record.pages[0].Tabs) == "/S"
    assert [tag for tag, _ in tags(record)].count("/Form") == len(found) == 12


def test_a_field_is_written_in_letters_that_every_program_has(record):
    assert record.Root.AcroForm.DR.Font.Helv.BaseFont == "/Helvetica"
    assert {str(one.DA) for one in record.pages[0].Annots} == {"/Helv 12 Tf 0 g"}


def test_a_record_sheet_that_needs_a_second_side_is_told_at_its_questions(tmp_path):
    long = BRIEFING.replace("What did we see?", "What did we see, " + "and what did we see then, " * 60 + "and now?")
    making = making_of(site_with(tmp_path, briefings__seen=long).root)
    told = [str(problem) for problem in handouts.files(making, SRC).problems]
    assert (
        "docs/briefings/seen.md:10: The record sheet of this briefing has 2 sides, and must fit on one. "
        "Shorten its questions, or ask fewer." in told
    )
