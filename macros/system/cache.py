"""The build cache: each result by name, with the inputs it depends on.

A thing is made again only when one of its inputs has changed. Entries are files in one folder that may be deleted,
copied or shared between sites at any time: an entry is used only if its checksum is right, this version of the program
made it on a machine of this kind, and every input has the same state now. A drawing needs no inputs: `name_for` names it after all that it is drawn
from, and `get` and `put` read and write it.
"""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.messages import Problem
from macros.system import disk
from macros.system.inputs import Input, depends_on, noted
from macros.system.machine import kind
from macros.system.shelf import Shelf, Shelved

FOLDER = Path(".cache") / "site"
"""Where entries lie, below the project."""
DAY = 24 * 60 * 60
OF_FILES = ("file", "front", "names", "files")
"""The kinds of input that another program can change at any moment."""
LONGEST = 60 * DAY
"""An entry that no build has used for so long is deleted."""
CHECKSUM = 65
"""The bytes at the beginning of a file that say what the rest of it must be."""
LOG = logging.getLogger("macros")


@dataclass(frozen=True)
class Made:
    """What was made: files of the site by their addresses, what is wrong, and what others need of it, as JSON has it."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    data: Any = None


@dataclass
class Entry:
    """A thing with the state that each of its inputs had."""

    inputs: Mapping[Input, str]
    made: Made


@dataclass
class Cache:
    """What was made, for one state of a site.

    `state` tells an input's present state, a short text; `version` stands for the program, its libraries and its
    settings; `memory` holds entries of earlier states of the site in the same process, and `shelf` the files of those of
    this one. Without a folder nothing outlives the process.
    """

    folder: Path | None = None
    version: str = ""
    state: Callable[[Input], str] = lambda _: ""
    memory: dict[str, Entry] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    _current: set[str] = field(default_factory=set)
    _shared: dict[Any, Any] = field(default_factory=dict, repr=False)
    """Each input and each state once: thousands of entries depend on the same ones."""
    new: list[str] = field(default_factory=list)
    """The names of what had to be made in this state, in order."""

    def made(self, name: str, work: Callable[[], Made]) -> Made:
        """Return the cached result, or run `work` if one of its inputs has changed."""
        if name not in self._current:
            entry = self.memory.get(name) or self._read(name)
            if entry is None or any(self.state(one) != before for one, before in entry.inputs.items()):
                with noted() as inputs:
                    made = work()
                entry = Entry({one: self.state(one) for one in sorted(inputs)}, made)
                self._write(name, entry)
                self.new.append(name)
            self._remember(name, entry)
            self._current.add(name)
        depends_on(self.memory[name].inputs.keys())
        return self.memory[name].made

    def is_current(self, name: str) -> bool:
        """Whether the entry is up to date, so that `made` would not run the task."""
        if name in self._current:
            return True
        entry = self.memory.get(name) or self._read(name)
        if entry is None or any(self.state(one) != before for one, before in entry.inputs.items()):
            return False
        self._remember(name, entry)
        return True

    def _remember(self, name: str, entry: Entry) -> None:
        share = self._shared.setdefault
        inputs = {share(one, one): share(state, state) for one, state in entry.inputs.items()}
        self.memory[name] = Entry(inputs, replace(entry.made, files=Shelved(self.shelf, entry.made.files)))

    def forget_mixed(self, now: Callable[[Input], str]) -> None:
        """Remove entries built while one of their input files was being saved: they may mix old and new content.

        `now` tells the state of a file at a later moment.
        """
        for name in self.new:
            inputs = self.memory[name].inputs.items() if name in self.memory else ()
            if any(one[0] in OF_FILES and now(one) != before for one, before in inputs):
                del self.memory[name]
                if self.folder is not None:
                    (self.folder / self._place(name)).unlink(missing_ok=True)

    def put(self, name: str, content: bytes) -> None:
        """This file is in the cache; its name says all that it was made from."""
        if self.folder is not None:
            put(self.folder, name, content)

    def get(self, name: str) -> bytes | None:
        """The file of this name, if it is there and undamaged."""
        return get(self.folder, name) if self.folder is not None else None

    def _place(self, name: str) -> str:
        return f"{sha256(os.fsencode(name)).hexdigest()[:32]}.made"

    def _read(self, name: str) -> Entry | None:
        content = self.get(self._place(name))
        if content is None:
            return None
        try:
            head, _, rest = content.partition(b"\n")
            told = json.loads(head)
            if told["name"] != name or told["version"] != self.version:
                return None
            files, start = {}, 0
            for address, size in told["files"]:
                files[address] = rest[start : start + size]
                start += size
            inputs = {(kind, of): before for kind, of, before in told["inputs"]}
            return Entry(inputs, Made(files, [Problem(**one) for one in told["problems"]], told["data"]))
        except (ValueError, KeyError, TypeError):
            return None

    def _write(self, name: str, entry: Entry) -> None:
        if self.folder is None:
            return
        made = entry.made
        told = {
            "name": name,
            "version": self.version,
            "inputs": [[*one, before] for one, before in entry.inputs.items()],
            "files": [[address, len(content)] for address, content in made.files.items()],
            "problems": [asdict(one) for one in made.problems],
            "data": made.data,
        }
        head = json.dumps(told, ensure_ascii=False).encode(errors="surrogateescape")
        self.put(self._place(name), b"\n".join([head, b"".join(made.files.values())]))

    def forget_the_unused(self, now: float | None = None) -> None:
        """Entries that no build has used for two months are deleted; those of this build are as if they were new."""
        if self.folder is None:
            return
        entries: list[os.DirEntry[str]] = []
        now = time.time() if now is None else now
        current = {self._place(name) for name in self._current}
        with suppress(OSError):  # somebody may remove the folder at any moment
            entries = [*os.scandir(self.folder)]
        for entry in entries:
            with suppress(OSError):
                age = now - entry.stat(follow_symlinks=False).st_mtime
                if entry.name in current and age > DAY:
                    os.utime(entry.path, (now, now))
                elif age > LONGEST and entry.is_file(follow_symlinks=False) and _is_ours(Path(entry.path)):
                    Path(entry.path).unlink()


def put(folder: Path, name: str, content: bytes) -> None:
    """A file is in this folder, behind its checksum. Where it cannot be written, a warning says why, once."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if (folder / name).is_dir():  # foreign: no such name is ever a folder's
            shutil.rmtree(folder / name)
        disk.write(folder / name, _checksum(content) + content)
    except OSError as error:
        _warn(f"The cache cannot be written ({disk.reason(error)}), so the next build may take longer")


