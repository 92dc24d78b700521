"""A page without a Markdown file is a copy of the shell with its own words, and search and sitemap know it."""

from __future__ import annotations

import pytest
from editing import site_with

from macros.build.site import laid_out
from macros.content import Site
from macros.outputs import Making, pages, targets
from macros.outputs.from_data import DataPage, page_from, put_below, shortened
from macros.system.cache import Cache, Made

SHELL = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Table - A site</title>'
    '<meta name="description" content="The frame."><link rel="canonical" href="https://example.org/s/data/table/"></head>'
    '<body><main id="content" class="page"><h1>Table</h1></main><footer>Foot</footer></body></html>'
)
ADDRESS = "https://example.org/s/"


def page(url: str = "data/contacts/", **words: str) -> DataPage:
    said = {
        "kind": "Table",
        "title": "Contacts & calls",
        "summary": "Contacts by year.",
        "main": "<h1>Contacts</h1>",
        "head": '<script type="application/ld+json">{}</script>',
        "found_by": "Contacts by year.",
        "modified": "2026-11-20",
    }
    return DataPage(url=url, **{**said, **words})


def test_a_page_from_data_is_the_shell_with_its_own_words():
    assert page_from(SHELL, page(), ADDRESS) == (
        SHELL.replace("<title>Table", "<title>Contacts &amp; calls")
        .replace("The frame.", "Contacts by year.")
        .replace("data/table/", "data/contacts/")
        .replace("</head>", '<script type="application/ld+json">{}</script></head>')
        .replace("<h1>Table</h1>", "<h1>Contacts</h1>")
    )


@pytest.fixture(scope="module")
def making(tmp_path_factory: pytest.TempPathFactory) -> Making:
    making, problems = laid_out(site_with(tmp_path_factory.mktemp("from-data")))
    assert making is not None, problems
    return making


def made(making: Making, name: str) -> Made:
    [target] = [one for one in targets.targets(making) if one.name == name]
    return targets.make(making, target)


def test_the_shell_is_gone(making):
    assert "page data/table/" not in [one.name for one in targets.targets(making)]
    assert b"data/table/" not in made(making, "sitemap").files["sitemap.xml"]
    assert b"data/table/" not in made(making, "search").files["search/search_index.json"]


def test_the_sitemap_names_each_page_with_the_day_of_its_last_change(making):
    sitemap = made(making, "sitemap").files["sitemap.xml"]
    assert sitemap.count(b"<loc>") == len(list(targets.all_pages(making)))
    loc = f"<loc>{making.home}data/contacts-by-source/</loc>\n        <lastmod>2026-11-20</lastmod>"
    assert loc.encode() in sitemap


def test_search_finds_a_page_by_its_title_and_what_it_is_about_as_text(making, monkeypatch):
    found = page(url="data/contacts-by-source/", found_by="Fewer than <5> & more")
    monkeypatch.setattr(pages, "table_page", lambda *_: found)
    [(_, _, work)] = [one for one in targets.all_pages(making) if one[0] == found.url]
    assert work().data["search"] == {
        "url": found.url,
        "title": found.title,
        "summary": found.summary,
        "kind": found.kind,
        "parts": [["", "", "Fewer than <5> & more"]],
        "language": "",
    }


def test_words_with_marks_of_patterns_are_put_in_as_they_are():
    html = page_from(SHELL, page(title=r'A \1 "title" </title>', main=r"<p>\g<0></p>"), ADDRESS)
    assert r"<title>A \1 &quot;title&quot; &lt;/title&gt; - A site</title>" in html
    assert r"<p>\g<0></p>" in html


def test_a_site_without_a_shell_gets_no_pages(tmp_path):
    site = site_with(tmp_path)
    (site.docs / "data/table.md").unlink()
    assert list(pages.from_data(Making(Site(site.root, site.today), ADDRESS, Cache(), None))) == []


def test_every_page_lies_at_the_depth_of_its_shell_because_its_addresses_would_be_wrong(making):
    assert {url.count("/") for url, _, _ in pages.from_data(making)} == {"data/table/".count("/")}


def test_made_content_comes_below_the_heading_that_asks_for_it():
    text = '<h2 id="other">Other</h2><h2 id="tables">Tables</h2><p>After</p>'
    assert put_below(text, "tables", r"<ul>\1</ul>") == (
        '<h2 id="other">Other</h2><h2 id="tables">Tables</h2><ul>\\1</ul><p>After</p>'
    )
    assert put_below(text, "log", "<ul></ul>") == text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One sentence.", "One sentence."),
        (f"{'A first sentence that is long enough to stand alone here. '}{'word ' * 40}", None),
        ("word " * 60, None),
    ],
)
def test_a_summary_is_one_that_a_search_engine_shows_whole(text, short):
    made = shortened(text)
    assert made == (short or made)
    assert len(made) <= 160
    assert made.endswith(".")
    assert " ".join(text.split()).startswith(made[:-1])
