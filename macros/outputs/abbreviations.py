"""Abbreviations say what they stand for: the first of each on a page carries its expansion from the glossary."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from macros.render import render

TAG = re.compile(r"(<[^>]*>)")
MAIN = re.compile(r"(?<=<main id=\"content\")[^>]*>.*?(?=</main>)", re.DOTALL)
QUIET = re.compile(r"</?(a|abbr|button|code|h[1-6]|option|pre|script|style|summary|svg|title)\b")
"""Where an abbreviation stays as it is: it is a name there, or not text for readers."""


def explained(html: str, terms: Mapping[str, str]) -> str:
    """The page with each abbreviation's expansion at its first use in running text."""
    main = MAIN.search(html)
    if not terms or main is None:
        return html
    pattern = _any_of(tuple(terms))
    if not pattern.search(main[0]):
        return html
    done: set[str] = set()
    depth = 0
    parts = TAG.split(main[0])
    for index, part in enumerate(parts):
        if index % 2:
            if QUIET.match(part) and not part.endswith("/>"):
                depth = max(depth + (-1 if part.startswith("</") else 1), 0)
        elif not depth and part.strip():
            parts[index] = pattern.sub(lambda match: _first(match[0], terms, done), part)
    return html[: main.start()] + "".join(parts) + html[main.end() :]


def _first(word: str, terms: Mapping[str, str], done: set[str]) -> str:
    if word in done:
        return word
    done.add(word)
    return render("abbreviation", word=word.replace("&amp;", "&"), expansion=terms[word])


@lru_cache(maxsize=4)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, terms), key=len, reverse=True))
    return re.compile(rf"(?<![\w.@/&-])(?:{words})(?![\w-])")
