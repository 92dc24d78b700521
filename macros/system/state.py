"""What each input of a site is like at one moment: the files of the project as they lie there, the day, and answers of the site."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from macros.system.cache import joined
from macros.system.inputs import Input
from macros.system.package import OVERRIDES, PACKAGE

FOLDERS = ("data", "docs", "overrides", "tests/charts/examples")
"""The folders of a site that its pages are made from."""
NO_PAGES = ("__pycache__", "node_modules")
"""Folders that tools make, wherever they are."""
FRONT = re.compile(rb"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
"""Front matter, as `macros.pages.matter` finds it."""
ABSENT, FOLDER, UNREADABLE, BY_LINK = "-", "a folder", "cannot be read", " by a link"
NO_FILES = (FOLDER, FOLDER + BY_LINK, UNREADABLE)
"""The states of what has a name, and is not a file that can be read."""
Hashes = dict[str, tuple[tuple[int, ...], str, str]]


@dataclass
class State:
    """The state of each input, taken when this is made and before anything is read: what changes later counts as changed.

    `answers` answer questions by their kind and name, as `fingerprint` gives them; `hashes` are those of an earlier
    moment, by which a preview need not read again what has not been saved since.
    """

    root: Path
    day: str
    answers: dict[str, Callable[[str], str]] = field(default_factory=dict)
    hashes: Hashes = field(default_factory=dict)
    _files: dict[str, str] = field(default_factory=dict)
    _fronts: dict[str, str] = field(default_factory=dict)
    _known: dict[Input, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for folder in FOLDERS:
            self._look(self.root / folder, folder)
        self._look(OVERRIDES, "package/overrides")
        self._files["mkdocs.yml"], _ = self._hash(str(self.root / "mkdocs.yml"))

    def __call__(self, one: Input) -> str:
        if one not in self._known:
            self._known[one] = self._now(*one)
        return self._known[one]

    def _now(self, kind: str, name: str) -> str:
        if kind == "file":
            return self._files.get(name, ABSENT)
        if kind == "front":
            return self._front(name)
        if kind in ("names", "files"):
            below = [(path, known) for path, known in self._files.items() if f"{path}/".startswith(f"{name}/")]
            if kind == "names":  # with what each is: nothing leads to a file that has become a folder
                below = [(path, known if known in NO_FILES else "a file") for path, known in below]
            return joined(f"{path} {known}" for path, known in sorted(below))
        if kind == "moment":
            return str(time.time_ns())
        return self.day if kind == "day" else self.answers[kind](name)

    def _front(self, path: str) -> str:
        """The front matter of a page, with what its folders give to it."""
        folders = [f"{above.as_posix()}/.meta.yml" for above in Path(path).parents]
        return joined([self._fronts.get(path, ABSENT), *(self._files.get(one, ABSENT) for one in folders)])

    def _look(self, folder: Path, name: str) -> None:
        """Each folder is known by its name, and each file in it by the hash of its content."""
        for place, folders, files in os.walk(folder, followlinks=True):
            folders[:] = sorted(one for one in folders if one not in NO_PAGES and not _leads_back(place, one))
            inside = os.path.relpath(place, folder)
            within = name if inside == "." else f"{name}/{inside.replace(os.sep, '/')}"
            self._files[within] = f"{FOLDER}{BY_LINK * os.path.islink(place)}"  # noqa: PTH114
            for file in files:
                path = f"{within}/{file}"
                self._files[path], self._fronts[path] = self._hash(os.path.join(place, file))  # noqa: PTH118

    def _hash(self, path: str) -> tuple[str, str]:
        """The hash of a file, and that of its front matter."""
        try:
            at, link = os.stat(path), os.path.islink(path)  # noqa: PTH114, PTH116
            stamp = (at.st_mtime_ns, at.st_ctime_ns, at.st_size, at.st_ino, link)
            known = self.hashes.get(path)
            if known is None or known[0] != stamp:
                with open(path, "rb", opener=_at_once) as file:
                    content = file.read()
                front = _front_of(content) if path.endswith(".md") else b""
                self.hashes[path] = known = stamp, f"{_short(content)}{BY_LINK * link}", _short(front)
            return known[1], known[2]
        except (OSError, ValueError):
            return UNREADABLE, ABSENT


def _front_of(content: bytes) -> bytes:
    """A page as far as the end of its front matter; all of it where that has none, for then any line may be the end."""
    text = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    found = FRONT.match(text)
    return found[0] if found else text


def _leads_back(place: str, name: str) -> bool:
    """Whether a folder is a link to one that it lies in, whose files would be found for ever."""
    path = os.path.join(place, name)  # noqa: PTH118
    if not os.path.islink(path):  # noqa: PTH114
        return False
    return f"{os.path.realpath(place)}{os.sep}".startswith(f"{os.path.realpath(path)}{os.sep}")


def _short(content: bytes) -> str:
    return sha256(content).hexdigest()[:24]


def _at_once(path: str, how: int) -> int:
    """The file is opened without waiting for somebody to write into it, as a named pipe would."""
    return os.open(path, how | getattr(os, "O_NONBLOCK", 0))


def program() -> str:
    """The version of this program: its own files, its libraries by their names and versions, and Python's."""
    paths = (path for path in sorted(PACKAGE.rglob("*")) if path.is_file() and "__pycache__" not in path.parts)
    code = (f"{path.relative_to(PACKAGE).as_posix()} {sha256(path.read_bytes()).hexdigest()}" for path in paths)
    return joined([*code, *sorted(_libraries()), sys.version])


def _libraries() -> Iterator[str]:
    """Each installed library with its version, from the names of their folders alone."""
    for place in sys.path:
        if os.path.isdir(place):  # noqa: PTH112 - sys.path has '' and zip files
            yield from (name for name in os.listdir(place) if name.endswith((".dist-info", ".egg-info")))  # noqa: PTH208
