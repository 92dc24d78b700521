"""Lists that make themselves: themes with all that is about them, the site map, what changed, and pages that moved."""

from __future__ import annotations

import re
from datetime import date

import pytest
from example_sites import copy, whole
from making_sites import made

from macros.checks.overdue import overdue
from macros.checks.site import check_site
from macros.content import Site
from macros.sections import statement
from macros.sections.hubs import FEWEST, Hub, hubs, small
from macros.sections.listings import changes, site_map

TODAY = date(2026, 11, 21)


@pytest.fixture
def example(tmp_path):
    folder = copy(tmp_path)
    (folder / "data" / "themes.yml").write_text(
        "early-help: {name: Early help, about: Help for families as soon as a need shows.}\n"
        "front-door: {name: The front door, about: Who makes contact and what comes of it.}\n"
        "silence: {name: Silence, about: A theme that nothing on the site is about.}\n",
        encoding="utf-8",
    )
    return folder


def front(folder, name, line):
    path = folder / "docs" / name
    path.write_text(path.read_text(encoding="utf-8").replace("audience:", f"{line}\naudience:", 1), encoding="utf-8")


def told(folder):
    return [str(problem) for problem in check_site(Site(folder, TODAY))]


def test_a_theme_gathers_pages_and_tables_by_itself_and_one_about_nothing_has_no_page(example):
    front(example, "figures/front-door.md", "themes: [front-door]")
    front(example, "about/index.md", "themes: [silence]")  # a kind of page that no hub gathers
    assert hubs(Site(example, TODAY)) == []  # too few things for a page
    hub = {one.id: one for one in small(Site(example, TODAY))}["front-door"]
    assert (hub.id, hub.said) == ("front-door", "1 page of figures, 1 table")
    assert [page["url"] for page in hub.sections["Figures"]] == ["@/figures/front-door/"]
    assert [href for _, href in hub.tables] == ["@/data/contacts-by-source/"]


def test_a_theme_has_a_page_from_so_many_things_on_and_is_listed_with_less(tmp_path):
    folder = whole(tmp_path)
    site = Site(folder, TODAY)
    assert [(one.id, one.count >= FEWEST) for one in (*hubs(site), *small(site))] == [
        ("early-help", True),
        ("front-door", False),
    ]
    built = made(folder).files
    index = built["learning/index.html"].decode()
    assert 'href="../learning/early-help/"' in index
    assert '<h4 id="front-door">' in index
    assert 'href="../thresholds/front-door/"' in index
    assert "learning/early-help/index.html" in built
    assert b"url=../../learning/#front-door" in built["learning/front-door/index.html"]


@pytest.mark.parametrize(("pages", "tables", "expected"), [(1, 4, False), (2, 3, True), (2, 2, False)])
def test_a_theme_with_one_page_and_its_tables_has_no_page_of_its_own(pages, tables, expected):
    found = Hub("money", "Money", "What help costs.", {"Figures": [{}] * pages}, [], [("Spending", "")] * tables)
    assert found.has_page == expected


def test_the_site_map_has_every_page_but_those_that_search_leaves_out(example):
    site = Site(example, TODAY)
    parts = [one for part in site_map(site) for one in (part, *part.folders)]
    listed = [page["url"] for part in parts for page in part.pages]
    assert sorted(listed) == sorted(f"@/{one.url}" for one in site.documents if not one.meta.search.exclude)


def test_a_folder_without_a_page_of_its_own_stands_by_its_name_below_the_one_that_it_lies_in(example):
    contact = example / "docs" / "about" / "contact.md"
    for folder in ("allied-boards", "2022-23"):
        (example / "docs" / "about" / folder).mkdir()
        (example / "docs" / "about" / folder / "a.md").write_text(contact.read_text(encoding="utf-8"), encoding="utf-8")
    [about] = [part for part in site_map(Site(example, TODAY)) if part.folder == "about"]
    assert about.title == "About this site"
    assert [(one.title, [page["title"] for page in one.pages]) for one in about.folders] == [
        ("2022-23", ["Contact"]),
        ("Allied boards", ["Contact"]),
    ]


