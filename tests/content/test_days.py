"""A page is there on its days: not before the first, out of every list after the last, and its faults told in time."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from example_sites import change, copy

from macros import leave_out
from macros.build.live import Live
from macros.build.site import make
from macros.checks.site import check_site
from macros.content import Site
from macros.sections.listings import listing, site_map
from macros.system import days

TODAY = date(2026, 11, 21)
PAGE = "docs/briefings/noticing.md"


def site_with(folder: Path, words: str, today: date = TODAY, preview: bool = False) -> Site:
    """The example site whose briefing has these words in its front matter."""
    root = copy(folder)
    change(root / PAGE, "review_by: ", f"{words}\nreview_by: ")
    return Site(root, today, preview)


def told(site: Site) -> list[str]:
    return [str(problem) for problem in check_site(site) if problem.stops]


@pytest.mark.parametrize(
    ("words", "today", "published", "listed"),
    [
        ("publish_on: 2026-11-22", TODAY, False, False),
        ("publish_on: 2026-11-22", date(2026, 11, 22), True, True),
        ("until: 2026-11-21", TODAY, True, True),
        ("until: 2026-11-21", date(2026, 11, 22), True, False),
        ("publish_on: 2026-11-22\nuntil: 2026-11-22", date(2026, 11, 22), True, True),
    ],
)
def test_a_page_has_its_address_from_its_first_day_on_and_is_listed_until_its_last(
    tmp_path, words, today, published, listed
):
    site = site_with(tmp_path, words, today)
    assert ("briefings/noticing.md" in {one.src for one in site.published}) is published
    assert ("briefings/noticing.md" in {one.src for one in site.documents}) is listed
    assert bool(listing(site, "briefings", None, None, "").pages) is listed
    assert any(page["url"] == "@/briefings/noticing/" for part in site_map(site) for page in part.pages) is listed


def test_the_preview_shows_a_page_before_its_day(tmp_path):
    assert "briefings/noticing.md" in {
        one.src for one in site_with(tmp_path, "publish_on: 2027-01-04", preview=True).documents
    }


def test_a_page_is_checked_before_its_day(tmp_path):
    site = site_with(tmp_path, "publish_on: 2027-01-04")
    change(site.root / PAGE, "## Background", "## Backgrounds")
    assert [one for one in told(site) if one.startswith(PAGE)] != []


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (
            "publish_on: 3026-11-22",
            "`publish_on` is `3026-11-22`, and the year 3026 must be a mistake. Correct the year.",
        ),
        (
            "publish_on: 0026-11-22",
            "`publish_on` is `0026-11-22`, and the year 26 must be a mistake. Correct the year.",
        ),
        ("publish_on:", "`publish_on` is empty. Write a day, such as 2026-11-20, or remove the line."),
        (
            "until: 1893456000",
            "`until` is `1893456000`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
        ),
        ("until: 2046-11-22", "`until` is in the year 2046. Correct the year."),
        (
            "publish_on: 2027-01-04\nuntil: 2027-01-03",
            "`until` is 2027-01-03, which is before `publish_on` (2027-01-04). "
            "Give the page at least one day, or remove one of the two.",
        ),
        (
            "publish_on: soon",
            "`publish_on` is `soon`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
        ),
        (
            "until: [2027-01-04]",
            "`until` is a list, which is not a date. Write it as year-month-day, such as 2026-11-20.",
        ),
    ],
)
def test_days_that_cannot_be_are_told_once_at_their_line(tmp_path, words, fault):
    site = site_with(tmp_path, words)
    text = (site.root / PAGE).read_text(encoding="utf-8")
    word = re.match(r"`(\w+)`", fault)[1]
    line = next(number for number, one in enumerate(text.splitlines(), 1) if one.startswith(f"{word}:"))
    assert [one for one in told(site) if one.startswith(PAGE)] == [f"{PAGE}:{line}: {fault}"]


@pytest.mark.parametrize(
    ("day", "words", "fault"),
    [
        (
            "2026-11-22",
            "themes: [neglect]",
            "`date` is 2026-11-22, which is to come. Set it to the day of the last change, or add "
            "`publish_on: 2026-11-22` to publish the page on that day.",
        ),
        (
            "2026-12-24",
            "publish_on: 2026-12-23",
            "`date` is 2026-12-24, which is after `publish_on`. Set it to 2026-12-23 or earlier.",
        ),
        ("2026-12-24", "publish_on: 2026-12-24", ""),
    ],
)
def test_a_date_to_come_is_told_unless_the_page_is_published_then(tmp_path, day, words, fault):
    root = copy(tmp_path)
    page = root / "docs/about/index.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r"^date: .*$", f"date: {day}", text, flags=re.MULTILINE), encoding="utf-8")
    change(page, "owner:", f"{words}\nowner:")
    found = [one for one in told(Site(root, TODAY)) if "`date`" in one]
    assert [one.partition(": ")[2] for one in found] == ([fault] if fault else [])


@pytest.mark.parametrize("kind", ["index.md", "data/index.md"])
@pytest.mark.parametrize("word", ["publish_on", "until"])
def test_what_other_pages_are_made_from_has_no_days(tmp_path, kind, word):
    root = copy(tmp_path)
    change(root / "docs" / kind, "owner:", f"{word}: 2027-01-04\nowner:")
    assert [one for one in told(Site(root, TODAY)) if f"`{word}` is not for this page" in one] != []


def test_a_link_to_a_page_to_come_is_told_unless_it_comes_with_it(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "publish_on: 2027-01-04\nreview_by: ")
    page = root / "docs/about/index.md"
    line = page.read_text(encoding="utf-8").count("\n") + 2
    page.write_text(page.read_text(encoding="utf-8") + "\n[Noticing](../briefings/noticing.md)\n", encoding="utf-8")
    assert [one for one in told(Site(root, TODAY)) if "published on" in one] == [
        f"docs/about/index.md:{line}: The link `../briefings/noticing.md` leads to a page that is published on "
        "2027-01-04 and not before. Add the link on that day, or give this page `publish_on: 2027-01-04` too."
    ]
    assert [one for one in told(Site(root, date(2027, 1, 4))) if "published on" in one] == []


def test_an_index_is_not_published_later_or_over_sooner_than_what_it_lists(tmp_path):
    root = copy(tmp_path)
    change(root / "docs/briefings/index.md", "owner:", "publish_on: 2027-01-04\nuntil: 2027-02-04\nowner:")
    assert [one.partition(": ")[2] for one in told(Site(root, TODAY)) if "briefings/index.md:" in one] == [
        "`publish_on` is 2027-01-04, and briefings/noticing.md, which this page lists, is published before. "
        "Give briefings/noticing.md the same `publish_on`, or remove this one.",
        "`until` is 2027-02-04, and briefings/noticing.md, which this page lists, stays published longer. "
        "Give briefings/noticing.md the same `until`, or remove this one.",
    ]


def test_mkdocs_makes_no_page_to_come_and_its_menu_names_none():
    config = {
        "exclude_docs": None,
        "nav": ["index.md", {"About": [{"Who": "about/who[1].md"}]}, {"More": ["about/more.md", "about/who[1].md"]}],
    }
    leave_out({"about/who[1].md"}, config)
    assert config["nav"] == ["index.md", {"More": ["about/more.md"]}]
    assert [
        config["exclude_docs"].match_file(name) for name in ("about/who[1].md", "about/who1.md", "x/about/who[1].md")
    ] == [
        True,
        False,
        False,
    ]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site as built on TODAY, with a page to come that the menu names, and a briefing that is over."""
    root = copy(tmp_path_factory.mktemp("days"))
    change(root / PAGE, "review_by: ", "until: 2026-11-20\nreview_by: ")
    text = (root / "docs/about/privacy.md").read_text(encoding="utf-8")
    (root / "docs/about/new.md").write_text(text.replace("---\n", "---\npublish_on: 2026-12-01\n", 1), encoding="utf-8")
    change(root / "mkdocs.yml", "  - About: about/index.md", "  - About: about/index.md\n  - New: about/new.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(days, "today", lambda: TODAY)
        assert [str(one) for one in make(root, root / "built", lambda _: None) if one.stops] == []
    return root / "built"


def naming(folder: Path, words: str) -> list[str]:
    """The files of the built site that name an address."""
    texts = (path for path in folder.rglob("*") if path.suffix in (".html", ".xml", ".json", ".txt", ".ics"))
    return sorted(
        path.relative_to(folder).as_posix()
        for path in texts
        if words in path.read_text(encoding="utf-8", errors="replace")
    )


def test_no_file_of_the_built_site_names_a_page_to_come(built):
    assert not (built / "about/new").exists()
    assert naming(built, "about/new") == []


def test_a_page_that_is_over_says_so_at_its_address_and_no_list_names_it(built):
    page = (built / "briefings/noticing/index.html").read_text(encoding="utf-8")
    assert "This page is no longer current." in page
    assert "20 November 2026" in page
    assert [name for name in naming(built, "briefings/noticing/") if not name.startswith("briefings/noticing/")] == []


def test_the_preview_marks_a_page_to_come(tmp_path):
    root = copy(tmp_path)
    change(root / PAGE, "review_by: ", "publish_on: 2027-01-04\nreview_by: ")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(days, "today", lambda: TODAY)
        live = Live(root, "http://127.0.0.1:8000/")
        live.renew([])
        page, home = live.answer("briefings/noticing/index.html"), live.answer("index.html")
    assert live.faults == []
    assert page is not None
    assert home is not None
    assert "Not public yet." in page.decode()
    assert "Not public yet." not in home.decode()
