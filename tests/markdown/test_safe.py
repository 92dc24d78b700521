"""A page holds safe HTML alone, and whatever would be left out is told."""

from __future__ import annotations

import pytest

from macros.markdown import Parser, ours

PARSER = Parser(ours())

HARMS = {
    "<script>alert(1)</script>": ("<script", "program code"),
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>": ("script", "program code"),
    '<img src="a.png" alt="a" onerror="alert(1)">': ("onerror", "program code"),
    '<p onclick="alert(1)">x</p>': ("onclick", "program code"),
    '<svg onload="alert(1)"></svg>': ("svg", "not for a page"),
    '<iframe src="https://evil.example/"></iframe>': ("iframe", "from elsewhere"),
    '<form action="https://evil.example/"><input name="a"></form>': ("form", "part of a form"),
    '<object data="x"></object>': ("object", "program code"),
    '<embed src="x">': ("embed", "program code"),
    '<base href="https://evil.example/">': ("base", "whole page"),
    '<meta http-equiv="refresh" content="0;url=https://evil.example/">': ("meta", "whole page"),
    '<link rel="stylesheet" href="https://evil.example/a.css">': ("<link", "whole page"),
    "<style>body{display:none}</style>": ("style", "whole page"),
    '<p style="position:fixed">x</p>': ("style", "not allowed"),
    "[a](javascript:alert(1))": ("javascript", "not one that a page may have"),
    "[a](JaVaScRiPt:alert(1))": ("JaVaScRiPt", "not one that a page may have"),
    "[a][b]\n\n[b]: javascript:alert(1)": ("javascript", "not one that a page may have"),
    "<javascript:alert(1)>": ("javascript:a", "is not a tag"),
    "[a](data:text/html,x)": ("data:", "not one that a page may have"),
    "[a](vbscript:x)": ("vbscript", "not one that a page may have"),
    '<a href="&#106;avascript:alert(1)">a</a>': ("javascript", "not one that a page may have"),
    "[a](//evil.example/)": ("//evil", "does not say how"),
    "[a](https://user:word@evil.example/)": ("user:", "not a whole address"),
    "[a](https:///x)": ("https:///", "not a whole address"),
    "![a](https://evil.example/pixel.png)": ("evil", "comes from elsewhere"),
    "![a](//evil.example/pixel.png)": ("evil", "comes from elsewhere"),
    "![a](data:image/png;base64,xx)": ("data:", "comes from elsewhere"),
    '<img src="https://evil.example/pixel.png" alt="a">': ("evil", "comes from elsewhere"),
    "<!-- a note to ourselves -->": ("note", "comment is published"),
    "<b>never closed": ("", "not closed"),
    "<div><span></div></span>": ("", "not closed"),
    "words</div>": ("</div", "closes nothing"),
    '<div class="figure-slot" data-figure="0123456789abcdef"></div>': ("data-figure", "site's own design"),
    '<p class="alert">x</p>': ('class="alert"', "not allowed"),
    "## Heading {: #content }": ('id="content"', "site itself uses"),
    '<p id="search">x</p>': ('id="search"', "site itself uses"),
    '<p id="figure-x">x</p>': ("figure-x", "site itself uses"),
    '<p id="a">x</p>\n\n<p id="a">y</p>': ("", "twice"),
    "<video src='a.mp4'></video>": ("video", "not for a page"),
    "<marquee>x</marquee>": ("marquee", "not a tag"),
    "<?php echo 1 ?>": ("php", "another program"),
    "<title>x</title>": ("<title", "whole page"),
    "text <Name of the child> text": ("<name", "not a tag"),
    "[a](https://x.example:99999/)": ("99999", "not a whole address"),
    "[a](https://1.2.3.999/)": ("999", "not a whole address"),
    "[a](https://ex^ample.org/)": ("ex^", "not a whole address"),
    "[a](@/javascript:alert(1))": ("javascript", "only the site's own"),
    "[a](@/https://u:p@evil.example/)": ("evil", "only the site's own"),
    '<table><tr><td colspan="100000">a</td></tr></table>': ("100000", "colspan"),
    '<ol start="99999999999999999999"><li>a</li></ol>': ("99999", "start"),
    '<p dir="sideways">a</p>': ("sideways", "dir"),
    '```{.python linenums="1"}\na\n```': ("linenums", "linenums"),
    "```{guess_lang}\na\n```": ("guess_lang", "guess_lang"),
    "<td>alone</td>": ("", "outside of"),
    "<tr><td>a</td></tr>": ("", "outside of"),
    "<summary>a</summary>": ("", "outside of"),
}


