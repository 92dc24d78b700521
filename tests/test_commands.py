"""The commands end in plain words where something that they need is missing, spoilt, or cannot be written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner
from example_sites import change, told
from example_sites import copy as small_site

from macros.__main__ import main
from macros.arrangements.governance import Governance, Group
from macros.build import preview
from macros.messages import Fault, Problem
from macros.verbs import plan


def run(*words: str, into: str = "") -> tuple[int, str]:
    """A command of the project: how it ended, and what it said."""
    with open(into or os.devnull, "w") as out:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "macros", *words],
            stdout=out if into else subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    return done.returncode, (done.stdout or "") + done.stderr


def test_a_list_of_what_is_due_is_not_made_of_a_site_with_faults(tmp_path):
    site = small_site(tmp_path)
    change(site / "docs/figures/front-door.md", "title:", "titel:")
    code, said = run("overdue", "--folder", str(site))
    assert code == 1
    assert "docs/figures/front-door.md:" in said
    assert "The list cannot be made while" in said


@pytest.mark.parametrize("command", ["schema", "overdue", "tidy", "links", "go-live"])
def test_a_folder_that_is_no_site_is_told(command, tmp_path):
    code, said = run(command, "--folder", str(tmp_path))
    assert code == 1
    assert "is missing" in said
    assert "Traceback" not in said


def test_a_check_whose_words_nobody_can_keep_ends_without_more(tmp_path):
    assert run("check", "--folder", str(small_site(tmp_path)), into="/dev/full") == (1, "")


@pytest.mark.parametrize(("number", "words"), [(28, "The disk is full"), (13, "may not be read or written here")])
def test_whatever_the_system_refuses_any_command_is_told_in_a_sentence(number, words, tmp_path, monkeypatch):
    def refused(site: object) -> list[Problem]:
        raise OSError(number, os.strerror(number), str(tmp_path / "docs"))

    monkeypatch.setattr("macros.checks.site.check_all", refused)
    done = CliRunner().invoke(main, ["check", "--folder", str(small_site(tmp_path))])
    assert done.exit_code == 1
    assert words in done.output
    assert isinstance(done.exception, SystemExit)


def test_a_change_of_a_site_that_is_closed_is_tried_out_in_a_copy_that_is_open(tmp_path):
    site = small_site(tmp_path)
    for path in (site / "docs", site / "docs/figures", site / "docs/index.md", site / "mkdocs.yml"):
        path.chmod(0o555)
    plan._copied(site, tmp_path / "copy", {})
    assert [path for path in (tmp_path / "copy").rglob("*") if not path.stat().st_mode & 0o200] == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (
            28,
            ("Nothing can be tried out in the folder for temporary files, ", ": the disk is full. Free", "Nothing was"),
        ),
        (13, ("figures/front-door.md` may not be read or written here",)),
    ],
)
def test_a_move_that_cannot_be_tried_out_says_why(number, words, tmp_path, monkeypatch):
    def refused(source: Path, target: Path, *how: object) -> None:
        path = str(source / "figures/front-door.md")
        raise shutil.Error([(path, str(target), str(OSError(number, os.strerror(number), path)))])

    site = small_site(tmp_path)
    monkeypatch.setattr(shutil, "copytree", refused)
    done = CliRunner().invoke(main, ["move", "figures/front-door.md", "figures/first.md", "--folder", str(site)])
    assert done.exit_code == 1
    assert [part for part in words if part not in done.output] == []


@pytest.mark.parametrize("spoilt", [b"\xff\xfe\x00", b"", b"words\n"])
def test_spoilt_memory_of_schemas_is_made_anew(spoilt, tmp_path):
    site = small_site(tmp_path)
    (site / ".cache").mkdir(exist_ok=True)
    (site / ".cache/schemas").write_bytes(spoilt)
    assert told(site) == []
    assert (site / ".cache/schemas").read_bytes() != spoilt
    assert told(site) == []


def test_a_folder_of_tables_that_cannot_be_opened_is_told(tmp_path, monkeypatch):
    site = small_site(tmp_path)
    scan = os.scandir

    def refused(path: str | Path = ".") -> object:
        if Path(path).name == "tables":
            raise PermissionError(13, "no", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refused)
    found = [one for one in told(site) if one.startswith("data/tables")]
    assert found == [
        "data/tables:1: This folder cannot be opened by the person who builds the site. Give everyone permission to read it."
    ]


def test_a_group_of_a_kind_that_is_not_there_is_called_by_it():
    group = Group.model_construct(id="board", kind="nowhere")
    assert Governance.model_construct(kinds=[], groups=[group]).kind_of(group).one == "nowhere"


CELLS = "source,contacts\nPolice,120\nSchools,140\n"
NEXT = {
    "check": (["check"], "tidy --folder {folder}"),
    "site": (["site"], "{folder}/site/ is unchanged"),
    "zip": (["zip"], "site --folder {folder}` first"),
    "schema": (["schema"], "{folder}/data/tables/metadata.schema.json is up to date"),
    "tidy": (["tidy"], "{folder}/data/tables/contacts-by-source.csv is tidy now"),
    "overdue": (["overdue"], "overdue --folder {folder}"),
    "admin": (["admin"], "{folder}/site-admin/ is ready"),
    "move": (["move", "figures/front-door", "figures/contacts"], "--write --folder {folder}"),
    "withdraw": (["withdraw", "contacts-by-source", "--reason", "It is out of date."], "--write --folder {folder}"),
    "new briefing": (["new", "briefing", "--title", "A page about us"], "check --folder {folder}"),
    "new table": (["new", "table", "--from", "{folder}/cells.csv"], "--folder {folder}"),
}
"""A command of each kind that says what is ready or what to type next, and how it names the folder that it was given."""


@pytest.mark.parametrize("name", NEXT)
def test_what_is_ready_and_what_to_type_next_names_the_folder(name, tmp_path):
    folder = small_site(tmp_path)
    table = folder / "data/tables/contacts-by-source.csv"
    if name in ("check", "site", "overdue", "tidy"):
        table.write_bytes(table.read_bytes().replace(b"\n", b"\r\n"))
        change(folder / "docs/figures/front-door.md", "title:", "titel:")
    (folder / "cells.csv").write_text(CELLS, encoding="utf-8")
    words, said = NEXT[name]
    asked = [*(word.format(folder=folder) for word in words), "--folder", str(folder)]
    assert said.format(folder=folder) in CliRunner().invoke(main, asked).output


def test_the_preview_names_the_folder_in_whatever_thread_it_speaks(tmp_path, monkeypatch):
    """Its pages and its later faults are made in threads that know nothing of the command."""
    folder, said = small_site(tmp_path), []

    def shown(root: Path, address: str, tell: object, words: Callable[[Problem], str]) -> None:
        problem = Problem(
            "data/tables/a.csv", 1, "It has invisible marks", "Run `python -m macros tidy` to remove them"
        )
        other = Thread(target=lambda: said.append(words(problem)))
        other.start()
        other.join()
        raise Fault("The address is in use", "Type `python -m macros serve --address 127.0.0.1:8001`")

    monkeypatch.setattr(preview, "serve", shown)
    output = CliRunner().invoke(main, ["serve", "--folder", str(folder)]).output
    assert f"serve --folder {folder} --address 127.0.0.1:8001`" in output
    assert [one.partition("tidy ")[2] for one in said] == [f"--folder {folder}` to remove them."]
