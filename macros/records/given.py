"""Files of facts that come with this package, which are the same for every partnership: a site's own adds to them."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Any

from macros.records.files import read
from macros.records.record import Record
from macros.system.package import GIVEN, PACKAGE


@lru_cache(maxsize=100)
def given(name: str, word: str = "") -> Record | None:
    """A file of facts that every site has, with its lines; None where there is none of that name."""
    path = GIVEN / name
    if not path.is_file():
        return None
    record = read(path, PACKAGE.parent, word)
    assert isinstance(record, Record), record
    return record


def over(own: Record, below: Record | None) -> Record:
    """A site's own file with what every site has: entries of the same name are its own, and lists are longer.

    What is its own comes first, so that the places of its values, and with them their lines, are still the same.
    """
    if below is None:
        return own
    empty = own.word and own.data.get(own.word) is None
    written = {} if empty else own.data
    longer = {
        word: [*value, *below.data[word]]
        for word, value in written.items()
        if isinstance(value, list) and isinstance(below.data.get(word), list)
    }
    return replace(own, data=merged(below.data, {**written, **longer}))


def merged(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    """The values of two files: what is `above` adds to what is `below`, or takes its place, and comes first."""
    joined = {**above, **{word: value for word, value in below.items() if word not in above}}
    for word, value in above.items():
        under = below.get(word)
        if isinstance(value, dict) and isinstance(under, dict):
            joined[word] = merged(under, value)
    return joined
