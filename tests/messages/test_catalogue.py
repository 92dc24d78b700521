"""Every kind of fault that an editor can make is said once, at its line, with what to do; and nothing else is said with it."""

from __future__ import annotations

from collections import Counter

import pytest
from breaking import PAGE, Broken, cases

from macros.messages import Problem
from macros.messages.problem import sentence

CASES = cases()
PAGES = {number: case for number, case in enumerate(CASES) if case.body}
FILES = [case for case in CASES if not case.body]
AREAS = {
    "front-matter": 60,
    "markdown": 45,
    "html": 30,
    "macros": 60,
    "links": 25,
    "tables": 50,
    "metadata": 45,
    "facts": 95,
    "settings": 12,
    "languages": 15,
}
"""The least number of kinds of fault in each area."""


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Broken:
    return Broken(tmp_path_factory.mktemp("broken"))


@pytest.fixture(scope="module")
def pages(tmp_path_factory) -> dict[str, list[Problem]]:
    """What is said of a site in which each case about the body of a page has a page: all in one run."""
    site = Broken(tmp_path_factory.mktemp("pages"))
    for number, case in PAGES.items():
        path = site.root / f"docs/about/case-{number}.md"
        path.write_text(PAGE.format(number=number) + case.body + "\n", encoding="utf-8")
    found: dict[str, list[Problem]] = {}
    for problem in site.told():
        found.setdefault(problem.path, []).append(problem)
    return found


@pytest.mark.parametrize("number", PAGES, ids=lambda number: f"{PAGES[number].area}: {PAGES[number].kind}")
def test_a_fault_in_the_words_of_a_page_is_said_once_at_its_line(number, pages):
    case, path = PAGES[number], f"docs/about/case-{number}.md"
    found = pages.get(path, [])
    assert [
        str(one).replace(f"case-{number}", "case-N").removeprefix("docs/about/case-N.md:") for one in found
    ] == case.says
    lines = PAGE.count("\n")
    assert all(lines < one.line <= lines + case.body.count("\n") + 1 for one in found)
    assert _is_whole(found, case.also)


def test_no_page_is_blamed_for_what_is_on_another(pages):
    assert set(pages) == {f"docs/about/case-{number}.md" for number in PAGES}


@pytest.mark.parametrize("case", FILES, ids=lambda case: f"{case.area}: {case.kind}")
def test_a_fault_in_a_file_is_said_once_at_its_line(case, broken):
    with broken.by(case) as changed:
        found = broken.told()
    assert [str(one) for one in found] == case.says
    if not case.far:
        assert all(one.line in changed[one.path] for one in found), changed
    assert _is_whole(found, case.also)


def test_what_was_mended_is_not_reported(broken):
    assert broken.told() == []


def test_no_two_cases_are_of_the_same_kind():
    assert [one for one, times in Counter((case.area, case.kind) for case in CASES).items() if times > 1] == []
    counts = Counter(case.area for case in CASES)
    assert counts.keys() == AREAS.keys()
    assert all(counts[area] >= least for area, least in AREAS.items()), counts


def _is_whole(found: list[Problem], also: str) -> bool:
    """Whether each message says what is wrong and what to do, and one slip has one message, or the case says why not."""
    return (len(found) == 1 or bool(also)) and all(sentence(one.what) and sentence(one.fix) for one in found)
