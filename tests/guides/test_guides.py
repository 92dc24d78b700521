"""Each guide is carried out in a copy of the practice site: every command, every change, and every message that it shows."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from guiding import FOLDER, PICTURE, ROOT, Desk, Step, Wrong, desk, done_before, guides, read, steps
from PIL import Image

GUIDES = [read(path) for path in guides()]
PICTURES = [
    (guide, step)
    for guide in GUIDES
    for step in (*guide.steps, *(step for wrong in guide.wrong.values() for step in wrong))
    if step.kind == "picture"
]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_a_guide_does_what_it_says(guide, tmp_path):
    desk(tmp_path / "practice").go(guide, tmp_path)


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.path.stem)
def test_a_guide_has_a_goal_what_is_needed_steps_a_picture_and_what_can_go_wrong(guide):
    text = guide.path.read_text(encoding="utf-8")
    found = ("# ", "**You want** ", "**You need** ", "## Steps", "1. ", "## What can go wrong", "### ")
    places = [f"\n{text}".find(f"\n{one}") for one in found]
    assert places == sorted(places)
    assert -1 not in places
    assert [one for one, picture in PICTURES if one is guide]
    assert guide.wrong


def test_the_list_of_guides_has_each_of_them_by_its_title_or_what_it_is_for():
    listed = re.findall(r"\]\(([\w-]+\.md)\)", (FOLDER / "README.md").read_text(encoding="utf-8"))
    assert sorted(listed) == [path.name for path in guides()]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in guides() if f"(.github/guides/{path.name})" not in readme] == []


@pytest.mark.parametrize(("guide", "step"), PICTURES, ids=lambda one: getattr(one, "argument", ""))
def test_a_picture_is_there_small_described_and_of_the_steps_as_they_are_now(guide, step):
    with Image.open(FOLDER / step.argument) as picture:
        assert picture.mode == "P"
        made_of = picture.text["steps"]
    assert (FOLDER / step.argument).stat().st_size < 60_000
    assert len(step.lines[0].split()) > 5
    assert made_of == done_before(guide, step), "Run: python tests/guides/pictures.py"


def test_every_picture_is_used_by_one_guide():
    used = [step.argument for _, step in PICTURES]
    assert sorted(used) == sorted(path.name for path in FOLDER.glob("*.png"))
    assert all(PICTURE.search(guide.path.read_text(encoding="utf-8")) for guide in GUIDES)


def test_a_copy_to_practise_in_is_made_once(tmp_path):
    command = [sys.executable, ROOT / "tests" / "guides" / "practice.py", tmp_path / "a folder" / "practice"]
    first, second = (subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(2))
    assert (first.returncode, first.stderr) == (0, "")
    assert (tmp_path / "a folder" / "practice" / "docs" / "index.md").is_file()
    assert second.returncode == 1
    assert "is there already. Delete it, or name another folder." in second.stderr


LIES = {
    "a line that is not in the file": (
        "```diff docs/index.md\n-No such line.\n+Another.\n```",
        "not in index.md exactly",
    ),
    "a command of another kind": ("```sh\nrm -r docs\n```", "does not begin with"),
    "a message that is not printed": (
        "```sh\nuv run python -m macros check\n```\n```text\nAll is well.\n```",
        "`All is well.` is not among",
    ),
    "errors that are not there": ("```sh\nuv run python -m macros check\n```\n```text stopped\n```", "ended with 0"),
    "a block of another kind": ("```python\nprint()\n```", "is no step"),
    "a change without marks": ("```diff docs/index.md\nwords\n```", "Each line of a change"),
    "a block without an end": ("```sh\nuv run", "has no end"),
    "words that the page does not have": (
        "<!-- page practitioners/sharing/ --> <!-- shows Nonsense -->",
        "does not have",
    ),
    "words that the page has": (
        "<!-- page practitioners/sharing/ --> <!-- shows not Share what -->",
        "has “Share what”",
    ),
    "a page that is not there": ("<!-- page nowhere/ --> <!-- shows words -->", "There is no page nowhere/"),
}


@pytest.mark.parametrize(("text", "said"), LIES.values(), ids=LIES)
def test_a_step_that_does_not_do_what_its_guide_says_is_told(text, said, tmp_path):
    with pytest.raises(Wrong, match=re.escape(said)):
        desk(tmp_path).follow(FOLDER / "a.md", steps(text))


def test_steps_are_read_in_their_order_with_their_lines():
    text = "1. Do:\n\n   ```diff a.md\n   -one\n\n   +two\n   ```\n\n   <!-- page b/ --> ![Words](c.png) <!-- of main -->\n"
    assert list(steps(text)) == [
        Step(3, "diff", "a.md", ("-one", "", "+two")),
        Step(9, "page", "b/"),
        Step(9, "picture", "c.png", ("Words", "main")),
    ]


def test_lines_without_a_place_are_added_at_the_end(tmp_path):
    (tmp_path / "a.md").write_text("one\n", encoding="utf-8")
    Desk(tmp_path).do(Step(1, "diff", "a.md", ("+", "+two")))
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "one\n\ntwo\n"
