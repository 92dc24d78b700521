"""Values that more than one record has: addresses, days, ids and short texts; and what no text of a record may hold."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, StringConstraints

from macros.messages import INVISIBLE, Problem, visible
from macros.records.record import Place, Record
from macros.records.times import LATEST

LONGEST = 5000
"""The most letters of one text."""
HOST = re.compile(r"(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]", re.IGNORECASE)
LETTERS = re.compile(r"[\w.~:/?#\[\]@!$&()*+,;=%-]+", re.ASCII)
"""What an address is written with: a browser shows any other letter as `%` and its number."""
UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffc\ue000-\uf8ff"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
DANGEROUS = re.compile(r"\b(?:javascript|vbscript|livescript)\s*:|\bdata:\s*[\w+.-]+/[\w+.-]+|\bfile:/", re.IGNORECASE)
HTML = re.compile(r"</?[a-z][^<>]*>?|<!--|<!\[?[a-z]|<\?", re.IGNORECASE)
TEMPLATE = re.compile(r"\{\{|\{%|\{#|%\}|\}\}")
SUSPECT = re.compile("[<{}:]|" + UNSEEN.pattern)
WITH_MACROS = {"title", "subtitle", "alt"}
"""The words of a figure that may have macros: they are read where the figure is made."""
PATTERNS = {"pattern"}
"""Words whose value is a pattern to look for, and no text that anybody reads."""
DAYS_OF_DEEDS = ("checked_on", "retrieved", "date_checked", "tested", "prepared")
"""Words that say on which day something was done."""


def as_address(text: str) -> str:
    """An address that can be reached on the internet, whole."""
    if re.search(r"\s", text):
        raise ValueError("has a space in it | Copy the address again from the browser")
    if not text.startswith("https://"):
        raise ValueError(f"is `{visible(text)}`, which does not begin with https:// | Copy it whole from the browser")
    try:
        parts = urlsplit(text)
        host = HOST.fullmatch(parts.netloc.partition(":")[0])
        named = "@" not in parts.netloc and host is not None and parts.port != 0
    except ValueError:  # half a number between square brackets, a port that is none
        named = False
    if not named:
        raise ValueError(f"is `{visible(text)}`, which names no website | Copy the address again from the browser")
    if not LETTERS.fullmatch(text):
        raise ValueError(f"is `{visible(text)}`, with a character that no address has | Copy it again from the browser")
    return text


def _slug(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty | Write a short name, such as early-help, or remove the line")
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        better = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:60] or "a-short-name"
        raise ValueError(f"is `{visible(text)}`, which cannot be part of an address | Write it as `{better}`")
    return text


def _one_line(text: str) -> str:
    if "\n" in text.strip():
        raise ValueError("has more than one line | Write it on one line")
    return text


Address = Annotated[str, StringConstraints(max_length=500), AfterValidator(as_address)]
Slug = Annotated[str, StringConstraints(max_length=60), AfterValidator(_slug)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=150), AfterValidator(_one_line)]
Sentence = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Day = datetime.date


def texts_that_no_record_may_hold(record: Record) -> Iterator[tuple[Place, Problem]]:
    """No text holds HTML, template code, a dangerous address or an unseen character; none is blank, endless or twice."""
    for place, value in _values(record.data, ()):
        if isinstance(value, dict):
            for word in value:
                if SUSPECT.search(word):
                    where = (*place, word)
                    for what, fix, code in wrong_text(word, word):
                        yield where, Problem(record.path, record.line(*where), what, fix, code=code)
        elif isinstance(value, list):
            yield from _twice(value, place, record)
        elif value == "" and isinstance(place[-1], int):
            what = f"An entry of `{visible(_word(place))}` is empty"
            yield place, Problem(record.path, record.line(*place), what, "Write its words, or remove it")
        elif isinstance(value, str) and place[-1:] != () and place[-1] not in PATTERNS:
            macros = "figures" in place and place[-1] in WITH_MACROS
            for what, fix, code in wrong_text(value, _word(place), macros):
                yield place, Problem(record.path, record.line(*place), what, fix, code=code)


def wrong_text(text: str, word: str, macros: bool = False) -> Iterator[tuple[str, str, str]]:
    """What is wrong with a text, how to fix it, and the code; `macros` says whether it may contain macros."""
    if not text.strip():
        if text:
            yield f"`{visible(word)}` contains only spaces", "Write its words, or remove the line", ""
        return
    if len(text) > LONGEST:
        yield f"`{visible(word)}` has {len(text):,} letters", f"Give it {LONGEST:,} at most", ""
        return
    if not SUSPECT.search(text):
        return
    if found := UNSEEN.search(text):
        what = f"`{visible(word)}` has an invisible character (U+{ord(found[0]):04X})"
        yield what, "Delete it, or type the words again", INVISIBLE
    if found := DANGEROUS.search(text):
        yield f"`{visible(word)}` holds `{visible(found[0])}`, which can run a program", "Remove it", ""
    if found := HTML.search(text):
        yield f"`{visible(word)}` holds HTML: {visible(found[0])}", "Write plain words", ""
    if not macros and (found := TEMPLATE.search(text)):
        yield (
            f"`{visible(word)}` holds `{found[0]}`, which begins or ends a macro",
            "Macros belong in pages and in the titles of figures: write plain words",
            "",
        )


def _twice(entries: list[Any], place: Place, record: Record) -> Iterator[tuple[Place, Problem]]:
    seen: set[str] = set()
    for index, entry in enumerate(entries):
        if isinstance(entry, str) and entry.strip():
            if entry in seen:
                what = f"`{visible(entry)}` appears twice in `{visible(_word(place))}`"
                where = (*place, index)
                yield where, Problem(record.path, record.line(*where), what, "Keep one of them")
            seen.add(entry)


def _word(place: Place) -> str:
    return next((str(part) for part in reversed(place) if isinstance(part, str)), "this")


def _values(data: Any, place: Place) -> Iterator[tuple[Place, Any]]:
    """Every value, within others or alone, with its place."""
    yield place, data
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _values(value, (*place, key))


def days_to_come(record: Record, today: datetime.date) -> Iterator[Problem]:
    """What has been done was done by today: no day of a check, a test or a retrieval is to come."""
    for place, value in _values(record.data, ()):
        if place[-1:] and place[-1] in DAYS_OF_DEEDS and isinstance(value, str):
            try:
                day = datetime.date.fromisoformat(value)
            except ValueError:
                continue
            if day > today and day.year <= LATEST:  # a later one is reported as a slip
                what = f"`{place[-1]}` is {day}, which is in the future"
                yield Problem(record.path, record.line(*place), what, "Write the day on which it was done")
