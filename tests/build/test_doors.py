"""Both doors make the same site: MkDocs, and the thin one that needs neither MkDocs nor its theme."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from example_sites import TODAY, change, copy, one_page, whole_site

from macros.build.layout import Layout
from macros.build.plain import Plain
from macros.build.site import DOOR, laid_out
from macros.content import Site
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros

WITHOUT_MKDOCS = """
import sys
sys.modules.update(dict.fromkeys(["material", "mkdocs", "mkdocs_macros"]))  # importing one of these now fails
from macros.__main__ import main
main()
"""


def files_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def lay_out(root: Path, words: str) -> Any:
    """The page of Exampleshire's partnership with these words, as the thin door lays it out."""
    site = Site(root, TODAY)
    [document] = [one for one in site.written if one.src == "about/index.md"]
    return Plain(site).lay_out(replace(document, _body=words), MacroHtml(PageMacros(site)))


def test_both_doors_make_the_same_files_byte_for_byte(tmp_path, tmp_path_factory):
    by_mkdocs = whole_site(tmp_path_factory)
    root = tmp_path / "site"
    shutil.copytree(by_mkdocs, root, ignore=shutil.ignore_patterns("site", "*.made", ".site-*"))  # drawings are kept
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_MKDOCS, "site", "--folder", str(root)],
        capture_output=True,
        check=False,
        text=True,
        env={**os.environ, DOOR: "plain"},
    )
    assert done.returncode == 0, done.stdout + done.stderr
    one, other = files_of(by_mkdocs / "site"), files_of(root / "site")
    assert len(one) > 200
    assert sorted(set(one) ^ set(other)) == []
    assert [name for name in sorted(one) if one[name] != other[name]] == []


def test_a_site_without_a_menu_of_its_own_has_the_same_from_both_doors(tmp_path):
    root = one_page(tmp_path)
    change(root / "mkdocs.yml", "nav: [index.md]\n", "")
    words = (root / "docs/index.md").read_text(encoding="utf-8")
    for name in ("zebra.md", "about-us/us.md", "about-us/index.md", "about-us/old_News/index.md", "Aims/index.md"):
        (root / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / name).write_text(words.replace("One page", name), encoding="utf-8")
    menu = Plain(Site(root, TODAY)).menu()
    assert [one[0] for one in menu[0]] == ["One page", "zebra.md", "Aims", "About us"]
    assert menu == Layout(Site(root, TODAY), "build").menu()


@pytest.mark.parametrize(
    ("site_url", "repo_url"),
    [
        ("https://example.org/one", "https://example.org/code/"),
        ('!ENV [NO_SUCH_NAME, SITE_URL, "https://example.org/two/"]', "!ENV REPO_URL"),
        ('!ENV [NO_SUCH_NAME, "https://example.org/three"]', "!ENV NO_SUCH_NAME"),
    ],
)
def test_both_doors_read_the_address_and_the_repository_alike(tmp_path, monkeypatch, site_url, repo_url):
    monkeypatch.setenv("SITE_URL", "https://example.org/four")
    monkeypatch.setenv("REPO_URL", "https://example.org/ours")
    root = one_page(tmp_path)
    (root / "mkdocs.yml").write_text(f"site_url: {site_url}\nrepo_url: {repo_url}\nnav: [index.md]\n", encoding="utf-8")
    plain, mkdocs = Plain(Site(root, TODAY)), Layout(Site(root, TODAY), "build")
    assert (plain.home, plain.repository) == (mkdocs.home, mkdocs.repository)


@pytest.mark.parametrize("typed", ["nowhere.md", "../nowhere.pdf", "/about/", "figures"])
def test_a_broken_link_is_reported_and_left(tmp_path, typed):
    laid = lay_out(copy(tmp_path), f"See [this]({typed}).")
    assert laid.warnings == [f"The link `{typed}` is broken: there is no such page or file in docs/"]
    assert f'href="{typed}"' in laid.body


@pytest.mark.parametrize(
    ("typed", "led"),
    [
        ("../index.md", "../"),
        ("index.md#top", "./#top"),
        ("#top", "#top"),
        ("https://www.gov.uk/a?b=c", "https://www.gov.uk/a?b=c"),
        ("mailto:office@example.org", "mailto:office@example.org"),
    ],
)
def test_a_link_leads_to_the_address_of_its_page(tmp_path, typed, led):
    laid = lay_out(copy(tmp_path), f"See [this]({typed}).")
    assert laid.warnings == []
    assert f'href="{led}"' in laid.body


def test_a_renewed_design_says_what_the_files_say_now(tmp_path):
    root = one_page(tmp_path)
    design = Plain(Site(root, TODAY))
    change(root / "docs/index.md", "title: One page", "title: Another title")
    design.renew(Site(root, TODAY))
    assert design.menu()[0] == [["Another title", "", []]]


def test_a_door_that_does_not_exist_is_reported(tmp_path, monkeypatch):
    monkeypatch.setenv(DOOR, "zensical")
    making, [problem] = laid_out(Site(one_page(tmp_path), TODAY))
    assert making is None
    assert (
        problem.what
        == "The environment variable `SITE_DOOR` is `zensical`, and pages are laid out by `mkdocs` or `plain`"
    )
