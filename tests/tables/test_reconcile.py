"""Numbers that should agree do: parts with totals, percentages with counts, rates with populations, one table with another."""

from __future__ import annotations

import pytest
from making import DETACHED, faults, line_of, metadata, rows, write

NAME = "data/tables/example"
CORRECT = "Correct the number, or add a remark to the metadata (`remarks`) that says what the source prints."
NO_ROW = (
    "tests no row: what it compares is never in the table together. "
    "Correct its `where`, `total` or table, or remove it."
)
HEAD = "time_period,area,kind,audits_count,audits_percent"
SUM = {"sum": "audits_count", "over": "kind", "total": "All kinds"}
SHARE = {"percent": "audits_percent", "of": "audits_count", "total": {"kind": "All kinds"}, "dp": 0}


def told(tmp_path, lines: str, *rules: dict, head: str = HEAD, key: int = 3, **words: object) -> list[str]:
    return faults(tmp_path, lines, metadata(head, key, disclosure=DETACHED, reconcile=list(rules), **words))


def test_parts_add_up_to_their_total_in_every_group(tmp_path):
    lines = rows(
        "A,10,x", "B,20,x", "All kinds,30,x", "2024,Sandwell,A,10,x", "2024,Sandwell,All kinds,11,x", head=HEAD
    )
    assert told(tmp_path, lines, SUM) == [
        f"{NAME}.csv:6: `audits_count` of `All kinds` is 11, and the parts add up to 10. {CORRECT}"
    ]


def test_hidden_parts_leave_room_but_no_more_than_the_total(tmp_path):
    assert told(tmp_path, rows("A,c,x", "B,20,x", "All kinds,90,x", head=HEAD), SUM) == []
    assert told(tmp_path, rows("A,c,x", "B,20,x", "All kinds,19,x", head=HEAD), SUM) == [
        f"{NAME}.csv:4: `audits_count` of `All kinds` is 19, and the parts add up to 20. {CORRECT}"
    ]


@pytest.mark.parametrize(("percent", "wrong"), [("68.0", False), ("60.9", True), ("73.8", True)])
def test_a_share_of_numbers_printed_to_one_decimal_may_be_off_by_their_rounding(tmp_path, percent, wrong):
    """1.4 of 2.1 is anything from 1.35 of 2.15, which is 62.8%, to 1.45 of 2.05, which is 70.7%."""
    head = "time_period,area,kind,cover_fte,agency_fte,cover_percent"
    rule = {"percent": "cover_percent", "of": "cover_fte", "total": "agency_fte", "dp": 1}
    assert bool(told(tmp_path, rows(f"A,1.4,2.1,{percent}", head=head), rule, head=head)) == wrong


def test_a_sum_may_be_off_by_what_the_rule_allows(tmp_path):
    lines = rows("A,10,x", "B,20,x", "All kinds,31,x", head=HEAD)
    assert told(tmp_path, lines, {**SUM, "within": 1}) == []
    assert len(told(tmp_path, lines, SUM)) == 1


def test_the_parts_of_one_table_add_up_to_a_number_of_another(tmp_path):
    write(
        tmp_path,
        "other",
        rows("All,31", head="time_period,area,kind,audits_count"),
        metadata("time_period,area,kind,audits_count", disclosure=DETACHED),
    )
    rule = {
        "sum": "audits_count",
        "over": "kind",
        "total": {"table": "other", "column": "audits_count", "where": {"kind": "All"}},
    }
    assert told(tmp_path, rows("A,10,x", "B,20,x", head=HEAD), rule) == [
        f"{NAME}.csv:2: The total in the table `other` is 31, and the parts add up to 30. {CORRECT}"
    ]


@pytest.mark.parametrize(("printed", "dp"), [("71", 0), ("71.5", 1), ("71.49", 2)])
def test_a_percentage_is_its_count_of_the_total_rounded(printed, dp, tmp_path):
    lines = rows(f"A,3034,{printed}", "All kinds,4244,100", head=HEAD)
    assert told(tmp_path, lines, {**SHARE, "dp": dp}) == []


def test_a_percentage_that_is_not_its_count_is_told_with_what_it_is(tmp_path):
    assert told(tmp_path, rows("A,3034,65.3", "All kinds,4244,100", head=HEAD), {**SHARE, "dp": 1}) == [
        f"{NAME}.csv:2: `audits_percent` is 65.3, and 3,034 of 4,244 is 71.5. {CORRECT}"
    ]


