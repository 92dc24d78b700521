"""What the sources print wrongly: each correction answers a rule that does not hold, and fails once it answers none."""

from __future__ import annotations

from collections.abc import Iterator, Set

from macros.messages import Fault, Problem, ReportedElsewhere, choice
from macros.records import Record
from macros.tables.lookup import Others
from macros.tables.metadata import Correction
from macros.tables.reconcile import Disagreement, columns_of, tested
from macros.tables.table import Table


def numbers_that_disagree(
    table: Table, record: Record, others: Others, hiding: Set[tuple[int, str]] = frozenset()
) -> Iterator[Problem]:
    """Every relation in the metadata holds, or a correction says why it does not.

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
                "Correct its `where`, `total` or table, or take it out",
            )
    answered: set[int] = set()
    for index, correction in enumerate(table.metadata.corrections):
        problem, row = _placed(correction, table)
        if problem is None and correction.rule == "arithmetic" and not _needed(correction, row, table, others):
            problem = Fault(
                f"The printed value {correction.printed} breaks no rule of this table, so the correction is not needed",
                "Take it out, or add the `reconcile` rule that the printed value breaks",
            )
        if problem is not None:
            yield problem.at(record.path, record.line("corrections", index))
        else:
            answered |= {number for number, one in enumerate(found) if one.about(row, correction.column)}
    for number, one in enumerate(found):
        if number not in answered:
            yield Problem(
                table.path,
                table.lines[one.row],
                one.what,
                "Correct the number, or add a `corrections` entry to the metadata that says what the source prints",
            )


def _placed(correction: Correction, table: Table) -> tuple[Fault | None, int]:
    """The row that a correction speaks of, or what keeps it from speaking of one cell as it is shown."""
    try:
        rows = table.rows(correction.where)
    except Fault as fault:
        return fault, -1
    if correction.column not in table.cells:
        return Fault(
            f"The correction names the column `{correction.column}`, which the table does not have",
            choice(correction.column, table.readable, "The columns are in the first line of the CSV"),
        ), -1
    if len(rows) != 1:
        return Fault(
            f"The correction's `where` matches {len(rows)} rows", "Name the columns that tell the one row it means"
        ), -1
    row = int(rows[0])
    actual = table.cell(row, correction.column)
    if not _alike(actual, correction.shown):
        return Fault(
            f"The correction says that {correction.shown} is shown, and the table has {actual}",
            "Correct the one that is wrong; take the correction out if the source has been mended",
        ), -1
    if _alike(correction.printed, correction.shown):
        return Fault(
            f"The correction says that {correction.printed} is printed and shown: there is nothing to correct",
            "Take it out",
        ), -1
    return None, row


def _needed(correction: Correction, row: int, table: Table, others: Others) -> bool:
    """Whether the printed value, put back, breaks a rule that speaks of its cell."""
    try:
        printed = float(correction.printed.replace(",", "").rstrip("%"))
    except ValueError:
        return True
    if table.values[correction.column].dtype != "Float64":
        return True
    values = table.values.copy()
    values.loc[row, correction.column] = printed
    for rule in table.metadata.reconcile:
        if correction.column in (*columns_of(rule), rule.total):
            try:
                result = tested(rule, table, values, others)
            except ReportedElsewhere:
                return True  # cannot be tried before that table is mended
            except Fault:
                continue
            if any(one.about(row, correction.column) for one in result.disagreements):
                return True
    return False


def _alike(one: str, other: str) -> bool:
    try:
        return abs(float(one.replace(",", "").rstrip("%")) - float(other.replace(",", "").rstrip("%"))) < 1e-9
    except ValueError:
        return one == other
