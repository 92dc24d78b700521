"""Counts of children that no rule would look at, since their column is not one of counts: found where small ones are hidden.

A count can be kept as text ("3", "three", "n=3"), in the name of a row ("Health (3 of them girls)"), or in a column of
shares, rates or plain numbers. Whatever counts no children is named under `except`, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Fault, Problem
from macros.records import Record
from macros.tables.cell_messages import cell, problems_at
from macros.tables.exempt import exempt
from macros.tables.suppression.published import counted
from macros.tables.table import SOURCE_COLUMNS, Table, unit_of

PEOPLE = r"(?:children|child|girls?|boys?|bab(?:y|ies)|infants?|pupils?|siblings?|deaths?|famil(?:y|ies)|young people)"
SMALL = r"(?:[1-9]|one|two|three|four|five|six|seven|eight|nine)"
AS_TEXT = re.compile(
    rf"\W*(?:n ?= ?)?(?:(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?|{SMALL}|(?-i:[IVX]{{2,4}}))\s?%?(?: ?\([^()]{{0,30}}\))?\W*",
    re.IGNORECASE,
)
"""A cell that is a number and nothing else, but for a share or a mark beside it."""
IN_A_NAME = re.compile(
    rf"(?:\b{PEOPLE} |[(:=–—|] ?|\bn ?= ?|, ){SMALL}(?: (?:were |are )?(?:of (?:them|whom|these|those|which)|{PEOPLE})\b|\)?$)",
    re.IGNORECASE,
)
"""A number at the end of a row's name, or said there of some of the row."""
NUMBERED = re.compile(
    r"\b(?:aged?|ages?|years?|months?|levels?|stages?|tiers?|grades?|phases?|parts?|groups?|bands?|types?|wards?|steps?|categor(?:y|ies)|"
    r"quarters?|weeks?|class|set|sections?|standards?|priorit(?:y|ies)|under|over)\b",
    re.IGNORECASE,
)
"""What is told apart by numbers, and not counted by them."""
MEASURED = ("percent", "points", "gbp", "days", "weeks", "years", "fte")
"""The units of numbers that count no one."""


def counts_that_no_rule_sees(table: Table, record: Record) -> Iterator[Problem]:
    """No column of texts, no name of a row and no column of other numbers has counts of children."""
    if table.metadata.disclosure.rule == "threshold":
        yield from counts_kept_as_text(table)
        yield from counts_in_names(table)
        yield from counts_by_another_name(table)
        yield from columns_that_hide_nothing(table, record)


def counts_kept_as_text(table: Table) -> Iterator[Problem]:
    """No column of texts holds numbers, which could neither be hidden nor added up."""
    excepted, keys = _excepted(table), table.metadata.table_schema.primary_key
    symbols = set(table.metadata.table_schema.missing_values)
    for name, column in table.metadata.columns.items():
        if column.type == "string" and name not in (*keys, *SOURCE_COLUMNS, *excepted):
            rows = table.rows_with(name, lambda text: text not in symbols and AS_TEXT.fullmatch(text))
            yield from problems_at(
                table,
                rows[:1],
                name,
                "is a number in a column of texts, where no count is hidden",
                "Make it a column of numbers (`type: integer`) whose name ends in `_count`, and add it to `applies_to`; "
                "if it counts no children, name it under `except` as `not-children`, with the reason",
            )


def counts_in_names(table: Table) -> Iterator[Problem]:
    """No name of a row says how many children it has."""
    excepted = _excepted(table)
    for key in table.metadata.table_schema.primary_key:
        if table.metadata.columns[key].type == "string" and key not in ("time_period", *excepted):
            rows = table.rows_with(key, lambda text: IN_A_NAME.search(text) and not NUMBERED.search(text))
            yield from problems_at(
                table,
                rows[:1],
                key,
                "has a number in the name of a row, which reads as a count of children",
                "Name the row without it, and give the count another row or column, where it is hidden if it is "
                "small; if it counts no children, name the column under `except` as `not-children`, with the reason",
                with_keys=False,
            )


def counts_by_another_name(table: Table) -> Iterator[Problem]:
    """No column of shares, rates or plain numbers has small whole numbers only, unless a rule says what they are."""
    most, shown, known = table.metadata.disclosure.threshold, exempt(table), worked_out(table)
    keys = [key for key in table.metadata.table_schema.primary_key if key not in ("time_period", "area")]
    for name in table.measures:
        of_one_kind: dict[tuple[str, ...], list[int]] = {}
        for row in range(len(table.lines)):
            if table.number(row, name) is None or (row, name) in known or (row, name) in shown:
                continue
            told = name in table.metadata.disclosure.applies_to and counted(table, row, name)
            if not told and unit_of(table, name, row) not in ("count", *MEASURED):
                kind = tuple(table.cell(row, key) for key in keys) if name.endswith("_value") else ()
                of_one_kind.setdefault(kind, []).append(row)
        for rows in of_one_kind.values():
            small = [row for row in rows if 1 <= (table.number(row, name) or 0) <= most]
            if small and all((table.number(row, name) or 0.0).is_integer() for row in rows):
                fix = (
                    "If it counts, write `count` as its unit"
                    if name.endswith("_value")
                    else "If it counts, give the column a name that ends in `_count` and add it to `applies_to`; if it is a share or a "
                    "rate, add the rule that says of what to `reconcile`"
                )
                yield Problem(
                    table.path,
                    table.lines[small[0]],
                    f"{cell(table, small[0], name)} is a whole number from 1 to {most}, and nothing says that it counts no children",
                    f"{fix}; if it counts anything else, name it under `except` as `not-children`, with the reason",
                )


def columns_that_hide_nothing(table: Table, record: Record) -> Iterator[Problem]:
    """What `applies_to` names has counts: in any other column no number would be hidden."""
    known = {name for _, name in worked_out(table)}  # a share without its count hides what it stands for
    for index, name in enumerate(table.metadata.disclosure.applies_to):
        numbers = name in table.measures
        if name in known or (numbers and any(counted(table, row, name) for row in range(len(table.lines)))):
            continue
        long = numbers and name.endswith("_value")
        what = f"`applies_to` names `{name}`, which has no counts{' by its units' if long else ' by its name' if numbers else ''}, so nothing there would be hidden"
        fix = f"{'Write `count` as the unit' if long else 'Give it a name that ends in `_count`'} if it counts; if not, remove it here"
        yield Problem(record.path, record.line("disclosure", "applies_to", index), what, fix)


def _excepted(table: Table) -> set[str]:
    """The columns that are excepted whole."""
    return {one.column for one in table.metadata.disclosure.excepted if one.column and not one.where}


def worked_out(table: Table) -> set[tuple[int, str]]:
    """The row and the column of each share, rate or difference that a rule of the table works out."""
    found: set[tuple[int, str]] = set()
    for rule in table.metadata.reconcile:
        name = rule.percent or rule.rate or (rule.to if rule.difference else None)
        try:
            found |= {(int(row), name) for row in table.rows(rule.where)} if name else set()
        except Fault:
            continue  # told where the rule is tested
    return found
