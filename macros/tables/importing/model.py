"""The statistical neighbour model becomes tidy rows: the ten neighbours of the home authority, the closest first."""

from __future__ import annotations

import re
from pathlib import Path

from macros.problems import Problem
from macros.tables.importing.areas import Areas
from macros.tables.importing.publications import Publication
from macros.tables.importing.reading import Refused, header_of, named, rows_of
from macros.tables.importing.statistics import Tidy


def read_model(file: Path, publication: Publication, areas: Areas) -> Tidy:
    """The rows `rank`, `neighbour`, `old_la_code`, `closeness` of the home authority.

    The file itself says no year: the year in its name is taken, or else the `period` in data/publications.yml.
    """
    header = header_of(file)
    code, name = header.index("old_la_code"), header.index("la_name")
    names: dict[str, str] = {}
    home: list[str] = []
    lines = rows_of(file)
    next(lines)
    where = 1
    for line, row in lines:
        cells = [cell.strip() for cell in row]
        names[cells[code]] = cells[name]
        if cells[code] == areas.home.old_la_code:
            home, where = cells, line
    if not home:
        raise Refused(
            Problem(
                named(file),
                1,
                f"No row is for {areas.home.name} ({areas.home.old_la_code})",
                "Correct `old_la_code` in data/partnership.yml, or take the whole file",
            )
        )
    year = re.search(r"20\d\d", file.stem)
    period = f"cy{year[0]}" if year else publication.period
    tidy = Tidy(unused=[one for one in header if one not in publication.needed])
    tidy.dropped["areas that data/partnership.yml does not name"] = len(names) - 1
    for rank in range(1, 11):
        found = home[header.index(f"SN_{rank}")]
        if found not in names:
            raise Refused(
                Problem(
                    named(file),
                    where,
                    f"`SN_{rank}` is `{found}`, which is the code of no authority in this file",
                    "Take the file again from where it is published",
                )
            )
        key = (period, areas.home.name, str(rank))
        tidy.rows[key] = {
            "neighbour": names[found],
            "old_la_code": found,
            "closeness": home[header.index(f"SN_{rank}P")],
        }
    return tidy
