"""Lines that look like headings to a reader of the document, and were only made bold, large or underlined."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

LONGEST = 90
"""The most characters of a line that can be a heading."""
LARGER = 2
"""So many points larger than most of the text."""
USUAL = 11
"""The points of text whose size is not said."""
STYLE = "looks like a heading"
HEADINGS = ("heading", "title", "toc", "contents", "list", "caption", "quote", "subtitle")


def with_headings(document: Any) -> Any:
    """The document, in which each such line has the style `looks like a heading`."""
    usual = _usual_size(document)
    children = [_marked(child, usual) for child in document.children]
    return document.copy(children=children)


def _marked(element: Any, usual: float) -> Any:
    if type(element).__name__ != "Paragraph" or not _like_heading(element, usual):
        return element
    return element.copy(style_id=None, style_name=STYLE)


def _like_heading(paragraph: Any, usual: float) -> bool:
    if paragraph.numbering is not None or (paragraph.style_name or "").casefold().startswith(HEADINGS):
        return False
    runs = list(_runs(paragraph))
    text = "".join(text for _, text in runs).strip()
    if not 2 <= len(text) <= LONGEST or text.endswith((".", ";", ",")) or not any(sign.isalpha() for sign in text):
        return False
    said = [run for run, text in runs if text.strip()]
    large = all((run.font_size or usual) >= usual + LARGER for run in said)
    bold = all(run.is_bold or (run.style_name or "").casefold() == "strong" for run in said)
    underlined = all(run.is_underline and (run.style_name or "").casefold() != "hyperlink" for run in said)
    return bool(said) and (large or bold or underlined) and "{{" not in text


def _runs(element: Any, linked: bool = False) -> Iterator[tuple[Any, str]]:
    """Each run with its text. A link is underlined anyhow."""
    for child in getattr(element, "children", ()):
        if type(child).__name__ == "Run":
            run = child.copy(is_underline=False) if linked else child
            yield run, "".join(str(getattr(one, "value", " ")) for one in child.children)
        else:
            yield from _runs(child, linked or type(child).__name__ == "Hyperlink")


def _usual_size(document: Any) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for run, text in _runs(document):
        sizes[run.font_size or USUAL] += len(text)
    return sizes.most_common(1)[0][0] if sizes else USUAL
