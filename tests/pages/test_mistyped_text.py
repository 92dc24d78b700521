"""Words, links, marks and signs as people type them: each is what was meant when published, or is told."""

from __future__ import annotations

import itertools
import re

import pytest
from mistyping import SOUND, published, rules, told

MISTYPED = {
    # marks
    "bold without an end": ("This is **bold.", [("marks_without_a_partner", 1)]),
    "bold over two paragraphs": ("This is **bold\n\nand more**.", [("marks_without_a_partner", 1)]),
    "bold with spaces": ("This is ** bold **.", [("marks_without_a_partner", 1)]),
    "low lines without an end": ("This is __bold.", [("marks_without_a_partner", 1)]),
    "one star without an end": ("This is *important.", [("marks_without_a_partner", 1)]),
    "three stars and two": ("***a** b", [("marks_without_a_partner", 1)]),
    "code without an end": ("Type `make check.", [("code_without_an_end", 1)]),
    # links
    "address apart": ("[words] (page.md)", [("links_that_are_none", 1)]),
    "brackets exchanged": ("(words)[page.md]", [("links_that_are_none", 1)]),
    "no closing bracket": ("[words](page.md", [("links_that_are_none", 1)]),
    "no closing square bracket": ("[words(page.md)", [("links_that_are_none", 1)]),
    "no opening square bracket": ("words](page.md)", [("links_that_are_none", 1)]),
    "picture and address apart": ("![words] (a.png)", [("links_that_are_none", 1)]),
    "picture without an address": ("![words]", [("links_that_are_none", 1)]),
    "picture with a space": ("! [words](a.png)", [("links_that_are_none", 1)]),
    "name with two addresses": ("[a][b]\n\n[b]: c.md\n[b]: d.md", [("links_that_are_none", 4)]),
    "no words": ("See [](page.md).", [("links_that_are_none", 1)]),
    "no address": ("See [words]().", [("links_that_are_none", 1)]),
    "half an address": ("See [words](#).", [("links_that_are_none", 1)]),
    "address with a space": ("See [words](my page.md).", [("links_that_are_none", 1)]),
    "address in quotation marks": ("See [words](“https://example.org”).", [("links_that_are_none", 1)]),
    "address without its beginning": ("See [words](www.example.org).", [("links_that_are_none", 1)]),
    "address begun wrongly": ("See [words](htp://example.org).", [("links_that_are_none", 1)]),
    "address with one slash": ("See [words](https:/example.org).", [("links_that_are_none", 1)]),
    "address begun twice": ("See [words](https://https://example.org).", [("links_that_are_none", 1)]),
    "e-mail as an address": ("See [words](a@example.org).", [("links_that_are_none", 1)]),
    "e-mail address that is none": ("See [words](mailto:us).", [("links_that_are_none", 1)]),
    "name that is not there": ("See [words][guide].", [("links_that_are_none", 1)]),
    "name that is not there, short": ("See [the guide].", [("links_that_are_none", 1)]),
    "name that nobody uses": ("See it.\n\n[guide]: page.md", [("links_that_are_none", 3)]),
    "name with a wrong address": ("See [a][b].\n\n[b]: www.example.org", [("addresses_that_are_no_links", 3)]),
    "number of a note": ("As they said [1].", [("links_that_are_none", 1)]),
    "words that say nothing": ("For more [click here](page.md).", [("links_that_are_none", 1)]),
    "not safe on the way": ("See [the Act](http://example.org).", [("links_that_are_none", 1)]),
    "bare address": ("See https://example.org/a.", [("addresses_that_are_no_links", 1)]),
    "bare address with www": ("See (www.example.org).", [("addresses_that_are_no_links", 1)]),
    "bare e-mail address": ("Write to a.b@example.org.", [("addresses_that_are_no_links", 1)]),
    "angles without a beginning": ("See <www.example.org>.", [("addresses_that_are_no_links", 1)]),
    # footnotes
    "note that is not there": ("As they said.[^1]", [("notes_without_their_half", 1)]),
    "note that is not called": ("As they said.\n\n[^1]: In 2023.", [("notes_without_their_half", 3)]),
    "note twice": ("As said.[^1]\n\n[^1]: In 2023.\n[^1]: In 2024.", [("notes_without_their_half", 4)]),
    "note without words": ("As said.[^1]\n\n[^1]:", [("notes_without_their_half", 3)]),
    # other programs
    **{
        f"other program: {typed.splitlines()[0]}": (typed, [("words_of_other_programs", 1)])
        for typed in (
            *(
                "s1. Look",
                "@Important@",
                "{::highlight-answer}",
                "$LegislativeList",
                "$A",
                "$CTA",
                ":wales:words:wales:",
                "├─ file",
                "> [! Note]",
                "!!! note",
                '??? "More"',
                "???+ tip",
                "::: warning",
                "> [!NOTE]\n> words",
                "[TOC]",
                "[[_TOC_]]",
                "\\newpage",
            ),
            *(
                '--8<-- "file.md"',
                "---8<---",
                "Some ==marked== words",
                "Some ~~old~~ words",
                "A :smile: here",
                "A [[page]] here",
            ),
            *(
                "![[picture.png]]",
                "A $$x^2$$ here",
                "CO~2~ in air",
                "Four m^2^ of it",
                "Words ^[a note] here",
                "Words {++new++} here",
            ),
            *(
                "[words]{.big} here",
                "Words {.big}",
                "One\\\ntwo",
                "== Heading ==",
                "h2. Heading",
                "'''bold''' words",
                "[/caption]",
            ),
            *(
                ".. note::",
                "{| class=x",
                "*[HTML]: words",
                "import Tabs from '@theme/Tabs'",
                "%%a note%%",
                "#+TITLE: words",
                "{panel} words",
            ),
            *(
                "See Error! Bookmark not defined.",
                "See Error! Reference source not found.",
                'HYPERLINK "x"',
                "Lorem ipsum dolor",
                "+---+---+",
            ),
        )
    },
    # tags
    **{
        f"tag without its end: {typed.splitlines()[0]}": (typed, [("tags_without_an_end", 1)])
        for typed in (
            *("<!-- a note", "<!– a note –>", 'See <a href="x', "<script", "text <b text", "<div", "a </b", "<%= x %>"),
            *("<!- a note -->", '<div class="x\n**bold**\n</div>', "Words <script alert(1)"),
        )
    },
    "link inside of a link": ("[a [b](x.md) c](y.md)", [("links_that_are_none", 1)]),
    "address inside of a link": ("[a <https://example.org> b](x.md)", [("links_that_are_none", 1)]),
    "tag of a link without an address": ("<a>words</a>", [("links_by_tags", 1)]),
    "tag of a link with half an address": ('<a href="#"></a>', [("links_by_tags", 1)]),
    "tag of a link without words": ('<a href="page.md"></a>', [("links_by_tags", 1)]),
    "tag of a link in a block": ('<div>\n<a href="">words</a>\n</div>', [("links_by_tags", 2)]),
    "angles with a space": ("<https://example.org/a b>", [("angles_with_a_space", 1)]),
    "Markdown in a tag": ("<div>\n**bold**\n</div>", [("markdown_inside_of_tags", 2)]),
    "Markdown in a tag below an empty line": ("<div>\n\n- a\n\n</div>", [("markdown_inside_of_tags", 3)]),
    "Markdown in a cell": ("<table><tr><td>**x**</td></tr></table>", [("markdown_inside_of_tags", 1)]),
    "attributes of nothing": ("{: toc}", [("words_of_other_programs", 1)]),
    "attributes of a word": ("word{.big}", [("words_of_other_programs", 1)]),
    "heading of attributes alone": ("## {: #a }", [("words_of_other_programs", 1)]),
    "backslash that protects nothing": ("\\<b\\>", [("words_of_other_programs", 1)]),
    "formula with a name": ("It is $\\alpha$.", [("words_of_other_programs", 1)]),
    "formula": ("It is $x^2$.", [("words_of_other_programs", 1)]),
    "code over two paragraphs": ("a `b\n\nc` d", [("code_without_an_end", 1)]),
    "entity without its end": ("A&nbsp and b", [("signs_by_name", 1)]),
    "entity that is not there": ("A &foo; and b", [("signs_by_name", 1)]),
    "entity written out": ("A &amp;nbsp; and b", [("signs_by_name", 1)]),
    "entity with a space": ("A & pound;5 note", [("signs_by_name", 1)]),
    "entity that nobody sees": ("A&#8203;b", [("signs_by_name", 1)]),
    "entity that turns the text round": ("A&#x202E;b", [("signs_by_name", 1)]),
    "entity of a hyphen that hides": ("A&shy;b", [("signs_by_name", 1)]),
}


