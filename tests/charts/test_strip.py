"""Every area on one line: where each stands is where its value is."""

from __future__ import annotations

import re

from macros.charts.strip import EDGE, WIDTH, strip


def places(picture: str, colour: str) -> list[float]:
    path = re.search(rf'<path d="([^"]+)" stroke="var\(--chart-{colour}\)"', picture)
    return [float(x) for x in re.findall(r"M(-?[\d.]+),", path[1])] if path else []


def test_the_lowest_is_at_the_left_and_the_highest_at_the_right():
    picture = strip(20.0, [10.0, 15.0, 30.0], 25.0)
    rings = [x + 3.5 for x in places(picture, "neighbour")]
    assert (rings[0], rings[-1]) == (EDGE, WIDTH - EDGE)
    assert rings == sorted(rings)
    assert len(rings) == 3


def test_the_area_and_the_country_stand_where_their_values_are():
    picture = strip(20.0, [10.0, 30.0], 25.0)
    assert places(picture, "area") == [WIDTH / 2]
    assert places(picture, "england") == [EDGE + 0.75 * (WIDTH - 2 * EDGE)]


def test_a_country_without_a_number_has_no_tick():
    assert places(strip(20.0, [10.0], None), "england") == []


def test_areas_that_are_all_alike_stand_on_one_place():
    assert set(places(strip(20.0, [20.0, 20.0], 20.0), "area")) == {EDGE}


def test_the_words_beside_it_are_its_alternative():
    picture = strip(20.0, [10.0], 25.0)
    assert 'aria-hidden="true"' in picture
    assert "style=" not in picture
