"""The published file has the ends of the 95% intervals, and they give nothing away that it does not show."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from random import Random
from typing import Any

from making import DETACHED, faults, metadata, read, rows, write
from small import small

from macros.outputs.limits import limits
from macros.outputs.open_data import as_csv
from macros.tables import Table
from macros.tables.intervals import byar, interval, wilson

HEAD = "time_period,area,kind,audits_count,audits_percent"
SHARE = {"percent": "audits_percent", "of": "audits_count", "total": {"kind": "All"}, "dp": 1}
SCORES = "time_period,area,growth_score,growth_lower_score,growth_upper_score\n2024,Sandwell,-1.4,-1.7,-1.1\n2025,Sandwell,x,x,x\n"


def made(folder: Path, *lines: str, head: str = HEAD, key: int = 3, **words: Any) -> Table:
    write(folder, "example", rows(*lines, head=head), metadata(head, key, disclosure=DETACHED, **words))
    found = read(folder)[0]
    assert found is not None
    return found


def published(table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(as_csv(table).decode(), newline="")))


def test_a_share_has_both_ends_of_its_interval_in_the_file_behind_all_other_columns(tmp_path):
    lines = published(made(tmp_path, "A,81,30.8", "B,c,c", "C,182,69.2", "All,263,z", reconcile=[SHARE]))
    assert list(lines[0]) == [*HEAD.split(","), "audits_lower_percent", "audits_upper_percent"]
    ends = [(line["audits_lower_percent"], line["audits_upper_percent"]) for line in lines]
    assert ends == [("25.5", "36.6"), ("c", "c"), ("63.4", "74.5"), ("z", "z")]


def test_the_ends_have_a_title_and_say_by_which_method_they_are_worked_out(tmp_path):
    head = "time_period,area,visits_count,homes_count,visits_rate"
    homes = {"table": "example", "column": "homes_count"}
    rule = {"rate": "visits_rate", "of": "visits_count", "population": homes, "per": 1000, "dp": 1}
    low, high = limits(made(tmp_path, "50,5000,10.0", head=head, key=2, reconcile=[rule]))
    assert (low.title, high.title) == ("visits_rate, lower 95% limit", "visits_rate, upper 95% limit")
    assert low.meaning == "The lower end of the 95% interval of “visits_rate”, worked out here by Byar's method."
    assert [low.cells, high.cells] == [["7.4"], ["13.2"]]
    share = limits(made(tmp_path, "A,81,30.8", "All,263,z", reconcile=[SHARE]))[1]
    assert share.meaning == "The upper end of the 95% interval of “audits_percent”, worked out here by Wilson's method."


def test_a_table_without_counts_has_no_such_columns(tmp_path):
    assert limits(made(tmp_path, "A,81,30.8", "B,182,69.2")) == []


def test_the_publishers_own_ends_are_taken_and_not_worked_out_again(table):
    found = small(table, SCORES.replace("_score", "_rate"))
    known = interval(found, 0, "growth_rate")
    assert (known.value, known.low, known.high) == (-1.4, -1.7, -1.1)
    assert interval(found, 1, "growth_rate") is None
    assert limits(found) == []


def test_a_whole_is_no_share_and_a_change_in_percent_is_none(tmp_path):
    whole = made(tmp_path, "A,81,30.8", "All,263,100", reconcile=[SHARE])
    assert [interval(whole, row, "audits_percent") for row in (0, 1)] == [wilson(81, 263), None]
    head = "time_period,area,after_count,before_count,more_count,more_percent"
    rules = [
        {"difference": ["after_count", "before_count"], "to": "more_count"},
        {"percent": "more_percent", "of": "more_count", "total": "before_count", "dp": 1},
    ]
    assert limits(made(tmp_path, "360,233,127,54.5", head=head, key=2, reconcile=rules)) == []


def test_a_hidden_share_has_no_interval_although_its_counts_are_shown(tmp_path):
    found = made(tmp_path, "A,81,c", "B,182,69.2", "All,263,z", reconcile=[SHARE])
    assert interval(found, 0, "audits_percent") is None
    assert published(found)[0]["audits_lower_percent"] == "c"


def test_a_share_whose_count_or_base_is_hidden_has_no_interval_anywhere(tmp_path):
    """Width and place of an interval give count and base back: it may stand only where both are shown."""
    random, shown = Random(1927), 0
    for number in range(60):
        counts = [random.randint(0, 400) for _ in range(4)]
        total = sum(counts) or 1
        cells = [
            [
                name,
                *(
                    "c" if random.random() < 0.3 else text
                    for text in (str(count), "z" if name == "All" else f"{100 * count / total:.1f}")
                ),
            ]
            for name, count in [*zip("ABCD", counts, strict=True), ("All", total)]
        ]
        found = made(tmp_path / str(number), *(",".join(line) for line in cells), reconcile=[SHARE])
        base = cells[-1][1]
        for row, (line, end) in enumerate(zip(cells, published(found), strict=True)):
            known = interval(found, row, "audits_percent")
            if known is not None:
                assert known == wilson(float(line[1]), float(base))
                assert line[2] not in ("c", "z")
                shown += 1
            if "audits_lower_percent" in end:
                assert (end["audits_lower_percent"] in ("c", "x", "z")) == (known is None)
    assert shown > 20


def test_a_rounded_count_gives_the_interval_of_the_rounded_count(tmp_path):
    """What rounding hides stays hidden: nothing but the cell as published goes into the interval."""
    head = "time_period,area,calls_count,children_count,calls_rate"
    children = {"table": "example", "column": "children_count"}
    rule = {"rate": "calls_rate", "of": "calls_count", "population": children, "per": 1000, "dp": 1}
    document = {"rule": "published", "document": "one", "reason": "As printed.", "rounding": {"England": 10}}
    words = metadata(head, 2, disclosure=document, reconcile=[rule])
    write(tmp_path, "example", f"{head}\n2023,England,20,5000,3.4\n", words)
    found = read(tmp_path)[0]
    assert interval(found, 0, "calls_rate") == byar(20, 5000, 1000)


def test_a_file_that_was_downloaded_says_which_columns_to_take_out(tmp_path):
    found = made(tmp_path, "A,81,30.8", "All,263,z", reconcile=[SHARE])
    words = metadata(HEAD, 3, disclosure=DETACHED, reconcile=[SHARE])
    assert faults(tmp_path, as_csv(found).replace(b"\r\n", b"\n"), words) == [
        "data/tables/example.csv:1: The published file adds `audits_lower_percent`, `audits_upper_percent` to the columns of "
        "the table. Remove them: the site adds them again each time it is built."
    ]