def get(folder: Path, name: str) -> bytes | None:
    """The content of a file that `put` wrote; None where there is none, or it is damaged, cut short, not ours or of another kind of machine."""
    path = folder / name
    try:
        whole = path.read_bytes() if path.is_file() else b""
    except OSError:
        return None
    checksum, content = whole[:CHECKSUM], whole[CHECKSUM:]
    return content if checksum and checksum == _checksum(content) else None


def _is_ours(path: Path) -> bool:
    """Whether `put` wrote a file: the folder may be a link to a place that has somebody's own files too."""
    with path.open("rb") as file:
        return re.fullmatch(rb"[0-9a-f]{64}\n", file.read(CHECKSUM)) is not None


def _checksum(content: bytes) -> bytes:
    return sha256(kind().encode() + content).hexdigest().encode() + b"\n"


@cache
def _warn(message: str) -> None:
    """The message, once: a full disk refuses every file."""
    LOG.warning(message)


def name_for(*made_from: str, libraries: tuple[str, ...] = ()) -> str:
    """A name that changes when what a thing is made from does, or a library that makes it."""
    parts = [*made_from, *(f"{name} {version(name)}" for name in libraries)]
    return sha256("\0".join(parts).encode()).hexdigest()[:24]


def fingerprint(value: Any) -> str:
    """A short text for anything that JSON can hold: the same for what is the same."""
    return sha256(
        json.dumps(value, sort_keys=True, ensure_ascii=False, default=str).encode(errors="surrogateescape")
    ).hexdigest()[:24]


def joined(parts: Iterable[str]) -> str:
    """One short text for several."""
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()[:24]
