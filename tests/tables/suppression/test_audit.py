"""A hidden count cannot be worked out: not by adding, not by subtracting, not by rounding back."""

from __future__ import annotations

import pytest
from making import HEAD, HIDE_MORE, RULE, faults, line_of, metadata, rows, told_rows

NAME = "data/tables/example"
SHARES = f"{HEAD},children_percent"
SUM = {"sum": "children_count", "over": "kind", "total": "All kinds"}
SHARE = {"percent": "children_percent", "of": "children_count", "total": {"kind": "All kinds"}, "dp": 0}


def test_one_hidden_part_of_a_shown_total_is_told_with_its_rule_and_cells(tmp_path):
    text = metadata(reconcile=[SUM])
    assert faults(tmp_path, rows("A,c", "B,20", "D,0", "All kinds,23"), text) == [
        f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is hidden, and can be worked out from the rule `sum` in "
        f"{NAME}.yml:{line_of(text, '- sum')} with lines 2, 3, 4, 5. {HIDE_MORE}"
    ]


def test_a_total_row_says_the_same_without_a_rule(tmp_path):
    assert faults(tmp_path, rows("A,c", "B,20", "All kinds,23"), metadata()) == [
        f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is hidden, and can be worked out from its total with "
        f"lines 2, 3, 4. {HIDE_MORE}"
    ]


@pytest.mark.parametrize(
    "total",
    [
        *("Grand total", "Sum", "Children in total", "Every kind", "Whole service", "Combined"),
        *("Sub-total", "Subtotal", "Everything", "Contacts (all)", "Children", "0 to 17", "Under 18"),
    ],
)
def test_a_total_by_any_usual_name_says_the_same(total, tmp_path):
    assert told_rows(faults(tmp_path, rows("A,c", "B,20", f"{total},23"), metadata())) == ["2023, Sandwell, A"]


def test_a_row_that_is_what_the_others_come_to_is_their_total_by_any_name(tmp_path):
    """A year with nothing hidden proves it; and one in which a row is no such sum, that it is chance."""
    hidden = ("Girls,c", "Boys,97", "Young,100")
    told = faults(
        tmp_path, rows("2022,Sandwell,Girls,6", "2022,Sandwell,Boys,9", "2022,Sandwell,Young,15", *hidden), metadata()
    )
    assert told_rows(told) == ["2023, Sandwell, Girls"]
    other = ("2022,Sandwell,Girls,6", "2022,Sandwell,Boys,9", "2022,Sandwell,Young,25")
    assert faults(tmp_path, rows(*other, *hidden), metadata()) == []


def test_a_few_that_come_near_by_chance_are_no_total(tmp_path):
    assert faults(tmp_path, rows("Neglect,c", "Emotional,6", "Physical,9"), metadata()) == []


def test_a_year_less_three_of_its_quarters_gives_the_fourth_away(tmp_path):
    quarters = [f"2023-24-Q{number},Sandwell,A,{count}" for number, count in enumerate((40, 30, "c", 27), start=1)]
    told = faults(tmp_path, rows(*quarters, "2023-24,Sandwell,A,100"), metadata())
    assert told_rows(told) == ["2023-24-Q3, Sandwell, A"]
    assert faults(tmp_path, rows(*quarters, "2023-24,Sandwell,A,60"), metadata()) == []


def test_each_of_two_totals_says_the_same(tmp_path):
    assert told_rows(faults(tmp_path, rows("A,c", "B,20", "All kinds,23", "Total,23"), metadata())) != []
    assert told_rows(faults(tmp_path, rows("A,c", "B,20", "All kinds,c", "Total,23"), metadata())) != []


def test_a_total_that_does_not_hold_does_not_save_the_other(tmp_path):
    told = faults(tmp_path, rows("A,c", "B,20", "All kinds,23", "Total,19"), metadata())
    assert told_rows(told) == ["2023, Sandwell, A"]


def test_what_is_left_over_is_a_part_and_no_total(tmp_path):
    told = faults(tmp_path, rows("A,c", "Any other background,20", "All others,15", "All kinds,38"), metadata())
    assert told_rows(told) == ["2023, Sandwell, A"]


def test_a_total_of_places_gives_one_of_them_away(tmp_path):
    told = faults(tmp_path, rows("2023,Tipton,A,c", "2023,Oldbury,A,20", "2023,All towns,A,23"), metadata())
    assert told_rows(told) == ["2023, Tipton, A"]


