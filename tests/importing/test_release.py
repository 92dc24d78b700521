"""After a release, an officer is told every word that changed, and no word of the site is false."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from example_sites import change
from importing import everything
from releases import BEFORE, COUNTRY, HOME, NEXT, PAGE, TITLES, TOWNS, beside, files_of, rate, site_of, written

from macros.__main__ import main
from macros.build.replaced import build
from macros.checks.old_years import old_years
from macros.content import Site
from macros.outputs.reading import read
from macros.outputs.words import words_of

TODAY = date(2026, 11, 21)


def run(site: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["import", "--folder", str(site), *words])
    assert done.exit_code == 0, done.output
    return done.output


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the release of 2025."""
    folder = site_of(tmp_path, PAGE + "\n")
    run(folder, "--write", *files_of(tmp_path, BEFORE))
    return folder


def titles(site: Path) -> dict[str, str]:
    """The titles of the page, by their macros."""
    words = dict(words_of(Site(site, TODAY), {"plans"}))["figures/plans/"]
    assert words.faults == []
    return dict(zip(TITLES, (one["Title"] for one in words.figures), strict=True))


def right(years: dict) -> dict[str, str]:
    """What each title must say, worked out from the numbers of the release and not by the program."""
    last, ours = max(years), {when: areas[HOME] for when, areas in years.items()}
    began = {when: one.began for when, one in ours.items()}
    now, first = began[last], began[min(years)]
    most, fewest = max(began, key=began.get), min(began, key=began.get)
    other = rate(COUNTRY, years[last][COUNTRY].began)
    rates = sorted((rate(area, years[last][area].began) for area in (HOME, *TOWNS)), reverse=True)
    place = rates.index(rate(HOME, now)) + 1
    end = "highest" if place <= 12 - place else "lowest"
    nth = {1: "", 2: "2nd ", 3: "3rd "}.get(min(place, 12 - place), f"{min(place, 12 - place)}th ")
    return {
        "number": f"Plans: {now} in Exampleshire",
        "change": f"Plans {'rose' if now > first else 'fell'} to {now}",
        "highest": f"Plans peaked in the year ending 31 March {most}, at {began[most]}",
        "lowest": f"Plans were fewest in the year ending 31 March {fewest}, at {began[fewest]}",
        "share": f"{100 * ours[last].second / now:.0f}% were second plans",
        "compare": f"Exampleshire's rate was {beside(ours[last], other)} the England average",
        "rank": f"Exampleshire's rate was the {nth}{end} of 11 areas",
        "time_period": f"Plans in the year ending 31 March {last}",
    }


def test_a_made_up_release_with_reversals_leaves_no_false_title(site, tmp_path):
    assert titles(site) == right(BEFORE)
    run(site, "--write", *files_of(tmp_path, NEXT))
    assert titles(site) == right(NEXT)
    assert [name for name, said in right(BEFORE).items() if said == right(NEXT)[name]] == ["lowest"]


def test_the_built_site_says_the_same_on_the_page_and_in_its_text_alternatives(site, tmp_path):
    run(site, "--write", *files_of(tmp_path, NEXT))
    assert [str(one) for one in build(site, lambda text: None) if one.stops] == []
    shown = [
        text
        for _, text in read(
            "figures/plans/index.html", (site / "site/figures/plans/index.html").read_text("utf-8")
        ).texts
    ]
    assert [said for said in right(NEXT).values() if not any(said in text for text in shown)] == []
    assert any(
        "3 years ending 31 March, 2024 to 2026. Exampleshire rose from 526 to 766, lowest 418 in 2025." in text
        for text in shown
    )
    assert {
        row["plans_rate"] for row in written(site, "plans") if (row["time_period"], row["area"]) == ("2026", HOME)
    } == {"383.0"}


def report_of(site: Path, tmp_path: Path, *words: str) -> list[str]:
    """What the command says of the next release, line by line."""
    return run(site, *words, *files_of(tmp_path, NEXT)).splitlines()


