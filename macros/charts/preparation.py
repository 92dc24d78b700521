"""Reads a chart's data from its table: some kinds have their own reader, the others share one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import replace

from macros.charts import points as usual
from macros.charts.data import ChartData
from macros.charts.kinds import KINDS
from macros.charts.points import months, point, row_name
from macros.charts.shares import changes, shares, target
from macros.charts.shift import groups
from macros.charts.stages import flow, funnel
from macros.charts.tiling import placed
from macros.charts.validation import wrong_words
from macros.facts import Layout
from macros.messages import Fault
from macros.tables import Cell, FigureSpec, Table, of_one_period, order, period_of
from macros.tables import when as said_when
from macros.tables.newest import in_time

Where = Mapping[str, Cell | list[Cell]]


def prepare(
    table: Table, spec: FigureSpec, where: Where | None = None, layouts: Callable[[], Mapping[str, Layout]] = dict
) -> ChartData:
    """The points that a figure's line asks for, read as its kind needs; Fault where the table does not have them.

    `layouts` gives the maps of tiles, and is asked only for a map.
    """
    for fault in wrong_words(table, spec):
        raise fault
    spec = in_period(table, spec)
    read = READERS.get(spec.kind, usual.prepare)
    data = replace(read(table, spec, where), scale=spec.scale)
    return replace(data, tiles=placed(data, spec, layouts())) if spec.kind == "tiles" else data


def in_period(table: Table, spec: FigureSpec) -> FigureSpec:
    """The figure's line with the rows of its own `period`; without one with the newest, where several would be in one place."""
    if spec.period:
        named = {**spec.where, "time_period": spec.period}
        return spec.model_copy(update={"where": in_time(table, named) if isinstance(spec.period, str) else named})
    axes = (spec.x, spec.y)
    if not table.periods or KINDS[spec.kind].card or "time_period" in (*axes, spec.by) or not all(axes):
        return spec
    try:
        rows = [int(row) for row in table.rows(spec.where)]
    except Fault:  # what is not there is reported where the figure's words are checked
        return spec
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    places = {tuple(table.cell(row, key) for key in keys) for row in rows}
    return spec if len(places) == len(rows) else spec.model_copy(update={"where": in_time(table, spec.where)})


