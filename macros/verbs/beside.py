"""The pictures and documents beside a page, and which of them no other page uses."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from macros.content import Site


def files_of(site: Site, src: str) -> list[str]:
    """The files below docs/ that a page names, other than pages, by their names from the site's folder."""
    document = next(one for one in site.everything if one.src == src)
    reading = document.reading
    targets = [one.target for one in reading.pictures] + [one.target for one in reading.links]
    found = []
    for target in targets:
        path = resolved(src, target)
        if path and not path.endswith(".md") and (site.docs / path).is_file():
            found.append(f"docs/{path}")
    return list(dict.fromkeys(found))


def beside_nothing_else(site: Site, src: str) -> list[str]:
    """The files that this page alone names."""
    others = {name for one in site.everything if one.src != src for name in files_of(site, one.src)}
    return [name for name in files_of(site, src) if name not in others]


def resolved(src: str, target: str) -> str:
    """What an address in a page names, from docs/ on; '' where it leads elsewhere."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//|#|$", target, re.IGNORECASE):
        return ""
    path = unquote(target.partition("#")[0].partition("?")[0])
    found = posixpath.normpath(posixpath.join(posixpath.dirname(src), path))
    return "" if found.startswith("..") else found
