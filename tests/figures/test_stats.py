"""A figure of one or two values is numbers: each says what it is, and whether it was more or less before."""

from __future__ import annotations

from making import DETACHED, metadata, read, rows, write

from macros import figures

HEAD = "time_period,area,kind,audits_count"
LINES = rows(
    *("2021,Sandwell,A,30", "2022,Sandwell,A,25", "2023,Sandwell,A,40"),
    *("2021,Sandwell,B,7", "2022,Sandwell,B,x", "2023,Sandwell,B,9"),
    *("2021,Sandwell,C,2", "2022,Sandwell,C,3", "2023,Sandwell,C,3"),
    head=HEAD,
)


def told(tmp_path, lines=LINES, **spec: object) -> list[tuple[str, str, str]]:
    drawn = {"kind": "bar", "title": "Audits by kind", "x": "audits_count", "y": "kind", **spec}
    write(tmp_path, "example", lines, metadata(HEAD, disclosure=DETACHED, figures={"default": drawn}))
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    return [(one.number, one.what, one.change) for one in figures.make(table, "default", {}, {}).stats]


def test_one_number_says_its_measure_place_and_period_and_its_direction(tmp_path):
    assert told(tmp_path, where={"kind": "A"}) == [
        ("40", "audits_count, Sandwell, year ending 31 March 2023", "Up from 25 in the year ending 31 March 2022")
    ]


def test_of_two_numbers_each_says_what_tells_it_from_the_other(tmp_path):
    assert [what for _, what, _ in told(tmp_path, where={"kind": ["A", "C"]})] == ["A", "C"]


def test_of_two_periods_the_later_is_the_number(tmp_path):
    line = {"kind": "line", "x": "time_period", "y": "audits_count"}
    [(number, what, change)] = told(tmp_path, **line, where={"kind": "A"}, period=["2021", "2022"])
    assert (number, change) == ("25", "Down from 30 in the year ending 31 March 2021")
    assert what.endswith("year ending 31 March 2022")


def test_a_number_that_stayed_says_so(tmp_path):
    assert told(tmp_path, where={"kind": "C"})[0][2] == "The same as 3 in the year ending 31 March 2022"


def test_a_number_whose_earlier_value_is_not_known_says_no_direction(tmp_path):
    assert told(tmp_path, where={"kind": "B"})[0][2] == ""


def test_a_number_of_the_first_period_says_no_direction(tmp_path):
    assert told(tmp_path, where={"kind": "A"}, period="2021")[0][2] == ""


def test_three_values_are_a_picture(tmp_path):
    assert told(tmp_path) == []


def test_values_that_are_all_symbols_are_no_empty_picture(tmp_path):
    lines = LINES.replace("A,30", "A,x").replace("A,25", "A,z").replace("A,40", "A,x")
    line = {"kind": "line", "x": "time_period", "y": "audits_count", "where": {"kind": "A"}}
    assert told(tmp_path, lines, **line) == [
        ("No number", "All 3 values are missing: not available; not applicable.", "")
    ]


def test_what_the_parts_of_a_bar_leave_makes_it_a_picture(tmp_path):
    head = "time_period,area,kind,audits_percent"
    drawn = {"kind": "shares", "title": "Audits by kind", "x": "audits_percent", "y": "kind", "rest": "Other audits"}
    lines = rows("2023,Sandwell,A,70", "2023,Sandwell,B,5", head=head)
    write(tmp_path, "example", lines, metadata(head, disclosure=DETACHED, figures={"default": drawn}))
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    assert figures.make(table, "default", {}, {}).stats == []


def test_one_value_says_its_target(tmp_path):
    spec = {"kind": "target", "target": "B", "where": {"kind": ["A", "B"]}}
    assert [(number, change) for number, _, change in told(tmp_path, **spec)] == [("40", "Target: 9")]


def test_a_list_of_unlike_things_is_numbers_by_their_periods(tmp_path):
    head = "time_period,area,kind,unit,things_value"
    lines = rows(
        "2023,Sandwell,Calls,count,4", "cy2019,Sandwell,Rank,number,12", "2023,Sandwell,Late,percent,7", head=head
    )
    drawn = {"kind": "scorecard", "title": "Things", "x": "things_value", "y": "kind"}
    write(tmp_path, "example", lines, metadata(head, disclosure=DETACHED, figures={"default": drawn}))
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    assert [(one.number, one.what, one.when) for one in figures.make(table, "default", {}, {}).stats] == [
        ("4", "Calls", "In the year ending 31 March 2023"),
        ("7%", "Late", "In the year ending 31 March 2023"),
        ("12", "Rank", "In 2019"),
    ]
