"""Everything that can be wrong with a cell or a figure of a table is told at its line, with what to do."""

from __future__ import annotations

from datetime import date

import pytest
from making import DETACHED, HEAD, faults, line_of, metadata, read, rows, write

from macros.tables import check_table, review_dates_passed

NAME = "data/tables/example"
FIELDS = [
    {"name": "time_period", "title": "Period", "type": "string", "year": "march"},
    {"name": "area", "title": "Area", "type": "string"},
    {"name": "kind", "title": "Kind", "type": "string"},
    {"name": "children_count", "title": "Children", "type": "integer"},
]


def schema(position: int, **words: object) -> dict:
    """The usual columns, one of them with more words."""
    fields = [{**field, **words} if number == position else field for number, field in enumerate(FIELDS)]
    return {"primaryKey": ["time_period", "area", "kind"], "fields": fields}


def test_a_sound_table_has_no_fault(tmp_path):
    assert faults(tmp_path, rows("A,10", "B,0", "D,c", "E,x"), metadata()) == []


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",10", "`kind` is blank. Fill it in, or write `x`."),
        (
            "A,",
            "`children_count` is blank. Write the number, or `x` where it is not available, `c` where it is hidden.",
        ),
        ("A ,10", "`kind` is `A `, with a space before or after it. Remove the space."),
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
        (
            "A,35%",
            "`children_count` is `35%`, which is not a whole number, such as 1234. "
            "This column counts: write the count, and the percentage in its own column.",
        ),
        (
            "A,10.5",
            "`children_count` is `10.5`, which is not a whole number, such as 1234. "
            "Write 10 if it is whole, or make the column `type: number` in the metadata.",
        ),
        ("A,[c]", "`children_count` is `[c]`, which is not a whole number, such as 1234. Write c."),
        ("A,X", "`children_count` is `X`, which is not a whole number, such as 1234. Write x."),
        (
            "A,k",
            "`children_count` is `k`, which is not a whole number, such as 1234. Add `k` to missingValues in the metadata.",
        ),
        (
            "A,NaN",
            "`children_count` is `NaN`, which is not a whole number, such as 1234. "
            "Write `x` where it is not available, `c` where it is hidden, 0 where there was none.",
        ),
        ("A,１２", "`children_count` is `１２`, which is not a whole number, such as 1234. Write 12."),
        ("A,012", "`children_count` is `012`, with a leading zero. Write 12."),
        ("A,-0", "`children_count` is `-0`, zero with a minus sign. Write 0."),
        (
            f"A,{'9' * 30}",
            f"`children_count` is `{'9' * 30}`, a number of 30 figures, too many to be stored exactly. Write it with the figures that the source prints.",
        ),
    ],
)
def test_a_cell_is_told_by_its_column_and_line(row, message, tmp_path):
    assert faults(tmp_path, rows("B,20", row), metadata()) == [f"{NAME}.csv:3: {message}"]


@pytest.mark.parametrize(
    ("typed", "mended"),
    [
        ('"1,234"', "Write 1234."),
        ("£400", "Write 400."),
        ("4 00", "Write 400."),
        ("4\xa000", "Write 400."),
        ("4\u202f00", "Write 400."),
        ("4OO", "There are letters among its figures: write 400."),
        ("4l0", "There are letters among its figures: write 410."),
        ("٤٠٠", "Write 400."),
        ("−400", "Write -400."),
        ("+1", "Write 1."),
        ("1e5", "Write 100000."),
        ("400.0", "Write 400."),
        ("400.", "Write 400."),
        (".5", "Write 0.5."),
        ("1.234", "Write 1234 if the point separates thousands"),
        ('"1,5"', "Write 1.5 if the comma is a decimal point, and 15 if not."),
        ("(400)", "Write -400 if it is less than nothing, and 400 if not."),
        ("400*", "Write 400; what its mark means belongs in `notes:`."),
        ("400 (r)", "Write 400; what its mark means belongs in `notes:`."),
        ("n/a", "Write `x` where it is not available, `c` where it is hidden, 0 where there was none."),
        ("-", "Write `x` where it is not available"),
        ("..", "Write `x` where it is not available"),
        ("*", "Write `x` where it is not available"),
        ("~", "Write `x` where it is not available"),
        ("inf", "Write `x` where it is not available"),
        ("<5", "Write `c` where the number is hidden"),
        ("5 or fewer", "Write `c` where the number is hidden"),
        ("10 to 14", "Write the number itself, or `x`"),
        ("1-Mar", "A spreadsheet made a date of it"),
        ("01/03/2025", "A spreadsheet made a date of it"),
        ("#REF!", "A spreadsheet made that in place of a number"),
        ("12k", "Write the number alone and in full"),
        ("40 children", "Write the number alone and in full"),
        ("400\u200b", "Write 400, typed again."),
        ("=SUM(A1)", "Write the words or the number itself."),
        ("true", "Write a whole number, such as 1234, or one of c, x, z, low, u."),
        ("9" * 5000, "a number of 5000 figures, too many to be stored exactly"),
    ],
)
def test_a_mistyped_number_is_told_once_with_what_to_write(typed, mended, tmp_path):
    [told] = faults(tmp_path, rows("A,20", f"B,{typed}"), metadata())
    assert told.startswith(f"{NAME}.csv:3: `children_count` ")
    assert mended in told
    assert len(told) < 400


