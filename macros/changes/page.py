"""One page that shows all that differs between two built sites, with pictures before and after, opened from a folder."""

from __future__ import annotations

from functools import partial

from macros.changes.model import Changes
from macros.changes.pictures import TALLEST, Pictures
from macros.changes.words import words
from macros.render import COMPONENTS, whole

LONGEST = 4_000
"""The characters of one text that are shown."""
FILES = ("changes.css", "changes.js")


def page(found: Changes, pictures: Pictures) -> dict[str, str]:
    """The files of the page by their names; the pictures are beside them."""
    shared = found.alike()
    own = [(one, changes) for one in found.pages if (changes := found.own(one, shared))]
    new = [one for one in found.pages if one.state in ("new", "removed", "moved")]
    kinds = [(kind, f"kind-{number}", files) for number, (kind, files) in enumerate(found.kinds())]
    same = found.in_state("same")
    shown = len(pictures.pictured)
    parts = [
        ("New, removed or moved", "whole", len(new)),
        ("On many pages", "shared", len(shared)),
        ("On one page", "pages", len(own)),
        ("Before and after", "pictures", shown),
        *((kind.partition(":")[0], identity, len(files)) for kind, identity, files in kinds),
        ("Same words", "same", len(same)),
    ]
    made = whole(
        "index.html",
        "changes",
        language="en-GB",
        found=found,
        told=pictures.told if shown else "",
        parts=[part for part in parts if part[2]],
        words=partial(words, longest=LONGEST),
        whole=new,
        shared=list(shared.items()),
        pages=own,
        pictures=pictures,
        tallest=TALLEST,
        kinds=kinds,
        same=same,
    )
    return {"index.html": made} | {name: (COMPONENTS / "changes" / name).read_text(encoding="utf-8") for name in FILES}
