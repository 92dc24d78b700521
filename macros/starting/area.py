"""The area of a code: what the published files say of its name, its region and its country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.facts.area_names import plain_name
from macros.importing import Refused
from macros.importing.areas import code_of, name_of
from macros.importing.files import sheets
from macros.importing.publications import loosely
from macros.messages import Problem, visible

COLUMNS = (
    *("time_period", "new_la_code", "old_la_code", "la_name"),
    *("region_code", "region_name", "country_code", "country_name"),
)
HEADS = 20
"""The row that names the columns is among so many first ones."""
LONDON = ("E12000007", "London")
"""The region of the authorities that the department puts in Inner and Outer London, whose codes begin with E13."""


@dataclass(frozen=True)
class Found:
    """An area as the newest rows of a published file name it."""

    name: str
    new_la_code: str
    old_la_code: str
    region: str
    region_code: str
    country: str
    country_code: str


def area_of(code: str, files: Sequence[Path]) -> Found:
    """The authority with this code of nine characters; Refused where no file names it, its region and its country."""
    if not re.fullmatch(r"E0[6789]\d{6}|E10\d{6}", code):
        what = f"`{visible(code)[:40]}` is not the code of an authority in England"
        kind = " (E12 is a region)" if code.startswith("E12") else ""
        fix = f"Write the nine characters of its code{kind}, such as E06000059: the column `new_la_code` of a published file has it"
        raise Refused(Problem("code", 1, what, fix))
    former = ""
    for file in files:
        try:
            rows = [one for sheet in sheets(file) for one in _rows(sheet.rows())]
        except Refused:
            continue  # the import says which files it cannot read, and why
        ours = [row for row in rows if code_of(row["new_la_code"]) == code]
        if not ours:
            continue
        newest = max(ours, key=lambda row: row["time_period"])
        if newest["time_period"] < max(row["time_period"] for row in rows):
            former = (
                former or f"{name_of(newest['la_name'])} has no numbers after {newest['time_period']} in {file.name}"
            )
            continue
        known = _found(newest, code)
        if known:
            return known
    if former:
        raise Refused(
            Problem("code", 1, f"{code} is a former code: {former}", "Write the code that its newest rows have")
        )
    what = f"No file in the folder names {code}, its region and its country"
    raise Refused(
        Problem(
            "code", 1, what, "Compare the code with the column `new_la_code` of a file of the Department for Education"
        )
    )


def _rows(rows: Iterable[tuple[int, list[str]]]) -> list[dict[str, str]]:
    """The rows below the names of the columns that say which area each is for; none of a file without those columns."""
    at: dict[str, int] = {}
    found = []
    for count, (_, cells) in enumerate(rows):
        if not at:
            names = [loosely(cell) for cell in cells]
            if {*COLUMNS} <= {*names}:
                at = {name: names.index(name) for name in COLUMNS}
            elif count >= HEADS:
                break
        elif len(cells) > max(at.values()):
            found.append({name: cells[place].strip() for name, place in at.items()})
    return found


def _found(row: dict[str, str], code: str) -> Found | None:
    region = (row["region_code"], name_of(row["region_name"]))
    region = LONDON if region[0].startswith("E13") else region
    names = (name_of(row["la_name"]), *region, name_of(row["country_name"]), row["country_code"])
    old = code_of(row["old_la_code"])
    if not all(names) or not old:
        return None
    return Found(
        plain_name(names[0]), code, old, plain_name(region[1]), region[0], plain_name(names[3]), row["country_code"]
    )
