"""After a release, an officer is told every word that changed, and no word of the site is false."""

from __future__ import annotations

from pathlib import Path

from example_sites import change
from importing import everything
from releases import (
    BEFORE,
    COUNTRY,
    HOME,
    NEXT,
    TITLES,
    TODAY,
    TOWNS,
    beside,
    files_of,
    rate,
    report_of,
    run,
    sentence,
    written,
)

from macros.build.replaced import build
from macros.content import Site
from macros.outputs.reading import read
from macros.outputs.words import words_of


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
    answer = 'In {{ time_period("plans") }} there were {{ number("plans", "plans_count") }} plans.'
    change(site / "docs/figures/plans.md", "---\n\n", f"---\n\n{answer}\n\n")
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
    told = run(site, "--losses", near, plans).splitlines()
    assert "What has to be fixed before the site can be built: 2." in told
    lines = (site / "docs/figures/plans.md").read_text(encoding="utf-8").splitlines()
    at = [number for number, line in enumerate(lines, start=1) if "compare(" in line or "rank(" in line]
    start = "With the new numbers, this no longer says anything: "
    assert [one.partition(start)[0] for one in told if start in one] == [
        f"  docs/figures/plans.md:{line}: " for line in at
    ]


def test_the_commands_to_type_next_name_the_folder(site, tmp_path):
    shown = report_of(site, tmp_path)
    assert f"import --write {' '.join(files_of(tmp_path, NEXT))} --folder {site}" in shown[-1]
    assert f"check --folder {site}` next." in report_of(site, tmp_path, "--write")[-1]


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
