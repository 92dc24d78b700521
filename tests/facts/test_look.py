"""One accent gives every shade of a site's colour, each of which can be read; one that cannot is an error with a better one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from example_sites import change, copy, told

from macros.facts.look import DARK, GROUNDS, ON_NIGHT, READABLE, Look, contrast

SHEET = (Path(__file__).parents[2] / "overrides/assets/tokens.css").read_text(encoding="utf-8")
ACCENTS = ("#12436d", "#801650", "#005a30", "#4b3a9b", "#000000", "#6b4a12", "#b00020")
FILE = "data/partnership.yml"


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#12436d", "#12436d", 1.0)]
)
def test_contrast_is_that_of_the_guidelines(one, other, ratio):
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("accent", ACCENTS)
def test_every_shade_of_an_accent_can_be_read_in_light_and_in_dark(accent):
    look = Look(accent=accent)
    for name in ("brand", "link", "link-strong"):
        assert min(contrast(look.light[name], ground) for ground in GROUNDS.values()) >= READABLE
        assert contrast(look.dark[name], DARK) >= READABLE
    for scheme in (look.light, look.dark):
        assert contrast(scheme["night"], ON_NIGHT) >= READABLE
    assert look.light["link"] == accent


def test_the_grounds_are_those_of_the_style_sheet():
    light = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", SHEET.partition("@media")[0]))
    assert list(GROUNDS.values()) == [light["paper"], light["paper-deep"]]
    assert f"--paper-deep: {DARK};" in SHEET
    assert light["night-ink"] == ON_NIGHT


def site_with(folder, accent):
    root = copy(folder)
    change(root / FILE, 'accent: "#12436d"', f"accent: {accent}")
    return root


def test_an_accent_that_is_hard_to_read_is_told_with_the_nearest_that_is_not(tmp_path):
    [one] = told(site_with(tmp_path, '"#28a197"'))
    assert (
        "`accent` is #28a197, whose contrast with the background of the page (#fbfaf7) is 3.0 to 1, and text needs 4.5."
        in one
    )
    better = re.findall(r'Write "(#[0-9a-f]{6})", the nearest shade that can be read', one)[0]
    assert told(site_with(tmp_path / "other", f'"{better}"')) == []


@pytest.mark.parametrize("accent", ["blue", '"#12436"', '"rgb(1,2,3)"', '"#12436d; } body { display: none"', "12436"])
def test_what_is_not_a_colour_is_told_once(accent, tmp_path):
    [one] = told(site_with(tmp_path, accent))
    assert "`accent`" in one


@pytest.mark.parametrize("path", ['"x"', '"M0 0<script>"', '"url(#a)"'])
def test_a_mark_is_a_path_and_nothing_else(path, tmp_path):
    root = copy(tmp_path)
    change(root / FILE, "path: M5 21L22 6l17 15M10 18v20h24V18", f"path: {path}")
    assert told(root) != []
