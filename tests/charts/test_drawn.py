"""What is drawn: lengths and places that tell the truth about the values."""

from __future__ import annotations

import re

import lxml.etree
import pytest

from macros.charts.kinds.scorecard import moved

SVG = "{http://www.w3.org/2000/svg}"
FORMS = ("wide", "narrow")


@pytest.fixture
def picture(examples):
    """The picture of an example, by its name: `picture("bar.default.wide")`."""
    by_name = {str(one): one for one in examples}
    return lambda name: lxml.etree.fromstring(by_name[name].svg.encode())


@pytest.fixture
def data(examples):
    return lambda name: next(one.data for one in examples if str(one) == f"{name}.wide")


def bars(root) -> dict[tuple[str, str], tuple[float, float]]:
    """Where each bar begins and how far it reaches, by category and series; below zero it reaches to the left."""
    found = {}
    for mark in root.iterfind(f".//{SVG}path[@data-v]"):
        left, across = re.match(r"M(-?[\d.]+),-?[\d.]+h(-?[\d.]+)", mark.get("d")).groups()
        found[mark.get("data-c"), mark.get("data-s", "")] = (float(left), float(across))
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "name",
    ["bar.default", "bar.share", "bar.change", "grouped.default", "stacked.default", "funnel.alike"],
)
def test_a_bar_is_as_long_as_its_value(name, form, picture, data):
    drawn = bars(picture(f"{name}.{form}"))
    known = {(row["category"], row["series"]): row["value"] for row in data(name).records if row["value"]}
    assert drawn.keys() >= known.keys()
    largest = max(known, key=lambda key: abs(known[key]))
    scale = drawn[largest][1] / abs(known[largest])
    for key, value in known.items():
        assert drawn[key][1] == pytest.approx(abs(value) * scale, abs=0.05)


@pytest.mark.parametrize("form", FORMS)
def test_bars_begin_at_zero(form, picture, data):
    drawn = bars(picture(f"bar.default.{form}"))
    assert len({left for left, _ in drawn.values()}) == 1


@pytest.mark.parametrize("form", FORMS)
def test_a_suppressed_count_is_never_drawn_as_zero(form, picture):
    root = picture(f"bar.default.{form}")
    assert ("Hospital ward trolley", "") not in bars(root)
    symbol = root.find(f".//{SVG}text[@data-c='Hospital ward trolley']")
    assert (symbol.text, symbol.get("data-v")) == ("[c]", "[c]")


@pytest.mark.parametrize("form", FORMS)
def test_no_line_crosses_a_gap(form, picture):
    """Of twelve months two in the middle are hidden: three months and seven are joined, five and six are not."""
    root = picture(f"line.one.{form}")
    (line,) = [mark.get("d") for mark in root.iterfind(f".//{SVG}path[@stroke-width='3']")]
    assert [1 + part.count("L") for part in line.split("M")[1:]] == [5, 6]


@pytest.mark.parametrize("form", FORMS)
def test_the_hidden_rest_of_a_whole_stays_open(form, picture):
    drawn = bars(picture(f"stacked-100.default.{form}"))
    full = sum(across for (category, _), (_, across) in drawn.items() if category == "2021-22")
    hidden = sum(across for (category, _), (_, across) in drawn.items() if category == "2022-23")
    assert hidden == pytest.approx(full * 0.7, abs=0.2)


@pytest.mark.parametrize("form", FORMS)
def test_no_share_is_drawn_where_a_count_of_the_whole_is_hidden(form, picture):
    assert [key for key in bars(picture(f"stacked-100.counts.{form}")) if key[0] == "2022-23"] == []


@pytest.mark.parametrize("form", FORMS)
def test_a_scale_that_does_not_begin_at_zero_says_so(form, picture):
    texts = [text.text for text in picture(f"line.close-together.{form}").iter(f"{SVG}text")]
    assert "The scale begins at 95, not at 0." in texts


def test_every_series_has_a_shape_or_a_name_of_its_own(picture):
    """Without colour: each line has its own marker, and its name stands at its end."""
    root = picture("line.default.wide")
    shapes = {
        name: {re.sub(r"[-\d.]+", "", mark.get("d")) for mark in root.iterfind(f".//{SVG}path[@data-s='{name}']")}
        for name in ("Northby", "The region", "The nation", "Similar towns")
    }
    assert len({tuple(shape) for shape in shapes.values()}) == 4
    said = " ".join(text.text for text in root.iter(f"{SVG}text"))
    assert [name for name in shapes if name not in said] == []


@pytest.mark.parametrize(
    ("indicator", "wanted"),
    [
        ("Visits answered within a day", ["Up from 71%", "Better"]),
        ("Cost of a loan", ["Up from £1,240", "Worse"]),
        ("Days that a branch was shut", ["The same"]),
        (
            "Books lost, and never found, in every ten thousand that were lent",
            ["Latest: 2022", "Down from 6.1", "Better"],
        ),
        ("Desks", ["Down from 140"]),
        ("Lamps that work", []),
    ],
)
def test_a_scorecard_says_in_words_how_an_indicator_moved_and_whether_that_is_better(indicator, wanted, data):
    assert [text for _, text in moved(data("scorecard.default"), indicator)] == wanted


def test_better_and_worse_differ_in_shape_and_not_in_colour_alone(data):
    card = data("scorecard.default")
    better, worse = (moved(card, name)[-1][0] for name in ("Visits answered within a day", "Cost of a loan"))
    assert better["shape"] != worse["shape"]
    assert better["fill"] != worse["fill"]


@pytest.mark.parametrize("form", FORMS)
def test_a_stage_that_counts_something_else_has_no_bar(form, picture):
    drawn = bars(picture(f"funnel.default.{form}"))
    assert {category for category, _ in drawn} == {
        "People who asked",
        "People who were lent what they asked for",
        "People who came to a reading group",
    }


def test_a_funnel_writes_a_share_only_between_stages_that_count_the_same(picture):
    texts = [text.text for text in picture("funnel.default.wide").iter(f"{SVG}text")]
    assert [text for text in texts if text.endswith("of the stage before")] == ["70.0% of the stage before"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", ["dots.default", "dots.before-and-after"])
def test_what_each_dot_is_stands_once_above_all_rows(name, form, picture, data):
    said = [(text.text or "", float(text.get("y"))) for text in picture(f"{name}.{form}").iter(f"{SVG}text")]
    known = data(name)
    first = min(y for text, y in said if text == known.categories[0])
    for series in [*known.named, *([known.crowd] if known.crowd else [])]:
        places = [y for text, y in said if text.startswith(series)]
        assert len(places) == 1, series
        assert places[0] < first, series
