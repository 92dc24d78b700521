"""What a row may say of a child of its ages, and which level it must then have: a table of rules, one function each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.messages import Problem
from macros.thresholds.levels import Age, Levels

CONSENT = 13
"""Below this age a child cannot consent to sexual activity in law (Sexual Offences Act 2003, sections 5 to 8)."""
ABLE = re.compile(r"\b(?:if|when) (?:they are )?old enough\b|\bwho can talk\b", re.IGNORECASE)
"""What makes a sentence right for babies too: it is then about those who can talk."""
SENTENCE = re.compile(r"[^.?!]+[.?!]?")
SPOKEN_TO = (
    r"\b(?:ask|hear|listen to|talk (?:to|with)|speak (?:to|with)|interview) (?:(?:the|this|a|each|every) (?:child|baby)|children)\b(?!['’])"
    r"|\b(?:tell|explain to) (?:(?:the|this|a|each|every) (?:child|baby)|children)\b(?!['’])"
    r"|\b(?:child|baby) (?:says?|said|tells?|told|has (?:said|told)|discloses?|disclosed|reports?|worries|asks?|wants?|thinks?|knows?|feels?|hides?)\b"
    r"|(?<!parent )(?<!mother )(?<!father )(?<!carer )(?<!family )(?<!who )\bfeels (?:ashamed|guilty|torn|unsafe)\b"
    r"|\b(?:child|baby) (?:can|could) (?:call|ring|phone|text)\b"
)
SPOKEN_TO_AS_A_BABY = re.compile(SPOKEN_TO, re.IGNORECASE)
SPOKEN_TO_BEFORE_BIRTH = re.compile(rf"\b(?:the|this) child\b|{SPOKEN_TO}", re.IGNORECASE)
SEXUAL = re.compile(
    r"\bnudes?\b|\bnaked\b|\bsext\w*|\bsexual(?:ly)? (?:activ\w+|relationship|images?|pictures?|photos?|videos?|intercourse)\b"
    r"|\b(?:intimate|explicit|indecent|topless|undressed|pornographic) (?:\w+ ){0,2}?(?:images?|imagery|pictures?|photos?|videos?|selfies?)\b"
    r"|\b(?:images?|imagery|pictures?|photos?|videos?|selfies?) of (?:\w+ ){1,3}?(?:undressed|naked|topless)\b|\bsexual imagery\b"
    r"|\bsexually transmitted\b|\b(?:child|girl|she) (?:is|may be|might be) pregnant\b|\bsexual (?:touch\w*|messages?|contact)\b"
    r"|\b(?:has|having|had) sex\b|\bgifts?\b|\bgame credits\b|\bpresents from\b",
    re.IGNORECASE,
)
CIRCULAR = re.compile(
    r"\bneeds? (?:a |the |more )?(?:help (?:of|from) (?:a )?)?(?:social work\w*|statutory|early help|targeted|level \d|section \d+)"
    r"|\bwithout (?:a |the )?social worker|\bonly (?:a |the )?social work\w*|\bthresholds? (?:is|are|has been|was) (?:met|reached)"
    r"|\bmeets? (?:the )?(?:thresholds?|criteria)\b|\brequires? (?:a |the )?(?:social work\w*|child protection|statutory)",
    re.IGNORECASE,
)

CALL = re.compile(r"\b(?:call|front door)\b", re.IGNORECASE)
WHEN = re.compile(
    r"\b(?:now|today|at once|immediately|as soon as|999|(?:family|parent|young person)(?:['’]s)? agree\w*)\b",
    re.IGNORECASE,
)
"""When to act, or that the family has to agree first."""


def wrong_for_its_ages(cells: Mapping[str, str], levels: Levels, name: str, line: int) -> Iterator[Problem]:
    """A row refers to a child as its age bands allow, and has the level that its age and subject ask for."""
    bands = {band: levels.ages[band] for band in _bands(cells["ages"]) if band in levels.ages}
    for column in ("text", "next_step"):
        yield from spoken_to_before_birth(cells[column], column, bands, name, line)
        yield from spoken_to_as_a_baby(cells[column], column, bands, name, line)
    yield from too_low_under_13(cells, bands, levels, name, line)
    yield from circular(cells["text"], name, line)
    yield from without_a_time(cells, levels, name, line)


def spoken_to_before_birth(text: str, column: str, bands: Mapping[str, Age], name: str, line: int) -> Iterator[Problem]:
    """A row for unborn babies does not mention "the child", who cannot be seen, asked or heard before birth."""
    unborn = [band for band, age in bands.items() if not age.born]
    for sentence in SENTENCE.findall(text) if unborn else []:
        if told := SPOKEN_TO_BEFORE_BIRTH.search(sentence):
            what = f"`{column}` says `{told[0]}`, and the row is for `{unborn[0]}` too"
            yield Problem(name, line, what, f"Write about the family or the baby, or remove `{unborn[0]}` from `ages`")


def spoken_to_as_a_baby(text: str, column: str, bands: Mapping[str, Age], name: str, line: int) -> Iterator[Problem]:
    """A row for babies does not have a child who cannot talk yet asked, heard or told, unless it says "if old enough"."""
    babies = [band for band, age in bands.items() if age.born and age.last == 0]
    for sentence in SENTENCE.findall(text) if babies else []:
        told = SPOKEN_TO_AS_A_BABY.search(sentence)
        if told and not ABLE.search(sentence):
            what = f"`{column}` says `{told[0]}`, and the row is for `{babies[0]}` too"
            fix = f"Add `if old enough` to the sentence, write about the parents, or remove `{babies[0]}` from `ages`"
            yield Problem(name, line, what, fix)


def too_low_under_13(
    cells: Mapping[str, str], bands: Mapping[str, Age], levels: Levels, name: str, line: int
) -> Iterator[Problem]:
    """Nude images, gifts from others and sexual activity are at the highest level for a child under 13."""
    highest = max(level.number for level in levels.levels)
    told = SEXUAL.search(cells["text"])
    young = [band for band, age in bands.items() if age.first is not None and age.first < CONSENT]
    if told and young and cells["level"] != str(highest):
        what = (
            f"`{told[0]}` is at level {cells['level']} for {_listed(young)}, and a child under {CONSENT} cannot consent"
        )
        yield Problem(name, line, what, f"Make it level {highest}, or remove the ages under {CONSENT}")


def circular(text: str, name: str, line: int) -> Iterator[Problem]:
    """An indicator says what is seen, not which help it calls for: that is what the level is to find out."""
    if told := CIRCULAR.search(text):
        what = f"`text` says `{told[0]}`, which is what the reader wants to find out"
        yield Problem(name, line, what, "Say what can be seen or heard")


def without_a_time(cells: Mapping[str, str], levels: Levels, name: str, line: int) -> Iterator[Problem]:
    """At the highest level a step says when to call, whatever the front door is called: without a time it could wait until Monday."""
    highest = max(level.number for level in levels.levels)
    step = cells["next_step"]
    if cells["level"] == str(highest) and CALL.search(step) and not WHEN.search(step):
        what = "`next_step` is at the highest level, and does not say when to call"
        yield Problem(name, line, what, "Add `now` or `today`, or say that the family must agree first")


def _listed(bands: list[str]) -> str:
    return " and ".join(f"`{band}`" for band in bands)


def _bands(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]
