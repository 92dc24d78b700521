"""Sheets of A4 as tagged PDF (PDF/UA-1), with no text below 12 points (clear print, RNIB)."""

from __future__ import annotations

import base64
import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import segno

from macros import charts
from macros.outputs.pdf_tags import mend_tags

TEXT = 12
"""The points of a sheet's text, and the least that anything on it has."""
STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
LETTERS = re.compile(r'font-family="[^"]*"')


def as_image(svg: str) -> str:
    """A picture as an address that holds it whole, in its own colours."""
    told = LETTERS.sub('font-family="Liberation Sans, Arial, sans-serif"', charts.shaped(charts.concrete(svg)))
    return _address(told.encode())


def code(address: str) -> str:
    """The QR code of an address, made here, as an image address."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=1, xmldecl=False, dark="#111111")
    return _address(out.getvalue())


@dataclass(frozen=True)
class Paper:
    """A PDF with what only drawing shows: its sides; the millimetres too many for the sides allowed; and the letters for
    which the library found no font: a file that has one may not call itself accessible.
    """

    content: bytes
    sides: int
    over: int
    boxes: str


def pdf(html: str, sides: int) -> Paper:
    """The page as a tagged PDF (PDF/UA-1) with a field for each input of a form, for so many sides at most."""
    from weasyprint import HTML

    boxes = _Boxes()
    log = logging.getLogger("weasyprint")
    log.addHandler(boxes)
    try:
        styles = [_style(one) for one in STYLE.findall(html)]
        drawn = HTML(string=STYLE.sub("", html)).render(stylesheets=styles, pdf_variant="pdf/ua-1", pdf_forms=True)
        content = drawn.write_pdf(pdf_variant="pdf/ua-1", pdf_forms=True, finisher=_finish)
    finally:
        log.removeHandler(boxes)
    return Paper(content, len(drawn.pages), _over(drawn.pages, sides), "".join(dict.fromkeys(boxes.letters)))


@lru_cache(maxsize=8)
def _style(sheet: str) -> Any:
    """A style sheet as the library reads it, which takes as long as to read a whole page: dozens of pages have the same."""
    from weasyprint import CSS

    return CSS(string=sheet)


def _finish(_: Any, file: Any) -> None:
    mend_tags(file)
    _to_write_in(file)


def _to_write_in(file: Any) -> None:
    """Fields are written in Helvetica, which every program that opens a PDF has: the letters that the sheet brings are
    only those that are used on it.
    """
    from pydyf import Dictionary, String

    form = file.catalog.get("AcroForm")
    if form is None:
        return
    font = Dictionary({"Type": "/Font", "Subtype": "/Type1", "BaseFont": "/Helvetica", "Encoding": "/WinAnsiEncoding"})
    file.add_object(font)
    form["DR"] = Dictionary({"Font": Dictionary({"Helv": font.reference})})
    for one in file.objects:
        if isinstance(one, Dictionary) and one.get("FT") == "/Tx":
            one["DA"] = String(f"/Helv {TEXT} Tf 0 g")


def _over(pages: Sequence[Any], sides: int) -> int:
    """How many millimetres run over the last side, less what is empty on it because something would not be cut."""
    heights = [_filled(page) for page in pages]
    empty = pages[sides - 1]._page_box.height - heights[sides - 1] if len(pages) > sides else 0
    return round((sum(heights[sides:]) - empty) * 25.4 / 96)


def _filled(page: Any) -> float:
    """How far down a side is written on, in CSS pixels. The library gives it only in the boxes that it made."""
    side = page._page_box
    [body] = [part for part in side.children if part.element_tag == "html"]
    low = max(
        box.position_y + box.height for box in body.descendants() if hasattr(box, "text") or hasattr(box, "replacement")
    )
    return float(low - side.content_box_y())


class _Boxes(logging.Handler):
    """Listens for the letters that are drawn as empty boxes."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.letters: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if ".notdef" in str(record.msg) and isinstance(record.args, tuple):
            self.letters.append(str(record.args[0]))


def _address(svg: bytes) -> str:
    return f"data:image/svg+xml;base64,{base64.b64encode(svg).decode()}"
