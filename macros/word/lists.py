"""Lists that somebody typed by hand, with bullets, dashes, numbers or letters, become lists."""

from __future__ import annotations

import re
from typing import Any

from macros.messages import visible

CERTAIN = "•·∙●▪◦‣■□○⁃◆◇➢➤►▶▸❖⦁☐☑☒✓✔\uf0b7\uf0a7\uf0d8\uf0fc"
"""Signs that begin no sentence: one of them is a list. The last ones are those of Symbol and Wingdings."""
BOXES = "☐☑☒✓✔"
"""Boxes, ticked or not, are signs of one list."""
LIKELY = "–—-*o§"
"""Signs that begin a list where the next line has one too."""
SIGN = re.compile(rf"^\s*(?:([{CERTAIN}])\s*|([{re.escape(LIKELY)}])\s+)(?=\S)")
NUMBERED = re.compile(r"^\s*(?:\(?(\d{1,2})[.)]|\(?([a-z])[.)])\s+(?=\S)")


def typed_lists(soup: Any) -> list[str]:
    """Each run of typed items as a list; what is to be said."""
    _split_lines(soup)
    said: list[str] = []
    for parent in (soup, *soup.find_all(["td", "th", "blockquote"])):
        run: list[tuple[Any, str, str]] = []
        for child in [*[one for one in parent.children if getattr(one, "name", None) or str(one).strip()], None]:
            mark = _mark(child) if child is not None and child.name == "p" else None
            if mark and not (run and _other(run, mark)):
                run.append((child, *mark))
                continue
            said += _listed(soup, run)
            run = [(child, *mark)] if mark else []
    return said


def without_sign(text: str) -> str:
    """A line without the sign of a list that it may begin with."""
    found = SIGN.match(text) or NUMBERED.match(text)
    return text[found.end() :] if found else text


def _split_lines(soup: Any) -> None:
    """A line break inside a paragraph ends the paragraph: a page has no other way to keep the lines apart."""
    for paragraph in soup.find_all("p"):
        rest = paragraph if paragraph.find_parent("li") is None else None
        while rest is not None and (mark := rest.find("br")) is not None:
            rest = _split(soup, rest, mark)
    for mark in soup.find_all("br"):
        mark.replace_with(" ")
    for paragraph in soup.find_all("p"):
        if not paragraph.get_text(strip=True) and paragraph.find("img") is None:
            paragraph.decompose()


def _split(soup: Any, paragraph: Any, mark: Any) -> Any:
    """Ends a paragraph at a line break. What comes after it, in the same formatting, is a new one, which is returned."""
    inside, rest = mark.parent, list(mark.next_siblings)
    mark.extract()
    while True:
        later = soup.new_tag(inside.name, attrs=dict(inside.attrs))
        for one in rest:
            later.append(one.extract())
        if inside is paragraph:
            paragraph.insert_after(later)
            return later
        rest = [later, *inside.next_siblings]
        inside = inside.parent


def _mark(paragraph: Any) -> tuple[str, str] | None:
    """The kind of sign that a paragraph begins with, and the sign."""
    text = paragraph.get_text()
    if found := SIGN.match(text):
        sign = found[1] or found[2]
        return ("sign", BOXES[0] if sign in BOXES else sign)
    if found := NUMBERED.match(text):
        return ("number" if found[1] else "letter", found[1] or found[2])
    return None


def _other(run: list[tuple[Any, str, str]], mark: tuple[str, str]) -> bool:
    """Whether a line begins another list: a number that does not follow."""
    kinds = {kind for _, kind, _ in run}
    return mark[0] == "number" and "sign" in kinds and run[0][1] == "sign"


def _listed(soup: Any, run: list[tuple[Any, str, str]]) -> list[str]:
    """The run as a list, if it is one; a sign other than the first makes an item of the level below."""
    if not run or not _is_list(run):
        return []
    first = run[0][1:]
    ordered = first[0] != "sign"
    outer = soup.new_tag("ol" if ordered else "ul")
    run[0][0].insert_before(outer)
    inner = None
    for paragraph, kind, sign in run:
        _without_sign(paragraph)
        item = soup.new_tag("li")
        for one in list(paragraph.contents):
            item.append(one.extract())
        paragraph.decompose()
        deeper = (kind, sign) != first if first[0] == "sign" else kind != first[0]
        if deeper and outer.contents:
            if inner is None:
                inner = soup.new_tag("ul" if kind == "sign" else "ol")
                outer.contents[-1].append(inner)
            inner.append(item)
        else:
            outer.append(item)
            inner = None
    signs = " ".join(
        dict.fromkeys(f"`{sign}`" if kind == "sign" else f"`{sign}.`" for _, kind, sign in (run[0], run[-1]))
    )
    words = visible(outer.contents[0].get_text(" ", strip=True))
    return [
        f"{len(run)} lines that begin with {signs} are taken for a list, from “{words}”."
        if len(run) > 1
        else f"A line that begins with {signs} is taken for an item of a list: “{words}”."
    ]


def _is_list(run: list[tuple[Any, str, str]]) -> bool:
    first = run[0]
    if first[1] == "sign":
        return first[2] in CERTAIN or len(run) > 1
    return len(run) > 1 and first[2] in ("1", "a")


def _without_sign(paragraph: Any) -> None:
    """The words of an item without the sign that was typed in front of it."""
    text = paragraph.get_text()
    found = SIGN.match(text) or NUMBERED.match(text)
    left = found.end() if found else 0
    for one in list(paragraph.strings):
        if left <= 0:
            break
        taken = min(left, len(one))
        left -= taken
        fresh = one[taken:]
        one.replace_with(fresh)
