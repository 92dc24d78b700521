"""A published CSV is read row by row, whatever its size, or it is said at which line it cannot be read."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from macros.problems import Problem

Line = tuple[int, list[str]]

NOT_TEXT = {
    b"PK": (
        "This is a spreadsheet or a zip file, not a CSV",
        "Open it, and choose Save as, CSV UTF-8; a zip file: take the CSV out first",
    ),
    b"\xd0\xcf": ("This is an old spreadsheet, not a CSV", "Open it, and choose Save as, CSV UTF-8"),
    b"\xff\xfe": ("This file is in UTF-16, not in UTF-8", "Open it in a spreadsheet, and choose Save as, CSV UTF-8"),
    b"\xfe\xff": ("This file is in UTF-16, not in UTF-8", "Open it in a spreadsheet, and choose Save as, CSV UTF-8"),
    b"%PDF": ("This is a PDF, not a CSV", "Take the underlying data of the publication, as CSV"),
}
"""How files that are no CSV begin, and what each needs."""


class Refused(Exception):
    """The file cannot be imported: `problems` says why, each at its line. Nothing has been written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(" ".join(str(problem) for problem in problems))
        self.problems = problems


def header_of(file: Path) -> list[str]:
    """The names of the columns; Refused when the file is no CSV in UTF-8."""
    for _, cells in rows_of(file):
        if len(cells) == 1 and cells[0].count(";") > 2:
            raise Refused(
                Problem(named(file), 1, "The cells are parted by semicolons", "Save the file as CSV with commas")
            )
        for name in cells:
            if cells.count(name) > 1:
                raise Refused(
                    Problem(
                        named(file),
                        1,
                        f"The column `{name}` stands twice",
                        "Take the file again from where it is published",
                    )
                )
        return cells
    raise Refused(Problem(named(file), 1, "This file is empty", "Take it again from where it is published"))


def rows_of(file: Path) -> Iterator[Line]:
    """Each row with its line, the names of the columns first, one at a time; a row of another width is refused.

    A byte-order mark and Windows line ends are read as they should be: the department publishes both.
    """
    if not file.is_file():
        raise Refused(Problem(named(file), 1, "There is no such file", "Look at the name and the folder"))
    with file.open("rb") as raw:
        start = raw.read(4)
    for mark, (what, fix) in NOT_TEXT.items():
        if start.startswith(mark):
            raise Refused(Problem(named(file), 1, what, fix))
    line = 0
    width = 0
    try:
        with file.open(encoding="utf-8-sig", newline="") as text:
            reader = csv.reader(text, strict=True)
            for cells in reader:
                before, line = line, reader.line_num
                if not cells:
                    continue
                if not width:
                    width = len(cells)
                    cells = [cell.strip() for cell in cells]
                elif len(cells) != width:
                    raise Refused(
                        Problem(
                            named(file),
                            before + 1,
                            f"This row has {len(cells)} cells, and the first line has {width} columns",
                            "The file is cut short or was changed: take it again from where it is published",
                        )
                    )
                yield before + 1, cells
    except UnicodeDecodeError:
        raise Refused(
            Problem(
                named(file),
                _first_bad_line(file),
                "This line has a character that is not UTF-8",
                "Open the file in a spreadsheet, and choose Save as, CSV UTF-8",
            )
        ) from None
    except csv.Error as error:
        raise Refused(
            Problem(
                named(file),
                line + 1,
                f"This line cannot be read as CSV: {error}",
                "The file is damaged: take it again from where it is published",
            )
        ) from None


def named(file: Path) -> str:
    """The file as its officer named it."""
    return file.as_posix()


def _first_bad_line(file: Path) -> int:
    with file.open("rb") as raw:
        for number, line in enumerate(raw, start=1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                return number
    return 1
