"""The threshold guidance becomes pages for each level, side and theme, and files to take away."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from types import SimpleNamespace

import lxml.html
import pytest
from example_sites import copy, run_build, told
from index_of import Index

from macros.facts import Demonstration
from macros.outputs.thresholds import as_csv
from macros.thresholds import Guidance, Indicator

ADDRESS = "https://example.org/exampleshire/"
EVIL = "<5 & 4>"
"""What a text may hold, and markup gives another meaning: a tag is a fault, and told."""
FRONT = """\
---
title: {title}
summary: {title} of the example site.
owner: Data officer
date: 2026-11-20
review_by: 2099-06-30
audience: practitioner
---

"""
INDEX = "## Look\n\n{{ find() }}\n\n{{ level_picture() }}\n\n{{ level_pages() }}\n\n{{ levels() }}\n\n## Time limits\n\n{{ time_limits() }}\n\n## Download\n\n## All\n\n{{ indicators() }}\n"
LEVELS = """\
name: Steps of Help
bases:
  guidance: {title: Working Together to Safeguard Children, edition: "2018", date_checked: 2026-11-01}
levels:
  - {number: 1, name: Universal, meaning: The child is doing well and grows., leads: Parents, plan: None, consent: Asked, next_step: Go on.}
  - number: 2
    name: Protection
    meaning: The child is in danger, or likely to be.
    leads: A social worker
    plan: Assessment
    consent: Not needed
    next_step: Ring now.
    sections:
      - {section: Section 47, name: enquiries, who: A child in danger, plan: A plan, consent: Not needed, limits: [{what: Conference within 15 working days, basis: guidance}]}
domains:
  child: {name: The child, about: Health and learning of the child.}
  family: {name: Family and home, about: People and places around the child.}
ages:
  under-1: {name: Under 1, first: 0, last: 0, words: [baby]}
  1-4: {name: 1 to 4, first: 1, last: 4, words: [toddler]}
