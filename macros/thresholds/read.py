"""The files of `data/thresholds/` become the guidance, or the list of everything that is wrong with them."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from macros.facts import Guidance as InForce
from macros.facts import Theme
from macros.messages import Problem, choice, visible
from macros.records import Place, Record, check
from macros.records import read as read_record
from macros.tables.files import unreadable
from macros.tables.rows import read_rows
from macros.thresholds.guidance import Guidance, Indicator, found_by, stands_in
from macros.thresholds.indicators import indicators
from macros.thresholds.levels import Levels, Limit, SearchWords

Model = TypeVar("Model", bound=BaseModel)
FOLDER = "thresholds"
INDICATORS, LEVELS, WORDS = "indicators.csv", "levels.yml", "words.yml"


def read(
    data: Path, root: Path, themes: Mapping[str, Theme], in_force: InForce | None = None
) -> tuple[Guidance, list[Problem]]:
    """The guidance and its faults. It is empty where it cannot be used, or where the site has none.

    `themes` are those that an indicator may carry, `in_force` is the guidance that the partnership works to.
    """
    folder = data / FOLDER
    if not folder.is_dir():
        what = "This is a file, and should be a folder"
        return Guidance(), [Problem(f"data/{FOLDER}", 1, what, "Give it another name")] if folder.exists() else []
    levels, found, record = _record(folder / LEVELS, root, Levels)
    words, faults, of_words = _record(folder / WORDS, root, SearchWords)
    found += faults
    table = folder / INDICATORS
    spoilt = unreadable(table, f"data/{FOLDER}/{INDICATORS}") if os.path.lexists(table) else _missing(table, root)
    found += [spoilt] if spoilt else []
    if levels is None or spoilt:
        return Guidance(), found
    if record is not None:
        found += (wrong := list(wrong_levels(levels, record, themes)))
        if wrong:  # what an indicator names may be what is wrong there
            return Guidance(), found
    rows = read_rows(table, table.relative_to(root).as_posix())
    found += rows.problems
    if not rows.header or (any(problem.stops for problem in rows.problems) and not rows.ragged):
        return Guidance(), found
    kept, faults = indicators(rows, table.relative_to(root).as_posix(), levels, themes)
    found += faults
    if any(problem.stops for problem in found):
        return Guidance(), found
    if words is not None and of_words is not None:
        found += unused_words(words, of_words, kept, themes)
    search = words or SearchWords()
    ready = [replace(one, words=found_by(_shown(one, themes), search.words)) for one in kept]
    parts = (levels.levels, levels.domains, levels.ages, levels.bases, themes, ready, search.ignore, in_force)
    return Guidance(*parts, levels.name), found


def wrong_levels(levels: Levels, record: Record, themes: Mapping[str, Theme]) -> Iterator[Problem]:
    """Each level has its own number, each time limit an existing basis, and no domain the name of a theme."""
    numbers: set[int] = set()
    for place, level in enumerate(levels.levels):
        if level.number in numbers:
            what = f"Two levels have the number {level.number}"
            yield Problem(record.path, record.line("levels", place, "number"), what, "Give each level its own number")
        numbers.add(level.number)
        parts: list[tuple[list[Limit], Place]] = [(level.limits, ("levels", place, "limits"))]
        parts += [
            (section.limits, ("levels", place, "sections", number, "limits"))
            for number, section in enumerate(level.sections)
        ]
        for limits, where in parts:
            for number, limit in enumerate(limits):
                if limit.basis not in levels.bases:
                    what = f"`{limit.basis}` is not one of the `bases` of time limits"
                    line = record.line(*where, number, "basis")
                    yield Problem(record.path, line, what, choice(limit.basis, levels.bases))
    for name in levels.domains:
        if name in themes:
            what = f"The domain `{name}` has the same name as a theme, and each of them needs a page of that name"
            yield Problem(record.path, record.line("domains", name), what, "Give the domain another name")


def unused_words(
    words: SearchWords, record: Record, kept: list[Indicator], themes: Mapping[str, Theme]
) -> Iterator[Problem]:
    """Words that people type belong to a word that an indicator has; others are reported, but do not stop a build."""
    for phrase in words.words:
        if not any(stands_in(phrase, _shown(one, themes)) for one in kept):
            what = f"No indicator says `{visible(phrase)}`, so the words listed here find nothing"
            fix = "Write it as an indicator does, or remove it"
            yield Problem(record.path, record.line("words", phrase), what, fix, stops=False)


def _shown(one: Indicator, themes: Mapping[str, Theme]) -> str:
    """What the matrix says of an indicator that it can be looked for by: its text, and the names of its themes."""
    return " ".join([one.text, *(themes[name].name for name in one.themes)])


def _record(path: Path, root: Path, model: type[Model]) -> tuple[Model | None, list[Problem], Record | None]:
    """A file as its model, or its faults; and its record, for the lines."""
    if not os.path.lexists(path):
        return None, [_missing(path, root)], None
    record = read_record(path, root)
    if isinstance(record, Problem):
        return None, [record], None
    found = check(record, model)
    return (None, found, record) if isinstance(found, list) else (found, [], record)


def _missing(path: Path, root: Path) -> Problem:
    name = path.relative_to(root).as_posix()
    return Problem(name, 1, "This file is missing", "Restore it, or remove the whole folder")
