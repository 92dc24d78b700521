"""The published files of a folder: which of them are taken, and why each of the others is not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.importing import Found, Publications, Refused
from macros.importing.recognition import recognise
from macros.messages import Problem

NO_DATA = (".doc", ".docx", ".htm", ".html", ".md", ".pdf", ".txt")
"""What publishers put beside their data, such as guidance and a licence: files of these types are passed over."""


def files_in(folder: Path) -> list[Path]:
    """What lies in the folder and may be data, the smallest first; Refused where no file does."""
    try:
        inside = [path for path in sorted(folder.iterdir()) if not path.name.startswith(".")]
    except OSError:
        what = "There is no such folder" if not folder.exists() else "This is not a folder that can be read"
        raise Refused(Problem(folder.as_posix(), 0, what, "Name the folder with the published files")) from None
    files = [path for path in inside if path.suffix.lower() not in NO_DATA or path.is_dir()]
    if not any(path.is_file() for path in files):
        what = "The folder has no data files"
        raise Refused(
            Problem(folder.as_posix(), 0, what, "Put the department's files into it, as they were downloaded")
        )
    return sorted(files, key=lambda path: path.stat().st_size if path.is_file() else 0)


@dataclass
class Published:
    """What the files are: those of each publication, the newest first, and what is wrong with the rest."""

    several: list[list[Found]]
    problems: list[Problem] = field(default_factory=list)

    @property
    def taken(self) -> list[Found]:
        """The newest file of each publication that can be read."""
        return [found[0] for found in self.several]

    def refuse(self, problems: Sequence[Problem]) -> bool:
        """The files that these problems are about are not taken, but the next of the same publication. False where they are about none."""
        wrong = {one.path for one in problems}
        fewer = [[one for one in found if one.sheet.name not in wrong] for found in self.several]
        refused = fewer != self.several
        self.several = [found for found in fewer if found]
        self.problems += problems
        return refused

    @property
    def not_taken(self) -> list[Problem]:
        """Why each file that was not taken was not."""
        return [*self.problems, *(one for found in self.several for one in _others(found))]


def read_all(files: Sequence[Path], known: Publications) -> Published:
    """What each file is, and what is wrong with those that are no known publication or cannot be read."""
    found: dict[str, list[Found]] = {}
    problems: list[Problem] = []
    for file in sorted(files):
        if file.is_dir():
            fix = "If they are wanted, put them beside the others, and type the command again"
            problems.append(Problem(file.as_posix(), 0, "This is a folder, and the files in it were not read", fix))
            continue
        try:
            one = recognise(file, known)
            found.setdefault(one.stem, []).append(one)
        except Refused as refused:
            problems += refused.problems
    ranked = [sorted(one, key=_age, reverse=True) if one[1:] else one for one in found.values()]
    return Published(ranked, problems)


def _age(one: Found) -> tuple[str, str]:
    """The newest period of a file, so that of two releases the later comes first; of the same year, the last by name."""
    place = one.at.get("time_period")
    try:
        periods = (cells[place] for _, cells in one.rows()) if place is not None else iter(())
        return max(periods, default=""), one.sheet.name
    except Refused:
        return "~", one.sheet.name  # one that cannot be read to its end comes first: the import then says why


def _others(found: Sequence[Found]) -> Iterator[Problem]:
    for one in found[1:]:
        what = f"This file and {found[0].sheet.name} are both {one.publication.name}, and the other was taken"
        fix = "If you want this one, move the other out of the folder, and type the command again"
        yield Problem(one.sheet.name, 1, what, fix)
