"""Nothing without content is a page: each has enough to read, or is of a kind that is short by nature."""

from __future__ import annotations

import re

from built_site import SITE, addresses_in
from selectolax.lexbor import LexborHTMLParser

FEWEST = 100
"""The fewest words below the head of a page, what leads on from it left out."""
SHORT = {"review": 40, "event": 20, "home": 0}
"""Kinds of page that may have fewer: an entry of the register is a record, with what was learnt."""


def words_of(html: str) -> tuple[str, int]:
    """The kind of a page and how many words its body has."""
    tree = LexborHTMLParser(html)
    kind = re.search(r"\bkind-(\w+)", (tree.body.attributes.get("class") if tree.body else "") or "")
    body = tree.css_first("main .body") or tree.css_first("main")
    if body is None:
        return "", FEWEST
    for one in body.css("footer, nav, svg, script, style"):
        one.decompose()
    return kind[1] if kind else "", len(body.text(separator=" ").split())


def thin(pages: dict[str, str]) -> list[str]:
    """Each page that has too few words, with their number."""
    told = []
    for address, html in sorted(pages.items()):
        kind, words = words_of(html)
        if words < SHORT.get(kind, FEWEST):
            told.append(f"{address}: {words} words")
    return told


def test_no_page_is_thin():
    addresses = [one for one in addresses_in(SITE) if one.endswith("index.html")]
    assert addresses, "There is no built site to look at. Build it first: make site"
    assert thin({one: (SITE / one).read_text(encoding="utf-8") for one in addresses}) == []


def test_a_thin_page_is_found():
    page = '<body class="kind-{}"><main><div class="body"><p>{}</p><nav>{}</nav></div></main></body>'
    few, many = "word " * 60, "word " * 100
    assert thin(
        {
            "a": page.format("index", few, many),
            "b": page.format("index", many, ""),
            "c": page.format("review", few, ""),
        }
    ) == ["a: 60 words"]
