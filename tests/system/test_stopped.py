"""Wherever a run is stopped, each folder and file is the old one or the new one, whole, and the next run puts all right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from stopping import Killed, everything, steps_of, stopped

from macros.build import site, unchanged
from macros.build.replaced import build
from macros.england import one
from macros.messages import Fault, Problem
from macros.starting import beginning
from macros.starting.area import Found
from macros.system import disk, together
from macros.system.cache import FOLDER, Cache, Made

OLD = {"index.html": b"old", "old/index.html": b"old"}
NEW = {"index.html": b"new", "new/index.html": b"new"}
BOTH = pytest.mark.parametrize("in_one_step", [True, False], ids=["exchanged", "moved twice"])
Begin = Callable[[Path], object]
"""What lays a folder out as it was before, and gives the run that changes it."""


def each_step(tmp_path: Path, start: Callable[[Path], Callable[[], object]], in_one_step: bool = True):
    """A new folder for each step of a run, with the run that starts from there."""
    number = steps_of(start(tmp_path / "counted"), in_one_step)
    assert number > 5
    for step in range(number):
        folder = tmp_path / str(step)
        yield step, folder, start(folder)
        shutil.rmtree(folder)


def a_project(root: Path) -> Callable[[], object]:
    """A project whose three folders are old, and its build."""
    for name in disk.MADE:
        disk.write_all(root / name, OLD)
    (root / "mkdocs.yml").write_bytes(b"site_name: A\n")
    return lambda: build(root, lambda _: None)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that makes its three folders at once, and keeps two things."""

    def make(root: Path, folder: Path, tell: object) -> list[Problem]:
        cache = Cache(root / FOLDER)
        for name in ("one", "another"):
            cache.made(name, lambda: Made({"index.html": b"new"}))
        for name in ("site-hosting", "site-editions"):
            disk.write_all(disk.fresh(root, name), NEW)
        disk.write_all(folder, NEW)
        return []

    monkeypatch.setattr(site, "make", make)
    monkeypatch.setattr(unchanged, "made_from", lambda root, today: "the same")


@BOTH
def test_a_build_that_is_killed_anywhere_leaves_whole_folders_and_the_next_puts_all_right(tmp_path, quick, in_one_step):
    for step, root, run in each_step(tmp_path, a_project, in_one_step):
        assert isinstance(stopped(run, step, "killed", in_one_step), Killed)
        for name in disk.MADE:
            found = everything(root / name)
            assert found in (OLD, NEW) or (not in_one_step and found == {}), (step, name)
        assert run() == []
        left = everything(root)
        assert [name for name in left if name.startswith((".site", ".cache/site/.")) or left[name] == b"old"] == []
        assert {name: everything(root / name) for name in disk.MADE} == dict.fromkeys(disk.MADE, NEW)


@pytest.mark.parametrize(("how", "in_one_step"), [("full", True), ("locked", True), ("locked", False)])
def test_a_build_that_the_disk_refuses_anywhere_leaves_whole_folders_and_says_so(tmp_path, quick, how, in_one_step):
    told = set()
    for step, root, run in each_step(tmp_path, a_project, in_one_step):
        problems = stopped(run, step, how, in_one_step)
        assert isinstance(problems, list), (step, problems)
        told |= {one.what for one in problems}
        for name in disk.MADE:
            assert everything(root / name) in (OLD, NEW), (step, name)
        assert run() == []
    words = "The disk is full" if how == "full" else "may not be read or written here"
    assert told
    assert [what for what in told if words not in what] == []


def a_site(root: Path) -> Callable[[], object]:
    """The content of a site, and a change of it that adds, replaces, moves and removes."""
    for name in ("docs/index.md", "docs/old/page.md", "data/plans.csv"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"old")
    files = {"docs/index.md": b"new", "docs/more/page.md": b"new", "docs/old/page.md": None, "data/plans.csv": b"new"}
    return lambda: together.write(root, files)


BEFORE = {"docs/index.md": b"old", "docs/old/page.md": b"old", "data/plans.csv": b"old"}
AFTER = {"docs/index.md": b"new", "docs/more/page.md": b"new", "data/plans.csv": b"new"}


def test_a_change_that_is_killed_anywhere_is_finished_or_was_never_begun(tmp_path):
    for step, root, run in each_step(tmp_path, a_site):
        assert isinstance(stopped(run, step, "killed"), Killed)
        together.settle(root)
        assert everything(root) in (BEFORE, AFTER), step
        run()
        assert everything(root) == AFTER, step


def test_a_change_whose_finishing_is_killed_too_is_finished(tmp_path):
    for step, root, run in each_step(tmp_path, a_site):
        stopped(run, step, "killed")
        last = 0
        while isinstance(stopped(lambda: together.settle(root), last, "killed"), Killed):  # noqa: B023
            last += 1
        assert everything(root) in (BEFORE, AFTER), step


@pytest.mark.parametrize("how", ["full", "locked"])
def test_a_change_that_the_disk_refuses_anywhere_says_whether_it_is_still_to_be_finished(tmp_path, how):
    for step, root, run in each_step(tmp_path, a_site):
        told = stopped(run, step, how)
        assert told is None or isinstance(told, Fault), (step, told)
        found = everything(root)
        if told is None or "is not in its place yet" in str(told):
            together.settle(root)
            assert everything(root) == AFTER, step
        else:
            assert found == BEFORE, (step, found)


def a_folder(parent: Path) -> Callable[[], object]:
    """A folder, and a run that makes another in its place."""
    disk.write_all(parent / "west midlands", OLD)

    def run() -> None:
        with disk.replaced(parent / "west midlands") as folder:
            disk.write_all(folder, NEW)

    return run


