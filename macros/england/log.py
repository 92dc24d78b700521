"""The log of all areas: a table, and a short report of time, memory, faults and growth."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from statistics import median

from macros.england.one import Row
from macros.messages import counted
from macros.system import disk

NAME = "log.csv"
TENTH = 10


def write(folder: Path, rows: Sequence[Row]) -> None:
    """The log has these rows, by their codes."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [field.name for field in fields(Row)], lineterminator="\n")
    writer.writeheader()
    writer.writerows(asdict(row) for row in sorted(rows, key=lambda row: row.code))
    disk.write(folder / NAME, text.getvalue().encode())


def line(row: Row) -> str:
    """What is said of an area as soon as it is done: `E06000059 Dorset: made in 9.1 s, built in 61.0 s (310 MB), no faults`."""
    built = f", {row.site} in {row.build_seconds:.1f} s ({row.peak_mb:.0f} MB)" if row.build_seconds else ""
    built = built or (f", site {row.site}" if row.site else "")
    faults = f"{counted(row.faults, 'fault')}: {row.first_fault}" if row.faults else "no faults"
    return f"{row.code} {row.area}: {row.folder} in {row.make_seconds:.1f} s{built}, {faults}"


def report(rows: Sequence[Row], seconds: float) -> Iterator[str]:
    """The lines of the report. `rows` are in the order in which the areas were finished; `seconds` is the time of all."""
    bad = [row for row in rows if row.faults]
    yield f"{counted(len(rows), 'area')} in {seconds:.0f} s, {len(bad)} with faults."
    made, built = ([row for row in rows if getattr(row, name) > 0.5] for name in ("make_seconds", "build_seconds"))
    yield from _times("Folders made", [row.make_seconds for row in made if row.folder != "left"])
    yield from _times("Sites built", [row.build_seconds for row in built])
    if peaks := [row.peak_mb for row in built if row.peak_mb]:
        most = max(built, key=lambda row: row.peak_mb)
        yield f"Peak memory of a build: {median(peaks):.0f} MB in the middle, {most.peak_mb:.0f} MB at most ({most.area})."
    yield f"On disk: {sum(row.folder_mb for row in rows):.0f} MB of folders, {sum(row.site_mb for row in rows):.0f} MB of sites."
    few = len(built) // TENTH
    if few:
        first, last = (median(row.build_seconds for row in part) for part in (built[:few], built[-few:]))
        yield f"Growth: the last tenth of the areas took {last / first:.2f} times as long each as the first."
    yield from (f"  {row.code} {row.area}: {row.first_fault}" for row in bad)


def _times(what: str, seconds: Sequence[float]) -> Iterator[str]:
    if seconds:
        yield f"{what}: {len(seconds)}, {median(seconds):.1f} s in the middle, {max(seconds):.1f} s at most."
