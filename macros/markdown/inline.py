"""The few marks of Markdown that a line of metadata may have: code, strong, emphasis and links. Nothing else is read as markup."""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(
    r"`(?P<code>[^`\n]+)`"
    r"|\[(?P<link>[^\]\n]+)\]\((?P<href>https?://[^\s()<>]+)\)"
    r"|\*\*(?=\S)(?P<strong>[^*\n]+?)(?<=\S)\*\*"
    r"|(?<![\w*])\*(?=\S)(?P<em>[^*\n]+?)(?<=\S)\*(?![\w*])"
)


@dataclass(frozen=True)
class Part:
    """A piece of a line: plain text, or the words within a mark of this kind."""

    text: str
    kind: str = ""
    href: str = ""


def inline(line: str) -> list[Part]:
    """The line in pieces, its marks read and taken out."""
    found: list[Part] = []
    end = 0
    for mark in MARK.finditer(line):
        kind = next(name for name in ("code", "link", "strong", "em") if mark[name])
        found += [Part(line[end : mark.start()])] if mark.start() > end else []
        found.append(Part(mark[kind], kind, mark["href"] or ""))
        end = mark.end()
    return [*found, Part(line[end:])] if end < len(line) else found
