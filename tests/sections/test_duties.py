"""What must be published is held against the pages: the build stops where a page, a heading or its words are missing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.checks.site import check_site
from macros.content import Site
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros
from macros.sections import duties

EXAMPLE = Path(__file__).parent.parent / "examples" / "site"
TODAY = date(2026, 11, 21)
DUTY = """\
- id: help
  group: The website
  duty: Who to call about a child
  basis: An example of a rule
  edition: "{edition}"
  date_checked: 2026-11-20
  page: {page}
  heading: {heading}
"""


@pytest.fixture
def example(tmp_path, monkeypatch):
    """The small site with one more page and one duty that it meets; no other is asked of it."""
    monkeypatch.setattr(duties, "REQUIRED", {"The website": ("help",)})
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", ".pictures", ".site-*"))
    page = folder / "docs" / "about" / "ring.md"
    page.write_text(
        "---\ntitle: Who to call\nsummary: Who to call, and when to ring them.\nowner: Business unit\n"
        "date: 2026-11-20\nreview_by: 2099-11-20\naudience: public\n---\n\nA first line.\n\n"
        "## Who to call now\n\nRing the police when a child is in danger at this moment.\n\n## Later\n\nWords.\n",
        encoding="utf-8",
    )
    return folder


def told(folder, page="about/ring.md", heading="Who to call now", edition=""):
    path = folder / "data" / "duties.yml"
    path.write_text(DUTY.format(page=page, heading=heading, edition=edition), encoding="utf-8")
    return [str(problem) for problem in check_site(Site(folder, TODAY))]


def test_a_duty_that_a_heading_meets_is_no_fault(example):
    assert told(example) == []


def test_a_duty_whose_page_is_gone_stops_the_build_and_names_the_line(example):
    assert told(example, page="about/rings.md") == [
        "data/duties.yml:1: `about/rings.md` is not a page, so this is published nowhere: Who to call about a child. "
        "Did you mean `about/ring.md`?"
    ]


def test_a_duty_whose_heading_was_renamed_stops_the_build(example):
    assert told(example, heading="Who to call") == [
        "data/duties.yml:1: about/ring.md has no heading `Who to call`, so this is published nowhere: Who to call "
        "about a child. The choices are `Later` and `Who to call now`."
    ]


def test_a_duty_whose_heading_has_no_words_stops_the_build_at_the_page(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Ring the police when a child is in danger at this moment.", ""),
        encoding="utf-8",
    )
    assert told(example) == [
        "docs/about/ring.md:12: `Who to call now` has 0 words below it, and must say: Who to call about a child. "
        "Write how this is done; data/duties.yml leads readers here."
    ]


def test_a_duty_whose_page_cannot_be_read_is_told_at_the_page_alone(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(page.read_text(encoding="utf-8").replace("owner: Business unit", "owner:"), encoding="utf-8")
    assert [fault.split(":")[0] for fault in told(example)] == ["docs/about/ring.md"]


def test_a_part_that_is_made_from_data_alone_meets_a_duty(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "Ring the police when a child is in danger at this moment.", '{{ contacts("public") }}'
        ),
        encoding="utf-8",
    )
    assert told(example) == []


def test_a_duty_read_in_an_older_edition_is_told_and_stops_nothing(example):
    assert told(example, edition="2018") == [
        "data/duties.yml:1: advice: A duty was read in Working Together to Safeguard Children 2018, and 2026 is in "
        "force. Read it in the new edition, then set `edition:` and `date_checked:`."
    ]


def test_a_duty_that_is_taken_out_of_the_list_stops_the_build(example, monkeypatch):
    monkeypatch.setattr(duties, "REQUIRED", {"The website": ("help", "voice")})
    assert told(example) == [
        "data/duties.yml:1: The duty `voice` (The website) is missing from the list. Put it back with its page and "
        "heading, as the other duties have them."
    ]


def test_the_list_of_duties_links_to_the_exact_heading(example):
    told(example)
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("duties")
    assert '<a href="@/about/ring/#who-to-call-now">Who to call now</a>' in shown
    assert "An example of a rule" in shown
