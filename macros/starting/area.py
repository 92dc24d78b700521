"""The area of a code: what the published files say of its name, its region and its country."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from macros.facts.area_names import in_a_sentence, plain_name
from macros.importing import Refused
from macros.importing.areas import code_of, name_of
from macros.importing.files import sheets
from macros.importing.publications import loosely
from macros.messages import Problem, visible

COLUMNS = (
    *("time_period", "new_la_code", "old_la_code", "la_name"),
    *("region_code", "region_name", "country_code", "country_name"),
)
CODE = re.compile(r"E0[689]\d{6}|E10\d{6}")
"""The codes of the authorities that have children's services."""
FORMER = Path(__file__).with_name("former.yml")
EXAMPLE = (
    "Write the nine characters of its code, such as E06000059: the column `new_la_code` of a published file has it"
)
NEEDED = (
    "Put files with all authorities into the folder, as they were downloaded. Begin with “Children in need” and "
    "“Children looked after in England” of the Department for Education, from explore-education-statistics.service.gov.uk"
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


def area_of(typed: str, files: Sequence[Path]) -> Found:
    """The authority with this code of nine characters; Refused where no file names it, its region and its country."""
    code = typed.strip().upper()
    named: dict[str, str] = {}
    by_number: dict[str, str] = {}
    former = ""
    for file in files:
        try:
            rows = [one for sheet in sheets(file) for one in _rows(sheet.rows())]
        except (Refused, OSError):
            continue  # the import says which files it cannot read, and why
        last = max((row["time_period"] for row in rows), default="")
        for row in rows:
            if row["time_period"] == last and (one := code_of(row["new_la_code"])) and CODE.fullmatch(one):
                named[one] = plain_name(name_of(row["la_name"]))
                by_number[code_of(row["old_la_code"])] = one
        if named and not CODE.fullmatch(code):
            break
        ours = [row for row in rows if code_of(row["new_la_code"]) == code]
        newest = max(ours, key=lambda row: row["time_period"], default=None)
        if newest and newest["time_period"] < last:
            former = former or name_of(newest["la_name"])
        elif newest and (known := _found(newest, code)):
            return known
    if not named:
        what = "None of the files has rows of authorities, with their codes, regions and country"
        raise Refused(Problem(files[0].parent.as_posix(), 0, what, NEEDED))
    raise Refused(Problem("--code", 0, *_no_such(typed.strip(), named, by_number, former)))


def _no_such(typed: str, named: Mapping[str, str], by_number: Mapping[str, str], former: str) -> tuple[str, str]:
    """What is wrong with a code that the newest rows of no file have, and which code may be meant."""
    code = typed.upper()
    listed: dict[str, Any] = yaml.safe_load(FORMER.read_text(encoding="utf-8"))
    if former or code in listed:
        was = listed.get(code, {}).get("was", former)
        now = listed.get(code, {}).get("now") or {
            one: name for one, name in named.items() if name == plain_name(former)
        }
        write = " or ".join(f"{one} ({name})" for one, name in now.items())
        return f"{code} is a former code of {was}", f"Write {write or 'the code that its newest rows have'}"
    names = {name.casefold(): one for one, name in named.items()}
    meant = by_number.get(code) or names.get(plain_name(typed).casefold())
    if not meant:
        near = get_close_matches(code, named, n=4, cutoff=0.85)  # of more than three that are as near, none is meant
        close = [*get_close_matches(typed.casefold(), names, cutoff=0.75), *(near if len(near) < 4 else [])]
        meant = " or ".join(f"{one} ({named[one]})" for one in (names.get(word, word) for word in close[:3]))
        fix = f"Did you mean {meant}?" if meant else EXAMPLE
    else:
        fix = f"Write {meant}, which is the code of {in_a_sentence(named[meant])}"
    if CODE.fullmatch(code):
        return f"No file in the folder has rows of {code}", fix
    kind = ". Codes that begin with E12 are those of regions" if code.startswith("E12") else ""
    length = re.fullmatch(r"E[01]\d{3,12}", code) and len(code) != 9
    kind = f": it has {len(code)} characters, and a code has nine" if length else kind
    return f"`{visible(typed)[:40]}` is not the code of an authority in England{kind}", fix


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
