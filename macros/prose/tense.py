"""Sentences that tell a time that is over as if it were today: “The board meets every two months” on a page about 2022-23.

Told are an organisation, a group or a role as the subject, and a verb in the present right behind it. What the law asks,
what a report says and what a number shows goes on being so, and is not told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from macros.prose.sentences import sentences

BODY = (
    "partnership|board|group|subgroup|forum|panel|trust|council|cabinet|chair|scrutineer|manager|officer|analyst|nurse|lead|"
    "leader|leadership|partner|member|staff|team|service|hub|agency|agencie|police|inspector|director|chief executive|"
    "practitioner|social worker|school|programme|website|strategy|framework|form|newsletter|budget|structure|meeting|unit|visitor|front door"
)
"""What a sentence on a time that is over is about; `s` behind it is its plural."""
NATIONAL = ("ICB", "LADO", "MASH")
"""Abbreviations of the same in every area; those of one area come from its glossary."""
ONE = (
    "is|has|does|meets|leads|chairs|supports|gets|receives|sits|works|reports|runs|holds|checks|reviews|attends|includes|sets|"
    "brings|joins|gives|makes|sends|looks|wants|expects|pays|funds|agrees|oversees|monitors|publishes|provides|offers|plans|asks|"
    "needs|helps|hears|links|takes|keeps|carries|represents|advises|manages|delivers|shares|uses|answers|speaks|raises|collects|"
    "comes|goes|belongs|consists|becomes|begins|continues|remains|lacks|knows|sees|says|tells|acts|follows|trains|audits|owns|handles|carries|aims|commissions|employs"
)
MANY = (
    "are|have|do|meet|lead|sit|get|receive|attend|bring|give|make|send|want|expect|pay|agree|oversee|publish|provide|need|hear|"
    "take|keep|carry|advise|deliver|use|speak|come|go|belong|become|begin|remain|know|see|say|tell|act|follow|own|work together|handle|report|fund|use the|aim|employ"
)
HOW = (
    r"(?:also|now|still|then|today|usually|always|often|currently|all|both|each|jointly|together|only|never|regularly)"
)
OPENS = r"(?:^|[.;:|¦] |, (?:and|but|so|while|which) |\band |\bbut |\bthat |\bwhere |\bwhen )"
BY = r"(?:(?:the|its|their|each|every|this|all|both|an?|our|these|those|two|three|four|five|most) )"
OF = r"(?: \([A-Z][\w&]+\))?(?: (?:of|for|in|from|on|at|with) (?:the |its )?[\w'’&-]+(?: [\w'’&-]+){0,3}?)?"
ACTS = r"meets|leads|chairs|supports|sits|reports to|runs|oversees|monitors|publishes|attends|brings|receives|gets|works with|holds"
GOES_ON = re.compile(
    rf"(?:^|[|¦] )(?P<said>It (?:{HOW} )?(?:{ACTS}|is (?:led|funded|chaired|paid|run|made up|attended))|They (?:{HOW} )?(?:meet|lead|sit|oversee|attend|receive|get))\b"
)
QUOTED = re.compile("“[^”]*”")
OF_TODAY = re.compile(
    r"\b(?:today|now|current(?:ly)?|law|laws|legal|guidance|rules?|statutory|duty|duties|must|could not find|how to|what you can)\b",
    re.IGNORECASE,
)
"""A heading above what goes on being so: `What the law asks`, `The position today`."""
NOT_A_VERB = re.compile(
    r"(?:reports|leads|plans|forms|checks|reviews|offers|sets|shares|answers|audits|act|report|fund)$",
    re.IGNORECASE,
)
"""Words that can be a plural too, so that what follows decides: “the board reports to”, “the board reports of 2019”."""
OF_A_TEXT = re.compile(
    r"\b(?:reports?|papers?|letters?|minutes|documents?|acts?|law|guidance|figures?|counts?|shares?|rates?|numbers?|tables?|page|site)\b",
    re.IGNORECASE,
)
"""What goes on saying what it says."""
GENERAL = re.compile(
    r"^(?:an?|any|each|every) (?:relevant )?(?:agency|lead|practitioner|social worker|school)\b|\bto \w+$",
    re.IGNORECASE,
)
"""What is so of any agency, or is not a verb of the sentence: “asks the partners to agree”."""
THEN_A_VERB = re.compile(r" (?:to|on|the|its|their|that|an?|how|at|with|every|each|who|what|whether|for)\b")


@dataclass(frozen=True)
class Claim:
    """The words that are about today, and their line."""

    words: str
    line: int


def organisations(abbreviations: Mapping[str, str]) -> list[str]:
    """The abbreviations that stand for an organisation, a group or a role, by what they are short for."""
    return [short for short, words in abbreviations.items() if re.search(rf"\b(?:{BODY})$", words, re.IGNORECASE)]


def claims_of_today(
    lines: Iterable[tuple[int, str]], headings: Iterable[tuple[int, int, str]] = (), called: Iterable[str] = ()
) -> Iterator[Claim]:
    """Each place in a text that says in the present what an organisation is or does.

    `headings`: line, level, words. `called`: the abbreviations of organisations in this area.
    """
    claim, bare = _claims(called)
    above = list(headings)
    for one in sentences(iter(lines)):
        sentence = one.read
        if any(OF_TODAY.search(text) for text in _headings_of(one.line, above)):
            continue
        text = QUOTED.sub(lambda found: "…" * len(found[0]), sentence.text)
        for pattern in (claim, bare, GOES_ON):
            for found in pattern.finditer(text):
                said = found["said"]
                if pattern is not GOES_ON and (OF_A_TEXT.search(said.rpartition(" ")[0]) or GENERAL.search(said)):
                    continue
                if NOT_A_VERB.search(said) and not THEN_A_VERB.match(text, found.end("said")):
                    continue
                yield Claim(said, sentence.line_at(found.start("said")))


def _claims(called: Iterable[str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """With an article (`The board meets`), and without one (`Members meet monthly`, `There are four subgroups`)."""
    names = "|".join(re.escape(name) for name in sorted({*NATIONAL, *called}))
    body = f"{BODY}|{names}"
    claim = re.compile(
        rf"{OPENS}(?P<said>{BY}(?:[\w'’&-]+ ){{0,4}}?(?:(?:{body}){OF} (?:{HOW} )?(?:{ONE})|(?:{body})e?s{OF} (?:{HOW} )?(?:{MANY})|police (?:{HOW} )?(?:{MANY})))"
        rf"(?![\w'’-])(?! (?:or|and) )",
        re.IGNORECASE,
    )
    bare = re.compile(
        rf"(?:^|[|¦] )(?P<said>(?:(?:{names}) (?:{HOW} )?(?:{ONE})"
        rf"|(?:Members|Partners|Meetings|Subgroups|Agencies|Schools|Staff|Health visitors|Social workers) (?:{HOW} )?(?:{MANY})"
        rf"|There (?:is|are) (?:{HOW} )?(?:an?|one|two|three|four|five|six|seven|eight|nine|\d+|several|many) (?:[\w'’-]+ ){{0,3}}?(?:{body})(?:e?s)?"
        rf"|Its work is))(?![\w'’-])(?! (?:or|and) )",
    )
    return claim, bare


def _headings_of(line: int, headings: list[tuple[int, int, str]]) -> list[str]:
    """The headings that a line is below."""
    found: dict[int, str] = {}
    for number, level, text in headings:
        if number <= line:
            found = {deep: one for deep, one in found.items() if deep < level} | {level: text}
    if any(number == line for number, _, _ in headings):
        return ["now"]  # a heading itself is a label
    return list(found.values())
