"""Pages that have no Markdown file of their own: each is a copy of one built page, the shell, with its own words.

MkDocs builds the shell once, in the site's own design; here it becomes a page for each table (and whatever else is
made from data), and is taken away. Shell and pages lie at the same depth, so every address in the shell holds.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

from macros.outputs.reading import read_head

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
TITLE = re.compile(r"(<title>)[^<]*?((?: - [^<]*)?</title>)")
SUMMARY = re.compile(r'(<meta name="description" content=")[^"]*(">)')
CANONICAL = re.compile(r'(<link rel="canonical" href=")[^"]*(">)')
MAIN = re.compile(r"(<main\b[^>]*>).*(</main>)", re.DOTALL)
END_OF_HEAD = re.compile(r"(?=</head>)")
"""Where the templates of a page say its title, summary, address and content; a page is not written again from its tree."""
LEAST, MOST = 40, 160
"""The least and most letters of a page's summary, as search engines show it."""


@dataclass(frozen=True)
class DataPage:
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


def write_pages(folder: Path, shell: str, pages: Sequence[DataPage]) -> int:
    """The shell becomes each of these pages, in sitemap and search index too. Returns how many; 0 without a shell."""
    source = folder / shell / "index.html"
    if not source.exists():
        return 0
    text = source.read_text(encoding="utf-8")
    home = read_head(text).address.removesuffix(shell)
    for page in pages:
        if page.url.count("/") != shell.count("/"):
            raise ValueError(f"{page.url} does not lie at the depth of its shell, {shell}")
        path = folder / page.url / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page_from(text, page, home), encoding="utf-8")
    source.unlink()
    source.parent.rmdir()
    _sitemap(folder / "sitemap.xml", f"{home}{shell}", [(f"{home}{page.url}", page.modified) for page in pages])
    _search(folder / "search" / "search_index.json", shell, pages)
    return len(pages)


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


def put_below(path: Path, heading: str, content: str) -> bool:
    """Content that is made from data, put below the heading with this id of a built page. Whether there is one."""
    if not path.exists():
        return False
    text = path.read_text(encoding="utf-8")
    after = re.compile(rf'(<h[2-6][^>]*\bid="{re.escape(heading)}"[^>]*>.*?</h[2-6]>)', re.DOTALL)
    done, count = after.subn(lambda match: match[1] + content, text, count=1)
    if count:
        path.write_text(done, encoding="utf-8")
    return bool(count)


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


def _sitemap(path: Path, shell: str, pages: Sequence[tuple[str, str]]) -> None:
    """The sitemap names the pages, and the shell no more."""
    if not path.exists():
        return
    ElementTree.register_namespace("", SITEMAP)
    root = ElementTree.fromstring(path.read_bytes())
    for entry in list(root):
        if entry.findtext(f"{{{SITEMAP}}}loc") == shell:
            root.remove(entry)
    for address, modified in pages:
        entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = address
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = modified
    ElementTree.indent(root, "    ")
    path.write_bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")


def _search(path: Path, shell: str, pages: Sequence[DataPage]) -> None:
    """The site's search finds the pages, and the shell no more."""
    if not path.exists():
        return
    index = json.loads(path.read_text(encoding="utf-8"))
    index["docs"] = [one for one in index["docs"] if one["location"].partition("#")[0] != shell] + [
        {"location": page.url, "title": html.escape(page.title, False), "text": html.escape(page.found_by, False)}
        for page in pages
    ]
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
