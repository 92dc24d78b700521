"""The pages that a site is built around, which no command moves or withdraws."""

from __future__ import annotations

from macros.checks.procedures import PAGE as PROCEDURES
from macros.content import Site
from macros.content.used import TRAINING
from macros.messages import Fault
from macros.outputs.pages import FROM_DATA, SHELLS
from macros.sections.statement import PAGE as STATEMENT


def refuse_protected(site: Site, src: str, done: str) -> None:
    """Fault for a page that others are made from, that has a part made from data, or that lists its folder."""
    if src in SHELLS:
        what, fix = f"docs/{src} is the layout of pages that are made from data", "Leave it where it is"
    elif src in {place.split()[0] for place in FROM_DATA} | {TRAINING, STATEMENT, PROCEDURES}:
        what, fix = f"docs/{src} has a part that is made from data, and is found by its name", "Leave it where it is"
    elif src == "index.md":
        what, fix = "docs/index.md is the first page of the site", "Leave it where it is"
    elif src.endswith("index.md"):
        folder = src.removesuffix("/index.md")
        others = sum(one.folder == folder for one in site.written) - 1
        if not others and done == "withdrawn":
            return
        what = (
            f"docs/{src} is the page of its folder, which has {others} other pages"
            if others
            else f"docs/{src} is the page of its folder"
        )
        fix = "Move or withdraw those pages first, one by one" if others else "Leave it where it is"
    else:
        return
    raise Fault(f"{what}, so it cannot be {done} by a command", fix)
