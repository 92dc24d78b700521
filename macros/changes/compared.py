"""Two built sites, file by file: what a reader of the second meets that a reader of the first did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from macros.changes import differ, texts
from macros.changes.model import Changes, File, Page
from macros.changes.shown import Shown, shown
from macros.messages import Fault
from macros.outputs.from_disk import home_of

INDEX = "index.html"
FOLLOW = (".eml", "preview.html")
"""Files that say what another one says, which is compared."""


@dataclass
class Built:
    """A built site: its pages by their addresses, every other file by its name, and the address it was built for."""

    folder: Path
    home: str = ""
    pages: dict[str, Path] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)

    def shown(self, address: str) -> Shown:
        """The page at this address."""
        return shown(self.pages[address].read_text(encoding="utf-8", errors="replace"), address, self.home)


def built(folder: Path) -> Built:
    """The site in this folder, or in its folder `site`, with its editions; Fault where there is none."""
    root = folder / "site" if (folder / "site" / INDEX).is_file() else folder
    if not (root / INDEX).is_file():
        raise Fault(f"There is no built site in {folder.as_posix()}", "Name a folder that has site/index.html")
    found = Built(root, home_of((root / INDEX).read_text(encoding="utf-8", errors="replace")))
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if name.endswith(".html"):
            found.pages[name.removesuffix(INDEX)] = path
        else:
            found.files[name] = path
    editions = root.parent / "site-editions"
    if editions.is_dir():
        for path in sorted(path for path in editions.rglob("*") if path.is_file()):
            found.files[f"{texts.EDITIONS}{path.relative_to(editions).as_posix()}"] = path
    return found


def compare(before: Built, after: Built) -> Changes:
    """All that differs between two built sites."""
    found = Changes(len(before.pages), len(after.pages))
    found.pages = list(_pages(before, after))
    known = Counter((one.before, one.after) for page in found.pages for one in page.changes)
    for name in sorted({*before.files, *after.files}, key=_order):
        if file := _file(name, before, after):
            new = [one for one in file.changes if (one.before, one.after) not in known]
            file.as_pages, file.changes = len(file.changes) - len(new), new
            known.update((one.before, one.after) for one in new)
            found.files.append(file)
    return found


def _order(name: str) -> tuple[int, bool, str]:
    """By what readers call a file; the feed of everything before those of sections, which repeat it."""
    kinds = [kind for _, kind in texts.KINDS]
    kind = texts.kind_of(name)
    return kinds.index(kind) if kind in kinds else len(kinds), "everything" not in name, name


def _file(name: str, before: Built, after: Built) -> File | None:
    one, other = before.files.get(name), after.files.get(name)
    same = one and other and _content(one, before.home) == _content(other, after.home)
    if same or (one and other and name.endswith(FOLLOW)):
        return None
    if not one or not other:
        state = "removed" if one else "new"
        there = one or other
        assert there is not None, "a file is in one of the two"
        own = list(texts.changes(name, one, other, (before.home, after.home)))
        return File(name, texts.kind_of(name), state, texts.measure(name, there), own)
    own = list(texts.changes(name, one, other, (before.home, after.home)))
    sizes = list(dict.fromkeys(texts.measure(name, path) for path in (one, other)))
    if not own and len(sizes) == 1:
        if name.endswith((".ics", ".xml")) or (name.endswith(".pdf") and before.home != after.home):
            return None  # only the time at which it was made, or the address that it was made for
        if name.endswith(".pdf"):
            sizes.append(texts.SAME_WORDS)
    return File(
        name, texts.kind_of(name), "changed", ("; " if texts.SAME_WORDS in sizes else "; now ").join(sizes), own
    )


def _content(path: Path, home: str) -> bytes:
    content = path.read_bytes()
    return content.replace(home.encode(), b"/") if home else content


def _pages(before: Built, after: Built) -> Iterator[Page]:
    old = {address: before.shown(address) for address in before.pages}
    new = {address: after.shown(address) for address in after.pages}
    moved = {
        page.leads: address
        for address, page in new.items()
        if page.leads in new
        and address in old
        and not old[address].leads
        and (page.leads not in old or old[page.leads].leads)
    }
    for address in sorted({*old, *new}):
        one, other = old.get(address), new.get(address)
        if address in moved and other is not None:
            yield _page(address, old[moved[address]], other, moved[address])
        elif address in moved.values():
            continue
        elif one is None or other is None:
            there = one or other
            assert there is not None, "a page is in one of the two"
            holds = f"leads to {there.leads}" if there.leads else there.holds
            yield Page(address, there.title or address, "removed" if one else "new", there.kind, "", holds)
        elif one.leads or other.leads:
            if one.leads != other.leads:
                state = "removed" if other.leads and not one.leads else "changed" if other.leads else "new"
                holds = f"leads to {other.leads}" if other.leads else other.holds
                yield Page(address, one.title or other.title or address, state, one.kind or other.kind, "", holds)
        elif one.markup != other.markup:
            yield _page(address, one, other)


def _page(address: str, one: Shown, other: Shown, moved_from: str = "") -> Page:
    changes = list(differ.pages(one, other))
    ids = [name for name in {**one.pictures, **other.pictures} if one.pictures.get(name) != other.pictures.get(name)]
    ids += [
        name for name in other.pictures if any(f"“{name.removeprefix('figure-')}”" in each.part for each in changes)
    ]
    state = "moved" if moved_from else "changed" if changes or ids else "same"
    return Page(address, other.title, state, other.kind, moved_from, "", changes, list(dict.fromkeys(ids)))
