"""The rule by which a table keeps every child from being identified, as its metadata say it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from macros.messages import visible
from macros.records import Strict, at
from macros.tables.value_types import Line, Text, Where

LEAST = 5
"""The lowest threshold: the department hides counts of 1 to 5 in its statistics of children in need."""

SENTENCE = 10
"""The fewest letters that say why."""


class Exempt(Strict):
    """Counts that are shown in a table that hides small ones: those of some rows, of a column, or of both.

    `not-children`: they count reviews, audits, complaints, courses or staff. `published`: their publisher has printed
    them; the document and the place in it say where.
    """

    rule: Literal["published", "not-children"]
    where: Where = Field(default_factory=dict)
    column: str = ""
    reason: Text = ""
    document: str = ""
    place: Line = ""

    @model_validator(mode="after")
    def _whole(self) -> Exempt:
        if not self.where and not self.column:
            fix = (
                "Add `where:` with the rows, or `column:`; if it is the whole table, write the rule of the table itself"
            )
            raise at((), "What is excepted names no rows and no column", fix)
        if len(self.reason.split()) < 2 or len(self.reason) < SENTENCE:
            raise at((), "What is excepted has no `reason`", "Say in a sentence why these counts need no hiding")
        for word in ("document", "place") if self.rule == "published" else ():
            if not getattr(self, word):
                raise at((), f"What is published already has no `{word}`", "Say where the counts are printed")
        return self


class Disclosure(Strict):
    """How the table keeps every child from being identified.

    `threshold`: counts of children from 1 to the threshold are hidden, and whatever would give them away.
    `published`: the counts are public in this form already; the document and the reason say where and why.
    `not-children`: nothing here counts children or families; the reason says what it counts.
    `rounding` has the number to which the counts of an area are rounded; `overlapping` the columns whose values
    overlap, so that they are not parts of the row `All …`; `except` the counts that need no hiding.
    """

    rule: Literal["threshold", "published", "not-children"]
    threshold: int = Field(default=LEAST, le=1000)
    applies_to: list[str] = Field(default_factory=list)
    reason: Text = ""
    document: str = ""
    rounding: dict[str, Annotated[int, Field(ge=2)]] = Field(default_factory=dict)
    overlapping: list[str] = Field(default_factory=list)
    excepted: list[Exempt] = Field(default_factory=list, alias="except")

    @model_validator(mode="after")
    def _whole(self) -> Disclosure:
        if self.threshold < LEAST:
            raise at(
                ("threshold",),
                f"The threshold is {self.threshold}, and counts from 1 to {LEAST} could each identify a child",
                f"Write `threshold: {LEAST}` or more; or, if the counts are public already, `rule: published` with the "
                "document and the reason",
            )
        if self.rule != "threshold" and self.applies_to:
            raise at(
                ("applies_to",),
                f"The rule `{self.rule}` hides nothing, and `applies_to` names columns",
                "Write `rule: threshold`, or remove `applies_to`",
            )
        if self.rule != "threshold" and self.excepted:
            what = f"The rule `{self.rule}` hides nothing, and `except` names counts to show"
            raise at(("except",), what, "Remove `except`")
        if self.rule == "threshold" and not self.applies_to:
            fix = "Add `applies_to: [children_count]` with the columns that count children"
            raise at(("applies_to",), "The rule `threshold` names no columns", fix)
        if self.rule != "threshold" and not self.reason:
            fix = "Add `reason:` that says why no count needs hiding"
            raise at(("reason",), f"The rule `{self.rule}` has no reason", fix)
        if self.rule != "threshold" and (len(self.reason.split()) < 2 or len(self.reason) < SENTENCE):
            what = f"`reason` is `{visible(self.reason)}`, which is no reason"
            raise at(("reason",), what, "Say in a sentence why no count needs hiding")
        if self.rule == "published" and not self.document:
            fix = "Add `document:` with its id in data/sources.yml"
            raise at(("document",), "The rule `published` names no document", fix)
        return self
