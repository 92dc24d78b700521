"""A sheet has no fault that the failure conditions of PDF/UA-1 name, and each that is put into it is found."""

from __future__ import annotations

import io
from collections.abc import Callable

import pikepdf
import pytest
from paper import tags
from pdf_ua import elements, faults

from macros.outputs.pdf import pdf

SHEET = """<html lang="en-GB"><head><title>A sheet</title><style>@page { @bottom-right { content: "Page " counter(page) } }</style></head>
<body><h1>A sheet</h1><p>Read <a href="https://example.org/">more</a>.</p>
<dl><div><dt>999</dt><dd>In danger</dd></div><div><dt>101</dt><dd>Police</dd></div></dl>
<ul><li>One<ul><li>Two</li></ul></li></ul>
<table><tr><th scope="col">Year</th></tr><tr><td>2025</td></tr></table>
<img alt="A square" src="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"></body></html>"""


@pytest.fixture
def sheet() -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf(SHEET, 1).content))


def test_a_sheet_with_margins_lists_links_and_tables_has_no_fault(sheet):
    assert faults(sheet) == []
    assert [tag for tag, _ in tags(sheet) if tag == "/L"] == ["/L"] * 3
    assert "/Div" not in {tag for tag, _ in tags(sheet)}


def of(sheet: pikepdf.Pdf, kind: str) -> pikepdf.Object:
    return next(one for one in elements(sheet) if kind == one.S)


def _delete(sheet: pikepdf.Pdf, *names: str) -> None:
    for name in names:
        del sheet.Root[name]


SPOILT: dict[str, Callable[[pikepdf.Pdf], object]] = {
    "11-006": lambda sheet: _delete(sheet, "/Lang"),
    "07-002": lambda sheet: _delete(sheet, "/ViewerPreferences"),
    "01-007": lambda sheet: _delete(sheet, "/MarkInfo"),
    "13-004": lambda sheet: of(sheet, "/Figure").__delitem__("/Alt"),
    "14-003": lambda sheet: setattr(of(sheet, "/H1"), "S", pikepdf.Name.H3),
    "09-004": lambda sheet: setattr(of(sheet, "/LI"), "S", pikepdf.Name.P),
    "15-003": lambda sheet: setattr(of(sheet, "/TH"), "S", pikepdf.Name.TD),
    "02-001": lambda sheet: setattr(of(sheet, "/P"), "S", pikepdf.Name.Words),
    "28-010": lambda sheet: setattr(of(sheet, "/Link"), "S", pikepdf.Name.Span),
    "01-005": lambda sheet: setattr(of(sheet, "/H1"), "K", pikepdf.Array()),
}


@pytest.mark.parametrize("condition", SPOILT)
def test_a_fault_that_is_put_into_it_is_found(condition, sheet):
    SPOILT[condition](sheet)
    assert condition in {one.partition(" ")[0] for one in faults(sheet)}
