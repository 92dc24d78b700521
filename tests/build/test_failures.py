"""What fails during a build is told in a sentence, and leaves what was there as it was."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from macros.messages import Fault, unexpected
from macros.system import cache, disk, workers

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(b"<script>alert(1)</script>"),
        lambda path: path.write_bytes(os.urandom(200)),
        lambda path: (path.unlink(), path.mkdir()),
        lambda path: (path.unlink(), path.symlink_to(path)),
    ],
    ids=["empty", "cut short", "foreign", "garbage", "a folder", "a link to itself"],
)
def test_what_was_kept_and_is_spoilt_is_made_again(tmp_path, spoil):
    cache.put(tmp_path, "a.svg", b"whole")
    assert cache.get(tmp_path, "a.svg") == b"whole"
    spoil(tmp_path / "a.svg")
    assert cache.get(tmp_path, "a.svg") is None
    cache.put(tmp_path, "a.svg", b"made again")
    assert cache.get(tmp_path, "a.svg") == b"made again"
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]


def test_where_nothing_can_be_kept_it_is_said_once_and_nothing_fails(tmp_path, caplog):
    (tmp_path / "pictures").write_text("a file", encoding="utf-8")
    with caplog.at_level("WARNING", logger="macros"):
        for name in ("a.svg", "b.svg"):
            cache.put(tmp_path / "pictures", name, b"whole")
            assert cache.get(tmp_path / "pictures", name) is None
    assert [record.message for record in caplog.records] == [
        "The cache cannot be written (file exists), so the next build may take longer"
    ]


def test_a_file_that_may_not_be_read_is_no_error_of_the_program():
    error = PermissionError(errno.EACCES, os.strerror(errno.EACCES), "docs/figures/index.md")
    assert str(unexpected.as_problem(error, Path(), "docs/a.md")) == (
        "docs/a.md:1: `docs/figures/index.md`, which this needs, may not be read here (Permission denied). Ask for permission to read it."
    )


def test_a_file_that_cannot_be_written_whole_is_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")

    def full(path: Path, content: bytes) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OSError, match="No space"):
        disk.write(path, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a.csv": b"old"}


def test_a_fault_that_nothing_is_known_of_is_told_too(tmp_path):
    assert str(unexpected.as_problem(ValueError("a\nb"), tmp_path)) == (
        "mkdocs.yml:1: This program failed here, which is an error in the program, not in the content (ValueError: a b). "
        "Undo the last change to this file to go on, and report this line to those who look after the program."
    )


def test_the_processes_that_draw_leave_ctrl_c_to_the_one_that_was_started(monkeypatch):
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    asked = [(signal.SIGINT,), (signal.SIGINT,)]
    assert workers.in_parallel(signal.getsignal, asked, 1) == [signal.SIG_IGN, signal.SIG_IGN]
    assert workers.in_parallel(signal.getsignal, asked[:1], 2) == [signal.getsignal(signal.SIGINT)]  # by this process


def ends_elsewhere(here: int) -> int:
    """The number of the process that was started by hand; every other ends, as if the system had killed it."""
    if os.getpid() != here:
        os._exit(9)
    return here


def test_what_a_process_that_was_killed_was_to_do_is_done_by_the_one_that_is_left(monkeypatch):
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    here = os.getpid()
    assert workers.in_parallel(ends_elsewhere, [(here,), (here,)], 1) == [here, here]


def test_the_processes_that_help_end_when_the_one_that_started_them_is_killed():
    slow = "import time; print('begun', flush=True); time.sleep(600)"
    run = f"from macros.system.workers import *; os.cpu_count = lambda: 2; in_parallel(exec, [({slow!r},)] * 2, 1)"
    with subprocess.Popen([sys.executable, "-c", run], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert [started.stdout.readline() for _ in range(2)] == ["begun\n"] * 2
        started.kill()
        assert started.communicate(timeout=120) == ("", None)  # the end of what they say: none of them is left


def test_a_link_that_leads_back_and_a_pipe_that_nobody_fills_end_no_look_for_changes(tmp_path):
    from macros.build import unchanged

    (tmp_path / "docs").mkdir()
    for name, to in (("back", ".."), ("here", "."), ("self", "self")):
        (tmp_path / "docs" / name).symlink_to(to)
    os.mkfifo(tmp_path / "docs" / "pipe")
    assert unchanged.made_from(tmp_path, TODAY) == unchanged.made_from(tmp_path, TODAY)


def test_a_disk_of_its_own_is_not_built_into(tmp_path, monkeypatch):
    monkeypatch.setattr(os.path, "ismount", lambda path: True)
    with pytest.raises(Fault, match="is a separate disk"):
        disk.refuse(tmp_path)
