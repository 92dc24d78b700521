"""The files of one change are written all together or not at all, and a change that was stopped is finished."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.messages import Fault
from macros.system.together import settle, write


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a page and a table, beside a file that is none of its content."""
    for name in ("docs/index.md", "docs/old/page.md", "data/tables/plans.csv"):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / name).write_bytes(b"old")
    (tmp_path / "outside.txt").write_bytes(b"kept")
    return tmp_path / "site"


def everything(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def stopped(root: Path, files: dict[str, bytes], removed: list[str]) -> Path:
    """The folder of a change whose files were all whole when it was stopped."""
    ready = root / "data" / ".change"
    for name, content in files.items():
        (ready / "files" / name).parent.mkdir(parents=True, exist_ok=True)
        (ready / "files" / name).write_bytes(content)
    (ready / "removed.json").write_text(json.dumps(removed))
    return ready


def test_new_files_are_there_and_removed_ones_are_gone_with_their_folder(site):
    write(site, {"docs/index.md": b"new", "docs/more/page.md": b"more", "docs/old/page.md": None})
    new = {"docs/index.md": b"new", "docs/more/page.md": b"more", "data/tables/plans.csv": b"old"}
    assert everything(site) == new
    assert not (site / "docs" / "old").exists()


@pytest.mark.parametrize("name", ["docs/index.md/page.md", "docs/old", "docs/link.md"])
def test_where_one_file_cannot_be_written_none_is(site, name):
    (site / "docs" / "link.md").symlink_to(site / "docs" / "index.md")
    before = everything(site)
    with pytest.raises(Fault, match=r"The change cannot be written: .* Check that the disk has space"):
        write(site, {"docs/index.md": b"new", name: b"new"})
    assert everything(site) == before


def test_a_full_disk_leaves_the_site_as_it_was(site, monkeypatch):
    before = everything(site)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Fault, match=r"the disk is full \(`data`\)"):
        write(site, {"docs/index.md": b"new"})
    assert everything(site) == before


def test_a_change_that_was_stopped_halfway_is_finished(site):
    ready = stopped(site, {"docs/new/page.md": b"new"}, ["docs/old/page.md"])
    settle(site)
    assert (site / "docs" / "new" / "page.md").read_bytes() == b"new"
    assert not (site / "docs" / "old").exists()
    assert not ready.exists()


def test_nothing_but_content_is_ever_touched(site):
    stopped(site, {"macros/x.py": b"code", ".git/config": b"x"}, ["../outside.txt", "macros/y.py"])
    before = {"docs/index.md", "docs/old/page.md", "data/tables/plans.csv"}
    settle(site)
    assert set(everything(site)) == before
    assert (site.parent / "outside.txt").read_bytes() == b"kept"


def test_a_change_that_was_stopped_before_all_was_whole_leaves_the_site_as_it_was(site):
    before = everything(site)
    half = site / "data" / ".change-1" / "files" / "docs"
    half.mkdir(parents=True)
    (half / "index.md").write_bytes(b"half")
    settle(site)
    assert (site / "docs" / "index.md").read_bytes() == b"old"
    write(site, {})
    assert everything(site) == before
