"""What waits on the shelf is not in memory, comes back as it was, and stays in memory where the disk takes nothing."""

from __future__ import annotations

import errno
import os

import pytest

from macros.system.shelf import SMALL, Shelf, Shelved

LARGE, SHORT = bytes(range(256)) * SMALL, b"short"
FILES = {"a.html": LARGE, "b.txt": SHORT, "c.html": LARGE[1:], "d.txt": b""}


def in_memory(files: Shelved) -> list[str]:
    return [address for address, held in files._held.items() if isinstance(held, bytes)]


def test_large_files_wait_on_the_disk_and_come_back_as_they_were(tmp_path):
    files = Shelved(Shelf(tmp_path / "new"), FILES)
    assert in_memory(files) == ["b.txt", "d.txt"]
    files["e.html"] = LARGE[2:]
    assert files["c.html"] == LARGE[1:]
    files["a.html"] = LARGE[3:]
    del files["b.txt"]
    assert files == {"a.html": LARGE[3:], "c.html": LARGE[1:], "d.txt": b"", "e.html": LARGE[2:]}
    assert ("a.html" in files, "b.txt" in files, len(files)) == (True, False, 4)


def test_no_name_is_left_on_the_disk(tmp_path):
    files = Shelved(Shelf(tmp_path), FILES)
    assert [*tmp_path.iterdir()] == []
    assert files == FILES


def test_files_on_one_shelf_are_put_there_once(tmp_path):
    shelf = Shelf(tmp_path)
    files = Shelved(shelf, FILES)
    end = shelf._end
    site = Shelved(shelf)
    site |= files
    assert (site, shelf._end) == (FILES, end)
    site |= {"more.html": LARGE}
    assert (len(site), shelf._end) == (5, end + len(LARGE))


def test_without_a_folder_files_stay_in_memory():
    assert in_memory(Shelved(Shelf(), FILES)) == [*FILES]


def test_where_no_file_can_be_made_files_stay_in_memory(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    files = Shelved(Shelf(tmp_path / "file"), FILES)
    assert (files, in_memory(files)) == (FILES, [*FILES])


def test_once_the_disk_is_full_files_stay_in_memory(tmp_path, monkeypatch):
    shelf = Shelf(tmp_path)
    files = Shelved(shelf, {"first.html": LARGE})
    with monkeypatch.context() as patch:
        patch.setattr(shelf, "_file", _Full(shelf._file))
        files["second.html"] = LARGE[1:]
    files["third.html"] = LARGE[2:]
    assert in_memory(files) == ["second.html", "third.html"]
    assert files == {"first.html": LARGE, "second.html": LARGE[1:], "third.html": LARGE[2:]}


def test_what_the_disk_lost_is_an_error_and_no_shorter_file(tmp_path):
    shelf = Shelf(tmp_path)
    files = Shelved(shelf, FILES)
    os.truncate(shelf._file.fileno(), SMALL)
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        files["a.html"]


class _Full:
    """A file that takes a part of what is written, and then no more."""

    def __init__(self, file):
        self.file, self.written = file, 0
        self.seek = file.seek

    def write(self, content):
        if self.written:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self.written = self.file.write(content[:SMALL])
        return self.written
