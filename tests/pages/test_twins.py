"""A page is not a copy of another: an issue has its own number, period and words."""

from __future__ import annotations

import pytest
from editing import BRIEFING, EVENT, INDEX, NEWSLETTER, site_with
from example_sites import told

NUMBER = NEWSLETTER.replace("issue: 4", "issue: 5")
PERIOD = NUMBER.replace("period: April to June 2025", "period: July to September 2025")
TITLE = PERIOD.replace("What was seen", "What was heard")
OTHER = TITLE.replace("what it learnt", "what it saw").replace("Two things", "Other things")


@pytest.mark.parametrize(
    ("twin", "same"),
    [
        (NEWSLETTER, "number (4), period, title, summary and text"),
        (NUMBER, "period, title, summary and text"),
        (PERIOD, "title, summary and text"),
        (TITLE, "summary and text"),
        (OTHER.replace("issue: 5", "issue: 4"), "number (4)"),
    ],
)
def test_an_issue_that_is_a_copy_is_told_once_with_all_that_is_the_same(tmp_path, twin, same):
    site = site_with(tmp_path, newsletters__one=NEWSLETTER, newsletters__two=twin)
    [fault] = [line for line in told(site.root) if "same" in line]
    assert f"This page has the same {same} as docs/newsletters/one.md. If it is a copy, complete the changes." in fault


def test_two_issues_of_their_own_are_no_twins(tmp_path):
    site = site_with(tmp_path, newsletters__one=NEWSLETTER, newsletters__two=OTHER)
    assert [line for line in told(site.root) if "same" in line] == []


def test_a_briefing_that_is_a_copy_is_told(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING, briefings__twin=BRIEFING.replace("Seen & heard", "Seen again"))
    [fault] = [line for line in told(site.root) if "same" in line]
    assert fault.startswith(
        "docs/briefings/twin.md:3: This page has the same summary and text as docs/briefings/seen.md."
    )


@pytest.mark.parametrize(
    ("twin", "faults"),
    [
        (EVENT, 1),
        (EVENT.replace("2027-01-12", "2027-01-13"), 0),
        (EVENT.replace("Town hall, Upper", "Online, Upper"), 0),
    ],
)
def test_a_course_may_be_given_again_on_another_day_or_in_another_place(tmp_path, twin, faults):
    site = site_with(tmp_path, training__index=INDEX, training__one=EVENT, training__two=twin)
    assert len(told(site.root)) == faults
