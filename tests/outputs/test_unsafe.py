"""No file of a built site shows what its tables hide, whatever wrote it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import cast

import pytest
from example_sites import EXAMPLES, TODAY
from making import HEAD, RULE, metadata, rows, write

from macros.content import Site
from macros.outputs import Making
from macros.outputs.built import look_at, look_at_all
from macros.outputs.layout import Layout
from macros.outputs.unsafe import Protected, own_places
from macros.system.cache import Cache

LINES = rows("High,c", "Low,c", "Medium,39", "All levels,50", "2022,Sandwell,High,12")
WHAT = "`children_count` of 2023, Sandwell, High is hidden in data/tables/risk.csv, but a number is shown here."
FIX = "Find the output that wrote it: it has to take the cell as published, which is a symbol."


@pytest.fixture
def site(tmp_path) -> Path:
    write(tmp_path, "risk", LINES, metadata())
    text = (EXAMPLES / "site" / "data" / "partnership.yml").read_text(encoding="utf-8")
    (tmp_path / "data" / "partnership.yml").write_text(text.replace("area: Exampleshire", "area: Sandwell"), "utf-8")
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def told(site: Path, name: str, text: str) -> list[str]:
    """What is told of a site with this one file."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    files = {one.relative_to(site).as_posix(): one.read_bytes() for one in site.rglob("*") if one.is_file()}
    return [str(one) for file in look_at_all(making(site), files).values() for one in file.problems]


def making(site: Path) -> Making:
    """A making of the project that the site is made from; no page is laid out."""
    return Making(Site(site.parent, TODAY), "", Cache(), cast(Layout, None))


def protected(site: Path) -> Protected:
    """What the example's one table hides."""
    one = making(site)
    assert own_places(one.site)[0] == "Sandwell"
    assert [*one.hiding()] == ["risk"]
    return Protected({"risk": one.site.table("risk")}, own_places(one.site), one.small_titles(), one.hiding())


SMALL = [
    "“three children” says a small number of children, which could identify a child. "
    "Find the page or template that says it. Say it without the number."
]


def figure(body: str, name: str = "figure-risk") -> str:
    return f'<html><body><figure class="figure" id="{name}">{body}</figure></body></html>'


def numbers(*cells: tuple[str, str], heads: tuple[str, ...] = ("kind", "children_count")) -> str:
    head = "".join(f'<th scope="col">{one}</th>' for one in heads)
    body = "".join(f'<tr><th scope="row">{name}</th><td>{value}</td></tr>' for name, value in cells)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def test_a_site_that_shows_symbols_passes(site):
    (site / "data").mkdir()
    (site / "data/risk.csv").write_text(LINES, encoding="utf-8")
    page = figure(
        '<svg><title>Risk</title><desc>Medium 39. High is hidden.</desc><path data-c="Medium" data-v="39"/>'
        '<text data-c="High" data-v="[c]">[c]</text></svg>'
        + numbers(("High", '<span class="symbol">[c]</span>'), ("Medium", "39"))
    )
    assert told(site, "figures/index.html", page) == []


def test_a_number_in_the_published_csv_is_told_at_its_line(site):
    assert told(site, "data/risk.csv", LINES.replace("High,c", "High,9")) == [f"data/risk.csv:2: {WHAT} {FIX}"]


def test_a_csv_of_another_name_with_the_same_columns_is_looked_at(site):
    text = f"{HEAD},document\n2023,Sandwell,High,9,one\n"
    assert told(site, "files/all.csv", text) == [f"files/all.csv:2: {WHAT} {FIX}"]


def test_a_csv_of_another_table_is_left_alone(site):
    assert told(site, "data/other.csv", "time_period,area,children_count\n2023,Sandwell,9\n") == []


@pytest.mark.parametrize(
    "whole",
    [
        {"rows": [{"time_period": "2023", "area": "Sandwell", "kind": "High", "children_count": 9}]},
        {"rows": [HEAD.split(","), ["2023", "Sandwell", "High", "9"]]},
    ],
    ids=["objects", "rows"],
)
def test_a_number_in_a_json_is_told(whole, site):
    assert told(site, "data/risk.json", json.dumps(whole)) == [f"data/risk.json:1: {WHAT} {FIX}"]


