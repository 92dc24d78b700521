"""The whole example: the small site of a place that does not exist, and beside it one page of every other kind."""

from __future__ import annotations

import shutil
from pathlib import Path

from test_check import EXAMPLES, copy

ROOT = Path(__file__).parent.parent
GALLERY = "tests/charts/examples"


def whole(folder: Path) -> Path:
    """The example in a folder of its own, with the project's own templates."""
    site = copy(folder)
    shutil.copytree(EXAMPLES / "whole", site, dirs_exist_ok=True)
    shutil.copytree(ROOT / GALLERY, site / GALLERY)
    point_home(site)
    return site


def one_page(folder: Path) -> Path:
    """The least that a site has: its settings, who the partnership is, and one page."""
    site = folder / "one"
    (site / "docs").mkdir(parents=True)
    (site / "data").mkdir()
    shutil.copy(EXAMPLES / "site" / "data" / "partnership.yml", site / "data")
    (site / "data" / "sources.yml").write_text("{}\n", encoding="utf-8")
    (site / "mkdocs.yml").write_text(
        "INHERIT: ../../../mkdocs.yml\nsite_name: Exampleshire Children's Safeguarding Partnership\nsite_url: https://example.org/one/\nwatch: [data]\n"
        "theme: {custom_dir: ../../../overrides}\nnav: [index.md]\n",
        encoding="utf-8",
    )
    (site / "docs" / "index.md").write_text(
        "---\nkind: home\ntemplate: home.html\ntitle: One page\nsummary: The only page of this site.\n"
        "owner: Business unit\ndate: 2026-11-20\nreview_by: 2099-11-20\naudience: public\n---\n\nWords.\n",
        encoding="utf-8",
    )
    point_home(site)
    return site


def point_home(site: Path) -> None:
    """The copy's settings name the project's own files by their whole path."""
    path = site / "mkdocs.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("../../../", f"{ROOT.as_posix()}/"), encoding="utf-8")
