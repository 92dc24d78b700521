"""The small line in a row of a scorecard: broken where a value is missing, and never steeper than its doubt allows."""

from __future__ import annotations

import re

from macros.charts.spark import HEIGHT, runs, spark

FIVE = [(5, 20.0), (4, 21.0), (3, 22.0), (2, 21.0), (1, 23.0), (0, 24.0)]


def strokes(picture: str, colour: str, width: str) -> list[str]:
    """The paths of one colour and width."""
    return re.findall(rf'<path d="([^"]+)" stroke="var\(--chart-{colour}\)" stroke-width="{width}"/>', picture)


def heights(paths: list[str]) -> list[float]:
    return [float(y) for path in paths for y in re.findall(r",(-?[\d.]+)", path)]


def test_one_line_joins_years_that_follow_each_other():
    assert [len(run) for run in runs(FIVE)] == [6]
    assert len(strokes(spark(FIVE, None, "A line"), "area", "2")) == 1


def test_a_year_without_a_value_breaks_the_line():
    broken = [(5, 20.0), (4, 21.0), (3, None), (2, 21.0), (1, 23.0), (0, None)]
    assert list(runs(broken)) == [[(5, 20.0), (4, 21.0)], [(2, 21.0), (1, 23.0)]]
    picture = spark(broken, None, "A line")
    assert len(strokes(picture, "area", "2")) == 2
    assert len(strokes(picture, "area", "5")) + len(strokes(picture, "ink", "9")) == 4


def test_a_year_that_is_not_there_breaks_the_line_too():
    assert list(runs([(5, 20.0), (4, 21.0), (2, 21.0), (1, 23.0)])) == [[(5, 20.0), (4, 21.0)], [(2, 21.0), (1, 23.0)]]


def test_the_newest_value_is_a_larger_dot_in_the_colour_of_ink():
    assert len(strokes(spark(FIVE, None, "A line"), "ink", "9")) == 1


def test_a_small_change_looks_small_beside_its_interval():
    bare = heights(strokes(spark(FIVE, None, "A line"), "area", "2"))
    sure = heights(strokes(spark(FIVE, (4.0, 44.0), "A line"), "area", "2"))
    assert max(sure) - min(sure) < (max(bare) - min(bare)) / 5
    assert len(strokes(spark(FIVE, (4.0, 44.0), "A line"), "muted", "5")) == 1


def test_the_picture_says_what_it_shows_and_has_no_style_of_its_own():
    picture = spark(FIVE, (22.0, 26.0), 'From "20" to 24')
    assert 'role="img" aria-label="From &quot;20&quot; to 24"' in picture
    assert "style=" not in picture
    assert f'height="{HEIGHT}"' in picture


def test_no_value_gives_no_picture_and_one_a_dot():
    assert spark([(1, None), (0, None)], None, "Nothing") == ""
    assert strokes(spark([(0, 7.0)], None, "One"), "area", "2") == []
    assert len(strokes(spark([(0, 7.0)], None, "One"), "ink", "9")) == 1
