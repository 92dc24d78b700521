"""From a Word document to Markdown, with an account of everything on the way."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.files import Files
from macros.messages import Fault, counted, quoted_list, visible
from macros.word import headings, inline, lists, numbers, tables
from macros.word.left_out import taken_out
from macros.word.looks_like import with_headings
from macros.word.package import SAVE, opened
from macros.word.pictures import Picture, Pictures, words_for
from macros.word.styles import styles_of
from macros.word.writer import as_markdown

WORD = re.compile(r"\w+")
DONE = (
    "Image of type",
    "An unrecognised element was ignored",
    "Unrecognised paragraph style",
    "Unrecognised run style",
)
"""How messages of the converter begin that are of no use to an editor, or are said in our own words."""


@dataclass(frozen=True)
class Converted:
    """A document as Markdown. `taken` says how its parts were read, `left_out` what is not on the page."""

    title: str
    markdown: str
    pictures: tuple[Picture, ...]
    taken: tuple[str, ...]
    left_out: tuple[str, ...]
    words: int


def convert(path: Path, rules: Files, title: str = "") -> Converted:
    """The document in this file as Markdown; Fault says why it cannot be read.

    `title` is that of the page, where it is given: the same words at the head of the document are not repeated.
    """
    package = opened(path)
    pictures = Pictures(rules)
    try:
        styles, contents = styles_of(package)
        out = taken_out(package, contents)
        html, told = _html(package, styles, pictures)
        soup = _soup(html)
        numbers.keep_numbers(soup)
        taken: list[str] = []
        left_out = [*out.said, *pictures.said, *_told(told)]
        notes = inline.notes_of(soup)
        found, said = headings.title_of(soup, title)
        taken += said
        taken += tables.tables_of_tabs(soup)
        taken += inline.straightened(soup)
        taken += tables.plain_tables(soup)
        taken += lists.typed_lists(soup)
        taken += headings.in_order(soup)
        taken += inline.pictures_alone(soup)
        changed, lost = inline.addresses(soup)
        taken += changed
        left_out += lost
        markdown = as_markdown(soup, notes)
    except Fault:
        raise
    except RecursionError:
        raise Fault(
            "The document has tables or lists in each other too deep to be read", "Make it simpler in Word"
        ) from None
    except Exception as error:  # any error of a library is reported as a sentence, with its name
        what = f"The document could not be read ({type(error).__name__}: {visible(error)})"
        raise Fault(what, f"{SAVE}, under a new name. If that does not help, copy its text into a page") from None
    if not markdown.strip():
        raise Fault("The document has no words that could be on a page", "Check that it is the right one")
    kept = [one for one in pictures.found.values() if f"]({one.mark})" in markdown]
    if kept:
        taken.append(f"{counted(len(kept), 'picture')}: saved beside the page, without location or camera data.")
    left_out += _lost(out.words, f"{found} {markdown}")
    return Converted(found, markdown, tuple(kept), tuple(taken), tuple(left_out), len(WORD.findall(markdown)))


def _html(package: Any, styles: str, pictures: Pictures) -> tuple[str, list[str]]:
    """The document as the converter gives it, and its messages."""
    import mammoth

    def picture(image: Any) -> dict[str, str]:
        try:
            with image.open() as file:
                raw = file.read()
        except KeyError:  # its place in the document leads to nothing
            raw = b""
        mark = pictures.take(raw, image.content_type or "")
        return {"src": mark, "alt": words_for(image.alt_text)}

    made = mammoth.convert_to_html(
        package.packed(),
        style_map=styles,
        convert_image=mammoth.images.img_element(picture),
        transform_document=with_headings,
        include_embedded_style_map=False,
        external_file_access=False,
    )
    return made.value, [str(one.message) for one in made.messages]


def _soup(html: str) -> Any:
    from bs4 import BeautifulSoup

    return BeautifulSoup(html, "html.parser")


def _told(messages: list[str]) -> list[str]:
    """What the converter could not read, once each, in the words of an editor where it has them."""
    said = []
    for message in dict.fromkeys(messages):
        if "w:sym" in message:
            said.append("A symbol from a symbol font (such as Wingdings) was left out. Write it in words.")
        elif "external image" in message.lower() or "could not open" in message.lower():
            said.append("A picture that is linked and not in the document was left out. Put its file beside the page.")
    return list(dict.fromkeys(said))


def _lost(texts: list[str], made: str) -> list[str]:
    """Words of the document that are not on the page, so that none is lost without a word said."""
    there = Counter(word.casefold() for word in WORD.findall(inline.bare(made)))
    missing = []
    for text in texts:
        words = WORD.findall(inline.bare(lists.without_sign(text)))
        gone = [word for word in words if not there[word.casefold()]]
        for word in words:
            there[word.casefold()] -= there[word.casefold()] > 0
        if any(word.isalpha() for word in gone):
            missing.append(" ".join(gone) if len(gone) < len(words) else text)
    if not missing:
        return []
    shown = quoted_list(missing, 8)
    return [f"These words of the document are not on the page: {shown}. Add them by hand if readers need them."]
