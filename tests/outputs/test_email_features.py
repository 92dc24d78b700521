"""An email uses only what Outlook on Windows, Gmail and Apple Mail support, or what their readers can do without."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.markdown.safe import ATTRIBUTES, TAGS

TEMPLATES = Path(__file__).parent.parent.parent / "overrides" / "components" / "email"
ROWS = yaml.safe_load((Path(__file__).parent / "email-features.yml").read_text(encoding="utf-8"))
KNOWN = {name: row for row in ROWS for name in row["uses"]}
FILLED = re.compile(r"\{%.*?%\}|\{#.*?#\}|/\*.*?\*/", re.DOTALL)
"""What says nothing in an email itself: the code of a template, and remarks."""
VALUE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
TAG = re.compile(r"<([a-z][a-z0-9]*)((?:\s+[\w-]+=\"[^\"]*\")*)\s*>")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
QUERY = re.compile(r"@media \(([\w-]+)[^{]*")
SELECTORS = {
    r"\.[\w-]+": ".class",
    r"(?:^|[\s,])[a-z]": "element",
    r"[\w-] +[\w.]": "a b",
    ",": "a, b",
    r"[^\w.,\s-]": "another selector",
}
"""What a selector is made of, by a pattern that finds it."""


def of_html(text: str) -> Iterator[str]:
    """The elements and attributes of a template."""
    for name, attributes in TAG.findall(text):
        yield f"<{name}>"
        for one, value in re.findall(r'([\w-]+)="([^"]*)"', attributes):
            yield f"[{one}]"
            if (name, one) == ("meta", "name"):
                yield f"meta {value}"
    if "<!--" in text:
        yield "<!-- -->"


def declared(text: str) -> Iterator[tuple[str, str]]:
    """Each property of a style sheet with its value."""
    for _, body in RULE.findall(text):
        for one in filter(str.strip, body.split(";")):
            name, _, value = one.partition(":")
            yield name.strip(), value.strip()


def of_css(text: str) -> Iterator[str]:
    """The properties, units, selectors and media queries of a style sheet."""
    yield from (f"@media {one}" for one in QUERY.findall(text))
    for name, value in declared(text):
        yield name
        yield from re.findall(r"(?<=\d)(?:[a-z]+|%)|![a-z]+", re.sub(r"#\w+", "", value))
    for selector, _ in RULE.findall(QUERY.sub("", text).replace("@media", "")):
        yield from (said for pattern, said in SELECTORS.items() if re.search(pattern, selector.strip()))


def text_of(ending: str) -> str:
    texts = [path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.glob(f"*.{ending}"))]
    return VALUE.sub("#000000" if ending == "css" else "", FILLED.sub("", "\n".join(texts)))


def used() -> set[str]:
    """What the templates use, and what an author may write into a newsletter."""
    written = {f"<{one}>" for one in TAGS} | {f"[{one}]" for names in ATTRIBUTES.values() for one in names}
    return {*of_html(text_of("html")), *of_css(text_of("css")), *written, "text-align"}


def test_an_email_uses_what_mail_programs_support_or_can_be_read_without():
    assert sorted(used() - {*KNOWN}) == []


def test_the_list_has_nothing_that_no_email_uses():
    assert sorted({*KNOWN} - used()) == []


@pytest.mark.parametrize("row", ROWS, ids=[row["uses"][0] for row in ROWS])
def test_what_a_mail_program_lacks_has_its_reason_and_nothing_else_has(row: dict[str, Any]):
    support = row.get("support", {})
    assert set(support) == (set() if row["data"] == "none" else {"outlook", "gmail", "apple"})
    assert ("without" in row) == (set(support.values()) != {"all"})


def test_values_are_those_that_every_mail_program_supports():
    limited = [(name, value.removesuffix(" !important"), KNOWN[name]["only"]) for name, value in declared(text_of("css")) if "only" in KNOWN[name]]  # fmt: skip
    assert len(limited) > 50
    assert [f"{name}: {value}" for name, value, only in limited if not re.fullmatch(only, value)] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<video>", "<video>"),
        ('<p onclick="x">', "[onclick]"),
        ("p { gap: 2px; }", "gap"),
        ("p { margin: 2vw; }", "vw"),
        ("p > a { color: #000000; }", "another selector"),
        ("p:hover { color: #000000; }", "another selector"),
        ("@media (hover) { p { color: #000000; } }", "@media hover"),
    ],
)
def test_a_feature_that_is_not_in_the_list_is_found(text, found):
    assert {*of_html(text), *of_css(text)} - {*KNOWN} == {found}
