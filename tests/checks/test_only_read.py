"""Nobody says what a document does not say unless the whole of it was read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from example_sites import change, copy

from macros.checks.site import check_site
from macros.content import Site
from macros.prose.silences import silences

TODAY = date(2026, 11, 21)
ROOT = Path(__file__).parents[2]
PAGE = "docs/about/privacy.md"
SILENT = "The report does not say how many came."
ONLY = "Write what you found, such as “We found no number”; or “We could not read this part of the report”; or leave it out"
WHOLE = "whole (`copy: whole` in data/sources.yml)"


@pytest.fixture
def site(tmp_path) -> Path:
    return copy(tmp_path)


def told(site: Path) -> list[str]:
    return [str(one) for one in check_site(Site(site, TODAY))]


def source(site: Path, copy: str) -> None:
    path = site / "data/sources.yml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n  copy: {copy}\n", encoding="utf-8")


def say(site: Path, text: str, front: str = "") -> int:
    path = site / PAGE
    before = path.read_text(encoding="utf-8").replace("\nowner:", f"\n{front}owner:", 1).rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


def test_a_page_that_names_no_document_is_told_what_to_write_instead(site):
    line = say(site, SILENT)
    assert told(site) == [
        f"{PAGE}:{line}: “The report does not say” says what a document does not say, and the page names no document that "
        f"was read {WHOLE}. {ONLY}. If every document it is about was read whole, name them: `read: [id]`."
    ]


def test_a_page_that_names_a_document_read_whole_may_say_it(site):
    source(site, "whole")
    say(site, SILENT, "read: [example-2025]\n")
    assert told(site) == []


@pytest.mark.parametrize("held", ['"We could not read the charts in section 2."', None])
def test_a_page_that_names_a_document_not_read_whole_is_told(site, held):
    if held:
        source(site, held)
    line = say(site, SILENT, "read: [example-2025]\n")
    assert told(site) == [
        f"{PAGE}:{line}: “The report does not say” says what a document does not say, and `example-2025` was not read {WHOLE}. {ONLY}."
    ]


def test_a_document_that_is_not_there_is_told_and_the_nearest_named(site):
    say(site, "Some words.", "read: [exampel-2025]\n")
    (one,) = told(site)
    assert one.endswith("`exampel-2025` is not a document of data/sources.yml. Did you mean `example-2025`?")


@pytest.mark.parametrize(
    "typed", ["whole of it", '"Whole."', "most", '"<script>alert(1)</script>"', "[whole]", "7", '""']
)
def test_a_copy_that_says_neither_whole_nor_what_is_lost_is_told(site, typed):
    source(site, typed)
    assert [one.partition(":")[0] for one in told(site)] == ["data/sources.yml"]


def test_the_summary_and_the_words_on_a_table_are_read_too(site):
    change(site / PAGE, "summary: ", "summary: The paper does not list them. ")
    table = next((site / "data/tables").glob("*.yml"))
    text = table.read_text(encoding="utf-8")
    table.write_text(text.replace("title: ", "title: No source says why, ", 1), encoding="utf-8")
    assert {one.partition(":")[0] for one in told(site) if "says what a document does not say" in one} == {
        PAGE,
        f"data/tables/{table.name}",
    }


def test_windows_line_ends_and_a_mark_before_the_text_hide_nothing(site):
    line = say(site, SILENT)
    path = site / PAGE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert [one for one in told(site) if one.startswith(f"{PAGE}:{line}:") and "does not say" in one]


def test_no_template_says_what_a_document_does_not_say():
    told = [
        f"{path.relative_to(ROOT)}:{one.line}: {one.words}"
        for path in sorted((ROOT / "overrides").rglob("*"))
        if path.suffix in (".html", ".txt")
        for one in silences(enumerate(path.read_text(encoding="utf-8").split("\n"), start=1))
    ]
    assert told == []


def test_every_document_of_the_site_says_what_of_it_was_read():
    assert [name for name, one in Site(ROOT, TODAY).sources.items() if not one.copy_] == []
