"""A notice is at the top of every page on its days and on no other, and a slip in one is told in plain words."""

from __future__ import annotations

from datetime import date

import pytest
from example_sites import TODAY, change, copy, told

from macros.checks.site import check_site
from macros.content import Site

NOTICES = "data/notices.yml"
RIGHT = "- text: Our offices are closed today because of snow.\n  from: 2026-11-20\n  until: 2026-11-22\n"
TO_CALL = "0121 496 0000"


def site_with(folder, text):
    root = copy(folder)
    (root / NOTICES).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


SLIPS = {
    "no end": (("  until: 2026-11-22\n", ""), "1: `until` is missing. Add a line `until: …`."),
    "an end before the start": (
        ("until: 2026-11-22", "until: 2026-11-19"),
        "3: `until` is 2026-11-19, which is before `from` (2026-11-20). Write the last day of the notice.",
    ),
    "over": (
        ("2026-11-20\n  until: 2026-11-22", "2026-11-10\n  until: 2026-11-20"),
        "3: advice: This notice ended on 2026-11-20, so no page shows it. Remove it, or give it another last day.",
    ),
    "months": (
        ("until: 2026-11-22", "until: 2027-05-22"),
        "3: advice: This notice stays up for 182 days, and readers overlook one that is always there. "
        "Set an earlier `until`, or say it on a page.",
    ),
    "too long": (("snow.", "snow. " + "Long. " * 40), "1: `text` has 285 letters. Give it at most 200."),
    "a script": (("snow.", "<script>snow</script>."), "1: `text` holds HTML: <script>. Write plain words."),
    "a macro": (
        ("snow.", '{{ call("emergency") }}.'),
        "1: `text` holds `{{`, which begins or ends a macro. "
        "Macros belong in pages and in the titles of figures: write plain words.",
    ),
    "a number": (
        ("snow.", f"snow. Call {TO_CALL}."),
        f"1: The phone number {TO_CALL} is typed here. Remove it, and write `contact:` with the id of its entry in "
        "data/contacts.yml: the number then follows the text.",
    ),
    "an unknown contact": (
        ("  from", "  contact: emergancy\n  from"),
        "2: `emergancy` is not a contact. Did you mean `emergency`?",
    ),
    "a page that is not there": (
        ("  from", "  link: wories/index.md\n  from"),
        "2: `wories/index.md` is not a page. Did you mean `worried/index.md`?",
    ),
    "a heading that is not there": (
        ("  from", "  link: worried/index.md#nowhere\n  from"),
        "2: `worried/index.md#nowhere` does not lead to a heading on the page. That page has no headings: link to the page alone.",
    ),
    "an address without words": (
        ("  from", "  link: https://www.gov.uk/\n  from"),
        "2: `link` leads to another website and has no link text. "
        "Add `link_text:` with what readers find there, such as `Read the council’s statement`.",
    ),
    "an address that is not safe": (
        ("  from", "  link: http://www.gov.uk/\n  link_text: Read\n  from"),
        "2: `link` is `http://www.gov.uk/`, which does not begin with https://. Copy it whole from the browser.",
    ),
    "words without an address": (
        ("  from", "  link_text: Read\n  from"),
        "2: `link_text` has no `link` to belong to. Add `link:`, or remove the line.",
    ),
    "a misspelt word": (("until", "untill"), "3: `untill` is not a field that belongs here. Did you mean `until`?"),
    "another level": (
        ("  from", "  level: red\n  from"),
        "2: `level` is `red`, which is not one of its values. Use one of `urgent`, `information`.",
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_notice_is_told_once_in_plain_words(slip, tmp_path):
    (old, new), message = SLIPS[slip]
    assert told(site_with(tmp_path, RIGHT.replace(old, new, 1))) == [f"{NOTICES}:{message}"]


def test_no_day_has_three_notices(tmp_path):
    three = "".join(RIGHT.replace("snow", word) for word in ("snow", "rain", "wind"))
    assert told(site_with(tmp_path, three)) == [
        f"{NOTICES}:7: 3 notices are shown on 2026-11-21 (lines 1, 4, 7), and a page has room for 2. "
        "Remove one, put two into one, or change their days."
    ]
    after = three.replace("from: 2026-11-20\n  until: 2026-11-22", "from: 2026-11-23\n  until: 2026-11-24", 1)
    assert told(site_with(tmp_path / "other", after)) == []


def test_a_small_count_in_a_notice_is_told(tmp_path):
    [one] = told(site_with(tmp_path, RIGHT.replace("Our", "3 children died in Exampleshire. Our")))
    assert one.startswith(f"{NOTICES}:1: ")


def test_a_notice_to_a_page_that_is_not_there_yet_is_told(tmp_path):
    root = site_with(tmp_path, RIGHT.replace("  from", "  link: briefings/noticing.md\n  from"))
    change(root / "docs/briefings/noticing.md", "review_by: ", "publish_on: 2026-11-22\nreview_by: ")
    assert f"{NOTICES}:2: `link` leads to a page that is published on 2026-11-22 and not before. " + (
        "Write `from: 2026-11-22`, or link to another page."
    ) in told(root)


@pytest.mark.parametrize("text", ["[]\n", "# none\n[]\n", "# none today\n", ""])
def test_a_file_without_notices_is_right(text, tmp_path):
    assert told(site_with(tmp_path, text)) == []


@pytest.mark.parametrize("text", [RIGHT.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + RIGHT.encode()])
def test_a_file_that_windows_has_written_is_read(text, tmp_path):
    root = site_with(tmp_path, text)
    assert told(root) == []
    assert len(Site(root, TODAY).notices_of_today()) == 1


@pytest.mark.parametrize(("day", "shown"), [(19, 0), (20, 1), (22, 1), (23, 0)])
def test_a_notice_is_shown_from_its_first_day_to_its_last(day, shown, tmp_path):
    assert len(Site(site_with(tmp_path, RIGHT), date(2026, 11, day)).notices_of_today()) == shown


def test_an_urgent_notice_comes_first_and_has_the_number_and_the_page(tmp_path):
    more = RIGHT.replace("Our offices are", "The office is") + "  contact: emergency\n  link: worried/index.md\n"
    site = Site(site_with(tmp_path, RIGHT + "  level: information\n" + more), TODAY)
    assert [problem for problem in check_site(site) if problem.path == NOTICES] == []
    first, second = site.notices_of_today()
    assert (first["level"], first["contact"]["number"], first["href"]) == ("urgent", "999", "@/worried/")
    assert (second["level"], second["contact"], second["href"]) == ("information", None, "")
