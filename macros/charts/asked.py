"""What a figure's line asks for that its table or its kind of chart does not have, each word by itself."""

from __future__ import annotations

from collections.abc import Iterator

from macros.messages import Fault, choice
from macros.tables import NUMERIC, FigureSpec, Table

LYING, UPRIGHT = ("bar", "dots"), ("column", "line", "band", "multiples", "slope")
"""The kinds that draw numbers along the bottom, and those that draw them up the side."""
OVER_TIME = ("line", "band", "multiples", "slope")
"""The kinds that join their points: a line from one place or kind to another means nothing."""

LOOK = "Write it as it is in the table's .csv"


def wrong_words(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    """Every word of a figure's line that names what is not there, or what its kind cannot draw."""
    found = [*_columns(table, spec), *_rows(table, spec)]
    yield from found
    if not any(fault.place[0] in ("x", "y", "by", "columns") for fault in found):
        yield from _axes(table, spec)


def _columns(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    for word in ("x", "y", "by"):
        name = getattr(spec, word)
        if name and name not in table.cells:
            yield _no_column(table, name, (word,))
    for name in spec.columns:
        if name not in table.cells:
            yield _no_column(table, name, ("columns",))
        elif name not in table.measures:
            measures = ", ".join(f"`{one}`" for one in table.measures)
            yield Fault(f"`columns` names `{name}`, which holds no numbers", f"Use {measures}", ("columns",))
    if len(set(spec.columns)) < len(spec.columns):
        yield Fault("`columns` names a column twice", "Keep one of them", ("columns",))
    if spec.columns and spec.by:
        what = "The figure has both `by` and `columns`, and either makes the series"
        yield Fault(what, "Leave one of them out", ("columns",))


def _rows(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    for name, wanted in spec.where.items():
        if name not in table.cells:
            yield _no_column(table, name, ("where", name))
            continue
        known = set(table.cells[name])
        for value in wanted if isinstance(wanted, list) else [wanted]:
            if str(value) not in known:
                what = f"The figure asks for `{value}` in `{name}`, where it never appears"
                yield Fault(what, choice(str(value), known, LOOK), ("where", name))
    if spec.band and not spec.by:
        what = "`band` draws the series of `by` together, and the figure has no `by`"
        yield Fault(what, "Name the column of the series as `by`, or leave `band` out", ("band",))


def _axes(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    """Numbers are where the kind of chart draws them, and one axis has numbers."""
    if spec.kind in ("judgements",):
        return
    number = {word: _is_number(table, getattr(spec, word)) for word in ("x", "y") if getattr(spec, word)}
    if list(number.values()) == [True, True]:
        what = f"The figure has numbers on both axes, `{spec.x}` and `{spec.y}`"
        yield Fault(what, "Name a column of words or periods for one of them", ("y",))
    elif list(number.values()) == [False, False] and not spec.columns:
        measures = ", ".join(f"`{one}`" for one in table.measures)
        what = f"Neither `{spec.x}` nor `{spec.y}` holds numbers, so there is nothing to draw"
        yield Fault(what, f"Name one of {measures}" if measures else "Draw another table", ("x",))
    elif (spec.kind in LYING and (number.get("x") is False or number.get("y"))) or (
        spec.kind in UPRIGHT and (number.get("x") or number.get("y") is False)
    ):
        side = "as `x`, along the bottom" if spec.kind in LYING else "as `y`, up the side"
        what = f"`x` and `y` are exchanged: a chart of the kind `{spec.kind}` has its numbers {side}"
        yield Fault(what, "Exchange the two", ("x" if spec.x else "y",))
    elif spec.kind in OVER_TIME and spec.x not in ("", "time_period"):
        what = f"A `{spec.kind}` joins periods, and `{spec.x}` has none"
        yield Fault(what, "Name `time_period` as `x`, or choose `kind: bar`", ("kind",))


def _is_number(table: Table, name: str) -> bool:
    return table.metadata.columns[name].type in NUMERIC and name not in table.metadata.table_schema.primary_key


def _no_column(table: Table, name: str, place: tuple[str, ...]) -> Fault:
    what = f"The figure names the column `{name}`, which the table `{table.stem}` does not have"
    return Fault(what, choice(name, table.readable, LOOK), place)
