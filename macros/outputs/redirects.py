"""A page that moved is found under its old address: front matter `moved_from` leaves a page there that leads on."""

from __future__ import annotations

from pathlib import Path

from macros.outputs.words import Words
from macros.render import render


def make(words: Words, folder: Path) -> int:
    """A page at every old address, which sends its reader to the new one. Returns how many."""
    made = 0
    for document in words.site.published:
        for old in document.meta.moved_from:
            path = folder / old / "index.html"
            path.parent.mkdir(parents=True, exist_ok=True)
            up = "../" * old.count("/")
            page = render("moved", title=document.meta.title, href=f"{up}{document.url}" or "./")
            path.write_text(page + "\n", encoding="utf-8")
            made += 1
    return made
