"""The report of an import: what it lists, in Markdown for a pull request and in lines for the screen."""

from __future__ import annotations

from macros.checks.old_years import OldYear
from macros.outputs.changed_words import Changed, ChangedWords
from macros.outputs.release_report import LONGEST, as_lines, as_markdown


def many(count: int, words: str) -> ChangedWords:
    return ChangedWords(
        [Changed(f"page-{number}/", f"Page {number}", "Sentence", words, "x") for number in range(count)]
    )


def test_a_report_fits_into_a_pull_request_and_says_what_is_left_out():
    text = as_markdown(["plans: 6 rows."], many(1000, "a" * 200), [])
    assert len(text) < LONGEST + 300
    assert "more, for which there is no room here" in text
    assert "for which there is no room" not in as_markdown([], many(10, "a"), [])


def test_words_of_a_publisher_call_nobody_and_close_no_issue():
    text = as_markdown(["```", "rows"], many(1, "@anna closes #3 [a](b) <img>"), [OldYear("a.md", 1, "2025", "*")])
    assert "@anna" not in text
    assert "#3" not in text
    assert "\\[a\\](b) \\<img\\>" in text
    assert text.count("```") == 2


def test_on_the_screen_the_first_changes_are_shown_and_the_rest_counted():
    assert list(as_lines(many(201, "a"), []))[-1] == "  and 1 more: `--report FILE` writes all of them into a file."
