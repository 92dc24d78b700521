"""Feeds tell programs what is new: of everything, of each section and of each theme."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import feedparser
import lxml.etree
import lxml.html
import pytest
from editing import BRIEFING, HOME, site_with

from macros.build.site import laid_out
from macros.content import Site
from macros.outputs import Making, feeds, pages
from macros.system.cache import Cache

ATOM = {"a": feeds.ATOM}
SCHEMA = lxml.etree.RelaxNG(lxml.etree.parse(Path(__file__).with_name("atom.rng")))
SUMMER = BRIEFING.replace("date: 2026-11-20", "date: 2026-06-01").replace(
    "themes: [early-help]", "themes: [early-help, neglect]"
)


FEEDS = """\
---
title: Feeds
summary: Addresses that tell you what is new.
owner: Business unit
date: 2026-11-20
review_by: 2099-11-20
audience: public
---

## All feeds {: #all-feeds }
"""


def made(site: Site, home: str = HOME) -> dict[str, bytes]:
    """The feeds of a site, by their names; none of them needs a page to be laid out."""
    found = feeds.all_feeds(Making(site, home, Cache(), None))
    assert found.problems == []
    return {name.removeprefix("feeds/"): content for name, content in found.files.items()}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site with two briefings, a table and a page about feeds."""
    return site_with(tmp_path_factory.mktemp("feeds"), briefings__seen=SUMMER, about__feeds=FEEDS)


@pytest.fixture(scope="module")
def written(site: Site) -> dict[str, bytes]:
    return made(site)


def test_there_is_a_feed_of_everything_one_a_section_and_one_a_theme(written):
    assert sorted(written) == [
        "about.xml",
        "briefings.xml",
        "data.xml",
        "everything.xml",
        "figures.xml",
        "tables.xml",
        "themes/early-help.xml",
        "themes/front-door.xml",
        "themes/neglect.xml",
        "worried.xml",
    ]


def test_every_feed_keeps_the_rules_of_atom(written):
    faults = []
    for name, content in written.items():
        if not SCHEMA.validate(lxml.etree.fromstring(content)):
            faults += [f"{name}: {error}" for error in SCHEMA.error_log]
    assert faults == []


def test_a_feed_that_breaks_a_rule_of_atom_is_found():
    broken = '<feed xmlns="http://www.w3.org/2005/Atom"><title>One</title><updated>2026-11-20</updated></feed>'
    assert not SCHEMA.validate(lxml.etree.fromstring(broken))


def test_a_feed_reader_understands_a_feed(written):
    read = feedparser.parse(written["briefings.xml"])
    assert not read.bozo
    assert read.version == "atom10"
    assert (read.feed.title, read.feed.language) == (
        "Briefings: Exampleshire Children's Safeguarding Partnership",
        "en-GB",
    )
    assert [(link.rel, link.href) for link in read.feed.links] == [
        ("self", f"{HOME}feeds/briefings.xml"),
        ("alternate", f"{HOME}briefings/"),
    ]
    assert [(one.title, one.link, one.updated) for one in read.entries] == [
        ("Noticing", f"{HOME}briefings/noticing/", "2026-11-20T00:00:00+00:00"),
        ("Seen & heard", f"{HOME}briefings/seen/", "2026-06-01T00:00:00+01:00"),
    ]
    assert read.entries[1].summary == "What a child shows is as much as what a child says."
    assert [(tag.term, tag.label) for tag in read.entries[1].tags] == [
        ("early-help", "Early help"),
        ("neglect", "Neglect"),
    ]


def test_an_entry_has_one_id_in_every_feed_and_at_every_address(written, tmp_path):
    def ids(feeds: dict[str, bytes]) -> set[str]:
        found = set()
        for name in ("everything", "briefings", "themes/neglect"):
            tree = lxml.etree.fromstring(feeds[f"{name}.xml"])
            found |= set(tree.xpath("//a:entry[a:title='Seen & heard']/a:id/text()", namespaces=ATOM))
        return found

    moved = made(site_with(tmp_path, briefings__seen=SUMMER), "https://elsewhere.example/")
    assert ids(written) == ids(moved)
    [one] = ids(written)
    assert one.startswith("urn:uuid:")


def test_no_two_entries_share_an_id(written):
    tree = lxml.etree.fromstring(written["everything.xml"])
    found = tree.xpath("//a:id/text()", namespaces=ATOM)
    assert len(found) == len(set(found)) > 5


def test_a_feed_is_as_new_as_its_newest_entry(written):
    tree = lxml.etree.fromstring(written["themes/neglect.xml"])
    assert tree.xpath("/a:feed/a:updated/text()", namespaces=ATOM) == ["2026-06-01T00:00:00+01:00"]


def test_tables_are_told_with_the_day_of_their_last_change(written):
    read = feedparser.parse(written["tables.xml"])
    assert [(one.title, one.link, one.updated) for one in read.entries] == [
        ("Contacts by who made them", f"{HOME}data/contacts-by-source/", "2026-11-20T00:00:00+00:00")
    ]


@pytest.mark.parametrize("days", ["publish_on: 2026-11-22", "until: 2026-11-20"])
def test_a_page_that_is_to_come_or_is_over_is_in_no_feed(tmp_path, days):
    site = site_with(tmp_path, briefings__seen=SUMMER.replace("audience:", f"{days}\naudience:", 1))
    assert "briefings/seen.md" in [one.src for one in site.written]
    written = made(site)
    assert [one.title for one in feedparser.parse(written["briefings.xml"]).entries] == ["Noticing"]
    assert [name for name, content in written.items() if b"briefings/seen/" in content] == []


