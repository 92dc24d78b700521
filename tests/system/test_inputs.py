"""What a piece of work read is noted while it runs: of this work, and of all work around it."""

from __future__ import annotations

import threading

import pytest

from macros.system.inputs import answer, depends_on, noted, passing, remember, remembered, unnoted, used


class Thing:
    """Something that reads files; `times` counts how often each was worked out."""

    def __init__(self) -> None:
        self.times: list[str] = []

    @remembered
    def title(self) -> str:
        self.times.append("title")
        used("file", "title.txt")
        return "A title"

    @answer
    def length(self, word: str) -> int:
        self.times.append(word)
        used("file", f"{word}.txt")
        return len(word)

    @answer
    def failing(self) -> int:
        used("file", "broken.txt")
        raise ZeroDivisionError


def test_what_is_read_is_noted_once():
    with noted() as inputs:
        used("file", "a.txt")
        used("file", "a.txt")
        used("day")
    assert inputs == {("file", "a.txt"), ("day", "")}


def test_what_nobody_listens_to_is_forgotten():
    used("file", "a.txt")
    depends_on({("file", "b.txt")})
    with noted() as inputs:
        pass
    assert inputs == set()


def test_work_around_other_work_depends_on_what_that_read():
    with noted() as outer:
        used("file", "a.txt")
        with noted() as inner:
            used("file", "b.txt")
    assert inner == {("file", "b.txt")}
    assert outer == {("file", "a.txt"), ("file", "b.txt")}


def test_work_that_says_itself_what_it_depends_on_notes_nothing_else():
    with noted() as inputs:
        with unnoted():
            used("file", "a.txt")
        used("names", "docs")
    assert inputs == {("names", "docs")}


def test_work_that_fails_depends_on_what_it_read():
    def failing() -> int:
        used("file", "a.txt")
        raise ZeroDivisionError

    with noted() as inputs:
        with pytest.raises(ZeroDivisionError), noted():
            failing()
        with pytest.raises(ZeroDivisionError):
            remember({}, "key", failing)
        with pytest.raises(ZeroDivisionError):
            Thing().failing()
    assert inputs == {("file", "a.txt"), ("file", "broken.txt")}


def test_what_is_remembered_is_worked_out_once_and_noted_each_time():
    thing = Thing()
    for _ in range(2):
        with noted() as inputs:
            assert thing.title == "A title"
        assert inputs == {("file", "title.txt")}
    assert thing.times == ["title"]


def test_what_is_remembered_cannot_be_set():
    with pytest.raises(AttributeError, match="is worked out, and not set"):
        Thing().title = "Another"


def test_an_answer_is_the_input_and_not_what_was_read_to_find_it():
    thing = Thing()
    for _ in range(2):
        with noted() as inputs:
            assert (thing.length("word"), thing.length("a")) == (4, 1)
        assert inputs == {("answer", '["length", "word"]'), ("answer", '["length", "a"]')}
    assert thing.times == ["word", "a"]


def test_answers_are_asked_for_under_the_name_that_a_thing_gives():
    thing = Thing()
    thing.asked_as = "answer of a thing"
    with noted() as inputs:
        thing.length("word")
    assert inputs == {("answer of a thing", '["length", "word"]')}


def test_what_failed_is_tried_again():
    results: dict[str, tuple[int, frozenset[tuple[str, str]]]] = {}
    with pytest.raises(ZeroDivisionError):
        remember(results, "key", lambda: 1 // 0)
    assert remember(results, "key", lambda: 1) == 1


def test_what_holds_for_a_moment_says_so():
    with noted() as inputs:
        passing()
    assert inputs == {("moment", "")}


def test_two_threads_do_not_hear_each_other():
    with noted() as inputs:
        other = threading.Thread(target=used, args=("file", "a.txt"))
        other.start()
        other.join()
    assert inputs == set()
