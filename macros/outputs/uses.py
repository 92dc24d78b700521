"""Which pages use a table: the figures on them, and the numbers in their text."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from macros.site import Site

NUMBERS = {"number", "change", "compare", "share", "rank"}
"""The macros that put a number of a table into a sentence."""


@dataclass
class Use:
    """One page that uses a table: its title and address, the figures there, and whether its text has a number of it."""

    title: str
    href: str
    figures: list[tuple[str, str]] = field(default_factory=list)
    numbers: bool = False


def uses(site: Site) -> dict[str, list[Use]]:
    """The pages that use each table, by its stem; their figures by title and address.

    A figure that a page shows again has a number added to its id there.
    """
    found: dict[str, list[Use]] = {}
    figure = site.words["figure"]
    for document in sorted(site.published, key=lambda one: PurePosixPath(one.url, "index.html")):
        heading = getattr(document.meta, "question", document.meta.title)  # a page of figures has its question there
        here: dict[str, Use] = {}
        shown: Counter[str] = Counter()
        for call in document.reading.calls:
            given = dict(call.named)
            stem = call.positional[0] if call.positional else given.get("stem", "")
            if call.name not in {"figure", *NUMBERS}:
                continue
            use = here.setdefault(stem, Use(heading, f"@/{document.url}"))
            if call.name in NUMBERS:
                use.numbers = True
                continue
            one = figure(*call.positional, **given)
            shown[one.id] += 1
            identity = one.id if shown[one.id] == 1 else f"{one.id}-{shown[one.id]}"
            use.figures.append((one.title, f"@/{document.url}#{identity}"))
        for stem, use in here.items():
            found.setdefault(stem, []).append(use)
    return found
