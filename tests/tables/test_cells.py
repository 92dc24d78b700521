"""Everything that can be wrong with a cell or a figure of a table is told at its line, with what to do."""

from __future__ import annotations

from datetime import date

import pytest
from making import DETACHED, HEAD, faults, line_of, papers, read, rows, write

from macros.tables import check_table, review_dates_passed

NAME = "data/tables/example"
FIELDS = [
    {"name": "time_period", "title": "Period", "type": "string"},
    {"name": "area", "title": "Area", "type": "string"},
    {"name": "kind", "title": "Kind", "type": "string"},
    {"name": "children_count", "title": "Children", "type": "integer"},
]


def schema(position: int, **words: object) -> dict:
    """The usual columns, one of them with more words."""
    fields = [{**field, **words} if number == position else field for number, field in enumerate(FIELDS)]
    return {"primaryKey": ["time_period", "area", "kind"], "fields": fields}


def test_a_sound_table_has_no_fault(tmp_path):
    assert faults(tmp_path, rows("A,10", "B,0", "D,c", "E,x"), papers()) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",10", "`kind` is blank. Fill it in, or write `x`."),
        (
            "A,",
            "`children_count` is blank. Write the number, or `x` where it is not available, `c` where it is hidden.",
        ),
        ("A ,10", "`kind` is `A `, with a space before or after it. Take the space out."),
        ("=1+1,10", "`kind` begins as a spreadsheet formula does: `=1+1`. Write the words or the number itself."),
        (
            "@SUM(A1),10",
            "`kind` begins as a spreadsheet formula does: `@SUM(A1)`. Write the words or the number itself.",
        ),
        ("-A,10", "`kind` begins as a spreadsheet formula does: `-A`. Write the words or the number itself."),
        (
            "A,=10",
            "`children_count` begins as a spreadsheet formula does: `=10`. Write the words or the number itself.",
        ),
        ("A\u200b,10", "`kind` has an invisible or damaged letter in it. Type the cell again as plain text."),
        ("A\ufffd,10", "`kind` has an invisible or damaged letter in it. Type the cell again as plain text."),
        ("A\xa0B,10", "`kind` has an invisible or damaged letter in it. Type the cell again as plain text."),
        ("A\x07,10", "`kind` has an invisible or damaged letter in it. Type the cell again as plain text."),
        (
            "A,ten",
            "`children_count` is `ten`, which is not a whole number, such as 1234. "
            "Write a whole number, such as 1234, or one of c, x, z, low, u.",
        ),
        ('A,"1,234"', "`children_count` is `1,234`, which is not a whole number, such as 1234. Write 1234."),
        ("A,35%", "`children_count` is `35%`, which is not a whole number, such as 1234. Write 35."),
        (
            "A,10.5",
            "`children_count` is `10.5`, which is not a whole number, such as 1234. "
            "Write 10 if it is whole, or make the column `type: number` in the papers.",
        ),
        ("A,[c]", "`children_count` is `[c]`, which is not a whole number, such as 1234. Write c."),
        ("A,X", "`children_count` is `X`, which is not a whole number, such as 1234. Write x."),
        (
            "A,k",
            "`children_count` is `k`, which is not a whole number, such as 1234. Add `k` to missingValues in the papers.",
        ),
        (
            "A,NaN",
            "`children_count` is `NaN`, which is not a whole number, such as 1234. "
            "Write a whole number, such as 1234, or one of c, x, z, low, u.",
        ),
        (
            "A,１２",
            "`children_count` is `１２`, which is not a whole number, such as 1234. "
            "Write a whole number, such as 1234, or one of c, x, z, low, u.",
        ),
        ("A,012", "`children_count` is `012`, which is no plain number. Write it as 7, 0 or 1234.5."),
        ("A,-0", "`children_count` is `-0`, which is no plain number. Write it as 7, 0 or 1234.5."),
        (f"A,{'9' * 30}", f"`children_count` is `{'9' * 30}`, which is no plain number. Write it as 7, 0 or 1234.5."),
    ],
)
def test_a_cell_is_told_by_its_column_and_line(row, message, tmp_path):
    assert faults(tmp_path, rows("B,20", row), papers()) == [f"{NAME}.csv:3: {message}"]