def test_a_change_in_front_matter_is_told_with_its_day_and_page(example):
    front(example, "about/index.md", "changes: [{date: 2026-11-02, what: The page says who owns it.}]")
    [change] = changes(Site(example, TODAY))
    assert (change.day, change.what, change.url) == ("2 November 2026", "The page says who owns it.", "@/about/")


def test_what_is_due_for_review_is_listed_with_its_owner_the_longest_overdue_first(example):
    assert overdue(Site(example, TODAY)) == "Nothing is due for review."
    page = example / "docs" / "about" / "contact.md"
    page.write_text(
        re.sub(r"review_by: .*", "review_by: 2027-01-31", page.read_text(encoding="utf-8")), encoding="utf-8"
    )
    told = overdue(Site(example, date(2100, 1, 1))).splitlines()
    assert told[0].startswith("Pages and tables whose review date has passed: ")
    assert told[2] == "- [ ] Contact (`docs/about/contact.md`): Business unit, due 31 January 2027"
    assert "(`data/tables/contacts-by-source.yml`)" in "\n".join(told)


STATEMENT = """\
standard: Web Content Accessibility Guidelines 2.2
status: partially compliant
reason: Nobody has looked at all of it.
prepared: 2026-11-20
review_by: 2027-11-20
tested: 2026-11-20
tested_by: our own tests
"""


def test_an_accessibility_statement_without_a_heading_of_the_law_stops_the_build(example):
    (example / "data" / "accessibility.yml").write_text(STATEMENT, encoding="utf-8")
    page = example / "docs" / "about" / "accessibility.md"
    front_matter = page.read_text(encoding="utf-8").split("---")[1]
    whole = "\n\n".join(f"## {heading}\n\nWords." for heading in statement.ORDER)
    page.write_text(f"---{front_matter}---\n\n{whole}\n", encoding="utf-8")
    assert told(example) == []
    page.write_text(
        f"---{front_matter}---\n\n{whole.replace('## Enforcement procedure', '## Complaints')}\n", encoding="utf-8"
    )
    [fault] = told(example)
    assert "has no heading `Enforcement procedure`, which the law asks for. Add `## Enforcement procedure`" in fault
    swapped = [statement.ORDER[1], statement.ORDER[0], *statement.ORDER[2:]]
    body = "\n\n".join(f"## {heading}\n\nWords." for heading in swapped)
    page.write_text(f"---{front_matter}---\n\n{body}\n", encoding="utf-8")
    [fault] = told(example)
    assert "headings are not in the order that the law sets" in fault


def test_a_page_that_moved_is_found_under_its_old_address(example):
    front(example, "about/contact.md", "moved_from: [ring/us/, old/]")
    assert told(example) == []
    site = made(example)
    assert site.told == []
    page = site.files["ring/us/index.html"].decode()
    assert '<meta http-equiv="refresh" content="0; url=../../about/contact/">' in page
    assert '<a href="../../about/contact/">' in page
    assert 'url=../about/contact/"' in site.files["old/index.html"].decode()
    leading_on = {name for name, content in site.files.items() if b'http-equiv="refresh"' in content}
    assert leading_on == {"ring/us/index.html", "old/index.html"}


def test_an_old_address_where_a_page_stands_is_a_fault(example):
    front(example, "about/contact.md", "moved_from: [about/privacy/]")
    assert told(example) == [
        "docs/about/contact.md:7: `about/privacy/` is the address of docs/about/privacy.md, so nothing can lead on from "
        "there. Remove it from `moved_from:`, or move the other page."
    ]


def test_an_old_address_that_is_none_is_a_fault(example):
    front(example, "about/contact.md", "moved_from: [https://elsewhere.example/]")
    [fault] = told(example)
    assert "`https://elsewhere.example/` is not an address of this site" in fault
    assert fault.startswith("docs/about/contact.md:7:")