@pytest.mark.parametrize("value", ["c", None])
def test_a_symbol_or_nothing_in_a_json_passes(value, site):
    row = {"time_period": "2023", "area": "Sandwell", "kind": "High", "children_count": value}
    assert told(site, "data/risk.json", json.dumps([row])) == []


@pytest.mark.parametrize("name", ["figure-risk", "figure-risk-2", "figure-risk-other"])
def test_a_number_in_a_figures_table_is_told(name, site):
    page = figure(numbers(("High", "9"), ("Medium", "39")), name)
    assert told(site, "index.html", page) == [f"index.html:1: {WHAT} {FIX}"]


def test_a_number_in_the_preview_of_a_tables_page_is_told(site):
    page = f"<html><body>{numbers(('High', '9'))}</body></html>"
    assert told(site, "data/risk/index.html", page) == [f"data/risk/index.html:1: {WHAT} {FIX}"]
    (site / "data/risk/index.html").unlink()
    assert told(site, "about/index.html", page) == []


def test_a_number_that_is_shown_for_another_year_passes(site):
    assert told(site, "index.html", figure(numbers(("High", "12")))) == []


def test_a_row_with_its_period_is_told_by_its_period(site):
    heads = "<tr><th>time_period</th><th>kind</th><th>children_count</th></tr>"
    old = "<tr><th>year ending 31 March 2022</th><td>High</td><td>12</td></tr>"
    new = "<tr><th>year ending 31 March 2023</th><td>High</td><td>12</td></tr>"
    assert told(site, "index.html", figure(f"<table>{heads}{old}</table>")) == []
    assert told(site, "index.html", figure(f"<table>{heads}{new}</table>")) == [f"index.html:1: {WHAT} {FIX}"]


def test_a_number_in_the_marks_of_a_picture_is_told(site):
    page = figure('<svg><g aria-hidden="true"><path data-c="High" data-v="9" d="M0,0"/></g></svg>')
    assert told(site, "index.html", page) == [f"index.html:1: {WHAT} {FIX}"]


@pytest.mark.parametrize(
    "body",
    [
        "<svg><desc>Bar chart: Medium 39; High 9.</desc></svg>",
        '<p id="figure-risk-alt">Highest Medium, 39; then High, 9.</p>',
        '<img src="x.png" alt="Medium 39, High 9">',
        '<div aria-label="High 9"></div>',
    ],
)
def test_a_number_in_a_text_alternative_is_told(body, site):
    assert told(site, "index.html", figure(body)) == [f"index.html:1: {WHAT} {FIX}"]


def test_a_year_beside_the_name_of_a_row_is_no_number_of_it_and_hides_none_behind_it(site):
    alternative = "<svg><title>Risk</title><desc>Not shown: High in 2023{}.</desc></svg>"
    assert told(site, "figures/index.html", figure(alternative.format(""))) == []
    assert told(site, "figures/index.html", figure(alternative.format(". High 9"))) == [
        f"figures/index.html:1: {WHAT} {FIX}"
    ]


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "notes.txt", "calendar.ics"])
def test_a_small_count_in_any_text_is_told(name, site):
    text = (
        "<p>In 2023 three children were moved.</p>"
        if name.endswith(("html", "xml"))
        else "In 2023 three children were moved."
    )
    assert told(site, name, text) == [f"{name}:1: {SMALL[0]}"]