@pytest.mark.parametrize("letter", ["\u2066", "\u061c", "\u3164", "\u180e", "\ufe0f\u200d", "\u2028", "\x0b"])
def test_a_letter_that_nobody_sees_is_told(letter, tmp_path):
    [told] = faults(tmp_path, rows(f"Po{letter}lice,10"), metadata())
    assert "has an invisible or damaged letter in it" in told


def test_words_that_differ_only_in_capitals_or_spaces_are_told(tmp_path):
    [told] = faults(tmp_path, rows("Police,10", "police,20"), metadata())
    assert "but `Police` in other rows. Use the same spelling in both." in told


def test_an_accent_of_its_own_is_told_with_the_plain_letter(tmp_path):
    [told] = faults(tmp_path, rows("Cafe\u0301,10"), metadata())
    assert "Type it again: `Café`." in told


def test_a_column_of_numbers_is_not_kept_as_text(tmp_path):
    text = metadata(schema=schema(3, type="string"), disclosure=DETACHED)
    told = faults(tmp_path, rows("A,3"), text)
    assert [one for one in told if "`not-children`" not in one] == [  # a column of this name counts children: told too
        f"{NAME}.yml:{line_of(text, 'name: children_count')}: `children_count` is a column of numbers by its name, and its "
        "type is `string`. Write `type: integer` or `type: number`, or give it a name that ends otherwise."
    ]


@pytest.mark.parametrize("cell", ["-5", "0", "12", "1 to 5", "Mother's", "Café", "A & B", "5+"])
def test_plain_words_and_numbers_are_no_formulas(cell, tmp_path):
    assert faults(tmp_path, rows(f"{cell},10"), metadata()) == []


def test_a_symbol_does_not_stand_in_a_key(tmp_path):
    told = faults(
        tmp_path,
        "year,children_count\nx,10\n",
        metadata(
            "year,children_count",
            1,
            schema={"primaryKey": ["year"], "fields": [{"name": "year", "title": "Y", "type": "year"}, FIELDS[3]]},
        ),
    )
    assert told == [f"{NAME}.csv:2: `year` is `x`, which is not a year, such as 2023. Write a year, such as 2023."]


def test_a_value_that_the_metadata_do_not_list_is_told_with_the_nearest(tmp_path):
    listed = metadata(schema=schema(2, constraints={"enum": ["Police", "Schools"]}))
    assert faults(tmp_path, rows("Polcie,10", "Schools,20"), listed) == [
        f"{NAME}.csv:2: `kind` is `Polcie`, which the metadata do not list. Did you mean `Police`?"
    ]


def test_a_text_in_another_form_than_its_pattern_is_told(tmp_path):
    formed = metadata(schema=schema(2, constraints={"pattern": "PI[0-9]+"}))
    assert faults(tmp_path, rows("PI1,10", "P2,20", "x,30"), formed) == [
        f"{NAME}.csv:3: `kind` is `P2`, which does not match the pattern PI[0-9]+. Correct it, or the pattern in the metadata."
    ]


