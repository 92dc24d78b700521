"""Every figure of a table's metadata can be drawn, and says what the table shows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from macros.charts import wrong_words
from macros.messages import Fault, Problem, ReportedElsewhere
from macros.records import Record
from macros.tables import Table


def figures_that_cannot_be_drawn(table: Table, record: Record, draw: Callable[[str], Any]) -> Iterator[Problem]:
    """Every word of a figure is one that its table and its kind of chart know; then `draw` makes the whole of it."""
    for name, spec in table.metadata.figures.items():
        found: list[Fault] = []
        try:
            draw(name)
        except ReportedElsewhere:
            continue
        except Fault as fault:
            found = list(wrong_words(table, spec)) or [fault]
        for one in found:
            place = record.line("figures", name, *one.place)
            said = one.what.removeprefix("The figure ")
            what = f"The figure `{name}` {said}" if said != one.what else f"In the figure `{name}`, {_within(said)}"
            yield Problem(record.path, place, what, one.fix)


def _within(text: str) -> str:
    """A sentence as it goes on within another."""
    return text[:1].lower() + text[1:]
