"""The summary on GitHub: within its limits, with nothing left out silently, and with no mark of the change's own."""

from __future__ import annotations

import re

import pytest

from macros.changes import Change, Changes, File, Page
from macros.changes.summary import ELSEWHERE, summary
from macros.changes.words import words
from macros.outputs.in_markdown import escaped


def page(name: str, *changes: Change, state: str = "changed") -> Page:
    return Page(f"{name}/", name.capitalize(), state, "kind-about", "", "", list(changes))


def of(*pages: Page, files: list[File] | None = None) -> Changes:
    return Changes(10, 10, list(pages), files or [])


def test_nothing_changed_is_said():
    assert "Nothing changes for readers" in summary(of())


def test_a_summary_counts_and_then_lists_everything():
    found = of(
        page("new", state="new"),
        page("a", Change("Sentence", "It was so.", "It is so."), Change("Number", "12", "13", "Visits (table visits)")),
        page("b", Change("Number", "12", "13", "Visits (table visits)")),
        page("c", state="same"),
        files=[File("a.pdf", "Handouts", "changed", "2 pages; now 3 pages", [Change("Sentence", "", "New.")], 4)],
    )
    assert (
        summary(found)
        == """\
## What readers will see

| | new | removed | moved | changed |
|---|---:|---:|---:|---:|
| Pages (10 before, 10 after) | 1 |  |  | 2 |
| Handouts |  |  |  | 1 |
| Numbers in sentences | | | | 1 |
| Figures | | | |  |

### Pages that are new, removed or moved

- **new**: New (`new/`)

### Numbers in sentences

- 12 → **13**: Visits (table visits), on `a/`, `b/`

### On one page


#### A (`a/`)

- Sentence
  - before: It **was** so.
  - after: It **is** so.


### Handouts


#### `a.pdf`: changed, 2 pages; now 3 pages, 4 changes listed above already

- Sentence
  - before: (nothing)
  - after: New.


### Pages with the same text in different markup or order

1 page: `c/`
"""
    )


def test_what_many_pages_share_is_listed_once():
    text = summary(of(*(page(name, Change("Sentence", "Call one.", "Call two.")) for name in "abcdefg")))
    assert text.count("Call") == 2
    assert "on 7 pages: `a/`, `b/`" in text


@pytest.mark.parametrize("most", [2_000, 20_000, 100_000])
def test_a_change_of_everything_fits_and_says_how_much_it_leaves_out(most):
    pages = [
        page(f"p{n}", *(Change("Sentence", f"é{n} {m} old", f"é{n} {m} new") for m in range(30))) for n in range(300)
    ]
    text = summary(of(*pages), most=most)
    assert len(text.encode()) <= most
    shown = text.count("  - before: ")
    said = sum(int(one.replace(",", "")) for one in re.findall(r"\*\*([\d,]+) more change", text))
    assert shown + said == 9_000
    assert ELSEWHERE in text


def test_one_page_with_very_many_changes_says_how_many_are_not_listed():
    text = summary(of(page("a", *(Change("Sentence", f"{n} old", f"{n} new") for n in range(100)))))
    assert text.count("  - before: ") == 40
    assert "and 60 more changes here" in text


def test_a_huge_text_is_cut_and_says_so():
    text = summary(of(page("a", Change("Sentence", "x" * 10**6, "y" * 10**6))))
    assert len(text) < 5_000
    assert "999,400 characters not shown" in text


def test_a_long_text_is_shown_around_what_differs():
    before, after = words(f"{'a ' * 400}old {'b ' * 400}", f"{'a ' * 400}new {'b ' * 400}", 600)
    assert [one for one in after if one[1]] == [("new", True)]
    assert sum("characters not shown" in text for text, _ in before) == 2


HOSTILE = [
    "<script>alert(1)</script>",
    "![x](https://evil.example/p.png)",
    "[click](javascript:alert(1))",
    "@everyone see #1 and GH-2",
    "::error file=a::b",
    "\n::set-output name=a::b",
    "\r\n## Heading",
    "`code` ```fence```",
    "| cell | cell |",
    "</details>",
    "&lt;b&gt;",
    "$E=mc^2$",
    "\u202eevil\u202c \u200b \ufeff",
    "https://evil.example www.evil.example",
    "- [ ] task",
    "~~gone~~ **bold** _it_",
    "\x1b[31mred\x00",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_a_change_are_only_words_in_the_summary(text):
    found = of(
        Page(f"{text}/", text, "new", "kind-about", text, text),
        page("a", Change(text, f"{text} old", f"{text} new"), Change("Number", text, text, text)),
        files=[File(text, "Other files", "changed", "1 kB", [Change(text, "", text)])],
    )
    lines = summary(found).splitlines()
    assert all(re.match(r"(#|\||-|  -|$|1 page)", line) for line in lines)
    whole = re.sub(r"`[^`]*`", "", "\n".join(lines))
    assert not re.search(r"(?<!\\)[<>\[\]~$]", whole)
    assert not re.search(r"@[a-z]|#\d|://[a-z]|www\.[a-z]|GH-\d", whole)
    assert not re.search("[\u0000-\u0009\u000b-\u001f\u202a-\u202e\ufeff]", "\n".join(lines))


def test_escaped_words_read_as_they_are():
    assert escaped("It’s 5 (five), & more") == "It’s 5 (five), &amp; more"
