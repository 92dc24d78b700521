"""What a publication gives to the metadata of its table: the rule of disclosure, relations and figures, as they are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from macros.messages import Problem
from macros.records import Place, Record, check
from macros.tables.metadata import FigureSpec, Reconcile
from macros.tables.protection import Disclosure


def wrong_beginnings(record: Record, stem: str) -> Iterator[Problem]:
    """Each of them is what the metadata may say; a public table's document is named by the import."""
    words = record.data["publications"][stem]["words"]
    within: Place = ("publications", stem, "words")
    if rule := words.get("disclosure"):
        public = {"document": "named-by-the-import"} if rule.get("rule") == "published" else {}
        yield from _wrong(record, (*within, "disclosure"), {**public, **rule}, Disclosure)
    for index, one in enumerate(words.get("reconcile", ())):
        yield from _wrong(record, (*within, "reconcile", index), one, Reconcile)
    for name, one in words.get("figures", {}).items():
        yield from _wrong(record, (*within, "figures", name), one, FigureSpec)


def _wrong(record: Record, within: Place, data: dict[str, Any], model: type[BaseModel]) -> Iterator[Problem]:
    """The faults of one part of a record, at their lines in the whole."""
    deep = len(within)
    lines = {place[deep:]: line for place, line in record.lines.items() if place[:deep] == within}
    typed = {place[deep:]: text for place, text in record.typed.items() if place[:deep] == within}
    found = check(Record(record.path, data, lines, typed), model, texts=False)
    yield from found if isinstance(found, list) else ()
