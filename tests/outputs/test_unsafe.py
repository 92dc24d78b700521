"""No file of a built site shows what its tables hide, whatever wrote it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import HEAD, RULE, metadata, read, rows, write

from macros.outputs.unsafe import unsafe_in_files

LINES = rows("High,c", "Low,c", "Medium,39", "All levels,50", "2022,Sandwell,High,12")
WHAT = "`children_count` of 2023, Sandwell, High is hidden in data/tables/risk.csv, and a number stands here for it."
FIX = "Find the output that wrote it: it has to take the cell as published, which is a symbol."


@pytest.fixture
def site(tmp_path) -> Path:
    write(tmp_path, "risk", LINES, metadata())
    folder = tmp_path / "site"
    folder.mkdir()
    return folder


def told(site: Path, name: str, text: str) -> list[str]:
    """What is told of a site with this one file."""
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    table = read(site.parent, "risk")[0]
    assert table is not None
    return [str(one) for one in unsafe_in_files(site, {"risk": table}, ["Sandwell"])]


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


@pytest.mark.parametrize("name", ["page.html", "feed.xml", "notes.txt", "calendar.ics"])
def test_a_small_count_in_any_text_is_told(name, site):
    text = (
        "<p>In 2023 three children were moved.</p>"
        if name.endswith(("html", "xml"))
        else "In 2023 three children were moved."
    )
    assert told(site, name, text) == [
        f"{name}:1: A small number of children is given here, which could identify a child. "
        "Find the page or template that says it, and say it without the number."
    ]


def test_scripts_styles_and_numbers_from_tables_are_no_prose(site):
    page = (
        "<html><head><style>/* In 2023 three children */</style><script>// In 2023 three children were</script></head>"
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
