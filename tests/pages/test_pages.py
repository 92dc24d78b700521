"""Pages: what their front matter, parts, headings and links must be, and where a fault is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_checks import check_pages

from macros.pages import read

FRONT = """---
kind: {kind}
template: {kind}.html
title: A page
summary: A page to be looked at.
owner: Business unit
date: 2026-11-20
review_by: 2027-11-20
audience: public
{more}---
"""
BRIEFING = "themes: [neglect]\nsource: Audit of 2024-25\nquestions: [What now, Who then]\n"


def told(folder: Path, *files: tuple[str, str]) -> list[str]:
    """The faults of a docs folder with these files, each a name and a whole text."""
    docs = folder / "docs"
    for name, text in files:
        path = docs / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    documents, problems = read(docs, folder)
    return [str(problem) for problem in [*problems, *check_pages(documents, docs)]]


def about(body: str, more: str = "") -> str:
    return FRONT.format(kind="about", more=more) + body


def briefing(parts: list[str], words: int = 115) -> str:
    body = "".join(f"\n## {part}\n\n{'word ' * words}\n" for part in parts)
    return FRONT.format(kind="briefing", more=BRIEFING) + body


SEVEN = [
    "Background",
    "Why it matters",
    "Key message 1: Look",
    "Key message 2: Listen",
    "Key message 3: Act",
    "What to remember",
    "What to do next",
]


def test_a_page_with_windows_line_ends_and_a_byte_order_mark_is_read_as_any_other(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_bytes(b"\xef\xbb\xbf" + about("\nSee [it](gone.md).\n").replace("\n", "\r\n").encode())
    documents, problems = read(docs, tmp_path)
    assert problems == []
    assert [str(problem) for problem in check_pages(documents, docs)] == [
        "docs/index.md:12: The link `gone.md` leads to no page. Write the page’s file as it is called in docs/, or remove the link."
    ]


def test_a_folder_gives_its_kind_to_its_pages_and_a_page_may_say_another(tmp_path):
    plain = about("Words.\n").replace("kind: about\ntemplate: about.html\n", "")
    files = [
        ("about/.meta.yml", "kind: about\ntemplate: about.html\n"),
        ("about/one.md", plain),
        ("about/index.md", plain.replace("title:", "kind: index\ntitle:")),
    ]
    assert told(tmp_path, *files) == []
    documents, _ = read(tmp_path / "docs", tmp_path)
    assert {one.src: (one.meta.kind, one.url) for one in documents} == {
        "about/index.md": ("index", "about/"),
        "about/one.md": ("about", "about/one/"),
    }


def test_a_folder_of_an_unknown_kind_is_told(tmp_path):
    assert told(tmp_path, ("news/.meta.yml", "kind: newletter\n")) == [
        "docs/news/.meta.yml:1: `newletter` is not a kind of page. Did you mean `newsletter`?"
    ]


def test_a_word_typed_twice_in_the_front_matter_is_told(tmp_path):
    assert told(tmp_path, ("index.md", about("Words.\n", "title: Again\n"))) == [
        "docs/index.md:10: `title` appears here a second time: it is on line 4 already. Keep one of them."
    ]


def test_a_link_in_a_code_sample_is_not_followed(tmp_path):
    assert told(tmp_path, ("index.md", about("```\n[x](gone.md)\n```\n\nAnd `[x](gone.md)`.\n"))) == []


def test_a_link_to_a_heading_leads_there(tmp_path):
    body = "## One & two\n\n## Same\n\n## Same\n\n[a](#one-two) [b](#same_1) [c](#same_2)\n"
    assert told(tmp_path, ("index.md", about(body))) == [
        "docs/index.md:17: The link `#same_2` does not lead to a heading on index.md. With another number there is `same_1`."
    ]


def test_a_briefing_with_its_first_and_last_part_has_no_fault(tmp_path):
    assert told(tmp_path, ("one.md", briefing(SEVEN))) == []


@pytest.mark.parametrize("number", [5, 6, 7])
def test_what_is_between_the_first_part_and_the_last_depends_on_the_subject(tmp_path, number):
    parts = ["Background", *(f"Message {place}" for place in range(2, number)), "What to do next"]
    assert told(tmp_path, ("one.md", briefing(parts, 800 // number))) == []


@pytest.mark.parametrize(
    ("parts", "faults"),
    [
        (SEVEN[:-1], ["14: The part `What to do next` is missing. Add a heading `## What to do next` and its words."]),
        (SEVEN[1:], ["14: The part `Background` is missing. Add a heading `## Background` and its words."]),
        (
            [*SEVEN[:-1], "What to do nxt"],
            ["14: The part `What to do next` is missing. Add a heading `## What to do next` and its words."],
        ),
        (
            [*SEVEN[:6], SEVEN[6], "More"],
            [
                "39: The part `What to do next` is not the last. Move it, so that it comes last.",
                "43: The briefing has 8 parts, and should have 5 to 7. Join two that belong together.",
            ],
        ),
        (
            [SEVEN[1], SEVEN[0], *SEVEN[2:]],
            ["19: The part `Background` is not the first. Move it, so that it comes first."],
        ),
        (
            [*SEVEN[:5], SEVEN[4], SEVEN[6]],
            [
                "35: `Key message 3: Act` is the heading of two parts, here and on line 31. "
                "Join them, or give each a heading that says what is in it."
            ],
        ),
        (
            ["Background", "Why it matters", "What to do next"],
            ["23: The briefing has 3 parts, and should have 5 to 7. Give each of its messages a heading with `##`."],
        ),
    ],
)
def test_a_part_that_is_missing_extra_twice_or_out_of_order_is_named(tmp_path, parts, faults):
    found = told(tmp_path, ("one.md", briefing(parts, 820 // len(parts))))
    assert found == [f"docs/one.md:{fault}" for fault in faults]


@pytest.mark.parametrize(
    ("mark", "missing", "bold"),
    [("**{}**", 0, 7), ("**{}:**", 0, 7), ("__{}__", 0, 7), ("**{}.**", 2, 0), ("*{}*", 2, 0), ("## {}", 0, 0)],
)
def test_a_part_in_bold_letters_is_told_as_that_and_not_as_missing(tmp_path, mark, missing, bold):
    found = told(tmp_path, ("one.md", re.sub(r"(?m)^## (.*)$", lambda one: mark.format(one[1]), briefing(SEVEN))))
    assert [sum(words in one for one in found) for words in ("is missing", "is bold")] == [missing, bold]


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (80, "587 words, which take about 5 minutes to read aloud, and should take 7. Add 193 words."),
        (130, "937 words, which take about 8 minutes to read aloud, and should take 7. Remove 38 words."),
    ],
)
def test_a_briefing_that_is_too_short_or_too_long_is_told_with_its_count(tmp_path, words, fault):
    assert told(tmp_path, ("one.md", briefing(SEVEN, words))) == [
        f"docs/one.md:14: With its questions the briefing has {fault}"
    ]


@pytest.mark.parametrize("words", ["Local evidence to be added.", "Local evidence is to be written: what audits show."])
def test_a_briefing_that_waits_for_its_local_evidence_may_be_too_short_and_not_too_long(tmp_path, words):
    """The second is what sites say that began with an earlier version: an update does not stop them."""
    waiting = f"## Background\n\n{words}"
    short, long = (briefing(SEVEN, words).replace("## Background\n", waiting) for words in (80, 130))
    assert told(tmp_path, ("one.md", short)) == []
    [one] = told(tmp_path, ("one.md", long))
    assert "to read aloud, and should take 7. Remove" in one


def test_a_briefing_is_as_long_as_its_text_and_questions_together(tmp_path):
    """7 minutes of 120 words are 780 to 899 words: one question more makes the longest too long."""
    longest = briefing(
        ["Background", "One", "Two", "Three", "What to do next"], 177
    )  # and 12 in headings and questions
    assert told(tmp_path, ("one.md", longest)) == []
    asked = longest.replace("[What now, Who then]", "[What now, Who then, And why then]")
    assert [one.partition(", ")[0] for one in told(tmp_path, ("one.md", asked))] == [
        "docs/one.md:14: With its questions the briefing has 900 words"
    ]


def test_a_figure_adds_no_words_to_a_briefing_and_a_number_in_a_sentence_one(tmp_path):
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "index.md").write_text(about('{{ figure("a") }}\n\nThere were {{ number("a") }} contacts.\n'), "utf-8")
    [document], _ = read(docs, tmp_path)
    assert document.words == 4


def test_lines_above_the_front_matter_are_told(tmp_path):
    assert told(tmp_path, ("one.md", "\n" + about("\nWords.\n")), ("two.md", "Draft\n\n" + about("\nWords.\n"))) == [
        "docs/one.md:1: A line is above the front matter. Begin the file with its line `---`.",
        "docs/two.md:1: 2 lines are above the front matter. Begin the file with its line `---`.",
    ]


def test_a_page_is_told_where_its_markdown_would_become_something_else(tmp_path):
    body = "\nHave ready:\n- the name\n- the address\n\n[Us](www.example.org)\n"
    assert told(tmp_path, ("one.md", about(body))) == [
        "docs/one.md:13: The list that begins with `- the name` is directly below a line of text, so it becomes part of "
        "that line. Put an empty line above it.",
        "docs/one.md:16: `www.example.org` is not an address without its beginning. Write `https://www.example.org`.",
    ]
