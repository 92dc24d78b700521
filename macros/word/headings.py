"""The title and the headings of a document: in order from the second level down, without numbers, colons or formatting."""

from __future__ import annotations

import re
from typing import Any

from macros.messages import quoted_list, visible
from macros.word.styles import LOOKS_LIKE, TITLE

LEVELS = re.compile(r"^h[1-6]$")
NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,3}|[A-Z]|[ivxIVX]{1,4})[.):]|\d{1,2}(?:\.\d{1,2}){1,3})\s+(?=\S)"
)
"""A number that somebody typed in front of a heading."""


def title_of(soup: Any, asked: str) -> tuple[str, list[str]]:
    """The title of the document, which is taken out of it, and what is to be said; '' where it has none."""
    said: list[str] = []
    styled = [one for one in soup.find_all("h1", class_=TITLE) if _words(one)]
    heads = [one for one in soup.find_all(LEVELS) if _words(one)]
    first: Any = next((one for one in soup.children if getattr(one, "name", None) and _words(one)), None)
    chosen = styled[0] if styled else None
    why = "in the style Title"
    firsts = [one for one in heads if one.name == "h1" and TITLE not in one.get("class", ())]
    if chosen is None and len(firsts) == 1 and firsts[0] is first and len(heads) > 1:
        chosen, why = firsts[0], "its only heading of the first level"
    if chosen is None and first in heads and LOOKS_LIKE in first.get("class", ()):
        after = first.find_next_sibling()
        if after is not None and after in heads:
            chosen, why = first, "the line at its head that looks like a title"
    same = next((one for one in heads[:2] if asked and _key(_words(one)) == _key(asked)), None)
    if chosen is None and same is not None and same is first:
        chosen = same
    for one in styled:
        if one is not chosen:
            one.name = "h2"
    if chosen is None:
        return "", said
    words = _words(chosen)
    if asked and _key(asked) != _key(words):
        said.append(
            f"The title in the document is “{visible(words, 100)}” ({why}). The page has the title that you gave, and that line is left out."
        )
    chosen.decompose()
    return words, said


def in_order(soup: Any) -> list[str]:
    """Headings begin at the second level and leave none out; what is to be said of them."""
    said = []
    for head in soup.find_all(LEVELS):
        for mark in head.find_all(["strong", "b", "em", "i", "br", "u"]):
            mark.replace_with(" ") if mark.name == "br" else mark.unwrap()
        if not _words(head):
            for inside in head.find_all("img"):
                head.insert_after(inside)
            head.decompose()
    heads = soup.find_all(LEVELS)
    real = [int(one.name[1]) for one in heads if LOOKS_LIKE not in one.get("class", ())]
    ranks = {level: rank for rank, level in enumerate(sorted(set(real)), start=2)}
    before, current = 1, 1
    for head in heads:
        if LOOKS_LIKE in head.get("class", ()):
            level = current + 1
        else:
            level = current = ranks[int(head.name[1])]
        level = min(level, before + 1, 6)
        before = level
        head.name = f"h{level}"
        said += _bare(head)
    looks = [_words(one) for one in heads if LOOKS_LIKE in one.get("class", ())]
    if looks:
        one, many = (
            "1 line that looks like a heading is taken for one",
            "lines that look like headings are taken for headings",
        )
        first = one if len(looks) == 1 else f"{len(looks)} {many}"
        said.insert(0, f"{first}: {quoted_list(looks, 8)}.")
    return said


def _bare(head: Any) -> list[str]:
    """The heading without a number or a colon; what was there is said."""
    text = next((one for one in head.strings if one.strip()), None)
    if text is None:
        return []
    found = NUMBER.match(text.lstrip())
    if found:
        _put(text, text.lstrip()[found.end() :])
    last = [one for one in head.strings if one.strip()][-1]
    if last.rstrip().endswith(":"):
        _put(last, last.rstrip().rstrip(":"))
    return [f"The number `{found[0].strip()}` was left out of the heading “{visible(_words(head))}”."] if found else []


def _put(old: Any, new: str) -> None:
    from bs4.element import NavigableString

    old.replace_with(NavigableString(new))


def _words(element: Any) -> str:
    return " ".join(element.get_text(" ", strip=False).split()) if element is not None else ""


def _key(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())
