"""How long whole sites take, beside bare Material on the same Markdown, and how long an edit takes to reach the browser.

    python tests/bench/pages.py [60 600 3000]

Whole processes are measured, so that start-up counts. Compare the ratios of one run on one machine.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
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


def measured(
    folder: Path, *command: str, runs: int = 1, before: Callable[[], object] = lambda: None
) -> tuple[float, float]:
    """The shortest wall and processor time of a command in a folder; each run begins with `before`."""
    taken = []
    for _ in range(runs):
        before()
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-m", *command], cwd=folder, capture_output=True, text=True, check=False)
        wall = time.perf_counter() - started
        now = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout[-3000:]}{done.stderr[-3000:]}")
        taken.append((wall, now.ru_utime + now.ru_stime - used.ru_utime - used.ru_stime))
    return min(wall for wall, _ in taken), min(spent for _, spent in taken)


def times(folder: Path, pages: int) -> Iterator[tuple[str, tuple[float, float]]]:
    """Wall and processor time of each kind of build of one site."""
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


def main() -> None:
    """Print each time and ratio on a line of its own."""
    os.environ.pop("SITE_URL", None)
    for pages in [int(one) for one in sys.argv[1:]] or [60, 600]:
        with tempfile.TemporaryDirectory() as name:
            folder, figures = Path(name), FIGURES.get(pages, pages * 2 // 3)
            make(folder, pages, figures)
            print(f"{pages} pages, {figures} figures")
            bare = (1.0, 1.0)
            for kind, (wall, spent) in times(folder, pages):
                bare = (wall, spent) if kind == "bare Material" else bare
                target = TARGETS.get(pages, {}).get(kind)
                said = f"   target {target:g}: {'kept' if wall / bare[0] <= target else 'missed'}" if target else ""
                print(
                    f"  {kind:<16} {wall:7.2f} s   {wall / bare[0]:5.2f} of bare Material"
                    f"   processor {spent:7.2f} s, {spent / bare[1]:5.2f}{said}",
                    flush=True,
                )
            print("  an edit in the preview, until the browser has it")
            for kind, taken in edits_shown(folder / "ours"):
                print(f"  {kind:<16} {taken:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
