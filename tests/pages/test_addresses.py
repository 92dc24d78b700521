"""Old addresses: each leads on to one page that is there, and none can be put where it does not belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import change, copy, told
from making_sites import making_of

from macros.outputs import redirects

PAGE = "docs/about/contact.md"


def moved(folder: Path, old: str, **more: str) -> list[str]:
    """The faults of the example site in which a page has these old addresses, and other pages have theirs."""
    site = copy(folder)
    for name, addresses in {"contact": old, **more}.items():
        change(site / f"docs/about/{name}.md", "audience:", f"moved_from: {addresses}\naudience:")
    return told(site)


@pytest.mark.parametrize(
    ("old", "what"),
    [
        ("[https://elsewhere.example/]", "`https://elsewhere.example/` is not an address of this site"),
        ("[//elsewhere.example/]", "`//elsewhere.example/` is not an address of this site"),
        ("[../../etc/]", "`../../etc/` is not an address of this site"),
        ("[news/../../etc/]", "`news/../../etc/` is not an address of this site"),
        ('["javascript:alert(1)/"]', "`javascript:alert(1)/` is not an address of this site"),
        (
            "[/news/autumn/]",
            "`/news/autumn/` is not an address that this site could have had. Did you mean `news/autumn/`?",
        ),
        (
            "[news/autumn]",
            "`news/autumn` is not an address that this site could have had. Did you mean `news/autumn/`?",
        ),
        (
            "[news/autumn.md]",
            "`news/autumn.md` is not an address that this site could have had. Did you mean `news/autumn/`?",
        ),
        ("docs/training/burns-day.md", "and should be a list. Write `moved_from: [training/burns-day/]`."),
        ("news/autumn/", "and should be a list. Write `moved_from: [news/autumn/]`."),
        ("/news/autumn.html", "and should be a list. Write `moved_from: [news/autumn/]`."),
        ("[docs/news/index.md]", "could have had. Did you mean `news/`?"),
        (
            "[News/Autumn/]",
            "`News/Autumn/` is not an address that this site could have had. Write it from the site's root",
        ),
        ("[news autumn/]", "`news autumn/` is not an address that this site could have had"),
        ("[news//autumn/]", "could have had. Did you mean `news/autumn/`?"),
        ("[‮swen/]", "changes the direction"),
        ('[""]', "`` is not an address that this site could have had"),
        ("[assets/old/]", "`assets/old/` is a folder of the site's own files, which never held a page"),
        (
            "[about/contact/]",
            "`about/contact/` is the address that this page has now. Write the address that it had before",
        ),
        (
            "[about/privacy/]",
            "`about/privacy/` is the address of docs/about/privacy.md, so nothing can lead on from there",
        ),
        (
            "[data/contacts-by-source/]",
            "`data/contacts-by-source/` is the address of the page of data/tables/contacts-by-source.csv",
        ),
        ("[news/, news/]", "`news/` is in this list already. Keep one of them"),
    ],
)
def test_an_old_address_from_which_nothing_can_lead_on_is_told_once(tmp_path, old, what):
    [fault] = moved(tmp_path, old)
    assert fault.startswith(f"{PAGE}:7: ")
    assert what in fault


def test_two_pages_cannot_both_have_been_at_one_address(tmp_path):
    [fault] = moved(tmp_path, "[news/]", privacy="[news/]")
    assert fault == (
        "docs/about/privacy.md:7: `news/` is an old address in docs/about/contact.md already. "
        "Keep it in one place, where it should lead."
    )


def test_two_pages_that_lead_to_each_other_are_told_both(tmp_path):
    found = moved(tmp_path, "[about/privacy/]", privacy="[about/contact/]")
    assert [fault.partition(":")[0] for fault in found] == [PAGE, "docs/about/privacy.md"]


def test_old_addresses_of_any_depth_are_taken(tmp_path):
    assert moved(tmp_path, "[news/, a/b/c/d-1_2/, news-2019.1/]") == []


def listed(folder: Path, text: str) -> list[str]:
    site = copy(folder)
    (site / "data" / "moved.yml").write_text(text, encoding="utf-8")
    return told(site)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("- old: data/old/\n  to: data/contacts-by-source/\n", []),
        ("- old: data/old/\n  withdrawn: 2026-11-20\n  reason: Nobody collects it any more.\n", []),
        ("", []),
        ("- old: data/old/\n  to: data/nowhere/\n", ["data/moved.yml:2: `data/nowhere/` is not a page of this site"]),
        ("- old: data/old/\n", ["data/moved.yml:1: There is no record of what happened to `data/old/`."]),
        ("- old: data/old/\n  withdrawn: 2026-11-20\n", ["data/moved.yml:2: There is no reason why"]),
        (
            "- old: data/old/\n  withdrawn: 2027-11-20\n  reason: Nobody collects it.\n",
            [":2: `withdrawn` is 2027-11-20"],
        ),
        (
            "- old: data/contacts-by-source/\n  to: about/\n",
            [
                "data/moved.yml:1: `data/contacts-by-source/` is the address of the page of data/tables/contacts-by-source.csv"
            ],
        ),
        (
            "- old: a/\n  to: about/\n- old: a/\n  to: data/\n",
            ["data/moved.yml:3: `a/` is an old address in data/moved.yml"],
        ),
        ("- old: a/\n  to: b/\n- old: b/\n  to: about/\n", ["data/moved.yml:2: `b/` is not a page of this site"]),
        ("- {old: 5, to: about/}\n", ["data/moved.yml:1: "]),
        ("- just words\n", ["data/moved.yml:1: "]),
        ("old: a/\n", ["data/moved.yml:"]),
        ("- old: a/\n  goes_to: about/\n", ["data/moved.yml:2: `goes_to`", "data/moved.yml:1: "]),
    ],
)
def test_the_list_of_what_moved_is_checked(tmp_path, text, fault):
    found = listed(tmp_path, text)
    assert len(found) <= len(fault)
    assert len(found) >= bool(fault)
    assert [one for one in found if not any(words in one for words in fault)] == []


def test_nothing_is_written_over_a_page_that_is_there(tmp_path):
    site = copy(tmp_path)
    change(site / PAGE, "audience:", "moved_from: [ring/]\naudience:")
    files = {"about/contact/contact.txt": b"new", "ring/ring.txt": b"kept"}
    assert redirects.add(making_of(site), files, lambda page, address: page) == []
    assert files["ring/ring.txt"] == b"kept"
    assert files.keys() == {"about/contact/contact.txt", "ring/ring.txt", "ring/index.html"}


@pytest.mark.parametrize("there", ["ring/index.html", "ring"])
def test_a_page_that_the_site_has_at_an_old_address_stays_and_is_told(tmp_path, there):
    site = copy(tmp_path)
    change(site / PAGE, "audience:", "moved_from: [ring/]\naudience:")
    files = {there: b"kept"}
    assert [str(one) for one in redirects.add(making_of(site), files, lambda page, address: page)] == [
        f"{PAGE}:1: `ring/` is an old address, but the site now has a page or file there. "
        "Remove it from `moved_from:`, or from data/moved.yml."
    ]
    assert files == {there: b"kept"}
