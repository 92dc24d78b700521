"""What is left when a command that writes is ended by a signal at a moment of chance.

    python tests/bench/kills.py [--times N] [--only NAME,…] [--seed N]

Each of `import`, `move`, `withdraw`, `zip`, `region` and `england` is run in a copy of a small site, and sent SIGTERM, SIGINT or
SIGKILL: half the times at any moment of the run, half just after it has first changed something on the disk. Then any
other command is typed, as an officer would, and the first one again. What was written must be the old or the new state,
whole; nothing else may be left in the folder, nor, unless the signal was SIGKILL, in the system's folder for
temporary files; and what was ended must succeed the second time.

Prints a line for each command and signal. Exits with 1 if anything was found.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from example_sites import one_page, whole  # noqa: E402
from releases import BEFORE, NEXT, PAGE, files_of, run, site_of  # noqa: E402
from small_england import write_files  # noqa: E402
from stopping import everything  # noqa: E402

SIGNALS = (signal.SIGTERM, signal.SIGINT, signal.SIGKILL)
ENDED = (1, 130, -signal.SIGTERM, -signal.SIGINT, -signal.SIGKILL, 143)
"""What a command may end with: no other way, such as a traceback's."""
SECONDS = 300
COPY = shutil.ignore_patterns(".cache")


@dataclass(frozen=True)
class Case:
    """A folder as it was before, and the command that changes it, which names the folder as its last word.

    `other` is a command that an officer may type next, and `again` what the same one may end with when it is done.
    """

    folder: Path
    words: tuple[str, ...]
    other: tuple[str, ...] = ("where", "index.md")
    again: tuple[int, ...] = (0, 1)


def cases(room: Path) -> Iterator[tuple[str, Case]]:
    """Each command with a small site of its own."""
    published = write_files(room / "published")
    (room / "england").mkdir()
    areas = ("england", "--from", str(published), "--areas", "E06000053", "--to")
    yield "england", Case(room / "england", areas, areas, (0,))
    yield "move", Case(whole(room / "move"), ("move", "referrals", "referrals-received", "--write"))
    reason = ("--reason", "The numbers in it are out of date.")
    yield "withdraw", Case(whole(room / "withdraw"), ("withdraw", "contacts-by-source", *reason, "--write"))
    released = site_of(room / "import", PAGE + "\n")
    run(released, "--write", *files_of(room / "import", BEFORE))
    yield "import", Case(released, ("import", "--write", *files_of(room / "import", NEXT)))
    for name in ("homeham", "awayton"):
        (room / "zip" / name).mkdir(parents=True)
    packed = one_page(room / "zip")
    _command(packed, ("site",), room).wait(SECONDS)
    yield "zip", Case(packed, ("zip",), ("zip",))
    built = whole(room / "region")
    _command(built, ("site",), room).wait(SECONDS)
    here = ("region", str(built / "site"), "--to")
    yield "region", Case(built, here, here)


