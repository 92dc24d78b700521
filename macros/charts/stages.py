"""How the two charts of a journey read their table: a funnel its stages, a flow what comes in, what is there, what goes out.

Neither joins unlike things: a share is that of the stage before only where both count the same, and a flow has one stock
between two flows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from macros.charts import points as usual
from macros.charts.data import ChartData
from macros.messages import Fault
from macros.tables import SYMBOLS, Cell, FigureSpec, Table, in_order, shown, unit_of
from macros.tables.counted import is_stock
from macros.tables.newest import in_time

Where = Mapping[str, Cell | list[Cell]]

FEWEST = 2
"""A journey has two stages at least."""
ROLES = ("what came in", "what was there at the end", "what went out")
"""What the three series of a flow stand for, in their order."""


def funnel(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """The stages of one journey in their order: the `columns` of one row, or one row each, named by `y`.

    `counts` says what each column counts. A stage has the share of the one before it if both count the same. Fault
    where a stage is hidden, of another period, or larger than the one before.
    """
    if spec.by:
        raise Fault(
            "A funnel is one journey, and `by` asks for several", "Leave `by` out, and name one with `where`", ("by",)
        )
    rows, measures, names = _stages(table, spec, {**spec.where, **(where or {})})
    if spec.counts and (unlike := set(spec.counts) ^ set(measures)):
        what = f"`counts` and the stages of the funnel do not have the same columns: `{min(unlike)}` is in one alone"
        raise Fault(what, "Say of each column what it counts", ("counts",))
    points = [
        usual.point(table, row, measure, name, "") | {"counts": spec.counts.get(measure, "")}
        for row, measure, name in zip(rows, measures, names, strict=True)
    ]
    for fault in _untrue(table, rows, points):
        raise fault
    shares = [_share(after, before) for before, after in pairwise(points)]
    points = [point | {"share": share} for point, share in zip(points, ["", *shares], strict=True)]
    title = f"From {_lower(names[0])} to {_lower(names[-1])}" if spec.columns else table.metadata.title_of(measures[0])
    dimension = "" if spec.columns else spec.y
    return ChartData.of_points(points, list(dict.fromkeys(rows)), dimension, measures[0], "count", title)


def _stages(table: Table, spec: FigureSpec, asked: Where) -> tuple[list[int], list[str], list[str]]:
    """The row, the column and the name of each stage."""
    if not spec.columns and not (spec.x and spec.y):
        fix = "Name them as `columns` of one row, or the column of the counts as `x` and that of the stages as `y`"
        raise Fault("The funnel does not say what its stages are", fix, ("kind",))
    measures = list(spec.columns) or [spec.x]
    rows = [int(row) for row in table.rows(in_time(table, asked) if spec.columns else asked)]
    unlike = [name for name in measures for row in rows if unit_of(table, name, row) != "count"]
    if unlike:
        what = f"A funnel counts, and `{unlike[0]}` holds no counts"
        raise Fault(what, "Name columns of counts, which end in `_count`", ("columns" if spec.columns else "x",))
    if spec.columns and len(rows) != 1:
        what = f"The stages of a funnel are the columns of one row, and `where` asks for {len(rows)} rows"
        raise Fault(what, "Name the row with `where`, for instance its area", ("where",))
    if spec.columns:
        return rows * len(measures), measures, [table.metadata.title_of(name) for name in measures]
    return rows, measures * len(rows), [usual.row_name(table, row, spec.y) for row in rows]


def _untrue(table: Table, rows: Sequence[int], points: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """What would make a funnel of these stages untrue."""
    if len(points) < FEWEST:
        yield Fault("A funnel has two stages at least, and this one fewer", "Choose `kind: number`, or correct `where`")
    periods = in_order({table.cell(row, "time_period") for row in rows}) if table.periods else []
    if len(periods) > 1:
        what = f"The stages of the funnel are of different periods: {' and '.join(f'`{one}`' for one in periods)}"
        yield Fault(what, "A journey is counted in one period: name one with `period`")
    for point in points:
        if point["gap"]:
            what = (
                f"The stage `{point['category']}` is not shown ({SYMBOLS[point['gap']]}), so the journey is not known"
            )
            yield Fault(what, "Leave this stage out, or choose `kind: bar`")
    for before, after in pairwise(points):
        same = before["counts"] == after["counts"] and not (before["gap"] or after["gap"])
        if same and after["value"] > before["value"]:
            what = f"The stage `{after['category']}` ({after['shown']}) is larger than the one before it ({before['shown']})"
            fix = "Put the stages in their order; if they count different things, say which in `counts`"
            yield Fault(what, fix)


def _share(part: Mapping[str, Any], whole: Mapping[str, Any]) -> str:
    """The share of the stage before, to one decimal place; nothing where that was empty, or counts something else."""
    if not whole["value"] or part["counts"] != whole["counts"]:
        return ""
    share = Decimal(repr(part["value"])) * 100 / Decimal(repr(whole["value"]))
    return shown(str(share.quantize(Decimal("0.1"), ROUND_HALF_UP)), "percent")


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def flow(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """What came in over each period, what was there at its end, and what went out, in this order.

    They are three `columns`, or the three values of `by` that `only` names.
    """
    data = usual.prepare(table, spec, where)
    if len(data.series) != len(ROLES):
        what = f"A flow has three series, and this figure {len(data.series)}: {', '.join(data.series)}"
        raise Fault(what, f"Name {ROLES[0]}, {ROLES[1]} and {ROLES[2]}, in this order, with `only` or `columns`")
    for name, role in zip(data.series, ROLES, strict=True):
        stocks = {is_stock(table, row, column) for row, column in _cells(table, spec, data, name)}
        if stocks != {role == ROLES[1]}:
            what = f"`{name}` stands for {role}, and its metadata do not say `stock: {str(role == ROLES[1]).lower()}`"
            raise Fault(what, "A flow is what came in, the stock at the end, what went out: put them in this order")
    return data


def _cells(table: Table, spec: FigureSpec, data: ChartData, name: str) -> list[tuple[int, str]]:
    """The cells that a series is drawn from."""
    if spec.columns:
        column = next(one for one in spec.columns if table.metadata.title_of(one) == name)
        return [(row, column) for row in data.rows]
    return [(row, data.measure) for row in data.rows if table.cell(row, spec.by) == name]
