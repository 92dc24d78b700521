"""How long whole sites take, beside bare Material on the same Markdown, and how long an edit takes to reach the browser.

    python tests/bench/pages.py [60 600 3000] [--growth]

Whole processes are measured, so that start-up counts. Compare the ratios of one run on one machine. With `--growth` each size
is only built cold, and after an edit of one word: the milliseconds for each page and the memory say whether both grow with
the site alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from latency import edits_shown
from sites import make

FIGURES = {60: 40, 600: 400, 3000: 2000}
"""The figures of each size of site, by its pages."""
TARGETS = {
    60: {"nothing changed": 0.9, "cold": 5, "one word": 1},
    600: {"nothing changed": 0.5, "cold": 2.5, "one word": 0.3},
}
"""The most that a build may take, as a ratio to bare Material."""
BUILD = ("macros", "site")


@dataclass(frozen=True)
class Took:
    """Seconds of the clock and of the processor, and the megabytes of the largest process."""

    wall: float
    spent: float
    peak: float


def measured(folder: Path, *command: str, runs: int = 1, before: Callable[[], object] = lambda: None) -> Took:
    """The shortest times of a command in a folder, and its largest memory; each run begins with `before`."""
    taken = []
    for _ in range(runs):
        before()
        with tempfile.TemporaryFile("w+") as said:
            started = time.perf_counter()
            process = subprocess.Popen([sys.executable, "-m", *command], cwd=folder, stdout=said, stderr=said)
            _, status, used = os.wait4(process.pid, 0)
            wall = time.perf_counter() - started
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            if process.returncode:
                raise SystemExit(f"{' '.join(command)} failed:\n{said.read()[-3000:]}")
        taken.append(Took(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024))
    return Took(min(one.wall for one in taken), min(one.spent for one in taken), max(one.peak for one in taken))


def times(folder: Path, pages: int) -> Iterator[tuple[str, Took]]:
    """What each kind of build of one site takes."""
    ours, bare = folder / "ours", folder / "bare"
    runs = 3 if pages < 200 else 1  # the best of a few where that is cheap
    measured(bare, "mkdocs", "build", "-q")  # so that no library is compiled and no disc read while it counts
    yield "bare Material", measured(bare, "mkdocs", "build", "-q", runs=max(runs, 2))
    yield "cold", measured(ours, *BUILD, runs=runs, before=lambda: without(ours, ".cache", "site"))
    yield "kept", measured(ours, *BUILD, runs=runs, before=lambda: without(ours, "site"))
    page = ours / "docs" / "part-1" / "index.md"
    yield "one word", measured(ours, *BUILD, runs=runs, before=lambda: changed(page, "the child", "this child"))
    table = ours / "data" / "tables" / "visits-0.csv"
    yield "one cell", measured(ours, *BUILD, runs=runs, before=lambda: changed(table, ",1", ",2"))
    template = ours / "overrides" / "partials" / "footer.html"
    yield "one template", measured(ours, *BUILD, before=lambda: changed(template, "<footer", "<footer data-new"))
    yield "nothing changed", measured(ours, *BUILD, runs=3)
    yield "check", measured(ours, "macros", "check", runs=3)


def changed(path: Path, old: str, new: str) -> None:
    """The first place of a file that has a text has another."""
    text = path.read_text(encoding="utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def without(folder: Path, *names: str) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)


def growth(folder: Path, pages: int) -> Iterator[str]:
    """What the first build and an edit of one word take for each page of a site."""
    ours, page = folder / "ours", folder / "ours" / "docs" / "part-1" / "index.md"
    yield _grown("cold", measured(ours, *BUILD), pages)
    changed(page, "the child", "this child")
    yield _grown("one word", measured(ours, *BUILD), pages)


def _grown(kind: str, took: Took, pages: int) -> str:
    each = f"{1000 * took.wall / pages:6.1f} ms a page, processor {1000 * took.spent / pages:6.1f} ms"
    return f"  {kind:<16} {took.wall:7.2f} s   {each}   {took.peak:,.0f} MB"


def main() -> None:
    """Print each time and ratio on a line of its own."""
    os.environ.pop("SITE_URL", None)
    for pages in [int(one) for one in sys.argv[1:] if one != "--growth"] or [60, 600]:
        with tempfile.TemporaryDirectory() as name:
            folder, figures = Path(name), FIGURES.get(pages, pages * 2 // 3)
            make(folder, pages, figures)
            print(f"{pages} pages, {figures} figures", flush=True)
            if "--growth" in sys.argv:
                for line in growth(folder, pages):
                    print(line, flush=True)
                continue
            bare = Took(1.0, 1.0, 0.0)
            for kind, took in times(folder, pages):
                bare = took if kind == "bare Material" else bare
                target, ratio = TARGETS.get(pages, {}).get(kind), took.wall / bare.wall
                said = f"   target {target:g}: {'kept' if ratio <= target else 'missed'}" if target else ""
                print(
                    f"  {kind:<16} {took.wall:7.2f} s   {ratio:5.2f} of bare Material"
                    f"   processor {took.spent:7.2f} s, {took.spent / bare.spent:5.2f}   {took.peak:,.0f} MB{said}",
                    flush=True,
                )
            print("  an edit in the preview, until the browser has it")
            for kind, taken in edits_shown(folder / "ours"):
                print(f"  {kind:<16} {taken:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
