"""A small England: twelve authorities in three published files, with numbers that are made up and follow a rule.

Some are new, one has no neighbours, two have nothing but symbols, and some names have a comma, a point or an article.
"""

from __future__ import annotations

import csv
from pathlib import Path

from next_release import AREA, HEAD

AREAS = {
    "E06000059": ("838", "Dorset", "E12000009", "South West"),
    "E06000060": ("825", "Buckinghamshire", "E12000008", "South East"),
    "E06000062": ("941", "West Northamptonshire", "E12000004", "East Midlands"),
    "E06000063": ("942", "Cumberland", "E12000002", "North West"),
    "E06000023": ("801", "Bristol, City of", "E12000009", "South West"),
    "E06000010": ("810", "Kingston upon Hull, City of", "E12000003", "Yorkshire and The Humber"),
    "E08000013": ("342", "St. Helens", "E12000002", "North West"),
    "E06000046": ("921", "Isle of Wight", "E12000008", "South East"),
    "E06000058": ("839", "Bournemouth, Christchurch and Poole", "E12000009", "South West"),
    "E06000011": ("811", "East Riding of Yorkshire", "E12000003", "Yorkshire and The Humber"),
    "E09000001": ("201", "City of London", "E13000001", "Inner London"),
    "E06000053": ("420", "Isles of Scilly", "E12000009", "South West"),
}
"""Each authority by its code: the department's code, its name as published, and its region."""
HIDDEN = ("E09000001", "E06000053")
"""The authorities that have nothing but symbols."""
ALONE = "E06000053"
"""The authority that the model of neighbours has no row for."""
NEW = {"E06000060": 2020, "E06000062": 2021, "E06000063": 2023}
"""The first year of authorities that were made from others."""
YEARS = range(2018, 2026)
COUNTS = ["Anypoint_episodes", "Anypoint_child", "Started_episodes", "Started_child", "Ended_episodes", "Ended_child"]


def write_files(folder: Path) -> Path:
    """The three files, in a folder of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / "population.csv", [*HEAD, *AREA, "age_group", "population_estimate"], _population())
    _write(
        folder / "children-in-need.csv",
        [*HEAD, *AREA, "category", *COUNTS, "At31_episodes", "awaiting_assessment"],
        _need(),
    )
    ranks = [name for rank in range(1, 11) for name in (f"SN_{rank}", f"SN_{rank}P")]
    _write(
        folder / "neighbours-2025.csv", ["old_la_code", "la_name", "region_ind", "region_name", *ranks], _neighbours()
    )
    return folder


def _write(path: Path, head: list[str], rows: list[list[str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])


def _places(year: int) -> list[tuple[list[str], list[str], str]]:
    """The signs of every area of a year, the country and the regions first; the code of an authority last, for its numbers."""
    country = ["E92000001", "England"]
    regions = dict.fromkeys((one[2], one[3]) for one in AREAS.values())
    found = [([str(year), "Reporting year", "National", *country, "", ""], ["", "", ""], "country")]
    found += [([str(year), "Reporting year", "Regional", *country, *one], ["", "", ""], one[0]) for one in regions]
    for code, (old, name, *region) in AREAS.items():
        if year >= NEW.get(code, 0):
            found.append(([str(year), "Reporting year", "Local authority", *country, *region], [old, code, name], code))
    return found


def _children(code: str, year: int) -> int:
    """The children of an area: by the last figures of its code, a little more each year; those of regions are ten times as many."""
    size = 20_000 + 1_500 * (int(code[-2:]) % 17) if code in AREAS else 400_000
    return (size if code != "country" else 4_000_000) + 130 * (year - 2017)


def _population() -> list[list[str]]:
    years = range(YEARS[0] - 1, YEARS[-1])
    return [
        [*signs, *area, "Children aged 0 to 17 years", str(_children(code, year))]
        for year in years
        for signs, area, code in _places(year)
    ]


def _need() -> list[list[str]]:
    rows = []
    for year in YEARS:
        for signs, area, code in _places(year):
            at_end = _children(code, year) * (30 + (int(code[-1]) if code in AREAS else 3) + year % 4) // 1000
            ended = at_end + 40 + year % 7
            numbers = [at_end + ended, at_end + ended - 9, at_end + 60, at_end + 55, ended, ended - 5, at_end, 20]
            shown = (
                ["c" for _ in numbers]
                if code in HIDDEN
                else [str(one if code in AREAS else round(one, -1)) for one in numbers]
            )
            if code not in AREAS:
                shown[0] = str(int(shown[4]) + int(shown[6]))
            rows.append([*signs, *area, "Children in Need", *shown])
    return rows


def _neighbours() -> list[list[str]]:
    codes = [old for old, *_ in AREAS.values()]
    rows = []
    for code, (old, name, _, region) in AREAS.items():
        near = [one for one in codes if one not in (old, AREAS[ALONE][0])][:10]
        cells = [cell for one in near for cell in (one, "Close")]
        rows.append([old, name, "1", region, *(cells if code != ALONE else ["" for _ in range(20)])])
    return rows
