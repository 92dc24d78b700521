"""What is said of many places at once: each error, and advice in the very same words once, with its lines."""

from __future__ import annotations

from macros.messages import Problem
from macros.messages.problem import bundled


def at(lines: range, *, stops: bool, what: str = "The link has no length") -> list[str]:
    return [str(one) for one in bundled(Problem("a.md", line, what, "Write it", stops) for line in lines)]


def test_advice_in_the_same_words_is_given_once_with_all_its_lines():
    assert at(range(4, 7), stops=False) == ["a.md:4: advice: The link has no length. Write it. The same in lines 5, 6."]
    assert at(range(4, 5), stops=False) == ["a.md:4: advice: The link has no length. Write it."]


def test_each_error_keeps_its_line_up_to_ten_of_a_kind():
    told = at(range(1, 14), stops=True)
    assert [one.split(":")[1] for one in told] == [str(line) for line in range(1, 12)]
    assert told[-1] == "a.md:11: 3 more errors of this kind in this file, the next one here. Fix them in the same way."
