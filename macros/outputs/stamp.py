"""Pages that have no Markdown file of their own: each is a copy of one built page, the shell, with its own words.

MkDocs lays the shell out once, in the site's own design; here it becomes a page for each table, and whatever else is
made from data. Shell and pages lie at the same depth, so every address in the shell holds.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

TITLE = re.compile(r"(<title>)[^<]*?((?: - [^<]*)?</title>)")
SUMMARY = re.compile(r'(<meta name="description" content=")[^"]*(">)')
CANONICAL = re.compile(r'(<link rel="canonical" href=")([^"]*)(">)')
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
HEAD = re.compile(r"(?=</head>)")
LEAST, MOST = 40, 160
"""The least and most letters of a page's summary, as search engines show it."""


@dataclass(frozen=True)
class Stamped:
    """A page to be made: its address from the site's root, its words, what stands in its `main` and ends its `head`.

    `found_by` is the text by which the site's search finds it; `modified` the day of its last change.
    """

    url: str
    title: str
    summary: str
    main: str
    head: str
    found_by: str
    modified: str


def stamped(shell: str, page: Stamped, home: str) -> str:
    """The shell's HTML with the page's own title, summary, address and content."""
    text = TITLE.sub(lambda match: f"{match[1]}{html.escape(page.title)}{match[2]}", shell, count=1)
    text = SUMMARY.sub(lambda match: f"{match[1]}{html.escape(shortened(page.summary))}{match[2]}", text, count=1)
    text = CANONICAL.sub(lambda match: f"{match[1]}{html.escape(home + page.url)}{match[3]}", text, count=1)
    text = HEAD.sub(lambda match: page.head, text, count=1)
    return MAIN.sub(lambda match: f"{match[1]}{page.main}{match[2]}", text, count=1)


def inserted(text: str, heading: str, content: str) -> str:
    """A built page with content that is made from data below the heading with this id, if there is one."""
    after = re.compile(rf'(<h[2-6][^>]*\bid="{re.escape(heading)}"[^>]*>.*?</h[2-6]>)', re.DOTALL)
    return after.sub(lambda match: match[1] + content, text, count=1)


def shortened(text: str, most: int = MOST) -> str:
    """The text as one summary of at most so many letters: whole sentences where they fit, else whole words."""
    text = " ".join(text.split())
    if len(text) <= most:
        return text
    end = text.rfind(". ", LEAST, most)
    return text[: end + 1] if end > 0 else text[: text.rfind(" ", 0, most)].rstrip(",;: ") + "."