@pytest.mark.parametrize("name", MISTYPED)
def test_what_would_be_shown_as_typed_is_told_once_at_its_line(name):
    body, faults = MISTYPED[name]
    assert rules(body) == faults


@pytest.mark.parametrize("body", SOUND)
def test_what_becomes_what_was_meant_is_left_alone(body):
    assert told(body) == []


def test_every_mark_that_is_told_is_shown_by_the_parser_too():
    """Else the rule would know another Markdown than the one that builds the page."""
    shown = {
        name: published(body)
        for name, (body, faults) in MISTYPED.items()
        if faults[0][0] in ("marks_without_a_partner", "code_without_an_end")
    }
    assert [name for name, html in shown.items() if not any(mark in html for mark in "*_`")] == []


def test_the_words_say_what_to_type():
    assert told("See https://example.org, [words] (page.md), ==this== and &pound.") == [
        "1: `[words]` and its address are apart, so it is not a link. Write `[words](page.md)`, with nothing between `]` and `(`.",
        "1: `https://example.org` is not a link, but plain text. Write `<https://example.org>`, or `[words](address)` with "
        "words that say what is there.",
        "1: `==this==` means nothing here, and is shown as typed. Write `**` on both sides to make words strong.",
        "1: `&pound` is shown as typed. Type `£` itself.",
    ]


