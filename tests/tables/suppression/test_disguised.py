"""A small count is not shown by calling it something else: a text, the name of a row, a rate, or no child at all."""

from __future__ import annotations

import pytest
from making import DETACHED, HEAD, RULE, faults, line_of, metadata, rows

NAME = "data/tables/example"
TEXTS = f"{HEAD},note_text"
SUM = {"sum": "children_count", "over": "kind", "total": "All kinds"}
AS_TEXT = (
    "is a number in a column of texts, where no count is hidden. Make it a column of numbers (`type: integer`) whose name "
    "ends in `_count`, and add it to `applies_to`; if it counts no children, name it under `except` as `not-children`, "
    "with the reason."
)


def excepted(column: str, reason: str) -> dict[str, object]:
    """The rule of the tables here, with a column that counts no children."""
    return {**RULE, "except": [{"rule": "not-children", "column": column, "reason": reason}]}


@pytest.mark.parametrize("text", ["3", "12", "three", "n=3", "3 (7%)", "<5", "III", "7%", "3.0", "3*", "1,234"])
def test_a_number_in_a_column_of_texts_is_told(text, tmp_path):
    told = faults(tmp_path, rows("A,c,x", f'B,c,"{text}"', "C,60,some", head=TEXTS), metadata(TEXTS))
    assert told == [f"{NAME}.csv:3: `note_text` of 2023, Sandwell, B {AS_TEXT}"]


@pytest.mark.parametrize("text", ["5 working days", "2017", "Key Stage 2", "x", "Good", "2022-23", "Section 3"])
def test_a_text_with_a_number_in_it_is_no_count(text, tmp_path):
    assert faults(tmp_path, rows(f"A,40,{text}", head=TEXTS), metadata(TEXTS)) == []


def test_a_column_of_codes_may_be_excepted(tmp_path):
    head = f"{HEAD},code_text"
    text = metadata(head, disclosure=excepted("code_text", "The column has codes of places."))
    assert faults(tmp_path, rows("A,40,333", head=head), text) == []


@pytest.mark.parametrize(
    "name",
    ["Health (3 of them girls)", "Health (3)", "Health: 3", "Health n=3", "Girls 3", "Health – two", "Health, 4"],
)
def test_a_number_in_the_name_of_a_row_is_told_and_not_repeated(name, tmp_path):
    [told] = faults(tmp_path, rows(f'"{name}",40', "B,50"), metadata())
    assert told.startswith(
        f"{NAME}.csv:2: `kind` has a number in the name of a row, which reads as a count of children."
    )


@pytest.mark.parametrize("name", ["Level: 3", "Aged 5 to 11", "Under 4", "Key Stage 2", "Health (other)", "Ward (3)"])
def test_a_number_that_tells_rows_apart_is_no_count(name, tmp_path):
    assert faults(tmp_path, rows(f"{name},40"), metadata()) == []


@pytest.mark.parametrize("column", ["girls_rate", "girls_ratio", "girls_score"])
def test_a_column_by_another_name_that_has_small_whole_numbers_is_told(column, tmp_path):
    head = f"{HEAD},{column}"
    kind = metadata(head).replace(f"title: {column}\n    type: string", f"title: {column}\n    type: number")
    [told] = faults(tmp_path, rows("A,40,12", "B,50,3", "C,60,x", head=head), kind)
    assert told.startswith(
        f"{NAME}.csv:3: `{column}` of 2023, Sandwell, B is a whole number from 1 to 5, and nothing says that it counts no "
        "children. If it counts, give the column a name that ends in `_count` and add it to `applies_to`"
    )
    assert faults(tmp_path, rows("A,40,12.5", "B,50,3", head=head), kind) == []
    assert faults(tmp_path, rows("A,40,12", "B,50,9", head=head), kind) == []
    text = kind.replace("  - children_count\n", "  - children_count\n  except:\n  - {rule: not-children, column: " + column + ", reason: The girls band is a band.}\n")  # fmt: skip
    assert "“girls” in their names counts children" in faults(tmp_path, rows("A,40,3", head=head), text)[0]


def test_a_rate_with_its_rule_may_be_small_and_whole(tmp_path):
    head = f"{HEAD},people_count,children_rate"
    rule = {"rate": "children_rate", "of": "children_count", "population": 20000}
    both = {**RULE, "applies_to": ["children_count", "people_count"]}
    lines = rows("A,10,100,5", head=head)
    assert faults(tmp_path, lines, metadata(head, disclosure=both, reconcile=[rule])) == []
    assert len(faults(tmp_path, lines, metadata(head, disclosure=both))) == 1
    elsewhere = {**rule, "where": {"kind": "B"}}
    lines = rows("A,10,100,5", "B,10,100,5", head=head)
    assert len(faults(tmp_path, lines, metadata(head, disclosure=both, reconcile=[elsewhere]))) == 1


