"""A page types no small count and no number that a table gives; it is told at its line, with what to write instead."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from example_sites import change, copy

from macros.checks.site import check_site
from macros.content import Site

TODAY = date(2026, 11, 21)
IDENTIFIES = (
    "says a small number of children, which could identify a child. Say it without the number; or, if it is already "
    "public in this form, put it into a table with `rule: published`, its document and the reason, and write "
    "{{ number(…) }}."
)
NOTHING_NEAR = (
    "Take it from a table that has this very number, with {{ number(…) }}; if none has, put it into one with the document "
    "that it comes from, or leave it out."
)


@pytest.fixture
def example(tmp_path) -> Path:
    return copy(tmp_path)


def told(site: Path) -> list[str]:
    return [str(one) for one in check_site(Site(site, TODAY))]


def add(site: Path, text: str, page: str = "docs/about/privacy.md") -> int:
    """A page with some more text; the line on which it begins."""
    path = site / page
    before = path.read_text(encoding="utf-8").rstrip("\n")
    path.write_text(f"{before}\n\n{text}\n", encoding="utf-8")
    return before.count("\n") + 3


@pytest.mark.parametrize(
    ("text", "below", "words"),
    [
        ("In 2024 three children in Exampleshire were moved.", 0, "three children"),
        ("## Two children were moved", 0, "Two children"),
        ("A first line\nabout one thing. In Exampleshire\n**two** young people were moved.", 2, "two young people"),
        ("- a point\n- In Exampleshire 4 babies were seen", 1, "4 babies"),
        ("| Age | Children |\n| --- | --- |\n| Under 5 | 12 |\n| 5 to 9 | 3 |", 3, "Children: 3"),
        ("- Burns: 4 children", 0, "Burns: 4 children"),
        ("## Child deaths\n\n- Upper Example: 4", 2, "Child deaths – Upper Example: 4"),
        ("Age | Deaths\n--- | ---\nUnder 5 | 4", 2, "Deaths: 4"),
        ("<table>\n<tr><th>Year</th><th>Deaths</th></tr>\n<tr><td>2024</td><td>4</td></tr>\n</table>", 2, "Deaths: 4"),
        ("| What | When |\n| --- | --- |\n| Two children were moved | 2024 |", 2, "Two children"),
        ("<p>In 2024 <b>three</b> children were moved.</p>", 0, "three children"),
        ("In 2024 [three](../index.md) children were moved.", 0, "three children"),
        ('In 2024 three {{ call("emergency") }}\nwere seen. Deaths: 4', 1, "Deaths: 4"),
        ("```\nIn 2024 three children were moved.\n```", 1, "three children"),
        ("`In 2024 three children were moved.`", 0, "three children"),
    ],
)
def test_a_small_count_is_quoted_at_its_line(text, below, words, example):
    line = add(example, text)
    assert told(example) == [f"docs/about/privacy.md:{line + below}: “{words}” {IDENTIFIES}"]


def test_two_finds_on_one_line_are_two_messages_in_their_order(example):
    line = add(
        example, "In 2024 two boys and a girl, one of nine siblings, moved; three children died. Child A was one."
    )
    assert [one.partition(": ")[2].partition("”")[0] for one in told(example)] == [
        "“two boys",
        "“three children",
        "“Child A",
    ]
    assert all(one.startswith(f"docs/about/privacy.md:{line}: ") for one in told(example))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (
            "A boy, 14, from Exampleshire was hurt.",
            "“boy, 14” says the age of one child and where it was, or what happened",
        ),
        (
            "What Child A told us.",
            "“Child A” is a name for one child, which could identify the case. Write `a child`",
        ),
    ],
)
def test_an_age_with_a_place_and_a_name_for_one_child_are_told(text, fault, example):
    line = add(example, text)
    [one] = told(example)
    assert one.startswith(f"docs/about/privacy.md:{line}: {fault}")


@pytest.mark.parametrize(
    "text",
    [
        "| Level | Children |\n| --- | --- |\n| 1 | most |",
        "1. One child\n2. Two children",
    ],
)
def test_what_is_no_prose_passes(text, example):
    add(example, text)
    assert told(example) == []


@pytest.mark.parametrize("word", ["title", "summary"])
def test_a_small_count_in_front_matter_is_told(word, example):
    page = example / "docs/about/privacy.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith(f"{word}:"))
    lines[at] = f"{word}: In 2024 three children were moved"
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert told(example) == [f"docs/about/privacy.md:{at + 1}: “three children” {IDENTIFIES}"]


def test_a_question_of_a_briefing_with_a_small_count_is_told(example):
    page = example / "docs/briefings/noticing.md"
    text = page.read_text(encoding="utf-8")
    question = next(line for line in text.splitlines() if line.lstrip().startswith("- "))
    change(page, question, f"{question[: question.index('-')]}- What happened to the two children who died in 2024?")
    [one] = told(example)
    assert one.endswith(IDENTIFIES)


def test_how_sure_an_interval_is_may_be_typed(example):
    add(example, "Each share has a 95% interval.")
    assert told(example) == []


def test_a_percentage_is_not_typed(example):
    line = add(example, "Police made 40% of contacts.")
    assert told(example) == [
        f"docs/about/privacy.md:{line}: `40%` is typed here, but should come from a table. "
        'Write {{ number("contacts-by-source", "contacts_percent", contact_source="Police") }} in its place.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "About 40% of cases involved co-sleeping.",
        "40% of contacts came from schools.",
        "In Upper Example police made 40% of contacts.",
        "Across England police made 40% of contacts.",
        "In 2019 police made 40% of contacts.",
        "The police are content with 40%.",
        "Some 40% agreed.",
        "Police found that 40% of the parents whom officers met slept beside their babies.",
    ],
)
def test_a_number_that_only_happens_to_be_in_a_table_is_not_answered_with_that_cell(text, example):
    add(example, text)
    [one] = told(example)
    assert one.endswith(NOTHING_NEAR)


EARLIER = """2023-24,Exampleshire,Police,420,42.0,example-2025,Section 3
2023-24,Exampleshire,Schools,330,33.0,example-2025,Section 3
2023-24,Exampleshire,Health,250,25.0,example-2025,Section 3
2023-24,Exampleshire,All sources,1000,100.0,example-2025,Section 3
"""


@pytest.mark.parametrize(
    ("sentence", "macro", "also"),
    [
        (
            "Police made {} of contacts.",
            '{{ number("contacts-by-source", "contacts_percent", contact_source="Police") }}',
            "",
        ),
        (
            "In 2023-24 police made {} of contacts.",
            '{{ number("contacts-by-source", "contacts_percent", time_period="2023-24", contact_source="Police") }}',
            ', and say which time it is about: `period: "2023-24"` in the front matter, or the year in the heading above',
        ),
    ],
)
def test_the_macro_that_replaces_a_typed_number_passes(sentence, macro, also, example):
    table = example / "data/tables/contacts-by-source.csv"
    table.write_text(table.read_text(encoding="utf-8") + EARLIER, encoding="utf-8")
    add(example, sentence.format("42%" if also else "40%"))
    [one] = told(example)
    assert one.endswith(f"Write {macro} in its place{also}.")
    page = example / "docs/about/privacy.md"
    change(page, sentence.format("42%" if also else "40%"), sentence.format(macro))
    if also:
        change(page, "---\ntitle:", '---\nperiod: "2023-24"\ntitle:')
    assert told(example) == []


@pytest.mark.parametrize("text", ["Some 77 per cent agreed.", "Some 77 % agreed.", "It was 76.5%."])
def test_a_percentage_that_no_table_has_is_to_be_put_into_one(text, example):
    line = add(example, text)
    [one] = told(example)
    assert one.startswith(f"docs/about/privacy.md:{line}: `7")
    assert one.endswith(NOTHING_NEAR)


def test_a_count_with_a_thousands_separator_that_a_table_has_is_not_typed(example):
    line = add(example, "There were 1,000 contacts in all.")
    assert told(example) == [
        f"docs/about/privacy.md:{line}: `1,000` is typed here, but should come from a table. "
        'Write {{ number("contacts-by-source", "contacts_count", contact_source="All sources") }} in its place.'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The rate is per 1,000 children.",
        "Text can be made larger, up to 400%.",
        "There were 123,456 visits.",
        'Please {{ call("emergency") }} within 45 working days.',
        "Section 47 of the Children Act 1989 is about children under 18.",
        "The plan of 2024-25 has 12 pages.",
        '{{ number("contacts-by-source", "contacts_percent", contact_source="Police") }} of contacts came from the police.',
        "`40%` is a share.",
    ],
)
def test_legal_limits_dates_ages_and_macros_pass(text, example):
    add(example, text)
    assert told(example) == []


def test_a_percentage_in_front_matter_is_said_in_words(example):
    page = example / "docs/about/privacy.md"
    lines = page.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("summary:"))
    lines[at] = "summary: Police made 40% of contacts"
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert told(example) == [
        f"docs/about/privacy.md:{at + 1}: `40%` is typed here, but should come from a table. "
        "Leave the number out, and say it on the page: front matter cannot take its numbers from a table."
    ]


def test_a_number_that_is_typed_again_and_again_is_told_once(example):
    line = add(example, "12% " * 2000)
    [one] = told(example)
    assert one.startswith(f"docs/about/privacy.md:{line}: `12%` is typed here")


def test_a_count_of_local_children_that_a_table_has_is_not_typed(example):
    line = add(example, "In 2024-25 the police told us of 400 children. There are 250 pages.")
    [one] = told(example)
    assert one.startswith(f"docs/about/privacy.md:{line}: `400` is typed here, but should come from a table. Write")


@pytest.mark.parametrize("word", ["title", "alt", "note", "band", "rest", "annotations"])
def test_a_small_count_in_the_words_of_a_figure_on_a_page_is_told(word, example):
    said = '"Two children were moved"'
    said = f'[{{"time_period": "2024-25", "text": {said}}}]' if word == "annotations" else said
    line = add(example, f'{{{{ figure("contacts-by-source", {word}={said}) }}}}')
    found = told(example)
    assert f"docs/about/privacy.md:{line}: “Two children” {IDENTIFIES}" in found


def test_a_small_count_in_a_file_of_facts_is_told(example):
    path = example / "data/sources.yml"
    path.write_text(path.read_text(encoding="utf-8") + "# In 2024 three children were moved.\n", encoding="utf-8")
    line = path.read_text(encoding="utf-8").count("\n")
    assert told(example) == [
        f"data/sources.yml:{line}: “three children” says a small number of children, which could identify a child. "
        "Say it without the number."
    ]


def test_a_small_count_in_the_text_of_a_cell_is_told(example):
    change(
        example / "data/tables/contacts-by-source.csv",
        "Health,250,25.0,example-2025,",
        "Health,250,25.0,example-2025,Two children of ",
    )
    assert told(example) == [
        "data/tables/contacts-by-source.csv:4: `place`: “Two children” says a small number of children, which could identify a child. "
        "Say it without the number; or, if it is already public in this form, set `rule: published` with the document and the reason."
    ]


@pytest.mark.parametrize("year", ["2024-25", "2025", '{{ time_period("contacts-by-source") }}'])
def test_a_number_does_not_follow_a_year_directly(example, year):
    number = '{{ number("contacts-by-source", "contacts_count", contact_source="All sources") }}'
    change(
        example / "docs/index.md",
        f'In {{{{ time_period("contacts-by-source") }}}} there were {number}',
        f"In {year} {number}",
    )
    found = [one for one in check_site(Site(example, TODAY)) if "directly" in one.what]
    assert [(one.path, one.line, one.what) for one in found] == [
        ("docs/index.md", 12, f"A number follows “{year}” directly, so the two read as one")
    ]


def test_a_comma_parts_a_year_from_a_number(example):
    number = '{{ number("contacts-by-source", "contacts_count", contact_source="All sources") }}'
    change(example / "docs/index.md", f"there were {number}", f"2025, {number}")
    assert not [one for one in check_site(Site(example, TODAY)) if "directly" in one.what]
