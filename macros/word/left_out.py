"""What a document has and a page has not: found before the conversion, taken out, and said."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from macros.messages import counted, quoted_list
from macros.word.numbers import mark_numbers
from macros.word.package import Package, W

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
CONTENTS = re.compile(r"(?:toc|contents|table of figures|table of contents|index)(?: heading)?(?: ?\d)?", re.IGNORECASE)
"""The styles of a table of contents, in Word and in LibreOffice."""
DELETED = {f"{W}del", f"{W}moveFrom"}
BODY = "word/document.xml"
WITH_WORDS = (BODY, "word/footnotes.xml", "word/endnotes.xml")
TINY = {str(size) for size in range(1, 8)}
"""The sizes below four points, in the halves of a point that Word counts."""
Element = ElementTree.Element


@dataclass
class LeftOut:
    """What was taken out of the document, each as a sentence, and the document as it is converted."""

    said: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def taken_out(package: Package, contents: set[str]) -> LeftOut:
    """Takes out what is no part of the page; `words` are those that have to be found on it. `contents` are styles."""
    found = LeftOut()
    body = package.xml(BODY)
    if body is None:
        return found
    parts = {name: root for name in WITH_WORDS if (root := body if name == BODY else package.xml(name)) is not None}
    found.said += _by_hand(body)
    found.said += _hidden(parts.values(), _styles_that_hide(package))
    found.said += _struck(parts.values())
    found.said += _hardly_seen(parts.values())
    found.said += _contents(body, contents)
    found.said += _not_words(body)
    found.said += _boxes(body)
    found.words = [text for root in parts.values() for text in _texts(root)]
    mark_numbers(body)
    for name, root in parts.items():
        package.parts[name] = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    found.said += _comments(package)
    found.said += _at_the_edges(package)
    if any(name.lower().endswith("vbaproject.bin") for name in package.parts):
        found.said.append("The document has macros (programs). They were not run, and are left out.")
    return found


def _by_hand(body: Element) -> Iterator[str]:
    """Tracked changes: what was added is kept, what was deleted is left out."""
    added = [_text(one) for name in (f"{W}ins", f"{W}moveTo") for one in body.iter(name)]
    gone = ["".join(part.text or "" for part in one.iter(f"{W}delText")) for one in body.iter(f"{W}del")]
    gone = [one for one in gone if one.strip()]
    added = [one for one in added if one.strip()]
    if added:
        yield f"Tracked changes: {counted(len(added), 'insertion')} kept, as if accepted: {quoted_list(added)}."
    if gone:
        yield f"Tracked changes: {counted(len(gone), 'deletion')} left out, as if accepted: {quoted_list(gone)}."


def _hidden(parts: Iterable[Element], styles: set[str]) -> Iterator[str]:
    """Words that are hidden in Word, themselves or by one of these styles, would be read by everybody on a page."""
    if found := [one for part in parts for one in _removed(part, "vanish", styles=styles)]:
        yield f"Hidden text was left out: {quoted_list(found)}."


def _styles_that_hide(package: Package) -> set[str]:
    """The styles of paragraphs and of words that hide what is in them."""
    root = package.xml("word/styles.xml")
    styles = root.iter(f"{W}style") if root is not None else ()
    return {one.get(f"{W}styleId", "") for one in styles if _has(one.find(f"{W}rPr"), "vanish")}


def _hardly_seen(parts: Iterable[Element]) -> Iterator[str]:
    """Words in white or of less than four points cannot be read in the document, and are like all others on a page."""
    found = []
    for run in (run for part in parts for run in part.iter(f"{W}r")):
        color, size = run.find(f"{W}rPr/{W}color"), run.find(f"{W}rPr/{W}sz")
        white = color is not None and color.get(f"{W}val", "").upper() == "FFFFFF"
        if (white or (size is not None and size.get(f"{W}val", "") in TINY)) and _text(run):
            found.append(_text(run))
    if found:
        yield f"Text in white or in tiny letters is on the page like any other: {quoted_list(found)}. Check that it is meant for readers."


def _struck(parts: Iterable[Element]) -> Iterator[str]:
    """Words that are struck out were meant to go."""
    if found := [one for part in parts for one in _removed(part, "strike", "dstrike")]:
        yield f"Text with strikethrough was left out: {quoted_list(found)}."


def _removed(body: Element, *signs: str, styles: Collection[str] = ()) -> list[str]:
    """The words of each run with one of these signs or styles, which are taken out of it."""
    within = {
        id(run)
        for one in body.iter(f"{W}p")
        if (style := one.find(f"{W}pPr/{W}pStyle")) is not None and style.get(f"{W}val") in styles
        for run in one.iter(f"{W}r")
    }
    found = []
    for run in list(body.iter(f"{W}r")):
        style = run.find(f"{W}rPr/{W}rStyle")
        of_style = id(run) in within or (style is not None and style.get(f"{W}val") in styles)
        if of_style or _has(run.find(f"{W}rPr"), *signs):
            found.append(_text(run))
            for child in list(run):
                run.remove(child)
    return [one for one in found if one.strip()]


def _has(look: Element | None, *signs: str) -> bool:
    """Whether one of these signs is among the properties of some words, and not switched off there."""
    marks = [look.find(f"{W}{sign}") for sign in signs] if look is not None else []
    return any(mark is not None and mark.get(f"{W}val", "true") not in ("0", "false", "off") for mark in marks)


def _contents(body: Element, styles: set[str]) -> Iterator[str]:
    """A table of contents: the site makes its own from the headings."""
    rows = 0
    for parent in list(body.iter()):
        for child in list(parent):
            style = child.find(f"{W}pPr/{W}pStyle") if child.tag == f"{W}p" else None
            gallery = child.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery") if child.tag == f"{W}sdt" else None
            of_style = style is not None and style.get(f"{W}val") in styles
            if of_style or (gallery is not None and gallery.get(f"{W}val") == "Table of Contents"):
                rows += max(1, sum(1 for _ in child.iter(f"{W}p")) if gallery is not None else 1)
                parent.remove(child)
    if rows:
        yield f"A table of contents was left out ({counted(rows, 'line')}): the page lists its own headings."


def _not_words(body: Element) -> Iterator[str]:
    """What is neither text nor a picture: charts, diagrams, equations, files in the document, page breaks."""
    charts = sum(1 for _ in body.iter(CHART))
    if charts:
        yield (
            f"{_number(charts, 'chart')} left out. Put the numbers into a table of data/tables/ "
            "and write a line {{ figure(…) }} on the page."
        )
    diagrams = sum(1 for _ in body.iter(DIAGRAM))
    if diagrams:
        yield f"{_number(diagrams, 'diagram')} (SmartArt) left out. Write what it says as a list or a table."
    objects = sum(1 for _ in body.iter(f"{W}object"))
    if objects:
        yield f"{_number(objects, 'embedded file')} left out, such as a spreadsheet: copy from it what readers need."
    parts = sum(1 for _ in body.iter(f"{W}altChunk"))
    if parts:
        yield f"{_number(parts, 'file')} inserted whole by another program, and left out. Copy in what readers need."
    sums = ["".join(part.text or "" for part in one.iter(f"{M}t")) for one in body.iter(f"{M}oMath")]
    if sums:
        yield f"{_number(len(sums), 'equation')} left out. Write it in words: {quoted_list(sums)}."
    breaks = sum(1 for one in body.iter(f"{W}br") if one.get(f"{W}type") in ("page", "column"))
    if breaks:
        yield f"{_number(breaks, 'page or column break')} left out: a web page has none."


def _boxes(body: Element) -> Iterator[str]:
    """Text boxes: their words come below the paragraph that they belong to."""
    boxes = []
    for parent in list(body.iter()):
        for choice in [one for one in parent if one.tag == f"{MC}AlternateContent"]:
            inner = [box for option in choice.findall(f"{MC}Choice") for box in option.iter(f"{W}txbxContent")]
            boxes += [_text(box) for box in inner]
            if inner and choice.find(f"{MC}Fallback") is None:  # else that has the same words, and is what is converted
                fallback = ElementTree.SubElement(choice, f"{MC}Fallback")
                pict = ElementTree.SubElement(fallback, f"{W}pict")
                pict.extend(inner)
    inside = {id(box) for one in body.iter(f"{MC}AlternateContent") for box in one.iter(f"{W}txbxContent")}
    boxes += [_text(box) for box in body.iter(f"{W}txbxContent") if id(box) not in inside]
    boxes = [one for one in boxes if one.strip()]
    if boxes:
        verb = "its words are" if len(boxes) == 1 else "their words are"
        yield f"{counted(len(boxes), 'text box', 'text boxes')}: {verb} below the paragraph beside it. Check their place: {quoted_list(boxes)}."


def _comments(package: Package) -> Iterator[str]:
    """Comments between colleagues are not for readers."""
    root = package.xml("word/comments.xml")
    found = [_text(one) for one in root.iter(f"{W}comment")] if root is not None else []
    found = [one for one in found if one.strip()]
    if found:
        yield f"{_number(len(found), 'comment')} left out: {quoted_list(found)}."


def _at_the_edges(package: Package) -> Iterator[str]:
    """Headers and footers are said once each."""
    for kind in ("header", "footer"):
        texts = []
        for name in package.named(f"word/{kind}"):
            root = package.xml(name)
            texts += [" ".join(_text(root).split())] if root is not None else []
        texts = list(dict.fromkeys(one for one in texts if any(sign.isalpha() for sign in one)))
        if texts:
            yield f"The {kind} of the pages was left out: {quoted_list(texts)}."


def _texts(root: Element) -> Iterator[str]:
    """The words that readers of the document see, paragraph by paragraph; what is twice for older programs is once."""
    twice = {id(one) for choice in root.iter(f"{MC}Choice") for one in choice.iter(f"{W}p")}
    deleted = {id(part) for name in DELETED for one in root.iter(name) for part in one.iter()}
    for paragraph in root.iter(f"{W}p"):
        if id(paragraph) not in twice:
            own = {id(part) for box in paragraph.iter(f"{W}txbxContent") for part in box.iter()}
            yield "".join(
                (part.text or "") if part.tag == f"{W}t" else " " if part.tag in (f"{W}tab", f"{W}br") else ""
                for part in paragraph.iter()
                if id(part) not in own and id(part) not in deleted
            )


def _text(element: Element) -> str:
    """The words of a part of the document."""
    pieces = []
    for part in element.iter():
        if part.tag == f"{W}p":
            pieces.append(" ")
        elif part.tag == f"{W}t":
            pieces.append(part.text or "")
        elif part.tag in (f"{W}tab", f"{W}br"):
            pieces.append(" ")
    return "".join(pieces).strip()


def _number(number: int, word: str) -> str:
    return f"{counted(number, word)} {'was' if number == 1 else 'were'}"
