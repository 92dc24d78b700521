"""Are we getting better? Each measure with its newest value, five years, and what can be said of them.

The rows are those of "How we compare" (`wording.measured`), in the order of what a board asks: what got worse, what got
better, what did not clearly change, what cannot be judged. Measures without an agreed direction follow, without a verdict.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from macros.content import Site, in_words
from macros.facts.area_names import in_a_sentence
from macros.messages import Fault
from macros.sections.comparison import comparison
from macros.sections.small_pictures import line_of
from macros.tables import period
from macros.tables.covered import days
from macros.tables.neighbours import AVERAGE
from macros.wording import Measured, Moved, listed
from macros.wording.row import BETTER, LEVEL, SAME, UNJUDGED, WORSE

TITLES = {
    WORSE: "Got worse in the newest year",
    BETTER: "Got better in the newest year",
    SAME: "No clear change in the newest year",
    UNJUDGED: "Cannot be judged",
    "": "No agreed direction",
}
"""The heading of each group of measures, in the order in which they are."""
SHAPES = {BETTER: "●", WORSE: "◆", SAME: "≈", LEVEL: "≈", UNJUDGED: "?"}
"""The shape beside each verdict, so that no one needs a colour to tell them apart."""
COUNTS = {2: "two", 3: "three", 4: "four", 5: "five", 11: "eleven"}
MOST_NAMED = 4
"""So many measures at most are named in the answer; of more it says the number alone."""


@dataclass(frozen=True)
class Scorecard:
    """The answer in sentences, the measures in groups by their heading, each with its line, and the areas beside."""

    answer: list[str]
    groups: dict[str, list[tuple[Measured, str]]]
    area: str
    beside: list[str]
    short: bool

    @property
    def shapes(self) -> dict[str, str]:
        """The shape of each verdict."""
        return SHAPES

    def since(self, one: Moved) -> str:
        """From when a change is: `Since 2024, the year before`, `Since 31 Mar 2020, five years before`."""
        known, count = period(one.since.period), round(one.since.ago)
        noun = known.kind if known and known.kind in ("month", "quarter") else "year"
        ago = f"the {noun} before" if count == 1 else f"{COUNTS.get(count, count)} {noun}s before"
        article = "the " if one.since.short.startswith("year ") else ""
        return f"Since {article}{one.since.short}, {ago}"

    def to(self, name: str, row: Measured) -> str:
        """What a verdict beside another area is said of: `than the England average (22.6%)`."""
        link = {BETTER: "than ", WORSE: "than ", LEVEL: "as ", UNJUDGED: "against "}.get(row.beside.get(name, ""), "")
        whose = "statistical neighbour" if name == AVERAGE else name
        return f"{link}the {whose} average ({row.values[name]})"


def scorecard(site: Site, short: int = 0) -> Scorecard:
    """The scorecard of `data/comparisons.yml`; `short` is how many measures the front page names."""
    if short < 0 or isinstance(short, bool):
        raise Fault(f"`short` is `{short}`", "Write how many measures to show, such as short=6")
    return scorecard_of(comparison(site).lines, site.area, site.around.wholes[-1:], short)


def scorecard_of(rows: Sequence[Measured], area: str, wholes: Sequence[str] = (), short: int = 0) -> Scorecard:
    """The scorecard of any rows. The average of the neighbours and these wholes are beside where a row has them."""
    beside = [name for name in (AVERAGE, *wholes) if any(row.values.get(name, "[x]") != "[x]" for row in rows)]
    judged = [row for row in rows if row.measure.better != "neither"]
    if short:
        shown = {"": sorted(judged, key=_urgent)[:short]}
    else:
        shown = {
            title: [row for row in newest_first(rows) if row.verdict == verdict] for verdict, title in TITLES.items()
        }
    groups = {title: [(row, line_of(row)) for row in found] for title, found in shown.items() if found}
    said = answer(judged, area)
    return Scorecard(said[:1] + said[2:3] if short else said, groups, area, beside, bool(short))


def newest_first(rows: Iterable[Measured]) -> list[Measured]:
    """The rows by the end of their newest period, the latest first; in their own order where they end on one day."""
    return sorted(rows, key=lambda row: row.ends, reverse=True)


def _urgent(row: Measured) -> int:
    """What the front page names first: what moved in the year, then what is worse than among the neighbours, then since long."""
    reasons = [
        row.verdict == WORSE,
        row.verdict == BETTER,
        row.beside.get(AVERAGE) == WORSE,
        row.verdict_long == WORSE,
        row.verdict_long == BETTER,
    ]
    return reasons.index(True) if True in reasons else len(reasons)


def answer(judged: Sequence[Measured], area: str) -> list[str]:
    """What the scorecard says: of the year, of all its years, and beside the neighbours."""
    if not judged:
        return ["No measure has an agreed direction."]
    year = [row.verdict for row in judged]
    said = [
        f"Of {len(judged)} measure{'s' * (len(judged) > 1)} with an agreed direction, {_many(year, BETTER)} got better in the newest year, "
        f"{_many(year, WORSE)} got worse and {_many(year, SAME)} showed no clear change{_rest(year)}. "
        f"The newest years {_ended(judged)}."
    ]
    long = [row.verdict_long for row in judged]
    said.append(
        f"Over five years, or as many as can be compared, {_many(long, BETTER)} got better, "
        f"{_many(long, WORSE)} got worse and {_many(long, SAME)} showed no clear change{_rest(long)}."
    )
    near = [row.beside[AVERAGE] for row in judged if AVERAGE in row.beside]
    if near:
        said.append(
            f"Beside the average of its statistical neighbours, {in_a_sentence(area)} is better on {_many(near, BETTER)}, "
            f"worse on {_many(near, WORSE)} and about the same on {_many(near, LEVEL)}{_rest(near)}."
        )
    worst = [row.measure.measure for row in judged if row.beside.get(AVERAGE) == WORSE]
    if 0 < len(worst) <= MOST_NAMED:
        said.append(f"It is worse on: {listed(['“' + name + '”' for name in worst])}.")
    return said


def _ended(judged: Sequence[Measured]) -> str:
    """When the newest years ended; those of measures whose later years are not shown are apart, as they may be old."""
    ends, older = (
        sorted(end[1] for row in judged if bool(row.gap) == gone and (end := days(row.newest.period)))
        for gone in (False, True)
    )
    ends, older = (ends, older) if ends else (older, [])
    said = f"all ended on {in_words(ends[0])}"
    if ends[0] != ends[-1]:
        said = f"ended between {in_words(ends[0])} and {in_words(ends[-1])}"
    if not older or older[0] >= ends[0]:
        return said
    count, whose = len(older), "its" if len(older) == 1 else "their"
    last = in_words(older[0]) if older[0] == older[-1] else f"between {in_words(older[0])} and {in_words(older[-1])}"
    on = "on " if older[0] == older[-1] else ""
    measures = f"{count} measure{'' if count == 1 else 's'}"
    return f"{said}; of {measures} later years are not shown, and {whose} newest shown ended {on}{last}"


def _many(verdicts: Sequence[str], one: str) -> str:
    count = verdicts.count(one)
    return str(count) if count else "none"


def _rest(verdicts: Sequence[str]) -> str:
    count = verdicts.count(UNJUDGED)
    return f"; {count} cannot be judged" if count else ""
