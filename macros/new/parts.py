"""The parts that a kind of page has, found in a document by their headings, or put in to be written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path

import yaml

from macros.new.skeleton import skeleton
from macros.pages.briefings import FIRST, LAST
from macros.pages.newsletter import FRAME

NAMES = Path(__file__).with_name("parts.yml")
HEADING = re.compile(r"^## +(.+?) *$")
PARTS = {"newsletter": FRAME, "briefing": (FIRST, LAST)}
"""The parts that pages of a kind cannot do without. What comes between those of a briefing depends on its subject."""
ABOVE = "The text above the first heading"
ALIKE = 0.86
"""How alike two headings are, of 1, that differ by a letter or two."""


@dataclass(frozen=True)
class Placed:
    """A heading of the document, and the part it was taken for; no heading where the part was put in, no part where it is another."""

    heading: str
    part: str


def in_parts(markdown: str, kind: str) -> tuple[str, list[Placed]]:
    """The text with the parts of its kind under their own headings, and what each heading was taken for."""
    parts = PARTS.get(kind, ())
    lines = markdown.rstrip("\n").split("\n")
    heads = {number: found[1] for number, line in enumerate(lines) if (found := HEADING.match(line))}
    if not parts:
        return markdown, [Placed(text, "") for text in heads.values()]
    meant = _meant(heads, kind, parts)
    placed = []
    for number, text in heads.items():
        if part := meant.get(number, ""):
            lines[number] = f"## {part}"
        placed.append(Placed(text, part))
    if kind == "briefing" and parts[0] not in meant.values():
        first = min(heads, default=len(lines))
        if any(line.strip() for line in lines[:first]):
            lines[:0] = [f"## {parts[0]}", ""]
            placed.insert(0, Placed(ABOVE, parts[0]))
    body = "\n".join(lines)
    return _with_missing(body, kind, parts, placed)


def _meant(heads: dict[int, str], kind: str, parts: tuple[str, ...]) -> dict[int, str]:
    """Which part each heading is, by its line: the name itself first, then another name for it, then one nearly alike, or longer."""
    names = _names(kind)
    found: dict[int, str] = {}
    for alike in (_same, _called, _nearly, _begun):
        for number, text in heads.items():
            for part in parts:
                if number not in found and part not in found.values() and alike(_key(text), part, names):
                    found[number] = part
    return found


def _same(key: str, part: str, names: dict[str, list[str]]) -> bool:
    return key == _key(part)


def _called(key: str, part: str, names: dict[str, list[str]]) -> bool:
    return key in names.get(part, [])


def _nearly(key: str, part: str, names: dict[str, list[str]]) -> bool:
    return any(SequenceMatcher(None, key, one).ratio() >= ALIKE for one in (_key(part), *names.get(part, [])))


def _begun(key: str, part: str, names: dict[str, list[str]]) -> bool:
    """Whether a heading goes on after the name of a part, as in “Dates for the diary”."""
    return key.startswith(f"{_key(part)} ")


@lru_cache(maxsize=4)
def _names(kind: str) -> dict[str, list[str]]:
    found = yaml.safe_load(NAMES.read_text(encoding="utf-8")).get(kind, {})
    return {part: [_key(one) for one in names] for part, names in found.items()}


def _key(text: str) -> str:
    """A heading as small words."""
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold().replace("’", "").replace("'", "")))


def _with_missing(body: str, kind: str, parts: tuple[str, ...], placed: list[Placed]) -> tuple[str, list[Placed]]:
    """The text with the parts that it has not, in their places, as the skeleton has them."""
    ready = _sections(skeleton(kind).body)
    there = {one.part for one in placed}
    for place, part in enumerate(parts):
        if part in there:
            continue
        block = f"## {part}\n{ready[part].rstrip()}\n"
        after = next((one for one in parts[place + 1 :] if one in there), None)
        lines = body.rstrip("\n").split("\n")
        at = lines.index(f"## {after}") if after else len(lines)
        if not after or at == len(lines):
            body = f"{body.rstrip()}\n\n{block}"
        else:
            above = "\n".join(lines[:at]).rstrip()
            body = f"{above}{chr(10) * 2 if above else ''}{block}\n" + "\n".join(lines[at:])
        there.add(part)
        placed.append(Placed("", part))
    return f"{body.rstrip()}\n", placed


def _sections(body: str) -> dict[str, str]:
    pieces = re.split(r"^## +(.+?) *\n", body, flags=re.MULTILINE)
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))
