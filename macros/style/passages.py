"""The texts of a file that somebody wrote for others to read, each with its lines: whatever the form of the file.

Paragraphs and headings of Markdown, values of YAML, cells of CSV, text and labels of templates, messages and docstrings
of Python, and comments in all of them. Names of files, keys and ids are not text.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from macros.prose import BLOCKS_END, Sentence, sentences
from macros.style import code

ID = re.compile(r"[^A-Z\s]*|\S*[/_#@=\\(){}<>]\S*")
"""What is not text but a name for a program: without a space, and without a capital or with a sign of code."""
FENCES = re.compile(r"^(?:```|~~~)")
MACROS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
REMARKS = re.compile(r"\{#(.*?)#\}|<!--(.*?)-->", re.DOTALL)
SAID = re.compile(r"\s(?:alt|title|aria-label|placeholder|content|data-[a-z-]+)=\"([^\"<>]*)\"")
"""What readers meet of a tag, or a script says to them."""
QUOTED = re.compile(r"\"([^\"\n]*)\"|'([^'\n]*)'")
NUMBER = re.compile(r"[\d.,%+-]*")


@dataclass(frozen=True)
class Passage:
    """A text, and the key or column that it is the value of, if any."""

    sentence: Sentence
    key: str = ""

    @property
    def text(self) -> str:
        return self.sentence.text


def passages(name: str, text: str) -> Iterator[Passage]:
    """Every text of a file, by the form that the end of its name says."""
    ending = name.rsplit("/", 1)[-1].rsplit(".", 1)[-1].lower()
    for one in FORMS.get(ending, _code)(name, text):
        read = one.sentence.read
        if read.text and not ID.fullmatch(read.text):
            yield Passage(read, one.key)


def _blocks(lines: Iterator[tuple[int, str]], key: str = "") -> Iterator[Passage]:
    for one in sentences(lines, end=BLOCKS_END):
        yield Passage(one, key)


def _markdown(name: str, text: str) -> Iterator[Passage]:
    rows = text.split("\n")
    first = 0
    if rows[0].strip() == "---":
        first = next((number for number, row in enumerate(rows[1:], start=1) if row.strip() == "---"), 0) + 1
        yield from _yaml(name, "\n".join(["", *rows[1 : first - 1]]))
    lines, fenced = [], False
    for number, row in enumerate(rows[first:], start=first + 1):
        if FENCES.match(row.lstrip()):
            fenced = not fenced
        elif not fenced:
            lines.append((number, row))
    yield from _blocks(iter(lines))
    yield from _in_macros("\n".join("" if number <= first else row for number, row in enumerate(rows, start=1)))


def _template(name: str, text: str) -> Iterator[Passage]:
    bare = text
    for part in (REMARKS, SAID):
        bare = part.sub(lambda found: "\n" * found[0].count("\n"), bare)
    for found in SAID.finditer(text):
        yield from _blocks(_from(text, found.start(1), found[1]))
    yield from _blocks(iter(enumerate(bare.split("\n"), start=1)))
    yield from _in_macros(text)
    for found in REMARKS.finditer(text):
        yield from _blocks(_from(text, found.start(), found[1] or found[2] or ""))


def _in_macros(text: str) -> Iterator[Passage]:
    """Each text in quotes within a macro or a statement of a template."""
    for macro in MACROS.finditer(text):
        for found in QUOTED.finditer(macro[0]):
            said = found[1] if found[1] is not None else found[2]
            if " " in said or said.istitle():
                yield from _blocks(_from(text, macro.start() + found.start(), said))


def _from(text: str, start: int, part: str) -> Iterator[tuple[int, str]]:
    return iter(enumerate(part.split("\n"), start=text.count("\n", 0, start) + 1))


def _yaml(name: str, text: str) -> Iterator[Passage]:
    try:
        top = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return  # reported by the check of this file
    rows = text.split("\n")
    if top is not None:
        yield from _values(top, "", rows, 0)
    yield from code.remarks("remarks.yaml", text, Passage)


def _values(node: yaml.Node, key: str, rows: list[str], deep: int) -> Iterator[Passage]:
    if isinstance(node, yaml.MappingNode) and deep < 30:
        for word, value in node.value:
            yield from _values(value, str(word.value), rows, deep + 1)
    elif isinstance(node, yaml.SequenceNode) and deep < 30:
        for value in node.value:
            yield from _values(value, key, rows, deep + 1)
    elif isinstance(node, yaml.ScalarNode):
        first, last = node.start_mark.line, node.end_mark.line
        for one in sentences(iter([(first + 1, str(node.value).replace("\n", " "))]), end=BLOCKS_END):
            yield Passage(_placed(one, rows, first, last), key)


def _placed(one: Sentence, rows: list[str], first: int, last: int) -> Sentence:
    """The sentence with the line of each of its words, for a value that goes over several lines."""
    if last <= first:
        return one
    lines: list[tuple[int, int]] = []
    offset = 0
    for number in range(first, min(last, len(rows) - 1) + 1):
        words = rows[number].strip().strip("\"'")
        start = one.text.find(words[:40].strip(), offset) if words else -1
        if start >= 0:
            lines.append((start, number + 1))
            offset = start + 1
    return Sentence(one.text, first + 1, tuple(lines) if len(lines) > 1 and lines[0][0] == 0 else ())


def _csv(name: str, text: str) -> Iterator[Passage]:
    reader = csv.reader(io.StringIO(text))
    head: list[str] = []
    before = 0
    seen: set[tuple[str, str]] = set()  # a value that many rows have is reported once
    try:
        for row in reader:
            line, before = before + 1, reader.line_num
            head = head or row
            for key, cell in zip(head, row, strict=False):
                if row is not head and (key, cell) not in seen and not NUMBER.fullmatch(cell.strip()):
                    seen.add((key, cell))
                    yield from _blocks(iter([(line, " ".join(cell.split()))]), key)
    except csv.Error:
        return  # reported by the check of this table


def _python(name: str, text: str) -> Iterator[Passage]:
    for one in code.python(text):
        yield from _blocks(iter(one))
    yield from code.remarks(name, text, Passage)


def _code(name: str, text: str) -> Iterator[Passage]:
    yield from code.texts(name, text, Passage)
    yield from code.remarks(name, text, Passage)


FORMS: dict[str, Callable[[str, str], Iterator[Passage]]] = {
    "md": _markdown,
    "yml": _yaml,
    "yaml": _yaml,
    "csv": _csv,
    "html": _template,
    "txt": _template,
    "py": _python,
}
