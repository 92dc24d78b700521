"""The site is built whole or not at all, in any folder that has a site."""

from __future__ import annotations

import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest
from example_sites import TODAY, change, copy, run_build

import macros
from macros.build.site import address_of_the_preview
from macros.build.unchanged import STAMP
from macros.content import Site
from macros.files import Files, look
from macros.messages import Fault
from macros.outputs.macro_html import MacroHtml, Stopped
from macros.page_macros import PageMacros
from macros.settings import home
from macros.system.cache import FOLDER

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small example site, built in a folder of its own beside the project's overrides."""
    folder = copy(tmp_path_factory.mktemp("door"))
    assert run_build(folder).returncode == 0
    return folder


def rebuild(folder: Path) -> subprocess.CompletedProcess[str]:
    """A build that does not stop at "nothing has changed", and has nothing of the last one but its drawings."""
    (folder / STAMP).unlink()
    for kept in (folder / FOLDER).glob("*.made"):
        kept.unlink()
    return run_build(folder)


def test_another_partnership_brings_mkdocs_yml_data_and_docs_and_no_python(built):
    assert "Exampleshire Children" in (built / "site/index.html").read_text(encoding="utf-8")
    assert (built / "site/data/contacts-by-source.csv").exists()


def test_a_build_for_the_address_of_the_preview_says_what_to_set(tmp_path):
    root = copy(tmp_path)
    assert [str(one) for one in address_of_the_preview("http://127.0.0.1:8000/", root)] == [
        "mkdocs.yml:2: advice: The site was built for http://127.0.0.1:8000/, so links in emails, calendars and feeds lead readers "
        "to their own computer. Before you publish it, set the variable SITE_URL to its address, or write `site_url:` here."
    ]
    assert list(address_of_the_preview(home(root), root)) == []


def test_a_live_site_carries_no_notice(built):
    assert "emonstration" not in (built / "site/index.html").read_text(encoding="utf-8")


def test_a_number_in_a_sentence_is_linked_to_its_table(built):
    home = (built / "site/index.html").read_text(encoding="utf-8")
    assert 'href="./data/contacts-by-source/"' in home
    assert "1,000" in home


def test_the_page_for_wrong_addresses_names_its_files_from_the_sites_own_path(built):
    text = (built / "site/404.html").read_text(encoding="utf-8")
    assert "/exampleshire/assets/" in text
    assert 'href="./' not in text


def test_a_fault_leaves_the_old_site_as_it_was(built):
    before = {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")}
    page = built / "docs/index.md"
    kept = page.read_text(encoding="utf-8")
    change(page, '"contacts_count"', '"contact_count"')
    done = run_build(built)
    page.write_text(kept, encoding="utf-8")
    assert done.returncode == 1
    assert "docs/index.md:12: The table `contacts-by-source` has no column `contact_count`." in done.stdout
    assert "Nothing was built" in done.stdout
    assert {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")} == before


def test_a_build_that_breaks_half_way_leaves_the_old_site_as_it_was(built):
    before = {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")}
    menu = built / "mkdocs.yml"
    kept = menu.read_text(encoding="utf-8")
    change(menu, "about/index.md", "about/no-such-page.md")
    done = run_build(built)
    menu.write_text(kept, encoding="utf-8")
    assert done.returncode == 1
    assert "about/no-such-page.md" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr
    assert {path: path.stat().st_mtime_ns for path in (built / "site").rglob("*")} == before


@pytest.mark.parametrize("error", [TypeError("unhashable type"), Fault("There is none", "Name one")])
def test_whatever_a_macro_of_a_page_fails_with_is_told_at_its_line(tmp_path, monkeypatch, error):
    def fails(*_values: object, **_named: object) -> str:
        raise error

    site = Site(copy(tmp_path), TODAY)
    [home] = [one for one in site.written if one.src == "index.md"]
    macro_html = MacroHtml(PageMacros(site))
    monkeypatch.setattr(macro_html, "html", fails)
    page = SimpleNamespace(meta={})
    variables = {"page_being_laid_out": (macro_html, home), "made_by_macros": {}}
    with pytest.raises(Stopped) as stopped:
        macros.on_pre_page_macros(SimpleNamespace(variables=variables, page=page))
    [problem] = stopped.value.problems
    call = home.reading.calls[0]
    assert (problem.path, problem.line) == ("docs/index.md", home.first + call.line - 1)
    assert problem.what
    assert problem.fix


def test_a_picture_is_drawn_once_and_kept(built):
    def drawn():
        return {
            path: path.stat().st_mtime_ns for path in (built / FOLDER).rglob("*") if path.suffix in (".svg", ".png")
        }

    kept = drawn()
    assert {path.suffix for path in kept} == {".svg", ".png"}
    assert rebuild(built).returncode == 0
    assert drawn() == kept


def test_the_same_content_makes_the_same_pages(built):
    pages = {path: path.read_bytes() for path in (built / "site").rglob("*.html")}
    assert rebuild(built).returncode == 0
    assert {path: path.read_bytes() for path in (built / "site").rglob("*.html")} == pages


def test_what_may_not_be_published_is_left_out_of_every_build_and_preview_and_nothing_else(tmp_path):
    docs = tmp_path / "docs"
    wanted = ["index.md", "about/robots.txt", "about/.meta.yml"]
    stray = [
        "export.csv",
        "about/plan [1] *.docx",
        "run.js",
        "page.html",
        "about/!x#.md.bak",
        "LICENSE",
        "line\nend.txt",
        ".obsidian/index.md",
        "about/.git/index.md",
        "drafts/index.md",
        "drafts/more/x.md",
    ]
    for name in [*wanted, *stray]:
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("words", encoding="utf-8")
    folder = look(docs, tmp_path, Files(names=[".meta.yml", "robots.txt"]))
    config = {"exclude_docs": None, "nav": None}
    macros.leave_out((path.relative_to(docs).as_posix() for path in folder.left_out), config)
    spec = config["exclude_docs"]
    of_the_theme = ["assets/page.css", "assets/site.js", "404.html", "assets/favicon.svg"]
    assert [name for name in [*wanted, *of_the_theme] if spec.match_file(name)] == []
    assert [name for name in stray if not spec.match_file(name)] == []


def test_a_built_site_has_its_styles_and_scripts(built):
    assert {path.name for path in (built / "site/assets").glob("*.css")} >= {"site.css", "young.css"}
    assert (built / "site/assets/site.js").exists()
