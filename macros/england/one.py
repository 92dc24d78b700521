"""One area: its folder is made, its site is built by another process, and what both took is measured."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.build.unchanged import last_said, made_from
from macros.england.kept import keep, state
from macros.importing import Found, Refused
from macros.messages import Fault, Problem
from macros.starting import Wanted, begin
from macros.system import days, disk

FAULT = re.compile(r"\S[^:]*:\d+: (?!advice: )")
"""How a line begins that reports an error."""
PREVIEW = "http://127.0.0.1:8000/"
"""Where a folder is seen that is served on this machine."""


@dataclass
class Row:
    """What happened to one area: a row of the log. Seconds are of the clock, megabytes of the largest process and of files."""

    code: str
    area: str = ""
    folder: str = ""
    site: str = ""
    faults: int = 0
    first_fault: str = ""
    not_taken: int = 0
    left_out: int = 0
    pages: int = 0
    make_seconds: float = 0.0
    build_seconds: float = 0.0
    processor_seconds: float = 0.0
    peak_mb: float = 0.0
    folder_mb: float = 0.0
    site_mb: float = 0.0

    def fails(self, problems: Sequence[object]) -> None:
        """Another step has gone wrong, with these messages."""
        self.faults += len(problems)
        self.first_fault = self.first_fault or str(problems[0])


def make(code: str, folder: Path, files: Path, published: Sequence[Found], from_: str) -> Row:
    """The folder of an area, new, as it was, or made again; one that somebody has changed is left, and told."""
    row, started, worked = Row(code), time.perf_counter(), time.process_time()
    disk.mend(folder)
    known = state(folder, from_)
    row.folder = {"none": "made", "same": "left", "old": "made again", "theirs": "left"}[known]
    try:
        if known == "theirs":
            what = "This folder was not made by this command, or somebody has changed it since"
            raise Refused(Problem(folder.as_posix(), 0, what, "Move it away, and type the command again"))
        if known != "same":
            wanted = Wanted(code, files, folder, again=known == "old")
            begun = begin(wanted, published, lambda made: keep(folder, from_, made))
            row.not_taken, row.left_out = len(begun.not_taken), len(begun.left_out.said)
        row.area = _name(folder)
    except (Refused, Fault) as told:
        row.folder = "failed"
        row.fails(told.problems if isinstance(told, Refused) else [told])
    except OSError as error:
        row.folder = "failed"
        row.fails([disk.as_problem(error, folder)])
    except Exception as error:  # one area never stops the others: what happened to it is in the log
        row.folder = "failed"
        row.fails([f"unexpected error ({type(error).__name__}: {error})"])
    row.make_seconds = round(time.perf_counter() - started, 2)
    row.processor_seconds = round(time.process_time() - worked, 2)
    row.folder_mb = _size(folder)
    return row


def build(folder: Path, row: Row) -> Row:
    """The site of an area, built by a separate process; left as it is if that would make nothing new."""
    environ = os.environ | {"SITE_URL": address_of(folder)}
    if last_said(folder, made_from(folder, days.today(), environ)) is not None:
        row.site = "left"
    else:
        started = time.perf_counter()
        code, said, spent, peak = _process(
            [sys.executable, "-m", "macros", "site", "--folder", folder.as_posix()], environ
        )
        row.build_seconds = round(time.perf_counter() - started, 2)
        row.processor_seconds = round(row.processor_seconds + spent, 2)
        row.peak_mb = peak
        row.site = "failed" if code else "built"
        faults = [line for line in said.splitlines() if FAULT.match(line)]
        if code or faults:
            row.fails(faults or said.splitlines()[-1:] or [f"the build ended with {code}"])
    site = folder / "site"
    row.pages, row.site_mb = len(list(site.rglob("*.html"))), _size(site)
    return row


def address_of(folder: Path) -> str:
    """Where the site of an area is when the folder of all areas is published, or served on this machine, as it is."""
    return f"{(os.environ.get('SITE_URL') or PREVIEW).rstrip('/')}/{folder.name}/site/"


def _process(words: Sequence[str], environ: Mapping[str, str]) -> tuple[int, str, float, float]:
    """The exit code of another process, all that it said, its processor seconds, and the megabytes of its largest moment."""
    started = subprocess.Popen(words, env=dict(environ), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert started.stdout is not None
    with started.stdout:
        said = started.stdout.read()
    if sys.platform == "win32":  # it does not say how much it took
        return started.wait(), said, 0.0, 0.0
    _, status, used = os.wait4(started.pid, 0)
    started.returncode = os.waitstatus_to_exitcode(status)
    unit = 1024 * 1024 if sys.platform == "darwin" else 1024
    return started.returncode, said, used.ru_utime + used.ru_stime, round(used.ru_maxrss / unit, 1)


def _name(folder: Path) -> str:
    from macros.content import Site

    return Site(folder, days.today()).area


def _size(folder: Path) -> float:
    """The megabytes of the files of a folder, without what a build has kept for the next."""
    files = (path for path in folder.rglob("*") if path.is_file())
    inside = (
        path
        for path in files
        if folder.name == "site" or not {*disk.MADE, ".cache"} & {*path.relative_to(folder).parts}
    )
    return round(sum(path.stat().st_size for path in inside) / 1e6, 2)
