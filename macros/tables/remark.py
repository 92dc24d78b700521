"""What has to be said of a table's values: what a source prints otherwise or unclearly, and what to know beside them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from macros.records import Strict, at
from macros.tables.value_types import Line, Text, Where

NO_NUMBER = re.compile(r"[+-]?(inf|infinity|nan)%?", re.IGNORECASE)
COLUMN = "remark"
"""The column of a published file that has the remarks on its rows."""
LABELS = {"corrected": "Corrected", "chosen": "The sources disagree", "doubtful": "Unclear in the source"}
"""How a remark of each kind begins."""


def value(text: Any) -> str:
    """A value as a source prints it or a table has it, as text."""
    if isinstance(text, bool) or not isinstance(text, str | int | float | date) or not re.search(r"\w", str(text)):
        raise ValueError("is not a value | Write it as the source and the table have it")
    if NO_NUMBER.fullmatch(str(text)):
        raise ValueError(f"is `{text}`, which is not a number | Write it as the source and the table have it")
    return str(text)


Printed = Annotated[str, BeforeValidator(value)]


class Remark(Strict):
    """What a source prints differently from it is shown, or unclearly.

    `corrected`: what is shown differs from every printed value, and the reason proves it. `chosen`: the sources
    disagree, or one does with itself, and one of the printed values is shown. `doubtful`: the print is unclear or does
    not fit together, and this is how it was read. Only a doubtful one may be about several rows, or the whole table.
    """

    kind: Literal["corrected", "chosen", "doubtful"]
    where: Where = Field(default_factory=dict)
    column: str = ""
    printed: list[Printed] = Field(default_factory=list)
    shown: Annotated[str, BeforeValidator(lambda text: text if text == "" else value(text))] = ""
    reason: Line = Field(min_length=10)
    published: date
    rule: Literal["arithmetic", "misprint", "revision"] = "arithmetic"

    @field_validator("printed", mode="before")
    @classmethod
    def _several(cls, printed: Any) -> Any:
        return printed if isinstance(printed, list) else [printed]

    @model_validator(mode="after")
    def _whole(self) -> Remark:
        needed = ("where", "column", "printed", "shown") if self.kind != "doubtful" else ()
        for word in needed or (("column",) if self.printed or self.shown else ()):
            if not getattr(self, word):
                raise at((), f"A remark that is `{self.kind}` needs `{word}`", "Add it")
        if self.rule != "arithmetic" and self.kind != "corrected":
            what = f"`rule` says what proves a correction, and this remark is `{self.kind}`"
            raise at(("rule",), what, "Remove it")
        return self


class Note(Strict):
    """What a reader should know: of the whole table, or of the rows that `where` names."""

    text: Text = Field(min_length=1)
    where: Where = Field(default_factory=dict)

    def __str__(self) -> str:
        return self.text


def note(said: Any) -> Any:
    """A note as its two words, where it was typed as plain text."""
    return {"text": said} if isinstance(said, str) else said


Notes = list[Annotated[Note, BeforeValidator(note)]]


def tally(kinds: Iterable[str]) -> str:
    """How many remarks there are of each kind: `2 values corrected and 1 chosen where sources disagree`."""
    listed = list(kinds)
    many = {kind: listed.count(kind) for kind in LABELS}
    first = "corrected" if many["corrected"] else "chosen"
    noun = f"value{'' if many[first] == 1 else 's'} "
    said = [
        f"{many['corrected']} {noun}corrected" if many["corrected"] else "",
        f"{many['chosen']} {noun if first == 'chosen' else ''}chosen where sources disagree" if many["chosen"] else "",
        f"{many['doubtful']} remark{'' if many['doubtful'] == 1 else 's'} on unclear text" if many["doubtful"] else "",
    ]
    parts = [one for one in said if one]
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)