@pytest.mark.parametrize("cell", ["-5", "0", "12", "1 to 5", "Mother's", "Café", "A & B", "5+"])
def test_plain_words_and_numbers_are_no_formulas(cell, tmp_path):
    assert faults(tmp_path, rows(f"{cell},10"), papers()) == []


def test_a_symbol_does_not_stand_in_a_key(tmp_path):
    told = faults(
        tmp_path,
        "year,children_count\nx,10\n",
        papers(
            "year,children_count",
            1,
            schema={"primaryKey": ["year"], "fields": [{"name": "year", "title": "Y", "type": "year"}, FIELDS[3]]},
        ),
    )
    assert told == [
        f"{NAME}.csv:2: `year` is `x`, which is not a year, such as 2023. "
        "Write a year, such as 2023, or one of c, x, z, low, u."
    ]


def test_a_value_that_the_papers_do_not_list_is_told_with_the_nearest(tmp_path):
    listed = papers(schema=schema(2, constraints={"enum": ["Police", "Schools"]}))
    assert faults(tmp_path, rows("Polcie,10", "Schools,20"), listed) == [
        f"{NAME}.csv:2: `kind` is `Polcie`, which the papers do not list. Did you mean `Police`?"
    ]


def test_a_text_in_another_form_than_its_pattern_is_told(tmp_path):
    formed = papers(schema=schema(2, constraints={"pattern": "PI[0-9]+"}))
    assert faults(tmp_path, rows("PI1,10", "P2,20", "x,30"), formed) == [
        f"{NAME}.csv:3: `kind` is `P2`, which has not the form PI[0-9]+. Look it up in the source: correct it, or, where the source has it, the pattern in the papers."
    ]


def test_a_pattern_that_cannot_be_read_is_told_in_the_papers(tmp_path):
    formed = papers(schema=schema(2, constraints={"pattern": "("}))
    [told] = faults(tmp_path, rows("A,10"), formed)
    assert told == (
        f"{NAME}.yml:{line_of(formed, 'name: kind')}: The pattern of `kind` cannot be read: missing ), "
        "unterminated subpattern at position 0. Correct it, or take it out."
    )


@pytest.mark.parametrize(
    ("limits", "value", "words"),
    [
        ({"minimum": 0}, "-1", "at least 0"),
        ({"maximum": 50}, "51", "at most 50"),
        ({"minimum": 6, "maximum": 50}, "51", "at least 6 and at most 50"),
    ],
)
def test_a_number_out_of_its_limits_is_told(limits, value, words, tmp_path):
    limited = papers(schema=schema(3, constraints=limits))
    assert faults(tmp_path, rows("A,10", f"B,{value}"), limited) == [
        f"{NAME}.csv:3: `children_count` is {value}, and should be {words}. "
        "Look it up in the source: correct the number, or, where the source has it, the limits in the papers."
    ]


def test_a_percentage_lies_between_0_and_100_unless_it_is_a_change(tmp_path):
    head = "time_period,area,kind,audits_percent,change_percent"
    assert faults(tmp_path, rows("A,120,120", "B,-1,-1", head=head), papers(head, disclosure=DETACHED)) == [
        f"{NAME}.csv:{line}: `audits_percent` is {value}, and should be at least 0 and at most 100. "
        "Look it up in the source: correct the number, or, where the source has it, the limits in the papers."
        for line, value in ((2, "120"), (3, "-1"))
    ]


def test_a_row_that_repeats_names_the_first_one(tmp_path):
    assert faults(tmp_path, rows("A,10", "B,20", "A,30", "A,40"), papers()) == [
        f"{NAME}.csv:{line}: This row has the same time_period, area, kind as line 2: 2023, Sandwell, A. "
        "Keep one of them, or correct the one that is mistyped."
        for line in (4, 5)
    ]


def test_a_value_that_is_to_be_unique_stands_once(tmp_path):
    once = papers(schema=schema(3, constraints={"unique": True}))
    assert faults(tmp_path, rows("A,10", "B,10"), once) == [
        f"{NAME}.csv:3: `children_count` has `10` twice. Keep one of them."
    ]


