"""Each thing carries its own date: its period, the end of its data, when it was published or last changed; else none."""

from __future__ import annotations

from datetime import date

import pytest
from example_sites import change, copy, whole

from macros.content import Site, own_date
from macros.render import render
from macros.sections.listings import listing

TODAY = date(2026, 11, 21)


@pytest.fixture
def site(tmp_path):
    return Site(whole(tmp_path), TODAY)


def dated(site, src):
    return own_date(site, next(one for one in site.documents if one.src == src))


@pytest.mark.parametrize(
    ("src", "said"),
    [
        ("newsletters/2026-summer.md", "April to June 2026"),
        ("packs/2024-25.md", "Year ending 31 March 2025"),
        ("reviews/front-door-2024.md", "Published June 2025"),
        ("reviews/early-help-2024.md", "Published 20 June 2025"),
        ("training/noticing.md", "12 January 2027"),
        ("yearly-report/2024-25/voices.md", "2024-25"),
        ("figures/front-door.md", "Data to March 2025"),
        ("briefings/noticing.md", ""),
    ],
)
def test_a_page_has_the_date_of_what_it_is_about(site, src, said):
    assert dated(site, src) == said


def test_a_page_that_was_changed_says_when(tmp_path):
    root = copy(tmp_path)
    words = 'changes:\n  - {date: 2026-11-20, what: "The number of the out-of-hours team is new."}\nreview_by: '
    change(root / "docs/briefings/noticing.md", "review_by: ", words)
    assert dated(Site(root, TODAY), "briefings/noticing.md") == "Last changed 20 November 2026"


@pytest.mark.parametrize(("words", "said"), [("{{ scorecard() }}", "Data to March 2025"), ("Only words.", "")])
def test_a_figures_page_without_figures_has_the_date_of_the_measures_that_it_lists(site, words, said):
    change(site.root / "docs/figures/front-door.md", '{{ figure("contacts-by-source") }}', words)
    assert dated(Site(site.root, TODAY), "figures/front-door.md") == said


def test_no_list_shows_the_day_on_which_a_page_was_written(site):
    for folder in ("newsletters", "reviews", "packs", "figures"):
        said = render("listing", listing=listing(site, folder, None, None, ""))
        for page in (one for one in site.documents if one.folder == folder and not one.meta.changes):
            day = page.meta.date
            assert f"{day.day} {day:%B %Y}" not in said