def scorecard(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """Indicators, over time if they have periods; a table of one row gives one for each of its numbers.

    Other areas' latest values are shown beside it. A column `better` (high or low) says which way is better.
    """
    asked = {**spec.where, **(where or {})}
    found = table.rows(asked)
    if len(found) == 1 and not spec.columns and len(table.measures) > 1:
        return _one_row(table, spec, int(found[0]))
    several = "area" not in asked and "area" in table.cells and table.home in set(table.cells.loc[found, "area"])
    home = {**asked, "area": table.home} if several and "area" not in (spec.x, spec.y, spec.by) else asked
    data = usual.prepare(table, spec, home)
    column = spec.by or data.dimension
    beside: dict[str, list[str]] = {}
    rows = list(data.rows)
    if home is not asked:
        others = sorted(set(map(int, found)) - set(rows), key=lambda row: months(table.cell(row, "time_period")))
        latest = {(table.cell(row, column), table.cell(row, "area")): row for row in others}
        for (name, area), row in latest.items():
            known = period_of(table, row, [data.measure])
            if data.when and known and known.short != data.categories[-1]:
                raise Fault(
                    f"{area} has a value {said_when(known)}, and would be beside {table.home} in {data.categories[-1]}",
                    f"Leave it out, with `where: {{area: {table.home}}}`, and say in a note what the source prints",
                )
            beside.setdefault(name, []).append(f"{area} {point(table, row, data.measure, '', '')['shown']}")
        rows += latest.values()
    better = (
        {table.cell(row, column): table.cell(row, "better") for row in data.rows} if "better" in table.cells else {}
    )
    in_order = list(dict.fromkeys(one["category"] for one in data.records))
    categories = data.categories if data.when else in_order
    of_one_period(table, rows, over_time=data.when)
    if len(categories) < 2 * spec.ends and spec.ends > 1:
        what = f"`ends` averages the first {spec.ends} periods and the last, and the figure has {len(categories)}"
        raise Fault(what, f"Write {len(categories) // 2} at most, or leave it out", ("ends",))
    data = replace(data, rows=rows, beside=beside, better=better, categories=categories, ends=spec.ends)
    if not data.when:
        return _dated(table, data)
    grouped = [name for names in groups(data).values() for name in names]
    return replace(data, series=grouped, named=grouped) if grouped else data


def _dated(table: Table, data: ChartData) -> ChartData:
    """The same scorecard, in which an indicator of another period than most says its own."""
    if "time_period" not in table.cells or data.beside:
        return data
    known = {row: period_of(table, row, [data.measure]) for row in data.rows}
    usual = Counter(known.values()).most_common(1)[0][0]
    own = {
        table.cell(
            row, data.dimension
        ): f"{table.cell(row, data.dimension)}, {'at ' if one.kind == 'day' else ''}{one.words}"
        for row, one in known.items()
        if one and one != usual
    }
    return replace(
        data,
        records=[{**one, "category": own.get(one["category"], one["category"])} for one in data.records],
        categories=[own.get(name, name) for name in data.categories],
        better={own.get(name, name): way for name, way in data.better.items()},
    )


def _one_row(table: Table, spec: FigureSpec, row: int) -> ChartData:
    """The numbers of one row, each under the title of its column."""
    names = [name for name in table.measures if table.cells.at[row, name] != "z"]
    points = [point(table, row, name, table.metadata.title_of(name), "") for name in names]
    return ChartData.of_points(points, [row], "", names[0], points[0]["unit"], table.metadata.title)


def judgements(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """What was judged, and how, in the order of time: the column of words is named as `x`, the judged as `y`.

    Where `by` names a column too, as a body that has several services, it is before the judged.
    """
    named = [name for name in (spec.x, spec.y, spec.by) if name]
    texts = [name for name in table.readable if name.endswith(("_judgement", "_text"))]
    measure = next((name for name in named if name in texts), texts[0] if texts else "")
    judged = [name for name in reversed(named) if name not in (measure, "time_period")]
    if not measure or not judged:
        raise Fault(
            "The figure does not say what was judged, and how",
            "Name the column of the judgement as `x`, that of the judged as `y`",
        )
    rows = [int(row) for row in table.rows({**spec.where, **(where or {})})]
    if not rows:
        raise Fault(f"The figure selects no rows of the table `{table.stem}`", "Leave out one of the words of `where`")
    if "time_period" in table.cells:
        rows.sort(key=lambda row: months(table.cell(row, "time_period")))
    timed = "time_period" in table.cells and table.cells.loc[rows, "time_period"].nunique() > 1
    points = [
        point(
            table,
            row,
            measure,
            ", ".join(row_name(table, row, one) for one in judged),
            row_name(table, row, "time_period") if timed else "",
        )
        for row in rows
    ]
    return ChartData.of_points(points, rows, judged[0], measure, "text", table.metadata.title_of(measure))


def matrix(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """What was judged, by year: a row each, in the order in which they were first judged."""
    data = judgements(table, spec.model_copy(update={"by": "" if spec.by == "time_period" else spec.by}), where)
    if "time_period" not in table.cells or not all(order(table.cell(row, "time_period"))[0] for row in data.rows):
        raise Fault(
            "A matrix has a column for each year, and the table no periods", "Choose `kind: judgements`", ("kind",)
        )
    points = [
        {**one, "series": str(order(table.cell(row, "time_period"))[0])}
        for one, row in zip(data.records, data.rows, strict=True)
    ]
    seen = Counter((one["category"], one["series"]) for one in points)
    if twice := next((place for place, count in seen.items() if count > 1), None):
        what = f"`{twice[0]}` was judged more than once in {twice[1]}, and a matrix has one place for it"
        raise Fault(what, "Choose `kind: judgements`, or name the rows with `where`", ("kind",))
    years = sorted({one["series"] for one in points})
    return replace(data, records=points, series=years)


def strip(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """Every area a dot on the strip of each measure; the areas that `only` names stand out with the own one."""
    if spec.by != "area":
        raise Fault("A strip has a dot for each area, and the figure does not say so", "Write `by: area`", ("by",))
    if not spec.band:
        what = "The figure does not say what the areas without a name are"
        raise Fault(what, "Write it as `band`, such as `band: Statistical neighbours`", ("band",))
    data = usual.prepare(table, spec, where)
    better = {
        usual.row_name(table, row, data.dimension): table.cell(row, "better")
        for row in data.rows
        if "better" in table.cells
    }
    return replace(data, better=better)


def number(table: Table, spec: FigureSpec, where: Where | None = None) -> ChartData:
    """One value: the only one that the line asks for, or the latest where only the period is left open."""
    data = usual.prepare(table, spec, where)
    if len(data.series) > 1 or (len(data.categories) > 1 and not data.when):
        raise Fault(
            "One large number needs one row, and the figure has more",
            f"Name it with `where`, for instance {{{data.dimension}: {table.cell(data.rows[0], data.dimension)}}}",
        )
    latest = max(range(len(data.records)), key=lambda index: float(data.records[index]["time"]))
    return replace(
        data,
        records=[data.records[latest]],
        categories=[data.records[latest]["category"]],
        rows=[data.rows[latest]],
    )


READERS = {
    "scorecard": scorecard,
    "judgements": judgements,
    "number": number,
    "funnel": funnel,
    "flow": flow,
    "shares": shares,
    "diverging": changes,
    "target": target,
    "matrix": matrix,
    "strip": strip,
}
"""The kinds that read their table in their own way."""
