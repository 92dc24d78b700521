"""Small counts of children are hidden, and so is whatever a table shows that would give one away."""

from __future__ import annotations

import pytest
from making import DETACHED, HEAD, RULE, faults, line_of, metadata, rows

NAME = "data/tables/example"
SHARES = f"{HEAD},children_percent"
PUBLIC = (
    "or, if it is already public in this form, set `rule: published` in the metadata, with the document and the reason."
)
HIDE = f"Write `c` in its place; {PUBLIC}"
HIDE_MORE = f"Hide one more of these numbers as `c`, the smallest that is left; {PUBLIC}"
SUM = {"sum": "children_count", "over": "kind", "total": "All kinds"}
SHARE = {"percent": "children_percent", "of": "children_count", "total": {"kind": "All kinds"}, "dp": 0}
PUBLISHED = {"rule": "published", "document": "one", "reason": "The department publishes it so."}


def small(row: str, threshold: int = 5) -> str:
    return (
        f"`children_count` of 2023, Sandwell, {row} is a count from 1 to {threshold}, "
        f"which could identify a child. {HIDE}"
    )


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5])
def test_a_count_from_1_to_5_is_told_and_not_repeated(count, tmp_path):
    told = faults(tmp_path, rows("A,10", f"B,{count}"), metadata())
    assert told == [f"{NAME}.csv:3: {small('B')}"]


@pytest.mark.parametrize("count", ["0", "6", "29563", "c", "x", "z", "u"])
def test_zero_counts_of_6_and_more_and_symbols_may_be_shown(count, tmp_path):
    assert faults(tmp_path, rows("A,10", f"B,{count}"), metadata()) == []


def test_a_table_may_hide_more_than_the_usual_threshold(tmp_path):
    told = faults(tmp_path, rows("A,9", "B,10"), metadata(disclosure={**RULE, "threshold": 9}))
    assert told == [f"{NAME}.csv:2: {small('A', 9)}"]


def test_a_count_that_is_public_already_may_be_shown_with_its_document(tmp_path):
    assert faults(tmp_path, rows("A,3"), metadata(disclosure=PUBLISHED)) == []


def test_only_the_counts_of_a_long_table_are_counts(tmp_path):
    head = "time_period,area,indicator,unit,indicator_value"
    lines = rows("Plans,count,3", "Share,percent,3", "Caseload,number,3.5", "Wait,days,4", head=head)
    told = faults(tmp_path, lines, metadata(head, disclosure={**RULE, "applies_to": ["indicator_value"]}))
    assert told == [
        f"{NAME}.csv:2: `indicator_value` of 2023, Sandwell, Plans is a count from 1 to 5, "
        f"which could identify a child. {HIDE}"
    ]


def test_many_small_counts_are_told_by_twenty_and_a_count(tmp_path):
    told = faults(tmp_path, rows(*(f"K{number},3" for number in range(30))), metadata())
    assert len(told) == 21
    assert told[20] == f"{NAME}.csv:22: 10 more rows from here have the same error as line 2. {HIDE}"


def test_a_rule_that_names_no_column_of_the_table_is_told(tmp_path):
    text = metadata(disclosure={**RULE, "applies_to": ["child_count"]})
    assert faults(tmp_path, rows("A,10"), text) == [
        f"{NAME}.yml:{line_of(text, 'applies_to')}: The disclosure rule names the column `child_count`, "
        "which the table does not have. The choices are `area`, `children_count`, `kind` and `time_period`."
    ]


@pytest.mark.parametrize(
    "column", ["children_count", "young_people_count", "families_count", "births_count", "contacts_count"]
)
def test_a_count_of_children_is_not_declared_to_be_none(column, tmp_path):
    head = f"time_period,area,kind,{column}"
    text = metadata(head, disclosure=DETACHED)
    assert faults(tmp_path, rows("A,10", "B,300", head=head), text) == [
        f"{NAME}.yml:{line_of(text, 'rule:')}: The rule is `not-children`, and `{column}` (“{column}”) counts children or "
        f"what is about one each. Write `rule: threshold` with `applies_to: [{column}]`; or, if the counts are public "
        "already, `rule: published` with the document and the reason."
    ]


