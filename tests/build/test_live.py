"""A preview that has followed change after change shows what one shows that was started after them."""

from __future__ import annotations

import shutil
from importlib import import_module
from pathlib import Path

import pytest
from changing import (
    BRIEFING,
    COUNTS,
    PAGE,
    REFERRALS,
    Change,
    all_of,
    edited,
    example,
    like,
    line_added,
    removed,
    unseen_by_time,
    written,
)
from editing import jpeg
from example_sites import TODAY
from making_sites import copied

from macros.build.live import Live
from macros.system import days

settings = import_module("macros.markdown.settings")  # the package has a function of this name
HOME = "http://127.0.0.1:8000/exampleshire/"
STEPS: dict[str, Change] = {
    "a word": edited(PAGE, "Write", "Please write"),
    "a word of the same length at the same time": unseen_by_time(PAGE, edited(PAGE, "Please write", "Please phone")),
    "a cell at the same time": unseen_by_time(
        f"{REFERRALS}.csv", edited(f"{REFERRALS}.csv", "Northshire,300,30.0", "Northshire,320,32.0")
    ),
    "a title in the menu": edited("docs/briefings/index.md", "title: Briefings", "title: All briefings"),
    "a cell": edited(f"{REFERRALS}.csv", "Southshire,510,51.0", "Southshire,520,52.0"),
    "a fault": edited(PAGE, "plan.pdf", "plans.pdf"),
    "a fault in a table": edited(f"{COUNTS}.csv", "Schools,350", "Schools,351"),
    "all is mended": all_of(
        edited(PAGE, "plans.pdf", "plan.pdf"), edited(f"{COUNTS}.csv", "Schools,351", "Schools,350")
    ),
    "a page and a picture are added": all_of(
        like("docs/about/new.md", "docs/about/staying-safe-online.md", ("Stay", "Stay always"), ("leave", "keep")),
        written("docs/about/park.jpg", jpeg()),
        line_added(PAGE, "\n![A park](park.jpg)"),
    ),
    "a page is removed": all_of(
        removed("docs/training/away.md"), edited(BRIEFING, "title: Speaking", "title: On speaking")
    ),
    "a number to ring": edited("data/contacts.yml", "for_whom: Anyone", "for_whom: Everybody"),
}


def shown(live: Live) -> tuple[dict[str, bytes], list[str]]:
    """Every file of the preview, when there was time to make all; and what is wrong."""
    live.renew(["index.html", "about/contact/index.html"])
    live.finish(lambda: False)
    return dict(live._made) if not live.faults else {}, [str(one) for one in live.faults]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(days, "today", lambda: TODAY)
    return example(tmp_path / "followed")


def test_a_preview_shows_after_each_change_what_a_new_one_would_show(root, tmp_path):
    live = Live(root, HOME)
    assert shown(live)[1] == []
    before = dict(live._made)
    for number, (step, change) in enumerate(STEPS.items()):
        change(root)
        files, faults = shown(live)
        clean = copied(root, tmp_path / f"clean-{number}", kept=False)
        expected, told = shown(Live(clean, HOME))
        assert faults == told, step
        assert [one for one in {**files, **expected} if files.get(one) != expected.get(one)] == [], step
        assert bool(faults) == ("fault" in step), step
        if faults:
            assert live.answer("index.html") == before["index.html"], step
        before = files or before
    assert live.answer("training/away/index.html") is None


def test_an_id_that_a_template_newly_has_is_taken_from_the_heading_that_had_it(root, tmp_path, monkeypatch):
    templates = shutil.copytree(settings.OVERRIDES, tmp_path / "overrides")
    monkeypatch.setattr(settings, "OVERRIDES", templates)
    line_added(PAGE, "\n[When we are open](#opening-hours-section)\n\n## Opening hours")(root)
    live = Live(root, HOME)
    assert "opening-hours-section" in "".join(shown(live)[1])
    footer = templates / "partials" / "footer.html"
    footer.write_text(f'{footer.read_text(encoding="utf-8")}<p id="opening-hours"></p>', encoding="utf-8")
    files, faults = shown(live)
    assert faults == []
    assert b'<h2 id="opening-hours-section">' in files[PAGE.removeprefix("docs/").replace(".md", "/index.html")]
