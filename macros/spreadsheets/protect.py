"""Before anything is written, applies the rules that keep children from being identified."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from datetime import date

from macros.messages import Problem, counted
from macros.spreadsheets.answers import Answers, Question
from macros.spreadsheets.grid import listed
from macros.spreadsheets.metadata import counts_of, metadata, printed, threshold
from macros.spreadsheets.reading import Reading
from macros.system.scratch import scratch
from macros.tables import load
from macros.tables.check import check_cells, check_numbers
from macros.tables.metadata import SYMBOLS


def as_csv(reading: Reading) -> str:
    """The table as it is written."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([one.name for one in reading.fields])
    writer.writerows(reading.rows)
    return text.getvalue()


def protect(reading: Reading, answers: Answers, today: date) -> None:
    """Adds to the reading what must be answered or corrected before its table can be in the project."""
    if not answers.not_children and not answers.published:
        if not counts_of(reading):
            asks = "The table has no column of counts, so no count can be hidden. Why do its numbers not identify any child?"
            reading.questions.append(Question(asks, WHY))
            return
        _small(reading, answers)
    if answers.published and not all(printed(answers.published)):
        asks = f"--published is “{answers.published[:60]}”. Which document prints these numbers, and where?"
        reading.questions.append(Question(asks, WHY[:1]))
        return
    if reading.ready:
        reading.problems += _tried(reading, answers, today)


WHY = (
    (
        '--published "ID: WHERE IT PRINTS THEM"',
        "they are public in this form; ID is the document's in data/sources.yml",
    ),
    (
        '--not-children "WHAT THE ROWS COUNT"',
        "they count neither children nor families, but for instance audits or courses",
    ),
)


IN_METADATA = "set `rule: published` in the metadata, with the document and the reason"


def _small(reading: Reading, answers: Answers) -> None:
    """Hides counts from 1 to the threshold, and the shares beside them, if the answers say so; otherwise asks."""
    most = threshold(answers)
    names = [one.name for one in reading.fields]
    counts = [names.index(name) for name in counts_of(reading)]
    shares = [place for place, one in enumerate(reading.fields) if one.unit in ("percent", "rate")]
    small = [
        (row, place) for row, cells in enumerate(reading.rows) for place in counts if _is_small(cells[place], most)
    ]
    if small and not answers.hide:
        lines = [str(line) for line in dict.fromkeys(reading.lines[row] for row, _ in small)]
        asks = f"{counted(len(small), 'count')} from 1 to {most} could point to a child (line{'s' if len(lines) > 1 else ''} {listed(lines)}). How should they be protected?"
        hide = [("--hide", f"write `c` in place of counts from 1 to {most}, and of the shares beside them")]
        if most > 5:
            hide.append(("--hide --threshold 5", "the same from 1 to 5, as the department's statistics do"))
        reading.questions.append(Question(asks, [*hide, *WHY]))
        return
    for row, place in small:
        reading.rows[row][place] = "c"
    if small:
        reading.symbols["counts from 1 to " + str(most)] = ("c", len(small))
    for cells in reading.rows:
        if any(cells[place] == "c" for place in counts):
            for place in shares:
                if cells[place] not in SYMBOLS:
                    cells[place] = "c"
                    number = reading.symbols.get("shares of hidden counts", ("c", 0))[1]
                    reading.symbols["shares of hidden counts"] = ("c", number + 1)


def _is_small(text: str, most: int) -> bool:
    return text not in SYMBOLS and text.replace(".", "", 1).isdigit() and 1 <= float(text) <= most


def _tried(reading: Reading, answers: Answers, today: date) -> list[Problem]:
    """The errors that the project's rules find in the table, at the lines of the spreadsheet."""
    with scratch("table") as root:
        folder = root / "data" / "tables"
        folder.mkdir(parents=True)
        stem = "table"
        (folder / f"{stem}.csv").write_text(as_csv(reading), encoding="utf-8", newline="")
        (folder / f"{stem}.yml").write_text(metadata(reading, answers, today, whole=True), encoding="utf-8", newline="")
        table, problems, record = load(stem, folder, root, answers.area)
        found = [one for one in problems if one.stops]
        if table is None or record is None:
            return [_placed(one, reading) for one in found]
        table = replace(table, path=reading.sheet.name, lines=reading.lines)
        cells = [one for one in check_cells(table, record) if one.stops]
        found += cells
        if not cells:
            found += [one for one in check_numbers(table, record, lambda stem: None) if one.stops]
        return [_placed(one, reading) for one in found]


def _placed(problem: Problem, reading: Reading) -> Problem:
    """An error in metadata that do not exist yet, reported for the spreadsheet, and with the option that fixes it."""
    what = re.sub(r" in data/tables/table\.yml:\d+", "", problem.what)
    fix = problem.fix.replace(IN_METADATA, f"use {WHY[0][0]}")
    if "rule `sum`" in what:
        fix = fix.replace("; or, if", "; or leave the total out with --total leave-out; or, if")
    line = problem.line if problem.path == reading.sheet.name else reading.sheet.lines[reading.layout.head[0]]
    return replace(problem, path=reading.sheet.name, line=line, what=what, fix=fix)
