"""A page whose last day has passed keeps its address, and is looked for no more: not by search, not by the sitemap."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

from macros.outputs.from_data import SITEMAP
from macros.pages import is_over
from macros.site import Site


def take_out(site: Site, folder: Path, home: str) -> int:
    """The site's search and the sitemap do not name the pages that are over. Returns how many there are."""
    over = {one.url for one in site.published if is_over(one, site.today)}
    if not over:
        return 0
    path = folder / "search" / "search_index.json"
    if path.exists():
        index = json.loads(path.read_text(encoding="utf-8"))
        index["docs"] = [one for one in index["docs"] if one["location"].partition("#")[0] not in over]
        path.write_text(json.dumps(index, separators=(",", ":")), encoding="utf-8")
    path = folder / "sitemap.xml"
    if path.exists():
        ElementTree.register_namespace("", SITEMAP)
        root = ElementTree.fromstring(path.read_bytes())
        for entry in list(root):
            if str(entry.findtext(f"{{{SITEMAP}}}loc")).strip().removeprefix(home) in over:
                root.remove(entry)
        path.write_bytes(ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n")
    return len(over)
