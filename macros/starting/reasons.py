"""What was left out of a new site, in plain words: what it was, in which file, and why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from macros.messages import Problem, counted
from macros.messages.problem import MORE

NO_TABLE = re.compile(r"There is no table `([\w-]+)`")
FIGURE = re.compile(r"In the figure `([\w-]+)`")
REASONS = (
    (re.compile(r"hidden so that no child can be identified"), "a number is hidden so that no child can be identified"),
    (re.compile(r"not available"), "a number is marked as not available"),
    (re.compile(r"not applicable"), "a number is marked as not applicable"),
    (re.compile(r"Every value that is shown is 0"), "every number that is shown is 0"),
    (re.compile(r"no 95% interval"), "how sure a number is cannot be worked out"),
    (re.compile(r"has no number of"), "the files have no number for this area"),
    (re.compile(r"has no figure"), "the figure that it goes with was left out"),
)
"""How the message of the check is known, and what a reader is told in its place."""


@dataclass
class LeftOut:
    """What was left out, each as the problem that it would have been, in the order in which it was found."""

    said: list[Problem] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)

    def told(self, names: Mapping[str, str]) -> list[str]:
        """Each thing in a line; a table that is not there once, with how often it was needed, by the `names` of the tables.

        There are no numbers of lines: the files are shorter now than when something was found in them.
        """
        every = [(one, NO_TABLE.match(one.what)) for one in self.said if one.code != MORE]
        needed = Counter(found[1] for _, found in every if found)
        tables = [
            f"{names.get(stem, stem)} (`{stem}`), needed in {counted(many, 'place')}: no file has it with this area"
            for stem, many in needed.items()
        ]
        pages = [f"`{page}`: the whole page, because no number was left on it" for page in dict.fromkeys(self.pages)]
        return [*tables, *pages, *self._parts([one for one, found in every if not found])]

    def _parts(self, problems: Sequence[Problem]) -> Iterator[str]:
        """What is missing in a file that is there: what it is of one kind and one reason is counted."""
        parts = Counter((one.path, *_part(one), _reason(one)) for one in problems if one.path not in self.pages)
        for (path, name, kind, reason), many in parts.items():
            yield f"`{path}`: {name or counted(many, kind)}, because {reason}"


def _part(problem: Problem) -> tuple[str, str]:
    """What was left out, by its name where it has one, and otherwise what it is a kind of."""
    if found := FIGURE.match(problem.what):
        return f"the figure `{found[1]}`", ""
    return "", "comparison" if problem.path == "data/comparisons.yml" else "passage"


def _reason(problem: Problem) -> str:
    what = f"{problem.what[:1].lower()}{problem.what[1:]}"
    return next((words for shape, words in REASONS if shape.search(problem.what)), what)
