"""Letters that no font has here are reported where they are typed, before they become empty boxes in a handout or picture."""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterator

from macros.characters import fonts
from macros.files import Files
from macros.messages import Problem
from macros.pages import Briefing, Document
from macros.records import Record
from macros.tables import Table

HELP = "Use characters that an installed font has, or install another font (see “Pictures and files” in README.md)"
DRAWN = ("title", "figures", "schema", "sources")
"""What a table's metadata says that is in its charts or beside them on paper."""
MOST_NAMED = 3


def languages_without_font(files: Files, record: Record | None) -> Iterator[Problem]:
    """A language that families here read can be drawn on this machine."""
    for name, words in files.languages.items():
        if fonts.installed() and (letters := fonts.without_picture(words)):
            yield Problem(
                "data/files.yml",
                record.line("languages", name) if record else 1,
                f"No font of this machine has the letters of {name} ({_named(letters)})",
                "Install one, as the README says under Pictures and files",
                stops=False,
            )


def boxes_in_handout(document: Document, letters: str) -> Problem:
    """A handout that was drawn with empty boxes is reported, whatever file their letters come from."""
    return _problem(document.path, document.first, list(letters), "the handout of this page")


def letters_of_page(document: Document) -> Iterator[Problem]:
    """Every letter of a page that is drawn here, in a handout or a picture, has a font of this machine."""
    told: set[int] = set()
    if document.meta.traits.card or document.is_index:
        letters = fonts.without_picture(document.meta.title)
        if letters:
            line = document.record.line("title")
            told.add(line)
            yield _problem(document.path, line, letters, "the picture that is shown where the page is shared")
    if isinstance(document.meta, Briefing):
        for line, text in _printed(document):
            letters = fonts.without_print(html.unescape(text))
            if letters and line not in told:
                told.add(line)
                yield _problem(document.path, line, letters, "the handout")


def _printed(document: Document) -> Iterator[tuple[int, str]]:
    """Each line of a briefing that its handout shows."""
    meta, record = document.meta, document.record
    assert isinstance(meta, Briefing)
    for word in ("title", "summary", "owner", "source"):
        yield record.line(word), str(getattr(meta, word))
    for place, question in enumerate(meta.questions):
        yield record.line("questions", place), question
    if not document.body.isascii():
        yield from enumerate(document.body.split("\n"), start=document.first)


def letters_of_table(table: Table, record: Record) -> Iterator[Problem]:
    """Every letter in a table and its metadata, which its charts show, has a font of this machine."""
    where = "the charts of this table, as files and in handouts"
    for column in table.cells.columns:
        if fonts.without_picture("".join(table.cells[column])):
            for row, text in enumerate(table.cells[column]):
                if letters := fonts.without_picture(text):
                    yield _problem(table.path, table.lines[row], letters, where)
                    break
    if record is not None:
        seen: set[int] = set()
        for place, text in _texts({name: record.data.get(name) for name in DRAWN}, ()):
            letters = fonts.without_picture(text)
            if letters and (line := record.line(*place)) not in seen:
                seen.add(line)
                yield _problem(record.path, line, letters, where)


def _texts(data: object, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, dict):
        for name, value in data.items():
            yield from _texts(value, (*place, str(name)))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*place, index))


def _problem(path: str, line: int, letters: list[str], where: str) -> Problem:
    has = "has" if len(letters) == 1 else "have"
    what = f"{_named(letters)} {has} no font here, and would be {'an empty box' if len(letters) == 1 else 'empty boxes'} in {where}"
    # Without fontconfig no one knows what this machine could draw: the one that publishes decides.
    return Problem(path, line, what, HELP, stops=bool(fonts.installed()))


def _named(letters: list[str]) -> str:
    """The letters with their names, so that one that is a box on the screen too can be found."""
    told = [f"`{letter}` ({unicodedata.name(letter, 'without a name').lower()})" for letter in letters[:MOST_NAMED]]
    more = len(letters) - MOST_NAMED
    return ", ".join(told) + (f" and {more} more" if more > 0 else "")
