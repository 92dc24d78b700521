"""Each official publication that the importer knows has a figure on a page and a line on "How we compare"."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
import yaml

from macros.system.package import GIVEN

ROOT = Path(__file__).parent.parent.parent
FIGURES = ROOT / "docs" / "figures"
NO_DIRECTION = {
    "official-areas": "codes of the areas",
    "official-assessment-factors": "a higher share can mean better eyes",
    "official-population-children": "how many children live here",
    "official-revisions": "which values were revised",
    "official-statistical-neighbours": "which areas are alike",
}
NOT_DRAWN = ("official-areas", "official-revisions", "official-statistical-neighbours")


def tables() -> list[str]:
    known = yaml.safe_load((GIVEN / "publications.yml").read_text(encoding="utf-8"))
    return sorted(name for name in known if name.startswith("official-"))


def text(folder: Path) -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in sorted(folder.rglob("*.md")))


@pytest.mark.parametrize("table", [name for name in tables() if name not in NOT_DRAWN])
def test_each_official_publication_has_a_figure_on_a_page(table):
    assert f'figure("{table}"' in text(FIGURES)


@pytest.mark.parametrize("table", [name for name in tables() if name not in NO_DIRECTION])
def test_each_official_publication_with_an_agreed_direction_has_a_line_on_how_we_compare(table):
    compared = {row["table"] for row in yaml.safe_load((ROOT / "data" / "comparisons.yml").read_text(encoding="utf-8"))}
    page = (FIGURES / "how-we-compare.md").read_text(encoding="utf-8")
    assert table in compared or f'"{table}"' in page


def test_the_statistics_service_can_be_asked_about_a_publication():
    known = yaml.safe_load((GIVEN / "publications.yml").read_text(encoding="utf-8"))
    asked = {name: UUID(known[name]["service"]["data_set"]) for name in tables() if "service" in known[name]}
    assert "official-referrals" in asked
    assert len(set(asked.values())) == len(asked)
