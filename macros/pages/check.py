"""Checks of the body of a page, one generator per rule."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import unquote

from macros.markdown.safe import outside
from macros.messages import Problem, choice, guarded
from macros.pages.briefings import check_briefing
from macros.pages.document import Document
from macros.pages.front import check_front
from macros.pages.help import check_help
from macros.pages.kinds import KINDS
from macros.pages.mistyped import lines_shown_as_code
from macros.pages.mistyped.addresses import address_mistyped
from macros.pages.newsletter import check_newsletter
from macros.pages.reviews import check_review
from macros.pages.targets import PAGES, Anchors, instead
from macros.records import unwritten_line

INLINE = {
    *("number", "change", "compare", "share", "rank", "interval", "highest", "lowest", "standouts", "neighbours"),
    *("time_period", "call"),
}
"""The macros that give words for a sentence; every other gives something that stands by itself."""
TOLD_AS_TYPED = re.compile(r"<(?:www\.|(?:tel|sms|callto|whatsapp):)", re.IGNORECASE)
"""Tags that are addresses, and told as such with all that was typed."""


def check_page(document: Document, anchors: Anchors, docs: Path) -> list[Problem]:
    """Every fault in the body of a page, and in what its front matter says beside the form of it."""
    found: list[Problem] = []
    for check in (
        lambda: template_code(document),
        lambda: words_to_be_written(document),
        lambda: unsafe_html(document),
        lambda: broken_links(document, anchors, docs),
        lambda: wrong_headings(document),
        lambda: check_briefing(document),
        lambda: check_front(document) if document.meta.kind in KINDS or document.language else [],
        lambda: check_help(document),
        lambda: check_review(document, anchors),
        lambda: check_newsletter(document),
    ):
        found += guarded(document.path, check)
    return found


def template_code(document: Document) -> Iterator[Problem]:
    """The only template code of a page is the call of a macro with values typed out."""
    for misread in document.reading.misread:
        yield Problem(document.path, misread.line + document.first - 1, misread.what, misread.fix)


def words_to_be_written(document: Document) -> Iterator[Problem]:
    """No line says that something still has to be written, as those of a new page do."""
    for line, text in enumerate(document.body.split("\n"), start=document.first):
        if found := unwritten_line(document.path, line, text):
            yield found


def unsafe_html(document: Document) -> Iterator[Problem]:
    """Whatever the site would leave out of a page, since no page may hold it, is reported."""
    typed = {one.target for one in document.reading.links if one.target in document.body}  # and no entities in it
    wrong = {target for target in typed if told_as_typed(target)}
    for line, found in document.reading.dropped:
        if TOLD_AS_TYPED.match(found.needle) or found.needle in wrong or any(f"`{one}`" in found.what for one in wrong):
            continue
        yield Problem(document.path, line, found.what, found.fix)


def told_as_typed(target: str) -> bool:
    """Whether the address of a link is told by the rules for Markdown as typed."""
    return bool(address_mistyped(target)[0] or re.search(r"\s", target.strip()))


def broken_links(document: Document, anchors: Anchors, docs: Path) -> Iterator[Problem]:
    """A link to a page or file of the site, or to a part of a page, leads there."""
    reading = document.reading
    for line, target in sorted({(one.line, one.target) for one in reading.links}):
        if outside(target) or target.startswith("@/") or not target.isprintable() or not target.strip():
            continue
        if told_as_typed(target):
            continue
        address, _, anchor = target.partition("#")
        address, anchor = unquote(address.partition("?")[0]), unquote(anchor)
        if address.startswith("/"):
            yield Problem(
                document.path,
                line,
                f"The link `{target}` begins with `/`, which is not this site's own address",
                "Write it from this page, such as ../briefings/index.md",
            )
            continue
        src = posixpath.normpath(posixpath.join(document.folder, address)) if address else document.src
        known = anchors.of(src)
        if known is not None:
            if anchor and anchor not in known:
                yield Problem(
                    document.path,
                    line,
                    f"The link `{target}` does not lead to a heading on {src}",
                    choice(anchor, known, "Check the headings of that page")
                    if known
                    else "That page has no headings: link to the page alone",
                )
        elif src.startswith("../") or not (docs / src).is_file():
            fix = instead(address, document.src, anchors.pages, docs)
            thing = "page" if posixpath.splitext(address)[1].lower() in PAGES else "file"
            yield Problem(document.path, line, f"The link `{target}` leads to no {thing}", fix)


def wrong_headings(document: Document) -> Iterator[Problem]:
    """Headings begin at `##` (the title is the first) and go down one level at a time; none is empty."""
    before = 1
    for line, level, text in document.headings():
        if level == 6 and text.startswith("#"):
            continue  # of more levels than there are, and told as it is typed
        if level == 1 and text:
            yield Problem(
                document.path,
                line,
                "This is a level 1 heading, which is reserved for the page title",
                "Begin it with `##`",
            )
        elif level > before + 1:
            yield Problem(
                document.path,
                line,
                f"This heading is of level {level}, and the one before it of level {before}",
                f"Begin it with `{'#' * (before + 1)}`",
            )
        if not text:
            yield Problem(document.path, line, "The heading is empty", "Write its words behind `##`, or remove it")
        before = max(level, 2) if level == 1 else level


def out_of_place(document: Document, number: int) -> Problem | None:
    """A figure, a list or contacts are alone on their line; no macro is part of an address, of code or of a picture's words.

    `number` is the macro's place among those of the page.
    """
    reading = document.reading
    call = reading.calls[number]
    line = call.line + document.first - 1
    if number in reading.inside and line in lines_shown_as_code(document):
        return Problem(document.path, line, "", "")  # its indent is reported
    if number in reading.inside:
        return Problem(
            document.path,
            line,
            f"`{call.name}` is inside a link's address, a picture's words or code, where it cannot work",
            "Move it into a sentence. A line that begins with four spaces is code",
        )
    if call.name not in INLINE and number not in reading.alone:
        return Problem(
            document.path,
            line,
            f"`{call.name}` is on the same line as other text",
            "Give it its own line, beginning at the left margin, with an empty line above and below",
        )
    return None


def review_dates_passed(document: Document, today: date) -> Iterator[Problem]:
    """Advice for a page whose review date has passed; it does not stop the build."""
    if document.meta.review_by < today:
        line = document.record.line("review_by")
        yield Problem(
            document.path,
            line,
            f"The review date {document.meta.review_by:%Y-%m-%d} has passed",
            f"{document.meta.owner}: review the page and set a new date",
            stops=False,
        )


def anchors_of(document: Document) -> set[str]:
    """The places of a page that a link can lead to."""
    return document.reading.anchors


def anchor(document: Document, heading: str) -> str:
    """The anchor that a heading of a page gets, by its words; '' where there is none."""
    return next((one.anchor for one in document.reading.headings if one.text == heading), "")


def anchor_lines(document: Document) -> list[tuple[int, str]]:
    """The line of each heading of a page, and the anchor that it gets."""
    return [(one.line, one.anchor) for one in document.reading.headings]
