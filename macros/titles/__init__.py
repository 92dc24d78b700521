"""The title of a figure says nothing that its own data contradict.

A title is the finding, written by hand: its numbers ("93%", "a third", "six in seven", "doubled", "two of three")
and its directions ("rose", "below every neighbour's", "most") are held against what the figure draws.

    "Police made over a third of contacts" -> quantities: over 1/3, of Police -> 10,581 of 29,563 -> true
    "Sandwell's rate was above England's"  -> directions: above, England      -> 39 and 42.1      -> a Fault

What cannot be decided is passed: a check that accuses a true title would soon be switched off. A number has to be
true of something that the title can mean: a value, a share, a change or a count of what is drawn.
"""

from __future__ import annotations

from macros.charts import ChartData
from macros.messages import Fault
from macros.tables import FigureSpec, Table
from macros.titles.comparisons import comparisons
from macros.titles.directions import directions
from macros.titles.drawn import Drawn
from macros.titles.extremes import extremes
from macros.titles.own import (
    Shown,
    descriptions_of_other_periods,
    pages_that_their_figures_contradict,
    titles_that_the_data_contradict,
)
from macros.titles.quantities import quantities


def check_title(table: Table, spec: FigureSpec, data: ChartData) -> None:
    """Fault when the title of a figure says what its data contradict, with what they say."""
    told = contradictions(table, spec, data)
    if told:
        raise Fault(
            f"The title “{spec.title}” is not what the figure shows: {'; '.join(told)}",
            "Write what the data say, or leave that part out",
            ("title",),
        )


def contradictions(table: Table, spec: FigureSpec, data: ChartData) -> list[str]:
    """Everything in a title that the data contradict, each with what they say."""
    drawn = Drawn(table, spec, data)
    found = [*comparisons(drawn), *directions(drawn), *extremes(drawn), *quantities(drawn)]
    return list(dict.fromkeys(found))


__all__ = [
    "Shown",
    "check_title",
    "contradictions",
    "descriptions_of_other_periods",
    "pages_that_their_figures_contradict",
    "titles_that_the_data_contradict",
]
