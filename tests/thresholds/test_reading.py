"""Every fault of the threshold guidance is told at its line, with the way to mend it, all in one run."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.facts import Theme
from macros.thresholds import Guidance, read

THEMES = {
    "neglect": Theme(name="Neglect", about="Children whose basic needs go unmet."),
    "missing": Theme(name="Missing children", about="Children who go missing."),
}
LEVELS = """\
bases:
  guidance: {title: Some guidance, edition: "2018"}
levels:
  - {number: 1, name: Universal, meaning: The child is doing well., leads: Parents, plan: None, consent: Asked, next_step: Go on.}
  - number: 2
    name: Early help
    meaning: The child has extra needs.
    leads: A service
    plan: Early help assessment
    consent: Needed
    limits:
      - {what: Six weeks, basis: guidance}
    next_step: Talk.
domains:
  child: {name: The child, about: Health and learning of the child.}
ages:
  unborn: {name: Before birth}
  under-1: {name: Under 1, first: 0, last: 0, words: [baby]}
  1-4: {name: 1 to 4, first: 1, last: 4}
"""
WORDS = "ignore: [a]\nwords:\n  hungry: [starving]\n"
HEAD = "id,level,domain,ages,themes,text,next_step"
GOOD = "often-hungry,2,child,under-1;1-4,neglect,Is often hungry.,Offer food."


def guidance(
    root: Path, *rows: str, head: str = HEAD, levels: str = LEVELS, words: str = WORDS
) -> tuple[Guidance, list[str]]:
    """The guidance of these rows, and its faults as they are told."""
    folder = root / "data" / "thresholds"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "indicators.csv").write_bytes("\n".join([head, *rows, ""]).encode())
    (folder / "levels.yml").write_text(levels, encoding="utf-8")
    (folder / "words.yml").write_text(words, encoding="utf-8")
    found, problems = read(root / "data", root, THEMES)
    return found, [str(problem) for problem in problems]


def faults(root: Path, row: str, **files: str) -> list[str]:
    """The faults of one row below a good one, each without the file's name."""
    return [one.removeprefix("data/thresholds/indicators.csv:") for one in guidance(root, GOOD, row, **files)[1]]


def test_a_site_without_the_folder_has_no_guidance_and_no_fault(tmp_path):
    found, problems = read(tmp_path / "data", tmp_path, THEMES)
    assert (bool(found), found.indicators, problems) == (False, [], [])


def test_guidance_with_no_name_is_called_threshold_guidance(tmp_path):
    named = f"name: Steps of Help\n{LEVELS}"
    assert [guidance(tmp_path, GOOD, levels=levels)[0].name for levels in (LEVELS, named)] == [
        "Threshold guidance",
        "Steps of Help",
    ]


def test_a_good_row_is_read_whole(tmp_path):
    found, problems = guidance(tmp_path, GOOD)
    assert problems == []
    one = found.indicators[0]
    assert (one.id, one.level, one.domain, one.ages, one.themes) == (
        "often-hungry",
        2,
        "child",
        ("under-1", "1-4"),
        ("neglect",),
    )
    assert (one.text, one.next_step, one.words) == ("Is often hungry.", "Offer food.", ("starving",))
    assert one.url == "@/thresholds/#often-hungry"


def test_every_fault_of_a_row_is_told_at_once(tmp_path):
    assert faults(tmp_path, "Often Hungry!,7,chid,1-5;1-4;1-4,neglct,=1+1,") == [
        "3: `text` begins with `=`, which a spreadsheet takes for a formula. Begin it with a word.",
        "3: The id `Often Hungry!` cannot be part of an address. Write it in lower-case letters with hyphens, such as `often-hungry`.",
        "3: `7` is not a level. The choices are `1` and `2`.",
        "3: `chid` is not a domain. Did you mean `child`?",
        "3: `1-5` is not an age band. The choices are `1-4`, `unborn` and `under-1`.",
        "3: `1-4` appears twice in `ages`. Keep one of them.",
        "3: `neglct` is not a theme of data/themes.yml. Did you mean `neglect`?",
        "3: `next_step` is empty. Say it in a sentence, or remove the row.",
    ]


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_a_cell_that_a_spreadsheet_would_run_is_refused(tmp_path, start):
    told = faults(tmp_path, f"late,2,child,1-4,missing,{start}cmd is late.,Ask.")
    assert told == [f"3: `text` begins with `{start}`, which a spreadsheet takes for a formula. Begin it with a word."]


def test_text_and_next_step_end_as_sentences(tmp_path):
    assert faults(tmp_path, "late,2,child,1-4,missing,Is late,Ask why?") == [
        "3: `text` does not end as a sentence. End it with a full stop."
    ]
    assert faults(tmp_path, "late,2,child,1-4,missing,Is late.,Ask why") == [
        "3: `next_step` does not end as a sentence. End it with a full stop."
    ]


