"""Turns a spreadsheet into a table of a site: gives it the site's area and today's date, and lists what is left to write."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from macros.content import Site
from macros.facts.misspelt_areas import misspelt
from macros.messages import Fault, Problem, visible
from macros.spreadsheets import Answers, Made, Refused, new_table
from macros.spreadsheets.answers import KNOWN_SYMBOLS, KNOWN_UNITS, columns_named, pairs
from macros.system import days
from macros.tables import TableFolder


def made(root: Path, file: Path, words: dict[str, Any]) -> Made:
    """The table from a spreadsheet and the options that were typed, not yet written; Fault if an option cannot be used, Refused if it
    cannot be known whose table it is."""
    site = Site(root, days.today())
    if wrong := site.fact("partnership.yml")[1]:
        raise Refused(*wrong)
    area = words.get("area") or ""
    if near := misspelt(area, site.near_areas()):
        raise Fault(f"--area is `{visible(area)}`, and no area that this site knows is called that", near)
    typed: dict[str, Any] = {
        **{name: value or "" for name, value in words.items()},
        "areas": site.near_areas(),
        "threshold": words.get("threshold") or 0,
        "columns": pairs("--column", words.get("columns", ())),
        "units": pairs("--unit", words.get("units", ()), KNOWN_UNITS),
        "symbols": pairs("--symbol", words.get("symbols", ()), KNOWN_SYMBOLS),
        "replace": pairs("--replace", words.get("replace", ())),
        "leave_out": columns_named(words.get("leave_out", ())),
    }
    return new_table(root, file, Answers(**typed), site.partnership.authority.name, site.today)


def left_to_write(root: Path, name: str) -> list[Problem]:
    """What the check reports for metadata that have just been written."""
    return TableFolder(root / "data" / "tables", root, "").faults(name)