def test_a_column_of_totals_gives_a_count_beside_it_away(tmp_path):
    head = "time_period,area,kind,boys_count,girls_count,all_count"
    text = metadata(head, disclosure={**RULE, "applies_to": ["boys_count", "girls_count", "all_count"]})
    assert told_rows(faults(tmp_path, rows("A,c,20,23", head=head), text)) == ["2023, Sandwell, A"]
    assert faults(tmp_path, rows("A,c,20,19", head=head), text) == []


@pytest.mark.parametrize("column", ["change_value", "change_count", "change_percent"])
def test_a_change_of_a_hidden_count_is_hidden_by_its_name(column, tmp_path):
    head = f"{HEAD},{column}"
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_count"]})
    told = faults(tmp_path, rows("2022,Sandwell,A,12,x", "2023,Sandwell,A,c,-8", head=head), text)
    assert any(f"`{column}` of 2023, Sandwell, A is shown, and its count" in one for one in told)


def test_a_total_row_says_nothing_when_the_metadata_say_that_the_rows_overlap(tmp_path):
    told = faults(tmp_path, rows("A,c", "B,20", "All kinds,23"), metadata(disclosure={**RULE, "overlapping": ["kind"]}))
    assert told == []


def test_a_total_that_the_rows_contradict_is_not_taken_for_granted(tmp_path):
    assert faults(tmp_path, rows("A,c", "B,20", "D,19", "All children,23"), metadata()) == []


def test_a_hidden_total_is_worked_out_from_its_parts(tmp_path):
    told = faults(tmp_path, rows("A,0", "B,20", "All kinds,c"), metadata(reconcile=[SUM]))
    assert told_rows(told) == ["2023, Sandwell, All kinds"]


def test_two_hidden_parts_keep_each_other_hidden(tmp_path):
    assert faults(tmp_path, rows("A,c", "B,c", "D,20", "All kinds,31"), metadata(reconcile=[SUM])) == []


def test_two_hidden_parts_that_can_only_be_one_each_are_told(tmp_path):
    told = faults(tmp_path, rows("A,c", "B,c", "D,20", "All kinds,22"), metadata(reconcile=[SUM]))
    assert told_rows(told) == ["2023, Sandwell, A", "2023, Sandwell, B"]


