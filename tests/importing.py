"""Small published files, and a project of Homeham that has nothing yet, for the tests of imports."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
import yaml

from macros.importing import Outcome, Project, Publications, Refused, import_files, publications
from macros.system import together
from macros.tables.check import check_table
from macros.tables.load import load

PUBLISHED = Path(__file__).parent / "importing" / "published"
ROOT = Path(__file__).parents[1]
REAL = publications(ROOT)
FILES = [stem for stem, one in REAL.publications.items() if one.is_file]
HEAD, *BODY = csv.reader(io.StringIO((PUBLISHED / "plans_2025.csv").read_text(encoding="utf-8")))
DAY = date(2026, 11, 20)
KNOWN: dict[bytes, Publications] = {}
"""What has been read already, so that each test does not read the same file again."""


@dataclass
class Place:
    name: str
    old_la_code: str = ""
    new_la_code: str = ""
    region_code: str = ""
    country_code: str = ""


def project(root: Path, day: date = DAY, **how: bool) -> Project:
    """The project of Homeham in a folder that has nothing yet but its publications and sources."""
    if not (root / "data").exists():
        (root / "data" / "tables").mkdir(parents=True)
        shutil.copy(PUBLISHED / "publications.yml", root / "data")
        (root / "data" / "sources.yml").write_text("plans-2024:\n  title: Plans\n  publisher: The department\n")
    home = Place("Homeham", old_la_code="333", new_la_code="E06000333")
    region, country = Place("Midshire", region_code="E12000012"), Place("Albion", country_code="E92000001")
    text = (root / "data" / "publications.yml").read_bytes()
    if text not in KNOWN:
        known = publications(root)
        KNOWN[text] = known.model_copy(
            update={"publications": {stem: known.publications[stem] for stem in known.lines}}
        )
    return Project(root, home, region, country, KNOWN[text], day, **how)


def show(root: Path, *names: str, day: date = DAY, **how: bool) -> Outcome:
    """What these files would change: small ones by their names, others by their paths."""
    files = [Path(name) if "/" in name else PUBLISHED / f"{name}.csv" for name in names]
    return import_files(files, project(root, day, **how))


def take(root: Path, *names: str, day: date = DAY, **how: bool) -> str:
    """What is said when these files are imported, and it is written."""
    outcome = show(root, *names, day=day, **how)
    together.write(root, outcome.files)
    return "\n".join(outcome.lines)


def changed(root: Path, name: str, *swaps: tuple[str, str]) -> str:
    """A small file with other words in it, beside the project."""
    text = (PUBLISHED / f"{name}.csv").read_text(encoding="utf-8")
    for old, new in swaps:
        assert old in text
        text = text.replace(old, new)
    path = root / f"{name}.csv"
    path.write_text(text, encoding="utf-8")
    return path.as_posix()


def refusal(root: Path, *names: str) -> list[str]:
    """Why the files are refused, without the folder of the test; and that nothing was written."""
    before = everything(root)
    with pytest.raises(Refused) as refused:
        take(root, *names)
    assert {**before, "data/sources.yml": b"", "data/publications.yml": b""}.keys() >= everything(root).keys()
    assert all(everything(root)[name] == content for name, content in before.items())
    return [str(problem).replace(f"{root.as_posix()}/", "") for problem in refused.value.problems]


def everything(root: Path) -> dict[str, bytes]:
    """Every file below data/, by its name."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted((root / "data").rglob("*"))
        if path.is_file()
    }


def rows(root: Path, stem: str) -> list[dict[str, str]]:
    """The rows of a table."""
    text = (root / "data" / "tables" / f"{stem}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))


def metadata(root: Path, stem: str) -> dict:
    """The metadata of a table."""
    return yaml.safe_load((root / "data" / "tables" / f"{stem}.yml").read_text(encoding="utf-8"))


def faults(root: Path, stem: str) -> list[str]:
    """What the check of the site says about a table."""

    def find(other: str):
        return load(other, root / "data" / "tables", root, "Homeham")[0]

    table, problems, record = load(stem, root / "data" / "tables", root, "Homeham")
    return [str(one) for one in [*problems, *(check_table(table, record, find) if table else [])]]


def at(name: str) -> int:
    """The place of a column in the small file of plans."""
    return HEAD.index(name)


def written(root: Path, head: list[str], body: list[list[str]]) -> str:
    """A small file of these rows, beside the project."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([head, *body])
    (root / "plans.csv").write_text(text.getvalue(), encoding="utf-8")
    return (root / "plans.csv").as_posix()


def with_cells(name: str, make: Callable[[str], str]) -> list[list[str]]:
    """The rows of the small file, with what `make` makes of each cell of one column."""
    return [[make(cell) if index == at(name) else cell for index, cell in enumerate(row)] for row in BODY]


def at_home(root: Path) -> None:
    """The partnership of the site becomes that of Homeham."""
    who = yaml.safe_load((ROOT / "data" / "partnership.yml").read_text(encoding="utf-8"))
    who |= {
        "authority": {"name": "Homeham", "old_la_code": "333", "new_la_code": "E06000333"},
        "region": {"name": "Midshire", "region_code": "E12000012"},
        "country": {"name": "Albion", "country_code": "E92000001"},
    }
    (root / "data" / "partnership.yml").write_text(yaml.safe_dump(who), encoding="utf-8")
