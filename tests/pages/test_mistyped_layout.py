"""Tables, headings, code and lines as people type them: each is what was meant when published, or is told."""

from __future__ import annotations

import pytest
from mistyping import published, rules, told

from macros.pages.mistyped.blocks import RULE

MISTYPED = {
    # tables
    "no dashes": ("| a | b |\n| 1 | 2 |", [("rows_without_a_table", 1)]),
    "no dashes and no frame": ("a | b\n1 | 2", [("rows_without_a_table", 1)]),
    "one row": ("| a | b |", [("rows_without_a_table", 1)]),
    "too few dashes": ("| a | b |\n|---|\n| 1 | 2 |", [("rows_without_a_table", 2)]),
    "too many dashes": ("| a | b |\n|---|---|---|\n| 1 | 2 |", [("rows_without_a_table", 2)]),
    "dashes that Word made long": ("| a | b |\n|———|———|\n| 1 | 2 |", [("rows_without_a_table", 2)]),
    "dashes that are equals": ("| a | b |\n|===|===|\n| 1 | 2 |", [("rows_without_a_table", 2)]),
    "no titles": ("|---|---|\n| 1 | 2 |", [("rows_without_a_table", 1)]),
    "no words in the titles": ("| | |\n|---|---|\n| 1 | 2 |", [("rows_of_another_length", 1)]),
    "no rows": ("| a | b |\n|---|---|", [("rows_of_another_length", 2)]),
    "below a line": ("Words:\n| a | b |\n|---|---|\n| 1 | 2 |", [("rows_without_a_table", 2)]),
    "cut in two": ("| a | b |\n|---|---|\n| 1 | 2 |\n\n| 3 | 4 |", [("rows_without_a_table", 5)]),
    "a cell too many": ("| a | b |\n|---|---|\n| 1 | 2 | 3 |", [("rows_of_another_length", 3)]),
    "a cell too few": ("| a | b |\n|---|---|\n| 1 |", [("rows_of_another_length", 3)]),
    "a frame that the titles lack": ("a | b\n--|--\n| 1 | 2 |", [("rows_of_another_length", 3)]),
    "words below": ("| a | b |\n|---|---|\n| 1 | 2 |\nSource: us", [("rows_of_another_length", 4)]),
    "dashes again": ("| a | b |\n|---|---|\n| 1 | 2 |\n|---|---|\n| 3 | 4 |", [("rows_of_another_length", 4)]),
    "tabs of Excel": ("Year\tCases\n2023\t12\n2024\t15", [("cells_pasted_with_tabs", 1)]),
    # headings
    "bold": ("**Why it matters**\n\nWords.", [("headings_by_other_means", 1)]),
    "bold with a colon": ("**Why it matters:**\n\nWords.", [("headings_by_other_means", 1)]),
    "bold with low lines": ("__Why it matters__", [("headings_by_other_means", 1)]),
    "bold and italic": ("**_Why it matters_**", [("headings_by_other_means", 1)]),
    "bold by a tag": ("<b>Why it matters</b>", [("headings_by_other_means", 1)]),
    "bold above words": ("**Why it matters**\nWords.", [("headings_by_other_means", 1)]),
    "bold by a tag with a break": ("<strong>Why it matters</strong><br>", [("headings_by_other_means", 1)]),
    "bold in a paragraph of HTML": ("<p><b>Why it matters</b></p>", [("headings_by_other_means", 1)]),
    "an item that is code": ("    - a", [("code_by_accident", 1)]),
    "dashes cut off": ("| a | b |\n\n|---|---|\n| 1 | 2 |", [("rows_without_a_table", 1)]),
    "rows cut off": ("| a | b |\n|---|---|\n\n| 1 | 2 |", [("rows_without_a_table", 4)]),
    "table of another program": ("+---+---+\n| a | b |\n+---+---+", [("words_of_other_programs", 1)]),
    "indented": ("  ## Why it matters", [("headings_by_other_means", 1)]),
    "seven signs": ("####### Why", [("headings_by_other_means", 1)]),
    "a paragraph above dashes": ("This is a sentence.\n---", [("underlines_by_accident", 2)]),
    "an item above dashes": ("- an item\n---", [("underlines_by_accident", 2)]),
    "one dash below": ("Have ready\n-", [("underlines_by_accident", 2)]),
    "underline below two lines": ("One\ntwo\n===", [("underlines_by_accident", 3)]),
    # code
    "four spaces": ("Words.\n\n    More words.", [("code_by_accident", 3)]),
    "a tab": ("Words.\n\n\tMore words.", [("code_by_accident", 3)]),
    "below a heading": ("## Heading\n    Words.", [("code_by_accident", 2)]),
    "two paragraphs": ("    One.\n\n    Two.", [("code_by_accident", 1)]),
    "eight spaces in a list": ("- a\n\n        words", [("code_by_accident", 3)]),
    "fence without an end": ("Words.\n\n```\ncode\n\n- [ ] more", [("fences_not_closed", 3)]),
    "fence with another end": ("```\ncode\n~~~\n\nWords.", [("fences_not_closed", 1)]),
    "fence with a longer end": ("```\ncode\n````", [("fences_not_closed", 1)]),
    "fence in a list": ("1. a\n\n    ```\n    code\n    ```", [("fences_not_closed", 3)]),
    "fence with words": ('```python title="x"\ncode\n```', [("fences_not_closed", 1)]),
    # levels
    "quotations without end": (">" * 150 + " words", [("levels_without_end", 1)]),
    "quotations without end on many lines": ("\n".join(["> " * 11 + "words"] * 4), [("levels_without_end", 1)]),
    "quotations and lists by turns": ("> - " * 11 + "words", [("levels_without_end", 1)]),
    "lists without end": ("\n".join("    " * deep + "- a" for deep in range(15)), [("levels_without_end", 11)]),
    "tags without end": ("<div>" * 150 + "a" + "</div>" * 150, [("levels_without_end", 1)]),
    # front matter
    "a second one": ("---\ntitle: Another\n---\n\nWords.", [("front_matter_again", 1)]),
    "a longer second one": ("Words.\n\n---\ntitle: A\nthemes: [a]\n---\n\nWords.", [("front_matter_again", 3)]),
    # lines
    "merge": ("<<<<<<< HEAD\nOne.\n=======\nTwo.\n>>>>>>> other", [("merge_marks", 1)]),
    "two merges": (
        "<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b",
        [("merge_marks", 1), ("merge_marks", 7)],
    ),
    "half a merge": ("One.\n>>>>>>> other", [("merge_marks", 2)]),
    "merge inside code": ("```\n<<<<<<< a\nx\n=======\ny\n>>>>>>> b\n```", [("merge_marks", 2)]),
    "more than": ("> 50% of children", [("quotations_by_accident", 1)]),
    "an address": ("Council House\nFreeth Street\nOldbury", [("lines_run_together", 1)]),
    "a form": ("**Date:** 3 May\n**Time:** 10am", [("lines_run_together", 1)]),
}

