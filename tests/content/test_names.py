"""A table from a source that will not be continued says in its name of which time it is, so that nobody takes it for today."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent.parent
TABLES = (ROOT / "data" / "tables", ROOT / "tests" / "examples" / "walsall" / "data" / "tables")
ENDED = {"ofsted-2015", "scrutiny-2019", "walsall-2022"}


def ended() -> list[tuple[str, dict[str, Any]]]:
    """The tables whose sources have all ended."""
    paths = [path for folder in TABLES for path in sorted(folder.glob("*.yml"))]
    read = [(path.stem, yaml.safe_load(path.read_text(encoding="utf-8"))) for path in paths]
    return [(stem, words) for stem, words in read if {one["document"] for one in words["sources"]} <= ENDED]


@pytest.mark.parametrize(("stem", "words"), ended(), ids=[stem for stem, _ in ended()])
def test_a_table_of_the_past_says_so_in_its_name(stem, words):
    assert re.search(r"\b20\d\d\b", words["title"]), f"{stem}: {words['title']}"


@pytest.mark.parametrize(("stem", "words"), ended(), ids=[stem for stem, _ in ended()])
def test_what_a_table_is_about_says_where(stem, words):
    assert re.search(r"Sandwell|Walsall|Black Country|England", f"{words['title']} {words['description']}"), stem
