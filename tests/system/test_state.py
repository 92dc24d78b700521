"""The state of an input is another one whenever whoever reads it could see a difference."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.system import state
from macros.system.state import State, program

PAGE = "---\ntitle: A page\n---\n\nWords.\n"
INPUTS = [
    ("file", "docs/a/page.md"),
    ("front", "docs/a/page.md"),
    ("names", "docs"),
    ("files", "docs"),
    ("file", "data/one.yml"),
    ("file", "docs/a/.meta.yml"),
    ("names", "data"),
]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in {"docs/a/page.md": PAGE, "docs/b.md": PAGE, "data/one.yml": "one", "mkdocs.yml": "x: 1"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    return tmp_path


def put(name: str, text: str) -> Callable[[Path], object]:
    def write(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())

    return write


def moved_away_and_linked(root: Path) -> None:
    (root / "data/one.yml").rename(root / "one.yml")
    (root / "data/one.yml").symlink_to(root / "one.yml")


def front(page: str) -> Callable[[Path], object]:
    return put("docs/a/page.md", page)


BODY = {("file", "docs/a/page.md"), ("files", "docs")}
FRONT = {*BODY, ("front", "docs/a/page.md")}
MOVES = {("names", "docs"), ("files", "docs")}


@pytest.mark.parametrize(
    ("change", "differ"),
    [
        (lambda root: None, set()),
        (lambda root: os.utime(root / "docs/b.md", (1, 1)), set()),
        (front(PAGE + "More.\n"), BODY),
        (front(PAGE.replace("Words", "---\nWords")), BODY),
        (front(PAGE.replace("\n", "\r\n")), BODY),
        (front(PAGE.replace("A page", "Another")), FRONT),
        (front(PAGE.replace("\n---\n", "\n--- x\n")), FRONT),
        (front(PAGE.replace("\n---\n", "\n...\n")), FRONT),
        (front(PAGE.replace("A page", "A\rpage")), FRONT),
        (front("\n" + PAGE), FRONT),
        (put("docs/a/.meta.yml", "kind: about"), {("front", "docs/a/page.md"), ("file", "docs/a/.meta.yml"), *MOVES}),
        (put("docs/.meta.yml", "kind: about"), {("front", "docs/a/page.md"), *MOVES}),
        (put("docs/c.md", PAGE), MOVES),
        (lambda root: (root / "docs/c").mkdir(), MOVES),
        (lambda root: (root / "docs/b.md").rename(root / "docs/c.md"), MOVES),
        (put("data/one.yml", "two"), {("file", "data/one.yml")}),
        (moved_away_and_linked, {("file", "data/one.yml")}),
        (lambda root: (root / "data/one.yml").unlink(), {("file", "data/one.yml"), ("names", "data")}),
        (put("other/one.yml", "two"), set()),
    ],
)
def test_an_input_has_another_state_where_it_differs_and_only_there(root, change, differ):
    before = State(root, "today")
    change(root)
    after = State(root, "today", hashes=before.hashes)
    assert {one for one in INPUTS if before(one) != after(one)} == differ


def test_what_stands_above_front_matter_and_what_is_changed_below_it_are_seen(root):
    front("\n" + PAGE)(root)
    before = State(root, "today")
    front("\n" + PAGE.replace("A page", "Another"))(root)
    assert before(("front", "docs/a/page.md")) != State(root, "today")(("front", "docs/a/page.md"))


def test_a_folder_that_is_a_link_is_looked_into_and_one_that_leads_back_is_not(root):
    (root / "data").rename(root / "elsewhere")
    (root / "data").symlink_to(root / "elsewhere")
    (root / "elsewhere" / "tables").mkdir()
    (root / "elsewhere" / "tables" / "round").symlink_to(root / "elsewhere")
    before = State(root, "today")
    put("elsewhere/one.yml", "two")(root)
    assert before(("file", "data/one.yml")) != State(root, "today")(("file", "data/one.yml"))
    assert before(("file", "data/tables/round/one.yml")) == before(("file", "data/nothing.yml"))


def test_a_pipe_is_not_waited_for(root):
    os.mkfifo(root / "data" / "pipe.yml")
    assert State(root, "today")(("file", "data/pipe.yml"))


def test_a_state_is_that_of_the_moment_at_which_it_was_taken(root):
    taken = State(root, "today")
    before = State(root, "today")(("file", "data/one.yml"))
    put("data/one.yml", "two")(root)
    assert taken(("file", "data/one.yml")) == before


def test_answers_are_asked_for_once_and_the_moment_is_never_the_same(root):
    asked: list[str] = []
    taken = State(root, "today", {"answer": lambda name: asked.append(name) or "42"})
    assert [taken(("answer", "why")), taken(("answer", "why")), asked] == ["42", "42", ["why"]]
    assert (State(root, "a")(("day", "")), State(root, "b")(("day", ""))) == ("a", "b")
    assert taken(("moment", "")) != State(root, "today")(("moment", ""))


def test_another_file_of_the_program_is_another_version_and_what_python_makes_of_it_is_none(tmp_path, monkeypatch):
    monkeypatch.setattr(state, "PACKAGE", tmp_path)
    versions = [program()]
    for name in ("a.py", "charts/fonts.conf", "__pycache__/a.pyc"):
        put(name, "x = 1\n")(tmp_path)
        versions.append(program())
    assert len({*versions[:3]}) == 3
    assert versions[2] == versions[3]
