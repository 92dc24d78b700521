"""Every fault that numbers cause in the words of pages and metadata, one generator for each rule. Its docstring is the rule."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from macros.messages import Problem
from macros.pages import Document
from macros.prose.addresses import ADDRESS, code, identities, small_counts_in_address
from macros.prose.below import counts_below, units_above
from macros.prose.cells import small_cells_in, typed_tables
from macros.prose.children import MOST, small_counts_in, states_a_local_fact
from macros.prose.found import Found
from macros.prose.sentences import FROM_A_TABLE, MACRO, Sentence, plain, sentences, texts_below
from macros.prose.typed import Holder, Typed, Values, numbers_typed_in
from macros.records import text_of

FRONT = ("title", "summary", "question", "questions", "source", "period", "learning", "actions")
"""The words of a page's front matter that readers see."""
TOGETHER = re.compile(
    r"(?:(?<![\w-])(?:19|20)\d\d(?:[-/]\d\d)?|\{\{ *time_period\([^{}]*\) *\}\})[ \n](?=\{\{ *(?:number|share)\()"
)
"""A year, typed or from a table, and directly behind it a number from a table."""
JOINED = re.compile(
    r"(?<![\w.,/#-])(?:\d[\d,]*[.,]?)(?=\{\{ *(?:number|share)\()|\{\{ *(?:number|share)\((?:[^{}])*\}\}(?:[.,]?\d+| (?:dozen|hundred|thousand|million|billion)\b)"
)
"""Digits or a word of scale that make another number of one from a table."""
VALUE = re.compile(r"^\s*(?:-\s+)?[A-Za-z_][\w-]{0,40}:(?:\s+[|>][+-]?)?(?:\s+|$)")
"""What begins a value in a file of facts."""
SAID_BY_A_PAGE = re.compile(
    r"(?:\b(?:title|subtitle|alt|note|band|rest)\s*=|[\"']text[\"']\s*:)\s*(\"[^\"]*\"|'[^']*')"
)
"""The words that a page itself gives to a figure; a remark on a period has its `text` in a list."""
WAYS_OUT = (
    "Say it without the number; or, if it is already public in this form, put it into a table with "
    "`rule: published`, its document and the reason, and write {{ number(…) }}"
)


def check_prose(document: Document, values: Values, places: set[str]) -> list[Problem]:
    """Every fault that numbers cause in a page. `places` are the names that make a sentence a local one."""
    typed = in_order(small_counts_that_are_typed(document, places))
    return [*typed, *numbers_that_are_typed(document, values, places), *numbers_that_run_together(document)]


