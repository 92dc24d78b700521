"""The names of areas as sentences say them: "Bristol" for "Bristol, City of", "the Isles of Scilly", "St Helens'"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

_INVERTED = re.compile(r",? (?:City|County|Borough) of$|, (?:City|County|Borough|Royal Borough|London Borough)$")
_WITH_THE = re.compile(
    r"(?:Isles?|City|County|Royal Borough|London Borough|Borough) of |East Riding of "
    r"|(?:North|South) (?:East|West)$|(?:East|West) Midlands$|East of England$"
)
"""The names that a sentence says with "the": islands, cities and boroughs "of" a place, and the regions named for where they are."""
_NO_NAME = re.compile(r"Statistical neighbours$|Median of ")
"""The averages that tables and pictures show beside areas; they have a capital only where a sentence begins."""
_ON = re.compile(r"\b([Ii])n the (?=Isle of )")
"""People live on an island, and in a group of islands."""
_BLANK = re.compile(r"(?P<before>[Tt]he )?\{(?P<area>area|region|country)\}(?P<owns>['’]s)?")

_BEGINS = re.compile(r"(?:^|[.?!]\s+|\n)\s*(?:[-*#>|]+ |\d+\. )?[*“]*$")
"""What is before the first word of a sentence, a line, an item of a list or a heading."""


def plain_name(name: str) -> str:
    """The name of an area as people say it: publishers put its rank after a comma, and a point or a capital too many.

    >>> plain_name("Herefordshire, County of"), plain_name("St. Helens"), plain_name("Yorkshire and The Humber")
    ('Herefordshire', 'St Helens', 'Yorkshire and the Humber')
    """
    return re.sub(r"\bSt\. ", "St ", _INVERTED.sub("", " ".join(name.split()))).replace(" The ", " the ")


def in_a_sentence(name: str) -> str:
    """The name of an area within a sentence, with "the" where English has it: "the Isle of Wight", "Dorset".

    >>> in_a_sentence("Statistical neighbours"), in_a_sentence("Median of ten statistical neighbours")
    ('statistical neighbours', 'the median of ten statistical neighbours')
    """
    plain = plain_name(name)
    if _NO_NAME.match(plain):
        return f"{'the ' if plain.startswith('Median') else ''}{plain[:1].lower()}{plain[1:]}"
    return f"the {plain}" if _WITH_THE.match(plain) else plain


def first_in_a_sentence(name: str) -> str:
    """The name of an area at the beginning of a sentence: "The Isle of Wight", "Dorset"."""
    said = in_a_sentence(name)
    return said[:1].upper() + said[1:]


def owner(name: str) -> str:
    """The name of an area before what it has: "Dorset's", "the West Midlands'", "St Helens'"."""
    return possessive(in_a_sentence(name))


def possessive(words: str) -> str:
    """The words with the apostrophe of what owns: an `s` at the end has it alone, as in Leeds'."""
    return f"{words}'" if words.endswith("s") else f"{words}'s"


def listed_areas(names: Sequence[str]) -> str:
    """Areas in a sentence; with semicolons where a name has a comma, and a comma before the last where one has "and".

    >>> listed_areas(["Leeds", "Bournemouth, Christchurch and Poole", "Kirklees"])
    'Leeds; Bournemouth, Christchurch and Poole; and Kirklees'
    """
    if len(names) < 2:
        return "".join(names)
    mark = ";" if any("," in name for name in names) else ","
    before_last = mark if mark == ";" or any(" and " in name for name in names) else ""
    return f"{f'{mark} '.join(names[:-1])}{before_last} and {names[-1]}"


def with_articles(text: str, names: Iterable[str]) -> str:
    """The text with each of these names as a sentence has it: "the" where English says it, once, and a capital at the beginning.

    >>> with_articles("Isle of Wight is below England.", ["Isle of Wight", "England"])
    'The Isle of Wight is below England.'
    """
    listed = sorted({name for name in names if in_a_sentence(name) != plain_name(name)}, key=len, reverse=True)
    if not listed:
        return text

    def said(found: re.Match[str]) -> str:
        before = found.string[: found.start()]
        return first_in_a_sentence(found[0]) if _BEGINS.search(before) else in_a_sentence(found[0])

    return _on(re.sub(rf"(?<![Tt]he )(?<!\w)(?:{'|'.join(map(re.escape, listed))})(?!\w)", said, text))


def with_names(text: str, names: Mapping[str, str]) -> str:
    """The text with `{area}`, `{region}` and `{country}` replaced by `names`, as the place of each needs it.

    A whole text, and words in quotation marks, are the name as tables have it. In a sentence it has "the" where English
    has it, with a capital at the beginning; after "the", as in "the {region} average", it has no second one.
    """

    def said(found: re.Match[str]) -> str:
        name = names[found["area"]]
        before, after = text[: found.start("area") - 1], text[found.end("area") + 1 :]
        if not found["before"] and not found["owns"]:
            if not before.strip() and not after.strip():
                return name
            if before[-1:] in ('"', "'") and after[:1] == before[-1]:
                return name
        if found["before"]:
            the = plain_name(name)
            return found["before"] + (possessive(the) if found["owns"] else the)
        words = first_in_a_sentence(name) if _BEGINS.search(before) else in_a_sentence(name)
        return possessive(words) if found["owns"] else words

    return _on(_BLANK.sub(said, text))


def _on(text: str) -> str:
    return _ON.sub(lambda found: f"{'O' if found[1] == 'I' else 'o'}n the ", text)
