"""YAML is read within bounds, and what is wrong with it is told at its line in an editor's words."""

from __future__ import annotations

import datetime
import re
import time
from typing import Literal

import pytest
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


UNREADABLE = {
    "a colon inside a value": (
        "title: it: is\n",
        "1: There is a colon inside this value: it: is. Put the whole value in quotes.",
    ),
    "no space after a colon": (
        "title: x\ntel:Foo\nnumber: 2\n",
        "2: A space is missing after the colon of `tel`. Write `tel: Foo`.",
    ),
    "no space after the first colon": (
        "title:Foo\nsummary: x\n",
        "1: A space is missing after the colon of `title`. Write `title: Foo`.",
    ),
    "a colour without quotes in a mapping": (
        'look: {accent: #12436d, mark: [{path: M5 21, colour: "#fff"}]}\nname: x\n',
        "1: A `#` behind a space begins a remark, so nothing from there on is read: #12436d. "
        "Put the value that begins with `#` in quotes.",
    ),
    "no space after the only colon": (
        "title:Foo\n",
        "1: A space is missing after the colon. Begin each line with a word, a colon and a space.",
    ),
    "no space after the colon of a line further in": (
        "title: x\n  tel:Foo\n",
        "2: This line is read as part of the value above: tel:Foo. "
        "Begin it with as many spaces as the lines like it, and a space after a colon.",
    ),
    "too many spaces": (
        "title: x\n  tel: y\n",
        "2: This line does not fit the one above: tel: y. "
        "Lines that belong together begin with the same number of spaces; check the quotes too.",
    ),
    "an entry with too many spaces": (
        "title: x\ntags:\n- a\n - b\n",
        "4: This line is read as part of the value above: - b. "
        "Begin it with as many spaces as the lines like it, and a space after a colon.",
    ),
    "a tab": ("title: x\n\ttel: y\n", "2: This line begins with a tab. Use spaces there."),
    "an open quote": (
        "title: 'abc\ntel: x\n",
        "1: A quotation mark opens in this line and is not closed in it. "
        "Close it at the end of the value, and write a quote inside the value as “ or ”.",
    ),
    "an open quote that another one closes": (
        'tel: "1"\ntitle: "abc\nkind: "first"\n',
        "2: A quotation mark opens in this line and is not closed in it. "
        "Close it at the end of the value, and write a quote inside the value as “ or ”.",
    ),
    "a quote inside quotes": (
        "title: 'it's'\n",
        "1: There are words after the closing quote: s'. "
        "Put the whole value between single quotes, and write a quote inside it as “ or ”.",
    ),
    "a star": (
        "title: *x*\n",
        "1: The value begins with `*`, which repeats another value. Put the whole value in quotes.",
    ),
    "an at sign": (
        "title: @x\n",
        "1: The value begins with `@`, which has its own meaning. Put the whole value in quotes.",
    ),
    "a link": ("title: [x](y)\n", "1: The value begins with `[`, which begins a list. Put the whole value in quotes."),
    "a macro": (
        "title: {{ x }}\n",
        "1: A macro begins this value. Put the whole value in quotes, and texts inside it between the other kind, as in \"{{ highest('source') }} made the most contacts\"; only figures can have macros, other values are plain words.",
    ),
    "a bracket in a bracket": (
        "title: {{a: b}: c}\n".replace("{{", "{ {"),
        "1: A bracket begins a value here, where a word should be. Put a text that begins with `{` or `[` in quotes.",
    ),
    "an open bracket": (
        "title: x\ntags: [a, b\ntel: x\n",
        "2: The bracket `[` that opens here is not closed, or a comma or quote is missing in it. "
        "Close it; put a text that begins with a bracket in quotes.",
    ),
    "two files in one": (
        "title: x\n---\ntitle: y\n",
        "2: `---` begins a second file here, and what is below it would not be read. Remove the line `---`.",
    ),
    "an instruction": (
        "%YAML 1.1\n---\ntitle: x\n",
        "1: A line that begins with `%` gives YAML an instruction, which is not done here. Remove it.",
    ),
    "a list": (
        "- title: x\n",
        "1: This is a list, and should be `word: value` lines. Begin each line with a word, a colon and a space.",
    ),
    "a text": (
        "just words\n",
        "1: This should be `word: value` lines. Begin each line with a word, a colon and a space.",
    ),
    "a control character": (
        "title: x\ntel: y\x1b[31m\n",
        "2: An invisible control character (U+001B) is in this line. Delete it, or type the line again.",
    ),
    "a line end that no editor shows": (
        "title: x\u2028y\n",
        "1: An invisible control character (U+2028) is in this line. Delete it, or type the line again.",
    ),
    "an alias": (
        "title: &a x\ntel: *a\n",
        "2: `*a` repeats a value from elsewhere, which is not done here. "
        "Write the value itself; put a text that begins with `*` in quotes.",
    ),
    "an anchor": (
        "title: &a x\n",
        "1: `&a` gives a value a name, which is not done here. Remove it; put a text that begins with `&` in quotes.",
    ),
    "joined lines": (
        "title: x\ninner:\n  <<: {a: b}\n",
        "3: `<<` joins lines from elsewhere in, which is not done here. Write the lines out.",
    ),
    "a tag that runs a program": (
        "title: !!python/object/apply:os.system [x]\n",
        "1: `!!python/object/apply:os.system` is an instruction to a program, which is not done here. "
        "Remove it; put a text that begins with `!` in quotes.",
    ),
    "a word twice": (
        "title: x\ntel: y\ntitle: z\n",
        "3: `title` appears here a second time: it is on line 1 already. Keep one of them.",
    ),
    "a phone number without quotes": (
        "title: x\ntel: 01215673200\n",
        '2: `01215673200` without quotes is read as another number, or as none. Put it in quotes: "01215673200".',
    ),
    "a time without quotes": (
        "title: 10:30\n",
        '1: `10:30` without quotes is read as another number, or as none. Put it in quotes: "10:30".',
    ),
    "a number of 5,000 digits": (
        f"title: x\nnumber: {'9' * 5000}\n",
        f"2: `{'9' * 60}…` is a number of 5,000 digits. Put it in quotes, if it is right.",
    ),
    "no without quotes": (
        "title: no\n",
        '1: `title` is `no`, which without quotes is true or false. Put it in quotes: "no".',
    ),
    "a word that is a number": (
        "title: x\n1: y\n",
        '2: `1` before a colon is read as a number, and should be a word. Put it in quotes: "1".',
    ),
    "a word that is yes": (
        "title: x\nyes: y\n",
        '2: `yes` before a colon is read as true or false, and should be a word. Put it in quotes: "yes".',
    ),
    "a remark that was none": (
        "title: Contact #1\n",
        "1: What follows `#` on this line is not read. "
        "Put the whole value in quotes; a remark needs two spaces before `#`, and one after it.",
    ),
    "curly quotes": (
        "title: “x”\n",
        '1: The quotes around this value are curly, and count as letters. Use straight quotes ", or none.',
    ),
    "an empty value": (
        "title: x\ntags:\n",
        "2: `tags` is empty. Write its value after the colon, or remove the line.",
    ),
    "an empty text": ('title: ""\n', "1: `title` is empty. Write its value after the colon."),
    "nothing but spaces": (
        "title: '  '\n",
        "1: `title` contains only spaces. Write its words.",
    ),
    "a tilde": ("title: ~\n", "1: `title` is empty. Write its value."),
    "a text for a list": (
        "title: x\ntags: one\n",
        "2: `tags` is the text `one`, and should be a list. Write it as a list: `tags: [one]`.",
    ),
    "a list for a text": (
        "title: [a]\n",
        "1: `title` is a list, and should be a text. Write a text after `title:`, without brackets or `- `.",
    ),
    "a text for a number": (
        "title: x\nnumber: '3'\n",
        "2: `number` is the text `3`, and should be a whole number, such as 12. Write it without quotes.",
    ),
    "a text for yes or no": (
        "title: x\nflag: maybe\n",
        "2: `flag` is the text `maybe`. Write true or false.",
    ),
    "a number out of bounds": ("title: x\nnumber: 0\n", "2: `number` is 0. Write a number that is at least 1."),
    "a word that is none of several": (
        "title: x\nkind: third\n",
        "2: `kind` is `third`, which is not one of its values. Use one of `first`, `second`.",
    ),
    "one fault for a value of several types": (
        "title: x\neither: [1]\n",
        "2: `either` is a list, and should be a text or a whole number, such as 12 or lines of `word: value`. "
        "Write a text or a whole number, such as 12 or lines of `word: value` after `either:`, without brackets or `- `.",
    ),
    "a fault inside a value of several types": (
        "title: x\neither: {a: b}\n",
        "2: `a` is the text `b`. Write a whole number, such as 12.",
    ),
    "a misspelt word": ("titel: x\n", "1: `titel` is not a field that belongs here. Did you mean `title`?"),
    "a day without its dashes": (
        "title: x\nday: 20261120\n",
        "2: `day` is `20261120`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
    ),
    "a year a thousand years ahead": (
        "title: x\nday: 3025-01-01\n",
        "2: `day` is `3025-01-01`, and the year 3025 must be a mistake. Correct the year.",
    ),
    "a time that is missing": (
        "title: x\nwhen: 2026-11-20\n",
        "2: `when` is `2026-11-20`, without a time of day. Write the time of the clock too, such as 2026-11-20 10:00.",
    ),
    "HTML": ("title: <script>alert(1)</script>\n", "1: `title` holds HTML: <script>. Write plain words."),
    "an address that runs a program": (
        "title: javascript:alert(1)\n",
        "1: `title` holds `javascript:`, which can run a program. Remove it.",
    ),
    "a macro in quotes": (
        "title: '{{ 7*7 }}'\n",
        "1: `title` holds `{{`, which begins or ends a macro. Macros belong in pages and in the titles of figures: write plain words.",
    ),
    "an escaped control character": (
        'title: "x\\e[31m"\n',
        "1: `title` has an invisible character (U+001B). Delete it, or type the words again.",
    ),
    "a letter that turns the text round": (
        "title: a\u202eb\n",
        "1: `title` has an invisible character (U+202E). Delete it, or type the words again.",
    ),
    "an entry twice": ("title: x\ntags: [a, b, a]\n", "2: `a` appears twice in `tags`. Keep one of them."),
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
