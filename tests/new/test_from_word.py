"""A Word document becomes a page that passes the check once what the command lists is done; so does pasted text, in one round."""

from __future__ import annotations

import re

import pytest
from beginning import Said, new, run
from documents import document, link, p, photograph, picture, table
from example_sites import change, whole

from macros.new.parts import in_parts

NEWSLETTER = (
    p("Winter news", style="Title"),
    p("At a glance", style="Heading1"),
    p("• New hours"),
    p("• New guidance"),
    p("Things to do", style="Heading1"),
    p(
        "1) Read a briefing",
    ),
    p("2) Check your list"),
    p("3) Try the guidance"),
    p("Lessons learned", style="Heading1"),
    p("Read ", link("the guidance", "gov"), ", and look at {{ figure(“contacts-by-source”) }}"),
    p(picture("bridge")),
    table(["Part", "Day"], ["One", "Monday"]),
    p("Our community", style="Heading1"),
    p("Everyone met."),
    p("Contact us", style="Heading1"),
    p("Write to news@example.org."),
)
MORE = {"links": {"gov": "https://www.gov.uk/x"}, "media": {"bridge.jpeg": photograph()}}


def of_pages(said: Said) -> list[str]:
    return [line for line in said.text.split("\n") if line.startswith("docs/")]


def test_a_newsletter_from_word_passes_the_check_when_what_is_listed_is_done(tmp_path, monkeypatch):
    site = whole(tmp_path)
    source = document(tmp_path / "Winter news (final).docx", *NEWSLETTER, **MORE)
    said = new(site, monkeypatch, "newsletter", "--from", str(source))
    assert said.code == 0, said.text
    for words in (
        "“At a glance” is taken for the part `In a minute`",
        "“Things to do” is taken for the part `Three things to do`",
        "“Lessons learned” is taken for the part `What was learnt`",
        "“Our community” is kept as it is",
        "`What was decided` was not found, and was added",
        "Written: docs/newsletters/winter-news.md, winter-news-1.jpg.",
    ):
        assert words in said.text
    assert (site / "docs/newsletters/winter-news-1.jpg").exists()
    page = site / "docs/newsletters/winter-news.md"
    assert any("`figure` is on the same line as other text" in one for one in said.left)
    assert any("`Who to ask` names no one" in one for one in said.left)
    text = page.read_text(encoding="utf-8")
    given = {
        "themes": "[early-help]",
        "period": '"September to November 2026"',
        "summary": '"What is new this winter."',
    }
    for word, value in given.items():
        text = re.sub(rf"^{word}: .*$", f"{word}: {value}", text, flags=re.MULTILINE)
    text = re.sub(r"TO WRITE: what the picture shows[^\]]*", "A bridge over the canal", text)
    text = re.sub(r"TO WRITE: .*", "There is nothing this time.", text)
    text = text.replace(', and look at {{ figure("contacts-by-source") }}', '.\n\n{{ figure("contacts-by-source") }}')
    text = text.replace("Write to <", '{{ contacts("practitioner") }}\n\nWrite to <')
    page.write_text(text, encoding="utf-8")
    assert of_pages(run(site, monkeypatch, "check")) == []


def test_a_page_from_word_takes_the_title_that_is_given(tmp_path, monkeypatch):
    site = whole(tmp_path)
    source = document(tmp_path / "x.docx", p("Draft 3", style="Title"), p("Words that matter to people here."))
    said = new(site, monkeypatch, "page", "--title", "For everyone", "--in", "practitioners", "--from", str(source))
    assert "The title in the document is “Draft 3”" in said.text
    assert len(said.left) == 1, said.text  # its summary
    change(
        site / "docs/practitioners/for-everyone.md",
        '"TO WRITE: what the page is about, in a sentence of at most 160 characters"',
        "What matters.",
    )
    assert of_pages(run(site, monkeypatch, "check")) == []


def test_a_document_without_a_title_asks_for_one_and_a_bad_one_is_told_with_its_name(tmp_path, monkeypatch):
    site = whole(tmp_path)
    source = document(tmp_path / "x.docx", p("Words that matter."))
    assert "The page has no title" in new(site, monkeypatch, "briefing", "--from", str(source)).text
    source.write_bytes(b"%PDF-1.7")
    assert (
        f"{source}: The file is a PDF"
        in new(site, monkeypatch, "briefing", "--title", "One", "--from", str(source)).text
    )


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("IN A MINUTE", "In a minute"),
        ("In a minuet", "In a minute"),
        ("3 things to do!", "Three things to do"),
        ("What we’ve learned", "What was learnt"),
        ("What was learned", "What was learnt"),
        ("Dates for your diary", "Dates"),
        ("Dates for the diary", "Dates"),
        ("Datesheet", ""),
        ("Weather", ""),
    ],
)
def test_a_heading_is_taken_for_a_part_where_it_says_the_same_or_nearly(heading, part):
    body, placed = in_parts(f"## {heading}\n\nWords.\n", "newsletter")
    assert (placed[0].heading, placed[0].part) == (heading, part)
    assert body.index("Words.") > 0
    assert body.count("\n## ") + body.startswith("## ") == (7 if part else 8)


def test_the_text_above_the_first_heading_of_a_briefing_is_its_background():
    body, placed = in_parts("It began.\n\n## Look\n\nWords.\n\n## Next steps\n\nDo it.\n", "briefing")
    assert body == "## Background\n\nIt began.\n\n## Look\n\nWords.\n\n## What to do next\n\nDo it.\n"
    assert placed[0].part == "Background"


PASTED = """\
**What we learnt**
Children told us three things:
• They want to be heard
• They want one worker
o who knows them
1) First
2) Second
More text.

Our aims:
- one
- two
The rest of the text.

{{ number(“contacts-by-source”, “contacts_count”, contact_source=”Police”) }} contacts.

!!! Important
Look again.

Name\tRole
Lead\tBoard

See www.gov.uk/guidance or write to news@example.org.

Ne\u00adglect is common.

# Next steps

Text.
"""
AS_TOLD = """\
## What we learnt

Children told us three things:

- They want to be heard
- They want one worker

- who knows them

1. First
2. Second

More text.

Our aims:

- one
- two

The rest of the text.

{{ number("contacts-by-source", "contacts_count", contact_source="Police") }} contacts.

Important
Look again.

| Name | Role |
|---|---|
| Lead | Board |

See <https://www.gov.uk/guidance> or write to <news@example.org>.

Neglect is common.

## Next steps

Text.
"""


def test_pasted_text_is_right_after_one_round_of_messages(tmp_path, monkeypatch):
    site = whole(tmp_path)
    page = site / "docs/practitioners/questions.md"
    front = page.read_text(encoding="utf-8").partition("## ")[0]
    page.write_text(front + PASTED, encoding="utf-8")
    told = of_pages(run(site, monkeypatch, "check"))
    lines = {int(one.split(":")[1]) - front.count("\n") for one in told}
    assert lines == {1, 3, 5, 6, 11, 15, 17, 20, 23, 25, 27}, told
    page.write_text(front + AS_TOLD, encoding="utf-8")
    assert of_pages(run(site, monkeypatch, "check")) == []
