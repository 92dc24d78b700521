"""Explains YAML syntax errors in plain English, at the line of the mistake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import yaml

from macros.messages import INVISIBLE, visible


class Unreadable(Exception):
    """A text cannot be read any further. `line` counts from 0."""

    def __init__(self, line: int, what: str, fix: str, code: str = "") -> None:
        super().__init__(what)
        self.line, self.what, self.fix, self.code = line, what, fix, code


UNPRINTABLE = re.compile("[^\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MERGED = re.compile(r"<{7} |>{7} |={7}$")
QUOTES = ("'", '"')
WORD = re.compile(r"(\s*(?:- +)*)([\w“”‘’\"'-][^:#]*):(.*)")
HARD = re.compile(r"\s*(?:- +)*([\w-]+):[\u00a0\u2007\u202f\u3000]")
REMARK = re.compile(r"[^\"'#]* (#[^\s,}\]]+)")
"""A `#` that begins a remark: a space is before it, and no quote."""
COLON_INSIDE = re.compile(r"[{,]\s*([\w-]+): +([^\"'{}\[\],:\s][^\"'{}\[\],:]*: [^\"'{}\[\],]*)")
"""A text without quotes inside `{…}` that has a colon, which would begin a second value, and its word."""
STARTS = {
    "*": "repeats another value",
    "&": "names a value",
    "!": "begins an instruction",
    "@": "has its own meaning",
    "`": "has its own meaning",
    "%": "begins an instruction",
    "|": "begins a text of several lines",
    ">": "begins a text of several lines",
    "[": "begins a list",
    "{": "begins a mapping",
    ",": "parts the entries of a list",
    "]": "ends a list",
    "}": "ends a mapping",
}
"""What the first letter of a value without quotes can mean to YAML."""


def explain(error: yaml.YAMLError, rows: Sequence[str], last: Any) -> Unreadable:
    """The mistake behind an error of the parser. `last` is what was read before it."""
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    line = _row_with_words(rows, mark.line if mark else 0)
    about = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    for one in (line, line - 1):
        if one >= 0 and (hard := HARD.match(rows[one])):
            what = f"A hard space (the one that keeps words on one line) is after the colon of `{visible(hard[1])}`"
            return Unreadable(one, what, "Type an ordinary space in its place")
    if "escape" in about or "hexdec" in about:
        what = "A `\\` in this value begins a code that means no letter"
        return Unreadable(line, what, "Type the letter itself; between single quotes a `\\` is only itself")
    if "quoted scalar" in about and context:
        return open_quote(context.line)
    if isinstance(last, yaml.ScalarEvent) and last.style in QUOTES:
        start: Any = last.start_mark
        end: Any = last.end_mark
        after = rows[line][end.column :].strip() if end.line == line else ""
        if end.line > start.line:
            return open_quote(start.line)
        if after:
            what = f"There are words after the closing quote: {visible(after)}"
            fix = "Put the whole value between single quotes, and write a quote inside it as “ or ”"
            return Unreadable(line, what, fix)
    for one in (line, line - 1):
        if one >= 0 and re.match(r" *\t", rows[one]):
            return Unreadable(one, "This line begins with a tab", "Use spaces there")
    if "simple key" in about and context:
        return _no_colon(context.line, rows)
    if dash := _no_space_after_dash(line, rows):
        return dash
    if "mapping values" in about:
        return _colon(line, mark.column if mark else 0, rows)
    if "flow" in about and context and context.line < len(rows):
        return _open_bracket(context.line, context.column, rows)
    return _start_of_value(line, rows) or _indentation(line, rows)


def _no_space_after_dash(line: int, rows: Sequence[str]) -> Unreadable | None:
    """An entry of a list whose `-` is directly before its first word, so that the lines below do not fit it."""
    for one in (line, line - 1):
        if one >= 0 and (found := re.match(r"\s*-([\w\"'][^:]*:\s.*)", rows[one])):
            what = f"A space is missing after the `-` of `{visible(rows[one].strip())}`"
            return Unreadable(one, what, f"Write `- {visible(found[1])}`")
    return None


def merge_marks(rows: Sequence[str]) -> Unreadable | None:
    """Where two versions of a text were put together by a program that could not choose."""
    line = next((number for number, row in enumerate(rows) if MERGED.match(row)), None)
    if line is None:
        return None
    what = "Two versions of this file were merged here, and no one has chosen between them"
    return Unreadable(line, what, "Keep the right lines, and take out the marks <<<<<<<, ======= and >>>>>>>")


def unprintable(rows: Sequence[str]) -> Unreadable | None:
    """The first character that no text may have, or that ends a line for YAML and for no editor."""
    for line, row in enumerate(rows):
        if found := UNPRINTABLE.search(row):
            what = f"An invisible control character (U+{ord(found[0]):04X}) is in this line"
            return Unreadable(line, what, "Delete it, or type the line again", INVISIBLE)
    return None


def open_quote(line: int) -> Unreadable:
    """A quotation mark that is not closed where it should be."""
    what = "A quotation mark opens in this line and is not closed in it"
    return Unreadable(line, what, "Close it at the end of the value, and write a quote inside the value as “ or ”")


def _open_bracket(line: int, column: int, rows: Sequence[str]) -> Unreadable:
    """A bracket that is not closed where it should be, or that begins a text."""
    before, bracket = rows[line][:column].rstrip(), rows[line][column : column + 1]
    remark = REMARK.match(rows[line], column)
    if remark and rows[line].rstrip().endswith(("]", "}")):
        what = f"A `#` behind a space begins a remark, so nothing from there on is read: {visible(remark[1])}"
        return Unreadable(line, what, "Put the value that begins with `#` in quotes")
    if bracket == "{" and (colon := COLON_INSIDE.search(rows[line], column)):
        what = f"Inside `{{…}}` the text of `{visible(colon[1])}` has a colon"
        return Unreadable(line, what, f'Put the text in quotes: {visible(colon[1])}: "{visible(colon[2].strip())}"')
    what = (
        f"The bracket `{bracket if bracket in ('[', '{') else '['}` that opens here is not closed, "
        "or a comma or quote is missing in it"
    )
    if before.endswith((":", "-")):
        return Unreadable(line, what, "Close it; put a text that begins with a bracket in quotes")
    return Unreadable(line, what, "Close it, and put entries with a comma, colon or bracket in quotes")


def _no_colon(line: int, rows: Sequence[str]) -> Unreadable:
    """A line that should be `word: value` and has no colon, or no space after it."""
    return (
        _no_space(line, rows)
        or _start_of_value(line, rows)
        or Unreadable(
            line,
            f"There is no colon in this line: {visible(rows[line].strip())}",
            "Write it as `word: value`; begin it with more spaces than the line above if it goes on with that line",
        )
    )


def _no_space(line: int, rows: Sequence[str]) -> Unreadable | None:
    """A word whose value follows the colon at once, so that YAML takes all of it for one text; no address does so."""
    found = re.match(r"\s*(?:- +)*([\w-]+):((?!//)\S.*)", rows[line])
    if not found:
        return None
    what = f"A space is missing after the colon of `{visible(found[1])}`"
    return Unreadable(line, what, f"Write `{visible(found[1])}: {visible(found[2])}`")


def _colon(line: int, column: int, rows: Sequence[str]) -> Unreadable:
    """A colon where a value goes on: the value has one in it, or the line begins with too many spaces."""
    row = rows[line]
    word = WORD.match(row)
    if word and len(word[1]) + len(word[2]) >= column and line:
        above = _row_with_words(rows, line - 1)
        return _no_space(above, rows) or _indentation(line, rows)
    value = word[3].strip() if word else row.strip()
    return Unreadable(
        line,
        f"There is a colon inside this value: {visible(value)}",
        "Put the whole value in quotes",
    )


def _start_of_value(line: int, rows: Sequence[str]) -> Unreadable | None:
    """A value without quotes that begins with a letter which means something else."""
    word = WORD.match(rows[line]) if line < len(rows) else None
    value = (word[3] if word else re.sub(r"^\s*(- +)*", "", rows[line] if line < len(rows) else "")).strip()
    if word and re.match(r"[-?](?: |$)", value):
        what = f"The value begins with `{value[0]} `, which begins an entry of a list"
        return Unreadable(line, what, "Put the whole value in quotes, or the list on separate lines below the word")
    if value[:1] in STARTS:
        what = f"The value begins with `{value[0]}`, which {STARTS[value[0]]}"
        return Unreadable(line, what, "Put the whole value in quotes")
    return None


def _indentation(line: int, rows: Sequence[str]) -> Unreadable:
    row = rows[line] if line < len(rows) else ""
    above = rows[line - 1] if line else ""
    if line == 1 and above.strip() and not WORD.match(above):  # a first line without a colon makes the second a fault
        return _no_colon(0, rows)
    if line == 1 and re.match(r"[\w-]+:\S", above):
        return _no_colon(0, rows)
    if line == 1 and above.startswith("- ") and re.match(r"\w", row):
        what = f"This line begins with `- `, and those below it do not: {visible(above.strip())}"
        return Unreadable(0, what, "Remove the `- `, or indent the lines below by two spaces")
    what = f"This line does not fit the one above: {visible(row.strip())}" if row.strip() else "The file ends too early"
    return Unreadable(
        line, what, "Lines that belong together begin with the same number of spaces; check the quotes too"
    )


def _row_with_words(rows: Sequence[str], line: int) -> int:
    """The line itself, or the last one before it that is not blank."""
    line = min(line, len(rows) - 1)
    while line > 0 and not rows[line].strip():
        line -= 1
    return line
