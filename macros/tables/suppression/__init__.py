"""No child can be identified: small counts are hidden, and nothing that is shown gives them away.

primary    numbers that could point to a child by themselves      published  what each cell says of its number
disguised  counts in columns that are not columns of counts
secondary  shares and remainders that would give one away         relations  which cells belong together, and how
audit      hidden counts that can be worked out all the same,     proof      whether the relations give a cell away
           in one table or across several                         solver     OR-Tools CP-SAT, imported only where
                                                                             hidden cells are linked

What a table does is written in its metadata (`protection`); these modules hold the table to it.
"""

from __future__ import annotations

from macros.messages import Problem
from macros.records import Record
from macros.tables.lookup import Others
from macros.tables.suppression.audit import hidden_counts_that_can_be_had, hidden_counts_that_tables_give_away
from macros.tables.suppression.disguised import counts_that_no_rule_sees
from macros.tables.suppression.primary import (
    columns_that_are_not_there,
    counts_that_are_not_rounded,
    shares_beside_counts,
    small_counts,
    small_shares,
    spots_of_small_counts,
)
from macros.tables.suppression.secondary import shares_of_hidden_counts, shown_shares, small_remainders
from macros.tables.table import Table

__all__ = ["counts_that_identify", "hidden_counts_that_tables_give_away", "spots_of_small_counts"]


def counts_that_identify(table: Table, record: Record, others: Others) -> list[Problem]:
    """No count of children from 1 to the threshold is shown, nor anything in this table that leads to a hidden one."""
    if missing := next(columns_that_are_not_there(table, record), None):
        return [missing]
    found = [*counts_that_no_rule_sees(table, record), *counts_that_are_not_rounded(table, record)]
    if table.metadata.disclosure.rule == "threshold":
        found += [*small_counts(table), *shares_of_hidden_counts(table)]
        found += [*small_remainders(table), *small_shares(table, others), *shares_beside_counts(table)]
        small = spots_of_small_counts(table)
        to_hide = small | {(row, name) for row, _, name, _ in shown_shares(table, small)}
        found += hidden_counts_that_can_be_had(
            {table.stem: table}, {table.stem: record}, {(table.stem, row, name) for row, name in to_hide}
        )
    return found
