"""How long large tables take: the check of 100,000 rows, and the import of a published file of 300,000.

    python tests/bench/tables.py

The import is set beside a plain `pandas.read_csv` of the same file, so that the figure means something on any machine.
"""

from __future__ import annotations

import tempfile
import time
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import yaml

from macros.facts.partnership import Place
from macros.importing import Project, import_files, publications
from macros.importing import write as put
from macros.tables import check_table, load

ROOT = Path(__file__).parent.parent.parent

CHECKED, IMPORTED, AUTHORITIES = 100_000, 300_000, 152
DAY = date(2026, 11, 20)
HEAD = "time_period,area,group,children_count,population_count,children_percent"
PUBLISHED = (
    "time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,old_la_code,"
    "new_la_code,la_name,category,CPP_start,CPP_subsequent,CPP_subsequent_percent"
)


def seconds(work: Callable[[], object]) -> float:
    """The shortest of three runs."""
    taken = []
    for _ in range(3):
        started = time.perf_counter()
        work()
        taken.append(time.perf_counter() - started)
    return min(taken)


def large_table(folder: Path) -> None:
    """A table of 100,000 rows with parts and totals and percentages, and metadata with a rule for each."""
    lines = [HEAD]
    for place in range(CHECKED // 50):
        for year in range(10):
            counts = [7 + (place + year) % 90, 10 + place % 50, 20, 30]
            groups = ["Under 5", "5 to 9", "10 to 14", "15 to 17", "All ages"]
            for group, count in zip(groups, [*counts, sum(counts)], strict=True):
                lines.append(f"{2016 + year},Place {place},{group},{count},1000,{count / 10:.1f}")
    (folder / "large.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    names = HEAD.split(",")
    kinds = ["string"] * 3 + ["integer", "integer", "number"]
    metadata = {
        "title": "A large table",
        "description": "A table of one hundred thousand rows.",
        "definition": "Children who were counted, in parts and in all.",
        "sources": [{"document": "one", "locator": "all of it"}],
        "licenses": [{"name": "OGL-UK-3.0"}],
        "retrieved": DAY,
        "owner": "Performance team",
        "review_by": date(2027, 11, 20),
        "schema": {
            "primaryKey": names[:3],
            "fields": [{"name": name, "title": name, "type": kind} for name, kind in zip(names, kinds, strict=True)],
        },
        "disclosure": {"rule": "threshold", "threshold": 5, "applies_to": ["children_count"]},
        "reconcile": [
            {"sum": "children_count", "over": "group", "total": "All ages"},
            {"percent": "children_percent", "of": "children_count", "total": "population_count", "dp": 1},
        ],
    }
    (folder / "large.yml").write_text(yaml.safe_dump(metadata), encoding="utf-8")


def large_file(path: Path) -> None:
    """A file in the department's form: 300,000 rows of England's authorities, thirteen years of the home area and its country among them."""
    with path.open("w", encoding="utf-8") as file:
        file.write(f"{PUBLISHED}\n")
        for number in range(IMPORTED - 26):
            code = 100_000 + number % AUTHORITIES
            file.write(
                f"{2013 + number % 13},Reporting year,Local authority,E92000001,England,E12000001,North East,{code},"
                f"E{code},Place {code},{CATEGORY},{400 + number % 300},{number % 90},{number % 100}\n"
            )
        for year in range(2013, 2026):
            file.write(f"{year},Reporting year,National,E92000001,England,,,,,,{CATEGORY},60000,15000,25\n")
            file.write(
                f"{year},Reporting year,Local authority,E92000001,England,E12000005,West Midlands,333,E08000028,"
                f"Sandwell,{CATEGORY},400,100,25\n"
            )


CATEGORY = "Child Protection Plans which are a second or subsequent plan"


def main() -> None:
    """Print each figure on a line of its own."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        folder = root / "data" / "tables"
        folder.mkdir(parents=True)
        large_table(folder)
        table, problems, record = load("large", folder, root)
        if table is None or record is None:
            raise SystemExit(f"The table cannot be read: {problems}")
        read = seconds(lambda: load("large", folder, root))
        checked = seconds(lambda: check_table(load("large", folder, root)[0], record, lambda stem: None))
        faults = check_table(table, record, lambda stem: None)
        print(
            f"A table of {len(table.cells):,} rows: read in {read:.2f} s, read and checked in {checked:.2f} s, {len(faults)} faults."
        )

        file = root / "large.csv"
        large_file(file)
        project = Project(
            root,
            Place(name="Sandwell", old_la_code="333", new_la_code="E08000028"),
            Place(name="West Midlands", region_code="E12000005"),
            Place(name="England", country_code="E92000001"),
            publications(ROOT),
            DAY,
        )
        taken = seconds(lambda: put(root, import_files([file], project).files))
        plain = seconds(lambda: pd.read_csv(file, dtype="str", keep_default_na=False))
        tracemalloc.start()
        import_files([file], project)
        most = tracemalloc.get_traced_memory()[1] / 1e6
        print(
            f"A published file of {IMPORTED:,} rows ({file.stat().st_size / 1e6:.0f} MB): imported in {taken:.2f} s, {taken / plain:.1f} times a plain read_csv ({plain:.2f} s), with {most:.1f} MB of memory at most."
        )


if __name__ == "__main__":
    main()
