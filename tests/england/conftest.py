"""Twelve areas that differ, each with the tables that three small published files make for it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from small_england import AREAS, write_files

from macros.content import Site
from macros.facts.area_names import plain_name
from macros.importing import Found, Project, import_files, publications, read_once
from macros.importing.files import Refused
from macros.system import days

ROOT = Path(__file__).parents[2]
LONDON = ("E12000007", "London")


@pytest.fixture(scope="session")
def files(tmp_path_factory) -> Path:
    return write_files(tmp_path_factory.mktemp("published"))


@pytest.fixture(scope="session")
def published(files) -> list[Found]:
    return read_once(sorted(files.iterdir()), publications(files))


@pytest.fixture(scope="session")
def areas(published, tmp_path_factory) -> dict[str, Path]:
    """The folder of each area: who it is, what it compares, and its tables."""
    return {code: _folder(tmp_path_factory.mktemp(code), code, published) for code in AREAS}


def _folder(folder: Path, code: str, published: list[Found]) -> Path:
    old, name, *region = AREAS[code]
    region = list(LONDON) if region[0].startswith("E13") else region
    who = yaml.safe_load((ROOT / "data/partnership.yml").read_text(encoding="utf-8"))
    who |= {
        "name": f"{plain_name(name)} Safeguarding Children Partnership",
        "area": plain_name(name),
        "authority": {"name": plain_name(name), "old_la_code": old, "new_la_code": code},
        "region": {"name": plain_name(region[1]), "region_code": region[0]},
        "towns": [],
    }
    for part in ("data/tables", "docs"):
        (folder / part).mkdir(parents=True)
    (folder / "data/partnership.yml").write_text(yaml.safe_dump(who, allow_unicode=True), encoding="utf-8")
    (folder / "data/sources.yml").write_text("a:\n  title: A\n  publisher: B\n  period: C\n", encoding="utf-8")
    site = Site(folder, days.today())
    here = site.partnership
    project = Project(
        folder, here.authority, here.region, here.country, publications(folder), days.today(), as_published=True
    )
    try:
        outcome = import_files(published, project)
    except Refused:  # the model of neighbours has no row for this area
        outcome = import_files([one for one in published if one.publication.kind != "neighbours"], project)
    for one, content in outcome.files.items():
        (folder / one).write_bytes(content)
    numbers = (folder / "data/tables/official-children-in-need.csv").read_text(encoding="utf-8")
    known = any(
        f",{quoted}," in line and ",c," not in line
        for quoted in (plain_name(name), f'"{plain_name(name)}"')
        for line in numbers.splitlines()
    )
    measure = {
        "measure": "Children in need",
        "table": "official-children-in-need",
        "column": "at_31_march_rate",
        "better": "neither",
        "group": "Need",
    }
    started = {
        "measure": "Children who started",
        "table": "official-children-in-need",
        "column": "started_children_count",
        "better": "low",
        "group": "Need",
    }
    (folder / "data/comparisons.yml").write_text(yaml.safe_dump([measure, started] if known else []), encoding="utf-8")
    return folder