def test_every_changed_title_is_told_before_and_after_and_nothing_is_written(site, tmp_path):
    before = everything(site)
    told = report_of(site, tmp_path)
    place = told.index("  Plans (figures/plans/)")
    assert told[place + 1 : place + 4] == [
        "    Figure 1, title",
        "      before: Plans: 418 in Exampleshire",
        "      after:  Plans: 766 in Exampleshire",
    ]
    old, new = right(BEFORE), right(NEXT)
    assert [
        f"      before: {old[name]}"
        for name in TITLES
        if old[name] != new[name] and f"      before: {old[name]}" not in told
    ] == []
    assert [
        f"      after:  {new[name]}"
        for name in TITLES
        if old[name] != new[name] and f"      after:  {new[name]}" not in told
    ] == []
    assert f"      before: {old['lowest']}" not in told
    assert everything(site) == before


def test_a_text_alternative_that_changes_is_told(site, tmp_path):
    told = report_of(site, tmp_path)
    place = told.index("    Figure 2, text alternative")
    assert told[place + 1].endswith("2 years ending 31 March, 2024 and 2025. Exampleshire fell from 526 to 418.")
    assert told[place + 2].endswith(
        "3 years ending 31 March, 2024 to 2026. Exampleshire rose from 526 to 766, lowest 418 in 2025."
    )


def test_pages_that_say_nothing_of_the_table_are_not_told(site, tmp_path):
    told = report_of(site, tmp_path)
    assert [line for line in told if line.startswith("  ") and line.endswith("/)") and not line.startswith("    ")] == [
        "  Plans (figures/plans/)",
        "  A table of Exampleshire (data/plans/)",
    ]


def sentence(site: Path, text: str, under: str = "") -> int:
    """A sentence on the page of plans, or under a heading of its own; its line."""
    path = site / "docs" / "figures" / "plans.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines += ["", f"## {under}"] if under else []
    path.write_text("\n".join([*lines, "", text, ""]), encoding="utf-8")
    return len(lines) + 2


def test_a_sentence_that_changes_is_told_whole(site, tmp_path):
    line = sentence(
        site, 'It has changed: {{ change("plans", "plans_count", area="Exampleshire", since="2024") }}. And so on.'
    )
    told = report_of(site, tmp_path)
    place = told.index("    Sentence")
    assert told[place + 1] == "      before: It has changed: fell by 108, from 526 to 418."
    assert told[place + 2] == "      after:  It has changed: rose by 240, from 526 to 766."
    assert [one for one in told if f"plans.md:{line}:" in one] == []


def test_a_macro_that_says_nothing_any_more_is_told_at_its_line(site, tmp_path):
    """The children of 2025 are not known yet, so that the plans of 2026 have no rate."""
    near, _, plans = files_of(tmp_path, NEXT)
    told = run(site, near, plans).splitlines()
    assert "What has to be mended before the site can be built: 2." in told
    lines = (site / "docs/figures/plans.md").read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines, start=1) if "compare(" in line or "rank(" in line]
    start = "With the new numbers, this says nothing any more: "
    assert [one.partition(start)[0] for one in told if start in one] == [
        f"  docs/figures/plans.md:{line}: " for line in at
    ]


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
    change(site / "docs/figures/plans.md", "summary:", "period: Year ending 31 March 2025\nsummary:")
    assert old(site) == []


def test_the_report_is_a_file_in_markdown(site, tmp_path):
    sentence(site, "By 31 March 2025 much was done.")
    report_of(site, tmp_path, "--report", str(tmp_path / "report.md"))
    text = (tmp_path / "report.md").read_text(encoding="utf-8")
    assert text.startswith("## What was imported\n\n```text\nneighbours: ")
    assert (
        "\n### Plans (`figures/plans/`)\n\n- Figure 1, title\n  - before: Plans: 418 in Exampleshire\n  - after: Plans: 766 in Exampleshire\n"
        in text
    )
    assert "year ending 31 March 2025: By 31 March 2025 much was done.\n" in text
