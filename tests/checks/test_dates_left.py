"""A page whose words change under an old date gets advice; where no history is kept, nobody is told anything."""

from __future__ import annotations

import subprocess

import pytest
from example_sites import TODAY, change, copy

from macros.checks.dates_left import dates_left
from macros.content import Site

PAGE = "docs/briefings/noticing.md"
ADVICE = (
    "docs/briefings/noticing.md:6: advice: The text of this page has changed, and `date` is still 2026-11-20. "
    "Set it to 2026-11-21; if readers should know of the change, add a line to `changes:` too."
)


def git(root, *words):
    subprocess.run(
        ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *words],
        cwd=root,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def root(tmp_path):
    root = copy(tmp_path)
    git(root, "init", "-q")
    git(root, "add", "-A")
    git(root, "commit", "-qm", "First")
    return root


def told(root, **environment):
    return [str(one) for one in dates_left(Site(root, TODAY), environment)]


def test_words_changed_under_an_old_date_get_advice(root):
    assert told(root) == []
    change(root / PAGE, "\n## ", "\nOne more sentence.\n\n## ")
    [one] = told(root)
    assert one.split(":", 2)[2] == ADVICE.split(":", 2)[2]


def test_a_new_date_a_line_of_changes_or_other_white_space_is_enough(root):
    text = (root / PAGE).read_text(encoding="utf-8")
    for edited in (
        text.replace("\n## ", "\nMore.\n\n## ", 1).replace("date: 2026-11-20", "date: 2026-11-21", 1),
        text.replace("\n## ", "\nMore.\n\n## ", 1).replace(
            "review_by:", "changes: [{date: 2026-11-21, what: A sentence was added.}]\nreview_by:", 1
        ),
        text + "\n\n",
    ):
        (root / PAGE).write_text(edited, encoding="utf-8")
        assert told(root) == []
    (root / PAGE).write_bytes(text.replace("\n", "\r\n").encode())
    assert told(root) == []


def test_a_pull_request_is_compared_with_what_it_is_to_change(root):
    git(root, "checkout", "-qb", "change")
    change(root / PAGE, "\n## ", "\nOne more sentence.\n\n## ")
    git(root, "commit", "-qam", "Change")
    git(root, "checkout", "-q", "-")
    git(root, "merge", "-q", "--no-ff", "-m", "Merge", "change")
    assert told(root) == []
    assert len(told(root, GITHUB_EVENT_NAME="pull_request")) == 1


def test_without_git_or_history_nobody_is_told_anything(tmp_path, root):
    assert told(copy(tmp_path / "zip")) == []
    assert told(root, GITHUB_EVENT_NAME="pull_request") == []
    assert told(root, PATH="") == []


def test_a_new_page_gets_no_advice(root):
    (root / "docs/briefings/another.md").write_bytes((root / PAGE).read_bytes())
    git(root, "add", "-A")
    assert told(root) == []
