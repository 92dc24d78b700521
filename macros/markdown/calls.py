"""The calls of macros in a text, found by parsing: a name and literal values between double curly brackets.

A page is never a template. Whatever else looks like template code is reported here, at its line, and nothing of it runs.
"""

from __future__ import annotations

import ast
import re
import warnings
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.markdown.quoted import beside, outside_of_texts

MARK = re.compile(r"\{\{|\{%|\{#(?![\w:.-]+(?:[ \t][^\n{}#]*)?\})|%\}|#\}|\}\}")
"""What opens or closes template code; `{#events}` is the anchor of a heading."""
CURLY_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "′": "'", "″": '"', "«": '"', "»": '"'})
ALONE = re.compile(r"(?<![{\w])\{[ \t]*([a-z_]+)[ \t]*\([^{}\n]*\)[ \t]*\}(?!\})")
"""A call between single brackets."""
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")
CODE = re.compile(
    r"^(`{3,}|~{3,})[^`\n]*\n(?:.*?\n)??\1[ ]*$|(?<![`\\])(`+)(?!`)[^\n]*?(?<!`)\2(?!`)", re.MULTILINE | re.DOTALL
)
"""Code, in which signs of template code are signs: between fences, and between backticks in a line."""
LONGEST = 2000
"""The most characters of one call: a figure with every option set has about 400."""
DEEPEST = 12
"""The most brackets inside each other in one call."""
TEMPLATE = "template code"
MOST = 1000
"""The most calls on one page."""
EXAMPLE = '{{ figure("front-door-contacts") }}'
WITHOUT_QUOTES = re.compile(r"[a-z]\w*(?: - \w+)+")
"""The name of a table, read as a calculation."""
CONSTANTS = {"true": True, "false": False, "none": None}


@dataclass(frozen=True)
class Call:
    """A macro as a page calls it: its values, its line in the text (from 1) and where it begins and ends there."""

    name: str
    line: int
    positional: tuple[Any, ...] = ()
    named: tuple[tuple[str, Any], ...] = ()
    start: int = 0
    end: int = 0


@dataclass(frozen=True)
class Misread:
    """Template code that is not a call of a macro: its line in the text, and why in plain words."""

    line: int
    what: str
    fix: str


class _Wrong(Exception):
    """Why a piece of template code is not a call: what, and the fix."""


