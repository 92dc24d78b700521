"""Every kind of page, every template, every output and every edition is built whole, through MkDocs."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import icalendar
import pytest
from example_sites import EXAMPLES, change, one_page, told, whole, whole_site
from making_sites import making_of

from macros.build.replaced import build
from macros.content import Site
from macros.messages import Problem
from macros.outputs.built import look_at_all
from macros.outputs.links import dead_links
from macros.page_macros import PageMacros
from macros.pages import KINDS, read
from macros.pages.kinds import TEMPLATES

ROOT = Path(__file__).parent.parent.parent
HOME = "https://example.org/exampleshire/"
TODAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole example, built once in a run."""
    return whole_site(tmp_path_factory)


@pytest.fixture
def site(root: Path) -> Path:
    return root / "site"


def dead_links_of(root: Path) -> list[Problem]:
    """The links of the site in this folder, as it is written, that lead nowhere."""
    site = root / "site"
    files = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}
    assert files
    making = making_of(root)
    return dead_links(making.site, look_at_all(making, files), making.home)


def documents() -> dict[str, set[str]]:
    """The kinds and the templates of the pages of both examples."""
    found: dict[str, set[str]] = {"kind": set(), "template": set()}
    for name in ("site", "whole"):
        pages, problems = read(EXAMPLES / name / "docs", EXAMPLES / name)
        # The second example lies over the first, so some of its folders say their kind there.
        assert all("kind" in problem.what for problem in problems)
        found["kind"] |= {page.meta.kind for page in pages}
        found["template"] |= {page.meta.template for page in pages}
    return found


def test_every_kind_of_page_has_a_page_in_the_example():
    assert set(KINDS) - documents()["kind"] == set()


def test_every_template_of_a_page_has_a_page_in_the_example():
    files = {path.name for path in (ROOT / "overrides").glob("*.html")} - {"main.html", "404.html", "withdrawn.html"}
    assert files - documents()["template"] == set()
    assert {name for names in TEMPLATES.values() for name in names} == files - {"translation.html"}


def test_every_macro_stands_on_a_page_of_the_example(root):
    words = set(PageMacros(Site(root, TODAY)).named)
    text = "\n".join(path.read_text(encoding="utf-8") for path in (root / "docs").rglob("*.md"))
    assert words - set(re.findall(r"\{\{ (\w+)\(", text)) == set()


def test_every_page_of_the_example_is_built(root, site):
    shells = {"data/table/", "learning/theme/", "thresholds/view/"}
    urls = {one.url for one in Site(root, TODAY).documents} - shells
    assert {url for url in urls if not (site / url / "index.html").exists()} == set()
    assert {url for url in shells if (site / url).exists()} == set()


