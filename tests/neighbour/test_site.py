"""A neighbour's whole site, in a folder of data and words alone, is built by the same generator."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from built_site import addresses_in, parsed
from example_sites import EXAMPLES

from macros.build.replaced import build

WALSALL = EXAMPLES / "walsall"
OTHER = "Sandwell"
WORDS_AND_NUMBERS = {".yml", ".csv", ".md"}
AROUND = "//title | //h1 | //header | //footer | //nav | //meta[@name='description']"


@pytest.fixture(scope="session")
def site(tmp_path_factory) -> Path:
    """Where Walsall's site is built, far from the project's own."""
    folder = tmp_path_factory.mktemp("neighbour") / "walsall"
    shutil.copytree(WALSALL, folder, ignore=shutil.ignore_patterns("site", "site-editions", ".*-new", ".cache"))
    assert [str(problem) for problem in build(folder, lambda text: None) if problem.stops] == []
    return folder / "site"


def test_the_folder_has_words_and_numbers_alone():
    files = [path for one in ("data", "docs") for path in (WALSALL / one).rglob("*") if path.is_file()]
    assert [path.name for path in files if path.suffix not in WORDS_AND_NUMBERS and path.name != ".meta.yml"] == []


def test_every_page_is_of_the_neighbour(site):
    about = {one: [*parsed(site / one).xpath(AROUND)] for one in addresses_in(site)}
    named = {
        one: " ".join(part.text_content() + (part.get("content") or "") for part in parts)
        for one, parts in about.items()
    }
    assert [one for one, text in named.items() if OTHER in text] == []


def test_the_other_partnership_is_named_in_official_figures_alone():
    """As a statistical neighbour, or an authority of the region."""
    texts = [path for path in WALSALL.rglob("*") if path.suffix in {".md", ".yml"} and "site" not in path.parts]
    named = {path.name for path in texts if OTHER in path.read_text(encoding="utf-8")}
    assert [name for name in sorted(named) if not name.startswith("official-")] == []
