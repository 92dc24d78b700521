"""What a table and its sources say differently: a remark answers each rule that does not hold, and is of the kind it says."""

from __future__ import annotations

from collections.abc import Iterator, Set

from macros.messages import Fault, Problem, ReportedElsewhere, choice
from macros.records import Record
from macros.tables.lookup import Others
from macros.tables.reconcile import Disagreement, columns_of, tested
from macros.tables.remark import Remark
from macros.tables.table import Table

DISAGREE = "numbers disagree"
"""Numbers of a table that should agree, and do not."""


def numbers_that_disagree(
    table: Table, record: Record, others: Others, hiding: Set[tuple[int, str]] = frozenset()
) -> Iterator[Problem]:
    """Every relation in the metadata holds, or a remark says why it does not.

    What a cell of `hiding` disagrees with waits: it is told that the number has to go.
    """
    found: list[Disagreement] = []
    for index, rule in enumerate(table.metadata.reconcile):
        line = record.line("reconcile", index)
        try:
            result = tested(rule, table, table.values, others)
        except ReportedElsewhere:
            continue
        except Fault as fault:
            yield fault.at(record.path, line)
            continue
        found += [one for one in result.disagreements if not any(one.about(*spot) for spot in hiding)]
        if not result.places:
            yield Problem(
                record.path,
                line,
                f"The rule `{rule.kind}` tests no row: what it compares is never in the table together",
                "Correct its `where`, `total` or table, or remove it",
            )
    answered: set[int] = set()
    for index, remark in enumerate(table.metadata.remarks):
        problem, rows = _placed(remark, table)
        problem = problem or (_of_another_kind(remark, rows, table, others) if remark.printed else None)
        if problem is not None:
            yield problem.at(record.path, record.line("remarks", index))
        elif remark.shown:
            answered |= {number for number, one in enumerate(found) if one.about(rows[0], remark.column)}
    for number, one in enumerate(found):
        if number not in answered:
            yield Problem(
                table.path,
                table.lines[one.row],
                one.what,
                "Correct the number, or add a remark to the metadata (`remarks`) that says what the source prints",
                code=DISAGREE,
            )


def notes_on_no_row(table: Table, record: Record) -> Iterator[Problem]:
    """A note that names rows names some that the table has."""
    for index, note in enumerate(table.metadata.notes):
        try:
            rows = table.rows(note.where)
        except Fault as fault:
            yield fault.at(record.path, record.line("notes", index, "where"))
            continue
        if not len(rows):
            what = "The note's `where` matches no row"
            yield Problem(record.path, record.line("notes", index, "where"), what, "Correct it, or remove it")


def _placed(remark: Remark, table: Table) -> tuple[Fault | None, list[int]]:
    """The rows that a remark refers to, or what keeps it from describing a cell as it is shown."""
    try:
        rows = [int(row) for row in table.rows(remark.where)]
    except Fault as fault:
        return fault, []
    if not rows:
        return Fault("The remark's `where` matches no row", "Name columns and values that are in one row"), []
    if remark.column and remark.column not in table.cells:
        return Fault(
            f"The remark names the column `{remark.column}`, which the table does not have",
            choice(remark.column, table.readable, "The columns are in the first line of the CSV"),
        ), []
    if remark.shown and len(rows) != 1:
        return Fault(
            f"The remark's `where` matches {len(rows)} rows", "Name the columns that tell the one row it means"
        ), []
    if remark.shown and not _alike(actual := table.cell(rows[0], remark.column), remark.shown):
        return Fault(
            f"The remark says that {remark.shown} is shown, and the table has {actual}",
            "Correct the one that is wrong; remove the remark if the source has been fixed",
        ), []
    return None, rows


def _of_another_kind(remark: Remark, rows: list[int], table: Table, others: Others) -> Fault | None:
    """Why a remark is not of the kind that it says: a value is corrected where no source prints it, and chosen where one does."""
    as_shown = [one for one in remark.printed if _alike(one, remark.shown)]
    if remark.kind == "corrected" and as_shown:
        return Fault(
            f"The remark says that {as_shown[0]} is printed and shown: there is nothing to correct",
            "Remove it; or, if another source prints another value, write `kind: chosen`",
        )
    if remark.kind == "corrected" and remark.rule == "arithmetic":
        for one in remark.printed:
            if not _needed(one, remark, rows[0], table, others):
                return Fault(
                    f"The printed value {one} breaks no rule of this table, so the correction is not needed",
                    "Remove it, or add the `reconcile` rule that the printed value breaks",
                )
    if remark.kind == "chosen" and not as_shown:
        printed = " or ".join(remark.printed)
        return Fault(
            f"The remark says that {remark.shown} was chosen, and {printed} is printed",
            "Add what prints it to `printed`; or, if no source does, write `kind: corrected`",
        )
    if remark.kind == "chosen" and len(as_shown) == len(remark.printed):
        return Fault(
            f"The remark says that sources disagree, and only {remark.shown} is printed",
            "Add the other value to `printed`, or remove the remark",
        )
    return None


def _needed(text: str, remark: Remark, row: int, table: Table, others: Others) -> bool:
    """Whether the printed value, put back, breaks a rule that refers to its cell."""
    try:
        printed = float(text.replace(",", "").rstrip("%"))
    except ValueError:
        return True
    if table.values[remark.column].dtype != "Float64":
        return True
    values = table.values.copy()
    values.loc[row, remark.column] = printed
    for rule in table.metadata.reconcile:
        if remark.column in (*columns_of(rule), rule.total):
            try:
                result = tested(rule, table, values, others)
            except ReportedElsewhere:
                return True  # cannot be tried before that table is fixed
            except Fault:
                continue
            if any(one.about(row, remark.column) for one in result.disagreements):
                return True
    return False


def _alike(one: str, other: str) -> bool:
    try:
        return abs(float(one.replace(",", "").rstrip("%")) - float(other.replace(",", "").rstrip("%"))) < 1e-9
    except ValueError:
        return one == other
