"""What a sentence says of single children, as the check reports it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.prose.people import DIGITS

VALUES = {word: number for number, word in enumerate(DIGITS.split(), start=1)}


@dataclass(frozen=True, order=True)
class Found:
    """What a sentence says of single children: where it begins there, its words, and what it says."""

    start: int
    text: str
    says: str = "count"

    @property
    def number(self) -> int:
        """The number that it says; 0 where it says none."""
        words = re.findall(r"[a-z]+|\d+", self.text.lower())
        return next(
            (int(word) if word.isdigit() else VALUES[word] for word in words if word in VALUES or word.isdigit()), 0
        )

    @property
    def what(self) -> str:
        """What is wrong, with the words that were found."""
        return {
            "count": f"“{self.text}” says a small number of children, which could identify a child",
            "age": f"“{self.text}” says the age of one child and where it was, or what happened, which could identify the child",
            "ages": f"“{self.text}” says the ages of children and where it was, or what happened, which could identify them",
            "birth": f"“{self.text}” is a date of birth, which could identify someone",
            "nhs": f"“{self.text}” is an NHS number, which identifies someone",
            "letter": f"“{self.text}” is a name for one child, which could identify the case",
        }[self.says]

    @property
    def fix(self) -> str:
        """How it can be said instead."""
        return {
            "count": "Say it without the number",
            "age": "Say it without the age and the place",
            "ages": "Say it without the ages and the place",
            "birth": "Remove it",
            "nhs": "Remove it; if it is another number, write what it is without its digits",
            "letter": "Write `a child`, or what was learnt, without the name; call a published review by its area and year",
        }[self.says]
