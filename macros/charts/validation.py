"""Checks of a figure before it is drawn: fields that its table does not have, and charts that would mislead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.charts.data import ChartData
from macros.charts.kinds import KINDS
from macros.charts.theme import MOST_SERIES
from macros.messages import Fault, choice
from macros.tables import NUMERIC, FigureSpec, Table, order
from macros.tables.newest import BEFORE, FIRST, NEWEST

LARGEST = 500
"""The most categories of a chart: more are not a picture, and a browser would wait for them."""
UNITS = {"count": "counts", "percent": "percentages", "rate": "rates", "gbp": "pounds", "fte": "posts"}

ONLY = {"rest": "shares", "target": "target", "tiles": "tiles", "scale": "multiples"}
"""The words of a figure's line that one kind of chart reads, and that kind."""

LOOK = "Copy it exactly from the table's CSV"


def wrong_words(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    """Every word of a figure's line that names what is not there, or what its kind cannot draw."""
    found = [*_columns(table, spec), *_rows(table, spec), *_words(spec), *_annotations(table, spec)]
    yield from found
    if not any(fault.place[0] in ("x", "y", "by", "columns") for fault in found):
        yield from _axes(table, spec)


def _words(spec: FigureSpec) -> Iterator[Fault]:
    """Words that only one kind of chart reads are in figures of that kind alone."""
    for word, kind in ONLY.items():
        if getattr(spec, word) and spec.kind != kind:
            what = f"`{word}` is only for `kind: {kind}`, and the figure is of kind `{spec.kind}`"
            yield Fault(what, f"Leave `{word}` out, or write `kind: {kind}`", (word,))


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
        what = "The figure has both `by` and `columns`, and each of them would define the series"
        yield Fault(what, "Leave one of them out", ("columns",))


def _rows(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    for name, wanted in spec.where.items():
        if name not in table.texts:
            yield _no_column(table, name, ("where", name))
            continue
        known = table.known(name)
        for value in wanted if isinstance(wanted, list) else [wanted]:
            if str(value) not in known:
                what = f"The figure asks for `{value}` in `{name}`, where it never appears"
                yield Fault(what, choice(str(value), known, LOOK), ("where", name))
    for one in spec.period if isinstance(spec.period, list) else [spec.period]:
        if one and str(one) not in {*table.periods, NEWEST, BEFORE, FIRST}:
            what = f"The figure asks for the period `{one}`, which the table does not have"
            yield Fault(what, choice(str(one), table.periods, LOOK), ("period",))
    if spec.band and not spec.by:
        what = "`band` draws the series of `by` together, and the figure has no `by`"
        yield Fault(what, "Name the column of the series as `by`, or leave `band` out", ("band",))


def _annotations(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    """Each remark is on a period that the table has, once, in a chart that has a place for it."""
    seen: set[str] = set()
    for one in spec.annotations:
        name = str(one.time_period)
        if spec.kind in KINDS and not KINDS[spec.kind].remarked:
            kinds = ", ".join(f"`{kind}`" for kind, about in KINDS.items() if about.remarked)
            what = f"A chart of kind `{spec.kind}` has no place for `annotations`"
            yield Fault(what, f"Choose one of {kinds}, or say it in `note`", ("annotations",))
            return
        if name in seen:
            yield Fault(f"`annotations` remarks on `{name}` twice", "Join the two in one text", ("annotations",))
        elif name not in table.periods and not (spec.until and order(name) > order(str(spec.until))):
            what = f"`annotations` remarks on the period `{name}`, which the table does not have"
            yield Fault(what, choice(name, table.periods, LOOK), ("annotations",))
        seen.add(name)


def _axes(table: Table, spec: FigureSpec) -> Iterator[Fault]:
    """Numbers are where the kind of chart draws them, and one axis has numbers."""
    if spec.kind not in KINDS or KINDS[spec.kind].words:
        return  # an unknown kind is reported separately
    kind = KINDS[spec.kind]
    number = {word: _is_number(table, getattr(spec, word)) for word in ("x", "y") if getattr(spec, word)}
    other = "y" if kind.numbers == "x" else "x"
    if list(number.values()) == [True, True]:
        what = f"The figure has numbers on both axes, `{spec.x}` and `{spec.y}`"
        yield Fault(what, "Name a column of words or periods for one of them", ("y",))
    elif list(number.values()) == [False, False] and not spec.columns:
        measures = ", ".join(f"`{one}`" for one in table.measures)
        what = f"Neither `{spec.x}` nor `{spec.y}` holds numbers, so there is nothing to draw"
        yield Fault(what, f"Name one of {measures}" if measures else "Draw another table", ("x",))
    elif kind.numbers and (number.get(kind.numbers) is False or number.get(other)):
        side = "as `x`, along the bottom" if kind.numbers == "x" else "as `y`, up the side"
        what = f"`x` and `y` are the wrong way round: a chart of kind `{spec.kind}` has its numbers {side}"
        yield Fault(what, "Swap them", ("x" if spec.x else "y",))
    elif kind.joins and spec.x not in ("", "time_period"):
        what = f"A `{spec.kind}` joins periods, and `{spec.x}` has none"
        yield Fault(what, "Name `time_period` as `x`, or choose `kind: bar`", ("kind",))


def _is_number(table: Table, name: str) -> bool:
    return table.metadata.columns[name].type in NUMERIC and name not in table.metadata.table_schema.primary_key


def _no_column(table: Table, name: str, place: tuple[str, ...]) -> Fault:
    what = f"The figure names the column `{name}`, which the table `{table.stem}` does not have"
    return Fault(what, choice(name, table.readable, LOOK), place)


def cannot_be_drawn(data: ChartData, spec: FigureSpec, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """Everything that keeps these points from being one true picture. `kinds` has what kind of period a category is."""
    kind = KINDS[spec.kind]
    yield from too_many(data, spec)
    if len(data.categories) > LARGEST:
        what = f"The figure has {len(data.categories):,} categories, and a reader can follow {LARGEST}"
        yield Fault(what, "Choose rows with `where`")
    if kind.parts and data.least < 0:
        yield Fault("A bar made of parts cannot show a value below zero", "Choose `kind: grouped`")
    if kind.periods not in (None, len(data.categories)):
        what = f"A {spec.kind} joins {kind.periods} periods, and the figure has {len(data.categories)}"
        yield Fault(what, "Name them with `where`")
    if len(data.named) == 0:
        what = f"`band` draws every series together as `{spec.band}`"
        yield Fault(what, "Name with `only` those to draw on their own")
    known = {*data.categories, *data.series}
    if spec.highlight and spec.highlight not in known:
        what = f"`highlight` names `{spec.highlight}`, which is not in the figure"
        yield Fault(
            what,
            choice(spec.highlight, known - {""}, "Name a series or category of the figure as its table has it"),
            ("highlight",),
        )
    units = sorted({row["unit"] for row in data.records})
    if len(units) > 1 and not kind.apart:
        said = " and ".join(UNITS.get(unit, unit) for unit in units[:3])
        what = f"The figure draws {said} on one axis, so the smaller values would be invisible"
        yield Fault(what, "Draw them in two figures, or choose `kind: scorecard`")
    if len(units) > 1 and spec.scale == "shared":
        said = " and ".join(UNITS.get(unit, unit) for unit in units[:3])
        yield Fault(f"`scale: shared` puts {said} on one scale", "Write `scale: own`, or leave it out", ("scale",))
    if data.when and kind.joins and kind.periods is None:
        yield from _mixed(kinds)
        yield from _gaps(data, kinds)


def too_many(data: ChartData, spec: FigureSpec) -> Iterator[Fault]:
    """More series than a reader can tell apart. Of the parts of a bar those that are left over or not known are grey."""
    kind = KINDS[spec.kind]
    told = [name for name in data.named if not (kind.parts and name in data.rest)]
    if len(told) > kind.most:
        words = "four" if kind.most == MOST_SERIES else str(kind.most)
        what = f"The figure has {len(told)} series, and a reader can follow {words}"
        yield Fault(what, f"Choose with `only`, for instance only={told[: kind.most]}")


def _mixed(kinds: Mapping[str, str]) -> Iterator[Fault]:
    """A line has periods of one kind: what is counted in a month is not what is counted on a day."""
    first = {kind: name for name, kind in reversed(list(kinds.items()))}
    if len(first) > 1:
        said = " and ".join(f"a {kind} ({name})" for kind, name in first.items())
        what = f"The line joins periods of different kinds: {said}"
        yield Fault(what, "Select periods of one kind with `where`, or move the others to a separate table")


def _gaps(data: ChartData, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """Periods that follow each other as months, quarters or years do leave none out: a line would be drawn through."""
    for name in data.named:
        rows = [row for row in data.of(name) if kinds.get(row["category"]) != "day"]
        steps = [(after["time"] - before["time"], before, after) for before, after in pairwise(rows)]
        usual = min((step for step, _, _ in steps), default=0)
        for step, before, after in steps:
            if usual > 0 and step > usual * 1.5:
                of = f" of `{name}`" if name else ""
                what = f"The line{of} goes from {before['category']} to {after['category']}, and the periods between are missing"
                fix = "Add the rows that are missing, with `x` where there is no number, or choose `kind: column`"
                yield Fault(what, fix)
                break
