"""Front matter: plain words on one line, days that can be, a template that fits, and nothing said twice."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from editing import BRIEFING, INDEX, NEWSLETTER, TODAY, site_with
from example_sites import change, copy, told

from macros.checks.site import check_site
from macros.content import Site

ABOUT = "docs/about/contact.md"


def contact(folder: Path, old: str, new: str) -> list[str]:
    """The faults of the example site with this change in the front matter of one page."""
    site = copy(folder)
    change(site / ABOUT, old, new)
    return told(site)


@pytest.mark.parametrize(
    ("typed", "what"),
    [
        ('"Who **we** are here"', "contains Markdown (`**we** are here`)"),
        ('"Who *we* are here"', "contains Markdown (`*we* are here`)"),
        ('"Who _we_ are here"', "contains Markdown (`_we_ are here`)"),
        ('"Read [the page](index.md)"', "contains Markdown (`[the page](index.md)`)"),
        ('"Type `make check` now"', "contains Markdown (`` `make check` now ``)"),
        ('"## Who we are"', "contains Markdown (`## Who we are`)"),
        ('"Who <b>we</b> are"', "has `<b>` in it, and front matter is plain text"),
        ('"Who <script src=x"', "has `<script src=x` in it, and front matter is plain text"),
        ('"Who <!-- we --> are"', "has `<!--` in it, and front matter is plain text"),
        ('"Education &amp; health"', "has `&amp;` in it, and front matter is plain text"),
        ('"There are {{ number() }} of us"', "has `{{` in it, and no macro is read in front matter"),
        ('"There {% set x = y %} are some"', "has `{%` in it, and no macro is read in front matter"),
        ('"Who we are\\nand where"', "goes over more than one line"),
        ("|\n  Who we are, and where.", "goes over more than one line"),
        (">\n  Who we are, and where.", "goes over more than one line"),
        ('"Who\\twe are, and where"', "has a tab in it"),
        ('"Who we are \\u202Eereht"', "has an invisible character that changes the text direction"),
        ('"Who we\\u200B are, and where"', "has an invisible character in it (U+200B)"),
        ('"Who we \\a are, and where"', "has an invisible character in it (U+0007)"),
        ('"            "', "is empty"),
        ('"!!! ... !!! ... !!!"', "is `!!! ... !!! ... !!!`, which says nothing"),
    ],
)
def test_a_text_that_is_not_plain_is_told_once_at_its_line(tmp_path, typed, what):
    found = contact(tmp_path, "summary: What this site says about itself.", f"summary: {typed}")
    shown = what.replace("`` `make check` now ``", "``make check` now`")
    assert [line.partition(". ")[0] for line in found if line.startswith(f"{ABOUT}:3: `summary` {shown}")]
    assert len(found) == 1


@pytest.mark.parametrize(
    "typed",
    [
        '"Children’s safety & neglect: what 5 * 3 < 20 means"',
        '"Fish & chips, R&D and A&E: 1 * 2 * 3"',
        '"بچوں کی حفاظت ਬੱਚਿਆਂ ਦੀ ਸੁਰੱਖਿਆ"',
        '"The file my_long_name_here and snake_case words"',
        '"Read it [again] (and again)"',
        '"C# and #hashtags, all of them"',
    ],
)
def test_a_text_in_plain_words_is_left_alone(tmp_path, typed):
    assert contact(tmp_path, "summary: What this site says about itself.", f"summary: {typed}") == []


def test_a_text_inside_a_list_is_told_at_its_own_line(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING.replace("  - Whom did we tell?", "  - Whom did **we** tell?"))
    [fault] = [line for line in told(site.root) if "`questions`" in line]
    assert fault.startswith("docs/briefings/seen.md:12: ")


def test_an_entry_of_a_list_that_says_nothing_is_told(tmp_path):
    site = site_with(tmp_path, briefings__seen=BRIEFING.replace("  - Whom did we tell?", '  - ""\n  - Whom?'))
    [fault] = [line for line in told(site.root) if "`questions`" in line]
    assert fault.startswith("docs/briefings/seen.md:12: `questions` is blank.")


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            "date: 2026-11-20",
            "date: 2026-11-22",
            f"{ABOUT}:5: `date` is 2026-11-22, which is to come. Set it to the day of the last change, "
            "or add `publish_on: 2026-11-22` to publish the page on that day.",
        ),
        (
            "date: 2026-11-20",
            "date: 2062-11-20",
            f"{ABOUT}:5: `date` is 2062-11-20, which is to come. Set it to the day of the last change.",
        ),
        (
            "date: 2026-11-20",
            "date: 1026-11-20",
            f"{ABOUT}:5: `date` is `1026-11-20`, and the year 1026 must be a mistake. Correct the year.",
        ),
        (
            "date: 2026-11-20",
            "date: 20261120",
            f"{ABOUT}:5: `date` is `20261120`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
        ),
        (
            "date: 2026-11-20",
            'date: "1795132800"',
            f"{ABOUT}:5: `date` is `1795132800`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
        ),
        (
            "review_by: 2099-11-20",
            "review_by: 9999-12-31",
            f"{ABOUT}:6: `review_by` is `9999-12-31`, and the year 9999 must be a mistake. Correct the year.",
        ),
        (
            "review_by: 2099-11-20",
            "review_by: 2099-11-31",
            f"{ABOUT}:6: `review_by` is `2099-11-31`, which is not a real date. Check its month and day.",
        ),
        (
            "audience: public",
            "audience: public\nreviewed: 2027-11-20",
            f"{ABOUT}:8: `reviewed` is 2027-11-20, which is in the future. "
            "Write the day on which it was done: today is 2026-11-21.",
        ),
        (
            "audience: public",
            "audience: public\nchanges:\n  - {date: 2027-01-01, what: Something will be new.}",
            f"{ABOUT}:9: `date` is 2027-01-01, which is in the future. "
            "Write the day on which it was done: today is 2026-11-21.",
        ),
        (
            "audience: public",
            "audience: public\ntemplate: pages.html",
            f"{ABOUT}:8: There is no template `pages.html`. Write `template: about.html`.",
        ),
        (
            "audience: public",
            "audience: public\ntemplate: event.html",
            f"{ABOUT}:8: `event.html` is not the template of a page of the kind `about`. Write `template: about.html`.",
        ),
        (
            "audience: public",
            "audience: public\ntemplate: ../mkdocs.yml",
            f"{ABOUT}:8: There is no template `../mkdocs.yml`. Write `template: about.html`.",
        ),
    ],
)
def test_a_day_or_a_template_that_cannot_be_is_told_at_its_line(tmp_path, old, new, fault):
    assert contact(tmp_path, old, new) == [fault]


def test_a_wrong_template_of_a_folder_is_told_once_where_it_is_said(tmp_path):
    site = copy(tmp_path)
    change(site / "docs/about/.meta.yml", "template: about.html", "template: abuot.html")
    assert told(site) == [
        "docs/about/.meta.yml:2: There is no template `abuot.html`. Write `template: about.html`.",
    ]


def test_a_text_that_a_folder_gives_to_its_pages_is_told_once_where_it_is_typed(tmp_path):
    site = copy(tmp_path)
    for page in (site / "docs/about").glob("*.md"):
        change(page, "owner: Business unit\n", "")
    change(site / "docs/about/.meta.yml", "kind: about", "kind: about\nowner: The <b>unit</b>")
    assert told(site) == [
        "docs/about/.meta.yml:2: `owner` has `<b>` in it, and front matter is plain text. Write the words alone."
    ]


def test_a_page_to_be_published_later_may_have_the_day_on_which_it_will_be(tmp_path):
    site = copy(tmp_path)
    change(site / ABOUT, "date: 2026-11-20", "date: 2026-11-22")
    assert check_site(Site(site, date(2026, 11, 22))) == []
    assert check_site(Site(site, TODAY)) != []


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("year: 2024-26", "`year`: `2024-26` is not a financial or academic year. Write it such as 2022-23."),
        ("year: 2024-99", "`year`: `2024-99` is not a financial or academic year. Write it such as 2022-23."),
        (
            'published: "2024-13"',
            "`published`: `2024-13` is not a day or a month. Write it such as 2018-10-25 or 2018-10.",
        ),
        ('published: "2024-02-30"', "`published`: `2024-02-30` is not a day or a month."),
        ("published: October", "`published`: `October` is not a day or a month."),
    ],
)
def test_a_day_month_or_year_of_a_review_that_the_calendar_does_not_have_is_told(tmp_path, line, fault):
    front = BRIEFING.partition("source:")[0] + "source: Annual report of 2024-25\n"
    told_year = "" if line.startswith("year") else 'year: "2024-25"\n'
    review = f"{front}kind: review\ntemplate: review.html\nreview_kind: Scrutiny\n{told_year}status: Published\nlearning: [Plans were clear.]\n{line}\n---\n\nWords.\n"
    [said] = told(site_with(tmp_path, reviews__index=INDEX, reviews__one=review).root)
    assert fault in said


def test_a_number_typed_as_a_text_is_told_since_templates_count_with_it(tmp_path):
    issue = NEWSLETTER.replace("issue: 4", 'issue: "4"')
    site = site_with(tmp_path, newsletters__index=INDEX, newsletters__one=issue)
    [fault] = told(site.root)
    assert fault == (
        "docs/newsletters/one.md:11: `issue` is the text `4`, and should be a whole number, such as 12. "
        "Write it without quotes."
    )
