"""Text says what a document does not say only if the whole of it was read: `copy: whole` in `data/sources.yml`.

The words of a table are about the documents under its `sources:`. A page names its documents with `read: [id]`. Files of
facts and what pages share are about no document in particular, so they say what was found, and never what is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.checks.facts import records
from macros.content import Site
from macros.messages import Problem, nearest
from macros.pages import Document
from macros.prose.sentences import texts_below
from macros.prose.silences import silences
from macros.records import Record
from macros.tables import Table

FOUND = "Write what you found, such as “We found no number”; or “We could not read this part of the report”; or leave it out"
WHOLE = "whole (`copy: whole` in data/sources.yml)"
NO_SENTENCES = ("search-words.yml", "expectations.yml", "files.yml", "words.yml")
"""Files of facts with words that people type, or with rules for words."""


def silences_of_page(site: Site, document: Document) -> Iterator[Problem]:
    """A page says what a document does not say only where it names documents, each of which was read whole."""
    meta, record = document.meta, document.record
    if site.in_doubt("sources.yml"):
        return
    unknown = [(index, one) for index, one in enumerate(meta.read) if one not in site.sources]
    for index, one in unknown:
        fix = nearest(one, site.sources, "Write an id from that file, or add the document")
        yield Problem(document.path, record.line("read", index), f"`{one}` is not a document of data/sources.yml", fix)
    parts = [one for one in meta.read if one in site.sources and not site.sources[one].read_whole]
    if meta.read and not parts and not unknown:
        return
    named = f"`{parts[0]}` was not read {WHOLE}" if parts else f"the page names no document that was read {WHOLE}"
    fix = FOUND if parts else f"{FOUND}. If every document it is about was read whole, name them: `read: [id]`"
    for place, text in texts_below(record.data):
        yield from _told(document.path, record.line(*place), [(1, text)], named, fix)
    yield from _told(document.path, 0, document.prose(), named, fix)


def silences_of_table(site: Site, table: Table, record: Record) -> Iterator[Problem]:
    """The words on a table say what a document does not say only where each document of the table was read whole."""
    named = [one.document for one in table.metadata.sources]
    if site.in_doubt("sources.yml") or any(one not in site.sources for one in named):
        return
    parts = [one for one in named if not site.sources[one].read_whole]
    if parts:
        for place, text in texts_below(record.data):
            why = f"`{parts[0]}`, a source of the table, was not read {WHOLE}"
            yield from _told(record.path, record.line(*place), [(1, text)], why, FOUND)


def silences_of_facts(site: Site) -> Iterator[Problem]:
    """No file of facts says what a document does not say."""
    for record in records(site):
        if not record.path.endswith(NO_SENTENCES):
            for place, text in texts_below(record.data):
                why = "a file of facts is about no one document"
                yield from _told(record.path, record.line(*place), [(1, text)], why, FOUND)


def _told(path: str, line: int, lines: Iterable[tuple[int, str]], why: str, fix: str) -> Iterator[Problem]:
    for one in silences(lines):
        yield Problem(path, line or one.line, f"“{one.words}” says what a document does not say, and {why}", fix)
