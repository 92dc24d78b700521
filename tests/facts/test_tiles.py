"""Maps of tiles: no tile hides another, and no area that the site knows is without one."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import TODAY, change, told, whole

from macros.content import Site

TILES = "data/tiles.yml"
SLIPS = {
    "two on one place": (
        {"name: Lower Example, column: 1, row: 2": "name: Lower Example, column: 1, row: 1"},
        "6: `Lower Example` has the same place as `Upper Example`, in column 1, row 1. Move one of them to a place that is free.",
    ),
    "an area twice": (
        {"name: Southshire": "name: Northshire"},
        "13: Two tiles have the name `Northshire`. Give each area one tile.",
    ),
    "a code twice": (
        {"E99000004": "E99000003"},
        "13: Two tiles have the code `E99000003`. Correct the code that is wrong.",
    ),
    "a town left out": (
        {"    - {name: Lower Example, column: 1, row: 2}\n": "    - {name: Upper Exampel, column: 1, row: 2}\n"},
        "1: The map `towns` has no tile for Lower Example. Add it, in a place that is free.",
    ),
    "a town that nobody knows": (
        {"name: Lower Example": "name: Lower Exampel"},
        "6: `Lower Exampel` is not one of the towns in data/partnership.yml. Did you mean `Lower Example`?",
    ),
    "a neighbour left out": (
        {"name: Southshire": "name: Westshire"},
        "7: The map `places` has no tile for Southshire. Add it, in a place that is free.",
    ),
    "no number of a column": (
        {"name: Lower Example, column: 1": "name: Lower Example, column: 41"},
        "6: `column` is 41. Write a number that is at most 40.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_on_a_map_is_told_in_plain_words(slip: str, tmp_path: Path) -> None:
    changes, message = SLIPS[slip]
    site = whole(tmp_path)
    for old, new in changes.items():
        change(site / TILES, old, new)
    assert f"{TILES}:{message}" in told(site)


def test_a_map_says_where_an_area_stands(tmp_path: Path) -> None:
    layout = Site(whole(tmp_path), TODAY).layouts["places"]
    assert (layout.place("Northshire"), layout.place("Nowhere")) == ((1, 1), None)


def test_a_map_that_is_right_has_no_fault(tmp_path: Path) -> None:
    assert [one for one in told(whole(tmp_path)) if one.startswith(TILES)] == []
