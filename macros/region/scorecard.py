"""The scorecard of one built site, read from the CSV that it publishes. Nothing in it is trusted: it may come from anywhere."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.messages import Fault, Problem, visible
from macros.outputs import scorecard as published
from macros.tables import SYMBOLS, order, period, shown
from macros.tables.protection import LEAST
from macros.wording.row import BETTER, SAME, UNJUDGED, WORSE

LARGEST = 2_000_000
"""The most bytes of a scorecard that are read: one of 40 measures has 30,000."""
LONGEST = 400
"""The most characters of a cell that are shown."""
NEEDED = (
    "measure",
    "better",
    "unit",
    "time_period",
    "value",
    "value_low",
    "value_high",
    *published.ABOUT,
    *published.MORE,
)
CHANGES = ("year_before", "years_before")
VERDICTS = (BETTER, WORSE, SAME, UNJUDGED)
CODE = re.compile(r"[EKNSW]\d{8}")
HOME = re.compile(r"https?://[A-Za-z0-9.-]+(?::\d+)?/(?:[A-Za-z0-9._~-]+/)*")
FIGURE = re.compile(r"[A-Za-z0-9._~/-]*(?:#[A-Za-z0-9._~-]+)?")
NUMBER = re.compile(r"-?\d{1,12}(?:\.\d{1,6})?")

SHARE = re.compile(
    r"\b(?:percent|points?|per|each|every|average|mean|median|rates?|ratio|scores?|days|weeks|months|years|pounds|gbp|fte)\b|[%£]",
    re.IGNORECASE,
)
"""How the unit or the name of a measure says that it counts no one."""
SMALL = re.compile(rf"[1-{LEAST}](?:\.0+)?")


@dataclass(frozen=True)
class Change:
    """The value of an earlier period, `since`, from which there was a change to the newest."""

    since: str
    value: str


@dataclass(frozen=True)
class Row:
    """One measure of one area. `values` are those of its line by their periods, the earliest first, symbols too.

    `year` and `long` are what it changed from; `verdicts` are what the area's site says of the two changes, also of one that
    cannot be judged for want of an earlier value, and '' without a direction.
    """

    measure: str
    better: str
    unit: str
    time_period: str
    value: str
    interval: tuple[str, str] | None
    year: Change | None
    long: Change | None
    verdicts: tuple[str, str]
    group: str
    period: str
    href: str
    source: str
    rules: str
    values: tuple[tuple[str, str], ...]

    @property
    def shown(self) -> str:
        """The newest value as readers see it."""
        return shown(self.value, self.unit)

    @property
    def likely(self) -> str:
        """The 95% interval of the value in words; '' where there is none."""
        return " to ".join(shown(f"{float(end):.1f}", self.unit) for end in self.interval) if self.interval else ""

    @property
    def gap(self) -> str:
        """Why periods after that of the value have none: `2025: hidden to protect children`; '' where there are none."""
        later = [(when, cell) for when, cell in self.values if order(when) > order(self.time_period)]
        return "; ".join(f"{spoken(when)}: {SYMBOLS.get(cell, cell)}" for when, cell in later)


@dataclass(frozen=True)
class Scorecard:
    """The scorecard of an area and the address of its site. `path` is the file, as messages name it."""

    path: str
    partnership: str
    status: str
    area: str
    code: str
    region: str
    home: str
    licence: str
    rows: tuple[Row, ...]


def spoken(when: str) -> str:
    """A period in few words, below a heading that says what kind it is: `30 September 2024`, `2024`, `2023/24`."""
    known = period(when)
    return when if known is None else known.words if known.kind == "day" else known.short


def found(place: Path) -> list[Path]:
    """The scorecards at a place: the file itself, that of a built site or its project, or of each site one folder below."""
    if place.is_file():
        return [place]
    if place.is_dir():
        inside = _inside(place) or [one for path in sorted(place.iterdir()) for one in _inside(path)]
        if inside:
            return inside
    raise Fault(
        f"`{place.as_posix()}` is not a built site: it has no {published.FILE}"
        if place.exists()
        else f"There is no `{place.as_posix()}`",
        "Name the folder of a built site, a folder of such folders, or a scorecard that a site publishes",
    )


def _inside(folder: Path) -> list[Path]:
    """The scorecard of a built site, of a project with one, or of a folder that has been given the file alone."""
    paths = [folder / published.FILE, folder / "site" / published.FILE, folder / Path(published.FILE).name]
    return [path for path in paths if path.is_file()][:1]


def read(path: Path) -> tuple[Scorecard | None, list[Problem]]:
    """The scorecard in a file, and what is wrong with it; None where anything is."""
    name = path.as_posix()
    try:
        if path.stat().st_size > LARGEST:
            return None, [
                Problem(name, 1, "This file is too large for a scorecard", "Take the one that the site publishes")
            ]
        text = path.read_text(encoding="utf-8-sig")
        rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        what = f"This scorecard cannot be read ({getattr(error, 'strerror', None) or 'it is not CSV in UTF-8'})"
        return None, [Problem(name, 1, what, "Take the file that the site publishes")]
    heads = list(rows[0]) if rows else text.splitlines()[:1]
    missing = [column for column in NEEDED if column not in heads]
    if missing or not rows:
        what = f"This scorecard has no column `{missing[0]}`" if missing else "This scorecard has no measure"
        return None, [
            Problem(name, 1, what, "It was made by an earlier version: build its site again, then take the new file")
        ]
    problems = [Problem(name, line, *told) for line, row in enumerate(rows, start=2) for told in _wrong(row, rows[0])]
    if problems:
        return None, problems
    first = {column: _text(rows[0][column]) for column in published.ABOUT}
    return (
        Scorecard(
            path=name,
            partnership=first["partnership"],
            status=first["status"],
            area=first["area"],
            code=first["area_code"],
            region=first["region"],
            home=first["site"],
            licence=first["licence"],
            rows=tuple(_row(row) for row in rows),
        ),
        [],
    )


def _wrong(row: dict[str, str], first: dict[str, str]) -> Iterator[tuple[str, str]]:
    """What is wrong with a row: what, and how to correct it."""
    again = "Build the site again, and take the file as it is published"
    if None in row or None in row.values():
        yield "This row has not as many cells as there are columns", again
        return
    for column in published.ABOUT:
        if row[column] != first[column]:
            yield f"`{column}` is `{visible(row[column])}`, and `{visible(first[column])}` in the first row", again
    tests = {
        "area_code": CODE.fullmatch(row["area_code"]),
        "site": HOME.fullmatch(row["site"]),
        "figure": FIGURE.fullmatch(row["figure"]) and not row["figure"].startswith("/"),
        "better": row["better"] in ("low", "high", "neither"),
        "value": NUMBER.fullmatch(row["value"]),
        "time_period": order(row["time_period"]) != (0, 0, 0),
        "measure": row["measure"].strip(),
        "area": row["area"].strip(),
    }
    tests |= {name: row.get(name, "z") in (*VERDICTS, "z") for one in CHANGES for name in [f"{one}_verdict"]}
    numbers = ["value_low", "value_high", *(name for one in CHANGES if (name := f"{one}_value") in row)]
    tests |= {name: row[name] == "" or _is_value(row[name]) for name in numbers}
    tests["values"] = all(order(when) != (0, 0, 0) and _is_value(cell) for when, cell in _pairs(row))
    whose = f"“{visible(row['measure'])}” of {visible(row['partnership'])}"
    for column, fits in tests.items():
        if not fits:
            yield f"{whose}: `{column}` is `{visible(row.get(column, ''))}`, which it cannot be", again
    ends = [float(end) for name in numbers[:2] if NUMBER.fullmatch(end := row[name])]
    if ends != sorted(ends):
        yield f"{whose}: `value_low` is above `value_high`", again
    shown = [row["value"], *(row[name] for name in numbers[2:]), *(cell for _, cell in _pairs(row))]
    if not SHARE.search(f"{row['unit']} {row['measure']}") and any(map(SMALL.fullmatch, shown)):
        yield f"{whose} has a count from 1 to {LEAST}, which could identify a child", "Ask the partnership to hide it"


def _row(row: dict[str, str]) -> Row:
    year, long = (_change(row, name) for name in CHANGES)
    ends = (row["value_low"], row["value_high"])
    return Row(
        measure=_text(row["measure"]),
        better=row["better"],
        unit=_text(row["unit"]),
        time_period=row["time_period"],
        value=row["value"],
        interval=ends if all(map(NUMBER.fullmatch, ends)) else None,
        year=year,
        long=long,
        verdicts=(_verdict(row, CHANGES[0]), _verdict(row, CHANGES[1])),
        group=_text(row["group"]),
        period=_text(row["period"]),
        href=f"{row['site']}{row['figure']}",
        source=_text(row["source"]),
        rules=_text(row["rules_changed"]),
        values=tuple(_pairs(row)),
    )


def _pairs(row: dict[str, str]) -> list[tuple[str, str]]:
    """The periods and the values of a line; none where the cell is empty."""
    return [(when, cell) for one in row["values"].split("; ") if one for when, _, cell in [one.partition(": ")]]


def _is_value(cell: str) -> bool:
    return cell in SYMBOLS or bool(NUMBER.fullmatch(cell))


def _change(row: dict[str, str], name: str) -> Change | None:
    since, value = (row.get(f"{name}_{column}", "x") for column in ("period", "value"))
    return Change(since, value) if order(since) != (0, 0, 0) and NUMBER.fullmatch(value) else None


def _verdict(row: dict[str, str], name: str) -> str:
    return row.get(f"{name}_verdict", "z").removeprefix("z")


def _text(cell: str) -> str:
    """A cell as a text to be shown: within bounds, without what a spreadsheet or a terminal would obey."""
    return visible(cell.removeprefix("'"), LONGEST)
