"""Are we getting better? The answer, the groups of measures, and how each says its verdict."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from example_sites import copy, whole
from scores import OTHERS, row
from selectolax.lexbor import LexborHTMLParser

from macros.checks.site import check_site
from macros.content import Site
from macros.messages import Fault
from macros.outputs.plain_text import as_text
from macros.outputs.scorecard import verdicts
from macros.render import render
from macros.sections.scorecard import answer, scorecard, scorecard_of

UP, DOWN, SAME = (
    {"2020": first, "2024": "25.0", "2025": last}
    for first, last in (("25.0", "30.0"), ("10.0", "20.0"), ("25.0", "25.5"))
)
TODAY = date(2026, 11, 27)


@pytest.fixture
def rows(table: Any) -> Any:
    """Measures that got worse and better, one without a clear change, one that is hidden, one without a direction."""
    hidden = {"2023": "25.0", "2024": "20.0", "2025": "c"}
    made = [(UP, "low"), (DOWN, "low"), (SAME, "high"), (hidden, "low"), (UP, "neither")]
    return [row(table, shares, better, OTHERS) for shares, better in made]


def page(rows: Any, **more: Any) -> Any:
    return LexborHTMLParser(render("scorecard", scorecard=scorecard_of(rows, "Sandwell", ["England"], **more)))


def words(node: Any) -> str:
    return " ".join(node.text().split())


def test_the_answer_counts_each_verdict_and_says_when(rows):
    judged = [one for one in rows if one.measure.better != "neither"]
    assert answer(judged, "Sandwell") == [
        "Of 4 measures with an agreed direction, 1 got better in the newest year, 1 got worse and 1 showed no clear "
        "change; 1 cannot be judged. The newest years all ended on 31 March 2025; of 1 measure later years are not shown, and "
        "its newest shown ended on 31 March 2024.",
        "Over five years, or as many as can be compared, none got better, 2 got worse and 1 showed no clear change; "
        "1 cannot be judged.",
        "Beside the average of its statistical neighbours, Sandwell is better on 1, worse on 1 and about the same on 1.",
        "It is worse on: “Repeats”.",
    ]


def test_an_area_is_named_as_a_sentence_names_it(rows):
    assert "neighbours, the Isles of Scilly is better on 1" in answer(rows[:4], "Isles of Scilly")[2]


def test_one_measure_is_no_plural(rows):
    assert answer(rows[:1], "Sandwell")[0].startswith("Of 1 measure with an agreed direction, none got better")


def test_each_measure_stands_once_below_what_became_of_it(rows):
    found = scorecard_of(rows, "Sandwell").groups
    assert {title: [one.newest.shown for one, _ in measures] for title, measures in found.items()} == {
        "Got worse in the newest year": ["30.0%"],
        "Got better in the newest year": ["20.0%"],
        "No clear change in the newest year": ["25.5%"],
        "Cannot be judged": ["20.0%"],
        "No agreed direction": ["30.0%"],
    }


def test_a_verdict_is_a_word_with_a_shape(rows):
    said = [words(one) for one in page(rows).css("#got-worse-in-the-newest-year + div table .verdict")]
    assert said == ["◆ Worse", "◆ Worse", "◆ Worse", "◆ Worse"]
    shapes = {words(one).partition(" ")[::2] for one in page(rows).css(".verdict")}
    assert len({shape for shape, _ in shapes}) == len({word for _, word in shapes} - {"About the same"})


def test_each_change_says_from_when_it_is(rows):
    cell = page(rows).css("#got-worse-in-the-newest-year + div table td")[1]
    assert [words(one) for one in cell.css("p")] == [
        "Since 2024, the year before: ◆ Worse, rose by 5.0 percentage points",
        "Since 2020, five years before: ◆ Worse, rose by 5.0 percentage points",
    ]


def test_a_hidden_newest_value_is_said_in_words(rows):
    cell = page(rows).css("#cannot-be-judged + div table td")[1]
    assert words(cell).startswith("The newest number is hidden so that no child can be identified.")


def test_a_measure_without_a_direction_has_no_verdict(rows):
    found = page(rows)
    assert found.css("#no-agreed-direction + div table .verdict") == []
    assert "rose by 5.0 percentage points" in words(found.css("#no-agreed-direction + div table")[0])


def test_rules_that_changed_are_said_beside_the_change(table):
    changed = row(table, UP, since="2024", because="The definition changed.")
    cell = page([changed]).css("td")[1]
    assert "The definition changed. Values are compared from 2024 on." in words(cell)
    assert len(cell.css(".verdict")) == 1


def test_each_line_says_its_values(rows):
    said = [one.attributes["aria-label"] for one in page(rows).css("svg")]
    assert "2020: 25.0%; 2024: 25.0%; 2025: 30.0%" in said
    assert "2023: 25.0%; 2024: 20.0%; 2025: not shown" in said


def test_the_front_page_names_what_moved_first(rows):
    found = page(rows[::-1], short=2)
    assert [words(one) for one in found.css(".number")] == ["30.0%", "20.0%"]
    assert found.css("table, h2") == []


def test_how_many_measures_to_show_is_a_number_that_can_be(tmp_path):
    with pytest.raises(Fault, match="`short` is `-1`"):
        scorecard(Site(copy(tmp_path), TODAY), -1)


def test_without_a_direction_there_is_no_answer(rows):
    assert scorecard_of(rows[-1:], "Sandwell").answer == ["No measure has an agreed direction."]


@pytest.mark.parametrize("edition", ["text", "email", "handout"])
def test_an_edition_has_the_same_in_lines(edition, rows):
    html = render("scorecard", edition, scorecard=scorecard_of(rows[:1], "Sandwell", ["England"], short=1))
    said = " ".join(as_text(html).split())
    assert said.endswith(
        "- Repeats: 30.0% (year ending 31 March 2025, 27.2% to 32.9%). Since 2024, the year before: worse, rose by 5.0 "
        "percentage points. Since 2020, five years before: worse, rose by 5.0 percentage points. Worse than the "
        "statistical neighbour average (24.0%). Worse than the England average (22.6%)."
    )


def test_the_file_has_a_row_for_each_measure_with_its_verdicts_and_intervals(rows):
    head, worse, _, _, hidden, neither = verdicts(rows)
    found = dict(zip(head, worse, strict=True))
    assert (found["value"], found["value_low"], found["value_high"]) == ("30.0", "27.24", "32.91")
    assert (found["year_before_period"], found["year_before_change"]) == ("2024", "5.00")
    assert (found["year_before_verdict"], found["england_value"], found["england_verdict"]) == (
        "worse",
        "22.6",
        "worse",
    )
    assert (found["rank_from_highest"], found["areas_ranked"]) == ("1", "4")
    assert dict(zip(head, hidden, strict=True))["year_before_verdict"] == "not judged"
    assert dict(zip(head, neither, strict=True))["year_before_verdict"] == "z"


def test_a_measure_that_cannot_be_compared_is_told_once_at_its_line(tmp_path):
    folder = whole(tmp_path)
    path = folder / "data" / "comparisons.yml"
    path.write_text(
        path.read_text(encoding="utf-8") + "  since: 2012-13\n  because: The rules changed then.\n", encoding="utf-8"
    )
    told = [str(one) for one in check_site(Site(folder, TODAY)) if "since" in str(one)]
    assert len(told) == 1
    assert re.match(r"data/comparisons.yml:\d+: `since` is `2012-13`, and the table `referrals` has ", told[0])