def test_a_row_of_children_is_not_declared_to_be_none(tmp_path):
    head = "time_period,area,indicator,unit,indicator_value"
    lines = rows("Children's homes,count,3", "Family hubs,count,3", "Children who waited,count,3", head=head)
    [told] = faults(tmp_path, lines, metadata(head, disclosure=DETACHED))
    assert "the row “Children who waited” (line 4 of data/tables/example.csv) counts children" in told


def test_a_table_that_speaks_of_children_says_what_it_counts_instead(tmp_path):
    head = "time_period,area,kind,audits_count"
    empty = metadata(head, disclosure={"rule": "not-children", "reason": "Nothing to hide here."})
    [told] = faults(tmp_path, rows("A,3", head=head), empty)
    assert "refers to “Children”, and the reason of `not-children` does not say what is counted instead" in told


def test_a_threshold_hides_in_every_column_of_counts(tmp_path):
    head = f"{HEAD},notified_count,change_count"
    text = metadata(head)
    assert faults(tmp_path, rows("A,10,300,-2", head=head), text) == [
        f"{NAME}.yml:{line_of(text, 'applies_to')}: `applies_to` leaves out the column `notified_count`, whose counts could "
        "identify a child too. Add it: large counts stay as they are, small ones are written as `c`."
    ]


def test_a_count_is_not_called_rounded_to_be_shown(tmp_path):
    text = metadata(disclosure={**RULE, "rounding": {"Sandwell": 2}})
    assert faults(tmp_path, rows("A,4", "B,20"), text) == [
        f"{NAME}.yml:{line_of(text, 'Sandwell: 2')}: Counts of Sandwell are said to be rounded to 2, which hides none from "
        "1 to 5. Take Sandwell out of `rounding`, and write small counts as `c`."
    ]


def test_small_counts_of_audits_staff_and_settings_may_be_shown(tmp_path):
    head = "time_period,area,kind,audits_count"
    assert faults(tmp_path, rows("A,3", "B,1", head=head), metadata(head, disclosure=DETACHED)) == []


def test_the_percentage_of_a_hidden_count_is_hidden_by_its_rule(tmp_path):
    head = f"{HEAD},part_percent"
    rule = {"percent": "part_percent", "of": "children_count", "total": {"kind": "All kinds"}, "dp": 0}
    told = faults(tmp_path, rows("A,c,6", "B,c,x", "All kinds,50,100", head=head), metadata(head, reconcile=[rule]))
    assert told[0] == (
        f"{NAME}.csv:2: `part_percent` of 2023, Sandwell, A is shown, and its count in `children_count` is hidden: "
        f"by the rule `percent` one gives the other. Write `c` in `part_percent` too; {PUBLIC}"
    )


def test_the_rate_of_a_hidden_count_is_hidden_by_its_rule(tmp_path):
    head = f"{HEAD},plans_rate"
    rule = {"rate": "plans_rate", "of": "children_count", "population": 80000, "dp": 1}
    told = faults(tmp_path, rows("A,c,0.5", "B,20,2.5", head=head), metadata(head, reconcile=[rule]))
    assert told[0].startswith(f"{NAME}.csv:2: `plans_rate` of 2023, Sandwell, A is shown, and its count")