def test_the_page_about_feeds_lists_each_with_its_number_of_entries(site, written):
    making, problems = laid_out(site)
    assert making is not None, problems
    text = pages.of_document(making, "about/feeds.md").files["about/feeds/index.html"].decode()
    listed = lxml.html.document_fromstring(text).xpath("//main//li[not(ancestor::nav)]")
    words = [" ".join(one.text_content().split()) for one in listed]
    assert words[0].startswith("Everything (")
    assert "Briefings (2 entries)" in words
    assert "Neglect (1 entry)" in words
    assert sorted(str(one.xpath("string(a/@href)")).removeprefix("../../feeds/") for one in listed) == sorted(written)


@pytest.mark.parametrize(
    ("day", "told"),
    [(date(2026, 1, 31), "2026-01-31T00:00:00+00:00"), (date(2026, 7, 1), "2026-07-01T00:00:00+01:00")],
)
def test_a_day_is_told_with_the_offset_that_london_has_then(day, told):
    assert feeds.moment(day) == told


def test_changes_that_pages_tell_have_a_feed_with_an_id_for_each(tmp_path):
    told = "changes:\n  - {date: 2026-11-02, what: The first part is shorter.}\n  - {date: 2026-11-05, what: The last part is new.}\n"
    site = site_with(tmp_path, briefings__seen=BRIEFING.replace("audience:", f"{told}audience:", 1))
    written = made(site)
    read = feedparser.parse(written["changes.xml"])
    assert [entry.summary for entry in read.entries] == ["The last part is new.", "The first part is shorter."]
    assert [entry.link for entry in read.entries] == [f"{HOME}briefings/seen/"] * 2
    assert len({entry.id for entry in read.entries}) == 2
    assert SCHEMA.validate(lxml.etree.fromstring(written["changes.xml"]))


def ids(root: Path, **pages: str) -> dict[str, str]:
    """The id of each entry by its title, of the feeds of sections and changes, and of the feeds themselves."""
    found = {}
    for name, content in sorted(made(site_with(root, **pages)).items()):
        if "/" in name:  # a theme's, which has the same entries
            continue
        tree = lxml.etree.fromstring(content)
        found[f"feed {name.removesuffix('.xml')}"] = str(tree.xpath("string(/a:feed/a:id)", namespaces=ATOM))
        for entry in tree.xpath("//a:entry", namespaces=ATOM):
            found[str(entry.xpath("string(a:summary)", namespaces=ATOM))] = entry.xpath("string(a:id)", namespaces=ATOM)
    return found


CHANGED = BRIEFING.replace(
    "audience:", "changes:\n  - {date: 2026-11-02, what: The first part is shorter.}\naudience:", 1
)


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("briefings__heard", "[briefings/seen/]"),
        ("briefings__told", "[briefings/seen/, briefings/heard/]"),
        ("figures__told", "[briefings/seen/, briefings/heard/, figures/heard/]"),
    ],
)
def test_a_page_keeps_the_id_of_its_first_address_however_often_it_moves(tmp_path, name, old):
    before = ids(tmp_path / "before", briefings__seen=CHANGED)
    kind = "kind: briefing\ntemplate: briefing.html\n"
    moved = CHANGED.replace("audience:", f"{kind}moved_from: {old}\naudience:", 1)
    after = ids(tmp_path / "after", **{name: moved})
    for words in ("What a child shows is as much as what a child says.", "The first part is shorter."):
        assert after[words] == before[words]


def test_a_section_whose_folder_has_another_name_keeps_the_id_of_its_feed(tmp_path):
    index = "---\nkind: index\ntemplate: index.html\ntitle: Short reads\nsummary: Seven minutes to read and talk over.\nowner: Business unit\ndate: 2026-11-20\nreview_by: 2099-11-20\naudience: practitioner\n{more}---\n\nWords.\n"
    before = ids(tmp_path / "before", reads__index=index.format(more=""), reads__one=BRIEFING_THERE)
    after = ids(tmp_path / "after", short__index=index.format(more="moved_from: [reads/]\n"), short__one=BRIEFING_THERE)
    assert after["feed short"] == before["feed reads"]


BRIEFING_THERE = BRIEFING.replace("audience:", "kind: briefing\ntemplate: briefing.html\naudience:", 1)


def test_a_table_with_another_name_keeps_its_id(tmp_path):
    before = ids(tmp_path / "before")
    root = tmp_path / "after"
    site = site_with(root)
    for ending in ("csv", "yml"):
        path = site.root / f"data/tables/contacts-by-source.{ending}"
        path.rename(path.with_stem("contacts"))
    (site.root / "data/moved.yml").write_text(
        "- {old: data/contacts-by-source/, to: data/contacts/}\n", encoding="utf-8"
    )
    written = made(Site(site.root, site.today))
    tree = lxml.etree.fromstring(written["tables.xml"])
    [told] = tree.xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert told in before.values()
    assert tree.xpath("//a:entry/a:link/@href", namespaces=ATOM) == [f"{HOME}data/contacts/"]


def test_an_entry_is_as_new_as_the_latest_change_that_its_page_tells(tmp_path):
    later = CHANGED.replace("date: 2026-11-20", "date: 2026-10-01", 1)
    read = feedparser.parse(made(site_with(tmp_path, briefings__seen=later))["briefings.xml"])
    assert {one.title: one.updated[:10] for one in read.entries} == {
        "Noticing": "2026-11-20",
        "Seen & heard": "2026-11-02",
    }
