"""A YAML record, read with the line of each of its values and checked against its model.

Metadata of tables, front matter of pages and the files of `data/` are all records: a mapping whose faults
must be reported at the line that the officer typed.
"""

from macros.records.files import MISSING, of_another_form, read, text_of
from macros.records.given import given, merged, over
from macros.records.model import Strict, at, check, salvage
from macros.records.notation import parse, quoted
from macros.records.record import Place, Record
from macros.records.times import DAY, DayInside
from macros.records.unwritten import UNWRITTEN, to_write, unwritten, unwritten_line
from macros.records.values import (
    Address,
    Day,
    Name,
    Sentence,
    Slug,
    as_address,
    days_to_come,
    texts_that_no_record_may_hold,
    wrong_text,
)

__all__ = [
    "DAY",
    "MISSING",
    "UNWRITTEN",
    "Address",
    "Day",
    "DayInside",
    "Name",
    "Place",
    "Record",
    "Sentence",
    "Slug",
    "Strict",
    "as_address",
    "at",
    "check",
    "days_to_come",
    "given",
    "merged",
    "of_another_form",
    "over",
    "parse",
    "quoted",
    "read",
    "salvage",
    "text_of",
    "texts_that_no_record_may_hold",
    "to_write",
    "unwritten",
    "unwritten_line",
    "wrong_text",
]
