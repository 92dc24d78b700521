"""A small site with official statistics on plans, of which a made-up next release is taken in; and what must then be said."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from datetime import date
from math import sqrt
from pathlib import Path

from click.testing import CliRunner
from example_sites import copy
from importing import PUBLISHED

from macros.__main__ import main

TODAY = date(2026, 11, 21)
HOME, REGION, COUNTRY = "Exampleshire", "Example Region", "England"
TOWNS = [f"Town {number}" for number in range(10)]
CODES = {HOME: ("999", "E99000001")} | {town: (f"41{index}", f"E0600041{index}") for index, town in enumerate(TOWNS)}
HEAD = "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,new_la_code,la_name"
CHILDREN = {HOME: 20_000, REGION: 200_000, COUNTRY: 2_000_000} | dict.fromkeys(TOWNS, 16_000)
OURS = "kind='column', x='time_period', y='plans_count', where={'area': 'Exampleshire'}"


RATES = "kind='band', x='time_period', y='plans_rate', by='area', band='Towns', only=['Exampleshire', 'England']"


TITLES = {
    "number": (OURS, "Plans: {{ number() }} in Exampleshire"),
    "change": (OURS, "Plans {{ change(says='to') }}"),
    "highest": (OURS, "Plans peaked in {{ highest('time_period', value=true) }}"),
    "lowest": (OURS, "Plans were fewest in {{ lowest('time_period', value=true) }}"),
    "share": (OURS.replace("plans_count", "second_count"), "{{ share(of='plans_count') }} were second plans"),
    "compare": (RATES, "Exampleshire's rate was {{ compare(with_='England', values=false) }}"),
    "rank": (RATES, "Exampleshire's rate was the {{ rank() }}"),
    "time_period": (OURS, "Plans in {{ time_period() }}"),
}
"""A title with each macro, which says what the newest numbers say."""


PAGE = "## Plans\n\n" + "\n\n".join(
    f'{{{{ figure("plans", {spec.replace(chr(39), chr(34))}, title="{title}") }}}}' for spec, title in TITLES.values()
)


@dataclass(frozen=True)
class Plans:
    """One area's year: the plans that began, and those of them that were a second plan."""

    began: int
    second: int


def year(home: Plans, country: Plans, towns: int = 100) -> dict[str, Plans]:
    """Every area's year; the towns are far apart, so that chance parts none from the home area."""
    others = {town: Plans(towns * (index + 1), towns * (index + 1) // 5) for index, town in enumerate(TOWNS)}
    return {HOME: home, REGION: Plans(3000, 600), COUNTRY: country, **others}


BEFORE = {
    2024: year(Plans(526, 157), Plans(30_000, 6_000)),
    2025: year(Plans(418, 129), Plans(30_000, 6_000)),
}
NEXT = {**BEFORE, 2026: year(Plans(766, 96), Plans(90_000, 18_000))}
"""The release after: what had fallen has risen above all, the rate is on the other side of England, the share is a third."""


def plans_file(years: dict[int, dict[str, Plans]]) -> str:
    """The plans as the department publishes them."""
    rows = [f"{HEAD},category,CPP_start,CPP_subsequent,CPP_subsequent_percent"]
    for when, areas in years.items():
        rows += [
            f"{when},Reporting year,{_place(area)},Plans,{one.began},{one.second},{100 * one.second / one.began:.1f}"
            for area, one in areas.items()
        ]
    return "\n".join(rows) + "\n"


def people_file(last: int) -> str:
    """The children of each area, each year alike."""
    rows = [f"{HEAD},population_estimate"]
    for when in range(2023, last + 1):
        rows += [f"{when},Reporting year,{_place(area)},{children}" for area, children in CHILDREN.items()]
    return "\n".join(rows) + "\n"


def neighbours_file() -> str:
    """The model, in which the towns are the neighbours of all."""
    near = ",".join(f"{CODES[town][0]},Close" for town in TOWNS)
    head = ",".join(f"SN_{rank},SN_{rank}P" for rank in range(1, 11))
    return (
        "\n".join([f"old_la_code,la_name,{head}", *(f"{code},{name},{near}" for name, (code, _) in CODES.items())])
        + "\n"
    )


def _place(area: str) -> str:
    country = "E92000001,England"
    if area == COUNTRY:
        return f"National,{country},,,,,"
    region = f"{country},E99000002,Example Region"
    return f"Regional,{region},,," if area == REGION else f"Local authority,{region},{','.join(CODES[area])},{area}"


def site_of(folder: Path, page: str) -> Path:
    """The small example with the publications of the tests, and a page of figures."""
    site = copy(folder)
    known = (PUBLISHED / "publications.yml").read_text(encoding="utf-8")
    (site / "data" / "publications.yml").write_text(known[: known.index("\nfactors:")], encoding="utf-8")
    front = (site / "docs" / "figures" / "front-door.md").read_text(encoding="utf-8").split("---")[1]
    for old, new in (("The front door", "Plans"), ("Who contacts", "How many plans pass")):
        front = front.replace(old, new)
    (site / "docs" / "figures" / "plans.md").write_text(f"---{front}---\n\n{page}", encoding="utf-8")
    return site


def files_of(folder: Path, years: dict[int, dict[str, Plans]]) -> list[str]:
    """The published files of a release."""
    last = max(years)
    texts = {"neighbours": neighbours_file(), "people": people_file(last - 1), "plans": plans_file(years)}
    for name, text in texts.items():
        (folder / f"{name}-{last}.csv").write_text(text, encoding="utf-8")
    return [(folder / f"{name}-{last}.csv").as_posix() for name in texts]


def written(site: Path, stem: str) -> list[dict[str, str]]:
    """The rows of a table of the site."""
    return list(csv.DictReader(io.StringIO((site / "data" / "tables" / f"{stem}.csv").read_text(encoding="utf-8"))))


def rate(area: str, began: int) -> float:
    """Plans for every 10,000 children."""
    return round(10_000 * began / CHILDREN[area], 1)


def beside(own: Plans, other: float) -> str:
    """Where the home area's rate is beside another rate, by Byar's 95% limits of its count."""
    ends = [
        10_000 * count * (1 - 1 / (9 * count) + sign * 1.959964 / (3 * sqrt(count))) ** 3 / CHILDREN[HOME]
        for sign, count in ((-1, own.began), (1, own.began + 1))
    ]
    mine = rate(HOME, own.began)
    way = "above" if mine > other else "below"
    if not ends[0] <= other <= ends[1]:
        return way
    return "about the same as" if abs(mine - other) <= max(mine, other) / 10 else f"not clearly {way}"


def run(site: Path, *words: str) -> str:
    """What the command says of these files, which it takes."""
    done = CliRunner().invoke(main, ["import", "--folder", str(site), *words])
    assert done.exit_code == 0, done.output
    return done.output


def report_of(site: Path, tmp_path: Path, *words: str) -> list[str]:
    """What the command says of the next release, line by line."""
    return run(site, *words, *files_of(tmp_path, NEXT)).splitlines()


def sentence(site: Path, text: str, under: str = "") -> int:
    """A sentence on the page of plans, or under a heading of its own; its line."""
    path = site / "docs" / "figures" / "plans.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines += ["", f"## {under}"] if under else []
    path.write_text("\n".join([*lines, "", text, ""]), encoding="utf-8")
    return len(lines) + 2
