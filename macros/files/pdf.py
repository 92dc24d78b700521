"""A PDF in docs/ is one that everybody can open and read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros.messages import Problem


def pages_of(raw: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be read."""
    import io
    import logging

    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would print its own messages about a spoilt file
    try:
        return len(PdfReader(io.BytesIO(raw)).pages)
    except Exception:  # it fails in many ways on a file that is not quite a PDF
        return 0


def faults_of_pdf(path: Path, where: str) -> Iterator[Problem]:
    """A PDF is one, and readers can open it."""
    raw = path.read_bytes()
    if not raw.startswith(b"%PDF-"):
        yield Problem(where, 1, "The file name ends in .pdf, but it is not a PDF", "Save it again as PDF, or delete it")
    elif b"%%EOF" not in raw[-2048:]:
        yield Problem(where, 1, "The end of this PDF is missing", "Copy or save it again")
    elif b"/Encrypt" in raw:
        yield Problem(
            where, 1, "This PDF is locked, so that screen readers may not read it", "Save it without a password"
        )
    elif b"/JavaScript" in raw or b"/Launch" in raw or b"/EmbeddedFile" in raw:
        yield Problem(where, 1, "This PDF holds a program or another file", "Print it to PDF again, without them")
    elif b"/StructTreeRoot" not in raw and b"/ObjStm" not in raw:
        yield Problem(
            where,
            1,
            "This PDF has no tags, so a screen reader cannot tell its headings and tables",
            "Make it a page, or save it again as a tagged PDF with a title",
            stops=False,
        )
