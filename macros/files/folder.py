"""Everything that lies in docs/ is looked at: which files are pages, and what is wrong with the others."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.files.allowed import KINDS, Files
from macros.files.names import DEEPEST, FARTHEST, is_text, oddity, plain, plain_file, shown
from macros.files.pdf import faults_of_pdf
from macros.files.photo import faults_of_picture
from macros.files.strays import PRIVATE, UNKNOWN, Stray, by_name, stray
from macros.messages import Problem

MOST_ALIKE = 3
"""So many files of one folder are reported for the same reason; of more, only how many there are."""
FOR_FOLDER = ".meta.yml"
"""The file that says what all pages of its folder have in common."""
LEFT_OUT = "templates"
"""The folder at the top of docs/ that the generator takes for its own, and does not publish."""


@dataclass
class Folder:
    """What lies in docs/: `pages` to be read, `pictures` and `others` to be published with them, and every fault.

    `left_out` is everything else, files and whole folders: it must never be published.
    """

    pages: list[Path] = field(default_factory=list)
    pictures: list[Path] = field(default_factory=list)
    others: list[Path] = field(default_factory=list)
    left_out: list[Path] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def look(docs: Path, root: Path, rules: Files) -> Folder:
    """Every file and folder below docs/, looked at once; no link is followed."""
    found = Folder()
    if docs.is_symlink() or not docs.is_dir():
        return found  # told with the other folders of the site
    waiting = [docs]
    while waiting:
        folder = waiting.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda one: one.name)
        except OSError:
            found.problems.append(
                Problem(_told(folder, root), 1, "The folder cannot be read", "Ask for permission to read it")
            )
            continue
        alike: dict[tuple[str, str], list[Problem]] = {}
        taken = {one.name for one in entries}
        for entry in entries:
            path = folder / entry.name
            try:
                problems = list(_look_at(path, docs, root, rules, taken, found, waiting))
            except OSError:
                problems = [Problem(_told(path, root), 1, "The file cannot be read", "Ask for permission to read it")]
            if path.name not in rules.names and path not in (
                *found.pages[-1:],
                *found.pictures[-1:],
                *found.others[-1:],
                *waiting[-1:],
            ):
                found.left_out.append(path)
            for problem in problems:
                alike.setdefault((problem.what, problem.fix), []).append(problem)
        for told in alike.values():
            found.problems += _few(told)
    found.pages.sort()
    found.problems += two_files_for_one_address(found.pages, docs, root)
    found.problems += folders_without_index(found.pages, docs, root)
    return found


def _look_at(
    path: Path, docs: Path, root: Path, rules: Files, taken: set[str], found: Folder, waiting: list[Path]
) -> Iterator[Problem]:
    """What is wrong with one file or folder; one that is right is put where it belongs."""
    name = path.name
    where = _told(path, root)
    kind = path.lstat().st_mode
    if not is_text(name):  # nothing of it is read: no other message could name it
        yield from _misnamed(name, where, taken, rules)
    elif stat.S_ISLNK(kind):
        yield Problem(where, 1, "This is a link to another place, not a file", "Put the file itself here")
    elif stat.S_ISDIR(kind):
        yield from _look_at_folder(path, docs, where, taken, waiting)
    elif not stat.S_ISREG(kind):
        yield Problem(where, 1, "This is not a regular file, so it cannot be published", "Delete it")
    elif (odd := _stray(name, rules)) is not None:
        yield Problem(where, 1, odd.what, _fix(odd.fix, rules) if odd is UNKNOWN else odd.fix)
    else:
        yield from _misnamed(name, where, taken, rules)
        if len(where) > FARTHEST:
            what = f"This file's name and its folders have {len(where)} characters, and Windows may not open more than {FARTHEST}"
            yield Problem(where, 1, what, "Give the file or its folders shorter names, and fix the links to it")
        yield from _look_into(path, where, rules, found)


def _stray(name: str, rules: Files) -> Stray | None:
    """Why a file with this name may not be here; None where it may."""
    if name in rules.names:
        return None
    return by_name(name) if rules.most(name.casefold()) is not None else stray(name)


def _look_at_folder(path: Path, docs: Path, where: str, taken: set[str], waiting: list[Path]) -> Iterator[Problem]:
    if path.name.startswith("."):
        yield Problem(where, 1, "This is a hidden folder, used by a program", "Delete it, or move it")
    elif PRIVATE.match(path.name):
        yield Problem(
            where, 1, "The name of this folder suggests that its content is not for publication", "Move it out of docs/"
        )
    elif path.parent == docs and path.name == LEFT_OUT:
        yield Problem(where, 1, "The generator publishes nothing from a folder of this name", "Give it another name")
    elif len(path.relative_to(docs).parts) > DEEPEST:
        yield Problem(
            where,
            1,
            f"This folder lies deeper than {DEEPEST} folders",
            "Move its pages up, so that addresses stay short",
        )
    else:
        if odd := oddity(path.name, folder=True):
            name = plain(path.name)
            fix = f"Call it `{name}`, and fix the links to what is in it"
            if not name:
                fix = "Give it a name of letters a to z"
            elif name in taken:
                fix = f"Put its files into `{name}`, which is there already, and fix the links to them"
            yield Problem(where, 1, f"The folder's name becomes an address, and {odd}", fix)
        waiting.append(path)


def _misnamed(name: str, where: str, taken: set[str], rules: Files) -> Iterator[Problem]:
    """A name that is no part of an address is reported with the plain name to use."""
    odd = "" if name in rules.names else oddity(name)
    if not odd:
        return
    name = plain_file(name)
    if not name:
        fix = "Give it a name of letters a to z, digits and hyphens"
    elif name in taken:
        fix = f"Its plain name would be `{name}`, which is there already: delete one of them, or give it another name"
    else:
        fix = f"Call it `{name}`, and fix the links to it"
    yield Problem(where, 1, f"The file's name becomes an address, and {odd}", fix)


def _look_into(path: Path, where: str, rules: Files, found: Folder) -> Iterator[Problem]:
    """How large a file is, whether it can be read, and whether it is what its ending says."""
    most = rules.most(path.name) or rules.most(path.name.casefold()) or 0
    size = path.stat().st_size
    ending = path.suffix.casefold()
    if size == 0:
        if path.name != FOR_FOLDER:  # told where it is read
            yield Problem(where, 1, "The file is empty", "Write what belongs in it, or delete it")
        return
    if not os.access(path, os.R_OK):
        yield Problem(where, 1, "The file cannot be read", "Ask for permission to read it")
        return
    if size > most * 1000:
        smaller = {
            ".md": "Make several pages of it",
            ".pdf": "Save it again for the web, with smaller pictures",
            **dict.fromkeys(KINDS, "Run `python -m macros tidy` to make it smaller"),
        }.get(ending, "Make it smaller")
        yield Problem(where, 1, f"The file has {_kilobytes(size)}, and the limit is {most:,} kB", smaller)
        if ending not in KINDS:
            return
    if ending == ".md":
        if path.suffix == ".md":
            found.pages.append(path)
    elif ending in KINDS:
        found.pictures.append(path)
        yield from faults_of_picture(path, where, rules.pictures)
    elif path.name not in rules.names:
        found.others.append(path)
        if ending == ".pdf":
            yield from faults_of_pdf(path, where)


def two_files_for_one_address(pages: list[Path], docs: Path, root: Path) -> Iterator[Problem]:
    """Each address is that of one file: not of `foo.md` and of `foo/index.md`."""
    seen = {path.relative_to(docs).as_posix() for path in pages}
    for src in sorted(seen):
        other = f"{src.removesuffix('/index.md')}.md"
        if src.endswith("/index.md") and other in seen:
            yield Problem(
                _told(docs / other, root),
                1,
                f"This page and {src} have the same address",
                "Put what both say into one of them, and delete the other",
            )


def folders_without_index(pages: list[Path], docs: Path, root: Path) -> Iterator[Problem]:
    """Every section, a folder at the top of docs/, has its own page."""
    for name in sorted({path.relative_to(docs).parts[0] for path in pages if path.parent != docs}):
        if not any((docs / name / index).is_file() for index in ("index.md", "README.md")):
            yield Problem(
                _told(docs / name, root),
                1,
                "The folder has no index.md, so its own address leads nowhere",
                "Write a page index.md that says what is in it",
                stops=False,
            )


def _few(told: list[Problem]) -> list[Problem]:
    """The first of many faults alike; the last of them says how many more there are."""
    if len(told) <= MOST_ALIKE + 1:
        return told
    last = told[MOST_ALIKE - 1]
    more = len(told) - MOST_ALIKE
    ending = "." if not last.what.endswith(".") else ""
    last = Problem(
        last.path,
        last.line,
        f"{last.what}{ending} The same applies to {more} more files in this folder",
        last.fix,
        last.stops,
    )
    return [*told[: MOST_ALIKE - 1], last]


def _fix(text: str, rules: Files) -> str:
    kinds = [f".{ending}" for ending in rules.endings]
    return text.format(" or ".join([", ".join(kinds[:-1]), kinds[-1]]) if len(kinds) > 1 else kinds[0])


def _kilobytes(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size >= 10_000 else f"{size:,} bytes"


def _told(path: Path, root: Path) -> str:
    return shown(path.relative_to(root).as_posix())
