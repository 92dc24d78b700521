"""A page is begun with one line: in its place, complete, and with nothing in it that could be published by mistake."""

from __future__ import annotations

import pytest
from beginning import new, run
from example_sites import change, whole

from macros.new.parts import NAMES, PARTS
from macros.new.skeleton import KINDS as BEGUN
from macros.new.skeleton import months_on, skeleton
from macros.pages import KINDS

IN = {"page": "practitioners", "practice": "practitioners", "journey": "practitioners"}


@pytest.mark.parametrize("kind", BEGUN)
def test_a_page_of_each_kind_is_begun_in_its_place_and_the_check_says_only_what_is_still_to_be_written(
    kind, tmp_path, monkeypatch
):
    site = whole(tmp_path)
    within = ["--in", IN[kind]] if kind in IN else []
    said = new(site, monkeypatch, kind, "--title", "A day’s work & more", *within)
    assert said.code == 0, said.text
    (made,) = site.rglob("a-days-work-and-more.md")
    text = made.read_text(encoding="utf-8")
    assert 'title: "A day’s work & more"' in text
    assert "date: 2026-11-27" in text
    assert 'owner: "TO WRITE' not in text
    gaps = text.count("TO WRITE: ")
    others = [one for one in said.left if "still to be written" not in one]
    assert len(said.left) - len(others) == min(gaps, len(said.left) - len(others))
    assert all("Add 6" in one for one in others), others
    assert [one for one in run(site, monkeypatch, "check").text.split("\n") if one.startswith("docs/")] == sorted(
        said.left, key=lambda one: (one.partition(":")[0], int(one.split(":")[1]))
    )


@pytest.mark.parametrize("kind", BEGUN)
def test_a_skeleton_has_every_word_that_its_kind_must_have(kind):
    needed = {name for name, field in KINDS[kind].model_fields.items() if field.is_required()} - {"kind", "template"}
    assert needed <= {one.key for one in skeleton(kind).fields}


@pytest.mark.parametrize("kind", PARTS)
def test_the_parts_that_headings_are_taken_for_are_those_of_the_kind_and_its_skeleton_has_them(kind):
    import yaml

    assert list(yaml.safe_load(NAMES.read_text(encoding="utf-8"))[kind]) == list(PARTS[kind])
    assert all(f"\n## {part}\n" in skeleton(kind).body for part in PARTS[kind])


def test_an_event_whose_words_are_all_given_has_nothing_left_but_its_text(tmp_path, monkeypatch):
    site = whole(tmp_path)
    words = [
        "--title",
        "Listening to babies",
        "--summary",
        "How to notice what a baby shows.",
        "--themes",
        "early-help",
    ]
    words += [
        "--starts",
        "2027-03-04 10:00",
        "--ends",
        "2027-03-04 12:30",
        "--place",
        "Town hall",
        "--given-by",
        "Unit",
    ]
    words += ["--for-whom", "Everyone", "--book", "https://example.org/book", "--owner", "Unit"]
    said = new(site, monkeypatch, "event", *words)
    assert said.code == 0
    assert len(said.left) == 1, said.text
    change(
        site / "docs/training/listening-to-babies.md",
        "TO WRITE: what people know or can do afterwards.",
        "How to look.",
    )
    assert "0 errors" in run(site, monkeypatch, "check").text


def test_a_wrong_value_is_reported_with_what_is_left(tmp_path, monkeypatch):
    site = whole(tmp_path)
    said = new(site, monkeypatch, "event", "--title", "Listening to babies", "--starts", "next Tuesday")
    assert any(":9: `starts` is `next Tuesday`" in one for one in said.left), said.text