def test_a_value_of_a_long_table_without_the_unit_of_a_count_is_told(tmp_path):
    head = "time_period,area,kind,unit,indicator_value"
    text = metadata(head, disclosure={**RULE, "applies_to": ["indicator_value"]})
    [told] = faults(tmp_path, rows("A,count,30", "B,number,3", "C,number,1.5", head=head), text)
    assert told.startswith(f"{NAME}.csv:3: ")
    assert "If it counts, write `count` as its unit" in told


def test_a_column_that_cannot_be_hidden_is_not_named(tmp_path):
    head = f"{HEAD},girls_rate"
    text = metadata(head, disclosure={**RULE, "applies_to": ["children_count", "girls_rate"]})
    assert faults(tmp_path, rows("A,40,12.5", head=head), text) == [
        f"{NAME}.yml:{line_of(text, '- girls_rate')}: `applies_to` names `girls_rate`, which has no counts by its name, so "
        "nothing there would be hidden. Give it a name that ends in `_count` if it counts; if not, remove it here."
    ]


def test_a_share_beside_a_hidden_count_says_what_it_is_of(tmp_path):
    head = f"{HEAD},girls_percent"
    lines = rows("A,c,30.5", "B,c,x", "C,60,12.5", head=head)
    [told] = faults(tmp_path, lines, metadata(head))
    assert told.startswith(
        f"{NAME}.csv:2: `girls_percent` of 2023, Sandwell, A is shown beside a hidden count in `children_count`, and no rule "
        "says what it is a share of. Write `c` in it too, or add the rule to `reconcile`"
    )
    assert faults(tmp_path, lines, metadata(head, reconcile=[{"percent": "girls_percent", "total": 1000}])) == []


def test_a_sum_of_some_rows_says_nothing_of_the_others(tmp_path):
    lines = rows(
        "2022,Sandwell,A,30", "2022,Sandwell,B,21", "2022,Sandwell,All kinds,51", "A,c", "B,20", "All kinds,23"
    )
    text = metadata(reconcile=[{**SUM, "where": {"time_period": "2022"}}])
    [told] = faults(tmp_path, lines, text)
    assert told.startswith(f"{NAME}.csv:5: `children_count` of 2023, Sandwell, A is hidden, and can be worked out")


def test_a_share_of_a_column_is_small_also_where_its_rule_is_not_for(tmp_path):
    head = "time_period,area,kind,pupils_count,girls_percent"
    rule = {"percent": "girls_percent", "total": "pupils_count", "where": {"time_period": "2022"}}
    text = metadata(head, disclosure={**RULE, "applies_to": ["pupils_count"]}, reconcile=[rule])
    [told] = faults(tmp_path, rows("2022,Sandwell,A,40,50", "2023,Sandwell,A,40,10", head=head), text)
    assert told.startswith(f"{NAME}.csv:3: `girls_percent` of 2023, Sandwell, A is a share of 40")


def test_a_share_that_no_rule_explains_gives_no_small_count_of_the_shown_one_beside_it(tmp_path):
    head = "time_period,area,kind,pupils_count,on_time_percent"
    text = metadata(head, disclosure={**RULE, "applies_to": ["pupils_count"]})
    for share in ("97", "3", "2.6"):
        [told] = faults(tmp_path, rows("A,200,50", f"B,100,{share}", head=head), text)
        assert told.startswith(
            f"{NAME}.csv:3: `on_time_percent` of 2023, Sandwell, B is a share, which of the 100 in `pupils_count` would be a "
            "count from 1 to 5. Write `c` in its place; if it is a share of anything else, add the rule to `reconcile`"
        )
    for share in ("100", "0", "94", "c"):
        assert faults(tmp_path, rows(f"B,100,{share}", head=head), text) == []
    ruled = metadata(head, disclosure={**RULE, "applies_to": ["pupils_count"]}, reconcile=[{"percent": "on_time_percent", "total": 4000}])  # fmt: skip
    assert faults(tmp_path, rows("B,100,97", head=head), ruled) == []
    of_the_same = head.replace("on_time", "pupils")
    assert faults(tmp_path, rows("B,100,3", head=of_the_same), metadata(of_the_same, disclosure={**RULE, "applies_to": ["pupils_count"]})) == []  # fmt: skip


SHOWN = ("2022,Sandwell,A,30", "2022,Sandwell,B,20", "2022,Sandwell,All kinds,50")
HIDDEN = ("A,c", "B,20", "All kinds,23")


