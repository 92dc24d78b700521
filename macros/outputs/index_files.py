"""The files of the search index: one, or, on a large site, a first part with guidance and the rest, which is asked for when it is needed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from typing import Any

FOLDER = "search"
FIRST = f"{FOLDER}/search_index.json"
MOST = 120_000
"""The most bytes of a file of the index, compressed as GitHub Pages sends it; brotli needs about a sixth less."""


def of(index: Mapping[str, Any], most: int = MOST) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file. The first has every word, so that spelling is right without the rest."""
    whole = _text(index)
    if sent(whole) <= most:
        yield FIRST, whole
        return
    pages = sorted(range(len(index["pages"])), key=lambda one: index["pages"][one][0].startswith(tuple(index["aside"])))
    words = sent(_text({"words": [row[:1] for row in index["words"]], "leads": index["leads"]}))
    parts = _cut(pages, index, sent(whole) - words, most, min(words, most * 3 // 4))
    names = [f"more-{number}.json" for number in range(1, len(parts))]
    first, *rest = (_part(index, part) for part in parts)
    every = {stem: steps for stem, *steps in first["words"]}
    rows = [[forms, *every.get(stem, [])] for stem, (forms, *_) in enumerate(index["words"])]
    yield FIRST, _text({**index, "pages": first["pages"], "words": rows, "more": names})
    yield from ((f"{FOLDER}/{name}", _text(part)) for name, part in zip(names, rest, strict=True))


def _cut(pages: Sequence[int], index: Mapping[str, Any], weight: int, most: int, taken: int) -> list[list[int]]:
    """The pages in parts, each about as heavy as a file may be; `taken` is what the first has beside its pages."""
    per_part = weight / max(1, sum(1 + len(page[4]) for page in index["pages"]))
    parts: list[list[int]] = [[]]
    room = float(most - taken)
    for page in pages:
        heavy = per_part * (1 + len(index["pages"][page][4]))
        if heavy > room and parts[-1]:
            parts.append([])
            room = float(most)
        parts[-1].append(page)
        room -= heavy
    return parts


def _part(index: Mapping[str, Any], pages: Sequence[int]) -> dict[str, Any]:
    """Some pages, and the words that they have: each as the number of its stem, then where it is once, twice and so on."""
    starts = [0, *accumulate(1 + len(page[4]) for page in index["pages"])]
    old = [place for page in pages for place in range(starts[page], starts[page + 1])]
    new = {place: number for number, place in enumerate(old)}
    rows = []
    for stem, (_, *often) in enumerate(index["words"]):
        there = [sorted(new[place] for place in accumulate(steps) if place in new) for steps in often]
        if any(there):
            rows.append([stem, *([place - before for before, place in pairwise([0, *one])] for one in there)])
    return {"pages": [index["pages"][page] for page in pages], "words": rows}


def _text(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def sent(text: bytes) -> int:
    """The bytes of a file as they are sent, compressed."""
    return len(zlib.compress(text, 9))
