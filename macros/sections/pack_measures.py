"""The measures that a board pack asks for, each as it was in the pack's period."""

from __future__ import annotations

from collections.abc import Iterator

from macros import wording
from macros.content import Site
from macros.facts import Measure
from macros.messages import Fault, ReportedElsewhere, choice, nearest
from macros.pages import Pack
from macros.tables import SYMBOLS, Table, period, when
from macros.tables.earlier import within
from macros.wording import Measured

WAYS = ("low", "high", "neither")
"""What a column `better` may say of an indicator."""


def measures(site: Site, meta: Pack) -> Iterator[tuple[int, Measure]]:
    """Each measure that a pack asks for, with the place of its name; all with an agreed direction where it names none."""
    if meta.measures is None:
        yield from ((0, one) for one in site.measures if one.better != "neither")
        return
    known = {one.measure: one for one in site.measures}
    for place, name in enumerate(meta.measures):
        if name in known:
            yield place, known[name]
        elif name in site.stems:
            yield from ((place, one) for one in _placed(site, name, place))
        else:
            what = f"`{name}` is neither a measure of data/comparisons.yml nor a table of indicators"
            otherwise = "Copy the name of the measure from there, or the name of the table from data/tables/"
            raise Fault(what, nearest(name, [*known, *site.stems], otherwise), ("measures", str(place)))


def _placed(site: Site, stem: str, place: int) -> list[Measure]:
    """The indicators of a table, whose fault is at its place among the measures."""
    try:
        return list(indicators(site.table(stem)))
    except ReportedElsewhere:
        raise
    except Fault as fault:
        raise Fault(fault.what, fault.fix, ("measures", str(place))) from fault


def indicators(table: Table) -> Iterator[Measure]:
    """The indicators of a table that says of each which way is better, as its scorecard names them."""
    spec = next((one for one in table.metadata.figures.values() if one.kind == "scorecard" and one.by), None)
    if spec is None or "better" not in table.cells:
        what = f"The table `{table.stem}` does not say of its indicators which way is better"
        raise Fault(what, "Name a table with a column `better` and a figure of the kind `scorecard`, or a measure")
    rows = table.rows({"area": table.home} if "area" in table.cells else {})
    for name, better in {table.cell(row, spec.by): table.cell(row, "better") for row in map(int, rows)}.items():
        if better not in WAYS:
            what = f"`better` of `{name}` in the table `{table.stem}` is `{better[:40]}`"
            raise Fault(what, choice(better, WAYS))
        yield Measure(measure=name, table=table.stem, column=spec.y, where={spec.by: name}, better=better)  # type: ignore[arg-type]


def row(site: Site, measure: Measure, until: str) -> Measured:
    """A measure in a period; Fault where it has no value in it, or the value is hidden."""
    table = site.compared(measure.table)
    found = wording.measured(table, measure, site.around, until=until)
    last = found.points[-1]
    if last.value is None and within(last.period, until):
        reason = SYMBOLS.get(last.shown.strip("[]"), last.shown)
        raise Fault(f"`{measure.measure}` is {last.shown} for {last.words}: {reason}", "Remove it, or choose another")
    if not within(found.newest.period, until):
        what = f"`{measure.measure}` has no value in {named(until)}: the latest before that is for {_the(found.newest.words)}"
        raise Fault(what, "Remove it, or choose another period")
    return found


def _the(words: str) -> str:
    """A period after a preposition: `31 March 2024`, and `the year ending 31 March 2024`."""
    return f"the {words}" if words.startswith(("year ", "academic year ")) else words


def named(text: str) -> str:
    """A period as a sentence names it: `2025`, `the year ending 31 March 2025`, `quarter 3 of 2018-19`."""
    known = period(text)
    return when(known).removeprefix("in ") if known else text
