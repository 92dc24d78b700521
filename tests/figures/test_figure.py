"""A figure tells the remarks and the notes on what it draws, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

from making import DETACHED, metadata, read, rows, write

from macros import figures
from macros.render import render

HEAD = "time_period,area,kind,audits_count,audits_rate"
LINES = rows("A,30,3", "B,40,4", head=HEAD)
DAY = {"published": "2026-11-21"}
REMARKS = [
    {"kind": "doubtful", "reason": "The whole table is unclear.", **DAY},
    {
        "kind": "corrected", "where": {"kind": "A"}, "column": "audits_count", "printed": "31", "shown": "30",
        "reason": "The count of A is wrong in print.", "rule": "misprint", **DAY,
    },
    {
        "kind": "chosen", "where": {"kind": "A"}, "column": "audits_rate", "printed": ["3", "5"], "shown": "3",
        "reason": "Two rates of A are printed.", **DAY,
    },
    {"kind": "doubtful", "where": {"kind": "B"}, "reason": "The row of B is unclear.", **DAY},
]  # fmt: skip
NOTES = ["All of it is so.", {"text": "A is so.", "where": {"kind": "A"}}, {"text": "B is so.", "where": {"kind": "B"}}]


def made(tmp_path, **spec: object) -> figures.Figure:
    drawn = {"kind": "bar", "title": "Audits by kind", "x": "audits_count", "y": "kind", **spec}
    words = {"remarks": REMARKS, "notes": NOTES, "figures": {"default": drawn}}
    write(tmp_path, "example", LINES, metadata(HEAD, disclosure=DETACHED, **words))
    table, problems, _ = read(tmp_path)
    assert table is not None, problems
    return figures.make(table, "default", {}, {})


def test_a_remark_stands_beside_a_figure_that_draws_its_row_and_column(tmp_path):
    assert [(one.label, one.text) for one in made(tmp_path, where={"kind": ["A", "B"]}).remarks] == [
        ("Unclear in the source", "The whole table is unclear."),
        ("Corrected", "The count of A is wrong in print."),
        ("Unclear in the source", "The row of B is unclear."),
    ]


def test_another_column_has_its_own_remarks(tmp_path):
    told = [one.text for one in made(tmp_path, x="audits_rate").remarks]
    assert "Two rates of A are printed." in told
    assert "The count of A is wrong in print." not in told


def test_rows_that_are_not_drawn_are_not_spoken_of(tmp_path):
    figure = made(tmp_path, where={"kind": "B"})
    assert [one.text for one in figure.remarks] == ["The whole table is unclear.", "The row of B is unclear."]
    assert figure.notes == ["All of it is so.", "B is so."]


def test_a_long_table_stays_on_the_web_page_and_paper_says_so(tmp_path):
    """Five years of thirteen areas are three sheets of numbers that nobody reads on paper."""
    figure = made(tmp_path)
    short, long = (render("figure", figure=replace(figure, rows=figure.rows[:1] * count)) for count in (30, 31))
    assert "on-paper" not in short
    assert '<details class="figure-table not-on-paper"' in long
    assert "The table has 31 rows. You can read it on the web page." in long
