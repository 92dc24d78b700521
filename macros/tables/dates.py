"""No day and no period of a table is one that has not come."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from macros.messages import Problem
from macros.records import Record
from macros.tables.covered import days
from macros.tables.periods import period
from macros.tables.rows import and_more
from macros.tables.table import Table

EARLIEST = 2000
"""The first year of a day on which numbers were taken over."""


def days_to_come(table: Table, record: Record, today: date) -> Iterator[Problem]:
    """The numbers were taken over and corrected before today, are reviewed after that, and count what has begun."""
    metadata = table.metadata
    if metadata.retrieved > today:
        what = f"`retrieved` is {metadata.retrieved.isoformat()}, which is in the future"
        yield Problem(
            record.path, record.line("retrieved"), what, "Write the day on which the numbers were taken from the source"
        )
    elif metadata.retrieved.year < EARLIEST:
        what = f"`retrieved` is {metadata.retrieved.isoformat()}, which is too long ago"
        yield Problem(
            record.path, record.line("retrieved"), what, "Write the day on which the numbers were taken from the source"
        )
    elif metadata.review_by <= metadata.retrieved:
        what = f"`review_by` is {metadata.review_by.isoformat()}, not after {metadata.retrieved.isoformat()} in `retrieved`"
        yield Problem(record.path, record.line("review_by"), what, "Write the day by which the owner must review it")
    for index, one in enumerate(metadata.remarks):
        if one.published > today:
            what = f"`published` of the remark is {one.published.isoformat()}, which is in the future"
            fix = "Write the day on which the remark was published"
            yield Problem(record.path, record.line("remarks", index, "published"), what, fix)
    column = metadata.columns.get("time_period")
    if column is None or column.projected:
        return
    rows = table.rows_with(
        "time_period",  # one of no known form is reported as such
        lambda text: period(text) is not None and (found := days(text)) is not None and found[0] > today,
    )
    if rows:
        text = table.cell(rows[0], "time_period")
        known = period(text)
        what = f"`time_period` is `{text}` ({known.words if known else text}), which has not begun"
        more = and_more([table.lines[row] for row in rows])
        fix = "Correct it; or, where the numbers are a projection or a plan, write `projected: true` at its field"
        yield Problem(table.path, table.lines[rows[0]], what + more, fix)
