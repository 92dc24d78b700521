"""The form as an officer uses it, in a browser: from opening a page to a commit that passes the check."""

from __future__ import annotations

import re
from pathlib import Path

from desk import Desk, git
from example_sites import told
from PIL import Image
from PIL.ExifTags import IFD

ISSUE = """This issue is about courses for people who work with children.

## In a minute

- The front door answered {{ number(“contacts-by-source”, “contacts_count”, contact_source=“Police”) }} contacts from the police.

## Three things to do

1. Read one briefing.
2. Talk about it.
3. Write down what you will do.

## What was decided

Nothing new this time.

## What was learnt

Listen first.

## New guidance

None this time.

## Dates

There are no dates this time.

## Who to ask

{{ contacts("practitioner") }}
"""


def commit(repository: Path, officer: Desk, files: int = 1) -> str:
    """What is saved, in so many files, becomes a commit: what it changes, line by line, without the lines around."""
    for _ in range(120):  # the editor says that it has saved a moment before the file is there
        for name, content in officer.saved().items():
            path = repository / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        if len(git(repository, "status", "--porcelain", "docs", "data").splitlines()) >= files:
            break
        officer.page.wait_for_timeout(500)
    git(repository, "add", "--all", "docs", "data")
    git(repository, "commit", "--quiet", "--message", "Changed in the form")
    shown = git(repository, "show", "--format=", "--unified=0")
    return "\n".join(line for line in shown.splitlines() if re.match(r"[+-](?![+-]{2} )", line))


def faults(repository: Path) -> list[str]:
    """What stops the site from being published."""
    return [one for one in told(repository) if ": advice: " not in one]


def test_a_newsletter_is_written_in_the_form_and_its_commit_passes_the_check(officer, repository):
    window = officer()
    window.open("newsletters/new")
    for label, text in {
        "Title": "News of autumn",
        "Summary": "What happened in autumn.",
        "Owner": "Business unit",
    }.items():
        window.write(label, text)
    window.write("Period", "September to November 2026")
    for place, day in enumerate(("2026-11-20", "2027-11-20")):
        window.page.locator("input[type=date]").nth(place).fill(day)
    window.page.get_by_role("radio", name="Practitioner").click()
    window.in_markdown(ISSUE)
    window.save()
    added = commit(repository, window)
    assert 'number("contacts-by-source", "contacts_count", contact_source="Police")' in added
    assert git(repository, "show", "--format=", "--name-only").split() == ["docs/newsletters/news-of-autumn.md"]
    assert faults(repository) == []


def test_one_word_more_on_a_page_changes_one_line(officer, repository):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end(" Again.")
    window.save()
    change = commit(repository, window).splitlines()
    assert [line[0] for line in change] == ["-", "+"]
    assert change[1][1:] == f"{change[0][1:]} Again."
    assert faults(repository) == []


def test_a_phone_number_is_corrected_and_nothing_else_of_the_file_changes(officer, repository):
    window = officer()
    window.open("facts/entries/contacts")
    window.page.get_by_role("button", name="Expand").last.click()
    for label, number in {"Number": "01632 960111", "Number to dial": "01632960111"}.items():
        window.write(label, number)
    window.save()
    assert commit(repository, window).splitlines() == [
        '-  number: "01632 960100"   # as its own page gives it',
        '-  tel: "01632960100"',
        '+  number: "01632 960111"   # as its own page gives it',
        '+  tel: "01632960111"',
    ]
    assert faults(repository) == []


def test_a_number_is_chosen_from_the_real_tables(officer, repository):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end(" In all ")
    window.insert("Number", {"Table": "contacts-by-source", "Who made contact": "Police"})
    window.save()
    assert '{{ number("contacts-by-source", "contacts_count", contact_source="Police") }}' in commit(repository, window)


def test_a_figure_is_chosen_from_the_real_ones(officer, repository):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end("\n")
    window.insert("Figure", {"Table": "contacts-by-source"})
    window.save()
    assert '+{{ figure("contacts-by-source") }}' in commit(repository, window).split("\n")


def test_a_number_without_its_row_is_not_inserted(officer):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end(" In all ")
    window.choose("Number", {"Table": "contacts-by-source"})
    window.page.get_by_role("dialog").get_by_role("button", name="Insert").click()
    window.page.get_by_text("This field is required").first.wait_for()
    window.page.get_by_text("Choose “Who made contact”.").wait_for()


def test_a_picture_without_words_for_it_is_not_inserted(officer):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end(" ")
    window.choose("Picture", {})
    window.page.get_by_role("dialog").get_by_role("button", name="Insert").click()
    window.page.get_by_role("dialog").get_by_text("This field is required").nth(1).wait_for()


def test_a_picture_is_put_beside_the_page_with_its_words_and_without_its_place(officer, repository, tmp_path):
    taken = Image.new("RGB", (900, 600), (40, 120, 60))
    place = Image.Exif()
    place.get_ifd(IFD.GPSInfo).update({1: "N", 2: (52.0, 30.0, 0.0), 3: "W", 4: (2.0, 0.0, 0.0)})
    taken.save(tmp_path / "Green Field.JPG", "JPEG", exif=place)
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end("\n")
    window.insert_picture(tmp_path / "Green Field.JPG", "A green field beside a school")
    window.page.get_by_role("dialog").wait_for(state="detached")
    window.wait_for_text("![A green field beside a school](")
    window.save()
    assert "+![A green field beside a school](green-field.webp)" in commit(repository, window, files=2)
    with Image.open(repository / "docs" / "briefings" / "green-field.webp") as saved:
        assert (saved.size, dict(saved.getexif())) == ((900, 600), {})
    assert faults(repository) == []


def test_a_file_name_is_not_taken_for_the_words_of_a_picture(officer, tmp_path):
    Image.new("RGB", (90, 60), (40, 120, 60)).save(tmp_path / "field.png")
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end("\n")
    window.insert_picture(tmp_path / "field.png", "field.png")
    window.page.get_by_text("Say in at least 5 characters what the picture shows").first.wait_for()


def test_an_empty_title_and_a_day_that_is_missing_keep_a_page_from_being_saved(officer):
    window = officer()
    before = window.saved()
    window.open("newsletters/new")
    window.page.get_by_role("button", name="Save", exact=True).click()
    window.page.get_by_text("This field is required").first.wait_for()
    assert window.saved() == before


def test_a_script_that_is_pasted_is_reported_by_the_check_with_its_line(officer, repository):
    window = officer()
    window.open("briefings/entries/noticing")
    window.type_at_the_end("\n<script>alert(1)</script>")
    window.save()
    commit(repository, window)
    assert any(re.match(r"docs/briefings/noticing\.md:\d+: .*script", one) for one in faults(repository))


def test_the_form_asks_no_other_website_for_anything(officer, home):
    window = officer()
    window.open("newsletters/new")
    window.page.wait_for_timeout(500)
    assert [address for address in window.asked if not address.startswith((home, "data:", "blob:"))] == []


def test_the_preview_has_the_words_of_macros_and_the_design_of_the_site(officer):
    window = officer()
    window.open("newsletters/entries/2026-summer")
    preview = window.page.frame_locator("iframe").first
    preview.get_by_text("The board looked at 400 contacts").wait_for()
    preview.get_by_text("Police made the most contacts").wait_for()
    paper = "el => [getComputedStyle(el).backgroundColor, getComputedStyle(document.body).fontFamily]"
    colour, font = preview.locator("html").evaluate(paper)
    assert colour != "rgba(0, 0, 0, 0)"
    assert "Times" not in font
