"""The same site comes from any machine: other line endings, other letters, no tools beside Python, folders that are locked."""

from __future__ import annotations

import ast
import codecs
import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from example_sites import ROOT, copy

from macros.messages import typed

BARE = {"PATH": "", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONPATH": str(ROOT)}
"""A machine without make, git, node or a shell's commands, which takes every letter beyond ASCII for an error."""
WRITE_ANYWHERE, READ_ANYWHERE = 1, 2
NO_LONGER = 24
"""PR_CAPBSET_DROP: what the superuser may do besides, so that a locked folder is locked in a container too."""


def bound_by_permissions() -> None:
    """What is run next may write where its user may, even if that is the superuser."""
    for power in (WRITE_ANYWHERE, READ_ANYWHERE):
        ctypes.CDLL(None).prctl(NO_LONGER, power, 0, 0, 0)


def run(site: Path, *words: str, locked: bool = False, **more: str) -> tuple[int, str]:
    """A command in the folder of a site on a bare machine: how it ended, and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "macros", *words],
        cwd=site,
        env={**BARE, **more},
        capture_output=True,
        check=False,
        preexec_fn=bound_by_permissions if locked else None,
    )
    return done.returncode, (done.stdout + done.stderr).decode("utf-8", "replace")


def as_notepad_saves(site: Path) -> None:
    """Every text of the site has a byte order mark and the line endings of Windows."""
    for path in [site / "mkdocs.yml", *(site / "docs").rglob("*"), *(site / "data").rglob("*")]:
        if path.suffix in (".md", ".yml", ".csv"):
            path.write_bytes(codecs.BOM_UTF8 + path.read_bytes().replace(b"\n", b"\r\n"))


def made(site: Path) -> dict[str, bytes]:
    """Every file of the built site."""
    folder = site / "site"
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_files_saved_on_windows_in_a_folder_with_spaces_on_a_bare_machine_make_the_same_site(tmp_path):
    usual = copy(tmp_path / "usual")
    assert run(usual, "site", PATH=os.environ["PATH"])[0] == 0
    awkward = copy(tmp_path / "Bob's files – été (1)")
    as_notepad_saves(awkward)
    code, said = run(awkward, "site")
    assert (code, "Traceback" in said) == (0, False)
    ours, theirs = made(usual), made(awkward)
    # The table that people download is the file as it was saved, and its description and archive have its size.
    copies = {name for name in ours if name.endswith((".csv", ".zip", "datapackage.json"))}
    assert [name for name in sorted(ours.keys() | theirs.keys()) if ours.get(name) != theirs.get(name)] == sorted(
        name for name in copies if ours.get(name) != theirs.get(name)
    )


def test_a_message_is_whole_where_only_ascii_can_be_printed(tmp_path):
    site = copy(tmp_path)
    page = site / "docs" / "figures" / "front-door.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n“3 children were hurt – in Tipton.”\n", encoding="utf-8")
    code, said = run(site, "check", PYTHONIOENCODING="ascii")
    assert code == 1
    assert "docs/figures/front-door.md:17: " in said
    assert "Traceback" not in said


@pytest.mark.parametrize("folder", ["data", "docs", "."])
def test_a_site_that_may_only_be_read_is_checked(folder, tmp_path):
    site = copy(tmp_path)
    (site / folder).chmod(0o555)
    code, said = run(site, "check", locked=True)
    (site / folder).chmod(0o755)
    assert (code, ": 0 errors, 0 pieces of advice." in said) == (0, True), said


def test_a_site_that_cannot_be_written_says_so(tmp_path):
    site = copy(tmp_path)
    site.chmod(0o555)
    code, said = run(site, "site", locked=True)
    site.chmod(0o755)
    assert code == 1
    assert "This folder may not be read or written here" in said
    assert "Traceback" not in said


def test_tables_that_cannot_be_written_are_left_as_they_are_by_tidy(tmp_path):
    site = copy(tmp_path)
    as_notepad_saves(site)
    tables = site / "data" / "tables"
    before = {path.name: path.read_bytes() for path in tables.iterdir()}
    tables.chmod(0o555)
    code, said = run(site, "tidy", locked=True)
    tables.chmod(0o755)
    assert code == 1
    assert said.startswith(
        "data/tables/contacts-by-source.csv:1: `data/tables/contacts-by-source.csv` may not be read or written here"
    )
    assert "Traceback" not in said
    assert {path.name: path.read_bytes() for path in tables.iterdir()} == before


def test_without_pango_the_pages_are_made_and_the_pdfs_say_what_is_missing(tmp_path):
    site = copy(tmp_path)
    patched = tmp_path / "patched"
    patched.mkdir()
    (patched / "sitecustomize.py").write_text(
        "import cffi\nreal = cffi.FFI.dlopen\n\n\n"
        "def dlopen(self, name, *more):\n"
        "    if 'pango' in str(name):\n"
        "        raise OSError(f\"cannot load library '{name}'\")\n"
        "    return real(self, name, *more)\n\n\n"
        "cffi.FFI.dlopen = dlopen\n",
        encoding="utf-8",
    )
    code, said = run(site, "site", PYTHONPATH=f"{patched}{os.pathsep}{ROOT}")
    assert (code, "Traceback" in said) == (0, False), said
    assert "this machine cannot draw PDFs (cannot load library" in said
    assert "Install Pango, as the README says under Commands." in said
    assert [name for name in made(site) if name.endswith(".pdf")] == []
    assert "index.html" in made(site)


def test_a_command_can_be_typed_as_it_is_printed(monkeypatch):
    monkeypatch.setenv("UV", "uv")
    assert typed.command("import", "my file.csv") == "uv run python -m macros import 'my file.csv'"
    monkeypatch.setattr(typed.sys, "platform", "win32")
    assert typed.command("import", "my file.csv") == 'uv run python -m macros import "my file.csv"'
    monkeypatch.delenv("UV")
    monkeypatch.setattr(shutil, "which", lambda name: sys.executable)
    assert typed.command("check") == "python -m macros check"


def paths_with_the_separator_of_this_system(folder: Path) -> list[str]:
    """Each place where a relative path goes into words without `.as_posix()`: on Windows it has backslashes."""
    found = []
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            value = node.value if isinstance(node, ast.FormattedValue) else None
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "str":
                value = node.args[0] if node.args else None
            called = value.func if isinstance(value, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "relative_to":
                found.append(f"{path.relative_to(folder).as_posix()}:{node.lineno}")
    return sorted(found)


def test_paths_are_printed_with_forward_slashes_everywhere():
    # That of the Python in `.venv` is typed in a terminal of this system, and has its own.
    assert [one for one in paths_with_the_separator_of_this_system(ROOT / "macros") if "typed.py" not in one] == []


def test_a_path_that_would_be_printed_with_backslashes_is_told(tmp_path):
    (tmp_path / "a.py").write_text(
        "a = f'{path.relative_to(root)}'\nb = str(path.relative_to(root))\nc = f'{path.relative_to(root).as_posix()}'\n",
        encoding="utf-8",
    )
    assert paths_with_the_separator_of_this_system(tmp_path) == ["a.py:1", "a.py:2"]


def test_every_file_of_the_project_can_be_kept_on_windows_and_on_a_mac():
    listed = subprocess.run(["git", "ls-files", "-z", "-s"], cwd=ROOT, capture_output=True, check=True).stdout.decode()
    modes = {line.partition("\t")[2]: line[:6] for line in listed.split("\0") if line}
    parts = {name: [part.partition(".")[0].casefold() for part in name.split("/")] for name in modes}
    assert [name for name, mode in modes.items() if mode == "120000"] == []  # a link, which Windows does not make
    assert [name for name in modes if len(name) > 150 or set(name) & set('\\:*?"<>|')] == []
    assert [name for name in modes if any(part.endswith((".", " ")) for part in name.split("/"))] == []
    assert [name for name, found in parts.items() if {"con", "prn", "aux", "nul", "com1", "lpt1"} & set(found)] == []
    assert len({name.casefold() for name in modes}) == len(modes)
