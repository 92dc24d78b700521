"""A new page: where it goes, what it is called, and what is in it before anybody has written a word."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from macros.content import Site
from macros.files.names import plain
from macros.messages import Fault, nearest, visible
from macros.new.parts import Placed, in_parts
from macros.new.skeleton import front_matter, skeleton
from macros.pages import KINDS
from macros.records import Record, read
from macros.system import together
from macros.word import Converted


@dataclass(frozen=True)
class Wish:
    """What somebody asks for: a kind of page, and what is known of it. `within` is a folder of docs/."""

    kind: str
    given: dict[str, list[str]]
    within: str = ""
    name: str = ""
    document: Converted | None = None


@dataclass(frozen=True)
class Draft:
    """A page that is not written yet: its file, its text, its pictures by their names, and what is to be said of it."""

    path: Path
    text: str
    pictures: dict[str, bytes] = field(default_factory=dict)
    said: tuple[str, ...] = ()
    parts: tuple[Placed, ...] = ()


def begun(site: Site, wish: Wish) -> Draft:
    """The page that is asked for; Fault says why there can be none."""
    given = dict(wish.given)
    said: list[str] = []
    if wish.document is not None and not given.get("title") and wish.document.title:
        given["title"] = [wish.document.title]
        said.append(f"Title: “{visible(wish.document.title)}”, from the document.")
    title = " ".join(given.get("title", [""])[0].split())
    if not title:
        raise Fault(
            "The page has no title",
            'Give it one, as in --title "Neglect in the early years"; after `make new`, write title="…"',
        )
    if wish.kind == "figures":
        given.setdefault("question", [title])
    folder, own = _folder(site, wish)
    path = folder / f"{_name(wish.name, title)}.md"
    _must_be_new(site, path)
    said += _in_common(site, wish.kind, given)
    first = {} if own else {"kind": wish.kind, "template": f"{wish.kind}.html"}
    front = front_matter(wish.kind, given, site.day, first)
    if wish.document is None:
        return Draft(path, f"{front}{skeleton(wish.kind).body}", said=tuple(said))
    body, parts = in_parts(wish.document.markdown, wish.kind)
    body, pictures = _with_pictures(body, wish.document, path)
    return Draft(path, f"{front}\n{body}", pictures, tuple(said), tuple(parts))


def write(root: Path, draft: Draft) -> None:
    """Write the page and its pictures, each a new file, or none: nothing that exists is ever overwritten."""
    files = {draft.path: draft.text.encode("utf-8")}
    files |= {draft.path.with_name(name): raw for name, raw in draft.pictures.items()}
    together.write(root, {path.relative_to(root).as_posix(): raw for path, raw in files.items()}, new=True)


def _folder(site: Site, wish: Wish) -> tuple[Path, bool]:
    """The folder for the page, and whether its pages are of this kind anyhow."""
    kinds = folders(site)
    if wish.within:
        name = wish.within.replace("\\", "/").strip("/").removeprefix("docs/").removeprefix("docs")
        folder = (site.docs / name).resolve()
        if not folder.is_dir() or not folder.is_relative_to(site.docs.resolve()):
            known = sorted(path.parent.relative_to(site.docs).as_posix() for path in site.docs.rglob("index.md"))
            raise Fault(f"There is no folder `{visible(wish.within)}` in docs/", nearest(name, known, _choose(known)))
        above = next((one for one in (folder, *folder.parents) if one in kinds), None)
        return site.docs / name, above is not None and kinds[above] == wish.kind
    found = sorted((path for path, kind in kinds.items() if kind == wish.kind), key=lambda path: len(path.parts))
    if wish.kind == "page" or not found:
        known = sorted(one.folder for one in site.documents if one.is_index and one.folder)
        if found or wish.kind in ("page", "practice", "journey"):
            raise Fault(f"Say which folder of docs/ the {_called(wish.kind)} goes in", _choose(known))
        what = f"No folder of docs/ has pages of the kind `{wish.kind}`"
        make = f"Create docs/{wish.kind}s/.meta.yml with the lines `kind: {wish.kind}` and `template: {wish.kind}.html`, and an index.md beside it, or name a folder with `--in`"
        raise Fault(what, make)
    if len(found) > 1 and len(found[0].parts) == len(found[1].parts):
        raise Fault(
            f"Several folders have pages of the kind `{wish.kind}`",
            _choose([path.relative_to(site.docs.resolve()).as_posix() for path in found]),
        )
    return site.docs / found[0].relative_to(site.docs.resolve()), True


def folders(site: Site) -> dict[Path, str]:
    """The folders of docs/ that give their pages a kind, and which."""
    found = {}
    for path in sorted(site.docs.rglob(".meta.yml")):
        record = read(path, site.root)
        if isinstance(record, Record) and str(record.data.get("kind", "")) in KINDS:
            found[path.parent.resolve()] = str(record.data["kind"])
    return found


def _choose(names: list[str]) -> str:
    said = ", ".join(f"`{name}`" for name in names if name not in ("", "."))
    return f"Add `--in` and its name (after `make new`, `in=`): {said}" if said else "Create one with an index.md first"


def _called(kind: str) -> str:
    return {"page": "page", "practice": "page about practice", "journey": "page of steps"}.get(kind, kind)


def _name(name: str, title: str) -> str:
    """The name of the file: the one that is given, or the title as an address."""
    asked = name.strip().replace("\\", "/").removesuffix(".md")
    made = plain(asked or title)
    if asked and made != asked:
        fix = f"Write `--name {made}`" if made else "Write one such as `--name winter-news`"
        raise Fault(f"`{visible(asked)}` cannot be the name of a page: it becomes an address", fix)
    if not made or made == "index":
        raise Fault(
            f"The title “{visible(title)}” cannot be an address",
            "Name its file with `--name`, such as `--name winter-news` (after `make new`, name=winter-news)",
        )
    return made


def _must_be_new(site: Site, path: Path) -> None:
    """No page and no picture is ever overwritten."""
    name = path.relative_to(site.root).as_posix()
    if path.exists() or path.is_symlink():
        there = next((one for one in site.documents if one.path == name), None)
        called = f" (“{visible(there.meta.title)}”)" if there else ""
        raise Fault(
            f"{name} exists already{called}, and is left as it is",
            "To change that page, open it. For another one, add `--name` and another name (after `make new`, `name=`)",
        )


def _in_common(site: Site, kind: str, given: dict[str, list[str]]) -> list[str]:
    """Adds who looks after the newest page of the kind, or else all pages, and says so."""
    same = [one for one in site.documents if one.meta.kind == kind and not one.is_index and one.whole]
    newest = max(same, key=lambda one: (one.meta.date, one.path), default=None)
    if given.get("owner"):
        return []
    owner, place = (newest.meta.owner, newest.path) if newest else (site.partnership.owner, "data/partnership.yml")
    given["owner"] = [owner]
    return [f"`owner: {owner}` is taken from {place}."]


def _with_pictures(body: str, document: Converted, path: Path) -> tuple[str, dict[str, bytes]]:
    """The body with the pictures of the document under names that are free beside the page."""
    names: dict[str, bytes] = {}
    for number, picture in enumerate(document.pictures, 1):
        stem = f"{path.stem[:50].strip('-')}-{number}"
        name = f"{stem}{picture.ending}"
        again = 1
        while path.with_name(name).exists():
            again += 1
            name = f"{stem}-{again}{picture.ending}"
        names[name] = picture.content
        body = body.replace(f"]({picture.mark})", f"]({name})")
    return body, names