"""
CSV = f"""\
id,level,domain,ages,themes,text,next_step
well-fed,1,child,under-1;1-4,neglect,Is well fed.,Notice any change.
bruise,2,child,under-1,injuries,A bruise & {EVIL} on a baby.,Ring {EVIL} now.
bad-home,2,family,under-1;1-4,neglect;injuries,The home is dirty.,Ring.
"""
THEMES = f"""\
early-help: {{name: Early help, about: Help for families in time.}}
front-door: {{name: The front door, about: Contacts and referrals.}}
injuries: {{name: "Injuries {EVIL}", about: Injuries of babies and of children.}}
money: {{name: Money, about: What it costs and who pays for it.}}
neglect: {{name: Neglect, about: Basic needs that go unmet for a child.}}
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site with threshold guidance that means harm."""
    folder = copy(tmp_path_factory.mktemp("thresholds"))
    data, docs = folder / "data" / "thresholds", folder / "docs" / "thresholds"
    data.mkdir()
    docs.mkdir()
    (folder / "data" / "themes.yml").write_text(THEMES, encoding="utf-8")
    (data / "levels.yml").write_text(LEVELS, encoding="utf-8")
    (data / "indicators.csv").write_text(CSV, encoding="utf-8")
    (data / "words.yml").write_text("words:\n  dirty: [smelly]\n", encoding="utf-8")
    (docs / ".meta.yml").write_text("kind: threshold\ntemplate: threshold.html\n", encoding="utf-8")
    (docs / "index.md").write_text(FRONT.format(title="Thresholds") + INDEX, encoding="utf-8")
    (docs / "view.md").write_text(FRONT.format(title="View") + "Here.\n", encoding="utf-8")
    assert told(folder) == []
    assert run_build(folder).returncode == 0
    return folder / "site"


def page(built: Path, address: str):
    return lxml.html.fromstring((built / "thresholds" / address / "index.html").read_text(encoding="utf-8"))


def words(element) -> str:
    return " ".join(element.text_content().split())


def test_there_is_a_page_for_each_level_side_and_theme_that_has_indicators_and_no_shell(built):
    folders = sorted(path.name for path in (built / "thresholds").iterdir() if path.is_dir())
    assert folders == ["child", "family", "injuries", "level-1", "level-2", "neglect"]


def test_the_guidance_is_called_what_the_partnership_calls_it(built):
    assert {words(page(built, at).find_class("kicker")[0]) for at in ("child", "level-1", "neglect")} == {
        "Steps of Help"
    }
    assert page(built, "neglect").find_class("need-pages")[0].get("aria-label") == "Steps of Help, page by page"
    whole = json.loads((built / "thresholds" / "indicators.json").read_text(encoding="utf-8"))
    assert whole["title"] == "Steps of Help: Exampleshire Children's Safeguarding Partnership"


def test_a_level_lists_its_indicators_by_side_and_a_theme_by_level(built):
    def parts(address):
        return {
            words(part.find(".//h2")): [row.get("id") for row in part.iter("tr") if row.get("id")]
            for part in page(built, address).xpath("//div[starts-with(@class, 'need ')]")
        }

    assert parts("level-2") == {"The child": ["bruise"], "Family and home": ["bad-home"]}
    assert parts("neglect") == {"Level 1: Universal": ["well-fed"], "Level 2: Protection": ["bad-home"]}
    assert parts("family") == {"Level 2: Protection": ["bad-home"]}


def test_the_matrix_has_each_indicator_once_with_its_own_link(built):
    whole = page(built, "")
    rows = whole.xpath("//tr[@id]")
    assert [row.get("id") for row in rows] == ["bruise", "bad-home", "well-fed"]
    assert [row.xpath("string(.//a/@href)") for row in rows] == ["#bruise", "#bad-home", "#well-fed"]
    assert [words(cell) for cell in rows[1]] == ["The home is dirty.", "Ring.", "Level 2. All ages."]
    (row,) = page(built, "neglect").xpath("//tr[@id='bad-home']")
    assert words(row[2]) == f"Level 2. All ages. Neglect, Injuries {EVIL}."


def test_what_the_search_box_asks_for_has_each_indicator_as_it_can_be_chosen_and_typed(built):
    index = json.loads((built / "search" / "indicators.json").read_text(encoding="utf-8"))
    assert [*index["rows"]] == ["well-fed", "bruise", "bad-home"]
    assert index["rows"]["bad-home"] == {
        "level": ["2"],
        "domain": ["family"],
        "age": ["under-1", "1-4"],
        "theme": ["neglect", "injuries"],
        "words": f"level 2 All ages Neglect Injuries {EVIL} smelly baby toddler",
    }
    assert index["ages"] == {"under-1": "Under 1", "1-4": "1 to 4"}


def test_an_age_as_people_type_it_has_the_band_of_its_year(built):
    bands = json.loads((built / "search" / "indicators.json").read_text(encoding="utf-8"))["bands"]
    assert [bands["y"].get(age) for age in ("0", "1", "four", "5")] == ["under-1", "1-4", "1-4", None]
    assert [bands["m"][age] for age in ("six", "11", "12", "48")] == ["under-1", "under-1", "1-4", "1-4"]
    assert [bands["w"][age] for age in ("51", "52")] == ["under-1", "1-4"]
    assert bands["d"]["99"] == "under-1"


def test_a_time_limit_from_another_edition_than_the_one_in_force_says_so(built):
    said = words(page(built, "").find_class("need-bases")[0])
    assert said.startswith(
        "Working Together to Safeguard Children, edition of 2018, checked on 1 November 2026: "
        "conference within 15 working days."
    )
    assert "The edition in force is that of 2026: check these limits against it" in said


def test_what_is_typed_never_becomes_a_script(built):
    files = [*(built / "thresholds").rglob("*.html")]
    assert len(files) == 7
    assert [path for path in files if EVIL in path.read_text(encoding="utf-8")] == []


def test_the_csv_and_the_json_hold_every_indicator_and_stand_beside_the_matrix_with_their_size(built):
    raw = (built / "thresholds/indicators.csv").read_bytes().decode()
    head, *rows = csv.reader(CSV.splitlines())
    assert list(csv.reader(raw.splitlines())) == [
        [*head, "procedure", "status"],
        *([*row, "", "published"] for row in rows),
    ]
    whole = json.loads((built / "thresholds/indicators.json").read_text(encoding="utf-8"))
    assert (whole["status"], whole["licence"]["title"]) == (
        "published",
        "Open Government Licence v3.0",
    )
    assert [level["number"] for level in whole["levels"]] == [1, 2]
    assert whole["indicators"][2] == {
        "id": "bad-home",
        "level": 2,
        "domain": "family",
        "ages": ["under-1", "1-4"],
        "themes": ["neglect", "injuries"],
        "text": "The home is dirty.",
        "next_step": "Ring.",
        "procedure": None,
        "status": "published",
        "url": f"{ADDRESS}thresholds/#bad-home",
    }
    links = {
        link.get("href"): words(link) for link in page(built, "").xpath("//h2[@id='download']/following::ul[1]//a")
    }
    size = len(raw.encode())
    assert links["../thresholds/indicators.csv"] == f"All 3 indicators as CSV ({size} bytes)"


def test_each_row_for_download_says_that_it_is_illustrative_until_a_partnership_has_approved_it():
    row = Indicator("late", 2, "child", ("1-4",), ("missing",), "Is late.", "Ask.")
    site = SimpleNamespace(partnership=SimpleNamespace(is_demonstration=True, demonstration=Demonstration()))
    rows = list(csv.DictReader(as_csv(Guidance(indicators=[row]), site).decode().splitlines()))
    assert [one["status"] for one in rows] == ["illustrative, for approval by the partnership"]


def test_search_and_sitemap_know_the_pages_by_what_people_type(built):
    index = Index.of(built)
    assert "thresholds/neglect/" in index.pages_with("smelly")
    assert "thresholds/neglect/" in index.pages_with("toddler")
    assert "thresholds/view/" not in index.pages
    assert f"{ADDRESS}thresholds/level-1/" in (built / "sitemap.xml").read_text(encoding="utf-8")


def test_the_whole_matrix_is_in_the_search_once_through_its_pages(built):
    index = Index.of(built)
    assert index.pages_with("home") & index.pages_with("dirty") == {"thresholds/injuries/", "thresholds/neglect/"}
