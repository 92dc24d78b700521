"""What must be published is held against the pages: the build stops where a page, a heading or its words are missing."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from macros.checks.site import check_site
from macros.content import Site
from macros.facts import Known
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros

EXAMPLE = Path(__file__).parent.parent / "examples" / "site"
TODAY = date(2026, 11, 21)
DUTY = """\
- id: help
  group: The website
  duty: Who to call about a child
  basis: An example of a rule
  edition: "{edition}"
  date_checked: 2026-11-20
  state: {state}
  reason: The page has one sentence on it.
  page: {page}
  heading: {heading}
"""
LAW = "example:\n  title: An example of a rule\n  kind: Act\n  url: https://www.legislation.gov.uk/\n"
LONG = " ".join(["Call the police when a child is in danger."] * 5)


@pytest.fixture
def example(tmp_path, monkeypatch):
    """The small site with one more page and one duty that it meets; no other is asked of it."""
    monkeypatch.setattr(Known, "required_duties", [])
    folder = tmp_path / "site"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("site", ".pictures", ".site-*"))
    page = folder / "docs" / "about" / "ring.md"
    page.write_text(
        "---\ntitle: Who to call\nsummary: Who to call, and when to ring them.\nowner: Business unit\n"
        "date: 2026-11-20\nreview_by: 2099-11-20\naudience: public\n---\n\nA first line.\n\n"
        "## Who to call now\n\nRing the police when a child is in danger at this moment.\n\n## Later\n\nWords.\n",
        encoding="utf-8",
    )
    (folder / "data" / "laws.yml").write_text(LAW, encoding="utf-8")
    return folder


def told(folder, page="about/ring.md", heading="Who to call now", edition="", state="partly"):
    path = folder / "data" / "duties.yml"
    path.write_text(DUTY.format(page=page, heading=heading, edition=edition, state=state), encoding="utf-8")
    return [str(problem) for problem in check_site(Site(folder, TODAY))]


def test_a_duty_that_a_heading_meets_is_no_fault(example):
    assert told(example) == []


def test_a_duty_whose_page_is_gone_stops_the_build_and_names_the_line(example):
    assert told(example, page="about/rings.md") == [
        "data/duties.yml:1: `about/rings.md` is not a page, so this is published nowhere: Who to call about a child. "
        "Did you mean `about/ring.md`?"
    ]


def test_a_duty_whose_heading_was_renamed_stops_the_build(example):
    assert told(example, heading="Who to call") == [
        "data/duties.yml:1: about/ring.md has no heading `Who to call`, so this is published nowhere: Who to call "
        "about a child. The choices are `Later` and `Who to call now`."
    ]


def test_a_duty_whose_heading_has_no_words_stops_the_build_at_the_page(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace("Ring the police when a child is in danger at this moment.", ""),
        encoding="utf-8",
    )
    assert told(example) == [
        "docs/about/ring.md:12: `Who to call now` has 0 words below it, and must say: Who to call about a child. "
        "Write how this is done; data/duties.yml leads readers here."
    ]


def test_a_duty_whose_page_cannot_be_read_is_told_at_the_page_alone(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(page.read_text(encoding="utf-8").replace("owner: Business unit", "owner:"), encoding="utf-8")
    assert [fault.split(":")[0] for fault in told(example)] == ["docs/about/ring.md"]


def test_a_part_that_is_made_from_data_alone_meets_a_duty(example):
    page = example / "docs" / "about" / "ring.md"
    page.write_text(
        page.read_text(encoding="utf-8").replace(
            "Ring the police when a child is in danger at this moment.", '{{ contacts("public") }}'
        ),
        encoding="utf-8",
    )
    assert told(example) == []


def test_a_duty_read_in_an_older_edition_is_told_and_stops_nothing(example):
    assert told(example, edition="2018") == [
        "data/duties.yml:1: advice: A duty was taken from Working Together to Safeguard Children 2018, and 2026 is in "
        "force. Read it in the new edition, then set `edition:` and `date_checked:`."
    ]


def test_a_duty_that_is_taken_out_of_the_list_stops_the_build(example, monkeypatch):
    monkeypatch.undo()
    (example / "data" / "required-duties.yml").write_text(
        '- {id: plan, group: The website, basis: "A plan of the partners"}\n', encoding="utf-8"
    )
    found = told(example)
    assert (
        "data/duties.yml:1: The duty `plan` (The website) is missing from the list, and is required by A plan of the "
        "partners. Restore it with its page and heading, as the other duties have them."
    ) in found
    assert any("(Annual report) is missing" in one and "Children Act 2004, section 16G" in one for one in found)


def below_the_heading(folder, words):
    """The page with these words where its one sentence was."""
    page = folder / "docs" / "about" / "ring.md"
    old = "Ring the police when a child is in danger at this moment."
    page.write_text(page.read_text(encoding="utf-8").replace(old, words), encoding="utf-8")


def test_a_duty_with_too_few_words_is_not_met(example):
    assert told(example, state="met") == [
        "data/duties.yml:7: `help` is called met, and `Who to call now` in docs/about/ring.md has 12 words below it. "
        "Say there how it is done, in 40 words at least, or call it `partly`."
    ]


def test_a_duty_with_words_enough_is_met(example):
    below_the_heading(example, LONG)
    assert told(example, state="met") == []


@pytest.mark.parametrize(
    "gap",
    [
        "Not in our sources: who answers at night",
        "Our sources do not name a number",
        "The documents used for this site do not say this",
        "We could not read the guidance itself",
        "We found nothing on who answers",
        "The sources give no number",
        "We were unable to find the number",
        "No number could be found",
        "This site does not have the number",
        "Details will follow",
        "The number is not published",
        "Who answers is not known",
        "There is no information about the night",
        "**What we could not find.** A number for the night",
        "We do not know who answers",
        "This panel cannot be read",
        "Our copy does not show it",
    ],
)
def test_a_duty_whose_part_says_that_something_is_missing_is_not_met(gap, example):
    below_the_heading(example, f"{LONG}\n\n### At night\n\n{gap}.")
    (said,) = [one for one in told(example, state="met") if one.startswith("data/duties.yml")]
    assert said.startswith("data/duties.yml:7: `help` is called met, and docs/about/ring.md:18 says `")
    assert said.endswith("`. Write what is missing there, or call it `partly` or `not-in-our-sources`.")


def test_words_on_sources_that_lack_nothing_are_no_gap(example):
    below_the_heading(example, f"{LONG} The documents name it, and do not change. Do you not know? Ask the police.")
    assert told(example, state="met") == []


def test_a_gap_that_the_page_hides_is_told(example):
    below_the_heading(example, LONG)
    assert told(example, state="not-in-our-sources") == [
        "data/duties.yml:7: `help` is called not in our sources, and `Who to call now` in docs/about/ring.md does not say "
        "so. Write there what is missing, such as “We found no procedure”, or call it `partly` or `met`."
    ]


def test_a_gap_that_the_page_tells_is_no_fault(example):
    below_the_heading(example, "We found no number that anybody answers at night in this borough.")
    assert told(example, state="not-in-our-sources") == []


def test_a_state_that_is_none_of_the_three_is_told_at_its_line(example):
    (said,) = told(example, state="mostly")
    assert said.startswith("data/duties.yml:7: ")
    assert "`mostly`" in said
    assert "not-in-our-sources" in said


@pytest.mark.parametrize("reason", ['""', "Yes", "<b>It has all that is asked for</b>", "[one, two]", "3"])
def test_a_reason_that_says_nothing_is_told_at_its_line(reason, example):
    told(example)
    path = example / "data" / "duties.yml"
    text = path.read_text(encoding="utf-8").replace("The page has one sentence on it.", reason)
    path.write_text(text, encoding="utf-8")
    assert [str(one)[:21] for one in check_site(Site(example, TODAY))] == ["data/duties.yml:8: `r"]


@pytest.mark.parametrize("word", ["state", "reason"])
def test_a_duty_without_a_state_or_a_reason_is_told(word, example):
    told(example)
    path = example / "data" / "duties.yml"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(f"  {word}:")]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (said,) = [str(one) for one in check_site(Site(example, TODAY))]
    assert said.startswith("data/duties.yml:1: ")
    assert f"`{word}`" in said


def test_the_list_counts_the_states_and_says_why(example):
    told(example)
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("duties")
    assert "<dt>Met here</dt><dd>0 of 1</dd>" in shown
    assert "<dt>Partly</dt><dd>1 of 1</dd>" in shown
    assert '<span class="duty-state duty-partly">Partly</span> The page has one sentence on it.' in shown


def test_a_basis_that_nobody_checked_reads_as_no_assurance(example):
    told(example)
    path = example / "data" / "duties.yml"
    path.write_text(path.read_text(encoding="utf-8") + "  confirmed: false\n", encoding="utf-8")
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("duties")
    assert "Not checked in the law or guidance" in shown
    assert "We have not checked 1 of the 1 duties" in shown
    assert "Checked 20 November" not in shown


def test_the_partners_are_listed_with_their_parts(example):
    path = example / "data" / "partnership.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("safeguarding partner}", 'safeguarding partner, note: "since 2019 <& alone>"}'), encoding="utf-8"
    )
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("partners")
    row = '<th scope="row">Exampleshire Council</th><td>Statutory safeguarding partner, since 2019 &lt;&amp; alone&gt;</td>'
    assert row in shown


def guidance_said(folder, words):
    """What a page says of the guidance, with these words about it in `data/partnership.yml`."""
    path = folder / "data" / "partnership.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('edition: "2026", ', f'edition: "2026", {words}'), encoding="utf-8")
    return MacroHtml(PageMacros(Site(folder, TODAY))).html("guidance_read")


def test_an_edition_that_was_read_is_named_with_its_day(example):
    assert (
        "This page sums up Working Together to Safeguard Children 2026, checked on 20 November 2026."
        in guidance_said(example, "")
    )


def test_an_edition_that_was_not_read_is_said_to_be_so(example):
    assert "We could not read Working Together to Safeguard Children 2026 itself, so some" in guidance_said(
        example, "read: false, "
    )


def test_the_earlier_edition_that_pages_sum_up_is_named(example):
    said = guidance_said(example, 'read: false, summed_up: "2023", ')
    assert "This page sums up Working Together to Safeguard Children 2023, as public bodies describe it." in said
    assert "We could not read the edition in force, 2026, itself" in said


def test_the_list_of_duties_links_to_the_exact_heading(example):
    told(example)
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("duties")
    assert '<a href="@/about/ring/#who-to-call-now">Who to call now</a>' in shown
    assert "An example of a rule" in shown


def test_the_list_of_duties_begins_with_its_parts(example):
    told(example)
    shown = MacroHtml(PageMacros(Site(example, TODAY))).html("duties")
    assert '<a href="#the-website">The website</a>: 1 duty</li>' in shown
    assert shown.index('href="#the-website"') < shown.index('<h2 id="the-website">')
