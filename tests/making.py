"""Small tables for tests: the metadata from the names of the columns, the CSV from its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from macros.messages import Problem
from macros.records import Record
from macros.tables import Table, check_table, load

KINDS = {"count": "integer", "percent": "number", "rate": "number", "fte": "number", "value": "number"}
RULE = {"rule": "threshold", "threshold": 5, "applies_to": ["children_count"]}
HEAD = "time_period,area,kind,children_count"
DETACHED = {"rule": "not-children", "reason": "Audits of case files."}
HIDE_MORE = (
    "Hide one more of these numbers as `c`, the smallest that is left; or, if it is already public in this form, "
    "set `rule: published` in the metadata, with the document and the reason."
)


def metadata(head: str = HEAD, key: int = 3, disclosure: dict[str, Any] | None = None, **words: Any) -> str:
    """Metadata for columns with these names, the first `key` of which tell the rows apart."""
    names = head.split(",")
    fields = [{"name": name, "title": name, "type": KINDS.get(name.rpartition("_")[2], "string")} for name in names]
    for field in fields:
        if field["name"] == "time_period":
            field["year"] = "march"
    whole = {
        "title": "Children by kind",
        "description": "Children by kind, in one area.",
        "definition": "Children who were counted.",
        "sources": [{"document": "one", "locator": "all of it"}],
        "licenses": [{"name": "OGL-UK-3.0"}],
        "retrieved": "2026-11-20",
        "owner": "Performance team",
        "review_by": "2027-11-20",
        "schema": {"primaryKey": names[:key], "fields": fields},
        "disclosure": RULE if disclosure is None else disclosure,
        **words,
    }
    return yaml.safe_dump(whole, sort_keys=False, allow_unicode=True, width=200)


def rows(*lines: str, head: str = HEAD) -> str:
    """The text of a CSV; a row without a period and an area is of 2023 and Sandwell."""
    width = head.count(",")
    whole = (line if line.count(",") >= width else f"2023,Sandwell,{line}" for line in lines)
    return "\n".join([head, *whole]) + "\n"


def write(folder: Path, stem: str, csv: str | bytes, metadata_: str) -> None:
    """The two files of a table below a project's folder."""
    tables = folder / "data" / "tables"
    tables.mkdir(parents=True, exist_ok=True)
    (tables / f"{stem}.csv").write_bytes(csv.encode() if isinstance(csv, str) else csv)
    (tables / f"{stem}.yml").write_text(metadata_, encoding="utf-8")


def read(folder: Path, stem: str = "example") -> tuple[Table | None, list[Problem], Record | None]:
    return load(stem, folder / "data" / "tables", folder, "Sandwell")


def faults(folder: Path, csv: str | bytes, metadata_: str, stem: str = "example") -> list[str]:
    """Everything that is wrong with one table, as it is told."""
    write(folder, stem, csv, metadata_)
    table, found, record = read(folder, stem)
    if table is not None and record is not None:

        def others(name: str) -> Table | None:
            return read(folder, name)[0] if (folder / f"data/tables/{name}.csv").exists() else None

        found = [*found, *check_table(table, record, others)]
    return [str(one) for one in found]


def line_of(text: str, words: str) -> int:
    """The line on which words first stand."""
    return text[: text.index(words)].count("\n") + 1


def told_rows(told: list[str]) -> list[str]:
    """The rows of which is told that they can be worked out."""
    return [one.partition("` of ")[2].partition(" is ")[0] for one in told if "can be worked out" in one]
