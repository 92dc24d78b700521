"""The timeline and the priorities are told from their tables, in order, for this area alone."""

from __future__ import annotations

import pytest
from making import DETACHED, metadata

from macros.arrangements.history import Event, Listed, Timeline, Year, priorities, timeline
from macros.messages import Fault
from macros.render import render

EVENTS = "time_period,area,event,status"
TABLE = """time_period,area,event,status
2019-04-29,Sandwell,The first meeting,planned
2019-04,Sandwell,The partnership begins,happened
cy2018,England,A law,happened
2019-20,Sandwell,A busy year,happened
2019-05,Walsall,Something elsewhere,happened
"""
LIST = "time_period,area,body,kind,priority"
YEARS = """time_period,area,body,kind,priority
2021-22,Sandwell,Board,Priority,Neglect
2022-23,Sandwell,Board,Priority,Early help
2022-23,Sandwell,Board,Theme,Fathers
2022-23,Sandwell,Board,Theme,Babies
"""


def read(table, text: str, head: str, key: int):
    found, problems, _ = table(text, metadata(head, key=key, disclosure=DETACHED))
    assert problems == []
    return found


def test_events_stand_by_year_in_the_order_of_time_and_those_elsewhere_are_left_out(table):
    years = timeline(read(table, TABLE, EVENTS, 3)).years
    assert [(year.year, [event.what for event in year.events]) for year in years] == [
        (2018, ["A law"]),
        (2019, ["The partnership begins", "The first meeting"]),
        (2020, ["A busy year"]),
    ]


def test_a_plan_is_told_as_a_plan_and_a_law_as_national(table):
    years = timeline(read(table, TABLE, EVENTS, 3)).years
    assert years[1].events[1] == Event("29 April 2019", "2019-04-29", "The first meeting", planned=True, national=False)
    assert years[0].events[0] == Event("During 2018", "", "A law", planned=False, national=True)


def test_what_an_event_is_marked_with_stands_in_one_bracket_after_it():
    years = [Year(2019, [Event("2019", "", "A talk", True, True), Event("2019", "", "A law", False, False)])]
    shown = render("timeline", timeline=Timeline(years, "@/data/example/"))
    assert "<span>A talk (planned, England)</span>" in shown
    assert "<span>A law</span>" in shown


def test_the_timeline_leads_to_the_table_that_it_comes_from(table):
    assert timeline(read(table, TABLE, EVENTS, 3)).href == "@/data/example/"


def test_the_priorities_of_a_year_stand_by_kind(table):
    assert priorities(
        read(table, YEARS, LIST, 5), "2022-23", "Board", {"Priority": "Priorities", "Theme": "Our themes"}
    ) == Listed("Board", "2022-23", [("Priorities", ["Early help"]), ("Our themes", ["Fathers", "Babies"])])


def test_a_year_without_priorities_is_told_with_those_that_have(table):
    with pytest.raises(Fault) as fault:
        priorities(read(table, YEARS, LIST, 5), "2020-21", "Board", {})
    assert str(fault.value) == (
        "The table `example` has no priorities for Board in `2020-21`. The choices are `2021-22` and `2022-23`."
    )