def test_an_id_stands_once_and_is_no_other_part_of_the_page(tmp_path):
    assert faults(tmp_path, "often-hungry,2,child,1-4,missing,Is late.,Ask.") == [
        "3: The id `often-hungry` is on line 2 too. Give each its own."
    ]
    assert faults(tmp_path, "level-2,2,child,1-4,missing,Is late.,Ask.") == [
        "3: The id `level-2` is already used by another part of the page. Add a word to it, such as `level-2-sign`."
    ]
    assert faults(tmp_path, ",2,child,1-4,missing,Is late.,Ask.") == [
        "3: The indicator has no id. Give it a short name, such as `often-hungry`."
    ]


def test_a_text_that_is_too_long_or_stands_twice_is_told(tmp_path):
    assert faults(tmp_path, f"late,2,child,1-4,missing,{'word ' * 26}.,Ask.") == [
        "3: `text` has 27 words; the limit is 25. Remove 2, or make two indicators of it."
    ]
    assert faults(tmp_path, "late,2,child,1-4,missing,Is often hungry.,Ask.") == [
        "3: The same text is on line 2. Keep one of the two rows."
    ]


def test_empty_cells_are_told(tmp_path):
    assert faults(tmp_path, "late,,,;,,Is late.,Ask.") == [
        "3: `level` is empty. The choices are `1` and `2`.",
        "3: `domain` is empty. There is only `child`.",
        "3: `ages` is empty. The choices are `1-4`, `unborn` and `under-1`.",
        "3: `themes` is empty. The choices are `missing` and `neglect`.",
    ]


def test_a_missing_and_a_strange_column_are_told(tmp_path):
    found, told = guidance(tmp_path, GOOD, head="id,level,domain,age,themes,text,next_step")
    assert (found.indicators, told) == (
        [],
        [
            "data/thresholds/indicators.csv:1: `age` is not a column of the indicators. Did you mean `ages`?",
        ],
    )


def test_a_file_as_windows_saves_it_is_read_all_the_same(tmp_path):
    guidance(tmp_path, GOOD)
    path = tmp_path / "data" / "thresholds" / "indicators.csv"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    found, problems = read(tmp_path / "data", tmp_path, THEMES)
    assert [one.id for one in found.indicators] == ["often-hungry"]
    assert [problem.stops for problem in problems] == [False, False]


def test_a_missing_file_is_told(tmp_path):
    guidance(tmp_path, GOOD)
    for name in ("indicators.csv", "levels.yml", "words.yml"):
        path = tmp_path / "data" / "thresholds" / name
        text = path.read_text(encoding="utf-8")
        path.unlink()
        found, problems = read(tmp_path / "data", tmp_path, THEMES)
        assert [str(problem) for problem in problems] == [
            f"data/thresholds/{name}:1: This file is missing. Restore it, or remove the whole folder."
        ]
        assert not found
        path.write_text(text, encoding="utf-8")


def test_a_time_limit_without_a_basis_and_a_number_of_two_levels_are_told(tmp_path):
    levels = LEVELS.replace("basis: guidance", "basis: guidence").replace("number: 2", "number: 1")
    assert guidance(tmp_path, GOOD.replace(",2,", ",1,"), levels=levels)[1] == [
        "data/thresholds/levels.yml:5: Two levels have the number 1. Give each level its own number.",
        "data/thresholds/levels.yml:12: `guidence` is not one of the `bases` of time limits. Did you mean `guidance`?",
    ]


def test_a_domain_called_as_a_theme_is_told_because_each_has_a_page(tmp_path):
    levels = LEVELS.replace("  child: {name", "  missing: {name")
    assert guidance(tmp_path, GOOD.replace("child", "missing"), levels=levels)[1] == [
        "data/thresholds/levels.yml:15: The domain `missing` has the same name as a theme, and each of them needs a page of that "
        "name. Give the domain another name."
    ]


def test_an_age_band_that_ends_before_it_begins_is_told(tmp_path):
    levels = LEVELS.replace("first: 1, last: 4", "first: 4, last: 1")
    assert guidance(tmp_path, GOOD, levels=levels)[1] == [
        "data/thresholds/levels.yml:19: `1-4`: the band `1 to 4` begins with 4 and ends with 1. Give its first and "
        "last year, or neither for a band before birth."
    ]


def test_a_search_word_that_no_indicator_has_is_told_and_stops_nothing(tmp_path):
    found, told = guidance(tmp_path, GOOD, words="words:\n  hungry: [starving]\n  thirsty: [dry]\n")
    assert told == [
        "data/thresholds/words.yml:3: advice: No indicator says `thirsty`, so the words listed "
        "here find nothing. Write it as an indicator does, or remove it."
    ]
    assert len(found.indicators) == 1