@pytest.mark.parametrize("text", HARMS)
def test_what_could_harm_is_left_out_and_told_at_its_line(text):
    gone, words = HARMS[text]
    body = f"First.\n\n{text}\n\nLast."
    made = PARSER.html(body, lambda call: "")
    reading = PARSER.read(body, 11)
    told = [(line, one.what) for line, one in reading.dropped]
    assert gone.lower() not in made.lower() or not gone
    assert "Last." in made
    assert any(words in what for _, what in told), told
    assert all(13 <= line <= 13 + text.count("\n") for line, _ in told), told


@pytest.mark.parametrize(
    "text",
    [
        "**bold** *it* `code <b>` ~~x~~",
        "| a | b |\n|--:|:-:|\n| 1 | 2 |",
        "A note[^1].\n\n[^1]: Its words.",
        "```python\n<script>\n```",
        "Term\n: Meaning",
        "> Quoted\n>\n> > Twice",
        "[a](b.md) [c](https://example.org/?a=1&b=2) <https://example.org/> [d](mailto:a@example.org) [e](tel:999)",
        '![Words](a.png "Title")',
        "H<sub>2</sub>O<br>line",
        '<details markdown="1"><summary>More</summary>\n\n**x**\n\n</details>',
        "1 < 2 & 3 > 2",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table>",
        "<table><tr><td>a<td>b<tr><td>c</table>",
        "<ul><li>a<li>b</ul>",
        "[TOC]\n\n## One",
        "[a](https://münchen.example/) [b](https://example.org:8080/x?y=1#z)",
        "## Heading {: #here }\n\n[x](#here)",
        '<span lang="pa">ਮਦਦ</span>',
        "- [x](a.md)\n\n    More\n\n    1. One",
    ],
)
def test_what_markdown_makes_is_kept_and_nothing_is_told(text):
    reading = PARSER.read(text, 1)
    assert reading.dropped == []
    assert reading.misread == []


def test_what_a_macro_made_is_put_in_as_it_is_and_the_words_around_it_are_made_safe():
    made = PARSER.html(
        'There were {{ number("a") }} <script>x</script>.\n\n{{ figure("b") }}\n',
        lambda call: '<a class="number">12</a>' if call.name == "number" else '<figure onclick="ours">f</figure>',
    )
    assert made.split("\n") == ['<p>There were <a class="number">12</a> .</p>', '<figure onclick="ours">f</figure>']


def test_the_mark_of_a_macro_cannot_be_typed():
    made = PARSER.html('\ue000\ue100\ue001 {{ number("a") }}', lambda call: "12")
    assert made == "<p>12</p>"


def test_a_macro_in_a_heading_is_told_in_the_table_of_contents_and_not_in_the_anchor():
    reading = PARSER.read('## There were {{ number("a") }} of them', 1)
    assert [(one.text, one.anchor) for one in reading.headings] == [("There were of them", "there-were-of-them")]
    made = PARSER.html('## There were {{ number("a") }} of them', lambda call: "<a>12</a>")
    assert made == '<h2 id="there-were-of-them">There were <a>12</a> of them</h2>'


def test_a_macro_in_an_address_or_in_code_is_known_to_be_there():
    reading = PARSER.read('[x]({{ call("a") }}) `{{ call("b") }}` {{ call("c") }}\n\n    {{ call("d") }}\n', 1)
    assert sorted(reading.inside) == [0, 1, 3]


def test_text_of_any_size_from_a_macro_is_bounded():
    assert len(PARSER.html('{{ number("a") }}', lambda call: "9" * 5_000_000)) < 100


def test_two_tags_closed_in_the_wrong_order_are_one_fault():
    assert len(PARSER.read("<b><i>x</b></i>", 1).dropped) == 1


def test_the_name_of_a_footnote_is_one_word():
    [(_, told)] = PARSER.read("First.\n\nA[^x y] note.\n\n[^x y]: Words.", 1).dropped
    assert "is not one word" in told.what
