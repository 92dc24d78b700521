"""Where weaknesses of the site are reported: published while it is in force, and named before it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import TODAY, one_page

from macros.checks.overdue import NONE, overdue
from macros.checks.security import contact_for_weaknesses
from macros.content import Site
from macros.outputs import Making, security
from macros.system.cache import Cache
from macros.verbs.live import go_live

GIVEN = "security: {{contact: 'mailto:web@example.org', expires: {}}}\n"


def site(folder: Path, expires: str) -> Site:
    root = one_page(folder)
    with (root / "data" / "partnership.yml").open("a", encoding="utf-8") as file:
        file.write(GIVEN.format(expires) if expires else "")
    return Site(root, TODAY)


def text(given: Site, home: str = "https://example.org/") -> dict[str, str]:
    made = security.files(Making(given, home, Cache(), None))
    return {name: content.decode() for name, content in made.files.items()}


def test_the_file_says_where_to_write_and_until_when(tmp_path):
    assert text(site(tmp_path, "2027-06-30")) == {
        ".well-known/security.txt": "Contact: mailto:web@example.org\nExpires: 2027-06-30T23:59:59Z\n"
        "Preferred-Languages: en\nCanonical: https://example.org/.well-known/security.txt\n"
    }


@pytest.mark.parametrize("expires", ["", "2026-11-20"])
def test_without_a_contact_that_is_in_force_there_is_no_file(tmp_path, expires):
    assert text(site(tmp_path, expires)) == {}


@pytest.mark.parametrize(
    ("expires", "told"),
    [
        ("2027-11-22", []),
        ("2027-11-23", [("`expires` is 2027-11-23, which is more than a year ahead", True)]),
        ("2026-11-21", []),
        ("2026-11-20", [("`expires` is 2026-11-20, which has passed: security.txt is not published any more", False)]),
    ],
)
def test_the_contact_is_for_a_year_at_most(tmp_path, expires, told):
    assert [(one.what, one.stops) for one in contact_for_weaknesses(site(tmp_path, expires))] == told


@pytest.mark.parametrize(("expires", "listed"), [("2026-12-21", True), ("2026-12-22", False), ("", False)])
def test_the_weekly_list_names_the_contact_before_it_ends(tmp_path, expires, listed):
    found = overdue(site(tmp_path, expires))
    line = "- [ ] The contact in security.txt (`data/partnership.yml`): Business unit, due 21 December 2026"
    assert (line in found, found == NONE) == (listed, not listed)


@pytest.mark.parametrize(("expires", "missing"), [("", True), ("2027-06-30", False)])
def test_what_is_left_before_the_site_is_live_names_a_missing_contact(tmp_path, expires, missing):
    assert any("security.txt" in one.what for one in go_live(site(tmp_path, expires)).left) == missing