@pytest.mark.parametrize(
    "page",
    [
        '<a class="x"><p>In 2023 <b>three</b> <i>children were moved.',
        "<p>In 2023 three<!-- and more --> children were moved.",
        "<p>In 2023 three&nbsp;&#99;hildren were moved.</p>",
        "<p>In 2023 <span>three </span><span>children</span> were moved.</p>",
        "<div><div><p>In 2023 three children were moved.</div>",
        f"{'<div>' * 2000}In 2023 three children were moved.",
        '<body class="number"><p>In 2023 three children were moved.</p>',
        "<script type='application/ld+json'>{a < b}</script><p>In 2023 three children were moved.</p>",
        "<p><img alt='In 2023 three children were moved.'>",
        '<a title="In 2023 three children were moved.">More</a>',
        '<input aria-label="In 2023 three children were moved.">',
        "<textarea>In 2023 three children were moved.",
        "<noscript><p>In 2023 three children were moved.</p></noscript>",
        "<table>In 2023 three children were moved.<tr><td>",
        "<svg><desc>In 2023 three children were moved.</desc></svg>",
        "In 2023 three children were moved.",
    ],
)
def test_a_small_count_is_told_however_the_html_is_written(page, site):
    assert told(site, "index.html", page) == [f"index.html:1: {SMALL[0]}"]


@pytest.mark.parametrize(
    "feed",
    [
        "<feed><title/><entry><title>In 2023 three children were moved.</title></entry></feed>",
        "<feed><script type='application/ld+json'/><summary>In 2023 three children were moved.</summary></feed>",
        "<feed><content><![CDATA[In 2023 three children were moved.]]></content></feed>",
        '<feed><content type="html">&lt;p&gt;In 2023 three &lt;b&gt;children&lt;/b&gt; were moved.&lt;/p&gt;</content>',
    ],
)
def test_a_small_count_in_a_feed_is_told_however_its_xml_is_written(feed, site):
    assert told(site, "feed.xml", f'<?xml version="1.0"?>{feed}') == [f"feed.xml:1: {SMALL[0]}"]


def test_a_small_count_in_a_text_is_told_at_its_line(site):
    assert told(site, "notes.txt", "1 < 2\nIn 2023 three children were moved.\n") == [f"notes.txt:2: {SMALL[0]}"]


@pytest.mark.parametrize(
    "body",
    [
        "<table><tr><th>kind<th>children_count<tr><td>High<td>9",
        "<table><tr><th>kind<th>children_count<tr><th>Medium<td>39<tr><th>High<td><b>9</b><!-- c --></table>",
        "<table><tr><th>kind<th>children_count<tr><td><table><tr><td>x</table><td>x<tr><td>&#72;igh<td>&#57;</table>",
        "<svg><path data-c=High data-v=9></svg>",
        "<p>Medium 39, <b>High</b> <i>9</i>",
    ],
)
def test_a_hidden_cell_is_found_however_the_html_is_written(body, site):
    page = f"<figure id=figure-risk>{body}"
    assert told(site, "index.html", page) == [f"index.html:1: {WHAT} {FIX}"]


def test_what_stands_behind_a_figure_is_no_part_of_it(site):
    assert told(site, "index.html", f"{figure('')}<p>High 9</p>") == []


def test_what_a_look_finds_is_of_the_one_file_whatever_was_looked_at_before(site):
    page = '<h1 id="top">In 2023 three children were moved.</h1><a href="x/">x</a>'
    one = protected(site)
    assert (
        look_at("b.html", page, one, "")
        == look_at("b.html", page, one, "")
        == look_at("b.html", page, protected(site), "")
    )


def test_scripts_styles_and_numbers_from_tables_are_no_prose(site):
    page = (
        "<html><head><style>/* In 2023 three children */</style>"
        "<script type='application/ld+json'>// In 2023 three children were</script></head>"
        '<body><p>In 2023 <a class="number" href="x" title="Children">3</a> children were moved.</p></body></html>'
    )
    assert told(site, "index.html", page) == []


def test_a_table_that_is_public_already_may_show_its_counts(site):
    disclosure = {"rule": "published", "document": "one", "reason": "They are public in this form."}
    write(site.parent, "risk", rows("High,3", "Low,0"), metadata(disclosure=disclosure))
    assert (
        told(site, "data/risk/index.html", f"<p>In 2023 three children were at high risk.</p>{numbers(('High', '3'))}")
        == []
    )


def test_a_table_without_hidden_counts_is_not_looked_for(site):
    write(site.parent, "risk", rows("High,9", "Low,0"), metadata(disclosure=RULE))
    assert told(site, "index.html", figure(numbers(("High", "10")))) == []
