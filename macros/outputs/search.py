"""What people say leads to the pages that answer: `data/search-words.yml` goes into the index of the site's search."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from macros.facts import Searches
from macros.site import Site


def add_words(site: Site, folder: Path) -> int:
    """The search index of the built site in `folder` gets the words that people use. Returns how many entries."""
    path = folder / "search" / "search_index.json"
    if not path.exists():
        return 0
    found = cast(Searches, site.facts_of("search-words.yml"))
    urls = {document.src: document.url for document in site.published}
    to_come = site.to_come
    leads = [
        lead(search.words, there, search.danger, urls)
        for search in found.searches
        if (there := [page for page in search.pages if page.partition("#")[0] not in to_come])
    ]
    index = json.loads(path.read_text(encoding="utf-8"))
    index["words"] = leads
    path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    return len(leads)


def lead(words: list[str], pages: list[str], danger: bool, urls: dict[str, str]) -> dict[str, Any]:
    """One entry as the search reads it: what people say, the addresses it leads to, and whether it means danger."""
    to = [urls.get(src, src) + mark + anchor for src, mark, anchor in (page.partition("#") for page in pages)]
    return {"say": words, "to": to} | ({"danger": True} if danger else {})
