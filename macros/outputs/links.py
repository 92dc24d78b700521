"""Every link of the built site leads somewhere: to a file that is there, and to a part that the page has.

The checks of `docs/` come before a build and know only what authors typed; this one takes what the build wrote,
whatever wrote it: a page, a template, a macro. It reports a dead link where somebody can fix it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import unquote, urlsplit

from macros.content import Site
from macros.messages import Problem
from macros.outputs.built import Built, own_addresses
from macros.outputs.places import MADE_FROM, Dead, Places


def dead_links(
    site: Site, files: Mapping[str, Built], home: str, sent: Mapping[str, Sequence[str]] | None = None
) -> list[Problem]:
    """Every link in the files of a built site that leads nowhere, and every part of a page whose name is given twice.

    `sent` has what is sent of an issue by the address of its page: its links are reported where those of the page are.
    """
    places = Places(site)
    found: dict[Dead, list[str]] = {}
    for name, page in files.items():
        for target in page.targets if name.endswith(".html") else ():
            dead = _dead(target, name, files, home)
            if dead:
                found.setdefault(dead, []).append(name)
    for url, texts in (sent or {}).items():
        for target in {one for text in texts for one in own_addresses(text, home)}:
            dead = _dead(target, f"{url}index.html", files, home)
            if dead and f"{url}index.html" not in found.setdefault(dead, []):
                found[dead].append(f"{url}index.html")
    told = list(_without_form(found, site))
    for dead, names in sorted(found.items()):
        told += places.told(dead, sorted(names))
    told += [places.twice(name, one) for name, page in files.items() for one in page.twice]
    told += _in_feeds(site, files, home)
    return sorted(set(told))


def _dead(target: str, name: str, files: Mapping[str, Built], home: str) -> Dead | None:
    """The link of this page as a dead one; None where it leads on, or away from the site."""
    base = urlsplit(home).path or "/"
    if target.startswith(home) and "://" in home:
        target = base + target.removeprefix(home)
    try:
        link = urlsplit(target)
    except ValueError:
        return Dead(target[:80], "")
    if link.scheme or link.netloc:
        return None
    path, part = unquote(link.path), unquote(link.fragment)
    if path.startswith("/"):
        if not f"{path}/".startswith(base):
            return Dead(path[:80], "")
        file = path.removeprefix(base)
    else:
        file = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
        file = "" if file == "." else file
        file += "/" if path.endswith(("/", "/.", "/..")) or path in (".", "..") else ""
        file = file.lstrip("/")
    file += "index.html" if not file or file.endswith("/") else ""
    if file not in files:
        return Dead(file.removesuffix("index.html")[:80], "")
    if part and file.endswith(".html") and not part.startswith(":~:") and part not in files[file].ids:
        return Dead(file.removesuffix("index.html"), part[:80])
    return None


def _in_feeds(site: Site, files: Mapping[str, Built], home: str) -> Iterator[Problem]:
    """What feeds, the map for search engines and lists for programs name is there."""
    without_pages = not site.has_page("data/table.md")
    for name, file in sorted(files.items()):
        for target in sorted(file.targets) if not name.endswith(".html") else ():
            dead = _dead(target, name, files, home)
            if dead and not (without_pages and re.fullmatch(r"data/[^/]+/", dead.target)):
                what = f"The file names `{dead.shown}`, which is not there"
                yield Problem(f"site/{name}", 1, what, "This is an error in the program: please report it")


def _without_form(found: dict[Dead, list[str]], site: Site) -> Iterator[Problem]:
    """A missing page of which others are made is reported once, and the links to those others are no more dead by themselves."""
    for start, form in MADE_FROM.items():
        if not site.has_page(form.removeprefix("docs/")):
            made = [dead for dead in found if re.fullmatch(rf"{start}[^/]+/", dead.target)]
            for dead in made:
                del found[dead]
            if made:
                shown = f"`{made[0].target}`" + (f" and {len(made) - 1} others" if len(made) > 1 else "")
                what = f"This page is missing, so the pages that are made of it are missing too: {shown}"
                yield Problem(form, 1, what, "Restore it, as the site has it in its own docs/")
