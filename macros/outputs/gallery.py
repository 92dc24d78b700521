"""The tables of the gallery, to keep like every other."""

from __future__ import annotations

import shutil
from pathlib import Path

from macros.outputs.words import Words
from macros.sections.gallery import EXAMPLES


def publish(words: Words, folder: Path) -> None:
    """The CSV of each example that a page shows stands where its figure says."""
    for figure in words.waiting.values():
        if not figure.table_href:
            target = folder / figure.csv_href.removeprefix("@/")
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(words.site.root / EXAMPLES / target.name, target)
