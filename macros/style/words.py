"""The texts of the project compared with the word list: where, which words, what to write instead and why."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

from macros.facts import Rule, WordList
from macros.messages import Problem
from macros.records import text_of
from macros.style.passages import Passage, passages

PARTS: dict[str, tuple[str, ...]] = {
    "pages": ("docs/**/*.md", "docs/**/.meta.yml"),
    "data": ("data/*.yml", "data/thresholds/*.*", "data/tables/*.yml", "data/tables/*.csv", "macros/given/*.yml"),
    "templates": ("overrides/**/*.html", "overrides/**/*.txt", "overrides/assets/*.js", "overrides/assets/*.css"),
    "code": ("macros/**/*.py",),
    "project": (
        "README.md",
        "Makefile",
        "mkdocs.yml",
        "pyproject.toml",
        ".ci/need",
        ".ci/run",
        ".github/*.md",
        ".github/*.yml",
        ".github/*/*.yml",
        ".github/*/*.md",
    ),
}
"""Where the words of each part are. Tests are left out: they repeat what the others say."""
LISTS = ("data/words.yml", "macros/given/words.yml")
QUOTED = re.compile("“[^”]*”")


def check_words(root: Path, words: WordList) -> list[Problem]:
    """Advice for every place where the project does not write as its word list says, in the order of files and lines."""
    found = {one for part, path in files(root) for one in _in_file(root, path, part, words)}
    return sorted(found)


def files(root: Path) -> Iterator[tuple[str, Path]]:
    """Every file with words, and the part of the project that it belongs to."""
    for part, patterns in PARTS.items():
        for path in sorted({path for pattern in patterns for path in root.glob(pattern)}):
            if path.is_file() and path.relative_to(root).as_posix() not in LISTS:
                yield part, path


def _in_file(root: Path, path: Path, part: str, words: WordList) -> Iterator[Problem]:
    name = path.relative_to(root).as_posix()
    text = text_of(path, root)
    passed = [one for one in words.passed_over if fnmatch(name, one.files)]
    if not isinstance(text, str) or any(not one.keys and not one.quoted for one in passed):
        return
    readers = words.readers_of(name) if part == "pages" else None
    rules = [
        rule
        for rule in words.rules
        if (not rule.only or part in rule.only)
        and (not rule.audience or (readers is not None and readers.audience in rule.audience))
        and not any(fnmatch(name, one) for one in rule.not_in)
    ]
    keys = {key for one in passed for key in one.keys}
    broken = any_of(tuple(rule.pattern.pattern for rule in rules))
    for passage in passages(name, text):
        said = passage.text
        if any(one.quoted for one in passed):
            said = QUOTED.sub(lambda found: "\N{BROKEN BAR}" * len(found[0]), said)
        if passage.key not in keys and broken.search(said):
            yield from (_told(name, passage, *one) for one in words_found(said, rules, words))


@lru_cache(maxsize=100)
def any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern that finds whatever one of these finds, and perhaps more: most texts break no rule."""
    return re.compile("|".join(f"(?:{one})" for one in patterns) or "(?!)", re.IGNORECASE)


def words_found(text: str, rules: list[Rule], words: WordList) -> Iterator[tuple[Rule, int, str]]:
    """Each rule that a text breaks, where, and with which words."""
    allowed: list[tuple[int, int]] | None = None
    for rule in rules:
        for start, end in rule.found(text):
            allowed = list(words.names_in(text)) if allowed is None else allowed
            if not any(first <= start and end <= last for first, last in allowed):
                yield rule, start, text[start:end]


def _told(name: str, passage: Passage, rule: Rule, start: int, said: str) -> Problem:
    line = passage.sentence.line_at(start)
    why = f" ({rule.why.rstrip('.')})" if rule.why else ""
    what = f"“{said.strip()}” is not how we write"
    return Problem(name, line, what, f"Write {rule.instead}{why}", stops=False, column=start + 1, code=rule.kind)
