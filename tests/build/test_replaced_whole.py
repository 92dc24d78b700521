"""Whatever stops a build, site/ is the old one or the new one, and its user is told in a sentence."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from example_sites import copy

from macros.build import site
from macros.build.replaced import build
from macros.messages import Problem
from macros.system import days, disk
from macros.system.cache import FOLDER

TODAY = date(2026, 11, 21)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with an old site, whose next build makes a new one at once."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("old", encoding="utf-8")

    def make(root: Path, folder: Path, tell: object) -> list[Problem]:
        folder.mkdir()
        (folder / "index.html").write_text("new", encoding="utf-8")
        return []

    monkeypatch.setattr(site, "make", make)
    return tmp_path


def shown(root: Path) -> str:
    return (root / "site/index.html").read_text(encoding="utf-8")


def left(root: Path) -> list[str]:
    """What a build leaves beside the site that is none of its business."""
    return sorted(path.name for path in root.iterdir() if path.name.startswith(".site"))


def told(root: Path) -> list[str]:
    return [str(problem) for problem in build(root, lambda _: None)]


def failing(error: BaseException):
    def make(root: Path, folder: Path, tell: object) -> list[Problem]:
        folder.mkdir()
        (folder / "index.html").write_text("half", encoding="utf-8")
        raise error

    return make


def test_a_build_takes_the_old_ones_place_and_leaves_nothing_beside_it(project):
    assert told(project) == []
    assert (shown(project), left(project)) == ("new", [])


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (
            errno.ENOSPC,
            "docs/a.md:1: The disk is full, so `docs/a.md` cannot be written. Free some space on it, then run the same command again.",
        ),
        (
            errno.EDQUOT,
            "docs/a.md:1: The disk is full, so `docs/a.md` cannot be written. Free some space on it, then run the same command again.",
        ),
        (
            errno.EROFS,
            "docs/a.md:1: `docs/a.md` may not be read or written here (Read-only file system). "
            "Allow it in the properties of the file or folder, or close the program that has it open.",
        ),
        (
            errno.EACCES,
            "docs/a.md:1: `docs/a.md` may not be read or written here (Permission denied). "
            "Allow it in the properties of the file or folder, or close the program that has it open.",
        ),
        (
            errno.EIO,
            "docs/a.md:1: `docs/a.md`: the system says `Input/output error`. Check the disk and this file or folder.",
        ),
    ],
)
def test_what_the_system_refuses_is_told_and_the_old_site_stays(project, monkeypatch, number, sentence):
    error = OSError(number, os.strerror(number), str(project / "docs/a.md"))
    monkeypatch.setattr(site, "make", failing(error))
    assert told(project) == [sentence]
    assert (shown(project), left(project)) == ("old", [])


def test_ctrl_c_leaves_the_old_site_and_nothing_beside_it(project, monkeypatch):
    monkeypatch.setattr(site, "make", failing(KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        build(project, lambda _: None)
    assert (shown(project), left(project)) == ("old", [])


def test_a_folder_that_cannot_take_its_place_leaves_the_old_one_in_it(project, monkeypatch):
    rename = Path.rename
    monkeypatch.setattr(disk, "exchanged", lambda one, other: False)  # as on a system that has no one step for it

    def refused(path: Path, target: Path) -> Path:
        if path.name == ".site-new":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", refused)
    assert told(project) == [
        "site:1: The disk is full, so the site cannot be written. Free some space on it, then run the same command again."
    ]
    assert (shown(project), left(project)) == ("old", [])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"site": "old", ".site-new": "half"}, "old"),
        ({".site-old": "old", ".site-new": "new"}, "old"),
        ({"site": "new", ".site-old": "old"}, "new"),
        ({".site-old": "old"}, "old"),
    ],
    ids=[
        "while it was made",
        "between the two moves",
        "before the old one was removed",
        "after the new one was removed",
    ],
)
def test_a_run_that_was_killed_at_any_moment_is_put_right_by_the_next(tmp_path, before, after):
    for name, words in before.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(words, encoding="utf-8")
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / ".a.svg.12.new").write_text("half", encoding="utf-8")
    disk.recover(tmp_path)
    assert (shown(tmp_path), left(tmp_path)) == (after, [])
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_what_was_left_by_somebody_who_may_write_is_removed_too(tmp_path):
    left_by = tmp_path / ".site-old" / "docs"
    left_by.mkdir(parents=True)
    (left_by / "a.html").write_text("old", encoding="utf-8")
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    (left_by / "link").symlink_to(tmp_path / "mine")
    left_by.chmod(0o500)
    (tmp_path / "mine").chmod(0o400)
    disk.remove(tmp_path / ".site-old")
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]
    assert (tmp_path / "mine").stat().st_mode & 0o777 == 0o400


@pytest.mark.parametrize("name", ["site", "site-editions", "site-hosting"])
def test_a_file_or_a_link_where_a_folder_is_made_is_told_and_left_alone(project, name):
    shutil.rmtree(project / "site")
    (project / name).write_text("mine", encoding="utf-8")
    assert told(project) == [
        f"site:1: `{name}` is a file, and the build makes a folder of this name. Move the file away."
    ]
    assert (project / name).read_text(encoding="utf-8") == "mine"
    (project / name).rename(project / "mine")
    (project / name).symlink_to(project / "mine")
    assert told(project) == [
        f"site:1: `{name}` is a link to somewhere else, and is replaced by a folder at every build. "
        f"Remove the link {name}, and copy {name}/ to where it is needed after the build."
    ]
    assert (project / name).is_symlink()


def test_a_second_build_is_refused_while_one_is_running_and_a_dead_one_is_no_hindrance(project):
    hold = (
        "import sys, pathlib; from macros.system.lock import one_at_a_time\n"
        "with one_at_a_time(pathlib.Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()\n"
    )
    command = [sys.executable, "-c", hold, str(disk.lock_of(project / "site"))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout.readline() == "held\n"
        assert told(project) == [
            f"site:1: Another build of this folder is running (process {other.pid}). "
            "Wait until it has ended, or stop it, then run the same command again."
        ]
        assert shown(project) == "old"
        other.kill()
    assert disk.lock_of(project / "site").exists()
    assert told(project) == []
    assert (shown(project), left(project)) == ("new", [])


def test_a_fault_of_the_program_names_the_page_and_the_line_of_code_and_leaves_the_site(tmp_path, monkeypatch):
    root = copy(tmp_path)
    monkeypatch.setattr(days, "today", lambda: TODAY)

    def broken(site, document, *rest):
        raise KeyError("lost")

    monkeypatch.setattr("macros.outputs.handouts.article", broken)
    [problem] = [str(one) for one in build(root, lambda _: None) if one.stops]
    assert problem.startswith(
        "docs/briefings/noticing.md:1: This program failed here, which is an error in the program, not in the content (KeyError: 'lost', at macros/outputs/handouts.py, line "
    )
    assert problem.endswith("and report this line to those who look after the program.")
    assert (left(root), (root / "site").exists()) == ([], False)


def test_no_more_than_a_sentence_is_said_of_a_lock_that_cannot_be(tmp_path):
    disk.lock_of(tmp_path / "site").mkdir()
    assert told(tmp_path) == [
        "site:1: This folder: the system says `Is a directory`. Check the disk and this file or folder."
    ]