def calls(text: str) -> Iterator[Call | Misread]:
    """Every call of a macro in a text in its order, and everything there that only looks like one."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    place, number = 0, 0
    found: list[Call | Misread] = []
    code = [one.span() for one in CODE.finditer(text)] if "`" in text or "~~~" in text else []
    while mark := MARK.search(text, place):
        line = bisect_right(starts, mark.start())
        quoted = _within(mark.start(), code)
        if quoted and mark[0] != "{{":
            place = mark.end()
            continue
        number += 1
        if number > MOST:
            found.append(Misread(line, f"This page has more than {MOST:,} macros", "Divide it into several pages"))
            break
        if mark[0] != "{{":
            end = text.find({"{%": "%}", "{#": "#}"}.get(mark[0], "\0"), mark.end())
            found.append(Misread(line, *_other(mark[0], text[mark.start() : mark.start() + 40])))
            place = mark.end() if end < 0 else end + 2
            continue
        end = _end(text, mark.end())
        if end < 0:
            what, place = _unclosed(text, mark.end())
            if not quoted:
                found.append(Misread(line, what, f"Write it as in {EXAMPLE}"))
            continue
        place = end
        try:
            name, positional, named = _call(text[mark.end() : end - 2])
            found.append(Call(name, line, positional, named, mark.start(), end))
        except _Wrong as wrong:
            if not quoted:
                found.append(Misread(line, *wrong.args))
    calls_at = [(one.start, one.end) for one in found if isinstance(one, Call)]
    for single in ALONE.finditer(text):
        if not _within(single.start(), calls_at) and not _within(single.start(), code):
            line = bisect_right(starts, single.start())
            found.append(
                Misread(line, f"`{single[1]}` has one curly bracket on each side", f"Write two, as in {EXAMPLE}")
            )
    told: set[int] = set()
    for one in sorted(found, key=lambda one: one.line):
        if isinstance(one, Call) or one.line not in told or TEMPLATE not in one.what:
            yield one
        if isinstance(one, Misread) and TEMPLATE in one.what:
            told.add(one.line)  # one piece of template code has several signs


def _within(place: int, spans: list[tuple[int, int]]) -> bool:
    """Whether a place lies in one of these spans, which are in order."""
    index = bisect_right(spans, (place, len(spans) and spans[-1][1] + 1)) - 1
    return index >= 0 and spans[index][0] <= place < spans[index][1]


def _unclosed(text: str, place: int) -> tuple[str, int]:
    """What to say of a call whose end was not found, and where to read on."""
    paragraph = text.find("\n\n", place)
    end = text.find("}}", place, paragraph if paragraph >= 0 else len(text))
    if end >= 0:
        return "This macro is too long to be read", end + 2
    return "`{{` opens a macro here, and nothing closes it", place


def _end(text: str, place: int) -> int:
    """The place behind the `}}` that closes a call, quoted texts and inner brackets passed over; -1 without one."""
    quote, depth = "", 0
    for index in range(place, min(len(text), place + LONGEST)):
        letter = text[index]
        if quote:
            quote = "" if letter == quote and text[index - 1] != "\\" else quote
        elif letter in "\"'":
            quote = letter
        elif letter == "{":
            depth += 1
        elif letter == "}":
            if depth:
                depth -= 1
            elif text[index + 1 : index + 2] == "}":
                return index + 2
    # A quotation mark without its partner must not take the rest of the page.
    end = text.find("}}", place, place + LONGEST)
    return end + 2 if end >= 0 else -1


def _other(mark: str, words: str) -> tuple[str, str]:
    """What to say of template code that is not a call."""
    said = words.split("\n")[0].strip()
    if mark in ("}}", "%}", "#}"):
        return f"`{mark}` appears here, and nothing opens it", f"Write a macro as in {EXAMPLE}, or remove it"
    if mark == "{#":
        return f"`{said}` is a comment of template code, which a page cannot hold", "Remove it"
    return (
        f"`{said}` is template code, which a page cannot hold",
        f"Remove it. A page may only call a macro, as in {EXAMPLE}",
    )


def _call(source: str) -> tuple[str, tuple[Any, ...], tuple[tuple[str, Any], ...]]:
    """The name and the values of a call; _Wrong where it is none."""
    said = " ".join(source.split())
    if len(source) >= LONGEST or _depth(source) > DEEPEST:
        raise _Wrong("This macro is too long to be read", f"Write it as in {EXAMPLE}")
    if not said:
        raise _Wrong("Nothing is between these curly brackets", f"Name a macro, as in {EXAMPLE}")
    if source.translate(CURLY_QUOTES) != source and any(mark in outside_of_texts(source) for mark in "“”„‘’′″«»"):
        raise _Wrong(f"`{_short(said)}` has curly quotation marks", f"Type straight ones: {EXAMPLE}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # an unknown escape in a text is a text
            tree = ast.parse(said, mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError):
        raise _Wrong(
            f"`{_short(said)}` cannot be read as a macro",
            f"Check its brackets, commas and quotation marks, as in {EXAMPLE}",
        ) from None
    if beside(said):
        raise _Wrong(f"A comma is missing between two texts of `{_short(said)}`", "Put a comma between them")
    if isinstance(tree, ast.Name):
        raise _Wrong(f"`{_short(said)}` has no brackets", f"Write what it needs between brackets, as in {EXAMPLE}")
    if not isinstance(tree, ast.Call) or not isinstance(tree.func, ast.Name) or not NAME.match(tree.func.id):
        raise _Wrong(
            f"`{_short(said)}` is template code, which a page cannot hold",
            f"A page may only call a macro with values typed out, as in {EXAMPLE}",
        )
    name = tree.func.id
    if any(isinstance(value, ast.Starred) for value in tree.args) or any(not word.arg for word in tree.keywords):
        raise _Wrong(f"`{name}` has a `*` in front of a value", "Type the values out")
    named = tuple((str(word.arg), _value(name, word.value)) for word in tree.keywords)
    if len({word for word, _ in named}) < len(named):
        raise _Wrong(f"`{name}` is given the same option twice", "Keep one of them")
    return name, tuple(_value(name, value) for value in tree.args), named


def _value(name: str, node: ast.expr) -> Any:
    """A value that is typed out: text, number, true, false, none, or a list or mapping of them."""
    if isinstance(node, ast.Constant) and (
        node.value is None or isinstance(node.value, str | bool | float) or type(node.value) is int
    ):
        return node.value
    if isinstance(node, ast.Name) and node.id in CONSTANTS:
        return CONSTANTS[node.id]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return -value
    if isinstance(node, ast.List):
        return [_value(name, one) for one in node.elts]
    if isinstance(node, ast.Dict) and all(isinstance(key, ast.Constant | ast.Name) for key in node.keys):
        return {_value(name, key): _value(name, one) for key, one in zip(node.keys, node.values, strict=True) if key}
    if isinstance(node, ast.Name) and node.id.lower() in ("yes", "no", "on", "off"):
        meant = "True" if node.id.lower() in ("yes", "on") else "False"
        raise _Wrong(f"`{node.id}` in `{name}` is not a value that a macro can have", f"Write {meant}")
    if isinstance(node, ast.Name) or WITHOUT_QUOTES.fullmatch(ast.unparse(node)):
        said = ast.unparse(node).replace(" - ", "-")
        raise _Wrong(
            f"`{said}` in `{name}` has no quotation marks",
            'Put texts between quotation marks, as in figure("front-door-contacts")',
        )
    raise _Wrong(
        f"`{_short(ast.unparse(node))}` in `{name}` is a calculation, which is not allowed in a page",
        "Type the value itself: a text between quotation marks, a number, or a list of them",
    )


def _depth(source: str) -> int:
    deep = most = 0
    for letter in source:
        deep += (letter in "([{") - (letter in ")]}")
        most = max(most, deep)
    return most


def _short(said: str, most: int = 60) -> str:
    return said if len(said) <= most else f"{said[: most - 1]}…"
