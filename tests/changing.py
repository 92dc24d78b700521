"""Changes of a site's files, each as a function of the site's folder, and the example that they are tried on."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

from editing import jpeg
from example_sites import GALLERY, change, whole

Change = Callable[[Path], None]
PDF = b"""%PDF-1.7
1 0 obj <</Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9]>> endobj
4 0 obj <</Type /StructTreeRoot>> endobj
trailer <</Root 1 0 R /Size 5>>
startxref
0
%%EOF
"""
TABLES = "data/tables"
COUNTS, REFERRALS = f"{TABLES}/contacts-by-source", f"{TABLES}/referrals"
PAGE, BRIEFING, TO_COME = "docs/about/contact.md", "docs/briefings/speaking-up.md", "docs/briefings/to-come.md"
PICTURE, DOCUMENT = "docs/about/hall.jpg", "docs/about/plan.pdf"
WORDS = (
    "Write to us, or read [the plan](plan.pdf). See [who to call](../worried/index.md#by-telephone).\n\n"
    "![The hall](hall.jpg)"
)


def nothing(root: Path) -> None:
    """The files stay as they are."""


def edited(name: str, old: str, new: str) -> Change:
    """Puts one text in the place of another, in one file."""
    return lambda root: change(root / name, old, new)


def written(name: str, content: str | bytes) -> Change:
    """Puts a file there, or another content into one."""

    def write(root: Path) -> None:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content.encode() if isinstance(content, str) else content)

    return write


def removed(*names: str) -> Change:
    def remove(root: Path) -> None:
        for name in names:
            (root / name).unlink()

    return remove


def folder(name: str) -> Change:
    """Makes an empty folder."""
    return lambda root: (root / name).mkdir()


def no_folder(name: str) -> Change:
    """Takes an empty folder away."""
    return lambda root: (root / name).rmdir()


def unseen_by_time(name: str, do: Change) -> Change:
    """A change of a file whose time of change stays what it was, as where an earlier version is put back."""

    def change_it(root: Path) -> None:
        time = (root / name).stat()
        do(root)
        os.utime(root / name, ns=(time.st_atime_ns, time.st_mtime_ns))

    return change_it


def written_at_end(name: str, content: bytes) -> Change:
    """Puts bytes at the end of a file, whatever they mean."""
    return lambda root: (root / name).write_bytes((root / name).read_bytes() + content) and None


def renamed(old: str, new: str) -> Change:
    return lambda root: (root / old).rename(root / new) and None


def line_added(name: str, line: str) -> Change:
    def add(root: Path) -> None:
        text = (root / name).read_text(encoding="utf-8")
        (root / name).write_text(text.rstrip("\n") + f"\n{line}\n", encoding="utf-8")

    return add


def line_above(name: str, line: str) -> Change:
    def add(root: Path) -> None:
        (root / name).write_text(f"{line}\n{(root / name).read_text(encoding='utf-8')}", encoding="utf-8")

    return add


def linked(name: str, to: str) -> Change:
    """A file or folder lies elsewhere, and a link leads to it."""

    def link(root: Path) -> None:
        (root / name).rename(root / to)
        (root / name).symlink_to(os.path.relpath(root / to, (root / name).parent))

    return link


def all_of(*changes: Change) -> Change:
    def do(root: Path) -> None:
        for one in changes:
            one(root)

    return do


def like(new: str, old: str, *words: tuple[str, str]) -> Change:
    """A new file like another, with other words here and there."""

    def add(root: Path) -> None:
        text = (root / old).read_text(encoding="utf-8")
        for before, after in words:
            assert before in text
            text = text.replace(before, after)
        (root / new).write_text(text, encoding="utf-8")

    return add


def example(folder: Path) -> Path:
    """The whole example, with a page to come, a picture and a document, and with one kind of chart in its gallery."""
    root = whole(folder)
    for path in (root / GALLERY).iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.stem != "bar":
            path.unlink()
    gallery = (root / "docs/about/gallery.md").read_text(encoding="utf-8")
    written("docs/about/gallery.md", re.sub(r'\{\{ gallery\("(?!bar").*', "", gallery))(root)
    like(
        TO_COME,
        BRIEFING,
        ("Speaking up", "To come"),
        ("Look at what the child shows", "Listen well to what a child says"),
        ("How to say what", "How to hear what"),
        ("owner:", "publish_on: 2027-03-01\nowner:"),
        ("moved_from: [briefings/saying-it/, briefings/saying-it-well/]\n", ""),
        ("changes: [{date: 2026-11-20, what: The third message is new.}]\n", ""),
    )(root)
    all_of(written(PICTURE, jpeg()), written(DOCUMENT, PDF), line_added(PAGE, WORDS))(root)
    line_added("docs/worried/index.md", "\n## By telephone\n\nAt any time.")(root)
    shutil.rmtree(root / ".cache", ignore_errors=True)
    return root
