"""What a table says of itself, and a page in its title and summary, is held to the data as a figure's title is.

A table's title heads its page and its CSV; when a number is corrected, the title of the figure is told, and so has to
be the one above it. A table may have several figures, and a page too: what one of them bears out is true. Only what
all of them contradict is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from macros import charts
from macros.charts import ChartData
from macros.messages import Fault, Problem
from macros.records import Record
from macros.tables import FigureSpec, Table
from macros.titles.claims import claims
from macros.titles.comparisons import comparisons
from macros.titles.directions import directions, listed
from macros.titles.drawn import Drawn, fits, years_of
from macros.titles.extremes import extremes
from macros.titles.quantities import quantities

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
SPAN = re.compile(r"\b(20)\d\d[-/](\d\d)\b")
Shown = tuple[Table, FigureSpec, ChartData]


def titles_that_the_data_contradict(table: Table, record: Record) -> Iterator[Problem]:
    """A table's own title says nothing that all its figures contradict."""
    told = untrue(table.metadata.title, list(_figures(table)), [table])
    if told:
        yield Problem(
            record.path,
            record.line("title"),
            f"The table's title “{table.metadata.title}” is not what its figures show: {'; '.join(told)}",
            "Write what the data say, or leave that part out",
        )


def descriptions_of_other_periods(table: Table, record: Record) -> Iterator[Problem]:
    """A description that names the years of the table names the last of them; one that names several, the first too."""
    said = {int(year) for year in YEAR.findall(table.metadata.description)}
    said |= {int(f"{century}{end}") for century, end in SPAN.findall(table.metadata.description)}
    known = table.periods
    if not said or not known or not any(said & years_of(period) for period in known):
        return
    ends = max if re.search(r"\byears? ending\b", table.metadata.description) else min
    late = ends(years_of(known[-1]), default=0) > max(said)
    early = len(said) > 1 and max(years_of(known[0]), default=9999) < min(said)
    if late or early:
        named = ", ".join(str(year) for year in sorted(said))
        yield Problem(
            record.path,
            record.line("description"),
            f"The description names {named}, and the table has {listed(known)}",
            "Write the first and the last period that the table has",
        )


def pages_that_their_figures_contradict(record: Record, shown: Sequence[Shown]) -> Iterator[Problem]:
    """The title and the summary of a page with figures say nothing that all of them contradict.

    A page has a time of its own: periods are not looked into.
    """
    for word in ("title", "summary"):
        text = str(record.data.get(word, ""))
        told = [
            one for one in untrue(text, shown, [table for table, _, _ in shown]) if "is not a period in it" not in one
        ]
        if told:
            yield Problem(
                record.path,
                record.line(word),
                f"The {word} “{text}” is not what the figures of the page show: {'; '.join(told)}",
                "Write what the data say, or leave that part out",
            )


def untrue(text: str, shown: Sequence[Shown], tables: Sequence[Table]) -> list[str]:
    """What all of some figures contradict in a text, as the first of them does, and no cell of the tables bears out.

    Numbers up to ten often count what the text names itself, and are passed.
    """
    found: list[dict[str, str]] = []
    for table, spec, data in shown:
        drawn = Drawn(table, spec.model_copy(update={"title": text}), data)
        told = [*comparisons(drawn), *directions(drawn), *extremes(drawn), *quantities(drawn)]
        found.append({_quoted(one): one for one in told})
        if not told:
            return []
    if not found:
        return []
    common = {quoted: one for quoted, one in found[0].items() if all(quoted in other for other in found)}
    return [
        one
        for quoted, one in common.items()
        if not _counts_or_ages(one)
        and not any(quoted.strip("“”") in other and quoted != other for other in common)
        and not any(_elsewhere(quoted, one, table) for table in tables)
    ]


def _elsewhere(quoted: str, told: str, table: Table) -> bool:
    """Whether a period or a number that no figure shows is in the table all the same."""
    said = quoted.strip("“”")
    if "is not a period in it" in told:
        return any(fits(said, period) for period in table.periods)
    if "is true of no value" not in told:
        return False
    numbers = [value for column in table.measures for value in table.values[column].dropna().tolist()]
    return any(claim.allows(abs(Fraction(value))) for claim in claims(said, []) for value in numbers)


def _counts_or_ages(told: str) -> bool:
    """Whether a number may count what the text itself names, or be an age: `three subgroups`, `under 18`."""
    said = claims(_quoted(told).strip("“”"), [])
    limits = ("under ", "over ", "up to ")
    return "is true of no value" in told and any(
        claim.kind == "number" and claim.amount <= (25 if claim.text.lower().startswith(limits) else 10)
        for claim in said
    )


def _figures(table: Table) -> Iterator[Shown]:
    for spec in table.metadata.figures.values():
        try:
            yield table, spec, charts.prepare(table, spec)
        except Fault:
            continue  # told where the figure is made


def _quoted(told: str) -> str:
    """The words of the text that a contradiction is about."""
    found = re.match(r"“[^”]*”", told)
    return found[0] if found else told
