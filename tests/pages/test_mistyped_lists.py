"""Lists as people type them: each is a list when it is published, or is told."""

from __future__ import annotations

import itertools
import re
import xml.etree.ElementTree as ElementTree

import pytest
from mistyping import published, rules, told

MISTYPED = {
    "below a line": ("Have ready:\n- the name\n- the address", [("lists_below_text", 2)]),
    "with stars below a line": ("Have ready:\n* the name\n* the address", [("lists_below_text", 2)]),
    "with plus below a line": ("Have ready:\n+ the name", [("lists_below_text", 2)]),
    "with numbers below a line": ("Do this:\n1. look\n2. listen", [("lists_below_text", 2)]),
    "in a quotation": ("> Have ready:\n> - the name\n> - the address", [("lists_below_text", 2)]),
    "below a macro": ('{{ figure("x") }}\n- the name', [("lists_below_text", 2)]),
    "below a definition": ("Term\n: words\n- the name", [("lists_below_text", 3)]),
    "below a footnote": ("A[^1].\n\n[^1]: words\n- the name", [("lists_below_text", 4)]),
    "level of two spaces": ("- Health\n  - nurse\n  - midwife\n- School", [("levels_lost", 2)]),
    "level of three spaces below a number": ("1. Health\n   - nurse\n   - midwife\n2. School", [("levels_lost", 2)]),
    "level of one space": ("- Health\n - nurse", [("levels_lost", 2)]),
    "second level of six spaces": ("- a\n    - b\n      - c", [("levels_lost", 3)]),
    "level of eight spaces": ("- a\n        - b", [("levels_lost", 2)]),
    "level of three spaces after an empty line": ("1. a\n\n   - b\n\n2. c", [("levels_lost", 3)]),
    "level in a quotation": ("> - a\n>   - b", [("levels_lost", 2)]),
    "paragraph of an item by two spaces": ("- a\n\n  more\n\n- b", [("text_that_ends_a_list", 3)]),
    "paragraph below": ("- a\n- b\nThis is new.", [("text_below_a_list", 3)]),
    "numbers among points": ("- a\n1. b\n- c", [("levels_lost", 2)]),
    "a number left out": ("1. a\n3. b", [("levels_lost", 2)]),
    "two lists as one": ("1. a\n2. b\n\n1. c\n2. d", [("levels_lost", 4)]),
    "a year": ("2026. It was a good year.", [("levels_lost", 1)]),
    "boxes": ("- [ ] a\n- [x] b", [("boxes_to_tick", 1)]),
    "no words": ("- a\n- b\n\n-", [("items_without_words", 4)]),
    "no words between items": ("- a\n-\n- b", [("underlines_by_accident", 2)]),
    "bullets of Word": ("•\tthe name\n•\tthe address", [("signs_of_no_list", 1)]),
    "bullets in a list": ("- • the name\n- • the address", [("signs_of_no_list", 1)]),
    "bullets with empty lines": ("• a\n\n• b\n\n• c", [("signs_of_no_list", 1)]),
    "bullets below a line": ("Have ready:\n• the name\n• the address", [("signs_of_no_list", 2)]),
    "middle dots": ("· a\n· b", [("signs_of_no_list", 1)]),
    "squares": ("▪ a\n▪ b", [("signs_of_no_list", 1)]),
    "dashes": ("– a\n– b", [("signs_of_no_list", 1)]),
    "ticks": ("✓ a\n✓ b", [("signs_of_no_list", 1)]),
    "the letter o": ("o\ta\no\tb", [("signs_of_no_list", 1)]),
    "in a line": ("Have ready: - the name - the address", [("items_in_a_line", 1)]),
    "in a line with bullets": ("Have ready: • the name • the address", [("items_in_a_line", 1)]),
    "in a line with numbers": ("Do this: 1. Look 2. Listen", [("items_in_a_line", 1)]),
    "two signs": ("* 1. a\n* 2. b", [("items_with_two_signs", 1)]),
    "two signs with a bracket": ("- a) a\n- b) b", [("items_with_two_signs", 1)]),
    "1)": ("1) a\n2) b", [("signs_of_no_list", 1)]),
    "1) alone": ("1) Talk to the family", [("signs_of_no_list", 1)]),
    "1) of several lines": ("1) a\nmore\n2) b\nmore", [("signs_of_no_list", 1)]),
    "(1)": ("(1) a\n(2) b", [("signs_of_no_list", 1)]),
    "(1) with empty lines": ("(1) a\n\n(2) b", [("signs_of_no_list", 1)]),
    "a)": ("a) a\nb) b", [("signs_of_no_list", 1)]),
    "(a)": ("(a) a\n(b) b", [("signs_of_no_list", 1)]),
    "a.": ("a. a\nb. b", [("signs_of_no_list", 1)]),
    "A)": ("A) a\nB) b", [("signs_of_no_list", 1)]),
    "i.": ("i. a\nii. b", [("signs_of_no_list", 1)]),
    "(iv)": ("(iii) a\n(iv) b", [("signs_of_no_list", 1)]),
    "no space": ("-the name\n-the address", [("signs_of_no_list", 1)]),
    "no space behind a star": ("*the name\n*the address", [("signs_of_no_list", 1)]),
    "no space behind a number": ("1.the name\n2.the address", [("signs_of_no_list", 1)]),
}

