"""The example sites, copied into a folder of the test's own: the small one, the whole one, and the least that a site has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from macros.build.replaced import build
from macros.checks.site import check_site
from macros.content import Site

ROOT = Path(__file__).parent.parent
EXAMPLES = Path(__file__).parent / "examples"
GALLERY = "tests/charts/examples"
TODAY = date(2026, 11, 21)
HOME = "https://example.org/exampleshire/"


def copy(folder: Path) -> Path:
    """The small example site, to be spoilt."""
    target = folder / "site"
    shutil.copytree(EXAMPLES / "site", target, ignore=shutil.ignore_patterns("site", ".pictures", ".site-*"))
    return target


def whole(folder: Path) -> Path:
    """The small example with one page of every other kind beside it."""
    site = copy(folder)
    shutil.copytree(EXAMPLES / "whole", site, dirs_exist_ok=True)
    shutil.copytree(ROOT / GALLERY, site / GALLERY)
    return site


def one_page(folder: Path) -> Path:
    """The least that a site has: its settings, who the partnership is, and one page."""
    site = folder / "one"
    (site / "docs").mkdir(parents=True)
    (site / "data").mkdir()
    shutil.copy(EXAMPLES / "site" / "data" / "partnership.yml", site / "data")
    (site / "mkdocs.yml").write_text("site_url: https://example.org/one/\nnav: [index.md]\n", encoding="utf-8")
    (site / "docs" / "index.md").write_text(
        "---\nkind: home\ntemplate: home.html\ntitle: One page\nsummary: The only page of this site.\n"
        "owner: Business unit\ndate: 2026-11-20\nreview_by: 2099-11-20\naudience: public\n---\n\nWords.\n",
        encoding="utf-8",
    )
    return site


def change(path: Path, old: str, new: str) -> None:
    """Puts `new` in the first place of `old`, which is there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def told(folder: Path) -> list[str]:
    """Every message of the check of the content."""
    return [str(problem) for problem in check_site(Site(folder, TODAY))]


def run_build(folder: Path) -> subprocess.CompletedProcess[str]:
    """The command that builds the site of a folder, as an officer runs it."""
    command = [sys.executable, "-m", "macros", "site", "--folder", str(folder)]
    return subprocess.run(command, capture_output=True, check=False, text=True)


def whole_site(factory: pytest.TempPathFactory) -> Path:
    """The root of the whole example, built once for all tests and all workers of a run. It is read, never changed."""
    shared = factory.getbasetemp()
    if os.environ.get("PYTEST_XDIST_WORKER"):
        shared = shared.parent
    folder = shared / "whole-example"
    try:
        folder.mkdir()
    except FileExistsError:  # another worker builds it, or has built it
        while not (folder / "faults").exists():
            time.sleep(0.1)
    else:
        faults = ["The build broke off"]
        try:
            faults = [str(problem) for problem in build(whole(folder), lambda text: None)]
        finally:
            (folder / "being-written").write_text("\n".join(faults), encoding="utf-8")
            (folder / "being-written").rename(folder / "faults")
    assert (folder / "faults").read_text(encoding="utf-8") == ""
    return folder / "site"
