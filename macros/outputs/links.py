"""Every link of the built site leads somewhere: to a file that is there, and to a part that the page has.

The checks of `docs/` come before a build and know only what authors typed; this one reads what the build wrote,
whatever wrote it: a page, a template, a macro. It tells a dead link where somebody can mend it.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from urllib.parse import unquote, urlsplit

from macros.messages import Problem
from macros.outputs.places import MADE_FROM, Dead, Places
from macros.site import Site

TAG = re.compile(
    r"<!--(?:.*?-->|.*)|(<script\b[^>]*>)(?:.*?</script>|.*)|<style\b(?:.*?</style>|.*)"
    r"|(<[a-zA-Z](?:[^<>\"']|\"[^\"]*\"|'[^']*')*+>)",
    re.DOTALL,
)
"""What is not read (each to the end of the file where it is not closed), and every tag."""
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
NAMES = {"id", "href", "xlink:href", "src", "srcset", "poster", "data-index", "data-script", "content"}
"""The attributes that name a part of the page, or an address."""
REFRESH = re.compile(r"\d+;\s*url=")


@dataclass
class Built:
    """What a built page has: its parts' names, those given twice, and the addresses that it names."""

    ids: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)
    targets: set[str] = field(default_factory=set)


def dead_links(site: Site, folder: Path, home: str) -> list[Problem]:
    """Every link in the files of a built site that leads nowhere, and every part of a page whose name is given twice."""
    files = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    pages = {
        name: read((folder / name).read_text(encoding="utf-8")) for name in sorted(files) if name.endswith(".html")
    }
    places = Places(site)
    found: dict[Dead, list[str]] = {}
    for name, page in pages.items():
        for target in page.targets:
            dead = _dead(target, name, pages, files, home)
            if dead:
                found.setdefault(dead, []).append(name)
    told = list(_without_form(found, site))
    for dead, names in sorted(found.items()):
        told += places.told(dead, sorted(names))
    told += [places.twice(name, one) for name, page in pages.items() for one in page.twice]
    told += _in_feeds(site, folder, files, pages, home)
    return sorted(set(told))


def read(text: str) -> Built:
    """What a page has, read in one pass; what stands in scripts, styles and comments is none of it."""
    page = Built()
    ids: Counter[str] = Counter()
    for script, tag in TAG.findall(text):
        for name, *values in ATTRIBUTE.findall(script or tag):
            if name not in NAMES:
                continue
            value = unescape("".join(values)).strip()
            if name == "id":
                ids[value] += 1
            elif name == "content":
                if REFRESH.match(value) or value.startswith("http"):
                    page.targets.add(REFRESH.sub("", value))
            elif name == "srcset":
                page.targets |= {part.split()[0] for part in value.split(",") if part.strip()}
            elif value:
                page.targets.add(value)
    page.ids = set(ids)
    page.twice = sorted(one for one, count in ids.items() if count > 1)
    return page


def _dead(target: str, name: str, pages: dict[str, Built], files: set[str], home: str) -> Dead | None:
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
    if part and file in pages and not part.startswith(":~:") and part not in pages[file].ids:
        return Dead(file.removesuffix("index.html"), part[:80])
    return None


def _in_feeds(site: Site, folder: Path, files: Iterable[str], pages: dict[str, Built], home: str) -> Iterator[Problem]:
    """What feeds, the map for search engines and lists for programs name is there."""
    if "://" not in home:
        return
    address = re.compile(re.escape(home) + r"[^\s\"'<>]*")
    known = set(files)
    without_pages = not site.has_page("data/table.md")
    for name in sorted(known):
        if name.endswith((".xml", ".json")):
            for target in sorted(set(address.findall((folder / name).read_text(encoding="utf-8")))):
                dead = _dead(unescape(target), name, pages, known, home)
                if dead and not (without_pages and re.fullmatch(r"data/[^/]+/", dead.target)):
                    what = f"The file names `{dead.shown}`, which is not there"
                    yield Problem(f"site/{name}", 1, what, "This is a fault of the program: please report it")


def _without_form(found: dict[Dead, list[str]], site: Site) -> Iterator[Problem]:
    """A missing page of which others are made is told once, and the links to those others are no more dead by themselves."""
    for start, form in MADE_FROM.items():
        if not site.has_page(form.removeprefix("docs/")):
            made = [dead for dead in found if re.fullmatch(rf"{start}[^/]+/", dead.target)]
            for dead in made:
                del found[dead]
            if made:
                shown = f"`{made[0].target}`" + (f" and {len(made) - 1} others" if len(made) > 1 else "")
                what = f"This page is missing, so the pages that are made of it are missing too: {shown}"
                yield Problem(form, 1, what, "Put it back, as the site has it in its own docs/")
