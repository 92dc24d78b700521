"""Which pages use a table: those that show figures of it or list it, and those whose text has numbers of it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from macros.content.used import lists_of

if TYPE_CHECKING:
    from macros.outputs.making import Making


def uses(making: Making) -> dict[str, list[dict[str, Any]]]:
    """The pages that use each table, by its stem: title and address, their figures there, and whether they list it or have a number."""
    found: dict[str, list[dict[str, Any]]] = {}
    for document in sorted(making.site.documents, key=lambda one: f"{one.url}index.html"):
        said = making.shown(document.src)
        address = f"@/{document.url}"
        heading = getattr(document.meta, "question", document.meta.title)  # a page of figures is headed by its question
        lists = lists_of(document)
        here: dict[str, dict[str, Any]] = {
            stem: {
                "title": heading,
                "href": address,
                "figures": [],
                "listed": False,
                "numbers": stem in said["numbers"],
            }
            for stem in [*(one[0] for one in said["figures"]), *said["numbers"], *lists]
        }
        drawn = {one[0] for one in said["figures"]}
        for stem in lists:
            here[stem]["listed"] = stem not in drawn
        taken: Counter[str] = Counter()
        for stem, title, identity in said["figures"]:
            taken[identity] += 1
            own = identity if taken[identity] == 1 else f"{identity}-{taken[identity]}"
            here[stem]["figures"].append((title, f"{address}#{own}"))
        for stem, use in here.items():
            found.setdefault(stem, []).append(use)
    return found
