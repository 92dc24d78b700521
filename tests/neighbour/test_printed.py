"""Every number that the annual report of Walsall's partnership prints is in the open data of Walsall's site."""

from __future__ import annotations

import csv
import io
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from example_sites import TODAY

from macros.content import Site
from macros.outputs.open_data import as_csv

WALSALL = Path(__file__).parent.parent / "examples" / "walsall"
PRINTED: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("printed.yml").read_text(encoding="utf-8"))


@cache
def walsall() -> Site:
    return Site(WALSALL, TODAY)


@cache
def open_data(stem: str) -> list[dict[str, str]]:
    """The rows of a table, as its published file has them."""
    return list(csv.DictReader(io.StringIO(as_csv(walsall().table(stem)).decode())))


@pytest.mark.parametrize("one", PRINTED, ids=[f"{one['table']} {'; '.join(one['row'].values())}" for one in PRINTED])
def test_a_printed_number_is_in_the_open_data(one):
    asked = {column: str(value) for column, value in one["row"].items()}
    found = [row for row in open_data(one["table"]) if asked.items() <= row.items()]
    assert [{name: row[name] for name in one["values"]} for row in found] == [
        {name: str(value) for name, value in one["values"].items()}
    ]


@pytest.mark.parametrize(
    ("stem", "both"),
    [
        ("early-help-demand", ("53", "110.7")),
        ("early-help-needs", ("48%", "4%")),
        ("exploitation-risk", ("291", "297")),
        ("audit-grades", ("continued improvement", "65% to 60%")),
        ("learning", ("2021-22", "2020/21")),
    ],
)
def test_what_does_not_fit_together_is_told(stem, both):
    words = walsall().table(stem).metadata
    said = [*(str(note) for note in words.notes), *(f"{one.printed} {one.shown} {one.reason}" for one in words.remarks)]
    assert [one for one in both if one not in " ".join(said)] == []
