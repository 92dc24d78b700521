"""What the rules of a table say of a publisher's numbers: a rule with nothing to test goes, a number that breaks one is remarked on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from macros.importing.metadata import Inline, as_yaml
from macros.importing.project import Project
from macros.messages import Fault, counted
from macros.tables import Table, TableFolder
from macros.tables.metadata import Reconcile
from macros.tables.reconcile import Disagreement, tested

MOST = 0.05
"""If more than this share of the numbers disagree, the file is spoilt: a publisher makes few mistakes."""


def remark_on(stems: Iterable[str], tables: TableFolder, project: Project) -> Iterator[str]:
    """The metadata of these tables get a remark for each number that disagrees with others and has none; yields what is said."""
    for stem in stems:
        table = tables.find(stem)
        if table is None or not table.metadata.reconcile:
            continue
        new = [_remark(table, column, one, project.retrieved) for column, one in _disagreements(table, tables)]
        if new:
            name = f"data/tables/{stem}.yml"
            project.put(name, with_remarks(project.read(name) or "", new))
            yield f"{stem}: the publisher's own numbers do not agree in {counted(len(new), 'place')}, now with a remark:"
            yield from (f"    {', '.join(one['where'].values())}: {one['reason']}" for one in new)


def drop_untested(stems: Iterable[str], tables: TableFolder, project: Project) -> None:
    """The new metadata of these tables lose the rules that test no row: all the numbers of a small area can be hidden."""
    for stem in stems:
        table, _, record = tables.load(stem)
        if table is None or record is None or not (rules := table.metadata.reconcile):
            continue
        idle = [index for index, rule in enumerate(rules) if _tests_nothing(rule, table, tables)]
        gone = {record.line("reconcile", index) for index in idle}
        gone |= {record.line("reconcile")} if len(idle) == len(rules) else set()
        if gone:
            name = f"data/tables/{stem}.yml"
            lines = (project.read(name) or "").splitlines(keepends=True)
            project.put(name, "".join(text for line, text in enumerate(lines, start=1) if line not in gone))


def _tests_nothing(rule: Reconcile, table: Table, tables: TableFolder) -> bool:
    try:
        return not tested(rule, table, table.values, tables.find).places
    except Fault:  # reported by the check, at the rule
        return False


def _disagreements(table: Table, tables: TableFolder) -> list[tuple[str, Disagreement]]:
    """What does not agree and has no remark, with the column that is checked; none where the rules often do not hold."""
    known = [(one.where, one.column) for one in table.metadata.remarks]
    found, places = [], 0
    for rule in table.metadata.reconcile:
        try:
            result = tested(rule, table, table.values, tables.find)
        except Fault:  # reported by the check, at the rule
            continue
        places += result.places
        column = str(rule.percent or rule.rate or rule.sum or rule.same or rule.to)
        found += [(column, one) for one in result.disagreements if (_key(table, one.row), column) not in known]
    return found if len(found) <= max(1, MOST * places) else []


def _remark(table: Table, column: str, one: Disagreement, day: date) -> dict[str, Any]:
    """What is said of one disagreement: `“Turnover (%)” is 14.8, and 282 of 2,054 is 13.7`."""
    titles = {name: f"“{known.title}”" for name, known in table.metadata.columns.items()}
    what = re.sub(r"`([^`]+)`", lambda named: titles.get(named[1], named[1]), one.what)
    return {
        "kind": "doubtful",
        "where": Inline(_key(table, one.row)),
        "column": column,
        "shown": table.cell(one.row, column),
        "reason": f"{what}. The numbers are shown as published.",
        "published": day,
    }


def _key(table: Table, row: int) -> dict[str, str]:
    return {key: table.cell(row, key) for key in table.metadata.table_schema.primary_key}


def with_remarks(metadata: str, remarks: list[dict[str, Any]]) -> str:
    """The metadata with these remarks before those that they have; every other letter as it was."""
    items = as_yaml({"remarks": remarks})
    held = re.compile(r"^remarks:[ ]*(\[\])?[ ]*\n", re.MULTILINE)
    if held.search(metadata):
        return held.sub(lambda found: items, metadata, count=1)
    return f"{metadata.rstrip()}\n{items}"
