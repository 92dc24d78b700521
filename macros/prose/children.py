"""A small count of children is not typed: "three children in Sandwell died" identifies as a cell of a table does.

The rule. A number from 1 to 5, in figures or in words, that stands directly before children, young people, babies,
siblings, families, deaths of children or reviews of single cases is a fault when its sentence states a local fact:
when it names a place of the area, a period or a value from a table, or says what happened to them ("two children
were …", "one child died"). "The number of families was 4" and a bare 1 to 5 in a column headed Children are the
same. The words of papers and of figures are always local.

What is no count of local children passes: shares ("one in ten children", "one child in three"), ranges and limits
("one to five children", "more than three children"), ages, levels and steps ("children under 5", "level 4 children"),
rules and possibilities ("one child can be counted twice", "choose one family"), laws with their years, and nouns
that only begin with a child ("two children's homes", "three family hubs").
"""

from __future__ import annotations

import re
from collections.abc import Iterable

NUMBER = r"(?:[1-5]|one|two|three|four|five|a single|only one|a couple of|a pair of)"
OTHER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|\d[\d,]*)"
KIND = (
    r"(?:(?:more|other|further|extra|new|different|local|young|younger|older|unborn|newborn|disabled|vulnerable|"
    r"looked[- ]after|missing|white|asian|black|mixed|roma|unaccompanied|asylum[- ]seeking|adopted|fostered|named|"
    r"(?-i:[A-Z][a-z]+)) ){0,2}"
)
OF_A_TOTAL = rf"(?:(?:out )?of (?:(?:the|these|those|its|our|all)(?: {OTHER})?|{OTHER}) )?"
SINGLE = r"(?=\s*(?:[.,;:!?)\]|]|$)|\s+(?:in|of|from|with|on|at|is|was|has|had|who|whose|that|died|and|or|under|aged|looked)\b)"
WHO = (
    r"(?:children(?!['’])(?! (?:centre|home|hub|service|act)s?\b)|young (?:people|person)(?!['’])|"
    rf"(?:child|family){SINGLE}|families(?!['’])|bab(?:y|ies)\b(?!['’])|infants?\b|toddlers?\b|teenagers?\b|"
    r"sibling(?:s| groups?)\b|boys?\b|girls?\b|pupils?\b|child(?:ren)? deaths?\b|deaths? of (?:a child|children)|"
    r"child protection plans?\b|(?:child safeguarding practice|practice|serious case|rapid) reviews?\b|serious incidents?\b)"
)
COUNT = re.compile(rf"(?<![\w.,£/%-])(?P<number>{NUMBER}) {OF_A_TOTAL}{KIND}(?P<who>{WHO})", re.IGNORECASE)
NUMBER_OF = re.compile(
    r"\b(?:number|total|count) of (?:[\w-]+ ){0,3}?(?:children|young people|families|babies|infants|siblings|pupils|"
    r"child deaths|reviews)\b[^.;|]{0,60}?(?:\b(?:was|were|is|are|stood at|to|at)|:) (?:[1-5]|one|two|three|four|five)\b(?!['’%]|[.,]?\d| (?:per ?cent|in|out of|times|years?|months?|weeks?|days?)\b)",
    re.IGNORECASE,
)
BEFORE = re.compile(
    r"(?:\b(?:under|over|aged?|ages|than|levels?|stage|section|part|chapter|figure|table|step|(?<!the )(?<!that )(?<!this )(?<!last )(?<!a )year|grade|least|most|"
    r"up to|every|each|per|choose|pick|take|about|question|appendix|item|rule|message)|"
    rf"\b{OTHER} (?:in|or)(?: every)?|between (?:one|1) and|(?<!from )\b(?:one|1|two|2) to|at)\s*$",
    re.IGNORECASE,
)
SHARE = re.compile(
    rf"(?: in need| looked after)? in (?:every )?(?!(?:19|20)\d\d\b){OTHER}\b(?! (?:days?|weeks?|months?|years?))",
    re.IGNORECASE,
)
POSSIBLE = re.compile(r"^(?: \w+){0,3}? (?:may|might|can|could|would|should|must|cannot)\b", re.IGNORECASE)
HAPPENED = re.compile(
    r"^(?: \w+){0,2}? (?:were|had|died|became|went|started|stopped|ended|suffered|received|left|lived|moved|have been)\b",
    re.IGNORECASE,
)
HARMED = re.compile(r"^(?: \w+){0,2}? (?:died|was (?:\w+ )?(?:harmed|injured|hurt|killed|abused))\b", re.IGNORECASE)
PERIOD = re.compile(
    r"\b(?:19|20)\d\d\b|\b(?:in|during|over|for) (?:the|that|this|last) (?:year|quarter|month|period)\b|\blast (?:year|month)\b",
    re.IGNORECASE,
)
LAW = re.compile(
    r"\b(?:Act|Regulations|Rules|Order|Children|Convention|Guidance|Directive)(?: \([^)]*\))? (?:19|20)\d\d\b",
    re.IGNORECASE,
)
HEAD = re.compile(
    r"(?:number of )?(?:children|young people|families|babies|infants|siblings|pupils)\b(?!['’])", re.IGNORECASE
)


def small_counts_in(sentence: str, places: Iterable[str], local: bool = False) -> bool:
    """Whether a sentence says a small count of children of this area. `local` says that it is about the area anyway."""
    counts = list(COUNT.finditer(sentence))
    number_of = NUMBER_OF.search(sentence)
    if not counts and not number_of:
        return False
    local = local or states_a_local_fact(sentence, places)
    if local and number_of:
        return True
    for found in counts:
        before, after = sentence[: found.start()], sentence[found.end() :]
        one = found["number"].lower() in ("1", "one", "a single", "only one")
        if BEFORE.search(before) or SHARE.match(after) or (one and POSSIBLE.match(after)):
            continue
        if local or (HARMED if one else HAPPENED).match(after):
            return True
    return False


def states_a_local_fact(sentence: str, places: Iterable[str]) -> bool:
    """Whether a sentence names a place, a period (the year of a law is none) or a value from a table."""
    if "\N{OBJECT REPLACEMENT CHARACTER}" in sentence or PERIOD.search(LAW.sub("", sentence)):
        return True
    return any(re.search(rf"\b{re.escape(place)}\b", sentence) for place in places)


def small_cells_in(rows: list[list[str]]) -> list[int]:
    """The rows of a table typed in Markdown, its heads first, with a bare number from 1 to 5 in a column of children."""
    if not rows:
        return []
    columns = [index for index, head in enumerate(rows[0]) if HEAD.match(head.strip(" *_"))]
    return [
        number
        for number, row in enumerate(rows)
        if any(index < len(row) and re.fullmatch(r"[1-5]", row[index].strip(" *_")) for index in columns)
    ]
