"""A mapping that was read from a file, with the line of each of its values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from macros.messages import Problem

Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Record:
    """A mapping, the line of each of its values, and what was wrong in the way it is written.

    `path` is as told in messages; `typed` has what is in the file for each value that is not text; `word` is that
    under which a file that is a plain list is kept.
    """

    path: str
    data: dict[str, Any]
    lines: Mapping[Place, int]
    typed: Mapping[Place, str] = field(default_factory=dict)
    faults: tuple[tuple[Place, Problem], ...] = ()
    word: str = ""

    def line(self, *place: str | int) -> int:
        """The line of a value; of the nearest value around it when it is missing."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def has(self, *place: str | int) -> bool:
        """Whether the file itself has this value: others come from the file of the same name that every site has."""
        return place in self.lines
