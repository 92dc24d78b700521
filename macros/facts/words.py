"""The word list: what we do not write, what we write in its place and why. The generator's own list and `data/words.yml`, checked with its own examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.messages import visible
from macros.records import Name, Sentence, Strict, at

Audience = Literal["public", "young", "practitioner"]
Part = Literal["pages", "data", "templates", "code", "project"]
"""Where words are: `docs/`, `data/`, `overrides/`, `macros/`, and README and the like."""


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        what = f"is `{visible(text)}`, which is not a pattern: {error.msg}"
        raise ValueError(f"{what} | Correct it; a literal bracket needs a `\\` before it") from None
    if re.fullmatch(text, ""):
        raise ValueError(
            f"is `{visible(text)}`, which matches an empty text | Name at least one letter that must be there"
        )
    return text


Pattern = Annotated[str, Field(max_length=600), AfterValidator(_pattern)]


class Rule(Strict):
    """Words that we do not write: patterns of whole words, what to write in their place, and why.

    What `find` finds within one of `unless` is right as it is. `catches` and `leaves` are sentences that the rule must find and must not find. `at` is where in a text they count.
    `only` are the parts of the project that it holds for, and `audience` the readers of the pages that it holds for.
    """

    kind: str = Field(pattern="^[A-Z]$")
    find: list[Pattern] = Field(min_length=1)
    unless: list[Pattern] = Field(default_factory=list)
    instead: Sentence
    why: Sentence | Literal[""] = ""
    at: Literal["anywhere", "start of a sentence", "whole text"] = "anywhere"
    capitals: bool = False
    only: list[Part] = Field(default_factory=list)
    audience: list[Audience] = Field(default_factory=list)
    not_in: list[Name] = Field(default_factory=list)
    catches: list[Sentence] = Field(min_length=1)
    leaves: list[Sentence] = Field(default_factory=list)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Every pattern of the rule as one, of whole words."""
        return self._of(self.find)

    @cached_property
    def right(self) -> re.Pattern[str] | None:
        """Where the words of the rule are right."""
        return re.compile(rf"(?<![\w-])(?:{'|'.join(self.unless)})(?![\w-])", re.IGNORECASE) if self.unless else None

    def found(self, text: str) -> Iterator[tuple[int, int]]:
        """Where a text breaks the rule: the beginning and the end of each place."""
        right: list[tuple[int, int]] | None = None
        for found in self.pattern.finditer(text):
            if right is None:
                right = [one.span() for one in self.right.finditer(text)] if self.right else []
            if not any(start < found.end() and found.start() < end for start, end in right):
                yield found.span()

    def _of(self, find: list[str]) -> re.Pattern[str]:
        words = "|".join(f"(?:{one})" for one in find)
        form = {
            "anywhere": rf"(?<![\w-])(?:{words})(?![\w-])",
            "start of a sentence": rf"(?:^|(?<=[.!?:;] ))(?:{words})(?![\w-])",
            "whole text": rf"^(?:{words})[.:]?$",
        }
        return re.compile(form[self.at], 0 if self.capitals else re.IGNORECASE)

    @model_validator(mode="after")
    def _keeps_to_its_examples(self) -> Rule:
        for word, texts, caught in (("catches", self.catches, True), ("leaves", self.leaves, False)):
            for index, text in enumerate(texts):
                if any(self.found(text)) != caught:
                    says = (
                        "is not found by the patterns of its rule" if caught else "is found by the patterns of its rule"
                    )
                    raise at((word, index), f"“{text}” {says}", "Correct `find`, or the example")
        return self


class Kind(Strict):
    """One kind of fault, with its letter."""

    letter: str = Field(pattern="^[A-Z]$")
    name: Name
    why: Sentence


class Readers(Strict):
    """Who some pages are for, by the beginning of their paths, and the highest reading age that they should ask for."""

    audience: Audience
    reading_age: int = Field(ge=7, le=25)
    pages: list[Name] = Field(default_factory=list)


class PassedOver(Strict):
    """Text that we did not write, or that shows what not to write: a file, or some keys or columns of it.

    With `quoted` it is only what is in “…” there.
    """

    files: Name
    keys: list[Name] = Field(default_factory=list)
    quoted: bool = False
    why: Sentence


class WordList(Strict):
    """The whole list. `allowed` are names that keep their own words, such as the title of a law."""

    readers: list[Readers] = Field(default_factory=list)
    kinds: list[Kind] = Field(default_factory=list)
    rules: list[Rule] = Field(default_factory=list)
    allowed: list[Name] = Field(default_factory=list)
    passed_over: list[PassedOver] = Field(default_factory=list)

    @model_validator(mode="after")
    def _every_rule_has_its_kind(self) -> WordList:
        letters = {kind.letter for kind in self.kinds}
        for index, rule in enumerate(self.rules):
            if rule.kind not in letters:
                what = f"`kind` is `{rule.kind}`, which is not one of the `kinds`"
                raise at(("rules", index, "kind"), what, f"Choose one of {', '.join(sorted(letters))}, or add it there")
        return self

    def readers_of(self, path: str) -> Readers | None:
        """Who a page is for: the longest beginning of its path that is listed, or else those whose pages are not listed."""
        fitting = [
            (len(start), index)
            for index, one in enumerate(self.readers)
            for start in one.pages
            if path.startswith(start)
        ]
        if fitting:
            return self.readers[max(fitting, key=lambda one: (one[0], -one[1]))[1]]
        return next((one for one in self.readers if not one.pages), None)

    def names_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names are in a text that keep their own words."""
        for name in self.allowed:
            start = text.find(name)
            while start >= 0:
                yield start, start + len(name)
                start = text.find(name, start + 1)