@pytest.mark.parametrize(
    "name",
    [
        "404.html",
        "briefings/speaking-up/speaking-up-handout.pdf",
        "briefings/speaking-up/speaking-up-record-sheet.pdf",
        "briefings/speaking-up/speaking-up.txt",
        "data/contacts-by-source.csv",
        "data/contacts-by-source.csv-metadata.json",
        "data/contacts-by-source/index.html",
        "data/datapackage.json",
        "data/index.json",
        "feeds/changes.xml",
        "feeds/everything.xml",
        "feeds/tables.xml",
        "feeds/themes/early-help.xml",
        "feeds/training.xml",
        "learning/early-help/index.html",
        "newsletters/2026-summer/figure-1.png",
        "pictures/contacts-by-source.png",
        "pictures/contacts-by-source.svg",
        "search/indicators.json",
        "search/search_index.json",
        "sharing/training/noticing.png",
        "sitemap.xml",
        "thresholds/indicators.csv",
        "thresholds/indicators.json",
        "thresholds/level-1/index.html",
        "training/events.ics",
        "training/noticing/noticing.ics",
        "../site-editions/2026-summer/email.html",
        "../site-editions/2026-summer/newsletter.eml",
        "../site-editions/2026-summer/newsletter.txt",
        "../site-editions/2026-summer/notify.txt",
        "../site-editions/index.html",
    ],
)
def test_every_output_and_edition_is_there(site, name):
    assert (site / name).stat().st_size > 0


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("training/noticing/", 'href="https://www.example.org/book?course=noticing&amp;day=1"'),
        ("training/noticing/", "10:00 to 12:30"),
        ("training/noticing/", "noticing.ics"),
        ("training/listening/", "This event is cancelled."),
        ("training/over/", "<dd>Ask your manager</dd>"),
        ("training/over/", "This event is over."),
        ("training/", "Noticing, the course"),
        ("reviews/early-help-2024/", '<time datetime="2025-06-20">20 June 2025</time>'),
        ("reviews/front-door-2024/", '<time datetime="2025-06">June 2025</time>'),
        ("yearly-report/2024-25/voices/", "chapter 2 of 2"),
        ("yearly-report/2024-25/whole/", "Little or no progress"),
        ("newsletters/2026-summer/", "News of spring"),
        ("newsletters/", "News of summer"),
        ("data/exclusions/", "It was withdrawn on 20 November 2026. Nobody collects these figures any more."),
        ("briefings/old-advice/", "Read instead: Noticing"),
    ],
)
def test_a_page_says_what_its_template_and_its_outputs_put_there(site, page, words):
    assert words in (site / page / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["email.html", "newsletter.txt", "newsletter.eml", "notify.txt"])
def test_a_number_to_ring_is_said_in_every_edition_of_an_issue(root, name):
    assert "ring 999" in re.sub(r"<[^>]*>", "", (root / "site-editions/2026-summer" / name).read_text(encoding="utf-8"))


def test_a_number_to_ring_is_said_in_a_briefings_text(site):
    assert "In danger, call 999." in (site / "briefings/speaking-up/speaking-up.txt").read_text(encoding="utf-8")


def test_every_link_of_the_built_site_leads_somewhere(root, site):
    assert dead_links_of(root) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("briefings/saying-it/saying-it-handout.pdf", "briefings/speaking-up/speaking-up-handout.pdf"),
        ("briefings/saying-it-well/saying-it-well.txt", "briefings/speaking-up/speaking-up.txt"),
        ("briefings/saying-it/saying-it-record-sheet.pdf", "briefings/speaking-up/speaking-up-record-sheet.pdf"),
        ("training/hearing/hearing.ics", "training/listening/listening.ics"),
        ("news/issue-1/figure-1-2x.png", "newsletters/2026-spring/figure-1-2x.png"),
        ("data/contacts.csv", "data/contacts-by-source.csv"),
        ("data/contacts.csv-metadata.json", "data/contacts-by-source.csv-metadata.json"),
        ("pictures/contacts.svg", "pictures/contacts-by-source.svg"),
        ("sharing/briefings/saying-it.png", "sharing/briefings/speaking-up.png"),
    ],
)
def test_a_file_is_at_its_old_address_as_at_its_new_one(site, old, new):
    assert (site / old).read_bytes() == (site / new).read_bytes()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("briefings/saying-it/", "../../briefings/speaking-up/"),
        ("training/hearing/", "../../training/listening/"),
        ("data/contacts/", "../../data/contacts-by-source/"),
    ],
)
def test_an_old_address_leads_on_in_the_language_of_the_site(site, old, new):
    page = (site / old / "index.html").read_text(encoding="utf-8")
    assert f'<meta http-equiv="refresh" content="0; url={new}">' in page
    assert '<html lang="en-GB">' in page
    assert "Content-Security-Policy" in page


def test_nobody_is_told_how_to_book_an_event_that_is_cancelled(site):
    page = (site / "training/listening/index.html").read_text(encoding="utf-8")
    assert "Ask your manager" not in page
    assert "Ask your manager" not in (site / "training/listening/listening.ics").read_text(encoding="utf-8")


