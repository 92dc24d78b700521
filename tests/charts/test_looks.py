"""What has one meaning has one look: colours that stand out in both schemes, and shapes that need no colour."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path

import pytest

from macros.charts import looks
from macros.charts.theme import CONCRETE

SHEET = (Path(__file__).parents[2] / "overrides/assets/tokens.css").read_text(encoding="utf-8")
MEANT = [name for name in CONCRETE if name not in ("--chart-ink", "--chart-muted", "--chart-grid", "--chart-paper")]
TOLD_APART = {
    "comparators": ["--chart-area", "--chart-england", "--chart-region", "--chart-neighbour"],
    "series": ["--chart-1", "--chart-2", "--chart-3", "--chart-4"],
    "ways": ["--chart-better", "--chart-worse", "--chart-other"],
    "grades": ["--grade-1", "--grade-2", "--grade-3", "--grade-4"],
    "levels": ["--level-1", "--level-2", "--level-3", "--level-4"],
}
SEEN_BY = {
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""What is left of red, green and blue for people who lack one kind of cone (Machado, Oliveira and Fernandes, 2009)."""


def blocks() -> list[dict[str, str]]:
    """The variables of the style sheet: light, dark by the page, dark by the device, forced colours."""
    return [dict(re.findall(r"(--[\w-]+): ([^;]+);", block)) for block in re.findall(r"\{([^{}]*)\}", SHEET)]


def linear(colour: str) -> list[float]:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    shares = (0.2126, 0.7152, 0.0722)
    dark, light = sorted(
        sum(share * part for share, part in zip(shares, linear(colour), strict=True)) for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


def lab(light: list[float]) -> list[float]:
    """A colour in OKLab, where equal distances look alike (Ottosson, 2020)."""
    r, g, b = (min(max(part, 0), 1) for part in light)
    cones = [
        (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3),
        (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3),
        (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3),
    ]
    rows = (
        (0.2104542553, 0.793617785, -0.0040720468),
        (1.9779984951, -2.428592205, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.808675766),
    )
    return [sum(one * cone for one, cone in zip(row, cones, strict=True)) for row in rows]


def apart(one: str, other: str, seen_by: str) -> float:
    """How far two colours are apart for people who see like this; 0.02 is just to be noticed."""
    seen = [
        lab([sum(part * share for part, share in zip(linear(colour), row, strict=True)) for row in SEEN_BY[seen_by]])
        if seen_by
        else lab(linear(colour))
        for colour in (one, other)
    ]
    return sum((x - y) ** 2 for x, y in zip(*seen, strict=True)) ** 0.5


def test_the_style_sheet_and_the_theme_have_the_same_colours():
    light = blocks()[0]
    assert {name: light[name].upper() for name in CONCRETE if name != "--chart-paper"} == {
        name: value for name, value in CONCRETE.items() if name != "--chart-paper"
    }


def test_dark_is_the_same_whether_the_page_or_the_device_asks_for_it():
    _, by_page, by_device, forced = blocks()
    assert {name: by_page[name] for name in CONCRETE} == {name: by_device[name] for name in CONCRETE}
    assert forced.keys() >= CONCRETE.keys()


@pytest.mark.parametrize("name", MEANT)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_each_colour_with_a_meaning_can_be_read_as_text(name, scheme):
    values = blocks()[scheme]
    assert contrast(values[name], values["--paper"]) >= 4.5
    assert contrast(values[name], values["--paper-deep"]) >= 4.5


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_bars_that_step_back_still_stand_out_from_the_page(scheme):
    values = blocks()[scheme]
    assert contrast(values["--chart-muted"], values["--paper"]) >= 3


@pytest.mark.parametrize("seen_by", ["", *SEEN_BY])
@pytest.mark.parametrize("names", TOLD_APART.values(), ids=TOLD_APART)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_what_is_drawn_together_differs_in_colour_for_people_who_see_fewer_colours(scheme, names, seen_by):
    values = blocks()[scheme]
    close = [
        (one, other, round(apart(values[one], values[other], seen_by), 3))
        for one, other in combinations(names, 2)
        if apart(values[one], values[other], seen_by) < 0.06  # three times what is just noticed
    ]
    assert close == []


@pytest.mark.parametrize(
    "drawn",
    [tuple(looks.ROLES.values()), looks.PLAIN, looks.GRADES, (looks.BETTER, looks.WORSE)],
    ids=["roles", "series", "grades", "ways"],
)
def test_without_colour_every_meaning_has_a_shape_of_its_own(drawn):
    assert len({(one.shape, one.hollow) for one in drawn}) == len(drawn)


def test_lines_of_areas_are_told_apart_without_their_points():
    lines = [looks.AREA, looks.ENGLAND, looks.REGION, looks.NEIGHBOUR, looks.MEDIAN]
    assert len({(one.dash, one.width) for one in lines}) == len(lines)


@pytest.mark.parametrize(("words", "grade"), [("Good", 1), ("Requires improvement to be good", 2), ("Inadequate", 3)])
def test_a_grade_looks_alike_wherever_it_is_named(words, grade):
    assert looks.graded(words) == looks.GRADES[grade]


def test_other_words_are_no_grade():
    assert looks.graded("Goodwill") is looks.graded("") is None


def test_the_four_parts_of_a_bar_and_what_is_left_over_differ_in_forced_colours():
    *_, forced = blocks()
    assert len({forced[f"--chart-{name}"] for name in ("1", "2", "3", "4", "other")}) == 5
