"""The words of a page as sentences, each with its line; what is no prose (code, addresses, macros) is taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

MACRO = re.compile(r"\{\{.*?\}\}", re.DOTALL)
FROM_A_TABLE = "\N{OBJECT REPLACEMENT CHARACTER}"
"""What stands for a macro in a sentence: a number or a name that data/ gives."""
NO_PROSE = re.compile(r"\{%.*?%\}|\{#.*?#\}|<!--.*?-->|`[^`]*`|</?[a-zA-Z][^>]*>|\]\([^)]*\)|https?://\S+", re.DOTALL)
END = re.compile(
    r"(?<=[.!?:;])[)\"'”’*_]*\s+(?=[\"'“‘(*_\[]*[A-Z0-9\ufffc])|\n(?=\s*(?:[-*+]|\d+[.)]|#+|\|)\s)|\n\s*\n"
)
BLOCK = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+|>)\s+")


@dataclass(frozen=True)
class Sentence:
    """One sentence, and the line on which it begins."""

    text: str
    line: int


def sentences(lines: Iterator[tuple[int, str]]) -> Iterator[Sentence]:
    """The sentences of some lines. Headings, items of lists and rows of tables are sentences of their own."""
    numbers, texts = [], []
    for number, text in lines:
        numbers.append(number)
        texts.append(text)
    whole = "\n".join(texts)
    whole = MACRO.sub(lambda found: _blank(found[0], FROM_A_TABLE), whole)
    whole = NO_PROSE.sub(lambda found: _blank(found[0], "]" if found[0].startswith("]") else ""), whole)
    start = 0
    for end in [*(found.end() for found in END.finditer(whole)), len(whole)]:
        part = whole[start:end]
        if part.strip():
            before = start + len(part) - len(part.lstrip())
            text = BLOCK.sub("", part.strip())
            yield Sentence(" ".join(text.split()), numbers[min(whole.count("\n", 0, before), len(numbers) - 1)])
        start = end


def _blank(text: str, sign: str) -> str:
    """The sign, and as many line ends as the text had, so that lines stay where they are."""
    return sign + "\n" * text.count("\n")
