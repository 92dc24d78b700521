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
DID = "(?:lived|lives|died|moved|told|went|said|suffered|disclosed)"
NAMED = re.compile(
    rf"(?<![\w-])(?P<name>[A-Z][a-z]{{2,20}})(?:,? \((?:aged )?{YEARS}\)|, (?:who was |then )?(?:aged )?{YEARS}(?: {TIMES} old)?,) {DID}\b|"
    rf"(?<![\w-])(?i:{YEARS}[ -]{TIMES}[ -]old) [A-Z][a-z]{{2,20}} {DID}\b"
)
"""A name with an age, and what that child did."""
STORY = re.compile(
    rf"(?<![\w-])(?!(?:This|That|It|He|She|There|The|Level|Stage|Step|Total|Number)\b)[A-Z][a-z]{{2,20}}(?: [A-Z][a-z]{{2,20}})? (?:is|was|turned) "
    rf"(?i:{YEARS})(?: years old)?,? (?:(?:and|who) (?:lives|lived) with (?:his|her|their)|when (?:he|she|his|her|their))\b"
)
"""A name, an age and a family: the story of one child, wherever it is."""
FAMILY = r"(?:children|siblings|boys|girls|brothers|sisters|in the)\b"
AGED = re.compile(
    rf"\b{ONE}(?: [\w-]{{1,20}}){{0,2}}?(?:,? (?:\()?aged? |,? \()(?P<age>{YEARS})\b{LIMIT}(?: {TIMES}(?: old)?\b)?",
    re.IGNORECASE,
)
OF_AGE = re.compile(
    rf"\b(?:child|boy|girl|baby|infant|toddler|teenager|lad|youngster|schoolboy|schoolgirl) of {YEARS}\b{LIMIT}(?! {FAMILY})",
    re.IGNORECASE,
)
AFTER_A_COMMA = re.compile(
    rf"\b(?:{ONE}, (?:aged )?{YEARS}(?=, |,? (?:of|from|was|who|died)\b|\.?$)|"
    rf"aged {YEARS}(?=,? (?:from|of) (?-i:[A-Z]))|(?-i:[A-Z][a-z]{{2,20}}), (?:aged )?{YEARS}(?=, (?:of|from|was|who)\b| (?:of|from|was|who|died)\b))",
    re.IGNORECASE,
)
AGES = rf"{YEARS}(?: (?:years?|months?|weeks?))?(?:, ?{YEARS}(?: {TIMES})?){{0,8}},? (?:and|&) {YEARS}\b{LIMIT}"
"""Two ages or more, one by one."""
KIN = r"(?:siblings|brothers|sisters|sons|daughters|twins|cousins)"
MANY = (
    rf"(?:{KIN}|(?:(?<=the )|(?<=two )|(?<=three )|(?<=four )|(?<=five )|(?<=[2-9] )|(?<=her )|(?<=his )|(?<=their )|(?<=both ))"
    r"(?:[a-z]{1,20} )?(?:children|boys|girls|babies|infants|toddlers|pupils|students|teenagers|youngsters|kids|young people|victims))"
)
SEVERAL = re.compile(
    rf"\b(?:brother and sister|sister and brother|{MANY}),? (?:(?:were|are|was|who were|then|both|of|,) )?"
    rf"(?:(?:aged?|ages) )?(?:\((?:aged?|ages)? ?{AGES}(?: {TIMES}(?: old)?)?\)|{AGES}(?: {TIMES}(?: old)?\b)?)|"
    rf"\b{YEARS}-? (?:and|&) {YEARS}[ -]{TIMES}[ -]old (?:{KIN}|boys|girls|children|babies|pupils)\b|"
    rf"(?<!children )(?<!pupils )(?<!boys )(?<!girls )(?<!people )(?<!babies )\b(?:aged|ages) {AGES}(?: {TIMES}(?: old)?\b)?(?=(?:,? (?:of|from|in) (?-i:[A-Z])|: (?:the|her|his|their) ))",
    re.IGNORECASE,
)
"""The ages of children of one family, or of a few who are referred to."""
ANY_OF = re.compile(rf"\b(?:children|boys|girls|babies|pupils) aged? {AGES}", re.IGNORECASE)
BORN = re.compile(
    rf"\b(?:{ONE}|twins|he|she|who),? (?:was |were )?born (?:in|on) (?:\d{{1,2}}(?:st|nd|rd|th)? )?(?:(?:January|February|March|April|May|"
    r"June|July|August|September|October|November|December) )?(?:19|20)\d\d",
    re.IGNORECASE,
)
TWINS = re.compile(
    r"\b(?:the |a set of |newborn |identical |premature )?(?:twins|triplets|quadruplets|twin (?:girls|boys|brothers|sisters|babies|sons|daughters))\b(?!['’])",
    re.IGNORECASE,
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
BABY = r"Baby (?!Buddy|Box|Friendly|Loss|Week|Steps|Clinic|Bank|Network|Team|Service|Programme|Project|Hub|Pathway)[A-Z][a-z]{2,20}"
"""Baby and a first name; not a service or an app."""
LETTER = re.compile(
    r"\b(?:(?:Child|Baby|Boy|Girl|Infant|Toddler|Teenager|Young [Pp]erson|Family|Mother|Father|Sibling|Pupil|Student|Twin|Adult|Parent)|"
    r"(?:child|baby|boy|girl|infant|young person|sibling))(?:\s+|-)(?:[A-HJ-Z](?![\w&-]|['’]\w|\.[A-Z])|[A-HJ-Z](?=['’]s\b)|[A-Z]{1,3}-?\d{1,4}\b)"
    r"|\b(?:Child|Baby|Boy|Girl|Sibling|Young Person)\s+(?:[A-Z]{2}\b(?! plan| Plan)(?<! IT)(?<! UK)(?<! EU)(?<! CP)(?<! DA)(?<! GP)(?<! MH)(?<! LD)(?<! IN)(?<! IQ)(?<! TV)(?<! PE)|[1-9]\b(?![.,]\d|%))"
    r"|\b(?:[Yy]oung person|[Cc]hild|[Bb]aby|[Ss]ibling) [1-9](?![.,]\d)(?=[.,;:)?!'’]|$| (?:was|is|had|has|and|lived|lives|died|said|told|who)\b)(?<!per child \d)(?<!each child \d)"
    r"|\bYP[ -]?\d{1,2}\b"
    rf"|^{BABY}[.:?]?$|(?<!Unborn )\b{BABY}(?=['’]s\b| (?:was|had|died|lived|suffered|went|came|told|taught)\b)"
)
"""Child A, Baby P, child SW12, YP1, Baby and a first name: `I` is left out, since people say "the child I know"."""

BIRTHDAY = re.compile(
    r"\b(?:date of birth|d\.?o\.?b\b\.?|birthday)[:,]? (?:(?:is|was|on|of) ){0,2}(?:the )?(?:\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d|"
    r"\d{1,2}(?:st|nd|rd|th)? (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6},? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d)",
    re.IGNORECASE,
)
INITIALS = re.compile(
    r"(?<![\w.])(?!(?:U\.K|U\.S|E\.U|U\.N|G\.P|A\.M|P\.M)\.)[A-Z]\. ?[A-Z]\.(?: (?:from|of) [A-Z][\w'’-]{1,30}(?: [A-Z][\w'’-]{1,30}){0,2})?,? (?:was|had|has been|died|lived|went|told|lives)\b"
)
"""J.S. was …: the initials of one who is said to have had something done."""


NHS = re.compile(r"(?<![\d.,/+-])(?<!44 )(?<!\(0\))(?<!\(0\) )([467]\d\d)([ -]?)(\d{3})\2(\d{4})(?!\d|[.,/-]\d)")
"""Ten digits as an NHS number of England has them; the last is a check digit."""


def nhs_numbers_in(text: str) -> Iterator[tuple[int, str, str]]:
    """Each NHS number: its last digit follows from the others (modulus 11), as the NHS data dictionary says."""
    for found in NHS.finditer(text):
        digits = [int(one) for one in found[1] + found[3] + found[4]]
        rest = 11 - sum(digit * (10 - place) for place, digit in enumerate(digits[:9])) % 11
        if rest % 11 == digits[9]:
            yield found.start(), found[0], "nhs"


def ages_in(
    sentence: str, named: Callable[[str], bool], local: bool, numbered: bool = True
) -> Iterator[tuple[int, str, str]]:
    """Each age, birth or fate of one child that appears with a place, or with harm that was done.

    Without a small number in the sentence (`numbered`) there is no age to look for.
    """
    patterns = (OLD, AGED, OF_AGE, AFTER_A_COMMA, BORN, SEVERAL, ANY_OF, NAMED) if numbered else ()
    finds = [found for pattern in patterns for found in pattern.finditer(sentence)]
    twins, fates = list(TWINS.finditer(sentence)), list(A_CHILD.finditer(sentence))
    if not (finds or twins or fates):
        return
    here, harm = local or named(sentence), re.search(HARM, sentence, re.IGNORECASE) is not None
    for found in finds:
        if found.re is NAMED and found["name"] and named(found["name"]):
            continue  # a place with its number
        if found.re is ANY_OF and not (here and harm):
            continue  # of a year of school, or of everybody of that age
        if (here or harm) and not _general(sentence, found):
            yield found.start(), found[0].strip(), "ages" if found.re in (SEVERAL, ANY_OF) else "age"
    for found in twins:
        if here and BECAME.search(sentence[found.end() : found.end() + 80]) and not _general(sentence, found):
            yield found.start(), found[0].strip(), "count"
    for found in fates:
        told = any(found.start() <= one.start() < found.end() for one in finds)
        many = re.search(r"\b(?:who|that|whose)\b", found[0]) and not named(sentence)
        if here and not told and not many and not _general(sentence, found):
            yield found.start(), found[0].strip(), "count"


def is_an_age(count: tuple[int, str, str], ages: set[tuple[int, str, str]]) -> bool:
    """Whether the number that ends a count is the first of some ages."""
    start, text, _ = count
    ends = re.search(rf"\b{SMALL}$", text, re.IGNORECASE) is not None
    return ends and any(
        one < start + len(text) <= one + len(words) and start <= one for one, words, says in ages if says == "ages"
    )


def letters_in(sentence: str) -> Iterator[tuple[int, str, str]]:
    """Each name such as Child A, initials such as J.S., a name with an age and a family, dates of birth and NHS numbers."""
    yield from nhs_numbers_in(sentence)
    for pattern, says in ((STORY, "age"), (LETTER, "letter"), (INITIALS, "letter"), (BIRTHDAY, "birth")):
        for found in pattern.finditer(sentence):
            yield found.start(), found[0], says


def _general(sentence: str, found: re.Match[str]) -> bool:
    """Whether an age is that of many, or of somebody who is supposed."""
    before, after = sentence[max(0, found.start() - 100) : found.start()], sentence[found.end() : found.end() + 100]
    return bool(GENERAL.search(before) or SUPPOSED.search(before) or POSSIBLE.match(after) or FUTURE.match(after))
