"""The stems of words, by which the search knows that “bruises” and “bruised” are one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import snowballstemmer

from macros.outputs.finding import words


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of an English word; a child and children are one."""
    found: str = snowballstemmer.stemmer("english").stemWord(word)
    return "child" if found == "children" else found


def stems(text: str) -> set[str]:
    """The stems of all words of a text."""
    return {stem(word) for word in words(text)}


def said(phrases: Iterable[set[str]], text: set[str]) -> bool:
    """Whether a text has all words of one of the phrases, each given by its stems."""
    return any(phrase <= text for phrase in phrases)
