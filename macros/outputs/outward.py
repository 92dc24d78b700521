"""A link that leads to another website says so, in every edition: the one place where it is said."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from macros.render import render

LINK = re.compile(r"<a\b(?P<tag>[^>]*)>(?P<words>(?:(?!</a>).)*)</a>", re.DOTALL)
HREF = re.compile(r"\bhref=([\"'])(?P<address>https?://.*?)\1", re.IGNORECASE)
LEAVES_AT_ONCE = re.compile(r"\bclass=\"[^\"]*\bexit\b")
"""The button to leave this page: it is there to lead away, and says so itself."""
SAID = 'class="away"'


def marked(text: str, home: str, edition: str = "web") -> str:
    """The HTML with words at the end of each link that leads away from `home`, the site's own address."""
    if "://" not in text:
        return text
    own = urlsplit(home).netloc

    def said(link: re.Match[str]) -> str:
        found = HREF.search(link["tag"])
        if not found or LEAVES_AT_ONCE.search(link["tag"]) or SAID in link["words"]:
            return link[0]
        address = html.unescape(found["address"])
        if _host(address) in ("", own):
            return link[0]
        end = link.end("words") - link.start()
        return link[0][:end] + render("outward", edition, address=address) + link[0][end:]

    return LINK.sub(said, text)


def _host(address: str) -> str:
    """The host of an address; empty where it has none that anyone could reach."""
    try:
        return urlsplit(address).netloc
    except ValueError:
        return ""