def test_a_page_that_exists_is_never_overwritten(tmp_path, monkeypatch):
    site = whole(tmp_path)
    before = (site / "docs/briefings/noticing.md").read_bytes()
    said = new(site, monkeypatch, "briefing", "--title", "Noticing")
    assert said.code == 1
    assert "docs/briefings/noticing.md exists already" in said.text
    assert "Nothing was written." in said.text
    assert (site / "docs/briefings/noticing.md").read_bytes() == before
    assert new(site, monkeypatch, "briefing", "--title", "Noticing", "--name", "noticing-2").code == 0
    assert (site / "docs/briefings/noticing-2.md").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["briefing"], "The page has no title"),
        (["briefing", "--title", "   "], "The page has no title"),
        (["briefing", "--title", "???"], "cannot be an address"),
        (["briefing", "--title", "Index"], "cannot be an address"),
        (["briefing", "--title", "ਬੱਚੇ"], "cannot be an address"),
        (["briefing", "--title", "One", "--name", "../../etc/passwd"], "cannot be the name of a page"),
        (["page", "--title", "One"], "Say which folder of docs/ the page goes in"),
        (["page", "--title", "One", "--in", "../data"], "There is no folder `../data` in docs/"),
        (["page", "--title", "One", "--in", "practitoners"], "Did you mean `practitioners`?"),
        (["breifing", "--title", "One"], "Did you mean `briefing`?"),
        (["briefing", "--title", "One", "--from", "no such file.docx"], "no such file.docx: There is no such file"),
    ],
)
def test_what_cannot_be_begun_is_said_and_nothing_is_written(words, told, tmp_path, monkeypatch):
    site = whole(tmp_path)
    before = sorted(site.rglob("*"))
    said = new(site, monkeypatch, *words)
    assert said.code != 0
    assert told in " ".join(said.text.split())
    assert [one for one in sorted(site.rglob("*")) if ".cache" not in one.parts] == [
        one for one in before if ".cache" not in one.parts
    ]


def test_a_page_that_is_not_written_yet_is_never_built(tmp_path, monkeypatch):
    site = whole(tmp_path)
    new(site, monkeypatch, "page", "--title", "One more thing", "--in", "docs/practitioners/")
    text = (site / "docs/practitioners/one-more-thing.md").read_text(encoding="utf-8")
    assert "kind: page\ntemplate: page.html\n" in text
    said = run(site, monkeypatch, "site")
    assert said.code == 1
    assert "one-more-thing.md:12: This line is still to be written" in said.text
    assert not (site / "site").exists()


def test_a_title_with_code_or_html_is_a_text_and_is_reported(tmp_path, monkeypatch):
    site = whole(tmp_path)
    said = new(site, monkeypatch, "briefing", "--title", '<script>alert("x")</script> {{ figure("x") }} \\ : #')
    assert any(":2: `title`" in one for one in said.left), said.text


def test_a_figure_is_put_at_the_end_of_the_part_that_is_named_once(tmp_path, monkeypatch):
    site = whole(tmp_path)
    page = site / "docs/practitioners/questions.md"
    page.write_bytes((page.read_bytes() + b"\n## What comes next\n\nMore.\n").replace(b"\n", b"\r\n"))
    words = ["--table", "contacts-by-source", "--page", "practitioners/questions", "--below", "who reads this"]
    said = new(site, monkeypatch, "figure", *words)
    assert said.code == 0, said.text
    text = page.read_bytes().decode("utf-8")
    assert '\r\n\r\n{{ figure("contacts-by-source") }}\r\n\r\n## ' in text
    assert "\n\n{{" not in text
    again = new(site, monkeypatch, "figure", *words)
    assert again.code == 1
    assert "shows this figure already" in again.text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--table", "contacts-by-sources", "--page", "figures/front-door"], "Did you mean `contacts-by-source`?"),
        (["--table", "contacts-by-source", "--page", "figures/frontdoor"], "Did you mean `figures/front-door.md`?"),
        (["--table", "contacts-by-source", "--page", "about", "--below", "Nowhere"], "has no heading “Nowhere”"),
        (["--table", "contacts-by-source", "--page", "about", "--figure", "other"], "has no figure `other`"),
    ],
)
def test_a_figure_that_cannot_be_put_is_said(words, told, tmp_path, monkeypatch):
    site = whole(tmp_path)
    said = new(site, monkeypatch, "figure", *words)
    assert said.code == 1
    assert told in said.text


def test_a_page_is_reviewed_by_the_end_of_a_month():
    from datetime import date

    assert months_on(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert months_on(date(2026, 1, 31), 12) == date(2027, 1, 31)
