"""Every place where a table, a page, a contact or an abbreviation is used, each with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from macros.content import Site
from macros.content.used import lists_of
from macros.markdown import Call, calls
from macros.pages import Document, url_of
from macros.prose.sentences import END, FROM_A_TABLE, MACRO
from macros.records import Place, Record
from macros.verbs.beside import resolved
from macros.verbs.records import records
from macros.verbs.subjects import CONTACT, PAGE, TABLE, TERM, Subject
from macros.verbs.templates import addresses_in_templates

FIGURE, SENTENCE, LIST, LINK, MENU, FACT, FRONT, TEMPLATE, WORD = (
    "Figures",
    "Sentences with its numbers",
    "Lists",
    "Links",
    "Menu",
    "Data files",
    "Front matter",
    "Templates",
    "Sentences with the word",
)
LISTS_OF_CONTACTS = {"contacts", "numbers"}


@dataclass(frozen=True, order=True)
class Mention:
    """One use: its file and line, what sort it is, and what is there. `place` is that in a record, `span` and `text` a macro in a body."""

    path: str
    line: int
    sort: str
    said: str
    place: Place = ()
    span: tuple[int, int] = (0, 0)
    text: str = ""


def mentions(site: Site, what: Subject) -> list[Mention]:
    """Every use of it, in the order of the files."""
    found: set[Mention] = set()
    for document in site.everything:
        found.update(_in_body(document, what, site))
    for record in records(site):
        found.update(_in_record(record, what))
    if what.kind == PAGE:
        found.update(Mention(path, line, TEMPLATE, said) for path, line, said in addresses_in_templates(what.name))
    return sorted(found, key=lambda one: (one.path, one.line, one.sort, one.span, str(one.place)))


def sentence_at(body: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a macro, an item of a list or a row begins and ends in a body."""
    masked = MACRO.sub(lambda found: FROM_A_TABLE * len(found[0]), body)
    ends = [0, *(found.end() for found in END.finditer(masked))]
    begin = max(place for place in ends if place <= start)
    after = [found.start() for found in END.finditer(masked) if found.start() >= end]
    return begin, min(after, default=len(body))


def _in_body(document: Document, what: Subject, site: Site) -> Iterator[Mention]:
    body, first = document.body, document.first

    def at(call: Call, sort: str) -> Mention:
        span = (call.start, call.end)
        begin, end = span if sort == FIGURE else sentence_at(body, *span)
        return Mention(
            document.path, first + call.line - 1, sort, " ".join(body[begin:end].split()), (), span, body[slice(*span)]
        )

    for call in document.reading.calls:
        inside = [one for text in _texts(call) for one in calls(text) if isinstance(one, Call)]
        if what.kind == TABLE and call.positional[:1] == (what.name,):
            yield at(call, FIGURE if call.name in ("figure", "board", "gaps", "scorecard") else SENTENCE)
        elif what.kind == TABLE and any(one.positional[:1] == (what.name,) for one in inside):
            yield at(call, FIGURE)
        elif what.kind == CONTACT and what.name in call.positional and call.name in ("call", "contact"):
            yield at(call, SENTENCE if call.name == "call" else LIST)
        elif what.kind == CONTACT and call.name == "contacts" and _is_for(site, what.name, call):
            yield at(call, LIST)
    if what.kind == TABLE and what.name in lists_of(document):
        own = next((one for one in document.reading.calls if one.name in ("timeline", "priorities")), None)
        yield at(own, LIST) if own else Mention(document.path, first, LIST, "a list of its rows")
    if what.kind == PAGE:
        for link in document.reading.links:
            if document.src != what.name and linked(document.src, link.target) == what.name:
                yield Mention(document.path, link.line, LINK, f"[{link.text}]({link.target})")
    if what.kind == TERM:
        word = re.compile(rf"(?<![\w-]){re.escape(what.name)}(?![\w-])")
        for number, line in document.prose():
            if word.search(MACRO.sub(" ", line)):
                yield Mention(document.path, number, WORD, " ".join(line.split()))


