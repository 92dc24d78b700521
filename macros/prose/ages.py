"""The age of one child with a place or with what happened, and names such as Child A: each can lead to the child."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from macros.prose.people import HARM, POSSIBLE, SMALL, SUPPOSED

ONE = (
    r"(?:child|boy|girl|baby|infant|toddler|newborn|teenager|teen|pupil|student|schoolboy|schoolgirl|son|daughter|brother|sister|sibling|"
    r"twin|youth|youngster|lad|young person|young (?:man|woman|mother|father)|mother|mum|father|victim|male|female)"
)
YEARS = rf"(?:1[0-9]|{SMALL}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)"
LIMIT = r"(?! ?(?:to|or|and|–|-|,) ?(?:\d|over|under|above|older|younger|upwards|more|less|below|[a-z]+teen\b))"
TIMES = r"(?:years?|months?|weeks?|days?|hours?)"
OLD = re.compile(
    rf"(?<![\w-])(?P<age>{YEARS})[ -]{TIMES}[ -]old (?:[a-z-]{{1,20}} )?{ONE}\b(?!['’]s)|"
    rf"\b(?:a|an|one|the|this|another|her|his|their|(?:he|she|who|{ONE}) (?:is|was)(?: only| just)?) (?:[a-z-]{{1,20}} )?(?:{YEARS})[ -]{TIMES}[ -]old"
    r"(?= (?:from|of|in|at|who|was|died|had|has|living|drowned)\b|\s*[,.;)]|$)",
    re.IGNORECASE,
)
AGED = re.compile(
    rf"\b{ONE}(?: [\w-]{{1,20}}){{0,2}}?(?:,? (?:\()?aged? |,? \()(?P<age>{YEARS})\b{LIMIT}(?: {TIMES}(?: old)?\b)?",
    re.IGNORECASE,
)
AFTER_A_COMMA = re.compile(
    rf"\b(?:{ONE}, (?:aged )?{YEARS}(?=, |,? (?:of|from|was|who|died)\b|\.?$)|"
    rf"aged {YEARS}(?=,? (?:from|of) (?-i:[A-Z]))|(?-i:[A-Z][a-z]{{2,20}}), (?:aged )?{YEARS}(?=, (?:of|from|was|who)\b| (?:of|from|was|who|died)\b))",
    re.IGNORECASE,
)
BORN = re.compile(
    rf"\b(?:{ONE}|twins|he|she|who),? (?:was |were )?born (?:in|on) (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December) )?(?:19|20)\d\d",
    re.IGNORECASE,
)
TWINS = re.compile(
    r"\b(?:the |a set of |newborn |identical |premature )?(?:twins|triplets|quadruplets)\b(?!['’])", re.IGNORECASE
)
FATE = (
    rf"(?:{HARM}|(?:was|were) (?:\w{{1,20}} )?(?:admitted|taken|found|removed|rushed|arrested|excluded|placed|sentenced|abducted|exploited|"
    r"born|pulled|hospitalised)\b|went missing|ran away|disappeared|took (?:his|her|their) own li(?:fe|ves)|suffered|sustained)"
)
BECAME = re.compile(FATE, re.IGNORECASE)
A_CHILD = re.compile(
    rf"\b(?:a|an|another|one) (?:[a-z-]{{1,20}} ){{0,3}}?{ONE}(?!['’]|\w)(?:,? [\w'’-]{{1,30}}){{0,8}}?,? {FATE}",
    re.IGNORECASE,
)
GENERAL = re.compile(r"\b(?:every|each|any|no|all|your|if|when|whenever|most) (?:[\w-]{1,20} ){0,3}$", re.IGNORECASE)
FUTURE = re.compile(
    r"^(?: [\w'’-]{1,30}){0,4}? (?:can|may|might|could|should|must|will|would|gets?|needs?|is entitled|are entitled)\b",
    re.IGNORECASE,
)
LETTER = re.compile(
    r"\b(?:(?:Child|Baby|Boy|Girl|Infant|Toddler|Teenager|Young [Pp]erson|Family|Mother|Father|Sibling|Pupil|Student|Twin|Adult|Parent)|"
    r"(?:child|baby|boy|girl|infant|young person|sibling))\s+(?:[A-HJ-Z](?![\w&'’-]|\.[A-Z])|[A-HJ-Z](?=['’]s\b)|[A-Z]{1,3}-?\d{1,4}\b)"
    r"|\b(?:Child|Baby|Boy|Girl|Sibling)\s+(?:[A-Z]{2}\b(?! plan| Plan)(?<! IT)(?<! UK)(?<! EU)(?<! CP)(?<! DA)(?<! GP)(?<! MH)(?<! LD)(?<! IN)(?<! IQ)(?<! TV)(?<! PE)|[1-9]\b)"
)
"""Child A, Baby P, child SW12: `I` is left out, since people say "the child I know"."""


def ages_in(sentence: str, named: Callable[[str], bool], local: bool) -> Iterator[tuple[int, str, str]]:
    """Each age, birth or fate of one child that stands with a place, or with harm that was done."""
    finds = [found for pattern in (OLD, AGED, AFTER_A_COMMA, BORN) for found in pattern.finditer(sentence)]
    twins, fates = list(TWINS.finditer(sentence)), list(A_CHILD.finditer(sentence))
    if not (finds or twins or fates):
        return
    here, harm = local or named(sentence), re.search(HARM, sentence, re.IGNORECASE) is not None
    for found in finds:
        if (here or harm) and not _general(sentence, found):
            yield found.start(), found[0].strip(), "age"
    for found in twins:
        if here and BECAME.search(sentence[found.end() : found.end() + 80]) and not _general(sentence, found):
            yield found.start(), found[0].strip(), "count"
    for found in fates:
        told = any(found.start() <= one.start() < found.end() for one in finds)
        many = re.search(r"\b(?:who|that|whose)\b", found[0]) and not named(sentence)
        if here and not told and not many and not _general(sentence, found):
            yield found.start(), found[0].strip(), "count"


def letters_in(sentence: str) -> Iterator[tuple[int, str, str]]:
    """Each name such as Child A."""
    for found in LETTER.finditer(sentence):
        yield found.start(), found[0], "letter"


def _general(sentence: str, found: re.Match[str]) -> bool:
    """Whether an age is that of many, or of somebody who is supposed."""
    before, after = sentence[max(0, found.start() - 100) : found.start()], sentence[found.end() : found.end() + 100]
    return bool(GENERAL.search(before) or SUPPOSED.search(before) or POSSIBLE.match(after) or FUTURE.match(after))
