"""The package as it is installed, away from the project's folder, has all that a site is built with, and nothing of one area."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from example_sites import one_page, whole_site

ROOT = Path(__file__).parents[2]
WHEEL = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"][
    "wheel"
]
HOMES = {"ours": ROOT, "a neighbour's": ROOT / "tests/examples/walsall"}
"""The folders of two partnerships."""
ENGLAND = ROOT / "macros/given/tiles.yml"
"""The map that names each authority."""
SOURCE = re.compile(r"- \{title: .+, url: ")
"""A page that a national number was compared with, of whoever has it."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The least site, built by what the wheel has, in another folder, without a repository around it."""
    folder = tmp_path_factory.mktemp("installed")
    for name in WHEEL["only-include"]:
        target = folder / "libraries" / WHEEL["sources"].get(name, name)
        shutil.copytree(ROOT / name, target, ignore=shutil.ignore_patterns("__pycache__"))
    command = [sys.executable, "-P", "-m", "macros", "site", "--folder", str(one_page(folder))]
    around = {**os.environ, "PYTHONPATH": str(folder / "libraries")}
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "one" / "site"


def test_an_installed_package_builds_a_site(site):
    assert "Words." in (site / "index.html").read_text(encoding="utf-8")
    assert (site / "assets" / "site.css").is_file()


def names_of(home: Path) -> set[str]:
    """What belongs to one partnership alone: its names, its towns, its partners, its groups and its codes."""
    partnership = yaml.safe_load((home / "data/partnership.yml").read_text(encoding="utf-8"))
    partners = {one["name"] for one in partnership["partners"]}
    codes = {partnership["authority"]["old_la_code"], partnership["authority"]["new_la_code"]}
    one_word = {partnership["area"], partnership["short_name"], partnership["name"], *partnership.get("towns", ())}
    groups = yaml.safe_load((home / "data/governance.yml").read_text(encoding="utf-8"))["groups"]
    return one_word | partners | codes | {one["name"] for one in groups}


def numbers_of(folder: Path) -> set[str]:
    """The phone numbers of one area, as they are written and as they are dialled."""
    contacts = yaml.safe_load((folder / "data/contacts.yml").read_text(encoding="utf-8"))
    local = [one for one in contacts if str(one.get("tel", "")).startswith(("01", "02"))]
    return {one[word] for one in local for word in ("number", "tel")}


@pytest.mark.parametrize("name", HOMES)
def test_nothing_of_one_partnership_is_in_the_generator(name):
    own = names_of(HOMES[name]) | numbers_of(HOMES[name])
    assert own
    found = []
    for path in sorted(
        one for folder in ("macros", "overrides", ".github/workflows") for one in (ROOT / folder).rglob("*")
    ):
        if path.suffix in (".pyc", ".woff2", ".png", ".docx") or not path.is_file() or path == ENGLAND:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if SOURCE.search(line) is None:
                found += [f"{path.relative_to(ROOT)}:{number}: {word}" for word in own if says(line, word)]
    assert found == []


def test_no_edition_of_the_guidance_is_in_the_code():
    """The edition in force is in data/partnership.yml, and what it asks for in macros/given/."""
    edition = re.compile(r"Working Together(?: to Safeguard Children)?,? \(?20\d\d")
    found = [
        f"{path.relative_to(ROOT)}: {one}"
        for folder, ending in (("macros", "py"), ("overrides", "html"), ("overrides", "js"))
        for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
        for one in edition.findall(path.read_text(encoding="utf-8"))
    ]
    assert found == []


def says(text: str, word: str) -> bool:
    """Whether a text has this name as a whole."""
    at = text.find(word)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if not any(sign.isalnum() or sign in "._-" for sign in around):
            return True
        at = text.find(word, at + 1)
    return False


def test_a_site_of_another_name_says_nothing_of_ours(tmp_path_factory):
    root = whole_site(tmp_path_factory)
    site = root / "site"
    numbers_of_other_things = {"333", "335"}
    own = set().union(*map(names_of, HOMES.values())) - names_of(root) - numbers_of_other_things
    found = [
        f"{path.relative_to(site)}: {word}"
        for path in site.rglob("*")
        if path.suffix in (".html", ".json", ".xml", ".css", ".svg", ".txt", ".csv", ".js")
        and "javascripts" not in path.parts
        for word in own
        if says(path.read_text(encoding="utf-8"), word)
    ]
    assert found == []