def _command(folder: Path, words: tuple[str, ...], temporary: Path) -> subprocess.Popen[str]:
    """The command for this folder, begun."""
    last = [str(folder / "west")] if words[-1] == "--to" else ["--folder", str(folder)]
    temporary.mkdir(parents=True, exist_ok=True)
    return subprocess.Popen(
        [sys.executable, "-m", "macros", *words, *last],
        env={**os.environ, "PYTHONPATH": str(ROOT), "TMPDIR": str(temporary)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


def _state(folder: Path) -> dict[str, bytes]:
    """Every file but those of the cache, which each command may fill, and the log of `england`, which has the seconds that it took."""
    found = everything(folder).items()
    return {name: content for name, content in found if ".cache" not in name.split("/") and name != "west/log.csv"}


def _changed(folder: Path) -> Callable[[], bool]:
    """Whether anything is in the folder, or in data/, that was not there."""

    def names() -> set[str]:
        return {
            entry.name
            for place in (folder, folder / "data", folder / "west")
            if place.is_dir()
            for entry in os.scandir(place)
        } - {".cache"}

    before = names()
    return lambda: names() != before


def ended(case: Case, folder: Path, number: int, wait: float | None, temporary: Path) -> Iterator[str]:
    """What is wrong after the command was sent this signal, after so many seconds or once it had begun to write."""
    old = _state(folder)
    changed = _changed(folder)
    begun = _command(folder, case.words, temporary)
    until = time.monotonic() + (SECONDS if wait is None else wait)
    while begun.poll() is None and time.monotonic() < until and not (wait is None and changed()):
        time.sleep(0.0005 if wait is None else 0.01)
    if wait is None:
        time.sleep(random.random() * 0.02)
    if begun.poll() is None:
        begun.send_signal(number)
    said, _ = begun.communicate(timeout=SECONDS)
    if "Traceback" in said or begun.returncode not in (0, *ENDED):
        yield f"ended with {begun.returncode} and said: {said.strip()[-300:]}"
    if number != signal.SIGKILL and (left := sorted(path.name for path in temporary.iterdir())):
        yield f"left in the folder for temporary files: {', '.join(left)}"
    _command(folder, case.other, temporary).communicate(timeout=SECONDS)
    between = _state(folder)
    again = _command(folder, case.words, temporary)
    said, _ = again.communicate(timeout=SECONDS)
    if again.returncode not in case.again or "Traceback" in said:
        yield f"the next run ended with {again.returncode}: {said.strip()[-300:]}"
    new = NEW.setdefault(case, _new(case, temporary))
    if between not in (old, new):
        yield f"neither old nor new after the next command: {_differ(between, old, new)}"
    if _state(folder) != new:
        yield f"not the new state in the end: {_differ(_state(folder), old, new)}"


NEW: dict[Case, dict[str, bytes]] = {}


def _new(case: Case, temporary: Path) -> dict[str, bytes]:
    """The state that the command leaves when nothing stops it."""
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        folder = Path(shutil.copytree(case.folder, Path(name) / "site", ignore=COPY))
        _command(folder, case.words, temporary).communicate(timeout=SECONDS)
        return _state(folder)


def _differ(found: dict[str, bytes], old: dict[str, bytes], new: dict[str, bytes]) -> str:
    parts = [
        f"{name} is {'neither' if name in old or name in new else 'debris'}"
        for name in sorted({*found, *new})
        if found.get(name) not in (old.get(name), new.get(name))
    ]
    return ", ".join(parts[:6]) or "a mixture of both"


def main() -> None:
    """Run each case with each signal so many times."""
    given = argparse.ArgumentParser(description="What is left when a command is ended by a signal.")
    given.add_argument("--times", type=int, default=6)
    given.add_argument("--only", default="")
    given.add_argument("--seed", type=int, default=1)
    wanted = given.parse_args()
    random.seed(wanted.seed)
    wrong, left = Counter[str](), {name for name in wanted.only.split(",") if name}
    with tempfile.TemporaryDirectory(prefix="kills-") as name:
        room = Path(name)
        for command, case in cases(room):
            if wanted.only and command not in left:
                continue
            left.discard(command)
            started = time.monotonic()
            NEW[case] = _new(case, room / "temporary")
            whole_run = time.monotonic() - started
            for number in SIGNALS:
                found: list[str] = []
                for turn in range(wanted.times):
                    folder = Path(shutil.copytree(case.folder, room / "turn" / "site", ignore=COPY))
                    wait = random.random() * whole_run if turn % 2 else None
                    told = [*ended(case, folder, number, wait, room / "turn" / "temporary")]
                    found += [f"{'while it wrote' if wait is None else f'after {wait:.2f} s'}: {one}" for one in told]
                    shutil.rmtree(room / "turn")
                wrong[command] += len(found)
                print(f"{command} {number.name}: {wanted.times} times, {len(found)} findings", flush=True)
                for one in found:
                    print(f"  {one}", flush=True)
            if wanted.only and not left:
                break
    sys.exit(1 if wrong.total() else 0)


if __name__ == "__main__":
    main()
