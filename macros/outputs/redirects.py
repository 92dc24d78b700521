"""Redirects from old addresses: a redirect page, and a copy of each file.

A page says by `moved_from:` where it was; a table that has another name, and what was withdrawn, are in
`data/moved.yml`. Programs that fetch a handout, a calendar, a feed or a CSV follow no page that leads on, so the files
themselves lie at both addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from macros.content import Site, in_words
from macros.content.moved import FILE, TABLES, Move, moves
from macros.messages import Problem
from macros.outputs.figure_files import PICTURES
from macros.outputs.making import Making
from macros.outputs.open_data import as_json, as_lines
from macros.outputs.reading import read_head
from macros.outputs.sharing import FOLDER as SHARING
from macros.render import render
from macros.sections.onward import SHELL, addresses


@dataclass(frozen=True)
class Led:
    """An old address, and the one that it leads to; `withdrawn` and `reason` where it is the end of the way.

    `section` where the page is that of a folder, in which the files of other pages lie.
    """

    path: str
    old: str
    to: str
    title: str
    section: bool = False
    withdrawn: str = ""
    reason: str = ""


def add(making: Making, files: MutableMapping[str, bytes], finish: Callable[[str, str], str]) -> list[Problem]:
    """A page at every old address is put into the made site, with the files that lie beside the new one; what is wrong.

    An address that the site itself has taken is a fault, and what is there stays. `finish` makes a page ready.
    """
    problems = []
    for one in _led(making.site, files):
        address = f"{one.old}index.html"
        if address in files or any(above.as_posix() in files for above in PurePosixPath(address).parents):
            what = f"`{one.old}` is an old address, but the site now has a page or file there"
            problems.append(Problem(one.path, 1, what, "Remove it from `moved_from:`, or from data/moved.yml"))
            continue
        page = _page(making, one)
        files[address] = finish(page + "\n", address).encode()
        if not one.withdrawn:
            if not one.section:
                _beside(files, one)
            _feed(files, one)
            _shared(files, one)
    _tables(making.site, files)
    return problems


def _page(making: Making, one: Led) -> str:
    """The page at an old address: one that leads on at once, or one that says why it ends here, and who to call all the same."""
    up = "../" * one.old.count("/")
    href = f"{up}{one.to}" or "./"
    if one.withdrawn:
        return making.layout.template(
            "withdrawn.html",
            f"{one.old}index.html",
            href=href,
            instead=one.title,
            withdrawn=one.withdrawn,
            reason=one.reason,
        )
    language = making.site.partnership.language
    return render("moved", title=one.title, href=href, root=up or "./", language=language)


def _tables(site: Site, files: MutableMapping[str, bytes]) -> None:
    """The files of each table that has another name now, or was withdrawn, where they were before."""
    for one in moves(site):
        if not one.old.startswith(TABLES):
            continue
        old, new = _stem(one.old), _stem(one.to)
        if one.withdrawn:
            note = {"withdrawn": one.withdrawn.isoformat(), "reason": one.reason, "instead": one.to}
            files[f"{TABLES}{old}.csv"] = as_lines([note.keys(), note.values()])
            files[f"{TABLES}{old}.csv-metadata.json"] = as_json({"url": f"{old}.csv", **note})
            continue
        for ending in (".csv", ".csv-metadata.json"):
            _copy(files, f"{TABLES}{new}{ending}", f"{TABLES}{old}{ending}")
        for path in [one for one in files if re.match(rf"{PICTURES}/{re.escape(new)}[.-][^/]*$", one)]:
            _copy(files, path, f"{PICTURES}/{old}{path.removeprefix(f'{PICTURES}/{new}')}")


def _led(site: Site, files: Mapping[str, bytes]) -> Iterator[Led]:
    for document in (*site.published, *site.versions):
        for old in document.meta.moved_from:
            yield Led(document.path, old, document.url, document.meta.title, document.is_index)
    for theme, address in (addresses(site) if site.has_page(SHELL) else {}).items():
        if "#" in address:  # a theme that has no page now may have had one
            yield Led(
                "data/themes.yml", f"learning/{theme}/", f"learning/#{theme}", site.theme_name(theme), section=True
            )
    titles = {one.url: one.meta.title for one in (*site.published, *site.versions)}
    titles |= {f"{TABLES}{stem}/": str(site.about_table(stem).get("title", stem)) for stem in site.stems}
    for one in moves(site):
        title = (titles.get(one.to) or _title(files, one.to)) if one.to else ""
        yield Led(f"data/{FILE}", one.old, one.to, title, withdrawn=_day(one), reason=one.reason)


def _title(files: Mapping[str, bytes], place: str) -> str:
    """The title of a page that was made from data, as it was built."""
    return read_head(files.get(f"{place}index.html", b"").decode()).title or _stem(place)


def _day(one: Move) -> str:
    return in_words(one.withdrawn) if one.withdrawn else ""


def _beside(files: MutableMapping[str, bytes], one: Led) -> None:
    """Handout, record sheet, text, calendar file and pictures of a page, under the names that they had."""
    old, new = _stem(one.old), _stem(one.to)
    for path in sorted(files) if one.to else ():
        folder, _, name = path.rpartition("/")
        if f"{folder}/" == one.to and not name.endswith(".html"):
            stem = name.rpartition(".")[0]
            named = stem == new or name.startswith(f"{new}-")
            _copy(files, path, f"{one.old}{old + name.removeprefix(new) if named else name}")


def _shared(files: MutableMapping[str, bytes], one: Led) -> None:
    """The picture that other sites show of a page."""
    _copy(files, f"{SHARING}/{one.to.rstrip('/')}.png", f"{SHARING}/{one.old.rstrip('/')}.png")


def _feed(files: MutableMapping[str, bytes], one: Led) -> None:
    """The feed of a section whose folder has another name now."""
    if one.old.count("/") == one.to.count("/") == 1:
        _copy(files, f"feeds/{_stem(one.to)}.xml", f"feeds/{_stem(one.old)}.xml")


def _stem(address: str) -> str:
    """The last part of an address, by which its files are called."""
    return address.rstrip("/").rpartition("/")[2]


def _copy(files: MutableMapping[str, bytes], source: str, target: str) -> None:
    """A file at a second address, unless something is there already."""
    if source in files:
        files.setdefault(target, files[source])
