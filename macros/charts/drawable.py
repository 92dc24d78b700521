"""What the points of a chart are, seen together, that its kind cannot show truthfully."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from macros.charts.asked import OVER_TIME
from macros.charts.data import ChartData
from macros.charts.theme import MOST_SERIES
from macros.messages import Fault, choice
from macros.tables import FigureSpec

MOST = {"multiples": 24, "scorecard": 60, "slope": 8}
"""The most series of the kinds that show more than the usual number."""
LARGEST = 500
"""The most categories of a chart: more are no picture, and a browser would wait for them."""
APART = ("scorecard", "multiples", "number", "judgements")
"""The kinds that give each series a scale of its own."""
UNITS = {"count": "counts", "percent": "percentages", "rate": "rates", "gbp": "pounds", "fte": "posts"}


def cannot_be_drawn(data: ChartData, spec: FigureSpec, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """Everything that keeps these points from being one true picture. `kinds` has what kind of period a category is."""
    most = MOST.get(spec.kind, MOST_SERIES)
    if len(data.named) > most:
        words = "four" if most == MOST_SERIES else str(most)
        what = f"The figure has {len(data.named)} series, and a reader can follow {words}"
        yield Fault(what, f"Choose with `only`, for instance only={data.named[:most]}")
    if len(data.categories) > LARGEST:
        what = f"The figure has {len(data.categories):,} categories, and a reader can follow {LARGEST}"
        yield Fault(what, "Choose rows with `where`")
    if spec.kind in ("stacked", "stacked-100") and data.least < 0:
        yield Fault("A bar made of parts cannot show a value below nought", "Choose `kind: grouped`")
    if spec.kind == "slope" and len(data.categories) != 2:
        yield Fault(f"A slope joins two periods, and the figure has {len(data.categories)}", "Name two with `where`")
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
    if len(units) > 1 and spec.kind not in APART:
        said = " and ".join(UNITS.get(unit, unit) for unit in units[:3])
        what = f"The figure draws {said} on one axis, so that the smaller would look like nothing"
        yield Fault(what, "Draw them in two figures, or choose `kind: scorecard`")
    if data.when and spec.kind in OVER_TIME and spec.kind != "slope":
        yield from _mixed(kinds)
        yield from _gaps(data, kinds)


def _mixed(kinds: Mapping[str, str]) -> Iterator[Fault]:
    """A line has periods of one kind: what is counted in a month is not what is counted on a day."""
    first = {kind: name for name, kind in reversed(list(kinds.items()))}
    if len(first) > 1:
        said = " and ".join(f"a {kind} ({name})" for kind, name in first.items())
        what = f"The line joins periods of different kinds: {said}"
        yield Fault(what, "Choose those of one kind with `where`, or put the others into a table of their own")


def _gaps(data: ChartData, kinds: Mapping[str, str]) -> Iterator[Fault]:
    """Periods that follow each other as months, quarters or years do leave none out: a line would be drawn through."""
    for name in data.named:
        rows = [row for row in data.of(name) if kinds.get(row["category"]) != "day"]
        steps = [(after["time"] - before["time"], before, after) for before, after in pairwise(rows)]
        usual = min((step for step, _, _ in steps), default=0)
        for step, before, after in steps:
            if usual > 0 and step > usual * 1.5:
                of = f" of `{name}`" if name else ""
                what = f"The line{of} goes from {before['category']} to {after['category']}, and what is between is missing"
                fix = "Add the rows that are missing, with `x` where there is no number, or choose `kind: column`"
                yield Fault(what, fix)
                break
