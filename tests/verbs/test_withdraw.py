"""`withdraw` removes a thing with what uses it, says so to readers, and leaves each sentence to its editor unless asked."""

from __future__ import annotations

import pytest

REASON = "The source no longer publishes these numbers."
FRONT_DOOR = "docs/figures/front-door.md"


def test_nothing_is_written_until_it_is_asked_for(site, typed):
    before = {path: path.read_bytes() for path in site.rglob("*.*") if path.is_file() and ".cache" not in path.parts}
    typed("withdraw", "contacts-by-source", "--reason", REASON, code=1)
    assert {path: path.read_bytes() for path in before} == before


def test_a_sentence_is_shown_and_left_to_its_editor(site, typed):
    said = typed("withdraw", "contacts-by-source", "--reason", REASON, "--write", code=1)
    assert f"{FRONT_DOOR}:11: “{{{{ number(" in said
    assert "contacts were made in" in (site / FRONT_DOOR).read_text(encoding="utf-8")
    assert '{{ figure("contacts-by-source") }}' not in (site / FRONT_DOOR).read_text(encoding="utf-8")
    assert not (site / "data/tables/contacts-by-source.csv").exists()


def test_what_the_command_left_is_what_the_check_reports(site, typed):
    said = typed("withdraw", "contacts-by-source", "--reason", REASON, "--write", code=1)
    left = {
        line.split(": ")[0]
        for line in said.partition("Left for you")[2].splitlines()[1:]
        if ".md:" in line or ".yml:" in line
    }
    found = {
        line.split(": ")[0]
        for line in typed("check", code=1).splitlines()
        if ": advice:" not in line and (".md:" in line or ".yml:" in line)
    }
    assert {place.split(":")[0] for place in found} <= {place.split(":")[0] for place in left}


def test_a_list_of_measures_loses_the_entry_alone(site, typed):
    path = site / "data/comparisons.yml"
    assert "table: referrals" in path.read_text(encoding="utf-8")
    typed("withdraw", "referrals", "--reason", REASON, "--write", code=1)
    assert "table: referrals" not in path.read_text(encoding="utf-8")


def test_a_page_is_withdrawn_with_all_that_leads_to_it(site, typed):
    (site / "docs/about/help.md").write_text(
        "---\ntitle: Help\nsummary: Where to find help here.\nowner: Business unit\ndate: 2026-11-20\nreview_by: 2099-11-20\n"
        "audience: public\nkind: about\ntemplate: about.html\nmoved_from: [help/]\n---\n\nWords about help.\n\n![Two children](cot.jpg)\n",
        encoding="utf-8",
    )
    from PIL import Image

    Image.new("RGB", (800, 600)).save(site / "docs/about/cot.jpg")
    index = site / "docs/about/index.md"
    index.write_text(index.read_text(encoding="utf-8") + "\nRead [how to get help](help.md) here.\n", encoding="utf-8")
    said = typed("withdraw", "about/help.md", "--reason", "The advice in it is out of date.", "--write")
    assert "Written: " in said
    assert "Read how to get help here." in index.read_text(encoding="utf-8")
    assert not (site / "docs/about/help.md").exists()
    assert not (site / "docs/about/cot.jpg").exists()
    moved = (site / "data/moved.yml").read_text(encoding="utf-8")
    assert "- old: about/help/\n  withdrawn: " in moved
    assert "- old: help/\n  withdrawn: " in moved
    assert "was withdrawn: The advice in it is out of date." in (site / "docs/data/index.md").read_text(
        encoding="utf-8"
    )
    typed("check")


def test_sentences_go_where_that_is_asked_for(site, typed):
    said = typed("withdraw", "contacts-by-source", "--reason", REASON, "--sentences", code=1)
    assert f"{FRONT_DOOR}:11: removed: {{{{ number(" in said
    assert f"{FRONT_DOOR}:11: “" not in said


def test_a_duty_is_never_removed(site, typed):
    page = site / "docs/about/index.md"
    other = page.with_name("who.md")
    text = page.read_text(encoding="utf-8").replace("---\n", "---\nkind: about\ntemplate: about.html\n", 1)
    other.write_text(f"{text}\n## What must be published\n\nWords.\n", encoding="utf-8")
    duties = site / "data/duties.yml"
    duties.write_text(
        duties.read_text(encoding="utf-8").replace("arrangements/index.md", "about/who.md", 1), encoding="utf-8"
    )
    said = typed("withdraw", "about/who.md", "--reason", "The advice in it is out of date.", code=1)
    assert "data/duties.yml:" in said.partition("Left for you")[2]


@pytest.mark.parametrize("reason", ["", "short", "x" * 300, "{{ number() }} of them", "<script>alert(1)</script>"])
def test_a_reason_is_a_sentence_that_readers_can_read(typed, reason):
    assert "eason" in typed("withdraw", "contacts-by-source", "--reason", reason, "--write", code=1)


@pytest.mark.parametrize("page", ["index.md", "data/table.md", "briefings/index.md", "data/corrections.md"])
def test_a_page_that_the_site_is_built_around_stays(typed, page):
    assert "Nothing was written." in typed("withdraw", page, "--reason", REASON, "--write", code=1)
