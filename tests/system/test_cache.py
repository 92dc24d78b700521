"""A thing is made again when one of its inputs has changed, and only then; what is kept is never trusted blindly."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.messages import Problem
from macros.system.cache import LONGEST, Cache, Made, fingerprint, joined, put
from macros.system.inputs import noted, used

WHOLE = Made(
    {"a/index.html": b"one\ntwo\x00", "b.png": b"\x89PNG\r\n"},
    [Problem("docs/a.md", 7, "There is no table", "Write one", stops=False)],
    {"title": "Ā", "rows": [[1, 2.5, None]]},
)


@pytest.fixture
def files() -> dict[str, str]:
    """The state of each file, which a test changes."""
    return {"a.md": "1", "b.md": "1"}


@pytest.fixture
def run(tmp_path: Path, files: dict[str, str]) -> Callable[..., Cache]:
    """A new run of the program on what is kept."""

    def begin(version: str = "1", folder: Path | None = tmp_path) -> Cache:
        return Cache(folder, version, lambda one: files.get(one[1], "-"))

    return begin


def reads(*names: str, made: Made = WHOLE) -> Callable[[], Made]:
    """Work that reads files and makes a thing."""

    def work() -> Made:
        for name in names:
            used("file", name)
        return made

    return work


def test_what_was_made_is_given_again_as_it_was(run):
    assert run().made("page", reads("a.md")) == WHOLE
    again = run()
    assert again.made("page", pytest.fail) == WHOLE
    assert again.new == []


@pytest.mark.parametrize(("change", "new"), [("a.md", ["page"]), ("b.md", []), ("c.md", ["page"])])
def test_a_thing_is_made_again_when_an_input_is_another(run, files, change, new):
    run().made("page", reads("a.md", "c.md"))
    files[change] = "2"
    again = run()
    again.made("page", reads("a.md", "c.md"))
    assert again.new == new


def test_a_thing_that_reads_less_than_before_depends_on_less(run, files):
    run().made("page", reads("a.md", "b.md"))
    files["a.md"] = "2"
    run().made("page", reads("a.md"))
    files["b.md"] = "2"
    run().made("page", pytest.fail)


def test_another_version_of_the_program_makes_everything_again(run):
    run("1").made("page", reads("a.md"))
    again = run("2")
    again.made("page", reads("a.md"))
    assert again.new == ["page"]


def test_a_thing_that_needs_another_depends_on_its_inputs_also_where_it_is_kept(run, files):
    def outer(cache: Cache) -> Callable[[], Made]:
        return lambda: Made(data=cache.made("inner", reads("a.md", made=Made(data=files["a.md"]))).data)

    first = run()
    first.made("inner", reads("a.md", made=Made(data="1")))
    assert first.made("outer", outer(first)).data == "1"
    files["a.md"] = "2"
    second = run()
    assert second.made("outer", outer(second)).data == "2"
    assert sorted(second.new) == ["inner", "outer"]


def test_whoever_takes_a_kept_thing_depends_on_its_inputs(run):
    run().made("page", reads("a.md"))
    with noted() as inputs:
        run().made("page", pytest.fail)
    assert inputs == {("file", "a.md")}


def test_work_that_fails_keeps_nothing(run):
    cache = run()
    with pytest.raises(ZeroDivisionError):
        cache.made("page", lambda: 1 // 0)
    assert (cache.made("page", reads("a.md")), cache.new) == (WHOLE, ["page"])


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole[:-1],
        lambda whole: whole[:40],
        lambda whole: b"",
        lambda whole: whole[:-1] + bytes([whole[-1] ^ 1]),
        lambda whole: b"{}",
    ],
    ids=["cut short", "the seal alone", "empty", "one bit", "foreign"],
)
def test_a_spoilt_entry_is_made_again(run, tmp_path, spoil):
    run().made("page", reads("a.md"))
    [entry] = tmp_path.glob("*.made")
    entry.write_bytes(spoil(entry.read_bytes()))
    again = run()
    assert (again.made("page", reads("a.md")), again.new) == (WHOLE, ["page"])


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"name": "page", "version": "1"}', b"words", b"\xff\n"])
def test_an_entry_that_was_sealed_and_is_none_is_made_again(run, tmp_path, content):
    cache = run()
    put(tmp_path, cache._place("page"), content)
    assert (cache.made("page", reads("a.md")), cache.new) == (WHOLE, ["page"])


def test_an_entry_under_the_name_of_another_is_not_taken_for_it(run, tmp_path):
    cache = run()
    cache.made("page", reads("a.md"))
    (tmp_path / cache._place("page")).rename(tmp_path / cache._place("other"))
    again = run()
    again.made("other", reads("a.md"))
    assert again.new == ["other"]


def test_a_thing_of_a_file_whose_name_is_not_text_is_made_like_any_other(run):
    name = os.fsdecode(b"caf\xe9.md")
    cache = run()
    assert cache.made(name, reads(name)) == WHOLE
    assert run().made(name, reads(name)) == WHOLE
    assert fingerprint(name) != fingerprint("caf.md")


def test_without_a_folder_nothing_is_kept_beyond_the_run(run, tmp_path):
    for _ in range(2):
        cache = run(folder=None)
        cache.made("page", reads("a.md"))
        cache.made("page", pytest.fail)
        assert cache.new == ["page"]
    assert list(tmp_path.iterdir()) == []
    assert Cache().made("page", reads("a.md")) == WHOLE


def test_an_earlier_run_of_the_same_process_is_remembered(run, files):
    first = run(folder=None)
    first.made("page", reads("a.md"))
    second = run(folder=None)
    second.memory = first.memory
    assert second.is_current("page")
    second.made("page", pytest.fail)
    files["a.md"] = "2"
    third = run(folder=None)
    third.memory = second.memory
    assert not third.is_current("page")


def test_what_was_made_while_a_file_was_saved_is_forgotten(run, files):
    cache = run()
    cache.made("page", reads("a.md"))
    cache.made("other", reads("b.md"))
    cache.forget_mixed(lambda one: "2" if one[1] == "a.md" else "1")
    again = run()
    again.made("other", pytest.fail)
    again.made("page", reads("a.md"))
    assert again.new == ["page"]


def test_what_no_run_has_used_for_two_months_is_deleted(run, tmp_path):
    first = run()
    first.made("used", reads("a.md"))
    first.made("unused", reads("a.md"))
    begun = 2_000_000_000.0
    for path in tmp_path.iterdir():
        os.utime(path, (begun, begun))
    later = run()
    later.made("used", pytest.fail)
    later.forget_the_unused(begun + LONGEST - 60)
    assert len(list(tmp_path.glob("*.made"))) == 2
    (tmp_path / "letter.txt").write_text("Somebody's own: the cache is a link to their folder.", encoding="utf-8")
    os.utime(tmp_path / "letter.txt", (begun, begun))
    later.forget_the_unused(begun + LONGEST + 60)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([later._place("used"), "letter.txt"])


def test_fingerprints_differ_where_content_does_and_not_where_only_its_order_does():
    assert fingerprint({"a": 1, "b": [1, 2]}) == fingerprint({"b": [1, 2], "a": 1})
    assert len({fingerprint([1, 2]), fingerprint([2, 1]), fingerprint(["1", 2]), fingerprint([12])}) == 4
    assert len({joined(["a", "b"]), joined(["ab"]), joined(["b", "a"]), joined([])}) == 4