@pytest.mark.parametrize("ends", ["1.8,c", "c,12.4", "1.8,12.4"])
@pytest.mark.parametrize("ruled", [False, True])
def test_the_interval_of_a_hidden_share_is_hidden_too(ends, ruled, tmp_path):
    """Its ends are worked out from the count and the base, so that either gives the count back."""
    stem = "part" if ruled else "children"
    head = f"{HEAD},{stem}_percent,{stem}_lower_percent,{stem}_upper_percent"
    rule = {"percent": "part_percent", "of": "children_count", "total": {"kind": "All kinds"}, "dp": 0}
    body = rows(f"A,c,c,{ends}", "B,c,c,c,c", "All kinds,50,100,92.9,100", head=head)
    told = faults(tmp_path, body, metadata(head, reconcile=[rule] if ruled else []))
    assert len(told) == 2 - ends.count("c")
    for one in told:
        assert one.startswith(f"{NAME}.csv:2: `{stem}_")
        assert "_percent` of 2023, Sandwell, A is shown, and its count in `children_count` is hidden" in one


@pytest.mark.parametrize("name", ["children_percent", "children_rate"])
def test_the_share_of_a_hidden_count_is_hidden_by_its_name_when_no_rule_ties_them(name, tmp_path):
    head = f"{HEAD},{name}"
    assert faults(tmp_path, rows("A,c,6", "B,20,40", head=head), metadata(head)) == [
        f"{NAME}.csv:2: `{name}` of 2023, Sandwell, A is shown, and its count in `children_count` is hidden: "
        f"by its name one gives the other. Write `c` in `{name}` too; {PUBLIC}"
    ]


def test_a_percentage_of_a_known_number_tells_a_small_count_without_any_count(tmp_path):
    head = "time_period,area,kind,children_percent"
    rule = {"percent": "children_percent", "total": 46, "dp": 0}
    lines = rows("A,4", "B,13", "D,96", "E,0", "F,100", head=head)
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_percent"]}, reconcile=[rule])
    assert faults(tmp_path, lines, text) == [
        f"{NAME}.csv:{line}: `children_percent` of 2023, Sandwell, {kind} is a share of 46, "
        f"so it stands for a count from 1 to 5. {HIDE}"
        for line, kind in ((2, "A"), (4, "D"))
    ]


def test_a_percentage_that_no_whole_number_gives_still_says_that_it_is_small(tmp_path):
    head = "time_period,area,kind,children_percent"
    rule = {"percent": "children_percent", "total": 46, "dp": 0}
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_percent"]}, reconcile=[rule])
    assert [one.partition(" is ")[2] for one in faults(tmp_path, rows("A,3", head=head), text)] == [
        f"a share of 46, so it stands for a count from 1 to 5. {HIDE}",
        "3, and no whole number of 46 gives that: 1 is 2.2 and 2 is 4.3. "
        "Correct the number, or add a remark to the metadata (`remarks`) that says what the source prints.",
    ]


def test_a_percentage_is_of_a_column_or_of_another_table_too(tmp_path):
    faults(tmp_path, rows("All,46"), metadata(), stem="base")
    head = "time_period,area,kind,cohort_count,children_percent"
    text = metadata(
        head,
        disclosure={**RULE, "applies_to": ["cohort_count", "children_percent"]},
        reconcile=[
            {"percent": "children_percent", "total": "cohort_count", "dp": 0, "where": {"kind": "A"}},
            {
                "percent": "children_percent",
                "total": {"table": "base", "column": "children_count", "where": {"kind": "All"}},
                "dp": 0,
                "where": {"kind": "B"},
            },
        ],
    )
    told = faults(tmp_path, rows("A,46,4", "B,z,4", head=head), text)
    assert [one.partition(": ")[0] for one in told] == [f"{NAME}.csv:2", f"{NAME}.csv:3"]


def test_a_percentage_of_many_may_stand_for_more_than_5(tmp_path):
    head = "time_period,area,kind,children_percent"
    rule = {"percent": "children_percent", "total": 1017, "dp": 0}
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_percent"]}, reconcile=[rule])
    assert faults(tmp_path, rows("Unborn,1", "Born,99", head=head), text) == []


