"""The real tables, figures and contacts that the form offers where a page can name one."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from macros.content import Site
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.sections.contacts import AUDIENCES
from macros.tables import Table

PERIOD = "time_period"
IN_SENTENCES = (PERIOD, "number", "change", "compare", "share", "rank", "interval", "highest", "lowest", "standouts")
"""The macros whose words are part of a sentence."""


def lists(site: Site) -> dict[str, Any]:
    """What the components of the text choose from."""
    macros = PageMacros(site)
    return {
        "tables": {stem: _table(macros, table) for stem, table in site.sound.items()},
        "contacts": {one.id: {"name": one.name, "number": one.number} for one in site.contacts},
        "audiences": list(AUDIENCES),
        "home": site.area,
        "said": _said(macros, site),
    }


def _said(macros: PageMacros, site: Site) -> dict[str, str]:
    """Each macro that gives words in a sentence, as pages call it, with the words that readers see."""
    found: dict[str, str] = {}
    for document in site.written:
        for call in document.reading.calls:
            words = document.body[call.start : call.end].strip("{} ")
            if call.name in IN_SENTENCES and words not in found:
                with suppress(Fault):  # the check reports it, with the line
                    thing = macros.named[call.name](*call.positional, **dict(call.named))
                    found[words] = thing if isinstance(thing, str) else str(getattr(thing, "text", words))
    return found


def _table(macros: PageMacros, table: Table) -> dict[str, Any]:
    """One table: its figures by their findings, its columns of numbers, and what tells its rows apart."""
    columns = table.metadata.columns
    keys = [name for name in table.metadata.table_schema.primary_key if len(set(table.texts[name])) > 1]
    return {
        "title": table.metadata.title,
        "figures": {name: _finding(macros, table.stem, name) for name in table.metadata.figures},
        "measures": {name: columns[name].title for name in table.measures},
        "keys": {name: {"title": columns[name].title, "values": _values(table, name)} for name in keys},
    }


def _values(table: Table, name: str) -> list[str]:
    """The different values of a column, in the order of the file; of periods the newest first."""
    found = list(dict.fromkeys(table.texts[name]))
    return found[::-1] if name == PERIOD else found


def _finding(macros: PageMacros, stem: str, name: str) -> str:
    try:
        return macros.drawn(stem, name).title
    except Fault:  # the check reports it, with the line
        return name
