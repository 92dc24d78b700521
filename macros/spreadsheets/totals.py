"""Compares the totals of a sheet with their parts, in rows and in columns."""

from __future__ import annotations

from decimal import Decimal

from macros.messages import Problem, counted
from macros.spreadsheets.grid import listed
from macros.spreadsheets.reading import Reading
from macros.spreadsheets.roles import TOTAL
from macros.tables.metadata import SYMBOLS

WHOLE = ("count", "gbp", "fte")
"""The units of numbers that add up."""


def check_totals(reading: Reading) -> None:
    """Adds a rule for each total that equals the sum of its parts, and reports each that does not."""
    names = {name for _, _, name in reading.totals}
    measures = [measure.name for measure in reading.measures if measure.unit in WHOLE]
    for at, field in enumerate(reading.fields):
        texts = set(reading.texts(field.name)) if field.key else set()
        for name in sorted(names & texts):
            wrong = [_of_rows(reading, measure, at, name, names) for measure in measures]
            alone = any(row[at] == name and len(_over(reading, row, names)) == 1 for row in reading.rows)
            if alone and not any(wrong) and len(texts) > 2:
                reading.rules += [f"{{sum: {one}, over: {field.name}, total: {name}}}" for one in measures]
    _of_columns(reading)


def _over(reading: Reading, row: list[str], names: set[str]) -> tuple[int, ...]:
    """The columns in which a row has the name of a total."""
    return tuple(place for place, field in enumerate(reading.fields) if field.key and row[place] in names)


def _parts(reading: Reading, value: int, over: tuple[int, ...], names: set[str]) -> dict[tuple[str, ...], list[str]]:
    """The numbers that a total over some columns is the sum of: those of rows without a total there, by their other names."""
    keys = [place for place, field in enumerate(reading.fields) if field.key and place not in over]
    found: dict[tuple[str, ...], list[str]] = {}
    for row in reading.rows:
        if not any(row[place] in names for place in over):
            found.setdefault(tuple(row[place] for place in keys), []).append(row[value])
    return found


def _of_rows(reading: Reading, measure: str, at: int, name: str, names: set[str]) -> bool:
    """Whether a total differs from the sum of its rows anywhere, which is reported."""
    value = [field.name for field in reading.fields].index(measure)
    keys = [place for place, field in enumerate(reading.fields) if field.key]
    parts_of: dict[tuple[int, ...], dict[tuple[str, ...], list[str]]] = {}
    sums: dict[tuple[str, ...], list[str]] = {}
    wholes: dict[tuple[str, ...], tuple[str, int]] = {}
    for row, line in zip(reading.rows, reading.lines, strict=True):
        over = _over(reading, row, names)
        if row[at] != name or over[0] != at:  # a total of several columns is looked at once
            continue
        if over not in parts_of:
            parts_of[over] = _parts(reading, value, over, names)
        group = tuple(row[place] for place in keys if place not in over)
        wholes[group] = (row[value], line)
        sums[group] = parts_of[over].get(group, [])
    wrong = False
    hidden = 0
    for group, (whole, line) in wholes.items():
        parts = [_exact(text) for text in sums.get(group, [])]
        total = _exact(whole)
        known = [part for part in parts if part is not None]
        if total is None or len(known) < len(parts) or not parts:
            hidden += 1
        elif sum(known) != total:
            wrong = True
            said = f" in {' · '.join(part for part in group if part)}" if any(group) else ""
            what = f"The total of `{measure}`{said} is {total:,}, and its {counted(len(parts), 'row')} add up to {sum(known):,}"
            fix = "Correct the spreadsheet; or, where a child counts in several rows, keep the total without a rule: --total keep"
            reading.problems.append(_at(reading, line, what, fix))
    if hidden and not wrong:
        some = f"{counted(hidden, 'total')} of `{measure}` could not be compared with the parts"
        reading.said.append(f"{some}, because some are not shown.")
    if not wrong and len(wholes) > hidden:
        places_said = counted(len(wholes) - hidden, "place")
        reading.said.append(f"The parts of `{measure}` add up to the total, “{name}”, in {places_said}.")
    return wrong


def _of_columns(reading: Reading) -> None:
    """Adds a rule if a column “Total” is the sum of two or more columns beside it in every row."""
    measures = [one for one in reading.measures if one.unit == "count"]
    wholes = [one for one in measures if TOTAL.fullmatch(one.title)]
    parts = [one for one in measures if one not in wholes]
    if len(wholes) != 1 or len(parts) < 2:
        return
    columns = [[_exact(text) for text in reading.texts(one.name)] for one in parts]
    whole = [_exact(text) for text in reading.texts(wholes[0].name)]
    off = []
    for place, total in enumerate(whole):
        found = [part for column in columns if (part := column[place]) is not None]
        if total is not None and len(found) == len(columns) and sum(found) != total:
            off.append(str(reading.lines[place]))
    named = listed([f"`{one.name}`" for one in parts])
    if off:
        lines = f"line{'s' if len(off) > 1 else ''} {listed(off)}"
        reading.said.append(f"`{wholes[0].name}` is not the sum of {named} in {lines}: no rule says that it is.")
    else:
        reading.rules.append(f"{{add: [{', '.join(one.name for one in parts)}], to: {wholes[0].name}}}")
        reading.said.append(f"`{wholes[0].name}` is the sum of {named} in every row.")


def _exact(text: str) -> Decimal | None:
    try:
        return None if text in SYMBOLS else Decimal(text)
    except ArithmeticError:
        return None


def _at(reading: Reading, line: int, what: str, fix: str) -> Problem:
    """An error at a line of the spreadsheet."""
    return reading.sheet.problem(reading.sheet.lines.index(line), what, fix)
