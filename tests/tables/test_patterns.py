"""A pattern of the metadata always comes to an end."""

from __future__ import annotations

import pytest

from macros.messages import Fault
from macros.tables.patterns import compiled


@pytest.mark.parametrize(
    "pattern", ["[A-Z]{2}[0-9]+", "PI[0-9]+", "(Mon|Tues)day", "[0-9]{1,3}(,[0-9]{3})*", "a?b?c?", ".*"]
)
def test_a_plain_pattern_is_accepted(pattern):
    assert compiled(pattern).pattern == pattern


@pytest.mark.parametrize(
    "pattern",
    ["(a+)+$", "(a*)*", "(a|aa)*b", "(.*a){12}", "a*a*a*b", r"(a)\1", "(?=a)b", "(?<!a)b", "(a?){30}a{30}", "x*" * 40],
)
def test_a_pattern_that_may_never_end_is_refused(pattern):
    with pytest.raises(Fault, match="may never finish"):
        compiled(pattern)


@pytest.mark.parametrize("pattern", ["(", "[", "*", "a{5,2}", "(?P<a>x)(?P<a>y)", "\\"])
def test_a_pattern_that_cannot_be_read_is_refused(pattern):
    with pytest.raises(Fault, match="cannot be read"):
        compiled(pattern)


def test_a_very_long_pattern_is_refused():
    with pytest.raises(Fault, match="201 letters"):
        compiled("a" * 201)
