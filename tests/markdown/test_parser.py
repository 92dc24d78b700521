"""Headings, links and pictures are what the built page has, at the lines on which they were typed."""

from __future__ import annotations

import pytest

from macros.markdown import Parser, ours, settings

PARSER = Parser(ours())


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Words.\n\n## One\n\n### Two ###\n", [(13, 2, "One", "one"), (15, 3, "Two", "two")]),
        ("##No space", [(11, 2, "No space", "no-space")]),
        ("Underlined\n----------\n\nTwice\n=====", [(11, 2, "Underlined", "underlined"), (14, 1, "Twice", "twice")]),
        ("## Named {#here}\n\n## Twice {: #there }", [(11, 2, "Named", "here"), (13, 2, "Twice", "there")]),
        ('<h2 id="raw">Raw</h2>', [(11, 2, "Raw", "raw")]),
        ("```\n## Code\n```\n\n## Real", [(15, 2, "Real", "real")]),
        ("## Same\n\n## Same", [(11, 2, "Same", "same"), (13, 2, "Same", "same_1")]),
        ("## **Bold** [link](a.md) &amp; `code`", [(11, 2, "Bold link & code", "bold-link-code")]),
        ("## Search", [(11, 2, "Search", "search-section")]),
        ("One is here.\n\n## One", [(13, 2, "One", "one")]),
    ],
)
def test_headings_are_those_of_the_page(text, headings):
    found = PARSER.read(text, 11).headings
    assert [(one.line, one.level, one.text, one.anchor) for one in found] == headings


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("[a](b.md)", [(11, "b.md")]),
        ("x\n\n[a][n]\n\n[n]: b.md", [(15, "b.md")]),
        ("[a](<a file.pdf>)", [(11, "a file.pdf")]),
        ("[a](a%20file.pdf)", [(11, "a%20file.pdf")]),
        ("[a](b.md)\n\n[c](b.md)", [(11, "b.md"), (13, "b.md")]),
        ("`[a](b.md)`", []),
        ("<https://example.org/>", [(11, "https://example.org/")]),
        ('<a href="b.md">a</a>', [(11, "b.md")]),
        ("a[^1]\n\n[^1]: b", []),
        ("[a\nb](c.md)", [(12, "c.md")]),
        ("[a](https://b.org/c)\n\n[a](//b.org/c)", [(11, "https://b.org/c"), (13, "//b.org/c")]),
        ("[a](x/b.md)\n\n[a](b.md#c)\n\n[a](b.md)", [(11, "x/b.md"), (13, "b.md#c"), (15, "b.md")]),
    ],
)
def test_links_are_those_of_the_page(text, links):
    assert [(one.line, one.target) for one in PARSER.read(text, 11).links] == links


def test_pictures_are_those_of_the_page_with_their_words():
    found = PARSER.read('![Words](a.png)\n\n<img src="b.png">\n\n![](c.png)', 11).pictures
    assert [(one.line, one.target, one.words) for one in found] == [
        (11, "a.png", "Words"),
        (13, "b.png", None),
        (15, "c.png", None),
    ]


def test_a_picture_with_a_short_name_is_not_found_inside_of_a_word():
    assert [one.line for one in PARSER.read("Next.\n\n<img src=x>", 11).pictures] == [13]


def test_the_extensions_are_those_of_mkdocs_yml(tmp_path):
    (tmp_path / "mkdocs.yml").write_text(
        "markdown_extensions: [admonition, toc: {permalink: !ENV [X, true]}]\n", encoding="utf-8"
    )
    assert settings(tmp_path).extensions == ("toc", "tables", "fenced_code", "admonition")


@pytest.mark.parametrize(
    "text", ["", ": : :", "- a", "markdown_extensions: 5", "nav: [index.md]", "a: !!python/object:os.system x"]
)
def test_a_mkdocs_yml_that_names_no_extensions_has_those_of_every_site(tmp_path, text):
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    every = ("attr_list", "def_list", "footnotes", "md_in_html", "sane_lists")
    assert settings(tmp_path).extensions == ("toc", "tables", "fenced_code", *every)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 50_000,
        "![" * 50_000,
        "<a " * 50_000,
        ("x <a " * 400 + "\n\n") * 50,
        "<div>" * 50_000,
        "*" * 100_000,
        "{" * 19_000,
        "a\n- \n- " * 2_000,
        "| a |\n|---|\n| " + "{" * 19_000,
        "`" * 100_000,
        "x" * 1_000_000,
    ],
)
def test_a_page_that_would_take_minutes_is_told_instead(text):
    assert len(PARSER.read(text, 1).misread) == 1


def test_a_page_that_cannot_be_read_says_so_once():
    [told] = PARSER.read("[" * 400, 1).misread
    assert told.what == "Many square brackets are opened here and not closed"


def test_what_is_too_much_is_told_where_it_begins():
    [told] = PARSER.read("\n\nOne.\n\n" + "x" * 20_001, 1).misread
    assert told.line == 5


def test_a_heading_that_a_macro_says_is_not_empty():
    [heading] = PARSER.read('\n## {{ number("a") }}', 1).headings
    assert (heading.line, heading.text) == (2, "…")
