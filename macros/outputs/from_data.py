"""Pages generated from data, without a Markdown file: each is a copy of a built template page (the shell) with its own content.

MkDocs lays the shell out once, in the site's own design; here it becomes a page for each table, and whatever else is
made from data. Shell and pages lie at the same depth, so every address in the shell holds.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

TITLE = re.compile(r"(<title>)[^<]*?((?: - [^<]*)?</title>)")
SUMMARY = re.compile(r'(<meta name="description" content=")[^"]*(">)')
CANONICAL = re.compile(r'(<link rel="canonical" href=")[^"]*(">)')
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
END_OF_HEAD = re.compile(r"(?=</head>)")
"""Where the templates of a page say its title, summary, address and content; a page is not written again from its tree."""
FOOT = re.compile(r'(?=<footer class="foot">)')
LEAST, MOST = 40, 160
"""The fewest and most letters of a page's summary that search engines show."""


@dataclass(frozen=True)
class DataPage:
    """A page to be made: its address from the site's root, its words, what is in its `main` and ends its `head`.

    `kind` is what the search calls it, `found_by` the text by which it is found; `modified` the day of its last change.
    `themes` are those that it leads on by.
    """

    url: str
    kind: str
    title: str
    summary: str
    main: str
    head: str
    found_by: str
    modified: str
    themes: Sequence[str] = ()


def page_from(shell: str, page: DataPage, home: str) -> str:
    """The shell's HTML with the page's own title, summary, address and content."""
    said = (
        (TITLE, html.escape(page.title)),
        (SUMMARY, html.escape(shortened(page.summary))),
        (CANONICAL, html.escape(home + page.url)),
        (MAIN, page.main),
    )
    text = at_end_of_head(shell, page.head)
    for place, content in said:
        text = place.sub(partial(_between, content), text, count=1)
    return text


def at_end_of_head(text: str, content: str) -> str:
    """The page with this as the last of its head."""
    return END_OF_HEAD.sub(lambda _: content, text, count=1)


def put_below(text: str, heading: str, content: str) -> str:
    """A page with content that is made from data below the heading with this id, or in the fact with it, if there is one."""
    name = re.escape(heading)
    after = re.compile(rf'(<h[2-6][^>]*\bid="{name}"[^>]*>.*?</h[2-6]>|<dd\b[^>]*\bid="{name}"[^>]*>)', re.DOTALL)
    return after.sub(lambda match: match[1] + content, text, count=1)


def put_at_end(text: str, content: str) -> str:
    """A page with content as the last of its words, before whose page it is."""
    return FOOT.sub(lambda _: content, text, count=1)


def _between(content: str, found: re.Match[str]) -> str:
    """What a place has for its own now, between how it begins and ends."""
    return f"{found[1]}{content}{found[2]}"


def shortened(text: str, most: int = MOST) -> str:
    """The text as one summary of at most so many letters: whole sentences where they fit, else whole words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = text.rfind(". ", LEAST, most)
    return text[: end + 1] if end > 0 else text[: text.rfind(" ", 0, most)].rstrip(",;: ") + "."
