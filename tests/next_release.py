"""The next year of every publication that a site has, made up from the site's own tables, and written as its publisher would.

In the new year each authority has the numbers that another had in the last one, and the region and the country those of
the year before it. So parts still add up, and the ranks, directions and comparisons of before are turned round. The
home area has those of the authority that hides the fewest: what is hidden can be neither compared nor ranked.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from macros.importing.load import publications
from macros.importing.publications import Publication, listed

HEAD = [
    "time_period",
    "time_identifier",
    "geographic_level",
    "country_code",
    "country_name",
    "region_code",
    "region_name",
]
AREA = ["old_la_code", "new_la_code", "la_name"]
YEAR = re.compile(r"\d{4}")


def rows_of(site: Path, stem: str) -> list[dict[str, str]]:
    """The rows of a table, as text."""
    with (site / "data/tables" / f"{stem}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def later(period: str) -> str:
    """The period a year after: `2026` after `2025`, `2025/26` after `2024/25`."""
    year = f"{int(period[:4]) + 1}{period[4:]}"
    return re.sub(r"(?<=^\d{4}[/-])(\d\d)$", lambda found: f"{(int(found[1]) + 1) % 100:02}", year)


def files_of(site: Path, folder: Path) -> list[Path]:
    """A published file for each table of statistics that has a publication, with one year more than the table."""
    known = publications(site)
    areas = {row["area"]: row for row in rows_of(site, known.one("areas")[0])}
    last = [
        row for stem in known.publications if (site / f"data/tables/{stem}.csv").exists() for row in newest(site, stem)
    ]
    towns = [name for name, row in areas.items() if row["geographic_level"] == "Local authority"]
    home = last[0]["area"]
    hidden = {town: sum(row["area"] == town and "c" in row.values() for row in last) for town in towns if town != home}
    shift = towns.index(min(hidden, key=hidden.get)) - towns.index(home)
    donors = {town: towns[(index + shift) % len(towns)] for index, town in enumerate(towns)}
    files = []
    for stem, one in known.publications.items():
        if one.kind == "statistics" and not one.is_of_events and (site / f"data/tables/{stem}.csv").exists():
            rows = rows_of(site, stem)
            files.append(folder / f"{stem}.csv")
            with files[-1].open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(dict.fromkeys([*HEAD, *AREA, *one.published])), restval="")
                writer.writeheader()
                writer.writerows(_published([*rows, *next_year(rows, donors)], one, areas))
    return files


def newest(site: Path, stem: str) -> list[dict[str, str]]:
    """The rows of the last period of a table, if it has periods and areas."""
    rows = rows_of(site, stem)
    return [
        row for row in rows if {"time_period", "area"} <= row.keys() and row["time_period"] == rows[-1]["time_period"]
    ]


def next_year(rows: list[dict[str, str]], donors: dict[str, str]) -> Iterator[dict[str, str]]:
    """The rows of the year after the last, in which each area has the rows of its donor."""
    periods = sorted({row["time_period"] for row in rows}, key=lambda one: YEAR.findall(one))
    last, before = ({}, {})
    for row in rows:
        for when, kept in ((periods[-1], last), (periods[-2], before)):
            if row["time_period"] == when:
                kept.setdefault(row["area"], []).append(row)
    for area in last:
        for row in last.get(donors[area], last[area]) if area in donors else before.get(area, last[area]):
            yield {**row, "area": area, "time_period": later(periods[-1])}


def _published(
    rows: list[dict[str, str]], one: Publication, areas: dict[str, dict[str, str]]
) -> Iterator[dict[str, str]]:
    """The rows as the publisher writes them."""
    levels = {level: word for word, level in one.levels.items()}
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for row in rows:
        area, year = areas[row["area"]], row["time_period"]
        said = {name: "" if area[name] == "z" else area[name] for name in [*HEAD[2:], *AREA]}
        said["geographic_level"] = levels.get(area["geographic_level"], area["geographic_level"])
        said |= {name: listed(wanted)[0] for name, wanted in one.where.items()}
        academic = "/" in year
        said["time_period"] = year.replace("/", "") if academic or not one.period else year[:4]
        said["time_identifier"] = "Academic year" if academic else "Reporting year"
        for name, breakdown in one.breakdowns.items():
            if breakdown.source:
                inverse = {to: text for text, to in reversed(breakdown.values.items())}
                said[breakdown.source] = inverse.get(row[name], row[name])
        wide = [each.source for each in one.rows if all(row[name] == text for name, text in each.values.items())]
        sources = wide[0] if wide else {name: each.source for name, each in one.measures.items() if each.source}
        numbers = {column: row[name] for name, column in sources.items() if row[name] != "z"}
        key = (row["time_period"], row["area"], *(said[each.source] for each in one.breakdowns.values() if each.source))
        found.setdefault(key, said).update(numbers)
    yield from found.values()
