"""What a new site has no number for is left out, and a page that has lost its answer says so."""

from __future__ import annotations

import pytest

from macros.messages import Problem
from macros.starting.left_out import NO_ANSWER, leave_out
from macros.starting.reasons import LeftOut

PAGE = """---
title: "How many?"
---

The answer is {{ number("official-one", "plans_count") }}.

What a plan is.

## More

{{ figure("official-one") }}
"""


@pytest.fixture
def page(tmp_path):
    folder = tmp_path / "docs/figures"
    folder.mkdir(parents=True)
    found = folder / "plans.md"
    found.write_text(PAGE, encoding="utf-8")
    return found


def without(root, line: int) -> None:
    assert leave_out(root, [Problem("docs/figures/plans.md", line, "It is hidden", "Remove it")], LeftOut())


def test_a_page_that_has_lost_its_answer_says_so_in_its_place(page, tmp_path):
    without(tmp_path, 5)
    body = page.read_text(encoding="utf-8").split("---\n")[2]
    assert body.startswith(f"\n{NO_ANSWER}\n\nWhat a plan is.\n\n## More\n")


def test_a_page_that_keeps_its_answer_says_nothing_of_it(page, tmp_path):
    page.write_text(f"{PAGE}\nIn a year it {{{{ change() }}}}.\n", encoding="utf-8")
    without(tmp_path, 13)
    text = page.read_text(encoding="utf-8")
    assert NO_ANSWER not in text
    assert "change" not in text


def test_a_section_that_has_lost_its_figure_goes_with_the_words_about_it(page, tmp_path):
    about = "Each dot is an area.\n\n{{ figure"
    page.write_text(PAGE.replace("{{ figure", about) + "\n## Last\n\nWhat it does not tell.\n", encoding="utf-8")
    without(tmp_path, 13)
    text = page.read_text(encoding="utf-8")
    assert "Each dot" not in text
    assert text.endswith("What a plan is.\n\n## Last\n\nWhat it does not tell.\n")


def test_what_was_left_out_is_said_in_plain_words_and_what_is_alike_once():
    hidden = "Share (%) (2025, Rutland) is hidden so that no child can be identified, so no change can be said"
    said = [
        ("docs/figures/school.md", 14, hidden),
        ("docs/figures/school.md", 28, hidden),
        ("docs/figures/school.md", 34, "The table `official-key-stage-2` has no figure `looked-after`"),
        ("docs/figures/gone.md", 9, hidden),
        ("data/tables/official-absence.yml", 75, f"In the figure `severe`, {hidden[0].lower()}{hidden[1:]}"),
        (
            "data/comparisons.yml",
            54,
            "The table `official-placement-stability` has no number of `children_percent` for Rutland here",
        ),
        ("docs/figures/health.md", 9, "The sentence says “after not applicable”, because the number is not there"),
        ("docs/figures/health.md", 12, "The title says “rose”, and the number fell"),
        ("docs/index.md", 20, "There is no table `official-referrals`"),
    ]
    out = LeftOut([Problem(path, line, what, "Remove it") for path, line, what in said], ["docs/figures/gone.md"])
    assert out.told({"official-referrals": "Referrals"}) == [
        "Referrals (`official-referrals`), needed in 1 place: no file has it with this area",
        "`docs/figures/gone.md`: the whole page, because no number was left on it",
        "`docs/figures/school.md`: 2 passages, because a number is hidden so that no child can be identified",
        "`docs/figures/school.md`: 1 passage, because the figure that it goes with was left out",
        "`data/tables/official-absence.yml`: the figure `severe`, because a number is hidden so that no child can be identified",
        "`data/comparisons.yml`: 1 comparison, because the files have no number for this area",
        "`docs/figures/health.md`: 1 passage, because a number is marked as not applicable",
        "`docs/figures/health.md`: 1 passage, because the title says “rose”, and the number fell",
    ]


def test_a_section_that_still_has_a_number_stays(page, tmp_path):
    page.write_text(f'{PAGE}\nIt is {{{{ number("official-one") }}}}.\n', encoding="utf-8")
    without(tmp_path, 11)
    assert page.read_text(encoding="utf-8").endswith('## More\n\nIt is {{ number("official-one") }}.\n')
