"""Pages and figures become every other file of the site, each output in a module of its own."""

from __future__ import annotations

from pathlib import Path

from macros.outputs import catalogue, finish, open_data
from macros.outputs.unsafe import unsafe_in_files
from macros.outputs.words import Words
from macros.problems import Problem

PICTURES = ".pictures"
"""Where drawings are kept from one build to the next, below the project: not in site/, which is replaced whole."""


def run(words: Words, folder: Path, site_url: str, strict: bool) -> dict[str, int]:
    """Every output of a built site, in its order; what was made, counted."""
    site = words.site
    made = open_data.publish(site, folder, site_url)
    catalogue.make(words, folder, site_url, made)
    placed = finish.finish(
        folder,
        words.waiting,
        site.root / PICTURES,
        finish.base_path(site_url),
        strict,
        lambda stem: finish.size_in_words(made[stem].size),
    )
    return {"pages": len(list(folder.rglob("*.html"))), "figures": placed, "tables": len(made)}


def look(words: Words, folder: Path) -> list[Problem]:
    """What the files of a built site show although their tables hide it."""
    site = words.site
    tables = {stem: site.table(stem) for stem in site.stems}
    return unsafe_in_files(folder, tables, [site.partnership.area, *site.partnership.towns])


__all__ = ["Words", "look", "run"]
