"""A small count of children is not typed: "three children in the area died" identifies as a cell of a table does.

The rule. A number from 1 to 9, in figures or in words, of children, young people, babies, siblings, families, deaths,
suicides, plans or reviews of single cases is a fault when its sentence states a local fact: when it names a place of
the area, a period or a value from a table, or says what happened to them ("two children were …", "four died"). "The
number of families was 4", "Deaths: 4" and a bare 1 to 9 beside or below such a word in a table are the same; so are
the age of one child with a place, and a name such as Child A (see `ages`). The words of metadata and of figures are
always local.

What is not a count of local children passes: shares ("one in ten children", "one child in three"), ranges and limits
("one to five children", "fewer than five"), ages, levels and steps ("children under 5", "level 4 children"), rules and
possibilities ("one child can be counted twice", "if two children are …"), laws with their years, what is said of the
whole country, nouns that only begin with a child ("two children's homes"), and what people do for the partnership in
public ("two carers sit on the board").
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from macros.prose.ages import BECAME, ages_in, is_an_age, letters_in
from macros.prose.found import Found
from macros.prose.people import (
    ADJECTIVE,
    ADULT,
    ASIDE,
    AT_LEAST,
    CHILD,
    DIGITS,
    EVENT,
    HAPPENED,
    HARM,
    HARMED,
    INSTITUTION,
    KIND,
    LAW,
    NATIONAL,
    NUMBER,
    OTHER,
    PERIOD,
    PLAN,
    POSSIBLE,
    RANGE,
    SHARE,
    SLOGAN,
    SMALL,
    SUPPOSED,
    THERE,
    TOGETHER,
    TOOK_PART,
    has_a_small_number,
)

START = r"(?<![\w.,£$€/%+-])"
OF_A_TOTAL = rf"(?:of (?:them|wh(?:om|ich)) (?:(?:were|are) )?)?(?:(?:out )?of (?:(?:the|these|those|its|our|all|their|her|his)(?: {OTHER})?|{OTHER}) )?"
COUNT = re.compile(
    rf"{START}(?P<number>{NUMBER}){ASIDE} {OF_A_TOTAL}(?:(?P<who>{KIND}(?:{CHILD}|{PLAN}))|(?P<event>{ADJECTIVE}{EVENT})|(?P<adult>{KIND}{ADULT}))",
    re.IGNORECASE,
)
BETWEEN = re.compile(COUNT.pattern.replace(NUMBER, RANGE), re.IGNORECASE)
PART = re.compile(
    rf"{START}(?P<number>{NUMBER})(?: of (?:the|these|those|our|their|them|whom)(?: {OTHER})?)? "
    r"(?:went missing|ran away|(?:were|was|had|has|are|is) (?:\w{1,20} ){0,2}?(?:suicides?|deaths?|stillbirths?|under|aged|boys?|girls?|bab(?:y|ies)|male|female|born|in care|looked after|"
    r"siblings?|known to|white|black|asian|disabled|on a plan|at school|placed|adopted|excluded))\b",
    re.IGNORECASE,
)
DIED = re.compile(
    rf"{START}(?P<number>{NUMBER}){ASIDE} (?:of (?:them|these|those|whom|us) )?(?:(?:who|that|have|has|had) ){{0,2}}{HARM}",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\b(?:deaths?|suicides?|murders?|child(?:ren)?|babies|young people|pupils|cases)\b", re.IGNORECASE)
ORDINAL = re.compile(
    rf"\b(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|2nd|3rd|[4-9]th) (?:[a-z]{{1,15}} )?{EVENT}",
    re.IGNORECASE,
)
END = r"(?! ?(?:to|[–:-]) ?\d)(?=\s*(?:$|,(?!\d)|[;()|¦\]]|\.(?!\d)|(?:in|during|and|this|last|by|at|for|altogether|overall|compared|but|to|from|since)\b))"
NOUN = rf"(?:{CHILD}|{PLAN}|{EVENT}|(?:referrals|cases|victims|parents|mothers|fathers|carers)(?!['’]|\w))"
WORD = r"(?:(?!(?:for|about|per|with|to|by|of|on|age|ages|year)\b)[\w'’-]{1,30} ){0,3}?"
ABOUT_AS_MANY = r"(?:(?:~|c\.|circa\b|about\b|around\b|approx(?:imately\b|\.)?|nearly\b|almost\b|only\b|just\b) ?)?"
LABEL = re.compile(
    rf"(?:^|[|¦.;:,(•–—] ?|\b(?:number|total|count) of ){WORD}{NOUN}(?: (?:in|of|from|under|aged|for|during|reviewed|notified|"
    rf"killed|hurt|injured|harmed|abused|murdered|dead|died|missing|with|on|at|who|reported|recorded|since)\b[^:=|¦.;]{{0,50}}| (?:19|20)\d\d(?:[-/]\d\d)?)? ?(?P<sign>:|=|\||¦(?: ?¦){{0,3}}|→|\.{{2,}}|,(?= ?{SMALL} (?:in all|in total|altogether|overall)\b)|[–—-](?= )|\((?:n ?= ?)?) ?{ABOUT_AS_MANY}(?P<number>{SMALL}){END}",
    re.IGNORECASE,
)
TOTAL = re.compile(
    rf"\btotal of (?:only |just )?(?P<number>{SMALL}) (?:of (?:them|these|those|whom) )?(?:were|was|are|is) {KIND}(?:{CHILD}|{EVENT})",
    re.IGNORECASE,
)
CAUSE = re.compile(
    rf"^[-*•]? ?[A-Z][\w'’-]{{2,30}}(?: [\w'’-]{{1,30}}){{0,3}}: (?:only |just )?(?P<number>{SMALL}) {KIND}{CHILD}\W*$"
)
"""A cause or a place, a colon, and how many children: nothing else is said, so no verb shows that it is a fact."""
STATED = re.compile(
    rf"(?:\b(?:number|total|count) of (?:[\w-]{{1,30}} ){{0,3}}?)?{NOUN}[^.;|¦:]{{0,60}}?\b(?:was|were|is|are|numbered|totalled|reached|(?:stood|stands|stayed|remained) at|"
    rf"(?:rose|fell|risen|fallen|increased|decreased|dropped|went up|went down|climbed|grew|shrank)(?: from {OTHER})? to|(?:doubled|trebled|tripled|halved),? from {OTHER} to|"
    rf"(?:rose|fell|risen|fallen|increased|decreased|dropped|went up|went down) from)(?: only| just| again)? (?P<number>[1-9]|{DIGITS.replace('one ', '').replace(' ', '|')}){END}",
    re.IGNORECASE,
)
SERIES = re.compile(
    rf"{EVENT}[^.;:]{{0,60}}? and (?:only |just )?(?P<number>{SMALL}) (?:in|during) (?:19|20)\d\d", re.IGNORECASE
)
EVENTS = re.compile(
    rf"\b{EVENT}(?: (?:in|of|during|since)\b[^:=|¦.;]{{0,50}})? ?[:=|–] ?(?P<number>{RANGE}){END}", re.IGNORECASE
)
ALONE = re.compile(rf"^(?:(?:number|total) of )?(?:child |infant |baby )?{EVENT} (?P<number>{SMALL})$", re.IGNORECASE)
OF_TIME = re.compile(
    r"\b(?:aged?|ages|years?|months?|level|stage|section|step|week|open|class|grade|tier|page)\b", re.IGNORECASE
)
BEFORE = re.compile(
    r"(?:\b(?:under|aged?|ages|levels?|stage|section|part|chapter|figure|table|step|(?<!the )(?<!that )(?<!this )(?<!last )(?<!a )year|"
    r"grade|most|tier|class|unit|module|week|day|page|phase|priority|no|any|"
    r"every|each|per|choose|pick|take|about|think of|question|appendix|item|rule|message|article|band|form|group|room|bus|"
    r"fewer than|less than|up to|below|groups of)|"
    rf"\b{OTHER} (?:in|or|out of)(?: every)?|between (?:one|1) and|(?<!from )\b(?:one|1|two|2|three|3) to|\d ?[–-]|at)\s*$",
    re.IGNORECASE,
)
QUOTED = re.compile(r"(?<!\w)[\"'‘“](\w{1,20})[\"'’”](?!\w)")
WINDOW = 120
"""How many letters before and behind a number are looked at: the time taken grows with the text, and no faster."""
MOST = 50
"""At most this many matches in one sentence are reported."""


def small_counts_in(sentence: str, places: Iterable[str], local: bool = False) -> list[Found]:
    """Everything that a sentence says of few or single children of this area. `local` says that it is about the area anyway."""
    sentence = _plain(sentence)
    small = has_a_small_number(sentence)
    ages = set(ages_in(sentence, lambda text: names_a_place(text, places), local, small))
    counts = {one for one in _counts(sentence, places, local) if not is_an_age(one, ages)} if small else set()
    found = sorted({*counts, *ages, *letters_in(sentence)})
    kept: list[Found] = []
    end = -1
    for one in [Found(*each) for each in found]:
        if one.start >= end and not (one.says in ("age", "ages") and kept and one.start - end < 30):
            kept.append(one)
        end = max(end, one.start + len(one.text))
    return kept[:MOST]


def _plain(sentence: str) -> str:
    """The same, letter by letter, with the digits of every script as 0 to 9, without the frames of keys, every hyphen as that of keyboards, and no quotes around a word."""
    sentence = QUOTED.sub(r"\1  ", sentence)
    if sentence.isascii():
        return sentence
    return "".join(
        " "
        if one in "\ufe0f\u20e3"
        else "-"
        if one in "\u2010\u2011"
        else str(unicodedata.decimal(one))
        if one.isdecimal()
        else one
        for one in sentence
    )


def _counts(sentence: str, places: Iterable[str], local: bool) -> Iterator[tuple[int, str, str]]:
    counts = [*COUNT.finditer(sentence), *BETWEEN.finditer(sentence)]
    others = [
        found
        for pattern in (LABEL, STATED, SERIES, ALONE, EVENTS, CAUSE, TOTAL)
        for found in pattern.finditer(sentence)
    ]
    more = [*PART.finditer(sentence), *DIED.finditer(sentence), *ORDINAL.finditer(sentence)]
    if not (counts or others or more):
        return
    placed = local or names_a_place(sentence, places)
    fact = placed or states_a_local_fact(sentence, places)
    if fact and not placed and NATIONAL.search(sentence):
        fact = False
    national = not placed and NATIONAL.search(sentence) is not None
    for found in counts:
        before, after = (
            sentence[max(0, found.start() - WINDOW) : found.start()],
            sentence[found.end() : found.end() + WINDOW],
        )
        if _counted(found, before, after, placed, fact, national):
            yield found.start(), found[0].strip(), "count"
    for found in others:
        before = sentence[max(0, found.start() - WINDOW) : found.start()]
        if SHARE.match(sentence[found.end() : found.end() + WINDOW]):
            continue
        label = found.re in (LABEL, ALONE, EVENTS, CAUSE, TOTAL)
        if not (label or fact) or OF_TIME.search(found[0]) or SUPPOSED.search(before) or (national and not label):
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip("|¦.;:,(•–— "))
        yield start, found[0].strip("|¦.;:,(•–— "), "count"
    for found in more:
        before = sentence[max(0, found.start() - WINDOW) : found.start()]
        known = fact or found.re is DIED or (found.re is PART and ABOUT.search(before))
        if SUPPOSED.search(before) or BEFORE.search(before) or national or not known:
            continue
        yield found.start(), found[0].strip(), "count"


def _counted(found: re.Match[str], before: str, after: str, placed: bool, fact: bool, national: bool) -> bool:
    """Whether a number and a noun are a count of local children."""
    one = found["number"].lower().split()[-1] in ("1", "one", "single")
    harmed = HARMED.match(after) is not None or found["event"] is not None
    happened = (HARMED if one else HAPPENED).match(after) is not None or (
        found["event"] is not None and HAPPENED.match(after) is not None
    )
    if BEFORE.search(before) or SHARE.match(after) or ((one or found.re is BETWEEN) and POSSIBLE.match(after)):
        return False
    if AT_LEAST.search(before) and not (harmed and placed):
        return False
    if not harmed and not BECAME.search(after) and _not_counted(found["number"].lower(), after):
        return False
    if re.match(r"\d (?-i:[A-Z])", found[0]) and not before.strip() and not placed:
        return False  # the number of a heading
    said = THERE.search(before) is not None
    supposed = SUPPOSED.search(before) is not None
    if supposed and not (HAPPENED.match(after) and placed):
        return False
    if found["adult"]:
        return placed or (fact and (said or happened))
    if found["event"]:
        return fact or (said and not national)
    return fact or ((happened or (said and not one)) and not national)


def _not_counted(number: str, after: str) -> bool:
    """Whether what is behind a number and children shows that they are not counted, or are known by what they do in public."""
    return (
        (number in ("one", "1") and SLOGAN.match(after) is not None)
        or (number == "both" and TOGETHER.match(after) is not None)
        or TOOK_PART.match(after) is not None
    )


def names_a_place(sentence: str, places: Iterable[str]) -> bool:
    """Whether a sentence names a place of the area, a school, a hospital, a street or a postcode."""
    pattern = _any_of(frozenset(places))
    return (pattern is not None and pattern.search(sentence) is not None) or INSTITUTION.search(sentence) is not None


def states_a_local_fact(sentence: str, places: Iterable[str]) -> bool:
    """Whether a sentence names a place, a period (the year of a law is none) or a value from a table."""
    if "\N{OBJECT REPLACEMENT CHARACTER}" in sentence or PERIOD.search(LAW.sub("", sentence)):
        return True
    return names_a_place(sentence, places)


@lru_cache(maxsize=16)
def _any_of(places: frozenset[str]) -> re.Pattern[str] | None:
    words = "|".join(re.escape(place) for place in sorted(places, key=len, reverse=True))
    return re.compile(rf"\b(?:{words})\b") if words else None
