"""Sheets of A4 as tagged PDF (PDF/UA-1), set as large as their sides allow."""

from __future__ import annotations

import base64
import io
import logging
import re
from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

import segno

from macros import charts

SIDES = 2
LETTERS = re.compile(r'font-family="[^"]*"')


@dataclass(frozen=True)
class Look:
    """How a handout is set: points of the text and of the title, height of a line, millimetres of a figure's width."""

    size: float
    leading: float
    title: float
    picture: int


LOOKS = (
    Look(13, 1.38, 25, 176),
    Look(12.25, 1.36, 24, 176),
    Look(11.5, 1.34, 23, 174),
    Look(11, 1.32, 22, 170),
    Look(10.5, 1.3, 21, 160),
    Look(10.5, 1.24, 19, 145),
)
"""From the largest to the smallest: below 10.5 points a handout cannot be read at arm's length."""


def as_image(svg: str) -> str:
    """A picture as an address that holds it whole, in colours of its own."""
    told = LETTERS.sub('font-family="Liberation Sans, Arial, sans-serif"', charts.shaped(charts.concrete(svg)))
    return f"data:image/svg+xml;base64,{base64.b64encode(told.encode()).decode()}"


def code(address: str) -> str:
    """The QR code of an address, made here, as an image address."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=1, xmldecl=False, dark="#111111")
    return f"data:image/svg+xml;base64,{base64.b64encode(out.getvalue()).decode()}"


def pdf(htmls: tuple[str, ...], sides: int = SIDES) -> tuple[bytes, int, str]:
    """The first of these pages that fits so many sides, or else the last, as a tagged PDF (PDF/UA-1); and how many it has.

    The pages get smaller from first to last, so the middle one tells in which half to look. What comes last are the
    letters for which the library found no font: a file that has one may not call itself accessible.
    """
    from weasyprint import HTML

    boxes = _Boxes()
    drawn: dict[int, Any] = {}

    def fits(at: int) -> bool:
        drawn[at] = HTML(string=htmls[at]).render(pdf_variant="pdf/ua-1")
        return len(drawn[at].pages) <= sides

    first = bisect_left(range(len(htmls)), True, key=fits)
    at = min(first, len(htmls) - 1)
    log = logging.getLogger("weasyprint")
    log.addHandler(boxes)
    try:
        content = drawn[at].write_pdf(pdf_variant="pdf/ua-1")
    finally:
        log.removeHandler(boxes)
    return content, len(drawn[at].pages), "".join(dict.fromkeys(boxes.letters))


class _Boxes(logging.Handler):
    """Listens for the letters that are drawn as empty boxes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.letters.append(str(record.args[0]))
