"""At the end of a page stand pages that share a theme with it: one of each kind, the closest first, and none by hand."""

from __future__ import annotations

from datetime import date

import pytest
from example_sites import whole

from macros.content import Site
from macros.sections.onward import Onward, onward, theme_pages

TODAY = date(2026, 11, 21)
HERE = "briefings/speaking-up/"


@pytest.fixture
def folder(tmp_path):
    return whole(tmp_path)


def led_to(folder, *themes, here=HERE):
    return onward(Site(folder, TODAY), themes, here)


def front(folder, name, themes):
    path = folder / "docs" / name
    text = path.read_text(encoding="utf-8")
    start, line = text.split("themes: [", 1)
    path.write_text(f"{start}themes: [{themes}]{line.partition(']')[2]}", encoding="utf-8")


def test_there_is_one_page_of_each_kind_and_never_the_page_itself(folder):
    found = led_to(folder, "early-help")
    assert [one.kind for one in found] == ["Briefing", "Indicators", "Review", "Training", "Theme"]
    assert found[0] == Onward("Briefing", "Noticing", "@/briefings/noticing/")
    assert found[1] == Onward("Indicators", "Early help: indicators by level", "@/thresholds/early-help/")
    assert found[-1] == Onward("Theme", "Early help: everything on one page", "@/learning/early-help/")


def test_a_page_without_a_theme_leads_nowhere_and_one_of_an_unknown_theme_to_no_page_that_is_not_there(folder):
    assert led_to(folder) == []
    assert led_to(folder, "silence") == []


def test_the_page_that_shares_the_first_theme_comes_before_the_one_that_shares_the_second(folder):
    front(folder, "reviews/early-help-2024.md", "early-help")
    front(folder, "reviews/front-door-2024.md", "front-door")
    review = {one.kind: one.url for one in led_to(folder, "front-door", "early-help")}["Review"]
    assert review == "@/reviews/front-door-2024/"


def test_a_page_of_signs_does_not_lead_to_itself(folder):
    found = {one.kind: one.url for one in led_to(folder, "early-help", here="thresholds/early-help/")}
    assert found["Indicators"] == "@/thresholds/"
    assert "Indicators" not in {one.kind for one in led_to(folder, "early-help", here="thresholds/")}


def test_a_site_without_pages_of_themes_links_none(folder):
    assert theme_pages(Site(folder, TODAY), ["early-help"]) == [("Early help", "@/learning/early-help/")]
    (folder / "docs" / "learning" / "theme.md").unlink()
    assert theme_pages(Site(folder, TODAY), ["early-help"]) == [("Early help", "")]
    assert "Theme" not in {one.kind for one in led_to(folder, "early-help")}


def test_an_event_that_is_over_is_no_training_to_go_to(folder):
    there = {one.kind: one.url for one in onward(Site(folder, TODAY), ["early-help"], HERE)}
    later = {one.kind: one.url for one in onward(Site(folder, date(2098, 1, 1)), ["early-help"], HERE)}
    assert there["Training"] != later["Training"] == "@/training/"
