"""What must be right across the entries of a file of facts: days that have been, own ids and names."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from macros.messages import Problem, visible
from macros.records import Record, days_to_come

UNIQUE = {
    "duties": ("id",),
    "terms": ("term", "expansion"),
    "comparisons": ("measure",),
    "partners": ("name",),
    "problems": ("what",),
    "places": ("id", "name"),
    "notices": ("text",),
}
"""The words whose values tell the entries of a list apart."""
PUBLISHED = re.compile(r"(20\d\d|2100)-\d\d-\d\d")
"""A publication date that is compared with today; one after 2100 is reported as a slip."""
NAMES = {"sources": "title", "laws": "title", "themes": "name"}
"""The word that readers tell entries apart by, where these are kept by their ids."""


def days_and_editions(record: Record, today: datetime.date) -> Iterator[Problem]:
    """What has been done was done by today; no document and no edition is of a day to come."""
    yield from days_to_come(record, today)
    for place, value in _values(record.data, ()):
        line = record.line(*place)
        if place[-1] == "edition" and re.fullmatch(r"(19|20)\d\d", value) and int(value) > today.year:
            yield Problem(
                record.path, line, f"`edition` is {visible(value)}, which is in the future", "Write that in force"
            )
        if place[0] == "sources" and place[-1] == "date" and PUBLISHED.fullmatch(value) and value > today.isoformat():
            yield Problem(
                record.path, line, f"`date` is {value}, which is in the future", "Write the day of publication"
            )


def addresses_that_are_not_safe(record: Record) -> Iterator[Problem]:
    """An address in a text is one that no one on the way can read or change: it begins with https://."""
    for place, value in _values(record.data, ()):
        if "http://" in value.lower() and place[-1] not in (
            "url",
            "href",
            "link",
        ):  # these are reported by their models
            word = next(str(part) for part in reversed(place) if isinstance(part, str))
            what = f"`{word}` has an address that begins with http://"
            yield Problem(record.path, record.line(*place), what, "Write it with https://, as the browser shows it")


def entries_twice(record: Record) -> Iterator[Problem]:
    """No two entries of a list have the same id or name."""
    for word, entries in record.data.items():
        listed = isinstance(entries, list)
        named: list[tuple[str | int, Any]] = list(enumerate(entries)) if listed else list(_items(entries))
        for key in UNIQUE.get(word, ()) if listed else (NAMES[word],) if word in NAMES else ():
            seen: dict[str, int] = {}
            for place, entry in named:
                value = entry.get(key) if isinstance(entry, dict) else None
                if not isinstance(value, str):
                    continue
                line = record.line(word, place, key)
                said = " ".join(value.lower().split())
                if said in seen:
                    what = f"`{visible(value)}` is the `{key}` of two entries, here and on line {seen[said]}"
                    yield Problem(record.path, line, what, "Keep one of them, or give each its own")
                seen.setdefault(said, line)


def _items(entries: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(entries, dict):
        yield from entries.items()


def _values(data: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text with its place."""
    if isinstance(data, dict):
        for word, value in data.items():
            yield from _values(value, (*place, word))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _values(value, (*place, index))
    elif isinstance(data, str) and place:
        yield place, data