@BOTH
@pytest.mark.parametrize("how", ["killed", "full", "locked"])
def test_a_folder_that_takes_anothers_place_is_one_of_the_two_wherever_that_is_stopped(tmp_path, how, in_one_step):
    for step, parent, run in each_step(tmp_path, a_folder, in_one_step):
        stopped(run, step, how, in_one_step)
        found = everything(parent / "west midlands")
        assert found in (OLD, NEW) or (how == "killed" and not in_one_step and found == {}), step
        run()
        assert everything(parent) == {f"west midlands/{name}": content for name, content in NEW.items()}, step


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another partnership's folder is three files."""
    monkeypatch.setattr(
        beginning,
        "area_of",
        lambda code, files: Found("Dorset", code, "838", "South West", "E12000009", "England", "E92000001"),
    )
    monkeypatch.setattr(beginning, "_write_texts", lambda made, begun: disk.write_all(made, NEW))
    monkeypatch.setattr(beginning, "_import", lambda made, files, begun: None)
    monkeypatch.setattr(beginning, "_settle", lambda made, begun: None)
    monkeypatch.setattr(one, "_name", lambda folder: "A")


def published(parent: Path) -> Path:
    (parent / "files").mkdir(parents=True)
    (parent / "files/one.csv").write_bytes(b"a\n")
    return parent / "files"


def test_a_new_partnership_that_is_stopped_anywhere_is_whole_or_not_there_and_can_be_begun_again(tmp_path, small):
    def start(parent: Path) -> Callable[[], object]:
        wanted = beginning.Wanted("E06000059", published(parent), parent / "dorset")
        return lambda: beginning.begin(wanted)

    for how in ("killed", "full", "locked"):
        for step, parent, run in each_step(tmp_path / how, start):
            stopped(run, step, how)
            assert everything(parent / "dorset") in ({}, NEW), (how, step)
            again = stopped(run, 1000, "")
            assert isinstance(again, beginning.Begun) or "There is something at this place already" in str(again)
            assert everything(parent / "dorset") == NEW, (how, step)
            assert sorted(path.name for path in parent.iterdir()) == ["dorset", "files"], (how, step)


@BOTH
@pytest.mark.parametrize("before", ["", "an earlier one"])
def test_an_area_of_england_whose_making_is_killed_anywhere_is_made_by_the_next_run(
    tmp_path, small, before, in_one_step
):
    def start(parent: Path) -> Callable[[], object]:
        files = published(parent)
        if before:
            disk.write_all(parent / "made", OLD)
            one.keep(parent / "made", before, parent / "made")
        return lambda: one.make("E06000059", parent / "made", files, (), "now")

    for step, parent, run in each_step(tmp_path, start, in_one_step):
        assert isinstance(stopped(run, step, "killed", in_one_step), Killed)
        row = run()
        assert (row.folder in ("made", "made again", "left"), row.first_fault) == (True, ""), step
        assert everything(parent / "made") == NEW, step
        assert run().folder == "left"
        assert sorted(path.name for path in parent.iterdir()) == [".made", "files", "made"]


def test_a_file_that_was_not_whole_yet_is_gone_after_the_next_command_and_others_stay(tmp_path):
    run = a_site(tmp_path)
    kept = tmp_path / "docs" / ".notes.1.new.md"
    kept.write_bytes(b"mine")
    (tmp_path / "docs" / "old" / ".page.md.77.new").write_bytes(b"hal")
    (tmp_path / "data" / ".plans.csv.77.new").write_bytes(b"hal")
    together.settle(tmp_path)
    assert everything(tmp_path) == {**BEFORE, "docs/.notes.1.new.md": b"mine"}
    run()


def test_a_file_elsewhere_leaves_nothing_of_a_run_that_was_killed_and_other_files_alone(tmp_path):
    """The folder is anybody's: only what was left of this very file goes."""
    for name in (".site [1].zip.77.new", ".other.zip.77.new", ".site 1.zip.77.new", ".site [1].zip.new"):
        (tmp_path / name).write_bytes(b"half")
    disk.write_outside(tmp_path / "site [1].zip", b"whole")
    kept = {".other.zip.77.new", ".site 1.zip.77.new", ".site [1].zip.new", "site [1].zip"}
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert (tmp_path / "site [1].zip").read_bytes() == b"whole"


def test_a_file_is_written_although_another_run_clears_away_what_is_not_whole_yet(tmp_path, monkeypatch):
    replace, cleared = Path.replace, []

    def slow(path: Path, target: Path) -> Path:
        if not cleared:
            cleared.append(path.name)
            shutil.rmtree(tmp_path / "cache")  # as one who empties the cache does
        return replace(path, target)

    (tmp_path / "cache").mkdir()
    monkeypatch.setattr(Path, "replace", slow)
    disk.write(tmp_path / "cache" / "a.svg", b"whole")
    assert cleared
    assert everything(tmp_path) == {"cache/a.svg": b"whole"}


@pytest.mark.parametrize("spoil", [b"", b"[", b"{}x", b"7", b"[7]", None], ids=str)
def test_an_interrupted_change_that_cannot_be_finished_is_told(tmp_path, spoil):
    a_site(tmp_path)
    ready = tmp_path / "data" / together.READY
    ready.mkdir()
    if spoil is not None:
        (ready / together.REMOVED).write_bytes(spoil)
    with pytest.raises(Fault, match=r"its list `removed.json` is missing or damaged"):
        together.settle(tmp_path)
