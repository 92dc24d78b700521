"""The addresses at which pages were before: each leads on to one page, and no page is there now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from macros.files.names import RESERVED
from macros.messages import INVISIBLE, Problem, visible
from macros.pages.document import Document
from macros.pages.moments import OLD, old_address_meant

FILE = re.compile(r"\.(?:csv|css|eml|gz|html?|ics|js|json|pdf|png|jpe?g|svg|txt|webp|xml)/$")
KEPT = {"assets", "search", "feeds", "sharing", "pictures", "components"}
"""The folders of the built site that hold no pages."""
FEEDS = {"changes/", "everything/", "tables/", "themes/"}
"""The folders whose feeds would be called like those of the whole site."""
EXAMPLE = "Write it from the site's root, in small letters, such as news/autumn/"


def first_address(document: Document) -> str:
    """The first address that a page had, by which feeds and calendars know it for ever."""
    return document.meta.moved_from[0] if document.meta.moved_from else document.url


def check_addresses(documents: Sequence[Document], made: Mapping[str, str]) -> Iterator[Problem]:
    """Every old address that cannot lead on. `made` are the addresses of pages made from data, with what makes them."""
    pages: dict[str, str] = {}
    claimed: dict[str, str] = {}
    for document in documents:
        there = pages.setdefault(document.url, document.path)
        if there != document.path or document.url in made:
            other = there if there != document.path else made[document.url]
            what = f"This page has the address of {other}: `{document.url}`"
            yield Problem(document.path, 1, what, "Rename the file: only one of the two can have this address")
        if document.url in FEEDS:
            what = f"A folder called `{document.url.rstrip('/')}` would have the same feed as the site itself"
            yield Problem(document.path, 1, what, "Rename the folder")
    for document in documents:
        for index, old in enumerate(document.meta.moved_from):
            line = document.record.line("moved_from", index)
            if not old.isprintable():
                what = f"`{visible(old[:80])}` in `moved_from` has an invisible character in it"
                yield Problem(document.path, line, what, EXAMPLE, code=INVISIBLE)
            elif told := old_address(old, {**made, **pages}, claimed, document):
                yield Problem(document.path, line, *told)
            claimed.setdefault(old, document.path)


def old_address(
    old: str, living: Mapping[str, str], claimed: Mapping[str, str], document: Document | None = None
) -> tuple[str, str] | None:
    """Why nothing can lead on from an old address, and what to do; None where all is well.

    `living` has the address of every page and the file that it is made of, `claimed` every old address before this one.
    """
    shown = old[:80]
    if not shown.isprintable():
        return None  # a letter that no one sees is reported as such
    if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:|//|\\", old) or ".." in old.split("/"):
        return f"`{shown}` is not an address of this site, so nothing can be put there", EXAMPLE
    if not OLD.fullmatch(old):
        return f"`{shown}` is not an address that this site could have had", _form(old)
    if FILE.search(old):
        return (
            f"`{shown}` looks like a file name, and only pages can be redirected",
            "Write the address of the page that it was on",
        )
    if old.split("/")[0] in KEPT:
        return f"`{shown}` is a folder of the site's own files, which never held a page", "Remove it from this list"
    if reserved := RESERVED.intersection(old.lower().split("/")):
        what = f"`{shown}` has the name `{min(reserved)}` in it, which Windows gives to no folder"
        return what, "Remove it from this list: no site that was built on Windows had it"
    if document and old == document.url:
        return f"`{shown}` is the address that this page has now", "Write the address that it had before"
    if old in living:
        what = f"`{shown}` is the address of {living[old]}, so nothing can lead on from there"
        return what, f"Remove it from {'`moved_from:`' if document else 'this list'}, or move the other page"
    if document and claimed.get(old) == document.path:
        return f"`{shown}` is in this list already", "Keep one of them"
    if old in claimed:
        return f"`{shown}` is an old address in {claimed[old]} already", "Keep it in one place, where it should lead"
    return None


def _form(old: str) -> str:
    """The same address in the form that it should have, where it is plain what was meant."""
    meant = old_address_meant(old)
    return f"Did you mean `{meant}`?" if meant and meant != old else EXAMPLE
