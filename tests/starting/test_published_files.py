"""Whatever lies in the folder of published files, a new site takes the good ones, and says of each other why it was not taken."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import pytest
from small_england import write_files

from macros.checks.site import check_all
from macros.content import Site
from macros.importing import Refused
from macros.starting import Wanted, begin, beginning
from macros.system import days

SAYS = {
    "again.csv": "are both Children in need, table B1, and the other was taken",
    "bomb.zip": "This file has more than 1 MB when it is unpacked",
    "cut.xlsx": "This zip file or spreadsheet is damaged or cut short",
    "data": "This is a folder, and the files in it were not read",
    "empty.csv": "This file is empty",
    "formula.csv": "which is a formula of a spreadsheet",
    "gone.csv": "There is no such file",
    "junk.csv": "This line has a character that is not UTF-8",
    "letter.csv": "This file is none of the publications that are known here",
    "pipe.csv": "This is not a file",
    "utf16.csv": "This file is in UTF-16, not in UTF-8",
}
"""What is said of each bad file."""


@pytest.fixture(scope="module")
def begun(tmp_path_factory):
    """A site begun from one good file beside many bad ones, in a folder with a space, an apostrophe and a letter beyond ASCII."""
    folder = tmp_path_factory.mktemp("the partnership's été")
    good = write_files(folder.parent / "good") / "children-in-need.csv"
    need = good.read_text(encoding="utf-8")
    head, *rows = need.splitlines()
    (folder / "again.csv").write_text("".join(line for line in need.splitlines(True) if not line.startswith("2025")))
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.csv", need * 60)
    (folder / "cut.xlsx").write_bytes(b"PK\x03\x04" + b"\x07" * 500)
    (folder / "data").mkdir()
    (folder / "empty.csv").write_bytes(b"")
    sums = "\n".join([head, *(f"{row.rpartition(',')[0]},=1+1" for row in rows)])
    (folder / "formula.csv").write_text(sums, encoding="utf-8")
    (folder / "gone.csv").symlink_to("nowhere")
    good.rename(folder / "children.csv")
    (folder / "junk.csv").write_bytes(b"time_period\n" + b"\xff\xfa\x81 junk\n" * 1000)
    (folder / "letter.csv").write_text("Dear all", encoding="utf-8")
    (folder / "letter.pdf").write_bytes(b"%PDF-1.7")
    os.mkfifo(folder / "pipe.csv")
    (folder / "utf16.csv").write_text(need, encoding="utf-16")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("macros.importing.files.MOST", 1_000_000)
        return begin(Wanted("E06000059", folder, folder.parent / "it's été new"))


@pytest.mark.parametrize("name", SAYS)
def test_a_file_that_was_not_taken_is_told_with_the_reason(begun, name):
    told = [one for one in begun.not_taken if Path(one.path.partition(" (")[0]).name == name]
    assert told
    assert [(one.what, one.fix) for one in told if SAYS[name] not in one.what or not one.fix] == []


def test_nothing_else_is_told_and_the_good_file_is_taken(begun):
    assert {Path(one.path.partition(" (")[0]).name for one in begun.not_taken} == {*SAYS}
    rows = (begun.folder / "data/tables/official-children-in-need.csv").read_text(encoding="utf-8")
    assert "\n2025,Dorset," in rows


def test_a_site_begins_with_the_one_file_that_there_is(begun):
    """What would speak of the others is left out, and the page of the table that is there stays."""
    pages = {path.stem: path.read_text(encoding="utf-8") for path in (begun.folder / "docs/figures").glob("*.md")}
    home = (begun.folder / "docs/index.md").read_text(encoding="utf-8")
    assert [problem for problem in check_all(Site(begun.folder, days.today())) if problem.stops] == []
    assert {*pages} == {"children-in-need", "index"}
    assert [name for name, text in pages.items() if "neighbours" in text] == []
    assert [line for line in [*home.splitlines(), *pages["index"].splitlines()] if line.endswith(":")] == []
    told = (begun.folder / "README.md").read_text(encoding="utf-8").partition("## What was left out")[2]
    assert told.count("official-referrals") == 1
    assert "errors of this kind" not in told


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("files/population.csv/new", "A part of this path is a file, not a folder"),
        ("files", "There is something at this place already"),
        (".", "There is something at this place already"),
        ("link", "There is something at this place already"),
    ],
)
def test_a_place_where_no_folder_can_be_made_is_refused(tmp_path, to, says):
    files = write_files(tmp_path / "files")
    (tmp_path / "link").symlink_to(files)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refused, match=says):
        begin(Wanted("E06000059", files, tmp_path / to))
    assert sorted(tmp_path.rglob("*")) == before


def test_a_disk_that_fills_up_leaves_nothing(tmp_path, monkeypatch):
    files = write_files(tmp_path / "files")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(beginning, "_settle", full)
    with pytest.raises(Refused, match="cannot be written: the disk is full"):
        begin(Wanted("E06000059", files, tmp_path / "new"))
    assert [path.name for path in tmp_path.iterdir()] == ["files"]
