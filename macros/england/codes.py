"""Which authorities published files are about: those that exist now, by their codes of nine characters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from macros.importing import Found
from macros.importing.areas import code_of, level_of

AUTHORITY = re.compile(r"E0[6789]\d{6}|E10\d{6}")
"""The codes of unitary authorities, districts, London boroughs and counties."""


def codes_of(published: Sequence[Found]) -> list[str]:
    """The code of each authority that at least half of the files name in their newest period, in order.

    Some publications still print authorities that were abolished, and some print two that share a service in one row.
    """
    named: Counter[str] = Counter()
    files = 0
    for one in published:
        if {"time_period", "geographic_level", "old_la_code", "new_la_code"} <= one.at.keys():
            files += 1
            named.update(_newest(one))
    return sorted(code for code, count in named.items() if 2 * count >= files)


def _newest(one: Found) -> set[str]:
    """The authorities of the newest period of a file."""
    when, level, code = (one.at[name] for name in ("time_period", "geographic_level", "new_la_code"))
    rows = [cells for _, share in one.shares() for _, cells in share]
    newest = max((cells[when] for cells in rows), default="")
    found = {
        code_of(cells[code]) for cells in rows if cells[when] == newest and level_of(cells[level]) == "Local authority"
    }
    return {one for one in found if AUTHORITY.fullmatch(one)}
