"""The statistical neighbour model becomes rows: the ten neighbours of the home authority, the closest first."""

from __future__ import annotations

import re

import pandas as pd

from macros.facts.area_names import plain_name
from macros.facts.misspelt_areas import spelt
from macros.importing.areas import Areas, code_of, name_of
from macros.importing.found import Found
from macros.importing.rows import Release
from macros.importing.spreadsheet import AGAIN


def read_neighbours(found: Found, areas: Areas) -> Release:
    """The rows `rank`, `neighbour`, `old_la_code`, `closeness` of the home authority.

    The file itself says no year: the year in its name is taken, or else the `period` in data/publications.yml.
    """
    sheet, at, release = found.sheet, found.at, Release(found.unused)
    ours = Areas(areas.home, areas.region, areas.country)
    names: dict[str, str] = {}
    home: list[str] = []
    where = found.head
    for line, cells in found.rows():
        release.last = line
        code, name = code_of(cells[at["old_la_code"]]), name_of(cells[at["la_name"]])
        if not code or not name:
            raise sheet.refused(line, f"This row has no {'name' if code else 'code'} of an authority", AGAIN)
        if code in names:
            raise sheet.refused(line, f"The code {code} appears here a second time", AGAIN)
        names[code] = next((one.name for one in areas.neighbours if spelt(one.name) == spelt(name)), plain_name(name))
        area, odd = ours.find("Local authority", [code], name)
        if odd and not area:
            raise sheet.refused(line, f"It is not certain which authority this row is for: {odd}", AGAIN)
        if area:
            home, where = [cell.strip() for cell in cells], line
    if not home:
        codes = " or ".join(sorted(areas.home.codes, reverse=True))
        raise sheet.refused(found.head, f"No row is for {areas.home.name} ({codes})", "Take the whole file")
    release.drop("areas that data/partnership.yml does not name", len(names) - 1)
    near: list[str] = []
    for rank in range(1, 11):
        code = code_of(home[at[f"SN_{rank}"]])
        if code not in names:
            what = f"`SN_{rank}` is `{home[at[f'SN_{rank}']]}`, the code of no authority in this file"
            raise sheet.refused(where, what, AGAIN)
        if code in near or names[code] == areas.home.name:
            raise sheet.refused(where, f"`SN_{rank}` is {names[code]}, which is in this row already", AGAIN)
        near.append(code)
    year = re.search(r"20\d\d", sheet.name.rpartition("/")[2])
    period = f"cy{year[0]}" if year else found.publication.period
    keys = [(period, areas.home.name, str(rank)) for rank in range(1, 11)]
    release.rows = pd.DataFrame(
        {
            "neighbour": [names[code] for code in near],
            "old_la_code": near,
            "closeness": [name_of(home[at[f"SN_{rank}P"]]) or "x" for rank in range(1, 11)],
        },
        index=pd.MultiIndex.from_tuples(keys, names=["time_period", "area", "rank"]),
    )
    release.lines = [where] * len(keys)
    return release