def test_shown_parts_leave_no_small_rest_of_a_total(tmp_path):
    lines = rows("Low,0", "Medium,39", "High,9", "All levels,50")
    assert faults(tmp_path, lines, metadata()) == [
        f"{NAME}.csv:5: `children_count` of 2023, Sandwell, All levels is shown, and the total less the other rows of "
        f"`kind` leaves a count from 1 to 5. Hide the smallest of these numbers as `c`, "
        f"and add the row that is missing as `c`; {PUBLIC}"
    ]


def test_a_rest_that_a_rule_allows_is_told_too(tmp_path):
    text = metadata(reconcile=[{**SUM, "within": 3}])
    [told] = faults(tmp_path, rows("A,20", "B,28", "All kinds,50"), text)
    assert told.startswith(f"{NAME}.csv:4: `children_count` of 2023, Sandwell, All kinds is shown, and the total less")


def test_a_rest_of_6_or_more_may_be_left(tmp_path):
    assert faults(tmp_path, rows("A,20", "B,24", "All kinds,50"), metadata()) == []


def test_rows_that_overlap_are_no_parts_when_the_metadata_say_so(tmp_path):
    lines = rows("Seen,20", "Seen twice,28", "All children,50")
    assert faults(tmp_path, lines, metadata(disclosure={**RULE, "overlapping": ["kind"]})) == []


def test_a_count_out_of_its_column_of_totals_leaves_no_small_rest(tmp_path):
    head = f"{HEAD},asked_count,part_percent"
    rule = {"percent": "part_percent", "of": "children_count", "total": "asked_count", "dp": 1}
    [told] = faults(
        tmp_path,
        rows("A,48,50,96.0", "B,40,50,80.0", head=head),
        metadata(head, disclosure={**RULE, "applies_to": ["children_count", "asked_count"]}, reconcile=[rule]),
    )
    assert told.startswith(
        f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is shown, and its total less this count leaves a count"
    )


ROUNDED = {**RULE, "rounding": {"England": 10, "West Midlands": 10}}


def test_a_count_of_a_rounded_area_is_a_multiple(tmp_path):
    lines = rows("2023,England,A,1005", "2023,West Midlands,A,120", "2023,Sandwell,A,33")
    assert faults(tmp_path, lines, metadata(disclosure=ROUNDED)) == [
        f"{NAME}.csv:2: `children_count` of 2023, England, A is 1005, and counts of England are rounded to 10. "
        "Round it to 10, or take England out of `rounding` in the metadata."
    ]


def test_a_rounding_of_an_area_that_is_not_there_is_told(tmp_path):
    text = metadata(disclosure={**RULE, "rounding": {"Englnad": 10}})
    assert faults(tmp_path, rows("2023,England,A,1000"), text) == [
        f"{NAME}.yml:{line_of(text, 'Englnad')}: The rounding names `Englnad`, which is never in the table. "
        "Did you mean `England`?"
    ]


def test_a_rounded_small_count_is_no_count_of_single_children(tmp_path):
    lines = rows("2023,England,A,5", "2023,England,B,0")
    assert faults(tmp_path, lines, metadata(disclosure={**RULE, "rounding": {"England": 5}})) == []


def test_rounded_parts_need_not_add_up_and_rounded_totals_give_nothing_away(tmp_path):
    lines = rows(
        "2023,England,A,20", "2023,England,B,40", "2023,England,All kinds,70",
        "2024,England,A,20", "2024,England,B,c", "2024,England,All kinds,70",
    )  # fmt: skip
    assert faults(tmp_path, lines, metadata(disclosure={**RULE, "rounding": {"England": 10}}, reconcile=[SUM])) == []


def test_rounding_does_not_save_a_total_that_leaves_only_one_number(tmp_path):
    lines = rows("2023,England,A,c", "2023,England,B,0", "2023,England,All kinds,0")
    told = faults(tmp_path, lines, metadata(disclosure={**RULE, "rounding": {"England": 2}}, reconcile=[SUM]))
    assert [one.partition(" is ")[0] for one in told] == [f"{NAME}.csv:2: `children_count` of 2023, England, A"]


