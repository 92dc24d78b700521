"""Reads a CSV as spreadsheets and case systems save it, and says which encoding and separator it has."""

from __future__ import annotations

import csv
import io
from collections import Counter

from macros.messages import Problem
from macros.spreadsheets.grid import Refused, Sheet, squared
from macros.tables.rows import LARGEST, LONGEST, STARTS

SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "vertical bars"}
LOOKED_AT = 50
"""The number of lines that decide which separator a file has."""
MARKS = ((b"\xff\xfe\0\0", "utf-32"), (b"\0\0\xfe\xff", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
NO_TEXT = [one for one in STARTS if b"PK\x03\x04" not in one[0] and b"\xff\xfe" not in one[0]]


def read(raw: bytes, name: str) -> Sheet:
    """The single sheet of a CSV; Refused if it is not text."""
    for starts, what, fix in NO_TEXT:
        if raw.lstrip().startswith(starts):
            raise Refused(Problem(name, 1, what, fix))
    if len(raw) > LARGEST:
        what = f"This file is {len(raw) / 1_000_000:.1f} MB; the limit is {LARGEST // 1_000_000} MB"
        raise Refused(Problem(name, 1, what, "Keep the areas and years that the site shows"))
    text, said = _decoded(raw, name)
    separator, text = _separator(text)
    if separator != ",":
        said.append(f"Its cells are separated by {SEPARATORS[separator]}.")
    rows, lines = _rows(text, separator, name)
    if not rows:
        raise Refused(Problem(name, 1, "This file is empty", "Name the file that has the table"))
    return Sheet(name, "", squared(rows, name), lines, said=said)


def _decoded(raw: bytes, name: str) -> tuple[str, list[str]]:
    """The text of a file, and in which encoding it is saved where that is not UTF-8."""
    encoding = next((one for mark, one in MARKS if raw.startswith(mark)), "")
    zeros = raw[:4000].count(0)
    if not encoding and zeros * 5 > len(raw[:4000]) * 2:
        encoding = "utf-16-le" if raw[1:2] == b"\0" else "utf-16-be"
    try:
        if encoding:
            return raw.decode(encoding).removeprefix("\ufeff"), [f"It is saved as {encoding[:6].upper()}."]
        if b"\0" in raw:
            raise UnicodeError
        try:
            return raw.decode("utf-8-sig"), []
        except UnicodeDecodeError:
            text = raw.decode("cp1252")
    except UnicodeError:
        fix = "In the spreadsheet, choose Save as, CSV UTF-8"
        raise Refused(Problem(name, 1, "This file has bytes that are not text, so it is not a CSV", fix)) from None
    odd = sorted({letter for letter in text if not letter.isascii()})[:12]
    return text, [f"It is saved as Windows-1252, not as UTF-8. Check that these characters are right: {' '.join(odd)}"]


def _separator(text: str) -> tuple[str, str]:
    """What separates the cells: what Excel's own line `sep=;` says, otherwise what gives most lines as many cells."""
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep=") and len(first.strip()) == 5 and first.strip()[4] in SEPARATORS:
        return first.strip()[4], f"\n{rest}"
    best = (0.0, 0, ",")
    for separator in SEPARATORS:
        reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
        try:
            widths = Counter(len(row) for row, _ in zip(reader, range(LOOKED_AT), strict=False) if any(row))
        except csv.Error:
            continue
        wide = {width: count for width, count in widths.items() if width > 1}
        if wide:
            width = max(wide, key=lambda one: (wide[one], one))
            best = max(best, (wide[width] / max(sum(widths.values()), 1), width, separator), key=lambda one: one[:2])
    return best[2], text


def _rows(text: str, separator: str, name: str) -> tuple[list[list[str]], list[int]]:
    """Each row with the line on which it begins, including blank rows, which separate a table from its notes."""
    csv.field_size_limit(2 * LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    lines: list[int] = []
    before = 0
    try:
        for row in reader:
            if max(map(len, row), default=0) > LONGEST:
                what = f"A cell of this row has more than {LONGEST:,} characters"
                raise Refused(
                    Problem(name, before + 1, what, "Close the quotation mark that is open, or shorten the cell")
                )
            rows.append(row)
            lines.append(before + 1)
            before = reader.line_num
    except csv.Error:
        what = "A quotation mark is opened here and not closed, or something follows a closing one"
        fix = "Open the file in the spreadsheet, and save it again as CSV UTF-8"
        raise Refused(Problem(name, before + 1, what, fix)) from None
    return rows, lines
