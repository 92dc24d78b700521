"""A CSV comes in many ways: what can be read without doubt is read, and what cannot is told once, at its line."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from making import HEAD, faults, metadata, read, rows, write

GOOD = rows("A,10", "B,20")
SAVE_AS = "In the spreadsheet, choose Save as, CSV UTF-8."
NAME = "data/tables/example.csv"


def spreadsheet() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
    return held.getvalue()


UNREADABLE = {
    "a spreadsheet renamed to csv": (spreadsheet(), f"1: This is a spreadsheet, not a CSV. {SAVE_AS}"),
    "an old spreadsheet renamed to csv": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
        f"1: This is a spreadsheet, not a CSV. {SAVE_AS}",
    ),
    "a PDF": (b"%PDF-1.7\n\xe2\xe3", "1: This is a PDF, not a CSV. Save the table itself as CSV UTF-8."),
    "a compressed file": (gzip.compress(GOOD.encode()), "1: This is a compressed file, not a CSV. Unpack it first."),
    "a web page": (
        b"\n<!DOCTYPE html>\n<html></html>\n",
        "1: This is a web page, not a CSV. Download the file again, and open it to see what it is.",
    ),
    "UTF-16": (GOOD.encode("utf-16"), f"1: This file is saved as UTF-16, not as UTF-8. {SAVE_AS}"),
    "UTF-16 without a mark": (
        GOOD.encode("utf-16-le"),
        f"1: This file is saved as UTF-16, not as UTF-8. {SAVE_AS}",
    ),
    "a NUL": (
        rows("A,10", "B\0,20").encode(),
        "3: This line has an invisible character (NUL). Save the file again as CSV UTF-8.",
    ),
    "Windows letters": (
        rows("A,10", "Caf\xe9,20").encode("cp1252"),
        f"3: This line has a character that is not UTF-8. {SAVE_AS}",
    ),
    "half a letter": (b"time_period\n\xed\xa0\x80\n", f"2: This line has a character that is not UTF-8. {SAVE_AS}"),
    "semicolons": (
        GOOD.replace(",", ";").encode(),
        f"1: The cells are separated by semicolons, and a CSV separates them by commas. {SAVE_AS}",
    ),
    "tabs": (
        GOOD.replace(",", "\t").encode(),
        f"1: The cells are separated by tabs, and a CSV separates them by commas. {SAVE_AS}",
    ),
    "nothing": (
        b"",
        "1: The table is empty. Put the names of the columns in the first line and a row in each line below it.",
    ),
    "empty lines": (
        b"\n\n  \n",
        "1: The table is empty. Put the names of the columns in the first line and a row in each line below it.",
    ),
    "only the names of the columns": (
        f"{HEAD}\n".encode(),
        "1: The table has no rows. Add a row in each line below the names of the columns.",
    ),
    "no names of columns": (
        b"2023,Sandwell,A,10\n",
        f"1: The first line has none of the columns of the metadata. Begin the file with the line {HEAD}.",
    ),
    "something else": (
        b'{"a": 1}\n',
        "1: This is JSON, not a CSV. Save the table itself as CSV UTF-8.",
    ),
    "two versions": (
        f"{HEAD}\n<<<<<<< HEAD\n2023,Sandwell,A,10\n=======\n2023,Sandwell,A,11\n>>>>>>> other\n".encode(),
        "2: Two versions of the table were merged here, and no one has chosen between them. "
        "Keep the right lines, and take out the marks <<<<<<<, ======= and >>>>>>>.",
    ),
    "an open quotation mark": (
        rows("A,10", '"B,20', "C,30").encode(),
        '3: A quotation mark is opened here and not closed. Close it, or write "" for a quotation mark inside a cell.',
    ),
    "a quotation mark closed too late": (
        rows("A,10", '"B,20', 'C",30').encode(),
        "3: A quotation mark is opened here and closed only in line 4. Close it where the cell ends.",
    ),
    "words behind a quotation mark": (
        rows('"A"b,10').encode(),
        '2: Something follows a closing quotation mark here. Write "" for a quotation mark inside a cell.',
    ),
    "a cell that swallowed a book": (
        rows("A,10", "b" * 200_000 + ",20").encode(),
        "3: A cell of this row has 200,000 letters; the limit is 5,000. Shorten it.",
    ),
    "10 MB": (
        (rows("A,10") + "2023,Sandwell,B,20\n" * 530_000).encode(),
        "1: This table is 10.1 MB; the limit is 8 MB. Keep the areas and years that the site shows; "
        "`python -m macros import` does that for an official file.",
    ),
    "a row too short": (
        rows("A,10").encode() + b"2023\n",
        "3: This row has 1 cell, and the first line has 4 columns. Add the missing cells; write `x` only where the source itself gives no value.",
    ),
    "a row too long": (
        rows("A,10").encode() + b"2023,Sandwell,A, or so,10\n",
        "3: This row has 5 cells, and the first line has 4 columns. "
        "Put a cell with a comma in it between quotation marks.",
    ),
    "empty rows": (
        GOOD.encode() + b",,,\n,,,\n,,,\n",
        "4: This row is empty, and so are 2 more. Remove the empty rows.",
    ),
    "commas at the ends of lines": (
        "".join(f"{line},,\n" for line in GOOD.splitlines()).encode(),
        "1: The first line gives 2 columns no name. Write the name, or remove the comma.",
    ),
    "a column twice": (b"time_period,area,kind,kind\n2023,S,A,B\n", "1: The column `kind` appears twice. Keep one."),
    "a column that the metadata does not know": (
        rows("A,10").replace("kind", "kinds").encode(),
        "1: The column `kinds` is not in the metadata. Did you mean `kind`?",
    ),
    "columns in another order": (
        b"area,time_period,kind,children_count\nSandwell,2023,A,10\n",
        f"1: The columns are in a different order from the metadata. Put them as {HEAD.replace(',', ', ')}.",
    ),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_what_cannot_be_read_is_told_once_at_its_line(case, tmp_path):
    raw, message = UNREADABLE[case]
    assert faults(tmp_path, raw, metadata()) == [f"{NAME}:{message}"]


def test_many_rows_of_a_wrong_length_are_told_in_one_message(tmp_path):
    assert faults(tmp_path, rows("A,10") + "2023\n" * 1000, metadata()) == [
        f"{NAME}:3: This row has 1 cell, and the first line has 4 columns (the same in lines 4, 5, 6, 7, and 995 more). "
        "Add the missing cells; write `x` only where the source itself gives no value."
    ]


def test_a_mark_at_the_beginning_is_read_and_told_as_advice(tmp_path):
    [told] = faults(tmp_path, b"\xef\xbb\xbf" + GOOD.encode(), metadata())
    assert told == (
        f"{NAME}:1: advice: The file begins with an invisible mark (a byte-order mark). It was read as it should be. "
        "Run `python -m macros tidy` to remove it."
    )


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_windows_line_ends_are_read_and_told_as_advice(end, tmp_path):
    [told] = faults(tmp_path, GOOD.replace("\n", end).encode(), metadata())
    assert told == (
        f"{NAME}:1: advice: The file has Windows line ends. It was read as it should be. "
        "Run `python -m macros tidy` to change them."
    )


def test_lines_are_those_of_the_file_empty_ones_counted(tmp_path):
    csv_text = rows("A,10").replace("A,10\n", "A,10\n\n\n") + "2023,Sandwell,B,ten\n"
    [told] = faults(tmp_path, csv_text, metadata())
    assert told.startswith(f"{NAME}:5: `children_count` is `ten`")


def test_a_table_without_metadata_is_told(tmp_path):
    write(tmp_path, "other", GOOD, metadata())
    (tmp_path / "data/tables/example.csv").write_text(GOOD, encoding="utf-8")
    assert [str(one) for one in read(tmp_path)[1]] == [
        f"{NAME}:1: This table has no metadata. Write example.yml beside it."
    ]


def test_metadata_without_a_table_are_told(tmp_path):
    write(tmp_path, "exampel", GOOD, metadata())
    (tmp_path / "data/tables/example.yml").write_text(metadata(), encoding="utf-8")
    assert [str(one) for one in read(tmp_path)[1]] == [
        "data/tables/example.yml:1: There is no table example.csv for this metadata. Did you mean `exampel`?"
    ]


def test_a_column_that_only_the_metadata_have_is_told_in_the_metadata(tmp_path):
    assert faults(tmp_path, "time_period,area,kind\n2023,Sandwell,A\n", metadata()) == [
        f"data/tables/example.yml:{22 + 6}: The metadata name the column `children_count`, and the CSV has none. "
        f"Add it to {NAME}, or remove it here."
    ]


cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n"), max_size=8)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.lists(st.tuples(cells, cells), min_size=1, max_size=6))
def test_whatever_text_a_cell_holds_it_is_read_as_it_stands_or_told(body, tmp_path):
    held = io.StringIO(newline="")
    csv.writer(held, lineterminator="\n").writerows([HEAD.split(","), *(["2023", "Sandwell", *row] for row in body)])
    write(tmp_path, "example", held.getvalue(), metadata())
    found, problems, _ = read(tmp_path)
    if found is None:
        assert problems
    else:
        assert [tuple(row) for row in found.cells[["kind", "children_count"]].itertuples(index=False)] == body


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=st.binary(max_size=60), at=st.integers(0, len(GOOD)))
def test_no_bytes_in_a_file_end_in_a_traceback(raw, at, tmp_path):
    text = GOOD.encode()
    for one in faults(tmp_path, text[:at] + raw + text[at:], metadata()):
        assert one.startswith("data/tables/example.")
