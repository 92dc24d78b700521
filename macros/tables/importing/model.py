"""The statistical neighbour model becomes tidy rows: the ten neighbours of the home authority, the closest first."""

from __future__ import annotations

import re

from macros.tables.importing.areas import Areas, code_of, name_of, spelt
from macros.tables.importing.reading import AGAIN
from macros.tables.importing.recognise import Found
from macros.tables.importing.statistics import Tidy


def read_model(found: Found, areas: Areas) -> Tidy:
    """The rows `rank`, `neighbour`, `old_la_code`, `closeness` of the home authority.

    The file itself says no year: the year in its name is taken, or else the `period` in data/publications.yml.
    """
    sheet, at = found.sheet, found.at
    names: dict[str, str] = {}
    home: list[str] = []
    ours = Areas(areas.home, areas.region, areas.country)
    where = found.head
    for line, cells in sheet.rows():
        if line <= found.head:
            continue
        if len(cells) < len(found.header):
            what = f"This row has {len(cells)} cells, and the first line has {len(found.header)} columns"
            raise sheet.refused(line, what, f"The file is cut short or was changed: {AGAIN.lower()}")
        code, name = code_of(cells[at["old_la_code"]]), name_of(cells[at["la_name"]])
        if not code or not name:
            raise sheet.refused(line, f"This row has no {'name' if code else 'code'} of an authority", AGAIN)
        if code in names:
            raise sheet.refused(line, f"The code {code} stands here a second time", AGAIN)
        names[code] = next((one.name for one in areas.neighbours if spelt(one.name) == spelt(name)), name)
        area, odd = ours.find("Local authority", [code], name)
        if odd and not area:
            raise sheet.refused(line, f"It is not certain which authority this row is for: {odd}", AGAIN)
        if area:
            home, where = cells, line
    if not home:
        codes = " or ".join(sorted(areas.home.codes, reverse=True))
        raise sheet.refused(found.head, f"No row is for {areas.home.name} ({codes})", "Take the whole file")
    year = re.search(r"20\d\d", sheet.name.rpartition("/")[2])
    tidy = Tidy(unused=[name for index, name in enumerate(found.header) if name and index not in at.values()])
    tidy.dropped["areas that data/partnership.yml does not name"] = len(names) - 1
    for rank in range(1, 11):
        code = code_of(home[at[f"SN_{rank}"]])
        if code not in names:
            what = f"`SN_{rank}` is `{home[at[f'SN_{rank}']]}`, the code of no authority in this file"
            raise sheet.refused(where, what, AGAIN)
        if code in {row["old_la_code"] for row in tidy.rows.values()} or names[code] == areas.home.name:
            raise sheet.refused(where, f"`SN_{rank}` is {names[code]}, which stands in this row already", AGAIN)
        key = (f"cy{year[0]}" if year else found.publication.period, areas.home.name, str(rank))
        tidy.rows[key] = {
            "neighbour": names[code],
            "old_la_code": code,
            "closeness": name_of(home[at[f"SN_{rank}P"]]) or "x",
        }
    tidy.last = dict.fromkeys(tidy.rows, where) if where == line else {}
    return tidy
