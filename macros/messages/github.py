"""What is wrong, as GitHub shows it: on the lines of a pull request, and as one summary of the run."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from macros.messages.counting import counted
from macros.messages.problem import Problem, sentence, visible

MOST = 10
"""The most errors, and the most warnings, that GitHub shows on lines for one step of a workflow."""
LARGEST = 1024 * 1024
"""The most bytes of the summary of one step: GitHub shows nothing of a longer one."""
MARKS = re.compile(r"[\\`*_{}\[\]<>()#+!|~$&@:]")
"""What Markdown, or GitHub's own additions to it, could take for more than a letter."""


@dataclass(frozen=True)
class Repository:
    """Where the files of a site are on GitHub; empty where a run is not GitHub's."""

    folder: str = ""
    """The folder of the site in its repository, with a slash at its end; empty where it is the whole of it."""
    files: str = ""
    """The address below which the files of the commit can be read."""

    @classmethod
    def of(cls, root: Path, environment: Mapping[str, str]) -> Repository:
        """The repository that a run of GitHub Actions has checked out."""
        home = Path(environment.get("GITHUB_WORKSPACE") or root).resolve()
        folder = root.resolve().relative_to(home).as_posix() if root.resolve().is_relative_to(home) else "."
        server, name, commit = (environment.get(f"GITHUB_{one}", "") for one in ("SERVER_URL", "REPOSITORY", "SHA"))
        files = f"{server}/{name}/blob/{commit}/" if server and name and commit else ""
        return cls("" if folder == "." else f"{folder}/", files)

    def line(self, problem: Problem) -> str:
        """The address of a line, as text and not as a finished page; '' where it is not known."""
        return f"{self.files}{quote(self.folder + problem.path)}?plain=1#L{problem.line}" if self.files else ""


def shielded(lines: Iterable[str]) -> Iterator[str]:
    """The lines in which GitHub obeys no command, since they can have words of a page in them."""
    token = secrets.token_hex(16)
    yield f"::stop-commands::{token}"
    yield from lines
    yield f"::{token}::"


def on_lines(problems: Iterable[Problem], repository: Repository) -> Iterator[str]:
    """The commands that put each error, and each piece of advice, on its line: the first of each file before the rest."""
    all_of_them = list(problems)
    for level, stops, name in (("error", True, "errors"), ("warning", False, "pieces of advice")):
        of_level = _first_of_each_file(one for one in all_of_them if one.stops == stops)
        for one in of_level[:MOST]:
            place = f"file={_property(repository.folder + one.path)},line={one.line}"
            yield f"::{level} {place}::{_data(visible(f'{sentence(one.what)} {sentence(one.fix)}', most=0))}"
        if len(of_level) > MOST:
            yield f"::notice::{len(of_level) - MOST} more {name} cannot be shown on their lines. The summary of this run has all of them."


def _first_of_each_file(problems: Iterable[Problem]) -> list[Problem]:
    before: dict[str, int] = {}
    numbered = []
    for one in sorted(problems):
        before[one.path] = before.get(one.path, 0) + 1
        numbered.append((before[one.path], one))
    return [one for _, one in sorted(numbered, key=lambda pair: pair[0])]


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def add_to(file: Path, problems: Iterable[Problem], repository: Repository) -> None:
    """Adds the summary to a file, behind what is there: the file of a step on GitHub can have other parts."""
    there = file.stat().st_size if file.is_file() else 0
    with file.open("a", encoding="utf-8", newline="\n") as out:
        out.write("\n" * bool(there) + summary(problems, repository, LARGEST - there - 1))


def summary(problems: Iterable[Problem], repository: Repository, room: int = LARGEST) -> str:
    """All that is wrong as Markdown of at most `room` bytes: a table for each file, with a link to each line."""
    found = sorted(problems, key=lambda one: (not one.stops, one))
    stops = sum(one.stops for one in found)
    advice = f"{counted(len(found) - stops, 'piece')} of advice" if len(found) > stops else ""
    if stops:
        also = f" There {'is' if advice[:2] == '1 ' else 'are'} also {advice}." if advice else ""
        head = f"## {counted(stops, 'error')} to fix\n\nNothing is published until the errors are fixed.{also}\n"
    else:
        head = f"## No errors\n\nThe check found no errors{f', and {advice}' if advice else ''}.\n"
    parts = [head]
    left = room - len(head.encode()) - 200  # for the sentence below
    for number, one in enumerate(found):
        text = "" if number and _group(found[number - 1]) == _group(one) else _heading(one)
        text += _row(one, repository)
        left -= len(text.encode())
        if left < 0:
            rest = f"{len(found) - number:,} more"
            parts.append(f"\n{rest} cannot be shown here. Fix these first, then run the check again.\n")
            break
        parts.append(text)
    return "".join(parts)


def _group(problem: Problem) -> tuple[bool, str]:
    return problem.stops, problem.path


def _heading(problem: Problem) -> str:
    return f"\n### {_plain(visible(problem.path, most=0))}{'' if problem.stops else ' (advice)'}\n\n| line | what is wrong | how to fix it |\n|---:|---|---|\n"


def _row(problem: Problem, repository: Repository) -> str:
    address = repository.line(problem)
    line = f"[{problem.line}]({address})" if address else f"{problem.line}"
    return f"| {line} | {_markdown(sentence(problem.what))} | {_markdown(sentence(problem.fix))} |\n"


def _markdown(text: str) -> str:
    """A message as a cell of a table: what is in backticks is code, and all else is shown as it is written."""
    return re.sub(
        r"`[^`]+`|[^`]+|`",
        lambda found: found[0] if re.fullmatch(r"`[^`|]+`", found[0]) else _plain(found[0]),
        visible(text, most=0),
    )  # a `|` would end the cell, in code too


def _plain(text: str) -> str:
    """Text of which Markdown and HTML make nothing else."""
    return MARKS.sub(lambda found: f"&#{ord(found[0])};", text)
