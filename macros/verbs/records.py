"""Every file of words and values of a site as a record: data files, metadata of tables, front matter, the menu."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from macros.content import Site
from macros.facts import FILES
from macros.records import Record, read

WORDS = {"publications.yml": "publications", "moved.yml": "moves"}
"""The word under which a plain list or mapping is kept, of files beside those of facts."""


def records(site: Site) -> Iterator[Record]:
    """Each record that can be read; what cannot is an error of the check, and is not reported here."""
    for path in sorted(site.data.rglob("*.yml")):
        if any(part.startswith(".") for part in path.relative_to(site.data).parts):
            continue
        name = path.name
        word = FILES[name][1] if name in FILES and path.parent == site.data else WORDS.get(name, "")
        record = read(path, site.root, word)
        if not isinstance(record, Record) and not word:
            record = read(path, site.root, "entries")
        if isinstance(record, Record):
            yield record
    menu = read(site.root / "mkdocs.yml", site.root, tags=("!ENV", "!relative"))
    if isinstance(menu, Record):
        yield replace(menu, data={"nav": menu.data.get("nav")})
    for document in site.written:
        own = {word: value for word, value in document.record.data.items() if (word,) in document.record.lines}
        yield replace(document.record, data=own)
