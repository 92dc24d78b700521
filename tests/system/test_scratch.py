"""What a command tries out before it writes anything is gone at the end, and a full disk is named as what it is."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from macros.messages import Fault
from macros.system.scratch import scratch


@pytest.fixture
def place(tmp_path, monkeypatch) -> Path:
    """The folder for temporary files, of the test's own."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def test_what_was_tried_is_gone_at_the_end(place):
    with scratch("import") as folder:
        (folder / "a.csv").write_bytes(b"a\n")
        assert [path.name for path in place.iterdir()] == [folder.name]
    assert [*place.iterdir()] == []


@pytest.mark.parametrize("of", [None, "data/tables/plans.csv"], ids=["no file", "the file that was copied"])
def test_where_there_is_no_room_the_place_is_named_and_not_the_file(place, of):
    with pytest.raises(Fault) as told, scratch("import"):
        raise OSError(28, os.strerror(28), of)
    assert (
        str(told.value)
        == f"Nothing can be tried out in the folder for temporary files, `{place}`: the disk is full. Free some space on its disk, "
        "or name another folder in the variable TMPDIR, then run the same command again."
    )
    assert [*place.iterdir()] == []


def test_a_place_that_is_not_there_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "gone"))
    with pytest.raises(Fault, match=r"files, `.*gone`: no such file or directory"), scratch("import"):
        pass


def test_a_computer_without_any_place_is_told(monkeypatch):
    def none() -> str:
        raise FileNotFoundError(2, "No usable temporary directory found in ['/tmp']")

    monkeypatch.setattr(tempfile, "gettempdir", none)
    with pytest.raises(Fault, match="in any folder for temporary files: no usable "), scratch("import"):
        pass


def test_a_file_of_the_site_that_cannot_be_read_is_not_a_matter_of_this_place(place):
    with pytest.raises(PermissionError, match="secret"), scratch("import"):
        raise PermissionError(13, "Permission denied", str(place / "secret.md"))
    assert [*place.iterdir()] == []
