"""`go-live` names what is left, refuses until what must be done is done, and leaves no word of a demonstration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ABOUT = "docs/about/index.md"
SENTENCE = "This site is a demonstration. It shows how this could be."


def with_words(site, live="This is the site of the partnership."):
    path = site / "data/partnership.yml"
    path.write_text(
        re.sub(r"^status: .*$", "status: demonstration", path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8"
    )
    about = site / ABOUT
    about.write_text(about.read_text(encoding="utf-8") + f"\n{SENTENCE}\n", encoding="utf-8")
    if live is not None:
        (site / "data/live.yml").write_text(
            f'- page: about/index.md\n  now: "{SENTENCE}"\n  live: "{live}"\n', encoding="utf-8"
        )


def test_a_page_that_would_still_say_it_keeps_the_notice_on(site, typed):
    with_words(site, None)
    said = typed("go-live", "--write", code=1)
    assert f"{ABOUT}:" in said
    assert "would still say “This site is a demonstration." in said
    assert "status: demonstration" in (site / "data/partnership.yml").read_text(encoding="utf-8")


def test_the_change_is_shown_then_made_and_the_site_passes_the_check(site, typed):
    with_words(site)
    shown = typed("go-live")
    assert "data/partnership.yml:" in shown
    assert f"go-live --write --folder '{site}'" in shown
    assert SENTENCE in (site / ABOUT).read_text(encoding="utf-8")
    typed("go-live", "--write")
    assert "This is the site of the partnership." in (site / ABOUT).read_text(encoding="utf-8")
    assert "status: live" in (site / "data/partnership.yml").read_text(encoding="utf-8")
    assert not (site / "data/live.yml").exists()
    typed("check")
    assert "The site is live already." in typed("go-live")


def test_a_live_site_that_calls_itself_a_demonstration_fails_the_check(site, typed):
    with_words(site, None)
    path = site / "data/partnership.yml"
    path.write_text(path.read_text(encoding="utf-8").replace("status: demonstration", "status: live"), encoding="utf-8")
    assert "The site is live, and this still says" in typed("check", code=1)


def test_words_that_are_no_longer_in_their_page_are_reported(site, typed):
    with_words(site)
    about = site / ABOUT
    about.write_text(about.read_text(encoding="utf-8").replace("could be", "might be"), encoding="utf-8")
    assert "data/live.yml:2: docs/about/index.md does not have this text" in typed("check", code=1)


def test_a_contact_without_a_number_comes_first(site, typed):
    with_words(site)
    path = site / "data/contacts.yml"
    text = path.read_text(encoding="utf-8")
    entry = "- id: council\n  name: The council\n  missing: Look at the website of the council.\n  when: If you need help at home\n  for_whom: Anyone\n  audience: [practitioner]\n"
    path.write_text(f"{text}{entry}", encoding="utf-8")
    said = typed("go-live", "--write", code=1)
    assert "These must be done first" in said
    assert "data/contacts.yml:" in said


def test_each_page_of_this_site_that_says_it_has_its_words_for_later():
    from macros.content import Site
    from macros.system.days import today
    from macros.verbs import go_live

    plan = go_live(Site(ROOT, today()))
    assert [str(one) for one in plan.left if "would still say" in one.what] == []


@pytest.mark.parametrize(
    "text", ["To be written by the partnership.", "Local evidence to be added: what the audits show."]
)
def test_a_text_that_is_to_be_written_keeps_the_notice_on(site, typed, text):
    with_words(site)
    about = site / ABOUT
    about.write_text(f"{about.read_text(encoding='utf-8')}\n{text}\n", encoding="utf-8")
    assert f"This text is not written yet: “{text}”" in typed("go-live", "--write", code=1)
    assert "status: demonstration" in (site / "data/partnership.yml").read_text(encoding="utf-8")
