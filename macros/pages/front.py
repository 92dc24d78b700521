"""What front matter may say: plain words, and a template that fits its kind of page. One generator a rule.

Titles and summaries go as they are typed into menus, feeds, calendars, emails and search, where no Markdown, no HTML
and no macro is read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.messages import INVISIBLE, Problem
from macros.pages.document import Document
from macros.pages.kinds import KINDS, TEMPLATES
from macros.records import DAY, Place, Record, read
from macros.system.inputs import used

NOT_WORDS = {
    *(
        "kind",
        "template",
        "search",
        "moved_from",
        "themes",
        "blocks",
        "status",
        "audience",
        "year",
        "report",
        "read",
    ),
    *(
        "date",
        "translates",
        "checked_on",
        "approved",
        "reviewed",
        "review_by",
        "publish_on",
        "until",
        "draft",
        "starts",
        "ends",
        "published",
        "keep_until",
    ),
}
"""The words of front matter whose values are not text that a reader sees."""
LONGEST = 600
"""The most letters of any text in front matter: what is longer belongs below it."""
CODE = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
HTML = re.compile(r"</?[A-Za-z][^<>]*>?|<!--|<\?|&(?:[A-Za-z]\w*|#\w+);")
MARKDOWN = re.compile(
    r"\*\*\S|__\S[^_]*__|~~\S|`[^`]+`|!?\[[^\]]*\]\(|^#{1,6} |^[*>] |(?<![\w*])\*[^\s*][^*]*\*(?![\w*])"
    r"|(?<![\w/])_[^\s_][^_]*_(?!\w)"
)
UNSEEN = {"\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e"}
DIRECTIONS = {"\u200e", "\u200f", "\u061c", *map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))}
LINE_ENDS = {"\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"}


def check_front(document: Document) -> Iterator[Problem]:
    """Every fault in what a page says of itself, beside the form of it."""
    if document.whole:  # else its texts are reported with the rest of its front matter, in read.py
        yield from texts_that_are_not_plain(document.record)


def check_templates(documents: list[Document], docs: Path) -> Iterator[Problem]:
    """Every fault in what folders say of their pages, beside the form of it, and in the templates of pages."""
    root = docs.parent
    documents = [one for one in documents if one.meta.kind in KINDS]
    for path in sorted(docs.rglob(".meta.yml")):
        used("file", path.relative_to(root).as_posix())
        record = read(path, root)
        if isinstance(record, Record):
            yield from texts_that_are_not_plain(record)
    yield from templates_that_do_not_fit(documents, docs, root)


def texts_that_are_not_plain(record: Record) -> Iterator[Problem]:
    """Each text is words on one line: it says something, and has no mark of another language in it."""
    for place, text in _texts(record.data, ()):
        told = not_plain(text) if place[:1] in record.lines else None  # what a folder gives has its own file
        if told:
            word = next(str(part) for part in reversed(place) if isinstance(part, str))
            what, fix = told
            code = INVISIBLE if "invisible" in what else ""
            yield Problem(record.path, record.line(*place), f"`{word}` {what}", fix, code=code)


def templates_that_do_not_fit(documents: list[Document], docs: Path, root: Path) -> Iterator[Problem]:
    """The template of a page is the one of its kind; a wrong one of a folder is reported once, where it is said."""
    folders: dict[tuple[str, str, str], None] = {}
    for document in documents:
        kind, template = document.meta.kind, document.meta.template
        if template in TEMPLATES[kind]:
            continue
        if ("template",) in document.record.lines or ("kind",) in document.record.lines:
            word = "template" if ("template",) in document.record.lines else "kind"
            yield _does_not_fit(document.path, document.record.line(word), kind, template)
        else:
            folders[document.folder, kind, template] = None
    said: set[tuple[str, int]] = set()
    for folder, kind, template in folders:
        record = _folder(docs, root, folder)
        place = (record.path, record.line("template")) if record else (f"{docs.name}/{folder}/.meta.yml", 1)
        if place not in said:
            said.add(place)
            yield _does_not_fit(*place, kind, template)


def _folder(docs: Path, root: Path, folder: str) -> Record | None:
    """The nearest `.meta.yml` above a page that names a template."""
    for above in (docs / folder, *(docs / folder).parents):
        path = above / ".meta.yml"
        if docs in (above, *above.parents) and path.is_file():
            record = read(path, root)
            if isinstance(record, Record) and "template" in record.data:
                return record
    return None


def _does_not_fit(path: str, line: int, kind: str, template: str) -> Problem:
    known = {name for names in TEMPLATES.values() for name in names}
    what = f"`{template}` is not the template of a page of the kind `{kind}`"
    if template not in known:
        what = f"There is no template `{template[:60]}`"
    return Problem(path, line, what, f"Write `template: {kind}.html`")


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    """Every text of front matter that a reader sees, with its place."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NOT_WORDS:
                yield from _texts(inner, (*place, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _texts(inner, (*place, index))
    elif isinstance(value, str) and (value or isinstance(place[-1], int)):
        yield place, value


def not_plain(text: str) -> tuple[str, str] | None:
    """The first thing that makes a text no plain words, and what to do."""
    if LINE_ENDS & set(text):
        return "goes over more than one line", "Write it on one line after the colon, without `|`, `>` or \\n"
    if "\t" in text:
        return "has a tab in it", "Put a space in its place"
    if DIRECTIONS & set(text):
        return "has an invisible character that changes the text direction", "Delete the text and type it again"
    odd = next((sign for sign in text if unicodedata.category(sign) in ("Cc", "Cs", "Co") or sign in UNSEEN), "")
    if odd:
        return f"has an invisible character in it (U+{ord(odd):04X})", "Delete the text and type it again"
    if len(text) > LONGEST:
        return f"has {len(text):,} letters", f"Give it at most {LONGEST}, and write the rest below the front matter"
    if not text.strip():
        return "is blank", "Write it in words, or remove the line if the page can do without"
    if not any(sign.isalnum() for sign in text):
        return (
            f"is `{text[:40]}`, which says nothing",
            "Write it in words, or remove the line if the page can do without",
        )
    if found := CODE.search(text):
        return f"has `{found[0]}` in it, and no macro is read in front matter", "Write the words themselves"
    if DAY.fullmatch(text):
        return f"is only a date ({text}); it should be text", "Say in words what it is about"
    if text.startswith("https://"):
        return None
    if found := HTML.search(text):
        return f"has `{found[0][:40]}` in it, and front matter is plain text", "Write the words alone"
    if found := MARKDOWN.search(text):
        shown = text[found.start() : found.start() + 20]
        return f"contains Markdown (`{shown}`), but front matter is plain text", "Write the words alone"
    return None
