"""Which pages use a table, read from the pages as MkDocs has built them: their figures, and the numbers in their text."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from macros.figures import Figure
from macros.outputs.finish import SLOT

NUMBER = re.compile(r'<a class="number" href="@/data/([a-z0-9-]+)/"')
HEADING = re.compile(r"<h1[^>]*>(.*?)</h1>", re.DOTALL)


@dataclass
class Use:
    """One page that uses a table: its title and address, the figures there, and whether its text has a number of it."""

    title: str
    href: str
    figures: list[tuple[str, str]] = field(default_factory=list)
    numbers: bool = False


def uses(folder: Path, waiting: Mapping[str, Figure]) -> dict[str, list[Use]]:
    """The pages that use each table, by its stem; their figures by title and address."""
    found: dict[str, list[Use]] = {}
    for path in sorted(folder.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        url = path.parent.relative_to(folder).as_posix().removeprefix(".")
        address = f"@/{url}/" if url else "@/"
        here: dict[str, Use] = {}
        heading = HEADING.search(text)
        title = html.unescape(re.sub(r"<[^>]+>", "", heading[1])).strip() if heading else url
        for stem, figure_title, identity in _figures(text, waiting):
            here.setdefault(stem, Use(title, address)).figures.append((figure_title, f"{address}#{identity}"))
        for stem in dict.fromkeys(NUMBER.findall(text)):
            here.setdefault(stem, Use(title, address)).numbers = True
        for stem, use in here.items():
            found.setdefault(stem, []).append(use)
    return found


def _figures(text: str, waiting: Mapping[str, Figure]) -> list[tuple[str, str, str]]:
    """The figures of a page as stem, title and the id that each gets there: a figure shown again has a number added."""
    taken: Counter[str] = Counter()
    found = []
    for key in SLOT.findall(text):
        figure = waiting[key]
        taken[figure.id] += 1
        identity = figure.id if taken[figure.id] == 1 else f"{figure.id}-{taken[figure.id]}"
        if figure.table_href:
            found.append((figure.table_href.removeprefix("@/data/").rstrip("/"), figure.title, identity))
    return found
