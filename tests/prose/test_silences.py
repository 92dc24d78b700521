"""What a document does not say is told, in words that nobody has written here before; what was found is not."""

from __future__ import annotations

import pytest

from macros.prose.silences import silences


def found(text: str) -> list[tuple[int, str]]:
    return [(one.line, one.words) for one in silences(enumerate(text.split("\n"), start=1))]


@pytest.mark.parametrize(
    "text",
    [
        "The review's final report doesn't say who chaired the panel.",
        "The council’s papers do not list the schools that took part.",
        "The minutes didn’t record a vote.",
        "The strategy was launched in spring. The document never mentions a budget.",
        "The commentary gives no reason for the fall.",
        "The annual report for 2021-22 tells nothing about fostering.",
        "The published documents used here have no figures for Tipton.",
        "Neither report names the school.",
        "The minutes do not spell out the name.",
        "One report counts 60 children. It does not give the period.",
        "The report links the changes with its work. It gives no comparison.",
        "A later section says that there were three, but does not name them.",
        "The letter is silent on cost.",
        "The appendix omits the smaller towns.",
        "The paper lists the aims but does not explain them.",
        "The number of visits is not stated.",
        "The results are not printed.",
        "The number is not given in the minutes.",
        "The board has never published any but the first; it has published no later one.",
        "The answer is not in the sources.",
        "No report mentions the pilot.",
        "No figures for boys are published.",
        "Leaders have not written what they did.",
        "They did not write how they decided.",
        "The authors fail to name their method.",
        "The report counts visits without saying how many families they went to.",
        "The date is missing from the report.",
        "There is no chapter on fathers in the report.",
        "What the sources do not say",
        "The text leaves open who pays.",
        "Ofsted does not say which schools.",
        "**The report** does [not say](x.md) why.",
        "The report does\nnot say why.",
        "THE REPORT DOES NOT SAY WHY.",
        "The report does not also list the others.",
        "Nothing in the report explains the rise.",
        "There is nothing on sleep in the annual report.",
        "No reason was given for the rise.",
        "The reasons were not recorded.",
        "It is unclear from the minutes whether the visit took place.",
        "The paper did not go into detail.",
        "The totals are absent from the appendix.",
        "The results cannot be found in the papers.",
        "The report lacks a table of ages.",
        "The council's papers make no reference to sleep.",
        "The report provides no counts for Tipton.",
        "The data is not broken down by ward in the report.",
        "No table by ward is available in the report.",
        "The report leaves readers to guess.",
    ],
)
def test_what_a_document_does_not_say_is_told(text):
    assert len(found(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We found no reason for the fall in the report.",
        "We could not read this part of the report.",
        "We do not know who chaired the panel.",
        "The report says that audits were late.",
        "Do not tell anybody else before you have told your lead.",
        "Young people who do not say much may still want to talk.",
        "A good talk asks why they left. It does not tell them off.",
        "The count includes every child in care. It does not show where they live.",
        "What this does not tell you",
        "The table shows plans. It does not show whether children were safer.",
        "Inspectors found that some meetings did not record why.",
        "The inspection report is not among the sources of this site.",
        "A review is not published until the trial has ended.",
        "The plan does not name who does what: send it back.",
        "Never record what you did not see.",
        "This page does not give legal advice.",
        "The child has said nothing yet.",
        "The family did not tell the school how they were.",
        "We found nothing in our documents about sleep.",
        "If a source is unclear, the figure says how we read it.",
        "The inspectors said that good work could not be seen in the files.",
    ],
)
def test_what_was_found_or_is_about_no_document_is_not_told(text):
    assert found(text) == []


def test_a_sentence_that_goes_on_about_the_document_before_it_is_told_too():
    text = "The report describes the day.\n\nIt does not say what came of it."
    assert found(text) == [(3, "It does not say what")]
    assert found("The school helped.\n\nIt does not say what came of it.") == []


def test_each_place_is_told_at_its_line_once():
    assert [line for line, _ in found("One.\nThe report does not say why. The minutes give no date.\n\nTwo.")] == [2, 2]