def test_the_csv_of_a_withdrawn_table_says_so(site):
    assert (site / "data/exclusions.csv").read_text(encoding="utf-8") == (
        "withdrawn,reason,instead\n2026-11-20,Nobody collects these figures any more.,\n"
    )
    assert json.loads((site / "data/exclusions.csv-metadata.json").read_bytes())["withdrawn"] == "2026-11-20"


def test_a_cancelled_event_stays_in_the_calendar(site):
    whole_calendar = icalendar.Calendar.from_ical((site / "training/events.ics").read_bytes())
    assert {str(one["SUMMARY"]): str(one["STATUS"]) for one in whole_calendar.events} == {
        "A course that is over": "CONFIRMED",
        "Noticing, the course": "CONFIRMED",
        "Cancelled: Listening, the course": "CANCELLED",
        "Two days away": "CONFIRMED",
    }


def test_a_site_of_one_page_without_tables_contacts_or_themes_is_built_without_a_dead_link(tmp_path):
    root = one_page(tmp_path)
    assert [str(problem) for problem in build(root, lambda text: None)] == []
    page = (root / "site/index.html").read_text(encoding="utf-8")
    assert dead_links_of(root) == []
    assert [words for words in ("urgent-numbers", 'id="worried"', 'id="map"', "<ul></ul>") if words in page] == []
    assert not (root / "site/data").exists()


def test_a_site_with_a_dead_link_is_not_published(tmp_path):
    root = one_page(tmp_path)
    overrides = tmp_path / "overrides"
    shutil.copytree(ROOT / "overrides", overrides)
    change(overrides / "home.html", "{{ page.content }}", '<a href="@/about/fees/">Fees</a> {{ page.content }}')
    change(root / "mkdocs.yml", "nav:", f"theme: {{custom_dir: {overrides.as_posix()}}}\nnav:")
    [fault] = build(root, lambda text: None)
    assert str(fault).startswith("docs/index.md:11: A link leads to `about/fees/`, which the built site does not have.")
    assert not (root / "site").exists()


@pytest.mark.parametrize("door", ["mkdocs", "plain"])
def test_a_template_of_a_site_runs_no_program(tmp_path, monkeypatch, door):
    monkeypatch.setenv("SITE_DOOR", door)
    root, overrides, left = one_page(tmp_path), tmp_path / "overrides", tmp_path / "left"
    shutil.copytree(ROOT / "overrides", overrides)
    program = f"{{{{ cycler.__init__.__globals__.os.mkdir('{left.as_posix()}') }}}}"
    change(overrides / "home.html", "{{ page.content }}", f"{program}{{{{ page.content }}}}")
    change(root / "mkdocs.yml", "nav:", f"theme: {{custom_dir: {overrides.as_posix()}}}\nnav:")
    assert [str(one) for one in build(root, lambda text: None)] == [
        "docs/index.md:1: A template of this site asks for `__init__`, with which it could reach the machine that builds "
        "the site. Remove it from the folder that `custom_dir` in mkdocs.yml names."
    ]
    assert not left.exists()


def test_the_whole_example_has_no_fault(tmp_path):
    assert told(whole(tmp_path)) == []


def test_the_sitemap_names_every_version_of_a_page_at_each_of_them(site):
    found = ElementTree.fromstring((site / "sitemap.xml").read_text(encoding="utf-8"))
    named = {
        entry.findtext("{*}loc"): {link.get("hreflang"): link.get("href") for link in entry.iterfind("{*}link")}
        for entry in found
    }
    [home] = [address.removesuffix("worried/pl/") for address in named if address.endswith("worried/pl/")]
    assert named[f"{home}worried/"]["pl"] == f"{home}worried/pl/"
    assert named[f"{home}worried/"] == named[f"{home}worried/pl/"] == named[f"{home}worried/ur/"]
    assert named[f"{home}about/privacy/"] == {}