def test_a_pattern_that_cannot_be_read_is_told_in_the_metadata(tmp_path):
    formed = metadata(schema=schema(2, constraints={"pattern": "("}))
    [told] = faults(tmp_path, rows("A,10"), formed)
    assert told == (
        f"{NAME}.yml:{line_of(formed, 'pattern: (')}: The pattern of `kind` cannot be read: missing ), "
        "unterminated subpattern at position 0. Correct it, or remove it."
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
    limited = metadata(schema=schema(3, constraints=limits))
    assert faults(tmp_path, rows("A,10", f"B,{value}"), limited) == [
        f"{NAME}.csv:3: `children_count` is {value}, and should be {words}. "
        "Correct the number, or the limits in the metadata."
    ]


def test_a_percentage_lies_between_0_and_100_unless_it_is_a_change(tmp_path):
    head = "time_period,area,kind,audits_percent,change_percent"
    assert faults(tmp_path, rows("A,120,120", "B,-1,-1", head=head), metadata(head, disclosure=DETACHED)) == [
        f"{NAME}.csv:2: `audits_percent` is 120, and should be at least 0 and at most 100 (the same in line 3). "
        "Correct the number, or the limits in the metadata."
    ]


def test_a_row_that_repeats_names_the_first_one(tmp_path):
    assert faults(tmp_path, rows("A,10", "B,20", "A,30", "A,40"), metadata()) == [
        f"{NAME}.csv:4: This row has the same time_period, area, kind as line 2: 2023, Sandwell, A; "
        "1 more row repeats another. Keep one of them, or correct the one that is mistyped."
    ]


def test_a_value_that_is_to_be_unique_stands_once(tmp_path):
    once = metadata(schema=schema(3, constraints={"unique": True}))
    assert faults(tmp_path, rows("A,10", "B,10"), once) == [
        f"{NAME}.csv:3: `children_count` has `10` twice. Keep one of them."
    ]


@pytest.mark.parametrize("text", ["20x3", "2023-02-30", "2018-Q5", "2024/26", "cy18", "２０２３", "0000", "9999"])
def test_a_period_of_no_known_form_is_told(text, tmp_path):
    assert faults(tmp_path, f"{HEAD}\n{text},Sandwell,A,10\n", metadata()) == [
        f"{NAME}.csv:2: `time_period` is `{text}`, which is not a known form of period. Write 2022-23 for a financial year, "
        "2023-03-31 for a day, 2018-12 for a month, 2018-Q3 or 2018-19-Q3 for a quarter, 2025 for a reporting year, "
        "2024/25 for an academic year, cy2018 for a calendar year, undated where you found no date."
    ]


def test_one_kind_of_fault_in_one_column_is_one_message_with_its_first_lines(tmp_path):
    assert faults(tmp_path, rows(*(f"K{number},many" for number in range(300))), metadata()) == [
        f"{NAME}.csv:2: `children_count` is `many`, which is not a whole number, such as 1234 (the same in lines 3, 4, "
        "5, 6, and 295 more). Write a whole number, such as 1234, or one of c, x, z, low, u, and fix the others too."
    ]


def test_a_schema_that_other_programs_would_refuse_is_told_at_its_field(tmp_path):
    refused = metadata(schema=schema(2, constraints={"minimum": 3}))
    assert faults(tmp_path, rows("A,10"), refused) == [
        f"{NAME}.yml:{line_of(refused, 'name: kind')}: The schema cannot be published: `kind`: "
        'constraint "minimum" is not supported by type "string". '
        "See https://specs.frictionlessdata.io/table-schema for the words that each type of field knows."
    ]


def test_a_schema_that_was_accepted_once_is_not_looked_at_again(tmp_path, monkeypatch):
    assert faults(tmp_path, rows("A,10"), metadata()) == []

    def refuse(descriptor: object) -> None:
        raise AssertionError("The library was asked again")

    monkeypatch.setattr("macros.tables.descriptors._faults", refuse)
    assert faults(tmp_path, rows("A,10", "B,20"), metadata(title="Another title")) == []


def test_a_passed_review_date_is_advice(tmp_path):
    text = metadata()
    write(tmp_path, "example", rows("A,10"), text)
    table, _, record = read(tmp_path)
    [told] = review_dates_passed(table, record, date(2030, 1, 1))
    assert not told.stops
    assert str(told) == (
        f"{NAME}.yml:{line_of(text, 'review_by')}: advice: The review date 2027-11-20 has passed. "
        "Performance team: review the table and set a new date."
    )
    assert list(review_dates_passed(table, record, date(2027, 11, 20))) == []


def test_numbers_are_compared_only_when_every_cell_is_sound(tmp_path):
    summed = metadata(reconcile=[{"sum": "children_count", "over": "kind", "total": "All kinds"}])
    assert faults(tmp_path, rows("A,10", "B,ten", "All kinds,50"), summed) == [
        f"{NAME}.csv:3: `children_count` is `ten`, which is not a whole number, such as 1234. "
        "Write a whole number, such as 1234, or one of c, x, z, low, u."
    ]
    write(tmp_path, "example", rows("A,10", "B,20", "All kinds,50"), summed)
    table, _, record = read(tmp_path)
    assert len(check_table(table, record, lambda stem: None)) == 1
