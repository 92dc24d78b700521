"""YAML is read within bounds, and what is wrong with it is told at its line in an editor's words."""

from __future__ import annotations

import datetime
import re
import time
from pathlib import Path
from typing import Literal

import pytest
import yaml
from pydantic import Field, model_validator

from macros.messages import Problem
from macros.records import Record, Strict, at, check, parse, read, salvage

JARGON = re.compile(r"\b(?:Input|valid|pydantic|mapping|scalar|token|NoneType|str|dict|int)\b")


class Inner(Strict):
    a: str
    n: int = 0


class Model(Strict):
    title: str
    tel: str = ""
    tags: list[str] = Field(default_factory=list)
    day: datetime.date | None = None
    when: datetime.datetime | None = None
    flag: bool = False
    number: int = Field(default=1, ge=1)
    inner: Inner | None = None
    lots: dict[str, Inner] = Field(default_factory=dict)
    kind: Literal["first", "second"] = "first"
    either: str | int | dict[str, int] | None = None


class Named(Strict):
    title: str
    owner: str
    place: str


class Bounds(Strict):
    low: int
    high: int

    @model_validator(mode="after")
    def _in_order(self) -> Bounds:
        if self.high < self.low:
            raise at(("high",), "`high` is below `low`", "Swap them")
        return self


def told(text: str) -> list[str]:
    """What is told of a text as a record of the model above: `line: what. fix.` each."""
    record = parse(text, "f")
    found = [record] if isinstance(record, Problem) else check(record, Model)
    return [str(one).removeprefix("f:") for one in found] if isinstance(found, list) else []


WRITTEN = yaml.safe_load(Path(__file__).with_name("mistakes.yml").read_text(encoding="utf-8"))
UNREADABLE = {
    **{case: (one["text"], one["told"]) for case, one in WRITTEN.items()},
    "a number of 5,000 digits": (
        f"title: x\nnumber: {'9' * 5000}\n",
        f"2: `{'9' * 60}…` is a number of 5,000 digits. Put it in quotes, if it is right.",
    ),
    "an endless text": (f"title: {'x' * 6000}\n", "1: `title` has 6,000 letters. Give it 5,000 at most."),
}


@pytest.mark.parametrize("case", UNREADABLE)
def test_one_mistake_is_one_message_at_its_line_in_an_editors_words(case):
    text, message = UNREADABLE[case]
    assert told(text) == [message]
    assert not JARGON.search(message)


def test_all_mistakes_that_leave_the_rest_readable_are_told_at_once():
    assert len(told("titel: x\ntel: 0121\nday: soon\nflag: maybe\nyes: 1\ntags: [a, a]\n")) == 6


def test_what_is_written_well_has_no_fault():
    text = (
        'title: x\ntel: "0121"\ntags: [a]\nday: 2026-11-20\nwhen: 2027-03-04 10:00\nflag: yes\nnumber: 3  # of them\n'
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "title: " + "{a: " * 50_000,
        "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n" * 2000,
        "x" * 10_000_000,
    ],
    ids=["brackets", "lines", "aliases", "ten megabytes"],
)
def test_a_file_that_would_take_for_ever_is_told_at_once(text):
    began = time.process_time()
    assert told(text)
    assert time.process_time() - began < 2


FILES = {
    "UTF-16": (
        "title: x\n".encode("utf-16"),
        "This file is saved as UTF-16. In the editor, choose Save as, and UTF-8.",
    ),
    "Latin-1": (b"title: x\ntel: \xe9\n", "This line has a character that is not UTF-8. Save the file as UTF-8."),
    "a NUL": (
        b"title: \x00\n",
        "An invisible control character (U+0000) is in this line. Delete it, or type the line again.",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_text_is_told(case, tmp_path):
    raw, message = FILES[case]
    (tmp_path / "f.yml").write_bytes(raw)
    assert str(read(tmp_path / "f.yml", tmp_path)) == f"f.yml:{2 if case == 'Latin-1' else 1}: {message}"


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbftitle: x\r\ntel: y\r\n", b"title: x\rtel: y\r"])
def test_marks_and_line_ends_of_other_systems_are_read_as_they_should_be(raw, tmp_path):
    (tmp_path / "f.yml").write_bytes(raw)
    record = read(tmp_path / "f.yml", tmp_path)
    assert isinstance(record, Record)
    assert (record.data, record.line("tel")) == ({"title": "x", "tel": "y"}, 2)


def test_a_folder_and_a_missing_file_are_told(tmp_path):
    (tmp_path / "f.yml").mkdir()
    assert "This is a folder" in str(read(tmp_path / "f.yml", tmp_path))
    assert "This file is missing" in str(read(tmp_path / "g.yml", tmp_path))


def test_a_message_never_gives_a_terminal_an_order():
    one = Problem("data/\x1b[2Jf.yml", 1, "`a\x1b]0;x\x07` \u202e is wrong", "Mend\x00 it")
    assert str(one) == "data/\\x1b[2Jf.yml:1: `a\\x1b]0;x\\x07` \\u202e is wrong. Mend\\x00 it."


def test_what_is_right_in_a_record_can_be_used_while_the_rest_is_mended():
    found = salvage({"title": 3, "tel": "1", "day": "2026-11-20", "flag": "x"}, Model)
    assert (found.title, found.tel, found.day, found.flag) == ("", "1", datetime.date(2026, 11, 20), False)


def test_a_misspelt_word_does_not_hide_that_others_are_missing():
    record = parse("titel: A\n", "x.yml")
    assert isinstance(record, Record)
    found = check(record, Named)
    assert isinstance(found, list)
    assert [str(one) for one in found] == [
        "x.yml:1: `owner` and `place` are missing. Add a line for each of them.",
        "x.yml:1: `titel` is not a field that belongs here. Did you mean `title`?",
    ]


def test_what_values_say_together_is_told_at_the_line_of_the_one_that_is_wrong():
    record = parse("low: 3\nhigh: 2\n", "x.yml")
    assert isinstance(record, Record)
    assert [str(one) for one in check(record, Bounds)] == ["x.yml:2: `high` is below `low`. Swap them."]  # type: ignore[union-attr]


def test_what_only_follows_from_a_value_that_could_not_be_read_is_not_told_beside_it():
    record = parse(f"low: 3\nhigh: {'-' + '9' * 40}\n", "x.yml")
    assert isinstance(record, Record)
    [one] = check(record, Bounds)  # type: ignore[misc]
    assert "is a number of 40 digits" in str(one)


@pytest.mark.parametrize("typed", ["[[a]]", "[a]", "{x: y}", "{x: [y]}"])
@pytest.mark.parametrize("model", [Model])
def test_no_message_shows_a_list_as_a_program_would(model, typed):
    for word in Model.model_fields:
        found = check(parse(f"{word}: {typed}\n", "f.yml"), model)
        assert isinstance(found, list)
        assert not [one for one in found if "['" in str(one) or "{'" in str(one)]