@pytest.mark.parametrize(
    "total", [4244, "base_count", {"table": "other", "column": "audits_count", "where": {"kind": "All"}}]
)
def test_a_percentage_is_of_a_number_a_column_or_another_table(total, tmp_path):
    write(
        tmp_path,
        "other",
        rows("All,4244", head="time_period,area,kind,audits_count"),
        metadata("time_period,area,kind,audits_count", disclosure=DETACHED),
    )
    head = "time_period,area,kind,audits_count,base_count,audits_percent"
    rule = {"percent": "audits_percent", "of": "audits_count", "total": total, "dp": 1}
    assert told(tmp_path, rows("A,3034,4244,71.5", head=head), rule, head=head) == []
    assert told(tmp_path, rows("A,3034,4244,65.3", head=head), rule, head=head) == [
        f"{NAME}.csv:2: `audits_percent` is 65.3, and 3,034 of 4,244 is 71.5. {CORRECT}"
    ]


def test_a_percentage_without_its_count_is_one_that_a_whole_number_gives(tmp_path):
    head = "time_period,area,kind,audits_percent"
    rule = {"percent": "audits_percent", "total": 199, "dp": 1}
    assert told(tmp_path, rows("A,23.6", "B,24.1", "D,24", head=head), rule, head=head) == []
    assert told(tmp_path, rows("A,23.9", head=head), rule, head=head) == [
        f"{NAME}.csv:2: `audits_percent` is 23.9, and no whole number of 199 gives that: 47 is 23.6 and 48 is 24.1. {CORRECT}"
    ]


def test_a_rate_is_its_count_for_the_population(tmp_path):
    head = "time_period,area,kind,audits_count,audits_rate"
    rule = {"rate": "audits_rate", "of": "audits_count", "population": 85920, "dp": 0}
    assert told(tmp_path, rows("A,641,75", head=head), rule, head=head) == []
    assert told(tmp_path, rows("A,641,81", head=head), rule, head=head) == [
        f"{NAME}.csv:2: `audits_rate` is 81, and 641 for 85,920 people is 74.6 per 10,000. {CORRECT}"
    ]


def test_the_population_is_that_of_the_same_period_and_area(tmp_path):
    head = "time_period,area,people_count"
    write(
        tmp_path,
        "people",
        rows("2023,Sandwell,80000", "2023,Walsall,70000", "2024,Sandwell,90000", head=head),
        metadata(head, 2, disclosure=DETACHED),
    )
    head = "time_period,area,kind,audits_count,audits_rate"
    rule = {
        "rate": "audits_rate",
        "of": "audits_count",
        "population": {"table": "people", "column": "people_count"},
        "dp": 1,
    }
    lines = rows(
        "2023,Sandwell,A,80,10.0", "2023,Walsall,A,70,10.0", "2024,Sandwell,A,90,10.0", "2022,Sandwell,A,5,77.0", head=head
    )  # fmt: skip
    assert told(tmp_path, lines, rule, head=head) == []
    assert told(tmp_path, lines.replace("A,70,10.0", "A,70,9.0"), rule, head=head) == [
        f"{NAME}.csv:3: `audits_rate` is 9, and 70 for 70,000 people is 10.0 per 10,000. {CORRECT}"
    ]


def test_the_same_number_stands_in_two_tables(tmp_path):
    head = "time_period,area,kind,audits_count"
    write(tmp_path, "other", rows("A,10", "B,21", "Z,5", head=head), metadata(head, disclosure=DETACHED))
    rule = {"same": "audits_count", "as": {"table": "other", "column": "audits_count"}}
    assert told(tmp_path, rows("A,10,x", "B,20,x", "D,7,x", head=HEAD), rule) == [
        f"{NAME}.csv:3: `audits_count` is 20, and the table `other` has 21. {CORRECT}"
    ]
    assert told(tmp_path, rows("A,10,x", "B,20,x", head=HEAD), {**rule, "within": 1}) == []


@pytest.mark.parametrize(
    ("rule", "line", "what"),
    [
        (
            {"add": ["one_fte", "two_fte"], "to": "three_fte"},
            "A,1.5,2,4",
            "`three_fte` is 4, and `one_fte` and `two_fte` make 3.5",
        ),
        (
            {"difference": ["three_fte", "one_fte"], "to": "two_fte"},
            "A,1.5,2,4",
            "`two_fte` is 2, and `three_fte` less `one_fte` make 2.5",
        ),
    ],
)
def test_columns_of_one_row_add_up(rule, line, what, tmp_path):
    head = "time_period,area,kind,one_fte,two_fte,three_fte"
    assert told(tmp_path, rows(line, "B,1,2,3", head=head), rule, head=head) == [f"{NAME}.csv:2: {what}. {CORRECT}"]