def test_rows_that_add_up_exactly_do_not_overlap(tmp_path):
    text = metadata(disclosure={**RULE, "overlapping": ["kind"]})
    assert faults(tmp_path, rows(*SHOWN, *HIDDEN), text) == [
        f"{NAME}.yml:{line_of(text, '  overlapping') + 1}: `overlapping` names `kind`, and its rows add up exactly to “All kinds” "
        "wherever all are shown. Remove it, so that a hidden number cannot be worked out from the others."
    ]
    more = (*SHOWN, "2021,Sandwell,A,30", "2021,Sandwell,B,20", "2021,Sandwell,All kinds,45")
    assert faults(tmp_path, rows(*more, *HIDDEN), text) == []


def test_a_row_of_no_special_name_is_their_total_where_it_is_twice(tmp_path):
    text = metadata(disclosure={**RULE, "overlapping": ["kind"]})
    young = [line.replace("All kinds", "Young") for line in SHOWN]
    assert faults(tmp_path, rows(*young, "A,c", "B,c", "Young,23"), text) == []
    again = [line.replace("2022", "2021") for line in young]
    assert len(faults(tmp_path, rows(*young, *again, "A,c", "B,c", "Young,23"), text)) == 1


NONE = {"rule": "not-children", "reason": "The rows count kinds of letters."}


@pytest.mark.parametrize("name", ["White girls", "Black young people", "Number of boys", "Disabled children"])
def test_a_table_without_children_has_no_row_of_them(name, tmp_path):
    head = "time_period,area,kind,letters_count"
    assert (
        "counts children" in faults(tmp_path, rows(f"{name},3", "B,2", head=head), metadata(head, disclosure=NONE))[0]
    )


@pytest.mark.parametrize("name", ["Services for children", "Family hubs", "Children’s homes", "Training about girls"])
def test_what_is_done_for_children_is_none_of_them(name, tmp_path):
    head = "time_period,area,kind,letters_count"
    assert faults(tmp_path, rows(f"{name},3", "B,2", head=head), metadata(head, disclosure=NONE)) == []


@pytest.mark.parametrize(("kind", "value"), [("integer", "3"), ("number", "3"), ("string", "three")])
def test_a_table_without_children_has_no_column_of_them_by_another_name(kind, value, tmp_path):
    head = "time_period,area,kind,girls_total"
    text = metadata(head, disclosure=NONE).replace("girls_total\n    type: string", f"girls_total\n    type: {kind}")
    [told] = faults(tmp_path, rows(f"A,{value}", head=head), text)
    assert "`girls_total` (“girls_total”) has whole numbers and refers to “girls”" in told
    each = text.replace("title: girls_total", "title: Average number for girls")
    assert faults(tmp_path, rows(f"A,{value}", head=head), each) == []


def test_a_table_without_children_counts_none_by_the_column_that_says_so(tmp_path):
    head = "time_period,area,kind,counted,letters_count"
    text = metadata(head, disclosure=NONE).replace(
        "  - name: letters_count", "  - counts: counted\n    name: letters_count"
    )
    assert "the row “children”" in faults(tmp_path, rows("A,children,3", "B,letters,2", head=head), text)[0]


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ({"area": "Sandwell"}, "“children” in their names counts children"),
        ({"kind": "A"}, "its reason does not say what is counted instead"),
    ],
)
def test_an_exception_that_nothing_bears_out_is_refused(where, message, tmp_path):
    one = {"rule": "not-children", "where": where, "reason": "These are no such thing at all."}
    text = metadata(disclosure={**RULE, "except": [one]})
    [told] = faults(tmp_path, rows("A,3", "B,20"), text)
    assert told.startswith(
        f"{NAME}.yml:{line_of(text, '  except') + 1}: `except` says that these are not children, and "
    )
    assert message in told


@pytest.mark.parametrize("text", ["All were under 18.", "These are under-16s", "People aged under eighteen."])
def test_an_exception_and_a_table_without_children_do_not_say_that_they_are_young(text, tmp_path):
    head = "time_period,area,kind,letters_count"
    young = metadata(head, disclosure=NONE, notes=[text])
    [told] = faults(tmp_path, rows("A,3", head=head), young)
    assert "The rule is `not-children`, and the table says “" in told
    head = f"{HEAD},people_count"
    both = excepted("people_count", f"The column counts people. {text}")
    [told] = faults(tmp_path, rows("A,20,3", head=head), metadata(head, disclosure=both))
    assert "in the reason counts children" in told


def test_counts_of_a_town_are_not_taken_for_rounded_where_that_hides_nothing(tmp_path):
    text = metadata(disclosure={**RULE, "rounding": {"Tipton": 2}})
    [told] = faults(tmp_path, rows("2023,Tipton,A,2", "2023,Oldbury,A,20"), text)
    assert "Counts of Tipton are said to be rounded to 2, which hides none from 1 to 5" in told


def test_a_table_of_audits_is_none_of_this(tmp_path):
    assert faults(tmp_path, rows("A,3", head="time_period,area,kind,audits_count"), metadata("time_period,area,kind,audits_count", disclosure=DETACHED)) == []  # fmt: skip
