"""How much a page may hold, so that it is read in a bounded time."""

from __future__ import annotations

import re

from macros.markdown.calls import Misread

LONGEST, PARAGRAPH, LINES = 400_000, 20_000, 1_000
"""The most characters of a page and of a paragraph, and the most lines of a paragraph: the longest of the site have a twentieth of that."""
SIGNS_OF_A_PARAGRAPH = {"[": 500, "<": 500, "&": 2_000, "`": 2_000, "*": 2_000, "_": 2_000, "{": 2_000}
"""How often a sign may occur in a paragraph: Python-Markdown takes minutes over thousands of open brackets."""
OPEN_BRACKETS, OPEN_TAGS, TAGS = 30, 100, 1_000
OPEN_TAG = re.compile(r"<[A-Za-z!/?][^<>]*(?=<|\Z)")


def too_much(body: str) -> Misread | None:
    """What keeps a page from being read in a bounded time."""
    if len(body) > LONGEST:
        what = f"The page has {len(body):,} characters, and the limit is {LONGEST:,}"
        return Misread(1, what, "Divide it into several pages")
    if len(OPEN_TAG.findall(body)) > OPEN_TAGS:
        return Misread(
            1, "The page has many signs `<` that no `>` closes", "Remove them, or write &lt; for the sign itself"
        )
    if len(re.findall(r"<[A-Za-z!/?]", body)) > TAGS:
        return Misread(1, f"The page has more than {TAGS:,} tags of HTML", "Write it as Markdown")
    line = 1
    for paragraph in re.split(r"\n[ \t]*\n", body):
        empty = len(paragraph) - len(paragraph.lstrip("\n"))
        line += empty
        paragraph = paragraph[empty:]
        for row, part in enumerate(paragraph.split("\n") if paragraph.lstrip().startswith("|") else [paragraph]):
            if told := _too_long(part):
                return Misread(line + row, *told)
        if paragraph.count("[") - paragraph.count("]") > OPEN_BRACKETS:
            return Misread(line, "Many square brackets are opened here and not closed", "Close them, or remove them")
        line += paragraph.count("\n") + 2
    return None


def _too_long(part: str) -> tuple[str, str] | None:
    """What is too much in a paragraph, or in a row of a table, and what to do."""
    if len(part) > PARAGRAPH:
        return (
            f"This paragraph has {len(part):,} characters, and the limit is {PARAGRAPH:,}",
            "Divide it with empty lines",
        )
    if part.count("\n") > LINES:
        return f"This paragraph has more than {LINES:,} lines", "Divide it with empty lines"
    for sign, most in SIGNS_OF_A_PARAGRAPH.items():
        if part.count(sign) > most:
            return f"This paragraph has more than {most:,} of the sign `{sign}`", "Divide it, or remove them"
    return None
