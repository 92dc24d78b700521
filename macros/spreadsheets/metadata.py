"""Writes the metadata of the new table: what the sheet says is filled in, and what only a person knows is left empty for the check to ask."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.records import quoted
from macros.spreadsheets.answers import Answers
from macros.spreadsheets.reading import Reading

LICENCE = "OGL-UK-3.0"
MANY_PERIODS = 8
"""More periods than these are drawn as a line, and fewer as columns."""


def metadata(reading: Reading, answers: Answers, today: date, whole: bool = False) -> str:
    """The metadata as YAML. `whole` fills in what is left to write, so that the rules on numbers can be applied before."""
    lines = [*_head(answers, today, whole), *_schema(reading), *_protection(reading, answers), *_figure(reading, whole)]
    return "\n".join([*lines, *([] if whole else ["unused:"]), ""])


def _head(answers: Answers, today: date, whole: bool) -> Iterator[str]:
    stand_in = ' "Not written yet"' if whole else ""
    yield f"title: {quoted(answers.title or 'Not written yet')}" if answers.title or whole else "title:"
    yield f"description:{stand_in}"
    yield f"definition:{stand_in}"
    yield "sources:"
    yield f"  - {{document:{stand_in}, locator:{stand_in}}}" if whole else "  - document:\n    locator:"
    yield f"licenses: [{{name: {LICENCE}}}]"
    yield f"retrieved: {today.isoformat()}"
    yield f"owner:{stand_in}"
    yield f"review_by: {_in_a_year(today).isoformat()}"


def _in_a_year(today: date) -> date:
    return today.replace(year=today.year + 1, day=min(today.day, 28))


def _schema(reading: Reading) -> Iterator[str]:
    yield "schema:"
    yield f"  primaryKey: [{', '.join(one.name for one in reading.keys)}]"
    yield "  missingValues: [c, x, z, low, u]"
    yield "  fields:"
    for field in reading.fields:
        bounds = ""
        if field.unit == "percent":
            bounds = ", constraints: {minimum: 0, maximum: 100}"
        elif field.unit == "count":
            bounds = ", constraints: {minimum: 0}"
        year = f", year: {field.year}" if field.year else ""
        yield f"    - {{name: {field.name}, title: {quoted(field.title)}, type: {field.type}{year}{bounds}}}"


def _protection(reading: Reading, answers: Answers) -> Iterator[str]:
    counts = counts_of(reading)
    yield "disclosure:"
    if answers.not_children:
        yield "  rule: not-children"
        yield f"  reason: {quoted(answers.not_children)}"
    elif answers.published:
        document, reason = printed(answers.published)
        yield "  rule: published"
        yield f"  document: {quoted(document)}"
        yield f"  reason: {quoted(reason)}"
    else:
        yield "  rule: threshold"
        yield f"  threshold: {threshold(answers)}"
        yield f"  applies_to: [{', '.join(counts)}]"
    if reading.rules:
        yield "reconcile:"
        yield from (f"  - {rule}" for rule in reading.rules)


def counts_of(reading: Reading) -> list[str]:
    """The columns that count."""
    return [one.name for one in reading.measures if one.unit == "count"]


def threshold(answers: Answers) -> int:
    """Counts from 1 to this are hidden: by default those that may not appear in words either."""
    return answers.threshold or 9


def printed(text: str) -> tuple[str, str]:
    """What is typed as `ID: reason`, in its two parts."""
    document, _, reason = text.partition(":")
    return document.strip(), reason.strip()


def _figure(reading: Reading, whole: bool) -> Iterator[str]:
    """A figure of the first column of numbers, over time or by the breakdown of the table."""
    if not reading.measures or whole:
        return
    first = reading.measures[0]
    periods = len(set(reading.texts("time_period")))
    by = [one for one in reading.keys if one.name != "time_period" and len(set(reading.texts(one.name))) > 1]
    yield "figures:"
    yield "  default:"
    if periods > 1 and len(by) <= 1:
        yield f"    kind: {'line' if by or periods > MANY_PERIODS else 'column'}"
        yield "    title:"
        yield "    x: time_period"
        yield f"    y: {first.name}"
        if by:
            yield f"    by: {by[0].name}"
    else:
        yield "    kind: bar"
        yield "    title:"
        yield f"    x: {first.name}"
        yield f"    y: {by[0].name if by else 'area'}"
