"""The words by which a title says a number, a size, a direction or a period."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: index for index, word in enumerate(SMALL.split())}
NUMBERS |= {word: 10 * index for index, word in enumerate(TENS.split(), start=2)}

PARTS = {
    "half": 2,
    "third": 3,
    "quarter": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
TIMES = {
    "doubled": Fraction(2),
    "doubles": Fraction(2),
    "double": Fraction(2),
    "twice": Fraction(2),
    "tripled": Fraction(3),
    "trebled": Fraction(3),
    "quadrupled": Fraction(4),
    "halved": Fraction(1, 2),
    "halve": Fraction(1, 2),
}
"""What becomes of a value that has so changed."""

JUST_UNDER = ("almost", "nearly", "just under")
UNDER = ("under", "less than", "fewer than", "below", "up to")
JUST_OVER = ("just over",)
OVER = ("over", "more than", "above", "at least")
ABOUT = ("about", "around", "roughly", "some", "close to")
HEDGES = "|".join(sorted((*JUST_UNDER, *UNDER, *JUST_OVER, *OVER, *ABOUT), key=len, reverse=True))

BY = r"(?= by\b| from\b| to\b| an?\b| \d| slightly\b| sharply\b)"
UP = rf"rose|risen|rises?|rising|grew|grown|grows?|growing|increased?|increases|climbed|went up|up{BY}"
DOWN = (
    rf"fell|fallen|falls?|falling|dropped|drops?|decreased?|decreases|declined?|declines|shrank|cut|went down|down{BY}"
)
STEADY = r"unchanged|stayed the same|stays the same|no change|did not change|(?:stayed|remained|is|was|are|were|held|kept) (?:steady|stable|flat)"

MORE = r"above|higher|more|exceed(?:s|ed)?|larger|greater|longer|ahead of|led(?! to\b)"
LESS = r"below|lower|less|fewer|shorter|smaller|behind"
ALIKE = r"level with|close to|about as|as \w+ as|similar to|in line with|the same as"

LARGEST = r"most|largest|highest|biggest|greatest|commonest"
SMALLEST = r"least|smallest|lowest|fewest|rarest"

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
PERIOD = re.compile(rf"(?:\d{{1,2}} )?\b(?:{MONTHS})\b(?: \d{{4}})?|\b\d{{4}}[-/]\d\d\b|\b(?:19|20)\d\d\b(?!,)")
"""A day, a month, a year, as a title writes it."""

WHOLES = (
    "England",
    "Wales",
    "Great Britain",
    "United Kingdom",
    "North East",
    "North West",
    "Yorkshire and The Humber",
    "East Midlands",
    "West Midlands",
    "East of England",
    "London",
    "Inner London",
    "Outer London",
    "South East",
    "South West",
    "Statistical neighbours",
)
"""Areas that are no authority: nations, regions and averages. They are comparators, and never a neighbour."""

_EMPTY = """
a an and any are as at be been but by did do does for from had has have how in into is it its not of on or other
out per so than that the their them then there these they this those to up was were what when which who will with
more most less least fewer fewest all both each every no only one share number rate
"""
EMPTY = frozenset(_EMPTY.split())
"""Words that tell one category from another in no title."""


def number_of(word: str) -> int | None:
    """The whole number that a word or figures say: `seven`, `twenty-five`, `1,678`."""
    word = word.lower()
    if re.fullmatch(r"\d{1,3}(,\d{3})+|\d+", word):
        return int(word.replace(",", ""))
    first, _, second = word.partition("-")
    if first in NUMBERS and (not second or (NUMBERS[first] >= 20 and 1 <= NUMBERS.get(second, 0) <= 9)):
        return NUMBERS[first] + NUMBERS.get(second, 0)
    return None


NUMBER_WORD = rf"(?:(?:{'|'.join(TENS.split())})-(?:{'|'.join(SMALL.split()[1:10])})|{'|'.join([*TENS.split(), *reversed(SMALL.split())])})"
WHOLE = rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{NUMBER_WORD})"
"""A whole number in figures or in words, as part of a pattern."""


@lru_cache(maxsize=4096)
def stems(text: str) -> tuple[str, ...]:
    """The words of a text that mean something, numbers as figures, each cut to the part that its forms share."""
    found = []
    for word in re.findall(r"[a-z0-9][a-z0-9,'’-]*", text.lower()):
        plain = re.sub(r"['’]s?$", "", word)
        number = number_of(plain.rstrip(","))
        parts = [str(number)] if number is not None else plain.rstrip(",").split("-")
        found += [part if part.isdigit() else stem(part) for part in parts if part and part not in EMPTY]
    return tuple(found)


SAME = {"boy": "male", "girl": "female", "men": "male", "women": "female"}
"""Words of readers for words of tables."""


def stem(word: str) -> str:
    """A word without its ending: `attendances` and `attendance`, `staffing` and `staff` are one."""
    word = SAME.get(word.rstrip("s"), word)
    for ending in ("ings", "ing", "ions", "ion", "ances", "ance", "ies", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word[:-1] if word.endswith("s") and len(word) > 3 else word
