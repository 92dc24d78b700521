"""The words that people search with go into the index; one that leads nowhere is told with its line."""

from __future__ import annotations

import datetime
import json
import shutil
from pathlib import Path
from typing import Any

from example_sites import copy
from making_sites import making_of

from macros.checks.site import check_site
from macros.content import Site
from macros.outputs.index import INDEX, leads
from macros.outputs.targets import make, targets

TODAY = datetime.date(2026, 11, 21)


def example(tmp_path: Path, words: str | None) -> Site:
    """The example site with these search words."""
    root = copy(tmp_path)
    if words is not None:
        (root / "data" / "search-words.yml").write_text(words, encoding="utf-8")
    return Site(root, TODAY)


def index(site: Site) -> dict[str, Any]:
    """The search index of a site as it is published."""
    making = making_of(site.root)
    [target] = [one for one in targets(making) if one.files == (INDEX,)]
    made = make(making, target)
    assert made.problems == []
    found: dict[str, Any] = json.loads(made.files[INDEX])
    return found


def told(site: Site) -> list[str]:
    return [str(problem) for problem in check_site(site) if problem.path == "data/search-words.yml"]


def test_words_lead_to_the_addresses_of_their_pages(tmp_path):
    site = example(
        tmp_path,
        '- words: [hit, "my dad hits me"]\n  pages: [worried/index.md, figures/front-door.md]\n  danger: true\n'
        "- words: [privacy]\n  pages: [about/privacy.md]\n",
    )
    words = [
        {"say": ["hit", "my dad hits me"], "to": ["worried/", "figures/front-door/"], "danger": True},
        {"say": ["privacy"], "to": ["about/privacy/"]},
    ]
    assert leads(site) == words
    published = index(site)
    assert published["words"] == words
    assert [one["title"] for one in published["docs"] if one["location"] == ""] == [
        "Exampleshire Children's Safeguarding Partnership"
    ]


def test_a_site_without_search_words_has_an_index_without_them(tmp_path):
    site = example(tmp_path, None)
    assert leads(site) == []
    assert index(site)["words"] == []


def test_a_word_that_leads_to_no_page_is_told_with_its_line(tmp_path):
    site = example(tmp_path, "- words: [hit]\n  pages:\n    - worried/index.md\n    - worried/indx.md\n")
    assert told(site) == ["data/search-words.yml:4: `worried/indx.md` is not a page. Did you mean `worried/index.md`?"]


def test_a_word_that_leads_to_no_heading_is_told_with_the_nearest(tmp_path):
    site = example(tmp_path, "- words: [hit]\n  pages: [figures/front-door.md#who-contact]\n")
    (fault,) = told(site)
    assert fault.startswith(
        "data/search-words.yml:2: `figures/front-door.md#who-contact` leads to no heading of the page."
    )


def test_a_word_in_two_entries_is_told(tmp_path):
    site = example(
        tmp_path, "- words: [hit]\n  pages: [worried/index.md]\n- words: [Hit]\n  pages: [about/privacy.md]\n"
    )
    assert told(site) == [
        "data/search-words.yml:3: `Hit` is on line 1 already. Keep one entry and list all its pages there."
    ]


def test_an_entry_without_words_is_told(tmp_path):
    site = example(tmp_path, "- words: []\n  pages: [worried/index.md]\n")
    assert told(site) == ["data/search-words.yml:1: `words` is empty. Give it at least 1 entry."]


def test_a_faulty_threshold_guidance_is_told_once_and_not_at_every_search_word(tmp_path):
    from datetime import date
    from pathlib import Path

    from macros.checks.site import check_site
    from macros.content import Site

    root = Path(__file__).parents[2]
    for room in ("data", "docs"):
        shutil.copytree(root / room, tmp_path / room)
    path = tmp_path / "data" / "thresholds" / "indicators.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("healthy-and-growing,1,child", "healthy-and-growing,7,chlid", 1), encoding="utf-8")
    told = [str(one) for one in check_site(Site(tmp_path, date(2026, 11, 21))) if one.stops]
    assert [one for one in told if one.startswith("data/search-words.yml")] == []
    assert any(one.startswith("data/thresholds/indicators.csv:2: ") for one in told)
