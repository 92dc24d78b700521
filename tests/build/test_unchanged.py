"""A site is not made again when nothing has changed, and is always made again when anything has."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from changing import linked

from macros.build import unchanged
from macros.messages import Problem

EXAMPLE = Path(__file__).parent.parent / "examples" / "site"
ROOT = Path(__file__).parent.parent.parent
TODAY = date(2026, 11, 21)
ADVICE = Problem("data/contacts.yml", 3, "No one has checked 101 yet", "Confirm it", stops=False)


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project whose site has just been made, with code, templates and libraries of its own beside it."""
    root = tmp_path / "project"
    for name, text in {
        "project/mkdocs.yml": "theme: {custom_dir: ../elsewhere}\n",
        "project/docs/index.md": "Words",
        "project/docs/about/.meta.yml": "kind: about",
        "project/data/tables/one.csv": "1",
        "project/data/partnership.yml": "name: One",
        "project/site/index.html": "Page",
        "project/site/data/one.csv": "1",
        "project/site-hosting/_headers": "Headers",
        "package/macros/settings/base.yml": 'site_url: !ENV [SITE_URL, "/"]\nsite_description: !ENV the_description\n',
        "elsewhere/main.html": "Template",
        "package/macros/build/unchanged.py": "code",
        "package/overrides/components/figure.html": "Component",
        "libraries/pandas-3.0.dist-info/METADATA": "",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, path in (("PACKAGE", "macros"), ("OVERRIDES", "overrides"), ("BASE", "macros/settings/base.yml")):
        monkeypatch.setattr(unchanged, name, tmp_path / "package" / path)
    monkeypatch.setattr(sys, "path", [str(tmp_path / "libraries")])
    monkeypatch.delenv("SITE_URL", raising=False)
    unchanged.keep(root, unchanged.made_from(root, TODAY), [ADVICE])
    return root


def said(root: Path, today: date = TODAY) -> list[Problem] | None:
    return unchanged.last_said(root, unchanged.made_from(root, today))


def test_what_the_last_check_advised_is_said_again_when_nothing_has_changed(made):
    assert said(made) == [ADVICE]


def test_a_copied_folder_is_as_unchanged_as_the_first(made):
    copied = made.parent / "copied"
    shutil.copytree(made, copied, copy_function=shutil.copyfile)
    assert said(copied) == [ADVICE]


@pytest.mark.parametrize(
    "name",
    [
        "project/mkdocs.yml",
        "project/docs/index.md",
        "project/docs/about/.meta.yml",
        "project/data/tables/one.csv",
        "project/data/partnership.yml",
        "project/site/index.html",
        "project/site/data/one.csv",
        "package/macros/settings/base.yml",
        "elsewhere/main.html",
        "package/macros/build/unchanged.py",
        "package/overrides/components/figure.html",
    ],
)
def test_one_changed_letter_is_seen_even_when_size_and_time_are_the_same(made, name):
    path = made.parent / name
    time = path.stat()
    path.write_bytes(path.read_bytes()[:-1] + b"~")
    os.utime(path, ns=(time.st_atime_ns, time.st_mtime_ns))
    assert said(made) is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "project/site/index.html").unlink(),
        lambda folder: shutil.rmtree(folder / "project/site"),
        lambda folder: shutil.rmtree(folder / "project/site-hosting"),
        lambda folder: (folder / "project/site/more.html").write_text("", encoding="utf-8"),
        lambda folder: (folder / "project/docs/new.md").write_text("", encoding="utf-8"),
        lambda folder: (folder / "project/docs/index.md").rename(folder / "project/docs/first.md"),
        lambda folder: (folder / "project/data/tables/one.csv").unlink(),
        lambda folder: (folder / "project/docs/plan.pdf").mkdir(),
        lambda folder: linked("project/data/partnership.yml", "partnership.yml")(folder),
        lambda folder: linked("project/docs/about", "about")(folder),
        lambda folder: (folder / "package/macros/more.py").write_text("", encoding="utf-8"),
        lambda folder: (folder / "libraries/pandas-3.0.dist-info").rename(folder / "libraries/pandas-3.1.dist-info"),
        lambda folder: (folder / "project/.cache/site/site.json").unlink(),
        lambda folder: (folder / "project/.cache/site/site.json").write_text("{}", encoding="utf-8"),
        lambda folder: (folder / "project/.cache/site/site.json").write_text("half of a fi", encoding="utf-8"),
    ],
    ids=[
        "a page of the site is gone",
        "the site is gone",
        "the files for hosts are gone",
        "the site has a page more",
        "a page is added",
        "a page has another name",
        "a table is gone",
        "an empty folder is added",
        "a file is a link",
        "a folder is a link",
        "the code has a module more",
        "a library has another version",
        "the stamp is gone",
        "the stamp is empty",
        "the stamp cannot be read",
    ],
)
def test_whatever_else_changes_the_site_is_made_again(made: Path, spoil: Callable[[Path], object]):
    spoil(made.parent)
    assert said(made) is None


def test_another_day_makes_the_site_again():
    assert unchanged.made_from(EXAMPLE, TODAY) != unchanged.made_from(EXAMPLE, date(2026, 11, 22))


@pytest.mark.parametrize("name", ["SITE_URL", "SOURCE_DATE_EPOCH", "the_description"])
def test_another_word_of_the_environment_makes_the_site_again(made, monkeypatch, name):
    monkeypatch.setenv(name, "1")
    assert said(made) is None


def test_what_only_tools_write_changes_nothing(made):
    for name in (".git/index", ".venv/lib", "docs/__pycache__/a.pyc", "tests/node_modules/a.js", ".cache/site/a.svg"):
        (made / name).parent.mkdir(parents=True, exist_ok=True)
        (made / name).write_text("", encoding="utf-8")
    assert said(made) == [ADVICE]


def test_a_folder_without_settings_is_no_reason_to_stop(tmp_path):
    assert said(tmp_path) is None


def test_the_command_builds_once_and_then_says_that_nothing_has_changed(tmp_path):
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", ".cache", ".site-*"))
    settings = folder / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("../../../", f"{ROOT.as_posix()}/"), "utf-8")

    def build() -> str:
        command = [sys.executable, "-m", "macros", "site", "--folder", str(folder)]
        done = subprocess.run(command, capture_output=True, check=True, text=True)
        return done.stdout.splitlines()[0]

    assert build() == "Checking the tables and the pages …"
    assert build() == "Nothing has changed: site/ is up to date."
    page = folder / "docs" / "about" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert build() == "Checking the tables and the pages …"
    assert "More." in (folder / "site" / "about" / "index.html").read_text(encoding="utf-8")
