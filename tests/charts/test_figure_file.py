"""A figure that leaves the site takes its title and its metadata along, looks the same everywhere, and does no harm."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import lxml.etree
import pytest

from macros import charts
from macros.charts import drawing
from macros.charts.theme import WIDE, measure
from macros.system.cache import Cache

ROOT = Path(__file__).parents[2]
SVG = (
    '<svg fill="none" xmlns="http://www.w3.org/2000/svg" width="720" height="40" viewBox="0 0 720 40">'
    '<path d="M0,0h60v22h-60Z" fill="var(--chart-1)"/><text transform="translate(70,16)" fill="var(--chart-ink)">6</text></svg>'
)
SHEET = charts.Sheet(
    SVG,
    "More than half of the children who were asked said that they would know whom to tell",
    "Answers, Northby, year ending 31 March 2025",
    ("Source: A report <script>alert(1)</script> & its annex.", "Licence: Open Government Licence v3.0."),
    "Bar chart: 1 bar. Yes 6.",
)


def texts(svg):
    return ["".join(one.itertext()) for one in lxml.etree.fromstring(svg.encode()).iter("{*}text")]


def test_a_file_has_a_title_above_the_picture_and_metadata_below():
    told = texts(charts.on_paper(SHEET))
    assert " ".join(told[:2]) == SHEET.title
    assert told[2] == SHEET.subtitle
    assert told[3:] == [*SHEET.metadata, "6"]


def test_nothing_on_a_file_is_wider_than_its_sheet_or_below_it():
    root = lxml.etree.fromstring(charts.on_paper(SHEET).encode())
    assert float(root.get("width")) > WIDE
    placed = [float(one.get("y")) for one in root.iterfind("{*}text")]
    assert placed == sorted(placed)
    assert placed[-1] < float(root.get("height"))
    for one in root.iterfind("{*}text"):
        wide = measure(one.text, bold=one.get("font-weight") == "600", size=float(one.get("font-size", 14)))
        assert float(one.get("x")) + wide < float(root.get("width"))


def test_a_script_in_a_source_is_text_on_the_file():
    svg = charts.on_paper(SHEET)
    assert "<script" not in svg
    assert "<script>alert(1)</script>" in " ".join(texts(svg))


def test_a_file_names_every_colour():
    assert "var(" not in charts.on_paper(SHEET)


def test_an_image_is_the_same_each_time_and_sees_no_font_of_the_machine(monkeypatch):
    image = charts.png(SVG)
    monkeypatch.setenv("FONTCONFIG_FILE", "/nowhere/fonts.conf")
    assert charts.png(SVG) == image
    assert os.environ["FONTCONFIG_FILE"] == "/nowhere/fonts.conf"


def test_an_image_is_drawn_once(tmp_path, monkeypatch):
    first = charts.images([SVG, SVG], Cache(tmp_path))
    assert first[0] == first[1]
    assert len(list(tmp_path.glob("*.png"))) == 1
    monkeypatch.setattr("macros.charts.figure_file.png", pytest.fail)
    assert charts.images([SVG], Cache(tmp_path)) == first[:1]


def test_the_drawing_library_leaves_the_time_zone_as_it_was(monkeypatch):
    monkeypatch.setenv("TZ", "Europe/London")
    with drawing._drawing():
        assert os.environ["TZ"] == "UTC"
    assert os.environ["TZ"] == "Europe/London"


def test_many_remarks_are_told_as_a_number_of_each_kind():
    from macros import figures

    figure = figures.Figure(
        id="figure-x", title="A title", subtitle="", alt="", caption="", columns=[], rows=[], sources=[],
        licence={"title": "Open Government Licence v3.0"}, as_at="", definition="", note="", notes=[], symbols=[],
        remarks=[figures.Told("corrected", "Corrected", one) for one in ("One.", "Two.", "Three.")], table_href="", csv_href="", kind="bar", file="x",
    )  # fmt: skip
    assert figures.sheet(figure, SVG, "").metadata[:3] == ("Corrected: One.", "Corrected: Two.", "Corrected: Three.")
    four = replace(figure, remarks=[*figure.remarks, figures.Told("doubtful", "Unclear in the source", "Four.")])
    assert figures.sheet(four, SVG, "").metadata[0] == (
        "3 values corrected and 1 remark on unclear text, each with its reason at the address below."
    )
