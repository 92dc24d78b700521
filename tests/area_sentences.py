"""Every sentence that a site's macros can say of its area, and what in them is no English or cannot be true."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.content import Site
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.system import days
from macros.tables.neighbours import AVERAGE

BROKEN = {
    "an empty pair of brackets": r"\(\s*\)|“\s*”|\[\s*\]",
    "a word twice": r"\b([A-Za-z]+) \1\b",
    "a name of the program": r"\b(?:None|nan|NaN|True|False)\b|[{}`]",
    "two spaces": r"\S  \S",
    "a space before a stop": r"\w [,.;:](?!\d)",
    "two stops": r",,|\.\.|,\.|;\.",
    "one of many": r"(?<![\d.,])1 (?:children|areas|plans|neighbours|values|years|others)\b",
    "a wrong apostrophe": r"s's\b|''",
    "an average with a capital in the middle": r"[a-z0-9%,;] (?:Statistical neighbours|Median of)\b",
    "a symbol within a sentence": r"(?:not (?:available|applicable)|identified) of\b",
    "a name as publishers write it": r"(?:Bristol|Hull), City of\b|Herefordshire, County of\b|\bSt\. [A-Z]",
}
"""What no sentence has, as patterns."""
TITLES = re.compile(r"(?<!the )(?<!The )\b(?:Isles of Scilly|Isle of Wight|City of London|East Riding of Yorkshire)\b")
"""The names that a title or a sentence says with “the”; a heading of a table or a key is the name alone."""


def sentences(folder: Path) -> Iterator[tuple[str, str]]:
    """Each sentence, title and text alternative, with the macro or the figure that says it; what a macro refuses is none."""
    site = Site(folder, days.today())
    macros = PageMacros(site)
    for stem in site.sound:
        table = macros.table(stem)
        metadata = table.metadata
        yield from ((f"{stem}: metadata", text) for text in (metadata.title, metadata.description, metadata.definition))
        yield from ((f"{stem}: remark", one.reason) for one in metadata.remarks)
        for name in metadata.figures:
            try:
                figure = macros.figure(stem, name)
            except Fault:  # a new site leaves it out
                continue
            yield from ((f"{stem}: figure {name}", text) for text in (figure.title, figure.subtitle, figure.alt))
        for column in table.measures:
            for macro, asked in _asked(site):
                try:
                    yield f"{stem}: {macro} {column}", str(macros.named[macro](stem, column, **asked).text)
                except Fault:
                    continue
    yield "neighbours", " ".join(_texts(_refused(macros.named["neighbours"])))
    for name in ("scorecard", "board", "comparison"):
        yield from ((name, text) for text in _texts(_refused(macros.named[name])))


def broken(said: Iterator[tuple[str, str]]) -> list[str]:
    """What is wrong, with the sentence and who says it."""
    found = []
    for who, text in said:
        wrong = [name for name, pattern in BROKEN.items() if re.search(pattern, text)]
        if not TITLES.fullmatch(text) and TITLES.search(text):
            wrong.append("a name without its article")
        found += [f"{who}: {name}: {text[:200]}" for name in wrong]
    return found


def _asked(site: Site) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each macro with what a page may ask of it."""
    yield from ((name, {}) for name in ("number", "rank", "interval"))
    yield "rank", {"short": True}
    for since in ("previous", "first"):
        yield from (
            ("change", {"since": since, "says": says}) for says in ("", "direction", "to", "by", "pace", "ends")
        )
    for area in (site.partnership.country.name, site.partnership.region.name, AVERAGE):
        yield from (("compare", {"with_": area, "values": values}) for values in (True, False))


def _refused(macro: Any) -> Any:
    try:
        return macro()
    except Fault:
        return ()


def _texts(thing: Any) -> Iterator[str]:
    """Each text in a thing that a template shows, pictures and addresses aside."""
    if isinstance(thing, str):
        if " " in thing and not thing.startswith(("<svg", "{", "M")):
            yield thing
    elif dataclasses.is_dataclass(thing):
        for field in dataclasses.fields(thing):
            yield from _texts(getattr(thing, field.name))
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from _texts(value)
    elif isinstance(thing, (list, tuple)):
        for value in thing:
            yield from _texts(value)
