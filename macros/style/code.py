"""The words in code: messages and docstrings, and comments in any language that Pygments reads."""

from __future__ import annotations

import ast
import io
import tokenize
from collections.abc import Callable, Iterator
from typing import Any

from pygments.lexers import get_lexer_for_filename
from pygments.token import Comment, String
from pygments.util import ClassNotFound

from macros.prose import BLOCKS_END, FROM_A_TABLE, Sentence, sentences

MARKS = "#/*;!- \t"
"""The signs at the beginning of a comment."""
LANGUAGES = {"need": "need.sh", "run": "run.sh"}
"""Files whose names do not say what they are written in."""

Kept = Callable[[Sentence], Any]


def python(text: str) -> Iterator[list[tuple[int, str]]]:
    """Each message and docstring of a module as its lines, without the patterns that code looks for."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."))
        for part in ast.walk(node)
        if part is not node
    }
    rows = text.split("\n")
    for node in ast.walk(tree):
        if id(node) in inside:
            continue
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield _lines(node.value, node, rows)
        elif isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else FROM_A_TABLE for one in node.values]
            yield _lines("".join(map(str, parts)), node, rows)


def _lines(said: str, node: ast.expr, rows: list[str]) -> list[tuple[int, str]]:
    """The lines of a text. One that is typed on several, in pieces, is cut where its pieces begin."""
    first, last = node.lineno, node.end_lineno or node.lineno
    if "\n" in said or first == last:
        return list(enumerate(said.split("\n"), start=first))
    lines: list[tuple[int, str]] = []
    offset = 0
    for number in range(first + 1, last + 1):
        words = rows[number - 1].strip().lstrip("rfbu").lstrip("\"'")[:12].split("{")[0]
        start = said.find(words, offset) if words else -1
        if start > offset:
            lines.append((number - 1 if lines else first, said[offset:start]))
            offset = start
    return [*lines, (last if lines else first, said[offset:])]


def remarks(name: str, text: str, kept: Kept) -> Iterator[Any]:
    """Each comment in a file; comments on consecutive lines are one."""
    block: list[tuple[int, str]] = []
    for line, value in _python_remarks(text) if name.endswith(".py") else _remarks(name, text):
        rows = [row.strip().lstrip(MARKS) for row in value.strip().removesuffix("*/").split("\n")]
        if block and line > block[-1][0] + 1:
            yield from map(kept, sentences(iter(block), end=BLOCKS_END))
            block = []
        block += enumerate(rows, start=line)
    yield from map(kept, sentences(iter(block), end=BLOCKS_END))


def _remarks(name: str, text: str) -> Iterator[tuple[int, str]]:
    for line, kind, value in _tokens(name, text) if "#" in text or "/*" in text or "//" in text else ():
        if kind in Comment and kind not in Comment.Preproc and kind not in Comment.Hashbang:
            yield line, value


def _python_remarks(text: str) -> Iterator[tuple[int, str]]:
    try:
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                yield token.start[0], token.string
    except (tokenize.TokenError, SyntaxError):
        return  # reported by Python itself


def texts(name: str, text: str, kept: Kept) -> Iterator[Any]:
    """Each text in quotes of a file of code."""
    said, first, last = "", 0, 0
    for line, kind, value in _tokens(name, text):
        if kind in String and (not said or line <= last + 1):
            first = first if said else line
            said, last = said + (FROM_A_TABLE if kind in String.Interpol else value), line + value.count("\n")
        elif said and value.strip(" \t"):
            yield from map(kept, _text(said, first))
            said = ""
    yield from map(kept, _text(said, first))


def _text(said: str, line: int) -> Iterator[Sentence]:
    words = said.strip("`\"'")
    if " " in words:
        yield from sentences(iter(enumerate(words.split("\n"), start=line)), end=BLOCKS_END)


def _tokens(name: str, text: str) -> Iterator[tuple[int, Any, str]]:
    short = name.rsplit("/", 1)[-1]
    try:
        lexer = get_lexer_for_filename(LANGUAGES.get(short, short), stripnl=False)
    except ClassNotFound:
        return
    line, place = 1, 0
    for index, kind, value in lexer.get_tokens_unprocessed(text):
        line += text.count("\n", place, index)
        place = index
        yield line, kind, value