SOUND = {
    "below an empty line": "Have ready:\n\n- the name\n- the address",
    "below a heading": "## Have ready\n- the name",
    "below an underlined heading": "Have ready\n---\n- the name",
    "below a line across": "***\n- the name",
    "below code": "```\ncode\n```\n- the name",
    "below a comment": "<!-- -->\n- the name",
    "below the name of a link": "[a][b]\n\n[b]: c.md\n- the name",
    "levels of four": "- a\n    - b\n        - c\n    - d\n- e",
    "levels by tabs": "- a\n\t- b\n\t\t- c",
    "levels of five": "- a\n     - b",
    "all indented": "  - a\n  - b",
    "other signs": "- a\n* b\n+ c",
    "numbers all one": "1. a\n1. b\n1. c",
    "numbers from three": "3. a\n4. b",
    "numbers go on after a sentence": "1. a\n2. b\n\nThen:\n\n3. c",
    "a list after another": "- a\n\n1. b\n2. c",
    "items of two lines": "- a long item that\ngoes on here\n- b",
    "items of many sentences": "- One.\nMore of it.\n- Two.\nMore of it.",
    "a paragraph of an item": "- a\n\n    more\n\n- b",
    "a year in a line": "It was in\n2026. It was good.",
    "symbols": "- [c] Hidden\n- [x] Not available\n- [low] Rounds to zero",
    "who said it": "“It helped.”\n\n– a young person, 14",
    "below zero": "-5 degrees in January",
    "initials": "A. Smith, chair\nB. Jones, vice-chair",
    "a law quoted": "> (1) The council must act.\n> (2) It must say why.",
    "bold first words": "- **a** and b\n- *c* and d",
    "italics first": "*Noticing* is the first step.\n*Acting* is the second.",
    "dashes in a sentence": "The school - and others - said: it helps - mostly.",
    "dots between": "One · two · three",
    "code": "```\nHave ready:\n- a\n• b\n1) c\n```",
}


@pytest.mark.parametrize("name", MISTYPED)
def test_a_list_that_would_be_no_list_is_told_once_at_its_line(name):
    body, faults = MISTYPED[name]
    assert rules(body) == faults


@pytest.mark.parametrize("name", SOUND)
def test_a_list_that_becomes_what_was_meant_is_left_alone(name):
    assert told(SOUND[name]) == []


def test_the_words_say_what_to_type():
    assert told("Have ready:\n- the name\n- the address\n\n1) Talk\n\n- Health\n  - nurse") == [
        "2: The list that begins with `- the name` is directly below a line of text, so it becomes part of that line. "
        "Put an empty line above it.",
        "8: `- nurse` is indented by 2 spaces, and this level of a list needs 4, so its level is lost. "
        "Begin it with 4 spaces, and the other items of its level too.",
        "5: `1) Talk` does not make a list: `1)` is shown as typed, in running text. "
        "Begin each item with `1.` and a space, with an empty line above the first.",
    ]


def levels(html: str) -> dict[str, int]:
    """How deep each word of an item is in a list; words that share an item are not in it."""
    found: dict[str, int] = {}

    def walk(element: ElementTree.Element, depth: int) -> None:
        for child in element:
            below = depth + (child.tag in ("ul", "ol"))
            if child.tag == "li":
                own = (child.text or "") + "".join(part.text or "" for part in child if part.tag == "p")
                words = re.findall(r"w\d", own)
                if len(words) == 1:
                    found[words[0]] = below - 1
            walk(child, below)

    walk(ElementTree.fromstring(f"<x>{html}</x>"), 0)
    return found


def meant(indents: tuple[int, ...]) -> dict[str, int]:
    """How deep each item is by its indent, as its author sees it."""
    open_: list[int] = []
    depths = {}
    for place, indent in enumerate(indents):
        while open_ and open_[-1] > indent:
            open_.pop()
        if not open_ or open_[-1] < indent:
            open_.append(indent)
        depths[f"w{place}"] = len(open_) - 1
    return depths


@pytest.mark.parametrize("marks", ["----", "1--1", "1111", "-11-"])
@pytest.mark.parametrize("end", ["\n", "\n\n"], ids=["close", "apart"])
def test_no_list_loses_a_level_in_silence_and_none_that_keeps_them_is_told(marks, end):
    """Every list of four items with indents of up to twelve spaces, against the parser that builds the page."""
    wrong = []
    for indents in itertools.product((0, 2), range(9), (*range(9), 11, 12), (0, 4)):
        body = end.join(
            f"{' ' * indent}{mark.replace('1', '1.')} w{n}"
            for n, (indent, mark) in enumerate(zip(indents, marks, strict=True))
        )
        kept = levels(published(body)) == meant(indents)
        tidy = all(
            after >= before or after in indents[:place]
            for place, (before, after) in enumerate(itertools.pairwise(indents), 1)
        )
        if (not kept and not told(body)) or (kept and tidy and told(body)):
            wrong.append(body)
    assert wrong == []
