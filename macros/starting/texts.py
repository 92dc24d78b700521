"""The starter's pages and data, with the names of the area in their places, and quotation marks safe in the data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.facts.area_names import with_names

STARTER = Path(__file__).parent / "starter"


def starter_texts(names: Mapping[str, str], said: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each file of the starter by its name in the new folder, filled in.

    `names` are those of the area, the region and the country, which a sentence says with "the" where English has it.
    `said` are other words by the name in their brackets, put in as they are: in data, as part of a text in quotes.
    """
    for path in sorted(STARTER.rglob("*")):
        if path.is_file():
            name = path.relative_to(STARTER).as_posix()
            text = path.read_text(encoding="utf-8")
            # The brackets of a workflow are for GitHub to fill in.
            yield (
                (f".{name.removeprefix('dot-')}", text)
                if name.startswith("dot-")
                else (name, filled(text, names, said))
            )


def filled(text: str, names: Mapping[str, str], said: Mapping[str, str]) -> str:
    """A text with every blank filled in."""
    for word, value in said.items():
        text = text.replace(f"{{{word}}}", value)
    return with_names(text, names)
