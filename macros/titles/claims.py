"""The numbers that a title names, read from its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from macros.titles.vocabulary import (
    ABOUT,
    HEDGES,
    JUST_OVER,
    JUST_UNDER,
    NUMBER_WORD,
    OVER,
    PARTS,
    PERIOD,
    TIMES,
    UNDER,
    WHOLE,
    number_of,
)

NEAR, FAR = Fraction(5), Fraction(20)
"""How many percentage points a share may lie from `nearly` and from `under` one."""
ROUND = Fraction(3)
"""How many percentage points a fraction in words may lie from the share: seven in ten is 67% to 73%."""

HEDGE = rf"(?P<hedge>(?:{HEDGES}) )?"
AFTER = r"(?P<after> or (?:more|less|fewer))?"
PART = r"half|thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
TIME = r"years?|months?|weeks?|days?|hours?|minutes?"
PATTERNS = {
    "ratio": rf"{HEDGE}\b(?P<number>{WHOLE})(?: (?!of|in|to)[a-z]+){{0,2}} in (?P<of>{WHOLE})\b(?! (?:{TIME})){AFTER}",
    "fraction": rf"{HEDGE}(?:\b(?P<number>a|an|one|two|three|four|five|six|seven|eight|nine)[ -](?P<part>{PART})|(?<!first )(?<!second )(?<!other )(?<!last )(?P<half>\bhalf))\b(?! a (?:{TIME})| term)(?!-){AFTER}",
    "times": rf"{HEDGE}\b(?:(?P<times>{'|'.join(TIMES)})\b|(?P<number>{WHOLE}) times(?= as | more | higher | larger | the | that ))",
    "percent": rf"{HEDGE}\b(?P<number>\d+(?:\.\d+)?) ?(?:%|per ?cent){AFTER}",
    "money": rf"{HEDGE}£(?P<number>\d[\d,]*(?:\.\d+)?)(?P<scale> ?(?:billion|million|thousand|bn|m|k)\b)?{AFTER}",
    "number": rf"{HEDGE}(?<![\d.,£/-])\b(?P<number>\d[\d,]*(?:\.\d+)?|{NUMBER_WORD})\b(?![/-])(?P<scale> (?:billion|million|thousand)\b)?(?:st|nd|rd|th)?(?![ -](?:working |calendar )?(?:{TIME})\b){AFTER}",
}
HAS_NUMBER = re.compile(rf"\d|\b{NUMBER_WORD}\b", re.IGNORECASE)
ASIDE = re.compile(
    r"\b(?:aged?|ages|section|level|stage|year|step|phase|tier|part|group|band|article|chapter|priority|week|day|class|"
    r"(?:target|limit|goal|aim|standard|threshold|pledge)(?: of| is| was)?)(?: \d+ (?:to|or|and)| +(?:to|or|and))? +$",
    re.IGNORECASE,
)
"""What stands before a number that is a name, an age or an aim, and says nothing of the data."""
MAY_CLAIM = re.compile(rf"{HAS_NUMBER.pattern}|\b(?:{PART}|{'|'.join(TIMES)})\b", re.IGNORECASE)
"""What a title has that names any number: most have none, and need no reading."""
SCALES = {
    "billion": 1_000_000_000,
    "bn": 1_000_000_000,
    "million": 1_000_000,
    "m": 1_000_000,
    "thousand": 1_000,
    "k": 1_000,
}


@dataclass(frozen=True)
class Claim:
    """One number of a title: its words, its kind, what it says, and how much more or less that allows.

    The amount of a `share` is a percentage, that of `times` what becomes of the first value. `low` and `high` are
    the limits, and belong to it unless `open_low` or `open_high`.
    """

    text: str
    kind: str
    amount: Fraction
    places: int
    low: Fraction
    high: Fraction
    open_low: bool = False
    open_high: bool = False
    start: int = 0
    end: int = 0

    def allows(self, value: Fraction) -> bool:
        """Whether the words are true of a value."""
        if self.low == self.high:
            return rounded(value, self.places) == self.amount
        above = value > self.low if self.open_low else value >= self.low
        below = value < self.high if self.open_high else value <= self.high
        return above and below


def claims(title: str, names: list[str]) -> Iterator[Claim]:
    """Every number of a title. Numbers that are part of a period or of a name that is drawn are none."""
    if not MAY_CLAIM.search(title):
        return
    text = PERIOD.sub(_blank, title)
    for name in sorted(names, key=len, reverse=True):
        if HAS_NUMBER.search(name):
            text = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _blank, text, flags=re.IGNORECASE)
    text = re.sub(r"\bper [\d,]+", _blank, text)
    for kind, pattern in PATTERNS.items():
        for found in list(re.finditer(pattern, text, re.IGNORECASE)):
            claim = _claim(kind, found)
            if claim is not None:
                if not ASIDE.search(text[: claim.start]):
                    yield claim
                text = text[: found.start()] + " " * len(found[0]) + text[found.end() :]


def rounded(value: Fraction, places: int) -> Fraction:
    """A value with so many decimals, halves away from nought."""
    unit = Fraction(10) ** -places
    whole = int(abs(value) / unit + Fraction(1, 2)) * unit
    return whole if value >= 0 else -whole


def _claim(kind: str, found: re.Match[str]) -> Claim | None:
    words = found.groupdict()
    hedge = (words.get("hedge") or "").strip().lower()
    after = (words.get("after") or "").lower()
    text, start, end = found[0].strip(), found.start(), found.end()
    if kind == "times":
        amount = TIMES[words["times"].lower()] if words["times"] else Fraction(number_of(words["number"]) or 0)
        return _change(text, hedge, amount, start, end)
    if kind in ("ratio", "fraction"):
        number = 1 if words.get("half") or words["number"].lower() in ("a", "an") else number_of(words["number"])
        part = (words.get("part") or "half").lower().rstrip("s")
        of = number_of(words["of"]) if kind == "ratio" else PARTS[part]
        if number is None or not of or number >= of or of > 100:
            return None
        return _share(text, Fraction(100 * number, of), 0, hedge, after, start, end, exactly=False)
    plain = words["number"].replace(",", "").rstrip(".")
    if kind == "number" and plain.lower() == "one":
        return None
    spelt = number_of(plain)
    amount = Fraction(spelt) if spelt is not None else Fraction(plain)
    places = len(plain.partition(".")[2])
    if kind == "percent":
        return _share(text, amount, places, hedge, after, start, end, exactly=True)
    scale = SCALES.get((words.get("scale") or "").strip().lower(), 1)
    amount *= scale
    places -= len(str(scale)) - 1
    low, high = amount, amount
    if hedge in (*JUST_UNDER, *UNDER, *ABOUT) or after in (" or less", " or fewer"):
        low = amount * (Fraction(9, 10) if hedge in (*JUST_UNDER, *ABOUT) else Fraction(1, 2))
    if hedge in (*JUST_OVER, *OVER, *ABOUT) or after == " or more":
        high = amount * (Fraction(11, 10) if hedge in (*JUST_OVER, *ABOUT) else Fraction(2))
    named = "money" if kind == "money" else "number"
    return Claim(text, named, amount, places, low, high, start=start, end=end)


def _share(
    text: str, amount: Fraction, places: int, hedge: str, after: str, start: int, end: int, *, exactly: bool
) -> Claim:
    """A share in percent, with what its words allow."""
    low = high = amount
    if hedge in (*JUST_UNDER, *UNDER):
        low = amount - (NEAR if hedge in JUST_UNDER else FAR)
        return Claim(text, "share", amount, places, low, high, open_high=True, start=start, end=end)
    if hedge in (*JUST_OVER, *OVER):
        high = amount + (NEAR if hedge in JUST_OVER else FAR)
        return Claim(text, "share", amount, places, low, high, open_low=hedge != "at least", start=start, end=end)
    if after:
        low, high = (amount, amount + FAR) if after == " or more" else (amount - FAR, amount)
    elif not exactly or hedge in ABOUT:
        low, high = amount - ROUND, amount + ROUND
    return Claim(text, "share", amount, places, low, high, start=start, end=end)


def _change(text: str, hedge: str, amount: Fraction, start: int, end: int) -> Claim:
    """What became of a value: `doubled` is about twice as much, `nearly halved` a little more than half of it."""
    tenth = amount / 10
    more, less = (amount, amount + 3 * tenth), (amount - 3 * tenth, amount)
    fewer = amount < 1
    if hedge in (*JUST_OVER, *OVER):
        low, high = (Fraction(0), amount) if fewer else (amount, amount * 100)
        return Claim(text, "times", amount, 0, low, high, open_low=True, open_high=fewer, start=start, end=end)
    if hedge in (*JUST_UNDER, *UNDER):
        low, high = more if fewer else less
        return Claim(text, "times", amount, 0, low, high, open_low=fewer, open_high=not fewer, start=start, end=end)
    return Claim(text, "times", amount, 0, amount - tenth, amount + tenth, start=start, end=end)


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
