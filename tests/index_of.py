"""The search index of a built site, as its script reads it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import Any


@dataclass
class Index:
    """The pages that the search knows, and the parts of them that have a word in their text."""

    pages: dict[str, list[Any]]
    parts: list[str]
    held: dict[str, set[str]]
    leads: list[dict[str, Any]]

    @classmethod
    def of(cls, folder: Path) -> Index:
        """That of the site in this folder."""
        return cls.read((folder / "search" / "search_index.json").read_text(encoding="utf-8"))

    @classmethod
    def read(cls, text: str) -> Index:
        """That of this file."""
        index = json.loads(text)
        pages = ((url, inner) for url, _, _, _, inner, *_ in index["pages"])
        parts = [f"{url}#{id_}" if id_ else url for url, inner in pages for id_, _ in [["", ""], *inner]]
        held = {
            form: {parts[place] for steps in often for place in accumulate(steps)}
            for forms, *often in index["words"]
            for form in forms.split()
        }
        return cls({page[0]: page for page in index["pages"]}, parts, held, index["leads"])

    def pages_with(self, word: str) -> set[str]:
        """The addresses of the pages whose text has this word in any form."""
        return {part.partition("#")[0] for part in self.held.get(word, ())}
