"""A table from a few lines of text, with metadata made for it: what a test about words needs, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

MEASURES = ("count", "percent", "rate", "gbp", "days", "value")

METADATA_ = """
title: An example
description: Made up for a test, and about nobody.
definition: Made up for a test, and about nobody.
sources: [{document: example-2025, locator: Nowhere}]
licenses: [{name: OGL-UK-3.0}]
retrieved: 2026-11-20
owner: Data officer
review_by: 2099-06-30
disclosure: {rule: not-children, reason: Made up for a test.}
"""


def small(
    read: Callable[..., Any],
    csv: str,
    titles: dict[str, str] | None = None,
    area: str = "Sandwell",
    more: str = "",
    stock: dict[str, str] | None = None,
    counts: dict[str, str] | None = None,
) -> Any:
    """The table of this CSV. Columns that end as measures do are numbers; the others tell the rows apart. `more` metadata follow.

    `stock` has for a column of numbers what its metadata say of stock and flow, `counts` the column that says what they count.
    """
    lines = [line.strip() for line in csv.strip().splitlines()]
    names = lines[0].split(",")
    numbers = [name for name in names if name.rsplit("_", 1)[-1] in MEASURES]
    keys = [
        name
        for name in names
        if name not in numbers and name not in ("unit", "better", "counted", "judged_judgement", "change_text")
    ]
    called = {name: name.rsplit("_", 1)[0].replace("_", " ").capitalize() for name in names} | (titles or {})
    fields = "\n".join(
        f'    - {{name: {name}, title: "{called[name]}", type: {"number" if name in numbers else "string"}'
        f"{f', stock: {stock[name]}' if stock and name in stock else ''}{f', counts: {counts[name]}' if counts and name in counts else ''}}}"
        for name in names
    )
    metadata = f"{METADATA_}schema:\n  primaryKey: [{', '.join(keys)}]\n  fields:\n{fields}\n{more}"
    found, problems, _ = read("\n".join(lines) + "\n", metadata, area=area)
    assert found is not None, problems
    return found
