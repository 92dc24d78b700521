"""Sentences that say what a document does not say. Only somebody who has read the whole of it can know that.

“The report does not say how many” is a finding about the report. Where a part of it could not be read, it may be untrue, and
a reader takes it for a gap in what was published. What was found, or not found, can always be said: “We found no number”.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros.prose.sentences import Sentence, sentences

ONE = (
    "report|source|document|paper|minute|commentary|file|letter|copy|chapter|summary page|summary|text|publication|appendix|"
    "statement|agenda|pack|author|publisher|writer|appendice"
)
THE = r"(?:the|this|that|these|those|its|their|our|both|each|neither|no|other|all|any|of|one|another)"
DOCUMENT = rf"(?:{THE} (?:[\w'’-]+ ){{0,4}}?(?:{ONE})s?|an? (?:later|earlier|newer|second) (?:{ONE}|section)|Ofsted|inspectors)"
"""What can have been read: `the report`, `the published documents`, `its annual report`, `one report`, `a later section`."""
OF = r"(?: (?:for|of|from|on|used|that|to|behind|in|by|with|about)\b(?:(?! found\b| saw\b)[^.;:!?]){0,80}?)?"
"""What a document is said to be about: `for 2022-23`, `used for this site`."""
TOLD = (
    "say|list|name|print|give|tell|state|mention|record|describe|write|publish|contain|explain|specify|identify|include|cover|"
    "disclose|reveal|note|detail|quote|define|report|address|cite|count|show|date|spell out|set out|break down|make clear|break|split"
)
PAST = (
    "said|listed|named|printed|given|told|stated|mentioned|recorded|described|written|published|explained|specified|reported|"
    "set out|defined|broken down|quoted|covered"
)
HELPED = r"(?:does|do|did|has|have|had|can|could|will|would|is|are|was|were)"
NOT = rf"(?:{HELPED} ?n[o'’]t|{HELPED} (?:also |still |itself |themselves )?not|can ?not|never|nowhere|neither)"
WHAT = r"(?:how|what|why|when|where|which|whether|who|whom|whose|if|much|anything|more|enough)"
NOTHING = r"(?:nothing|no|none|little|not a word|not one|not any|neither)"
SAY_NOTHING = (
    rf"(?:(?:{TOLD}|provide|offer|supply|carrie)(?:s|es|d|ed)?|said|told|gave|wrote|printed|had|has|have|leaves?)"
)

RULES = [
    rf"{DOCUMENT}{OF} (?:also |still |itself |themselves )?{NOT} (?:also |even )?(?:(?:{TOLD})s?|{PAST})\b(?! (?:them|him|her|you|us|anybody|anyone) (?:off|to)\b)",
    rf"{DOCUMENT}{OF} {SAY_NOTHING} {NOTHING}\b",
    rf"{DOCUMENT}{OF} (?:fails?|failed|omits?|omitted|(?:is|are|was|were) silent|(?:leaves?|left) (?:it |this |that )?(?:open|out)|(?:leaves?|left) (?:readers|us|it to)|(?:makes?|made) no (?:mention|reference)|lacks?|lacked|skips?|skipped|stops? short|stopped short)\b",
    rf"\bwithout (?:{TOLD.replace('|', 'ing|')}ing|saying|naming|giving|writing|describing) {WHAT}\b",
    r"\b(?:has|have|had) (?:never )?(?:published|printed|released|reported) (?:no|none|nothing)\b",
    rf"\bno (?:{ONE})s?\b[^.;:!?]{{0,40}}? (?:says?|said|gives?|gave|names?|named|lists?|prints?|states?|mentions?|tells?|shows?)\b",
    rf"\bnot (?:\w+ )?(?:{PAST}) (?:anywhere )?(?:in|by) {DOCUMENT}",
    rf"{DOCUMENT} (?:says?|said|gives?|gave|calls?|names?|lists?|prints?)\b[^.;:!?]{{0,90}}?\b(?:and|but) {NOT} (?:{TOLD})\b",
    rf"\bnot (?:anywhere )?in (?:the|any|our|these|those|its|either) (?:[\w'’-]+ ){{0,3}}?(?:{ONE})s?\b",
    r"\b(?:is|are|was|were)(?: ?n['’]t| not| nowhere| never) (?:printed|stated|mentioned|set out|spelt out)\b",
    r"\bno (?:[\w'’-]+ ){0,3}?(?:figures?|numbers?|counts?|amounts?|dates?|years?|results?|reasons?)\b[^.;:!?,]{0,40}? (?:is|are|was|were) (?:published|printed|stated|mentioned)\b(?! (?:later|earlier|until|before))",
    rf"\bno (?:chapter|section|figures?|numbers?|word|mention|account|details?|date)\b[^.;:!?]{{0,30}}? in {DOCUMENT}",
    rf"\b(?:they|it|he|she|leaders|adults|partners|the board|the council|the partnership) (?:did|have|has|had)(?: ?n['’]t| not| never) (?:write|written|wrote|print|printed|publish|published|record|recorded|list|listed) (?:down )?{WHAT}\b",
    rf"\b(?:missing|absent|left out|(?:not |un)(?:clear|known|certain)) from {DOCUMENT}",
    rf"(?<!found )(?<!find )\b(?:nothing|none|nowhere)\b[^.;:!?]{{0,30}}? in {DOCUMENT}",
    rf"\b(?:can ?not|could not|can['’]t|is not to) be (?:found|read off|worked out) (?:\w+ )?(?:in|from) {DOCUMENT}",
    rf"\bno (?:[\w'’-]+ ){{1,6}}?(?:is|are|was|were) (?:available|given|found|offered|provided) in {DOCUMENT}",
    rf"\bnot (?:{PAST}|available) [^.;:!?]{{0,25}}?in {DOCUMENT}",
    rf"{DOCUMENT}{OF} (?:(?:does|did) ?n[o'’]t|(?:does|did) not|never) (?:go into|make|provide|offer|refer|touch on|deal with|comment|discuss|supply)\b",
    rf"{DOCUMENT}{OF} (?:is|are|was|were) (?:not clear|vague)\b",
    r"\b(?:(?:reasons?|explanations?|details?|causes?) (?:is|are|was|were) ?(?:not|n['’]t|never)|no (?:reasons?|explanations?|details?|causes?)(?: for [^.;:!?]{1,40}?)? (?:is|are|was|were)) (?:given|explained|offered|provided|reported|recorded|published)\b",
    rf"\b(?:neither|no) (?:of the )?(?:[\w'’-]+ ){{0,2}}?(?:{ONE})s? (?:{TOLD})(?:s|es)?\b",
]
SILENT = [re.compile(one, re.IGNORECASE) for one in RULES]
GIVES_NO = r"(?:gives?|gave|names?|states?|mentions?) no "
AGAIN = re.compile(
    rf"^(?:but |and |though |yet )?(?:it|they|nor (?:does|do) (?:it|they))(?: also| still| itself)? ?(?:{GIVES_NO}|(?:{NOT} )?(?:also )?"
    rf"(?:{TOLD})(?:s|es)?(?: \w+)? (?:{WHAT}|(?:a|an|any|the|its|their|these|those|this|that) ))",
    re.IGNORECASE,
)
"""A sentence that goes on about what the one before it was about: “It does not say what happened next.”"""
ABOUT = re.compile(rf"\b(?:{DOCUMENT}|wrote|written|published)\b", re.IGNORECASE)
NEGATIVE = re.compile(rf"{NOT} |^nor |{GIVES_NO}", re.IGNORECASE)


@dataclass(frozen=True)
class Silence:
    """The words that say what a document does not say, and their line."""

    words: str
    line: int


def silences(lines: Iterable[tuple[int, str]]) -> Iterator[Silence]:
    """Each place in a text, given as its lines, that says what a document does not say."""
    before = ""
    for one in sentences(iter(lines)):
        sentence = one.read
        found = next((found for rule in SILENT if (found := rule.search(sentence.text))), None)
        again = None if found or not ABOUT.search(before) else AGAIN.search(sentence.text)
        if found or (again and NEGATIVE.search(again[0])):
            yield Silence(_quoted(sentence, found or again), sentence.line_at(found.start() if found else 0))
        before = sentence.text


def _quoted(sentence: Sentence, found: re.Match[str] | None) -> str:
    """The words that were found, to the end of a word."""
    said = found[0].strip() if found else sentence.text
    return said if len(said) <= 100 else f"{said[:99]}…"
