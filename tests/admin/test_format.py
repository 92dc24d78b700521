"""What the form saves, in a real browser: an unchanged file byte for byte, and of a changed one only what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk import files_of, shown
from example_sites import EXAMPLES, ROOT
from playwright.sync_api import Browser

from macros.admin import desk
from macros.admin.forms import DATA
from macros.system import disk

RUN = """async ({ format, text, change }) => {
  const { facts, page } = await import("./format.js");
  const file = format === "page" ? page : facts(format);
  const data = file.fromFile(text.trim());
  Object.assign(data, change ?? {});
  return `${file.toFile(data).trim()}\\n`;
}"""
"""As the editor does it: it takes the spaces from both ends of a file, and ends it with one line end."""
PAGE = """---
title: "A page: of its own"   # with a remark
themes: [neglect, health]
month: 2026-11
questions:
  - What do we do?
  - Who does it?
search: {boost: 2}
---

Words with *emphasis*.

- one
- {{ number("a-table", "a_count") }}
"""
CONTACTS = """# Every number
- id: police
  number: "999"   # never test it
  audience: [public, young]
  checked_on: null
  checked_against:
    - {title: "Police: 999", url: "https://example.org/999"}

# The second
- id: front-door
  number: "0121 496 0100"
"""


@pytest.fixture(scope="module")
def saved(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., str]]:
    """What is saved of a text after a change of its fields."""
    folder = tmp_path_factory.mktemp("form")
    disk.write_all(folder / "form", {**desk.editor(), **desk.form()})
    with shown(folder / "form") as home:
        page = browser.new_page()
        page.goto(f"{home}index.html")
        yield lambda text, format="page", **change: page.evaluate(
            RUN, {"format": format, "text": text, "change": change}
        )
        page.close()


def changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that were taken out, and those that were put in."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize("root", [ROOT, EXAMPLES / "site", EXAMPLES / "whole"], ids=["site", "example", "whole"])
def test_an_unchanged_page_is_saved_byte_for_byte(saved, root: Path):
    pages = {name: text for name, text in files_of(root).items() if name.endswith(".md")}
    assert [name for name, text in pages.items() if saved(text) != text] == []


@pytest.mark.parametrize(("file", "word"), [one for one in DATA.items() if (ROOT / "data" / one[0]).exists()])
def test_an_unchanged_file_of_facts_is_saved_byte_for_byte(saved, file: str, word: str):
    text = (ROOT / "data" / file).read_text(encoding="utf-8")
    assert saved(text, word) == text


@pytest.mark.parametrize(
    ("change", "out", "into"),
    [
        ({"title": "Plain"}, 'title: "A page: of its own"   # with a remark', 'title: "Plain"   # with a remark'),
        ({"themes": ["health"]}, "themes: [neglect, health]", "themes: [health]"),
        ({"month": "2026-12"}, "month: 2026-11", 'month: "2026-12"'),
        ({"date": "2026-11-27"}, None, "date: 2026-11-27"),
        ({"owner": "Business unit"}, None, "owner: Business unit"),
        ({"owner": 'A "unit"'}, None, 'owner: "A \\"unit\\""'),
        ({"owner": "yes"}, None, 'owner: "yes"'),
        ({"summary": "Two\nlines"}, None, "summary: Two lines"),
        ({"questions": ["What do we do?", "When?"]}, "  - Who does it?", "  - When?"),
        ({"moved_from": ["old/address/"]}, None, None),
        ({"body": "Words with _emphasis_."}, "- one", None),
    ],
)
def test_a_change_of_one_field_changes_its_lines_alone(saved, change, out, into):
    taken, put = changes(PAGE, saved(PAGE, **change))
    assert out is None or out in taken
    assert into is None or into in put
    assert len(taken) <= 2
    assert len(put) <= 2


def test_a_field_that_is_emptied_is_taken_out(saved):
    assert changes(PAGE, saved(PAGE, month="")) == (["month: 2026-11"], [])


def test_an_empty_optional_field_is_not_written(saved):
    assert saved(PAGE, approved="", read=[], issue=None, kind="", hide=[]) == PAGE


def test_the_text_that_the_editor_writes_in_its_own_way_stays_as_it_was(saved):
    text = 'Words with _emphasis_.\n\n- one\n- {{ number("a-table", "a_count") }}'
    assert saved(PAGE, body=text) == PAGE


def test_curly_quotes_in_a_macro_are_set_straight(saved):
    body = "He said “no”.\n\nIt was {{ number(“a-table”, “a_count”, who=‘All’) }}."
    assert saved(PAGE, body=body).endswith('He said “no”.\n\nIt was {{ number("a-table", "a_count", who=\'All\') }}.\n')


def test_a_paragraph_that_is_cut_in_two_is_cut_in_two(saved):
    assert saved(PAGE, body="Words\n\nwith *emphasis*.").endswith("\n\nWords\n\nwith *emphasis*.\n")


def test_a_number_is_corrected_and_every_other_line_of_the_file_stays(saved):
    first, second = (
        {
            "id": "police",
            "number": "999",
            "audience": ["public", "young"],
            "checked_against": [{"title": "Police: 999", "url": "https://example.org/999"}],
        },
        {"id": "front-door", "number": "0121 496 0111", "cost": ""},
    )
    assert changes(CONTACTS, saved(CONTACTS, "contacts", contacts=[first, second])) == (
        ['  number: "0121 496 0100"'],
        ['  number: "0121 496 0111"'],
    )


def test_a_new_entry_is_written_below_the_others_and_a_new_source_like_those_beside_it(saved):
    first = {
        "id": "police",
        "number": "999",
        "audience": ["public", "young"],
        "checked_against": [
            {"title": "Police: 999", "url": "https://example.org/999"},
            {"title": "Other", "url": "https://example.org/"},
        ],
    }
    second, third = {"id": "front-door", "number": "0121 496 0100"}, {"id": "lado", "name": "LADO: allegations"}
    text = saved(CONTACTS, "contacts", contacts=[first, second, third])
    assert changes(CONTACTS, text) == (
        [],
        ['    - {title: "Other", url: "https://example.org/"}', "- id: lado", '  name: "LADO: allegations"'],
    )


def test_the_first_entry_of_an_empty_file_is_written_below_its_remarks(saved):
    assert (
        saved("# Notices\n[]\n", "notices", notices=[{"text": "Closed today.", "from": "2026-12-01"}])
        == "# Notices\n- text: Closed today.\n  from: 2026-12-01\n"
    )


def test_a_new_page_begins_with_its_fields_and_has_its_text_below(saved):
    made: Any = saved("", title="New: page", date="2026-11-27", themes=["neglect"], body="Words.", opened="")
    assert made == '---\ntitle: "New: page"\ndate: 2026-11-27\nthemes: [neglect]\n---\n\nWords.\n'
