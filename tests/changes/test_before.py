"""`.ci/before` builds the site without the change, beside the one that is checked out."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = '#!/bin/sh\necho "$@ $SITE_URL ${GITHUB_ACTIONS:-none} $(cat docs.md)" > built.txt\n'


def git(root: Path, *words: str) -> None:
    who = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *words], cwd=root, check=True, capture_output=True)


def repository(root: Path, lock: str) -> Path:
    """Two commits, of which the second changes the text and has this lock file."""
    (root / ".ci").mkdir(parents=True)
    shutil.copy(ROOT / ".ci" / "before", root / ".ci" / "before")
    (root / ".gitignore").write_text(".venv/\n.cache/\n", encoding="utf-8")
    (root / "Makefile").write_text("site:\n\techo by make > built.txt\n", encoding="utf-8")
    git(root, "init", "-q")
    for text, locked in (("old", "1"), ("new", lock)):
        (root / "docs.md").write_text(text, encoding="utf-8")
        (root / "uv.lock").write_text(locked, encoding="utf-8")
        git(root, "add", "-A")
        git(root, "commit", "-qm", text)
    (root / ".venv" / "bin").mkdir(parents=True)
    (root / ".venv" / "bin" / "python").write_text(PYTHON, encoding="utf-8")
    (root / ".venv" / "bin" / "python").chmod(0o755)
    (root / ".cache").mkdir()
    (root / ".cache" / "drawn").write_text("kept", encoding="utf-8")
    return root


def before(root: Path, folder: Path, event: str = "pull_request") -> str:
    hidden = {name: text for name, text in os.environ.items() if not name.startswith("GIT_") and name != "SITE_URL"}
    told = hidden | {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": "x", "GITHUB_EVENT_NAME": event}
    subprocess.run([root / ".ci" / "before", folder], cwd=root.parent, check=True, capture_output=True, env=told)
    return (folder / "built.txt").read_text(encoding="utf-8").strip()


def test_the_site_without_the_change_is_built_with_the_same_libraries_and_what_is_kept(tmp_path):
    folder = tmp_path / "be fore"
    said = before(repository(tmp_path / "a b", "1"), folder)
    assert said == "-m macros site https://website.example/website/ none old"
    assert (folder / ".cache" / "drawn").read_text(encoding="utf-8") == "kept"


def test_with_other_libraries_it_is_built_with_its_own(tmp_path):
    assert before(repository(tmp_path / "a", "2"), tmp_path / "b") == "by make"


def branch_of_two_commits(root: Path) -> Path:
    """A clone of a repository, with a branch that has two commits more than main."""
    origin = repository(root / "origin", "1")
    git(origin, "branch", "-M", "main")
    git(root, "clone", "-q", "origin", "clone")
    clone = root / "clone"
    git(clone, "checkout", "-qb", "releases/new-figures")
    for text in ("newer", "newest"):
        (clone / "docs.md").write_text(text, encoding="utf-8")
        git(clone, "commit", "-qam", text)
    for name in (".venv", ".cache"):
        shutil.copytree(origin / name, clone / name)
    return clone


@pytest.mark.parametrize(("event", "text"), [("workflow_dispatch", "new"), ("pull_request", "newer")])
def test_a_branch_is_compared_with_where_it_left_main(tmp_path, event, text):
    assert before(branch_of_two_commits(tmp_path), tmp_path / "b", event).endswith(f" none {text}")


def test_main_itself_is_compared_with_the_commit_before(tmp_path):
    clone = branch_of_two_commits(tmp_path)
    git(clone, "checkout", "-q", "main")
    assert before(clone, tmp_path / "b", "workflow_dispatch").endswith(" none old")
