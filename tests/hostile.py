"""A copy of an example site with a hostile text in each field, as the author of a pull request could put it there."""

from __future__ import annotations

import copy
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from example_sites import TODAY

from macros.checks import site as checks
from macros.content import Site
from macros.messages import Problem
from macros.pages.matter import FRONT
from macros.records import Record, parse

Place = tuple[str | int, ...]
TOP = "top"
DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
CHOOSE_THE_MODEL = ("kind", "template")
"""With another of these, a page is not held against its model, and nothing else of it is told."""

TEXT = """ " qq="x' qq='x &lt qq ]]>"""
"""Words that no rule refuses: they end an attribute or a part of XML where they are not escaped, and show `<` where `&` is not."""
BRIEF = """ "'&lt qq"""
BODY = """

Words " qq="x' qq='x & y and [a " qq='x link](https://example.org/?a=b "A title qq='x & y").
"""
"""What the rules for the words of a page let through."""
FREE = {
    *("about", "actions", "address_title", "advice", "ask", "book", "chair", "chat"),
    *("checked_by", "consent", "cost", "dated", "definition", "description", "duty", "english"),
    *("expansion", "for_whom", "given_by", "group", "hours", "how", "in_short", "in_text", "label"),
    *("leads", "learning", "link_text", "locator", "looks_back", "many", "meaning", "means"),
    *("more", "name", "next_step", "note", "notes", "one", "out_of_hours", "owner"),
    *("place", "plan", "publisher", "purpose", "question", "questions", "reason", "relay"),
    *("role", "say_first", "sentence", "short", "short_name", "source", "standard", "statement"),
    *("subtitle", "summary", "term", "tested_by", "text", "title", "unapproved", "untested"),
    *("what", "when", "when_young", "who", "whom", "young"),
}
"""The fields that take any words. All others are names, days, choices and addresses, whose models refuse what is no such thing."""
IN_BRIEF = ("term", "in_short", "looks_back", "question")
RULES = {f"data/{name}.yml" for name in ("expectations", "files", "words", "publications", "thresholds/words")}
"""What checks and importers go by, and no page shows."""
NAMED_ELSEWHERE = {
    ("data/laws.yml", "title"),
    ("data/partnership.yml", "authority"),
    ("data/partnership.yml", "country"),
    ("data/partnership.yml", "region"),
    ("data/tables/", "name"),
    ("data/tiles.yml", "name"),
}
"""Words that another file has to repeat as they are."""
CELLS = ("course", "given_by", "for_whom", "sign", "explanation", "event", "note")
"""Columns of texts."""


@dataclass
class Spoilt:
    """One file with fields: what it says, what follows its front matter, and the line of each field, and of the list it is in, as last written."""

    path: Path
    name: str
    data: dict[str, Any]
    body: str | None
    lines: dict[Place, set[int]] = field(default_factory=dict)

    def fields(self) -> Iterator[tuple[Place, str]]:
        """Each field with a text, and the text."""
        return ((place, text) for place, text in _texts(self.data, ()) if place[-1] not in CHOOSE_THE_MODEL)

    def write(self, told: Callable[[Place, str], str], below: str = "") -> None:
        """The file with what `told` makes of each text, and more words `below` those of a page."""
        data = copy.deepcopy(self.data)
        for place, text in self.fields():
            inside: Any = data
            for step in place[:-1]:
                inside = inside[step]
            inside[place[-1]] = told(place, text)
        text = yaml.dump(data[TOP], Dumper=DUMPER, sort_keys=False, allow_unicode=True, width=100_000)
        self.path.write_text(text if self.body is None else f"---\n{text}---\n{self.body}{below}", encoding="utf-8")
        record = parse(text, self.name, 1 if self.body is None else 2, TOP)
        assert isinstance(record, Record), record
        around = {place: place[:-1] if isinstance(place[-1], int) else place for place, _ in self.fields()}
        self.lines = {place: {record.line(*place), record.line(*above)} for place, above in around.items()}


def spoilt_files(root: Path) -> list[Spoilt]:
    """Every file with fields of the site in this folder: those of data/, metadata of tables, and the front matter of pages."""
    found = []
    for path in sorted([*root.glob("data/**/*.yml"), *root.glob("docs/**/*.md"), *root.glob("docs/**/.meta.yml")]):
        text, name = path.read_text(encoding="utf-8"), path.relative_to(root).as_posix()
        front = FRONT.match(text) if path.suffix == ".md" else None
        record = parse(front[1] if front else text, name, 1, TOP)
        assert isinstance(record, Record), record
        found.append(Spoilt(path, name, record.data, text[front.end() :] if front else None))
    return found


def spoil(root: Path) -> None:
    """A text that could harm in every field that takes words, in the cells of tables and below every page."""
    for one in spoilt_files(root):
        one.write(lambda place, text, name=one.name: text + _added(name, place, text), BODY)
    for path in sorted(root.glob("data/**/*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update({column: row[column] + TEXT for column in CELLS if row.get(column)})
            if "body" in row:
                row["body"] += TEXT  # which names the partnership
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)


def told_of(root: Path, monkeypatch: Any) -> list[Problem]:
    """Every message of the check, none left out because there are many alike."""
    with monkeypatch.context() as patch:
        patch.setattr(checks, "bundled", lambda found: sorted(set(found)))
        return checks.check_site(Site(root, TODAY))


def _added(name: str, place: Place, text: str) -> str:
    """What is added to a field; nothing to one that takes no words."""
    words = [step for step in place if isinstance(step, str)]
    named = any(name.startswith(start) and word in words for start, word in NAMED_ELSEWHERE)
    if name in RULES or named or text.startswith("https://") or (words[-1] not in FREE and "labels" not in words):
        return ""
    return BRIEF if words[-1] in IN_BRIEF or (words[-1] in ("summary", "title") and len(text) > 40) else TEXT


def _texts(value: Any, place: Place) -> Iterator[tuple[Place, str]]:
    if isinstance(value, str):
        yield place, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from _texts(inner, (*place, key))