def in_order(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The faults of one file, those of one line in the order in which they were found."""
    return (replace(problem, column=number) for number, problem in enumerate(problems, start=1))


def check_facts(folder: Path, root: Path, places: Iterable[str]) -> list[Problem]:
    """Every small count of children in the files of facts."""
    return list(in_order(small_counts_in_facts(folder, root, places)))


def small_counts_in_facts(folder: Path, root: Path, places: Iterable[str]) -> Iterator[Problem]:
    """No file of facts in `data/`, nor the menu, says a small count of children in any of its texts, nor in its notes."""
    named = {place for place in places if place}
    for path in [*sorted(folder.glob("*.yml")), *sorted((folder / "thresholds").glob("*.*")), root / "mkdocs.yml"]:
        name = path.relative_to(root).as_posix()
        if path.suffix not in (".yml", ".csv") or not isinstance(text := text_of(path, root), str):
            continue
        lines = text.split("\n")
        for at, said in enumerate(lines if path.name == "moved.yml" else (), start=1):
            yield from (Problem(name, at, one.what, one.fix) for one in small_counts_in_address(VALUE.sub("", said)))
        texts = [line.strip() if path.suffix == ".csv" else VALUE.sub("", line).lstrip("# ") for line in lines]
        for sentence in sentences(iter(_blocks(lines, texts))):
            for found in small_counts_in(sentence.read.text, named):
                line = sentence.read.line_at(found.start)
                yield Problem(name, line, found.what, found.fix)


def _blocks(lines: list[str], texts: list[str]) -> Iterator[tuple[int, str]]:
    """The lines of a file of facts, with an empty one before each that begins a new value."""
    before = False
    for number, (line, text) in enumerate(zip(lines, texts, strict=True), start=1):
        comment = line.lstrip().startswith("#")
        if VALUE.match(line) or line.lstrip().startswith("-") or ("," in line and not comment) or comment != before:
            yield number, ""
        before = comment
        yield number, text


def small_counts_that_are_typed(document: Document, places: set[str]) -> Iterator[Problem]:
    """No sentence of a page, nor its front matter, says a small count of children of this area."""
    for word, text in texts_below(document.record.data):
        for found in small_counts_in_address(text) if ADDRESS.fullmatch(text) else ():
            yield Problem(document.path, document.record.line(*word), found.what, found.fix)
        for sentence in sentences(iter([(1, text)])):
            yield from _told(document, sentence.read, places, document.record.line(*word))
    told: set[int] = set()
    for sentence in sentences(document.prose(), code=True):
        for problem in _told(document, sentence.read, places) if not sentence.text.startswith("|") else ():
            told.add(problem.line)
            yield problem
    for line, text in counts_below(document, places):
        if line not in told:
            yield Problem(document.path, line, Found(0, text).what, WAYS_OUT)
    for line, text in identities(document):
        for found in small_counts_in_address(text):
            yield Problem(document.path, line, found.what, found.fix)
    for sentence in sentences(code(document), code=True):
        yield from _told(document, sentence.read, places)
    for line, text in _words_of_macros(document):
        for sentence in sentences(iter([(line, text)])):
            yield from _told(document, sentence.read, places, local=True)
    above = units_above(document)
    for lines, rows in typed_tables(document):
        cells = small_cells_in(rows, places, above.get(lines[0]) if lines else None)
        for number, text in cells:
            yield Problem(document.path, lines[number], Found(0, text).what, WAYS_OUT)
        for number, row in enumerate(rows):
            for one in [] if number in dict(cells) else small_counts_in(plain(" ".join(row)), places):
                yield Problem(document.path, lines[number], one.what, _fix(one))


def _told(
    document: Document, sentence: Sentence, places: set[str], line: int = 0, local: bool = False
) -> Iterator[Problem]:
    """A problem for each thing that a sentence says of few or single children."""
    for found in small_counts_in(sentence.text, places, local):
        at = line or sentence.line_at(found.start)
        yield Problem(document.path, at, found.what, _fix(found))


def _fix(found: Found) -> str:
    return WAYS_OUT if found.says == "count" else found.fix


def numbers_that_are_typed(document: Document, values: Values, places: set[str]) -> Iterator[Problem]:
    """No percentage is typed into a page, and no number that a table has.

    A percentage over 100 (zoom to 400%), an amount with a thousands separator and a count of children are faults only
    when a table has them; a count of children without a separator only in a sentence that states a local fact.
    """
    for word, text in _front(document):
        for typed in numbers_typed_in(text):
            if _is_ours(typed, text, values, places):
                fix = "Leave the number out, and say it on the page: front matter cannot take its numbers from a table"
                yield Problem(
                    document.path,
                    document.record.line(*word),
                    f"`{typed.text}` is typed here, but should come from a table",
                    fix,
                )
    for sentence in sentences(document.prose()):
        once = dict.fromkeys(numbers_typed_in(sentence.text.replace(FROM_A_TABLE, " ")))
        for typed in islice(once, MOST):
            if _is_ours(typed, sentence.text, values, places):
                holder = values.best(_plain(typed), sentence.text, places)
                fix = (
                    f"Write {holder.macro} in its place{_so_that_it_stays(document, holder)}"
                    if holder
                    else "Take it from a table that has this very number, with {{ number(…) }}; if none has, put it into one with the document "
                    "that it comes from, or leave it out"
                )
                yield Problem(
                    document.path, sentence.line, f"`{typed.text}` is typed here, but should come from a table", fix
                )


def _so_that_it_stays(document: Document, holder: Holder) -> str:
    """What else a number needs that is not the newest: readers are told which time it is about."""
    named = getattr(document.meta, "period", "") or any(holder.older[:4] in text for _, _, text in document.headings())
    if named or not holder.older:
        return ""
    return f', and say which time it is about: `period: "{holder.older}"` in the front matter, or the year in the heading above'


def numbers_that_run_together(document: Document) -> Iterator[Problem]:
    """No number follows a year directly, because “in 2022-23 128 deaths” reads as one number, and none is made longer by hand."""
    for found in JOINED.finditer(document.body):
        yield Problem(
            document.path,
            document.first + document.body.count("\n", 0, found.start()),
            f"What is typed beside {MACRO.sub('{{ … }}', found[0])} makes another number of the one from the table",
            "Remove it, so that readers see the number that the table has",
        )
    for found in TOGETHER.finditer(document.body):
        yield Problem(
            document.path,
            document.first + document.body.count("\n", 0, found.start()),
            f"A number follows “{found[0].strip()}” directly, so the two read as one",
            "Put a comma or a word between them",
        )


def _is_ours(typed: Typed, sentence: str, values: Values, places: set[str]) -> bool:
    if typed.unit == "percent" and typed.value <= 100:
        return True
    if typed.unit == "people" and not states_a_local_fact(sentence, places):
        return False
    return bool(values.holders(_plain(typed)))


def _plain(typed: Typed) -> Typed:
    return replace(typed, unit="count") if typed.unit == "people" else typed


def _front(document: Document) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of the front matter with its place there."""
    for word in FRONT:
        value = document.record.data.get(word)
        if isinstance(value, str):
            yield (word,), value
        elif isinstance(value, list):
            for index, text in enumerate(value):
                yield (word, index), str(text)


def _words_of_macros(document: Document) -> Iterator[tuple[int, str]]:
    """Every text that a page gives by name to its figures, such as their title, each with its line."""
    for macro in MACRO.finditer(document.body):
        line = document.first + document.body.count("\n", 0, macro.start())
        for found in SAID_BY_A_PAGE.finditer(macro[0]):
            yield line + macro[0].count("\n", 0, found.start()), MACRO.sub(FROM_A_TABLE, found[1][1:-1])
