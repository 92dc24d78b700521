"""What a folder gives to its pages, and a page whose own words are at fault."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from example_sites import change, told
from example_sites import copy as small_site

ROOT = Path(__file__).parent.parent.parent


FOLDERS = {
    "a blank kind": ("kind:\ntemplate: figures.html\n", "1: `kind` is empty."),
    "no kind": ("template: figures.html\naudience: public\n", "1: `kind` is missing."),
    "no template": ("kind: figures\naudience: public\nowner: Board\n", "1: The pages of this folder have no template"),
    "a blank template": ("kind: figures\ntemplate:\naudience: public\nowner: Board\n", "2: `template` is empty."),
    "two versions": ("<<<<<<< HEAD\nkind: figures\n=======\nkind: about\n>>>>>>> x\n", "1: Two versions of this file"),
}


@pytest.mark.parametrize("case", FOLDERS)
def test_what_a_folder_does_not_give_its_pages_is_told_of_the_folder_alone(case, tmp_path):
    text, message = FOLDERS[case]
    site = small_site(tmp_path)
    (site / "docs/figures/.meta.yml").write_text(text, encoding="utf-8")
    [one] = told(site)
    assert one.startswith(f"docs/figures/.meta.yml:{message}")


def test_pages_of_a_folder_whose_settings_are_gone_are_told_together(tmp_path):
    site = small_site(tmp_path)
    page = (site / "docs/figures/front-door.md").read_text(encoding="utf-8")
    (site / "docs/figures/again.md").write_text(page.replace("title: ", "title: Again, "), encoding="utf-8")
    (site / "docs/figures/.meta.yml").unlink()
    assert [one for one in told(site) if "no kind" in one] == [
        "docs/figures/.meta.yml:1: The 2 pages here have no kind. "
        "Write `kind:` and `template:` there, or restore the file from an earlier version."
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("kind: breifing\n", "`breifing` is not a kind of page. Did you mean `briefing`?"),
        ("template: briefing.html\n", "`kind` is missing. Add a line `kind: …`."),
        ("", "There is nothing in it. Write its lines, or restore it from an earlier version."),
        ("kind: briefing: x\n", "There is a colon inside this value: briefing: x. Put the whole value in quotes."),
        ("kind: [briefing]\n", "`kind` is a list, and should be a text. "
            "Write a text after `kind:`, without brackets or `- `."),
    ],
)  # fmt: skip
def test_a_fault_of_a_folder_is_told_there_and_at_none_of_its_pages(text, message, tmp_path):
    site = small_site(tmp_path)
    (site / "docs/briefings/.meta.yml").write_text(text, encoding="utf-8")
    assert told(site) == [f"docs/briefings/.meta.yml:1: {message}"]


def test_a_page_with_a_fault_in_its_front_matter_is_still_known_and_its_body_read(tmp_path):
    site = small_site(tmp_path)
    page = site / "docs/figures/index.md"
    change(page, "title:", "titel:")
    change(page, "listing(", "lisitng(")
    assert [one.split(":")[0] for one in told(site)] == ["docs/figures/index.md", "docs/figures/index.md"]


def test_a_terminal_that_cannot_say_a_letter_is_still_spoken_to(tmp_path):
    site = small_site(tmp_path)
    change(site / "data/partnership.yml", "status: live", "status: “\u202elive")
    done = subprocess.run(
        [sys.executable, "-m", "macros", "check", "--folder", str(site)],
        capture_output=True,
        check=False,
        env={"PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "PATH": ""},
    )
    assert done.returncode == 1
    assert b"data/partnership.yml:4: " in done.stdout
    assert b"Traceback" not in done.stdout + done.stderr