@pytest.mark.parametrize("text", ["20x3", "2023-13", "2022-24", "2023-02-30", "2018-Q5", "2024/26", "cy18", "２０２３"])
def test_a_period_of_no_known_form_is_told(text, tmp_path):
    assert faults(tmp_path, f"{HEAD}\n{text},Sandwell,A,10\n", papers()) == [
        f"{NAME}.csv:2: `time_period` is `{text}`, which is no known period. Write 2022-23 for a financial year, "
        "2023-03-31 for a day, 2018-12 for a month, 2018-Q3 or 2018-19-Q3 for a quarter, 2025 for a reporting year, "
        "2024/25 for an academic year, cy2018 for a calendar year."
    ]


def test_five_faults_of_one_kind_are_told_and_the_others_counted(tmp_path):
    told = faults(tmp_path, rows(*(f"K{number},many" for number in range(300))), papers())
    assert len(told) == 6
    assert told[5] == f"{NAME}.csv:7: 295 more rows from here have the same fault as line 2. Mend them in the same way."


def test_a_figure_names_columns_and_values_that_the_table_has(tmp_path):
    drawn = papers(
        figures={"default": {"x": "childern_count", "y": "kind", "where": {"kind": ["A", "Z"], "plaice": "x"}}}
    )
    assert faults(tmp_path, rows("A,10", "B,20"), drawn) == [
        f"{NAME}.yml:{line_of(drawn, 'x: childern')}: The figure `default` names the column `childern_count`, "
        "which the table does not have. Did you mean `children_count`?",
        f"{NAME}.yml:{line_of(drawn, 'where:') + 1}: The figure `default` asks for `Z` in `kind`, where it never stands. "
        "The choices are `A` and `B`.",
        f"{NAME}.yml:{line_of(drawn, 'plaice')}: The figure `default` names the column `plaice`, "
        "which the table does not have. The choices are `area`, `children_count`, `kind` and `time_period`.",
    ]


def test_a_schema_that_other_programs_would_refuse_is_told_at_its_field(tmp_path):
    refused = papers(schema=schema(2, constraints={"minimum": 3}))
    assert faults(tmp_path, rows("A,10"), refused) == [
        f"{NAME}.yml:{line_of(refused, 'name: kind')}: The schema cannot be published: `kind`: "
        'constraint "minimum" is not supported by type "string". '
        "See https://specs.frictionlessdata.io/table-schema for the words that each type of field knows."
    ]


def test_a_schema_that_was_accepted_once_is_not_looked_at_again(tmp_path, monkeypatch):
    assert faults(tmp_path, rows("A,10"), papers()) == []

    def refuse(descriptor: object) -> None:
        raise AssertionError("The library was asked again")

    monkeypatch.setattr("macros.tables.descriptors._faults", refuse)
    assert faults(tmp_path, rows("A,10", "B,20"), papers(title="Another title")) == []


def test_a_passed_review_date_is_advice(tmp_path):
    text = papers()
    write(tmp_path, "example", rows("A,10"), text)
    table, _, record = read(tmp_path)
    [told] = review_dates_passed(table, record, date(2030, 1, 1))
    assert not told.stops
    assert str(told) == (
        f"{NAME}.yml:{line_of(text, 'review_by')}: advice: The review date 2027-11-20 has passed. "
        "Performance team: look at the table again and set a new date."
    )
    assert list(review_dates_passed(table, record, date(2027, 11, 20))) == []


def test_numbers_are_compared_only_when_every_cell_is_sound(tmp_path):
    summed = papers(reconcile=[{"sum": "children_count", "over": "kind", "total": "All kinds"}])
    assert faults(tmp_path, rows("A,10", "B,ten", "All kinds,50"), summed) == [
        f"{NAME}.csv:3: `children_count` is `ten`, which is not a whole number, such as 1234. "
        "Write a whole number, such as 1234, or one of c, x, z, low, u."
    ]
    write(tmp_path, "example", rows("A,10", "B,20", "All kinds,50"), summed)
    table, _, record = read(tmp_path)
    assert len(check_table(table, record, lambda stem: None)) == 1
