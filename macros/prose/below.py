"""Small counts whose unit is said above them: below the heading “Child deaths” a line “North: 4” counts children.

What says the unit is the heading, the line before a list that ends in a colon, a line in bold, the item above a
nested list, or the caption of a table. Below a heading that only begins with children (“Children and their rights”),
below the headings around it and in the title of the page, only a place, a period or an age is taken for what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.pages import Document
from macros.prose.children import ABOUT_AS_MANY, WORD, names_a_place
from macros.prose.people import CHILD, EVENT, KIND, PLAN, SMALL
from macros.prose.sentences import FROM_A_TABLE, MACRO, plain

PREFIX = r"(?:(?:the |all )?(?:numbers?|totals?|counts?|ages?|sex|gender|ethnicity) of |how many |how old )?"
NOUN = rf"{PREFIX}{WORD}{KIND}(?:{CHILD}|{PLAN}|{EVENT})"
UNIT = re.compile(NOUN, re.IGNORECASE)
MEASURE = re.compile(
    rf"{NOUN}(?: ?[(,–—-].*|,? (?:by|in|of|from|during|since|who|whose|under|over|aged?|on|with|at|between|reviewed|notified|reported|"
    r"recorded|died|were|was|killed|injured|hurt|missing|looked after|referred|moved|(?:19|20)\d\d)\b.*)?[:.?]?",
    re.IGNORECASE,
)
"""A heading that says what is counted, and nothing else."""
SPAN = re.compile(
    r"(?:19|20)\d\d(?: ?[-–/] ?(?:19|20)?\d\d)?(?: to (?:19|20)\d\d(?:[-–/]\d\d)?)?(?: \(.{1,20}\))?|(?:(?:19|20)\d\d[ -]?)?Q[1-4](?: (?:19|20)\d\d)?|Total|All"
)
"""A year, a year across two, a quarter or all of them: below it is a count of what the first head says."""
AGE = re.compile(
    r"(?:aged? |ages |under |over )?\d{1,2}(?: ?(?:to|-|–|and) ?(?:\d{1,2}|over|under))?(?: years?| months?)?|(?:under|over) (?:\d{1,2}|one|five)s?(?: years?| months?)?",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\b(?:ages?|aged|years?|months?|weeks?|days?|hours?|minutes?|levels?|stages?|sections?|steps?|class(?:es)?|grades?|tiers?|pages?|"
    r"priorit(?:y|ies)|places|sessions?|groups?|rooms?|floors?|phases?|parts?|chapters?|questions?|scores?|ratings?|ranks?|weight|"
    r"meetings?|members?|partners?|staff|workers?|visits?|articles?|items?|options?|size|limit|minimum|maximum|most|least|figures?|"
    r"tables?|appendix|modules?|units?|bands?|press|extension|per|rates?|ratios?|shares?|versions?|audits?|recommendations?|actions?|"
    r"lessons?|targets?|themes?|standards?|duties|points?|doses?|hubs?|centres?|schools?|homes?|chairs?)\b",
    re.IGNORECASE,
)
"""What is told apart by numbers, or counts something else than children."""
LABELLED = re.compile(
    r"(?P<label>[^:=|¦→]{1,60}?)(?P<sign> ?(?::|=|→|[–—-] |\.{2,}|\((?:n ?= ?)?)|,? (?:had|has|saw|recorded|reported)\b|, )?"
    rf"(?(sign) ?| ){ABOUT_AS_MANY}(?P<number>{SMALL})(?: \([^()]{{1,20}}\))?\)?[.;,]?",
    re.IGNORECASE,
)
"""What is counted, and how many: “North: 4”, “North had 4”. Without a sign between the two, only a place is."""
ALONE = re.compile(rf"(?:only )?{SMALL}(?:,? (?:in|during|since|from|this|last)\b[^:]{{0,40}})?[.;]?", re.IGNORECASE)
PARTS = re.compile(r"[,;] (?!(?:19|20)\d\d)|,? and ")
HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
UNDERLINE = re.compile(r"\s{0,3}(?:=+|-{2,})\s*")
ITEM = re.compile(r"(\s*)(?:[-*+•]|\d+[.)])\s+(.*)")
BOX = re.compile(r"\s*(?:!!!|\?\?\?\+?|===[!+]?) [^\"\n]*\"(.*)\"\s*")
INTRODUCES = re.compile(r".*:\s*|\s*(\*\*|__)(?:(?!\1).)+\1[:.]?\s*")
"""A line that leads to what is below it: one with a colon at its end, or in bold."""
HTML = re.compile(
    r"<(?:h([1-6])|(caption|summary|dt)|(li|dd|p))\b[^<>]*>|</(?:h[1-6]|caption|summary|dt|li|dd|p)>", re.IGNORECASE
)
CELL = re.compile(r"</?t[dh]\b[^<>]*>", re.IGNORECASE)
TAG = re.compile(r"<[^<>]*>")
LONGEST = 120
"""The most letters of a heading, or of a line that counts."""


@dataclass
class Above:
    """What the lines above a line say of it: the heading, the ones around that, and what leads to a list."""

    title: str
    headings: dict[int, str]
    lead: str = ""

    def unit(self, label: str, items: Iterable[str], places: set[str]) -> str:
        """What a number behind this label counts; empty where nothing says that it counts children."""
        near = [*items, self.lead, next(reversed(self.headings.values()), "")]
        if said := next((one for one in near if MEASURE.fullmatch(one)), ""):
            return said
        if not (names_a_place(label, places) or SPAN.fullmatch(label) or AGE.fullmatch(label)):
            return ""
        return next((one for one in [*near, *reversed(self.headings.values()), self.title] if UNIT.match(one)), "")


def counts_below(document: Document, places: set[str]) -> Iterator[tuple[int, str]]:
    """Each line that gives a small count, or is one, and what is above it says of what: the line, and the words of both."""
    for number, text, items, above in _lines(document):
        if len(text) > LONGEST:
            continue
        finds = (LABELLED.fullmatch(part.strip()) for part in PARTS.split(text))
        labels = [
            (found["label"].strip("*_ "), found[0])
            for found in finds
            if found and (found["sign"] or names_a_place(found["label"], places))
        ]
        for label, said in [("", text)] if ALONE.fullmatch(text) else labels:
            counts = not OTHERWISE.search(label) or AGE.fullmatch(label)
            if counts and (unit := above.unit(label, items, places)):
                yield number, f"{unit.rstrip(':.?')} – {said}"
                break


def units_above(document: Document) -> dict[int, Above]:
    """What is said above each line of a page."""
    return {number: above for number, _, _, above in _lines(document)}


def _lines(document: Document) -> Iterator[tuple[int, str, list[str], Above]]:
    """Each line with its words, the items above it if it is in a nested list, and what is above all of them."""
    above, before = Above(plain(document.meta.title)[:LONGEST], {}), ""
    items: list[tuple[int, str]] = []
    for number, line in ((number, part) for number, text in document.prose() for part in _marked(text)):
        found, item = HEADING.match(line), ITEM.match(line)
        words = plain(MACRO.sub(FROM_A_TABLE, item[2] if item else found[2].rstrip(" #") if found else line))
        if found or (before and UNDERLINE.fullmatch(line)):
            level = len(found[1]) if found else 2
            around = {one: said for one, said in above.headings.items() if one < level}
            above, items = Above(above.title, around | {level: (words if found else before)[:LONGEST]}), []
        elif item:
            deep = len(item[1].expandtabs(4))
            items = [one for one in items if one[0] < deep]
            yield number, words, [said for _, said in reversed(items)], above
            items.append((deep, words[:LONGEST]))
        else:
            yield number, words, [], above
            if words and "|" not in line:
                box = BOX.fullmatch(line)
                lead = plain(box[1]) if box else words if INTRODUCES.fullmatch(line) else ""
                above, items = Above(above.title, above.headings, lead[:LONGEST]), []
        before = "" if found or item else words


def _marked(line: str) -> list[str]:
    """A line of a page; HTML in it as the lines of Markdown that say the same."""
    if "<" not in line:
        return [line]
    lines = HTML.sub(
        lambda tag: f"\n{'#' * int(tag[1] or 6)} " if tag[1] or tag[2] else "\n- " if tag[3] else "\n", line
    )
    return [TAG.sub("", CELL.sub("|", one)) for one in lines.split("\n")]
