"""Which pages use a table, by their macros: the figures that they show of it, and the numbers in their text."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from macros.outputs.making import Making

IN_TEXT = {"number", "change", "compare", "share", "rank"}
"""The macros whose words link to the table that they come from."""


def uses(making: Making) -> dict[str, list[dict[str, Any]]]:
    """The pages that use each table, by its stem: title and address, their figures there, and whether their text has a number."""
    found: dict[str, list[dict[str, Any]]] = {}
    for document in sorted(making.site.published, key=lambda one: f"{one.url}index.html"):
        address = f"@/{document.url}"
        here: dict[str, dict[str, Any]] = {}
        taken: Counter[str] = Counter()
        calls = making.calls(document.src)
        for stem in [_stem(call) for call in calls if call[0] == "figure"] + [
            _stem(call) for call in calls if call[0] in IN_TEXT
        ]:
            here.setdefault(stem, {"title": document.meta.title, "href": address, "figures": [], "numbers": False})
        for name, positional, named in calls:
            stem = _stem((name, positional, named))
            if name in IN_TEXT:
                here[stem]["numbers"] = True
            elif name == "figure":
                figure = making.site.figure(*positional, **named)
                taken[figure.id] += 1
                identity = figure.id if taken[figure.id] == 1 else f"{figure.id}-{taken[figure.id]}"
                here[stem]["figures"].append((figure.title, f"{address}#{identity}"))
        for stem, use in here.items():
            found.setdefault(stem, []).append(use)
    return found


def _stem(call: tuple[str, list[Any], dict[str, Any]]) -> str:
    return str(call[1][0] if call[1] else call[2].get("stem", ""))
