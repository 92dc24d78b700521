"""How three kinds read their table beyond the usual: shares of a whole with the rest, changes for better or worse, a target.

A bar of shares always shows its whole. What its parts leave is drawn last, under the name that the figure gives it: a reader
takes two bars of 70% and 5% for all that there is.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from macros.charts import points as usual
from macros.charts.data import ChartData
from macros.charts.validation import too_many
from macros.messages import Fault, choice
from macros.tables import Cell, FigureSpec, Table, shown

Where = Mapping[str, Cell | list[Cell]]
ROUNDING = 0.5
"""How far one whole percentage may be from its share: parts may be so far from 100 each."""
WAYS = ("high", "low", "neither")


def shares(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """Each bar with its parts and what they leave of the whole; without `by` the rows are the parts of one bar.

    The whole of percentages is 100, that of counts the row “All …” or “Total …” of the table, if it has one. Fault where parts
    leave something that the figure has no name for, or make more than the whole.
    """
    data = usual.prepare(table, spec, where)
    if not spec.by and not spec.columns:
        points = [{**one, "category": "", "series": one["category"]} for one in data.records]
        order = data.categories
        data = replace(data, records=points, categories=[""], series=order, named=order)
        for fault in too_many(data, spec):
            raise fault
    rest: list[dict[str, Any]] = []
    for bar in data.categories:
        parts = [one for one in data.records if one["category"] == bar]
        if all(not one["gap"] for one in parts):
            left = _left(table, spec, data, parts)
            rest += [_rest(spec, bar, parts, left)] if left else []
    if spec.rest and not rest:
        raise Fault("`rest` names what the parts leave, and they leave nothing", "Leave it out", ("rest",))
    return replace(data, remainder=rest)


def _left(table: Table, spec: FigureSpec, data: ChartData, parts: Sequence[Mapping[str, Any]]) -> Decimal:
    """What the parts of a bar leave of its whole; Fault where nothing says what that is."""
    made = sum((Decimal(repr(one["value"])) for one in parts), Decimal(0))
    whole = Decimal(100) if data.unit == "percent" else _whole(table, spec, data, parts)
    places = min(len(one["shown"].rstrip("%").partition(".")[2]) for one in parts)
    off = ROUNDING * 10.0**-places * len(parts) if data.unit == "percent" else 0
    left = whole - made if whole else Decimal(0)
    if abs(left) <= off:
        return Decimal(0)
    said = f"The parts make {shown(f'{made:.{places}f}', data.unit)}"
    if left < 0:
        raise Fault(f"{said}, more than the whole", "Leave out the rows that are among others, with `where`")
    if not spec.rest:
        what = f"{said} of {shown(f'{whole:.0f}', data.unit)}, and nothing says what the rest is"
        raise Fault(what, "Draw all parts, or name what is left with `rest: …`", ("rest",))
    return left


def _whole(table: Table, spec: FigureSpec, data: ChartData, parts: Sequence[Mapping[str, Any]]) -> Decimal:
    """The count of the row that is the whole of these parts; 0 where the table has none."""
    column = spec.by or data.dimension
    names = {table.cell(row, column) for row in range(len(table.cells))}
    wholes = [name for name in names if name.startswith(("All ", "Total"))]
    if spec.columns or len(wholes) != 1:
        return Decimal(0)
    keys = [key for key in table.metadata.table_schema.primary_key if key != column]
    own = [
        row
        for row in data.rows
        if not spec.by or usual.row_name(table, row, data.dimension, data.stock) == parts[0]["category"]
    ]
    same: dict[str, Any] = {key: table.cell(own[0], key) for key in keys}
    [row, *_] = [*table.rows({**same, column: wholes[0]}), -1]
    known = table.number(int(row), data.measure) if row != -1 else None
    return Decimal(repr(known)) if known is not None else Decimal(0)


def _rest(spec: FigureSpec, bar: str, parts: Sequence[Mapping[str, Any]], left: Decimal) -> dict[str, Any]:
    unit, places = parts[0]["unit"], min(len(one["shown"].rstrip("%").partition(".")[2]) for one in parts)
    text = shown(f"{left:.{places}f}", unit)
    return {**parts[0], "category": bar, "series": spec.rest, "value": float(left), "shown": text, "gap": ""}


def changes(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """Changes, each with its sign, from the most improved to the most worsened; those that are neither come last.

    A column `better` says which way is.
    """
    data = usual.prepare(table, spec, where)
    if "better" not in table.cells:
        fix = "Add a column `better` (high, low or neither), or choose `kind: bar`"
        raise Fault("The table does not say which way its changes are better", fix, ("kind",))
    if len(data.series) > 1 or data.when:
        raise Fault("One change a row is drawn, and the figure has several", "Name them with `where`", ("by",))
    better = {usual.row_name(table, row, data.dimension): table.cell(row, "better") for row in data.rows}
    for way in better.values():
        if way not in WAYS:
            raise Fault(f"`better` is `{way}` in a row that is drawn", choice(way, WAYS))
    points = [{**one, "shown": f"+{one['shown']}" if (one["value"] or 0) > 0 else one["shown"]} for one in data.records]
    data = replace(data, records=points, better=better)
    value = {one["category"]: improvement(data, one) for one in points}
    ranked = sorted(data.categories, key=lambda name: (better[name] == "neither", -value[name]))
    return replace(data, categories=ranked)


def improvement(data: ChartData, point: Mapping[str, Any]) -> float:
    """By how much a change is for the better, below zero for the worse; without end where it is not shown."""
    if point["gap"]:
        return -math.inf
    return float(-point["value"] if data.better[point["category"]] == "low" else point["value"])


def target(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """Bars, and the value of the row or series that `target` names, which is a line across them."""
    data = usual.prepare(table, spec, where)
    known = data.series if spec.by or spec.columns else data.categories
    for fault in _untargeted(spec, known):
        raise fault
    word = "series" if spec.by or spec.columns else "category"
    aims = [one for one in data.records if one[word] == spec.target]
    values = {one["shown"] for one in aims if not one["gap"]}
    if len(values) != 1:
        what = f"The target `{spec.target}` has {'no value' if not values else 'several values'}"
        raise Fault(what, "A target is one number for all bars: choose rows with `where`", ("target",))
    return replace(
        data,
        records=[one for one in data.records if one[word] != spec.target],
        categories=[name for name in data.categories if name != spec.target],
        series=[name for name in data.series if name != spec.target],
        target=next(one for one in aims if not one["gap"]) | {"name": spec.target},
    )


def _untargeted(spec: FigureSpec, known: Sequence[str]) -> Iterator[Fault]:
    if not spec.target:
        yield Fault(
            "The figure does not say what the target is",
            choice("", known, "Name its row with `target: …`"),
            ("target",),
        )
    elif spec.target not in known:
        yield Fault(
            f"`target` names `{spec.target}`, which is not in the figure", choice(spec.target, known), ("target",)
        )
    elif len(known) < 2:
        yield Fault("The figure has a target and no bar", "Choose more rows with `where`", ("target",))
