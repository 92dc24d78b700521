"""What still speaks of the year before is told at its line, and what is about that year is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import change
from releases import (
    TODAY,
    report_of,
    sentence,
)

from macros.checks.old_years import old_years
from macros.content import Site

STILL = {
    "a macro": (
        'There were {{ number("plans", "plans_count", area="Exampleshire", time_period="2025") }} plans.',
        True,
    ),
    "a typed year": ("By 31 March 2025 much was done.", True),
    "a typed school year": ("In 2024/25 much was done.", True),
    "the year before it": ("By 31 March 2024 much was done.", False),
    "a longer number": ("There is room for 20,250 or 2025-7.", False),
    "an address": ("See [the report](https://example.org/2025/).", False),
}


@pytest.mark.parametrize("name", STILL)
def test_what_still_speaks_of_the_year_before_is_told_at_its_line(site, tmp_path, name):
    text, speaks = STILL[name]
    line = sentence(site, text)
    told = [
        one
        for one in report_of(site, tmp_path)
        if one.startswith(f"  docs/figures/plans.md:{line}: year ending 31 March 2025:")
    ]
    assert bool(told) is speaks


def old(site: Path) -> list[tuple[str, int]]:
    return [(one.path, one.line) for one in old_years(Site(site, TODAY), {"plans": "2025"})]


def test_a_year_under_a_heading_without_the_table_is_not_told(site):
    assert old(site) == []
    line = sentence(site, "In 2025 a school opened.", under="Schools")
    assert ("docs/figures/plans.md", line) not in old(site)


def test_a_section_about_the_year_is_not_told(site):
    pinned = (
        '{{ number("plans", "plans_count", area="Exampleshire", time_period="2025") }} plans. In 2025 much was done.'
    )
    sentence(site, pinned, under="The year 2025")
    assert old(site) == []


def test_a_heading_with_the_year_above_a_newest_number_is_told(site):
    line = sentence(site, 'There are {{ number("plans", "plans_count", area="Exampleshire") }}.', under="Plans in 2025")
    assert old(site) == [("docs/figures/plans.md", line - 2)]


def test_a_whole_date_is_told_wherever_it_stands(site):
    line = sentence(site, "Some count on a day, such as 31 March 2025.", under="Words")
    assert old(site) == [("docs/figures/plans.md", line)]


def test_a_figure_about_the_year_is_not_told_and_another_is(site):
    path = site / "data/tables/plans.yml"
    spec = (
        "    kind: column\n    title: Plans\n    x: time_period\n    y: plans_count\n    where: {area: Exampleshire}\n"
    )
    text = path.read_text(encoding="utf-8").rstrip() + "\n"
    path.write_text(f'{text}  then:\n{spec}    period: "2025"\n    note: In 2025 much was done.\n', encoding="utf-8")
    assert old(site) == []
    path.write_text(f"{text}  now:\n{spec}    note: In 2025 much was done.\n", encoding="utf-8")
    assert [one for one, _ in old(site)] == ["data/tables/plans.yml"]


def test_a_summary_and_the_metadata_that_speak_of_the_year_are_told(site):
    change(
        site / "docs/figures/plans.md",
        "summary: How many plans pass the front door about a child.",
        "summary: How many plans began by 2025.",
    )
    change(site / "data/tables/plans.yml", "title: Plans in Exampleshire", "title: Plans in Exampleshire, 2025")
    assert old(site) == [("docs/figures/plans.md", 3), ("data/tables/plans.yml", 32)]


def test_a_page_that_is_about_a_period_may_speak_of_it(site):
    sentence(site, "In 2025 a school opened.")
    assert len(old(site)) == 1
    change(site / "docs/figures/plans.md", "summary:", "period: 2024-25\nsummary:")
    assert old(site) == []