SOUND = [
    "",
    "\n\n",
    "{{ never closed",
    "| a | b |\n|---|:-:|\n| `x|y` | 2 |\n| x \\| y | |",
    "a | b\n--|--\n1 | 2",
    "Words.\n\n| a | b |\n|---|---|\n| {{ number('x|y') }} | **2** |\n\nWords.",
    "## Heading\n| a | b |\n|---|---|\n| 1 | 2 |",
    "|a|\n|-|\n|1|",
    "Monday | Tuesday",
    "- a | b",
    "##Heading\n\nHeading\n---\n\nHeading ##\n===",
    "**Ring now.**\n\n**Note:** words.\n\n- **Item**\n\n> **Sam, 15**",
    "**{{ call('x') }}**",
    "***\n\n---\n\n* * *",
    "Words\nand more\n---",
    "Words\n    and more words.",
    "- a\n\n    more\n\n    - b\n\n        more",
    "```\ncode\n```\n\n```python\ncode\n```\n\n~~~\n```\n~~~\n\n````\n```\n````\n\n``` { .sql }\ncode\n```",
    "Council House  \nFreeth Street  \nOldbury",
    "Look.\nListen.\nAct.",
    "This is a paragraph that was broken by hand at\nabout the width of a page, as some people still\ndo it.",
]


@pytest.mark.parametrize("name", MISTYPED)
def test_what_would_become_something_else_is_told_once_at_its_line(name):
    body, faults = MISTYPED[name]
    assert rules(body) == faults


@pytest.mark.parametrize("body", SOUND)
def test_what_becomes_what_was_meant_is_left_alone(body):
    assert told(body) == []


def test_a_table_that_is_not_told_is_one():
    tables = [body for body in SOUND if body.count("|") > 2]
    assert [body for body in tables if "<table>" not in published(body)] == []


def test_the_words_say_what_to_type():
    assert told("| a | b |\n|---|---|\n| 1 | 2 | lost |\n| 1 |\n\n**Why it matters**\n\n```\ncode") == [
        "8: The code that begins with “```” never ends, and takes in the rest of the page. "
        "Write a line “```” at the left margin where it ends, or remove this line.",
        "6: “Why it matters” is bold and alone on its line: it looks like a heading, but a screen reader does not see one. "
        "Write `## Why it matters`, or `###` below such a heading, with an empty line below.",
        "3: The row has 3 cells and the table 2 columns, so “lost” is not shown. "
        "Remove the `|` that is too much; to show `|` itself, write `\\|`.",
        "4: The row has 1 cell and the table 2 columns. Write a `|` for each cell, also for an empty one.",
    ]


HOSTILE = [
    *("[", "]", "[a](", "[^", "^[", "[[", "*", "**a ", "*a ", "_a ", "`", "`a``b", "| ", "|a|b\n", "|-", "(", "]("),
    *(
        "~~a",
        "==a",
        ":a-",
        "&amp",
        "a@",
        "http://",
        "www.",
        "<",
        "<a ",
        "<div>\n",
        "{{",
        "{%",
        "<!--",
        "\\",
        "[a]: b\n",
        "[^a]: b\n",
    ),
    *(
        "- a\n",
        "1. a\n",
        "1) a\n",
        "• a\n",
        "# a\n",
        "> ",
        "> - a\n",
        "a\n",
        "a\n---\n",
        "a\tb\n",
        " ",
        "\t",
        "```a\n",
        " ```\n",
    ),
    *("a^b^", "[a b c]", "“[a b c]", "{.a ", ": a\n", "a\n: b\n", "é”", "\u200b", "\x00"),
]


@pytest.mark.parametrize("part", HOSTILE)
def test_a_page_of_one_thing_many_times_is_read_in_bounded_time(part):
    """Work that grows with the square of the length would take hours here."""
    body = part * (60_000 // len(part))
    assert len(told(body[:3000])) <= len(told(body))


@pytest.mark.parametrize("sign", "*-_")
def test_a_line_of_signs_is_a_rule_only_without_a_letter_and_is_read_in_bounded_time(sign):
    """A pattern that can divide the signs in many ways would take hours over the second."""
    assert RULE.match(sign * 20_000)
    assert not RULE.match(sign * 20_000 + "x")
    for text in (sign * 3, f"   {sign}  {sign}  {sign}", f"{sign * 2} {sign}  ", f"{sign}   {sign}{sign}", sign * 2):
        assert bool(RULE.match(text)) == published(text).startswith("<hr"), text
