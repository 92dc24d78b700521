"""What moved is found under its old address: the page leads on, and each of its files is there as before.

A page says by `moved_from:` where it was; a table that has another name, and what was withdrawn, stand in
`data/moved.yml`. Programs that fetch a handout, a calendar, a feed or a CSV follow no page that leads on, so the files
themselves lie at both addresses.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.content.moved import FILE, TABLES, Move, moves
from macros.messages import Problem
from macros.outputs.open_data import as_json, as_lines
from macros.outputs.picture_files import FOLDER as PICTURES
from macros.outputs.reading import read_head
from macros.outputs.sharing import FOLDER as SHARING
from macros.outputs.words import Words
from macros.render import render
from macros.site import Site, in_words


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


def make(words: Words, folder: Path) -> int:
    """A page at every old address, with the files that lie beside the new one. Returns how many.

    An address that the site itself has taken is a fault, and what is there stays.
    """
    made = 0
    for one in _led(words.site, folder):
        path = folder / one.old / "index.html"
        if path.exists() or any(above.is_file() for above in path.parents):
            what = f"`{one.old}` is an old address, and the site has something of its own there now"
            words.faults.append(Problem(one.path, 1, what, "Take it out of `moved_from:`, or of data/moved.yml"))
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * one.old.count("/")
        page = render(
            "moved",
            title=one.title,
            href=f"{up}{one.to}" or "./",
            root=up or "./",
            language=words.site.partnership.language,
            withdrawn=one.withdrawn,
            reason=one.reason,
        )
        path.write_text(page + "\n", encoding="utf-8")
        if not one.withdrawn:
            if not one.section:
                _beside(folder, one)
            _feed(folder, one)
            _shared(folder, one)
        made += 1
    return made


def files(words: Words, folder: Path) -> None:
    """The files of each table that has another name now, or was withdrawn, where they were before."""
    for one in moves(words.site):
        if not one.old.startswith(TABLES):
            continue
        old, new = _stem(one.old), _stem(one.to)
        if one.withdrawn:
            note = {"withdrawn": one.withdrawn.isoformat(), "reason": one.reason, "instead": one.to}
            (folder / f"{TABLES}{old}.csv").write_bytes(as_lines([note.keys(), note.values()]))
            (folder / f"{TABLES}{old}.csv-metadata.json").write_bytes(as_json({"url": f"{old}.csv", **note}))
            continue
        for ending in (".csv", ".csv-metadata.json"):
            _copy(folder / f"{TABLES}{new}{ending}", folder / f"{TABLES}{old}{ending}")
        for path in [*(folder / PICTURES).glob(f"{new}.*"), *(folder / PICTURES).glob(f"{new}-*")]:
            _copy(path, path.with_name(f"{old}{path.name.removeprefix(new)}"))


def _led(site: Site, folder: Path) -> Iterator[Led]:
    for document in site.published:
        for old in document.meta.moved_from:
            yield Led(document.path, old, document.url, document.meta.title, document.is_index)
    titles = {one.url: one.meta.title for one in site.published}
    titles |= {f"{TABLES}{stem}/": site.table(stem).metadata.title for stem in site.stems}
    for one in moves(site):
        title = (titles.get(one.to) or _title(folder / one.to)) if one.to else ""
        yield Led(f"data/{FILE}", one.old, one.to, title, withdrawn=_day(one), reason=one.reason)


def _title(place: Path) -> str:
    """The title of a page that was made from data, as it was built."""
    path = place / "index.html"
    return read_head(path.read_text(encoding="utf-8")).title if path.exists() else place.name


def _day(one: Move) -> str:
    return in_words(one.withdrawn) if one.withdrawn else ""


def _beside(folder: Path, one: Led) -> None:
    """Handout, record sheet, text, calendar file and pictures of a page, under the names that they had."""
    old, new = _stem(one.old), _stem(one.to)
    for path in sorted((folder / one.to).glob("*")) if one.to else ():
        if path.is_file() and path.suffix != ".html":
            named = path.name == f"{new}{path.suffix}" or path.name.startswith(f"{new}-")
            _copy(path, folder / one.old / (f"{old}{path.name.removeprefix(new)}" if named else path.name))


def _shared(folder: Path, one: Led) -> None:
    """The picture that other sites show of a page."""
    new, old = one.to.rstrip("/"), one.old.rstrip("/")
    _copy(folder / SHARING / f"{new}.png", folder / SHARING / f"{old}.png")


def _feed(folder: Path, one: Led) -> None:
    """The feed of a section whose folder has another name now."""
    if one.old.count("/") == one.to.count("/") == 1:
        _copy(folder / "feeds" / f"{_stem(one.to)}.xml", folder / "feeds" / f"{_stem(one.old)}.xml")


def _stem(address: str) -> str:
    """The last part of an address, by which its files are called."""
    return address.rstrip("/").rpartition("/")[2]


def _copy(source: Path, target: Path) -> None:
    """A file at a second address, unless something is there already."""
    if source.is_file() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