def test_a_count_that_will_be_hidden_is_looked_at_as_if_it_were(tmp_path):
    told = faults(tmp_path, rows("A,3", "B,20", "All kinds,23"), metadata(reconcile=[SUM]))
    assert told == [
        f"{NAME}.csv:2: {small('A')}",
        f"{NAME}.csv:2: `children_count` of 2023, Sandwell, A is to be hidden, and can be worked out from "
        f"the rule `sum` in {NAME}.yml:{line_of(metadata(reconcile=[SUM]), '- sum')} with lines 2, 3, 4. {HIDE_MORE}",
    ]


AUDITS = {"rule": "not-children", "where": {"kind": "Audits"}, "reason": "The row counts audits."}
PRINTED = {
    "rule": "published", "where": {"kind": "B"}, "document": "one", "place": "page 3",
    "reason": "The council has printed it.",
}  # fmt: skip


@pytest.mark.parametrize("one", [AUDITS, {**PRINTED, "where": {"kind": "Audits"}}])
def test_a_count_that_is_excepted_may_be_shown_and_the_others_may_not(one, tmp_path):
    told = faults(tmp_path, rows("Audits,3", "B,4", "C,10"), metadata(disclosure={**RULE, "except": [one]}))
    assert told == [f"{NAME}.csv:3: {small('B')}"]


def test_a_column_that_counts_no_children_may_be_shown(tmp_path):
    head = f"{HEAD},reviews_count"
    lines = rows("A,10,1", "B,12,2", head=head)
    left_out = "`applies_to` leaves out the column `reviews_count`, whose counts could identify a child too"
    assert left_out in faults(tmp_path, lines, metadata(head))[0]
    shown = {"rule": "not-children", "column": "reviews_count", "reason": "It counts reviews."}
    assert faults(tmp_path, lines, metadata(head, disclosure={**RULE, "except": [shown]})) == []


def test_a_row_of_children_is_not_excepted_as_none(tmp_path):
    one = {**AUDITS, "where": {"kind": "Children in audits"}}
    [told] = faults(tmp_path, rows("Children in audits,3", "B,10"), metadata(disclosure={**RULE, "except": [one]}))
    assert told.endswith(
        "`except` says that these are not children, and “Children” in their names counts children. "
        "Write `rule: published` with the document, the place and the reason, or remove it."
    )


def test_a_hidden_count_is_not_given_away_by_an_excepted_one(tmp_path):
    lines = rows("A,c", "Audits,3", "All kinds,20")
    [told] = faults(tmp_path, lines, metadata(disclosure={**RULE, "except": [AUDITS]}, reconcile=[SUM]))
    assert "`children_count` of 2023, Sandwell, A is hidden, and can be worked out" in told


@pytest.mark.parametrize(
    ("one", "message"),
    [
        ({**PRINTED, "place": ""}, "What is published already has no `place`. Say where the counts are printed."),
        (
            {**AUDITS, "reason": "no"},
            "What is excepted has no `reason`. Say in a sentence why these counts need no hiding.",
        ),
        ({**AUDITS, "where": {}}, "What is excepted names no rows and no column."),
        ({**AUDITS, "where": {"kind": "Z"}}, "`kind` in the table `example` is never `Z`."),
        (
            {**AUDITS, "column": "staff_count"},
            "`except` names the column `staff_count`, which the table does not have.",
        ),
    ],
)
def test_what_is_excepted_is_there_and_has_its_reason(one, message, tmp_path):
    told = faults(tmp_path, rows("Audits,10", "B,20"), metadata(disclosure={**RULE, "except": [one]}))
    assert [message in line for line in told] == [True]


def test_a_rule_that_hides_nothing_excepts_nothing(tmp_path):
    [told] = faults(tmp_path, rows("Audits,3"), metadata(disclosure={**PUBLISHED, "except": [AUDITS]}))
    assert told.endswith("The rule `published` hides nothing, and `except` names counts to show. Remove `except`.")
