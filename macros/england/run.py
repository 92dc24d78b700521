"""All areas, several at once: an area that fails does not stop the others, and one that is whole is left."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path

from macros.england import log
from macros.england.codes import codes_of
from macros.england.kept import generator, hash_of
from macros.england.one import Row, build, make
from macros.importing import Found, Refused, publications, read_once
from macros.importing.recognition import recognise
from macros.messages import Problem, choice
from macros.system import disk
from macros.system.lock import one_at_a_time
from macros.system.package import PACKAGE
from macros.system.workers import end_with_parent

ENDED = "the system ended a process, for want of memory as a rule. Type the command again, with fewer areas at once (`--jobs`)"
_PUBLISHED: dict[Path, list[Found]] = {}
"""The files that this process has read, which serve every area that it makes."""


@dataclass(frozen=True)
class Wish:
    """What was asked for: the folder of published files, where to, which areas (all if none), and how many at once."""

    files: Path
    to: Path
    areas: Sequence[str] = ()
    jobs: int = 1
    build: bool = False


def run(wish: Wish, say: Callable[[str], None]) -> list[Row]:
    """What happened to each area, in the order in which they were finished; the log is written after each.

    Refused where there is nothing to make: no known files, or codes that they do not name. Fault where another run is
    at work in this folder: each would take what the other is making for somebody's change.
    """
    started = time.perf_counter()
    codes = chosen(wish)
    wish.to.mkdir(parents=True, exist_ok=True)
    from_ = f"{generator()} {hash_of((one for one in wish.files.iterdir() if one.is_file()), wish.files)}"
    rows: list[Row] = []
    with (
        one_at_a_time(disk.lock_of(wish.to / "england"), "Another run for this folder"),
        ProcessPoolExecutor(wish.jobs, multiprocessing.get_context("spawn"), end_with_parent) as makers,
        ThreadPoolExecutor(wish.jobs) as areas,
    ):

        def area(code: str) -> Row:
            try:
                row = makers.submit(_make, code, wish.to / code, wish.files, from_).result()
            except BrokenProcessPool:
                row = Row(code, folder="failed")
                row.fails([ENDED])
            return build(wish.to / code, row) if wish.build and row.folder != "failed" else row

        for done in as_completed(areas.submit(area, code) for code in codes):
            rows.append(done.result())
            say(f"{len(rows)}/{len(codes)} {log.line(rows[-1])}")
            log.write(wish.to, rows)
    for line in log.report(rows, time.perf_counter() - started):
        say(line)
    return rows


def chosen(wish: Wish) -> list[str]:
    """The codes of the areas that are wanted; Refused where the files do not name one."""
    known = codes_of(published(wish.files))
    if not known:
        what = "No file in this folder is a known one with a row for each authority"
        raise Refused(
            Problem(wish.files.as_posix(), 0, what, "Put the department's files into it, as they were downloaded")
        )
    for code in wish.areas:
        if code not in known:
            what = f"`{code[:40]}` is not the code of an authority that the files name"
            raise Refused(Problem("--areas", 0, what, choice(code, known)))
    return list(dict.fromkeys(wish.areas)) or known


def published(folder: Path) -> list[Found]:
    """The files of a folder that are known, read once; others are left, as for each area."""
    if folder not in _PUBLISHED:
        known = publications(PACKAGE)
        files = []
        for path in sorted(path for path in folder.iterdir() if path.is_file()):
            try:
                recognise(path, known)
            except Refused:
                continue
            files.append(path)
        _PUBLISHED[folder] = read_once(files, known)
    return _PUBLISHED[folder]


def _make(code: str, folder: Path, files: Path, from_: str) -> Row:
    return make(code, folder, files, published(files), from_)