def linked(src: str, target: str) -> str:
    """The page below docs/ that a link of a page leads to; '' where it leads elsewhere."""
    path = resolved(src, target)
    return path if path.endswith(".md") else ""


def _texts(call: Call) -> list[str]:
    return [one for one in (*call.positional, *dict(call.named).values()) if isinstance(one, str) and "{{" in one]


def _is_for(site: Site, id: str, call: Call) -> bool:
    contact = next((one for one in site.contacts if one.id == id), None)
    return bool(contact and call.positional and call.positional[0] in contact.audience)


def _in_record(record: Record, what: Subject) -> Iterator[Mention]:
    own = record.path in (what.path, what.path.removesuffix(".csv") + ".yml")
    test = TESTS[what.kind]
    for place, value in _values(record.data):
        if test(what.name, place, value, record) and not (own and what.kind != PAGE):
            path = record.path
            sort = MENU if path == "mkdocs.yml" else FRONT if path.startswith("docs/") else FACT
            if path == what.path and place[:1] == ("moved_from",):
                continue
            yield Mention(path, record.line(*place), sort, _around(record, place), place)


def _values(data: Any, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Each text of a record with its place, and each word of a mapping."""
    if isinstance(data, dict):
        for word, inner in data.items():
            yield (*place, word), None
            yield from _values(inner, (*place, word))
    elif isinstance(data, list):
        for index, inner in enumerate(data):
            yield from _values(inner, (*place, index))
    elif isinstance(data, str):
        yield place, data


def _words(place: Place) -> list[str]:
    return [step for step in place if isinstance(step, str)]


def _is_table(name: str, place: Place, value: Any, record: Record) -> bool:
    if record.path == "data/publications.yml" and place == ("publications", name):
        return value is None
    if isinstance(value, str) and "{{" in value:
        return any(isinstance(one, Call) and one.positional[:1] == (name,) for one in calls(value))
    named = bool(_words(place)) and _words(place)[-1] in ("table", "tables", "measures")
    return (value == name and named) or (
        value == f"data/{name}/" and record.path == "data/moved.yml" and place[-1] == "to"
    )


def _is_page(name: str, place: Place, value: Any, record: Record) -> bool:
    if not isinstance(value, str) or (record.path == "data/moved.yml" and place[-1] == "old"):
        return False
    words = _words(place)
    if record.path.startswith("docs/") and words[-1:] == ["briefing"]:
        return f"briefings/{value}.md" == name
    said = value.partition("#")[0]
    return said in (name, f"docs/{name}") or (said.endswith("/") and said == url_of(name) and "moved_from" not in words)


def _is_contact(name: str, place: Place, value: Any, record: Record) -> bool:
    return value == name and bool(_words(place)) and _words(place)[-1] in ("contact", "contacts")


def _is_term(name: str, place: Place, value: Any, record: Record) -> bool:
    if not isinstance(value, str) or record.path.startswith(("docs/", "mkdocs")):
        return isinstance(value, str) and _has_word(name, value) and place[-1:] in (("title",), ("summary",))
    return record.path.startswith("data/tables/") and _has_word(name, value)


def _has_word(name: str, text: str) -> bool:
    return re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text) is not None


TESTS: dict[str, Callable[[str, Place, Any, Record], bool]] = {
    TABLE: _is_table,
    PAGE: _is_page,
    CONTACT: _is_contact,
    TERM: _is_term,
}


def _around(record: Record, place: Place) -> str:
    """The entry that a value is in, by the first short text of it that says which it is."""
    inside: Any = record.data
    entry: Any = None
    for step in place[:-1]:
        inside = inside[step]
        entry = inside if isinstance(inside, dict) else entry
    names = (
        [entry.get(key) for key in ("measure", "id", "typed", "because", "duty", "title", "name", "words", "same")]
        if entry
        else []
    )
    named = next((", ".join(one[:3]) if isinstance(one, list) else str(one) for one in names if one), "")
    told = [step for step in place if isinstance(step, str)]
    return f"`{'.'.join(told)}`" + (f" of “{named}”" if named else "")
