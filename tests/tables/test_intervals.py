"""How sure a share or a rate is: 95% intervals against published worked examples, and where counts come from."""

from __future__ import annotations

import pytest
from making import DETACHED, metadata, read, rows, write

from macros.tables.intervals import Interval, byar, interval, wilson

HEAD = "time_period,area,kind,audits_count,audits_percent"
SHARE = {"percent": "audits_percent", "of": "audits_count", "total": {"kind": "All"}, "dp": 1}


def made(tmp_path, lines: str, head: str = HEAD, key: int = 3, **words: object):
    write(tmp_path, "example", lines, metadata(head, key, disclosure=DETACHED, **words))
    found = read(tmp_path)[0]
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("count", "base", "low", "high"),
    # Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998), table I.
    [(81, 263, 25.53, 36.62), (15, 148, 6.24, 16.05), (0, 20, 0, 16.11), (1, 29, 0.61, 17.18)],
)
def test_the_interval_of_a_share_is_that_of_published_examples(count, base, low, high):
    found = wilson(count, base)
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)


@pytest.mark.parametrize(
    ("count", "low", "high"),
    # The exact limits of a Poisson count, as tables since Garwood (Biometrika 28, 1936) print them.
    [(10, 4.8, 18.4), (20, 12.2, 30.9), (50, 37.1, 65.9), (100, 81.4, 121.6)],
)
def test_the_interval_of_a_rate_is_that_of_published_tables(count, low, high):
    found = byar(count, 10_000, 10_000)
    assert (round(found.low, 1), round(found.high, 1)) == (low, high)


def test_a_rate_of_nothing_has_an_interval_that_begins_at_nothing():
    assert byar(0, 1000, 1000).low == 0
    assert 3.6 < byar(0, 1000, 1000).high < 3.8


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    # Newcombe, Interval estimation for the difference between independent proportions, Statistics in Medicine 17 (1998),
    # table II, method 10.
    [
        ((56, 70), (48, 80), 5.24, 33.39),
        ((9, 10), (3, 10), 17.05, 80.90),
        ((6, 7), (2, 7), 5.82, 80.62),
        ((5, 56), (0, 29), -3.81, 19.26),
    ],
)
def test_the_interval_of_a_difference_is_that_of_published_examples(one, other, low, high):
    found = wilson(*one).less(wilson(*other))
    assert (round(found.low, 2), round(found.high, 2)) == (low, high)
    assert wilson(*one).differs(wilson(*other)) == (low > 0) == wilson(*other).differs(wilson(*one))


def test_shares_may_differ_although_their_intervals_overlap():
    one, other = wilson(56, 70), wilson(48, 80)
    assert one.overlaps(other)
    assert one.differs(other)


def test_a_value_inside_the_interval_agrees_with_it():
    assert Interval(22.7, 21.4, 24.1).holds(22.6)
    assert not Interval(22.7, 21.4, 24.1).holds(24.2)


def test_count_and_base_are_those_of_the_rule_that_ties_the_share_to_them(tmp_path):
    found = made(tmp_path, rows("A,81,30.8", "B,c,x", "All,263,z", head=HEAD), reconcile=[SHARE])
    assert interval(found, 0, "audits_percent") == wilson(81, 263)
    assert interval(found, 1, "audits_percent") is None
    assert interval(found, 0, "audits_count") is None


def test_a_rate_has_the_interval_of_its_count_for_its_population(tmp_path):
    head = "time_period,area,audits_count,homes_count,audits_rate"
    rule = {
        "rate": "audits_rate",
        "of": "audits_count",
        "population": {"table": "example", "column": "homes_count"},
        "per": 1000,
        "dp": 1,
    }
    found = made(tmp_path, rows("50,5000,10.0", head=head), head, 2, reconcile=[rule])
    assert interval(found, 0, "audits_rate") == byar(50, 5000, 1000)


def test_a_share_without_its_count_has_the_interval_of_the_base_that_its_column_names(tmp_path):
    head = "time_period,area,filled_fte,empty_fte,empty_percent"
    words = metadata(head, 2, disclosure=DETACHED).replace(
        "name: empty_percent", "name: empty_percent\n    base: [filled_fte, empty_fte]"
    )
    write(tmp_path, "example", rows("90,10,10.0", head=head), words)
    found = read(tmp_path)[0]
    assert interval(found, 0, "empty_percent") == wilson(10, 100)


def test_a_base_that_is_no_column_is_a_fault(tmp_path):
    head = "time_period,area,filled_fte,empty_percent"
    words = metadata(head, 2, disclosure=DETACHED).replace(
        "name: empty_percent", "name: empty_percent\n    base: [full_fte]"
    )
    write(tmp_path, "example", rows("90,10.0", head=head), words)
    assert "`full_fte` in `base` is not among the fields" in str(read(tmp_path)[1][0])