def test_words_that_say_nothing_and_addresses_that_are_not_safe_are_advice():
    assert told("[here](page.md) and [the Act](http://example.org)") == [
        "1: advice: The link text “here” does not describe the destination. Use the name of the page or file as the link text.",
        "1: advice: `http://example.org` is an address without encryption, so others can read and change what is sent. "
        "Write `https://`, and check that the link opens.",
    ]


def test_a_space_in_an_address_says_what_was_meant():
    assert told(
        '[the form](https://exam ple.org/a), [about](page.md “About us”), [us](page.md "Us" now) and [call](tel:0121 496 0000)'
    ) == [
        "1: The address `https://exam ple.org/a` has a space in it. Copy it again from the browser.",
        "1: The address `page.md` has other words behind it. Close the bracket after the address.",
        "1: The address `page.md` has other words behind it. Close the bracket after the address.",
    ]


def test_a_name_that_is_nearly_there_is_suggested():
    assert told("See [words][giude].\n\n[guide]: page.md\n\nAnd [guide].") == [
        "1: `[words][giude]` is not a link, since no address follows and no line `[giude]: address` is on the page. "
        "Did you mean `guide`?"
    ]


def test_no_star_of_bold_words_is_shown_in_silence_and_none_is_told_that_is_not_shown():
    """Every text of up to five parts, against the parser that builds the page."""
    wrong = []
    for length in range(1, 6):
        for parts in itertools.product(("**", "*", "a", "b", ".", " "), repeat=length):
            body = "".join(parts)
            if "***" in body or body != body.strip() or re.match(r"\* |[* ]+$", body):
                continue
            shown = re.sub(r"<[^>]+>", "", published(body))
            found = any(rule == "marks_without_a_partner" for rule, _ in rules(body))
            if ("**" in shown and not found) or ("*" not in shown and found):
                wrong.append(body)
    assert wrong == []
