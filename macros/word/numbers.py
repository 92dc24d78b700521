"""A numbered list that goes on after other text keeps its numbers: Word counts on, and a page would begin again at 1."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from macros.word.package import W

MARK = re.compile("\ue200(\\d+)\ue201")
"""The number of an item, in front of its words while the document is converted."""


def mark_numbers(body: ElementTree.Element) -> None:
    """Puts its number in front of each first item that follows other text in a list that began before."""
    reached: dict[str, int] = {}
    before = ""
    for paragraph in body.iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr/{W}numId")
        level = paragraph.find(f"{W}pPr/{W}numPr/{W}ilvl")
        name = "" if number is None else number.get(f"{W}val", "")
        if name and (level is None or level.get(f"{W}val") == "0"):
            reached[name] = reached.get(name, 0) + 1
            text = next(paragraph.iter(f"{W}t"), None)
            if name != before and reached[name] > 1 and text is not None:
                text.text = f"\ue200{reached[name]}\ue201{text.text or ''}"
        before = name or ("" if any((one.text or "").strip() for one in paragraph.iter(f"{W}t")) else before)


def keep_numbers(soup: Any) -> None:
    """Each list begins with the number that its first item has, and the marks are taken out."""
    for text in list(soup.find_all(string=MARK)):
        found = MARK.search(text)
        item = text.find_parent("li")
        around = item.find_parent(["ol", "ul"]) if item is not None else None
        if found and around is not None and around.name == "ol" and item.find_previous_sibling("li") is None:
            around["start"] = found[1]
        text.replace_with(MARK.sub("", text))
