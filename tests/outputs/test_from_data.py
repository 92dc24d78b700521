"""A page without a Markdown file is a copy of the shell with its own words, and search and sitemap know it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from macros.outputs.from_data import DataPage, put_below, shortened, write_pages

SHELL = (
    '<!doctype html><html><head><meta charset="utf-8"><title>Table - A site</title>'
    '<meta name="description" content="The frame."><link rel="canonical" href="https://example.org/s/data/table/"></head>'
    '<body><main id="content" class="page"><h1>Table</h1></main><footer>Foot</footer></body></html>'
)
ADDRESS = "https://example.org/s/"


def built(folder: Path) -> None:
    """A site as MkDocs leaves it, with a home page and a shell."""
    (folder / "data/table").mkdir(parents=True)
    (folder / "data/table/index.html").write_text(SHELL, encoding="utf-8")
    sitemap = (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        + "".join(
            f"<url><loc>{ADDRESS}{url}</loc><lastmod>2026-11-21</lastmod></url>" for url in ("", "data/", "data/table/")
        )
        + "</urlset>"
    )
    (folder / "sitemap.xml").write_text(sitemap, encoding="utf-8")
    (folder / "search").mkdir()
    docs = [{"location": url, "title": "A page", "text": ""} for url in ("", "data/table/", "data/table/#part")]
    (folder / "search/search_index.json").write_text(json.dumps({"config": {}, "docs": docs}), encoding="utf-8")


def page(url: str = "data/contacts/", **words: str) -> DataPage:
    said = {
        "title": "Contacts & calls",
        "summary": "Contacts by year.",
        "main": "<h1>Contacts</h1>",
        "head": '<script type="application/ld+json">{}</script>',
        "found_by": "Contacts by year.",
        "modified": "2026-11-20",
    }
    return DataPage(url=url, **{**said, **words})


def test_a_page_from_data_is_the_shell_with_its_own_words(tmp_path):
    built(tmp_path)
    assert write_pages(tmp_path, "data/table/", [page()]) == 1
    assert (tmp_path / "data/contacts/index.html").read_text(encoding="utf-8") == (
        SHELL.replace("<title>Table", "<title>Contacts &amp; calls")
        .replace("The frame.", "Contacts by year.")
        .replace("data/table/", "data/contacts/")
        .replace("</head>", '<script type="application/ld+json">{}</script></head>')
        .replace("<h1>Table</h1>", "<h1>Contacts</h1>")
    )


def test_the_shell_is_gone(tmp_path):
    built(tmp_path)
    write_pages(tmp_path, "data/table/", [page()])
    assert not (tmp_path / "data/table").exists()
    assert "data/table/" not in (tmp_path / "sitemap.xml").read_text(encoding="utf-8")
    assert "data/table/" not in (tmp_path / "search/search_index.json").read_text(encoding="utf-8")


def test_the_sitemap_names_each_page_with_the_day_of_its_last_change(tmp_path):
    built(tmp_path)
    write_pages(tmp_path, "data/table/", [page()])
    sitemap = (tmp_path / "sitemap.xml").read_bytes()
    assert sitemap.count(b"<loc>") == 3
    assert f"<loc>{ADDRESS}data/contacts/</loc>\n        <lastmod>2026-11-20</lastmod>".encode() in sitemap


def test_search_finds_a_page_by_its_title_and_what_it_is_about_as_text(tmp_path):
    built(tmp_path)
    write_pages(tmp_path, "data/table/", [page(found_by="Fewer than <5> & more")])
    docs = json.loads((tmp_path / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    assert docs[1:] == [
        {"location": "data/contacts/", "title": "Contacts &amp; calls", "text": "Fewer than &lt;5&gt; &amp; more"}
    ]


def test_words_with_marks_of_patterns_are_put_in_as_they_are(tmp_path):
    built(tmp_path)
    write_pages(tmp_path, "data/table/", [page(title=r'A \1 "title" </title>', main=r"<p>\g<0></p>")])
    html = (tmp_path / "data/contacts/index.html").read_text(encoding="utf-8")
    assert r"<title>A \1 &quot;title&quot; &lt;/title&gt; - A site</title>" in html
    assert r"<p>\g<0></p>" in html


def test_a_site_without_a_shell_gets_no_pages(tmp_path):
    assert write_pages(tmp_path, "data/table/", [page()]) == 0
    assert list(tmp_path.iterdir()) == []


def test_a_page_at_another_depth_is_refused_because_its_addresses_would_be_wrong(tmp_path):
    built(tmp_path)
    with pytest.raises(ValueError, match="depth"):
        write_pages(tmp_path, "data/table/", [page(url="contacts/")])


def test_made_content_comes_below_the_heading_that_asks_for_it(tmp_path):
    path = tmp_path / "index.html"
    path.write_text('<h2 id="other">Other</h2><h2 id="tables">Tables</h2><p>After</p>', encoding="utf-8")
    assert put_below(path, "tables", r"<ul>\1</ul>")
    assert path.read_text(encoding="utf-8") == (
        '<h2 id="other">Other</h2><h2 id="tables">Tables</h2><ul>\\1</ul><p>After</p>'
    )
    assert not put_below(path, "log", "<ul></ul>")
    assert not put_below(tmp_path / "missing.html", "tables", "<ul></ul>")


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
