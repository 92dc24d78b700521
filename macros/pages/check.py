"""Everything that can be wrong in a page beside its front matter and its macros, one generator a rule."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from markdown.extensions.toc import slugify, unique

from macros.pages.addresses import old_addresses_in_use
from macros.pages.help import check_help
from macros.pages.kinds import PARTS, WORDS, Briefing
from macros.pages.read import MACRO, Document
from macros.pages.report import check_reports
from macros.pages.reviews import check_reviews
from macros.problems import Problem, nearest

LINK = re.compile(r"(?<!\\)\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)")
CUSTOM_ID = re.compile(r"\{\s*:?\s*#([\w-]+)[^}]*\}\s*$")
RAW_LINK = re.compile(r"""(?:href|src)=["']([^"']+)["']""")
PICTURE = re.compile(r"(?<!\\)!\[[^\]]*\]\([^)]*\)|<img\b[^>]*>", re.IGNORECASE)
"""A picture, whose file `macros.pages.pictures` looks for."""
OUTSIDE = ("http://", "https://", "mailto:", "tel:", "sms:")


def check_pages(documents: list[Document], docs: Path) -> list[Problem]:
    """Every fault in the bodies of the pages, in the order of the files."""
    found: list[Problem] = []
    anchors = {document.src: anchors_of(document) for document in documents}
    for document in documents:
        found += broken_links(document, anchors, docs)
        found += wrong_headings(document)
        found += macros_inside_a_line(document)
        if isinstance(document.meta, Briefing):
            found += wrong_parts(document)
            found += wrong_length(document)
    found += old_addresses_in_use(documents)
    found += check_help(documents)
    found += check_reports(documents)
    found += check_reviews(documents)
    return found


def broken_links(document: Document, anchors: dict[str, set[str]], docs: Path) -> Iterator[Problem]:
    """A link to a page of the site or a part of one leads there."""
    for line, text in document.prose():
        plain = PICTURE.sub("", MACRO.sub("", re.sub(r"`[^`]*`", "", text)))
        for target in [*LINK.findall(plain), *RAW_LINK.findall(plain)]:
            if target.startswith(OUTSIDE):
                continue
            address, _, anchor = target.partition("#")
            if address.startswith("@/"):
                continue
            if address.startswith("/"):
                yield Problem(
                    document.path,
                    line,
                    f"The link `{target}` begins with `/`, which is not this site's own address",
                    "Write it from this page, such as ../briefings/index.md",
                )
                continue
            src = (
                posixpath.normpath(posixpath.join(posixpath.dirname(document.src), address))
                if address
                else document.src
            )
            if src in anchors:
                if anchor and anchor not in anchors[src]:
                    yield Problem(
                        document.path,
                        line,
                        f"The link `{target}` leads to no heading of {src}",
                        nearest(anchor, anchors[src]),
                    )
            elif not (docs / src).is_file():
                nearby = [posixpath.relpath(other, posixpath.dirname(document.src) or ".") for other in anchors]
                yield Problem(document.path, line, f"The link `{target}` leads to no page", nearest(address, nearby))


def wrong_headings(document: Document) -> Iterator[Problem]:
    """Headings begin at `##` (the title is the first) and go down one level at a time; none is empty."""
    before = 1
    for line, level, text in document.headings():
        if level == 1:
            yield Problem(
                document.path,
                line,
                "A heading with one `#` stands here, and the title is the page's first heading already",
                "Begin it with `##`",
            )
        elif level > before + 1:
            yield Problem(
                document.path,
                line,
                f"This heading has {level} `#` and the one before it {before}",
                f"Begin it with {'#' * (before + 1)}",
            )
        if not text:
            yield Problem(document.path, line, "The heading is empty", "Write its words, or take it out")
        before = max(level, 2) if level == 1 else level


def macros_inside_a_line(document: Document) -> Iterator[Problem]:
    """A figure, a list or contacts stand alone on their line, at its beginning."""
    for line, text in document.prose():
        for match in re.finditer(
            r"\{\{\s*(figure|listing|contacts|governance|group|timeline|priorities|reviews|chapters)\(.*?\}\}",
            re.sub(r"`[^`]*`", "", text),
        ):
            if text.rstrip() != match[0]:
                yield Problem(
                    document.path,
                    line,
                    f"`{match[1]}` stands beside other words",
                    "Give it a line of its own, beginning at the left margin, with an empty line above and below",
                )


def wrong_parts(document: Document) -> Iterator[Problem]:
    """A briefing has its seven parts, in order, and none of them is empty."""
    found = document.headings(level=2)
    names = [
        next((part for part in PARTS if text == part or text.startswith(f"{part}:")), text) for _, _, text in found
    ]
    for part in PARTS:
        if part not in names:
            yield Problem(
                document.path,
                document.first,
                f"The part `{part}` is missing",
                f"Add a heading `## {part}{': …' if part.startswith('Key') else ''}` and its words",
            )
    for (line, _, text), name in zip(found, names, strict=True):
        if name not in PARTS:
            yield Problem(
                document.path, line, f"`{text}` is not one of the seven parts of a briefing", nearest(text, PARTS)
            )
        elif names.count(name) > 1 and names.index(name) != found.index((line, 2, text)):
            yield Problem(document.path, line, f"The part `{name}` stands twice", "Keep one")
    known = [name for name in names if name in PARTS]
    if len(known) == len(set(known)) == len(PARTS) and known != list(PARTS):
        yield Problem(
            document.path, found[0][0], "The seven parts stand in another order", f"Put them as {', '.join(PARTS)}"
        )
    lines = dict(document.prose())
    ends = [line for line, _, _ in found[1:]] + [max(lines, default=0) + 1]
    for (line, _, text), end in zip(found, ends, strict=True):
        if not any(words.strip() for number, words in lines.items() if line < number < end):
            yield Problem(document.path, line, f"The part `{text}` is empty", "Write its words")


def wrong_length(document: Document) -> Iterator[Problem]:
    """A briefing has 600 to 900 words, so that it can be read and talked over in seven minutes."""
    least, most = WORDS
    if not least <= document.words <= most:
        more = document.words > most
        fix = f"Take {document.words - most} out" if more else f"Add {least - document.words}"
        yield Problem(
            document.path,
            document.first,
            f"The briefing has {document.words} words, and should have {least} to {most}",
            fix,
        )


def review_dates_passed(document: Document, today: date) -> Iterator[Problem]:
    """A page whose review date has passed is told, and stops nothing."""
    if document.meta.review_by < today:
        line = document.record.line("review_by")
        yield Problem(
            document.path,
            line,
            f"The review date {document.meta.review_by:%Y-%m-%d} has passed",
            f"{document.meta.owner}: look at the page again and set a new date",
            stops=False,
        )


def anchors_of(document: Document) -> set[str]:
    """The anchors that the headings of a page get."""
    return set(_anchors(document).values())


def anchor(document: Document, heading: str) -> str:
    """The anchor that a heading of a page gets, by its words; '' where there is none."""
    return next((name for (_, text), name in _anchors(document).items() if text == heading), "")


def _anchors(document: Document) -> dict[tuple[int, str], str]:
    """The anchor of each heading by its line and words."""
    used: set[str] = set()
    found: dict[tuple[int, str], str] = {}
    for line, _, text in document.headings():
        custom = CUSTOM_ID.search(text)
        if custom:
            used.add(custom[1])
        plain = re.sub(r"[*_`]|\]\([^)]*\)|\[", "", text)
        found[line, text] = custom[1] if custom else unique(slugify(plain, "-"), used)
    return found