def test_an_unavailable_count_that_can_only_be_small_is_told(tmp_path):
    text = metadata(reconcile=[SUM])
    [told] = faults(tmp_path, rows("A,x", "B,20", "All kinds,23"), text)
    assert told.startswith(f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is not shown, and can be worked out")
    assert faults(tmp_path, rows("A,x", "B,20", "All kinds,43"), text) == []
    assert faults(tmp_path, rows("A,x", "B,x", "All kinds,8"), text) == []


def test_a_decimal_elsewhere_in_a_long_table_does_not_make_its_counts_less_than_whole(tmp_path):
    head = "time_period,area,indicator,kind,unit,indicator_value"
    rule = {"sum": "indicator_value", "over": "kind", "total": "All kinds", "where": {"indicator": "Plans"}}
    text = metadata(head, 4, disclosure={**RULE, "applies_to": ["indicator_value"]}, reconcile=[rule])
    lines = ("Plans,A,count,x", "Plans,B,count,20", "Plans,All kinds,count,23", "Caseload,A,number,15.5")
    assert told_rows(faults(tmp_path, rows(*lines, head=head), text)) == ["2023, Sandwell, Plans, A"]


def test_what_is_not_applicable_counts_for_nothing(tmp_path):
    told = faults(tmp_path, rows("A,c", "B,z", "D,20", "All kinds,23"), metadata(reconcile=[SUM]))
    assert told_rows(told) == ["2023, Sandwell, A"]


BOTH = "time_period,area,sex,kind,children_count"
BOTH_WAYS = [
    {"sum": "children_count", "over": "kind", "total": "All kinds"},
    {"sum": "children_count", "over": "sex", "total": "All"},
]


def grid(*lines: str) -> str:
    return "\n".join([BOTH, *(f"2023,Sandwell,{line}" for line in lines)]) + "\n"


def test_a_cell_hidden_in_its_row_is_worked_out_down_its_column(tmp_path):
    lines = grid(
        "Girls,A,c", "Girls,B,c", "Girls,All kinds,31",
        "Boys,A,20", "Boys,B,30", "Boys,All kinds,50",
        "All,A,24", "All,B,57", "All,All kinds,81",
    )  # fmt: skip
    told = faults(tmp_path, lines, metadata(BOTH, 4, reconcile=BOTH_WAYS))
    assert told_rows(told) == ["2023, Sandwell, Girls, A", "2023, Sandwell, Girls, B"]
    assert "lines 2, 5, 8" in told[0]
    assert "lines 3, 6, 9" in told[1]


def test_a_square_of_hidden_cells_is_safe(tmp_path):
    lines = grid(
        "Girls,A,c", "Girls,B,c", "Girls,All kinds,31",
        "Boys,A,c", "Boys,B,c", "Boys,All kinds,50",
        "All,A,24", "All,B,57", "All,All kinds,81",
    )  # fmt: skip
    assert faults(tmp_path, lines, metadata(BOTH, 4, reconcile=BOTH_WAYS)) == []


def test_a_square_of_hidden_cells_that_has_only_one_solution_is_told(tmp_path):
    lines = grid(
        "Girls,A,c", "Girls,B,c", "Girls,All kinds,2",
        "Boys,A,c", "Boys,B,c", "Boys,All kinds,50",
        "All,A,24", "All,B,28", "All,All kinds,52",
    )  # fmt: skip
    told = faults(
        tmp_path, lines.replace("Girls,All kinds,2\n", "Girls,All kinds,c\n"), metadata(BOTH, 4, reconcile=BOTH_WAYS)
    )
    assert "2023, Sandwell, Girls, All kinds" in told_rows(told)


def test_three_sums_in_a_ring_that_only_elimination_solves_are_told(tmp_path):
    head = "time_period,area,kind,one_count,two_count,three_count,both_count,last_count,ends_count"
    rules = [
        {"add": ["one_count", "two_count"], "to": "both_count"},
        {"add": ["two_count", "three_count"], "to": "last_count"},
        {"add": ["one_count", "three_count"], "to": "ends_count"},
    ]
    disclosure = {
        **RULE,
        "applies_to": ["one_count", "two_count", "three_count", "both_count", "last_count", "ends_count"],
    }
    told = faults(
        tmp_path,
        rows("A,c,c,c,10000,12000,8000", "B,10,20,30,30,50,40", head=head),
        metadata(head, disclosure=disclosure, reconcile=rules),
    )
    assert len(told) == 3
    assert all("can be worked out" in one for one in told)


def test_a_difference_of_two_columns_gives_a_count_away(tmp_path):
    head = "time_period,area,kind,children_count,previous_count,change_count"
    rule = {"difference": ["children_count", "previous_count"], "to": "change_count"}
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_count", "previous_count"]}, reconcile=[rule])
    told = faults(tmp_path, rows("A,c,20,-17", "B,c,c,-17", "D,30,c,27", head=head), text)
    assert told_rows(told) == ["2023, Sandwell, A", "2023, Sandwell, D"]


def test_a_percentage_gives_its_hidden_total_away(tmp_path):
    head = f"{HEAD},asked_count,part_percent"
    rule = {"percent": "part_percent", "of": "children_count", "total": "asked_count", "dp": 1}
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_count", "asked_count"]}, reconcile=[rule])
    told = faults(tmp_path, rows("A,10,c,50.0", "B,1000,c,50", head=head), text)
    assert told_rows(told) == ["2023, Sandwell, A"]


def test_an_unavailable_count_is_told_by_its_percentage_of_a_shown_total(tmp_path):
    text = metadata(SHARES, reconcile=[SHARE])
    lines = rows("A,x,4", "B,x,30", "All kinds,90,100", head=SHARES)
    told = faults(tmp_path, lines, text)
    assert told_rows(told) == ["2023, Sandwell, A"]


def test_hidden_percentages_that_can_be_subtracted_from_100_give_their_count_away(tmp_path):
    rules = [SHARE, {"sum": "children_percent", "over": "kind", "total": "All kinds"}]
    text = metadata(SHARES, disclosure={**RULE, "overlapping": ["kind"]}, reconcile=rules)
    lines = rows("A,c,c", "B,12,40", "All kinds,30,100", head=SHARES)
    assert told_rows(faults(tmp_path, lines, text)) == ["2023, Sandwell, A"]
    assert faults(
        tmp_path, rows("A,c,c", "B,12,c", "All kinds,30,100", head=SHARES), metadata(SHARES, reconcile=[SHARE])
    )


def test_published_numbers_that_contradict_each_other_around_a_hidden_one_are_told(tmp_path):
    text = metadata(reconcile=[SUM])
    told = faults(tmp_path, rows("A,c", "B,c", "D,40", "All kinds,31"), text)
    assert told[0].startswith(
        f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is hidden, and what is shown around it cannot all be true: "
        f"the rule `sum` in {NAME}.yml:{line_of(text, '- sum')} with lines 2, 3, 4, 5. "
        "Correct the numbers, so that it can be seen whether it stays hidden"
    )
