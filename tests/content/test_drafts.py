"""A draft is built in the preview alone: the published site has nothing of it, and no page leads to it."""

from __future__ import annotations

import pytest
from example_sites import TODAY, change, copy, told, whole
from making_sites import made

from macros.content import Site

PAGE = "docs/briefings/noticing.md"
WORDS = "Zebracrossing"


def holding(files):
    return sorted(name for name, raw in files.items() if WORDS.encode() in raw or WORDS.lower().encode() in raw)


@pytest.mark.parametrize("line", ["draft: true", "publish_on: 2035-01-01"])
def test_nothing_of_the_published_site_names_a_page_that_is_kept_back(line, tmp_path):
    root = whole(tmp_path)
    page = root / "docs/briefings/speaking-up.md"
    change(page, "title: ", f"{line}\ntitle: {WORDS} ")
    done = made(root)
    assert done.files
    assert holding(done.files) == []
    assert [name for name in done.files if "speaking-up" in name] == []


def test_a_page_that_is_over_is_in_no_list_feed_or_search(tmp_path):
    root = whole(tmp_path)
    page = root / "docs/briefings/speaking-up.md"
    change(page, "title: ", f"title: {WORDS} ")
    change(page, "review_by: ", "until: 2026-11-20\nreview_by: ")
    assert [name for name in holding(made(root).files) if "speaking-up" not in name and "saying-it" not in name] == []


def test_a_preview_shows_a_draft_and_the_published_site_does_not(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "draft: true\nreview_by: ")
    assert "briefings/noticing/" in Site(root, TODAY, preview=True).urls
    assert "briefings/noticing/" not in Site(root, TODAY).urls


def test_a_link_to_a_draft_is_told_and_one_from_another_draft_is_not(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "draft: true\nreview_by: ")
    other = root / "docs/figures/front-door.md"
    other.write_text(
        other.read_text(encoding="utf-8") + "\nSee [a briefing](../briefings/noticing.md).\n", encoding="utf-8"
    )
    line = len(other.read_text(encoding="utf-8").splitlines())
    assert told(root) == [
        f"docs/figures/front-door.md:{line}: The link `../briefings/noticing.md` leads to a draft, which is not published. "
        "Remove the link, or publish that page: remove `draft: true` in it."
    ]
    change(other, "review_by: ", "draft: true\nreview_by: ")
    assert [one for one in told(root) if "leads to a draft" in one] == []


def test_a_draft_with_a_first_day_is_told(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "draft: true\npublish_on: 2026-12-01\nreview_by: ")
    [one] = told(root)
    assert (
        "`draft: true` keeps the page back, so that `publish_on: 2026-12-01` has no effect. Remove one of the two lines."
        in one
    )


def test_the_index_of_pages_that_are_published_is_no_draft(tmp_path):
    root = copy(tmp_path)
    change(root / "docs/briefings/index.md", "review_by: ", "draft: true\nreview_by: ")
    assert any("This page is a draft, and briefings/noticing.md, which it lists, is not." in one for one in told(root))


@pytest.mark.parametrize("value", ["maybe", "1", '"true"', "[true]"])
def test_draft_is_true_or_false(value, tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", f"draft: {value}\nreview_by: ")
    [one] = told(root)
    assert "`draft`" in one
    assert "true or false" in one


def test_a_notice_and_a_search_word_that_lead_to_a_draft_are_told(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "draft: true\nreview_by: ")
    (root / "data/notices.yml").write_text(
        "- text: Read our new briefing.\n  link: briefings/noticing.md\n  from: 2026-11-20\n  until: 2026-11-22\n",
        encoding="utf-8",
    )
    assert (
        "data/notices.yml:2: `briefings/noticing.md` is a draft, which is not published. Remove `draft: true` there, or name another page."
        in told(root)
    )
