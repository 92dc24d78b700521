"""Whether a site is the same byte for byte, wherever, whenever and however it is built.

    python tests/bench/twice.py [FOLDER] [--ways NAME,…]

FOLDER is a site; without it, the whole example of the tests. It is copied and built once in the usual way, then once more in each of
`WAYS`, all on the same day (`SOURCE_DATE_EPOCH`). Every file of the built folders and the zip of the preview is compared.
Prints a line for each way and exits with 1 if a file differs. Sites that differ are kept; their folder is named.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from example_sites import whole  # noqa: E402

from macros.system.disk import MADE  # noqa: E402

DAY = "1795780800"
"""27 November 2026, 12:00 UTC, as `SOURCE_DATE_EPOCH` has it."""
OTHER_MACHINE = """
import os

list_of, scan, cores = os.listdir, os.scandir, os.cpu_count


class Backwards:
    def __init__(self, entries):
        with entries:
            self.entries = iter(list(entries)[::-1])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def close(self):
        pass

    def __iter__(self):
        return self

    def __next__(self):
        return next(self.entries)


os.listdir = lambda *a: list_of(*a)[::-1]
os.scandir = lambda *a: Backwards(scan(*a))
os.cpu_count = lambda: 5
"""
"""A module that Python imports first: folders are listed in another order, as another disk does, and there are five cores."""


@dataclass(frozen=True)
class Way:
    """How a build differs from the usual one. `like` names an earlier way whose cache it begins with."""

    folder: str = "site"
    env: dict[str, str] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    umask: int = 0o022
    like: str = ""
    patched: bool = False
    kept_by_git: bool = False
    installed: bool = False


USUAL = {"TZ": "UTC", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": DAY}
ONE_CORE = ("taskset", "-c", "0") if shutil.which("taskset") else ()
ANOTHER_DAY = ("faketime", "2031-03-01 23:45:00") if shutil.which("faketime") else ()
WAYS = {
    "usual": Way(),
    "again, nothing kept": Way("site again"),
    "another folder, Turkish, far east, private files, one core": Way(
        "Bob's files – été (1)/ğüş",
        {"TZ": "Pacific/Kiritimati", "LANG": "tr_TR.UTF-8", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "4294967295"},
        ONE_CORE,
        0o077,
    ),
    "with the cache of another folder, German, far west, kept by Git": Way(
        "warm",
        {"TZ": "America/Los_Angeles", "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "PYTHONHASHSEED": "7"},
        like="usual",
        kept_by_git=True,
    ),
    "folders listed backwards, five cores, no locale": Way(
        "backwards", {"LANG": "C", "LC_ALL": "C", "PYTHONHASHSEED": "random"}, patched=True
    ),
    "installed from a wheel": Way("installed", {"PYTHONHASHSEED": "random"}, installed=True),
    "without MkDocs": Way("plain", {"SITE_DOOR": "plain"}),
}
if ANOTHER_DAY:
    WAYS["on another day, by the clock"] = Way("later", before=ANOTHER_DAY)


def main() -> None:
    """Builds the site in each way, and says which files differ from those of the usual one."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("folder", nargs="?", type=Path)
    given.add_argument("--ways", default="")
    wish = given.parse_args()
    wanted = [one for name in wish.ways.split(",") if name for one in WAYS if name in one]
    home = Path(tempfile.mkdtemp(prefix="twice-"))
    source = wish.folder.resolve() if wish.folder else whole(home / "source")
    usual, same = {}, True
    for name in dict.fromkeys(["usual", *(wanted or WAYS)]):
        started = time.perf_counter()
        found = built(source, home, WAYS[name])
        usual = usual or found
        differ = sorted(one for one in usual.keys() | found.keys() if usual.get(one) != found.get(one))
        took = f"{len(found)} files in {time.perf_counter() - started:.0f} s"
        print(f"{name}: {took}, {f'{len(differ)} differ' if differ else 'the same'}", flush=True)
        for one in differ[:20]:
            print(f"  {one}")
        same &= not differ
    if same:
        shutil.rmtree(home)
        return
    sys.exit(f"The sites are in {home}.")


def built(source: Path, home: Path, way: Way) -> dict[str, str]:
    """The checksum of every file that one way of building makes, by its address below the folder."""
    folder = home / way.folder
    os.umask(way.umask)
    unwanted = {*MADE, ".git", ".venv", "node_modules", "__pycache__", "tests" if (source / ".git").exists() else ""}
    shutil.copytree(source, folder, ignore=lambda at, names: unwanted & {*names} | {".cache"} & {*names})
    os.umask(0o022)
    if way.like:
        shutil.copytree(home / WAYS[way.like].folder / ".cache", folder / ".cache")
    if way.kept_by_git:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        for words in (("init", "--quiet"), ("add", "."), (*who, "commit", "--quiet", "--message", "A")):
            subprocess.run(["git", *words], cwd=folder, check=True)
    libraries = [str(wheel(home) if way.installed else ROOT)]
    if way.patched:
        (home / "patched").mkdir(exist_ok=True)
        (home / "patched" / "sitecustomize.py").write_text(OTHER_MACHINE, encoding="utf-8")
        libraries.insert(0, str(home / "patched"))
    around = {**os.environ, **USUAL, **way.env, "PYTHONPATH": os.pathsep.join(libraries)}
    for words in (("site",), ("zip",)):
        command = [*way.before, sys.executable, "-P", "-m", "macros", *words, "--folder", str(folder)]
        done = subprocess.run(
            command, cwd=home, env=around, capture_output=True, check=False, umask=way.umask, encoding="utf-8"
        )
        if done.returncode:
            sys.exit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
    files = [path for name in MADE for path in (folder / name).rglob("*") if path.is_file()]
    files.append(folder / "site-preview.zip")
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def wheel(home: Path) -> Path:
    """The folder with what the wheel of this project installs."""
    folder = home / "libraries"
    uv = shutil.which("uv") or str(ROOT / ".cache/uv/bin/uv")
    command = [uv, "pip", "install", "--quiet", "--no-deps", "--python", sys.executable, "--target", folder, ROOT]
    subprocess.run(command, check=True)
    return folder


if __name__ == "__main__":
    main()