def test_a_rule_speaks_of_the_rows_that_it_names(tmp_path):
    lines = rows("A,10,10", "B,20,50", "All kinds,100,100", head=HEAD)
    assert told(tmp_path, lines, {**SHARE, "where": {"kind": "A"}}) == []


def test_rows_with_a_symbol_are_passed_over(tmp_path):
    assert told(tmp_path, rows("A,c,10", "B,20,x", "D,30,30", "All kinds,100,100", head=HEAD), SHARE) == []


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        (
            {**SHARE, "of": "audit_count"},
            "The rule `percent` names the column `audit_count`, which the table does not have.",
        ),
        (
            {**SHARE, "total": "base_count"},
            "The rule `percent` names the column `base_count`, which the table does not have.",
        ),
        ({**SUM, "over": "knid"}, "The rule `sum` names the column `knid`, which the table does not have."),
        (
            {**SUM, "sum": "kind"},
            "The rule compares the column `kind`, which is not of numbers. Name a column of numbers.",
        ),
        ({**SUM, "where": {"kind": "Z"}}, "`kind` in the table `example` is never `Z`. The choices are"),
        ({**SUM, "total": "Total"}, f"The rule `sum` {NO_ROW}"),
        ({**SHARE, "where": {"kind": "B"}}, f"The rule `percent` {NO_ROW}"),
        ({**SHARE, "total": {"kind": "Total"}}, "`kind` in the table `example` is never `Total`. The choices are"),
        (
            {"same": "audits_count", "as": {"table": "othre", "column": "audits_count"}},
            "The rule names the table `othre`, which does not exist or has errors. "
            "Correct the name, or fix that table first.",
        ),
        (
            {"same": "audits_count", "as": {"table": "other", "column": "audit_count"}},
            "The rule names the column `audit_count`, which the table `other` does not have.",
        ),
        (
            {"same": "audits_count", "where": {"kind": "A"}, "as": {"table": "other", "column": "audits_count"}},
            "The rule's `where` matches 2 rows of the table `other`. Name the columns that tell the one row it means.",
        ),
        (
            {
                "rate": "audits_percent",
                "of": "audits_count",
                "population": {"table": "example", "column": "audits_count", "where": {"kind": "B"}},
                "where": {"kind": "A"},
            },
            f"The rule `rate` {NO_ROW}",
        ),
    ],
)
def test_a_rule_that_cannot_be_tested_is_told_at_its_line(rule, message, tmp_path):
    head = "time_period,area,kind,grade,audits_count"
    write(tmp_path, "other", rows("A,G,10", "A,H,20", head=head), metadata(head, 4, disclosure=DETACHED))
    text = metadata(HEAD, disclosure=DETACHED, reconcile=[rule])
    [one] = faults(tmp_path, rows("A,10,10", "B,x,x", "All kinds,100,100", head=HEAD), text)
    assert one.startswith(f"{NAME}.yml:{line_of(text, 'reconcile:') + 1}: {message}")


def test_every_rule_is_tested_also_after_one_that_cannot_be(tmp_path):
    found = told(tmp_path, rows("A,10,10", "All kinds,90,100", head=HEAD), {**SHARE, "of": "nothing"}, SUM)
    assert len(found) == 2


def test_rounded_counts_are_compared_as_far_as_they_are_rounded(tmp_path):
    disclosure = {
        "rule": "published",
        "document": "one",
        "reason": "They are public in this form.",
        "rounding": {"England": 10},
    }
    lines = rows("2023,England,A,1230,12.4", "2023,England,B,8710,87.6", "2023,England,All kinds,9950,100", head=HEAD)
    text = metadata(HEAD, disclosure=disclosure, reconcile=[SUM, {**SHARE, "dp": 1}])
    assert faults(tmp_path, lines, text) == []
    assert len(faults(tmp_path, lines.replace("1230,12.4", "1250,12.7"), text)) == 1
    assert len(faults(tmp_path, lines.replace("1230,12.4", "1290,13.5"), text)) == 2
