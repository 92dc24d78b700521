"""The areas that a table keeps, and how each is known in a file: by its codes together, by its name as a last resort."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property, lru_cache
from typing import Protocol

from macros.facts.misspelt_areas import misspelt, spelt
from macros.importing.cells import Wrong
from macros.importing.publications import CODES, LEVEL, loosely
from macros.importing.spreadsheet import AGAIN

LEVELS = {
    "Local authority": ("local_authority", "local_authorities", "la", "las", "authority", "lea", "utla", "council"),
    "Regional": ("regional", "region", "regions", "government_office_region", "gor"),
    "National": ("national", "country", "nation", "england", "countries"),
}
"""The levels of the tables, and the words for each in published files, loosely written."""
LEVEL_OF = {word: level for level, words in LEVELS.items() for word in words}
CODES_OF = {
    "Local authority": ("old_la_code", "new_la_code"),
    "Regional": ("region_code", "old_la_code", "new_la_code"),
    "National": ("country_code", "region_code", "old_la_code", "new_la_code"),
}
"""Where the code of an area of each level may be: some publishers put all of them into one column."""
NAME_OF = {"Local authority": "la_name", "Regional": "region_name", "National": "country_name"}

BLANK = {"", "z", "x", "c", "u", "k", ".", "..", ":", "-", "~", "*", "na", "n/a", "none", "null", "nan", "[z]", "[x]"}
"""What is in a cell of codes or names that has none."""
WHOLE = re.compile(r"0*([0-9]+)(\.0+)?")
CODE = re.compile(r"[A-Z]\d{8}", re.ASCII)
"""A code of the Office for National Statistics: a letter for the country, and eight digits."""
NEARLY_A_CODE = re.compile(r"(?=(?:.*\d){5})[A-Z][A-Z0-9]{7,9}", re.ASCII)
AUTHORITY = re.compile(r"E(?!07)\d{8}|\d+", re.ASCII)
"""A code that an authority can have: some districts below a county, places outside England and two authorities together
have nearly the name of one."""
OTHERWISE = f"{AGAIN}; if the publisher's own file says so, correct the cell in a copy, and import that"


class Coded(Protocol):
    """An area as `data/partnership.yml` names it."""

    name: str
    old_la_code: str
    new_la_code: str
    region_code: str
    country_code: str


@dataclass(frozen=True)
class Area:
    """One area: its name in the tables, its level, and every code that it has or had."""

    name: str
    level: str
    codes: frozenset[str]


@dataclass
class Areas:
    """The areas that tables have, in their order: the authority, its neighbours, its region, its country."""

    home: Area
    region: Area
    country: Area
    neighbours: Sequence[Area] = ()

    @property
    def authorities(self) -> list[str]:
        """The home authority, and its neighbours by the alphabet."""
        return [self.home.name, *sorted(one.name for one in self.neighbours)]

    @property
    def names(self) -> list[str]:
        """Every area, in the order of a table."""
        return [*self.authorities, *dict.fromkeys([self.region.name, self.country.name])]

    def of_levels(self, without: Collection[str]) -> list[str]:
        """The areas that a table has whose publisher gives nothing for some levels."""
        regions = {one.name for one in (self.region, self.country) if one.level in without}
        return [name for name in self.names if name not in regions]

    @cached_property
    def _known(self) -> dict[str, tuple[dict[str, Area], dict[str, Area]]]:
        """The areas of each level by their codes, and by their names."""
        every = [self.home, *self.neighbours, self.region, self.country]
        return {
            level: (
                {code: one for one in every if one.level == level for code in one.codes},
                {spelt(one.name): one for one in every if one.level == level},
            )
            for level in LEVELS
        }

    def find(self, level: str, texts: Sequence[str], name: str) -> tuple[str, str]:
        """The name of the area that a row is for, or nothing; and what is odd, where its signs do not agree.

        With a name, the oddity is only reported; without one, the row may be for an area of ours, and it is not safe
        to say so.
        """
        by_code, by_name = self._known[level]
        codes = list(dict.fromkeys(code for text in texts if (code := code_of(text))))
        said = spelt(name_of(name))
        if said not in by_name and by_code.keys().isdisjoint(codes):
            return "", ""
        shown = " and ".join(f"`{code}`" for code in codes)
        hit = list(dict.fromkeys(by_code[code] for code in codes if code in by_code))
        if len(hit) > 1:
            return "", f"its codes {shown} are those of {' and '.join(one.name for one in hit)}"
        if hit:
            one = hit[0]
            others = [code for code in codes if code not in one.codes and _has_like(one, code)]
            agrees = said == spelt(one.name)
            if len(one.codes & {*codes}) + agrees <= len(others) + bool(said and not agrees):
                named = f" and the name `{name.strip()}`" if said and not agrees else ""
                return "", f"it has the codes {shown}{named}, and not all of these are of {one.name}"
            return one.name, f"{one.name} is called `{name.strip()}`" if said and not agrees else ""
        found = by_name[said]
        if any(_has_like(found, code) for code in codes):
            return "", f"it is named {found.name}, and has the codes {shown}, which are not known to be of {found.name}"
        return found.name, "" if codes else f"{found.name} is known by its name alone: its codes are empty"


def mistyped(signs: Mapping[str, str], areas: Areas, level: str, found: str) -> Wrong | None:
    """What is wrong where a code can be of no area, or a name is nearly one of ours beside another code; and what may be meant.

    `level` and `found` are what `whose` says of the row. Such a row is not taken for that of another place.
    """
    every = [areas.home, *areas.neighbours, areas.region, areas.country]
    known = {code: one.name for one in every for code in one.codes if CODE.fullmatch(code)}
    codes = {name: code for name in CODES if (code := code_of(signs.get(name, "")))}
    for name, code in codes.items():
        if NEARLY_A_CODE.fullmatch(code) and not CODE.fullmatch(code):
            near = get_close_matches(code, known, n=1, cutoff=0.85)
            meant = f"Did you mean `{near[0]}` ({known[near[0]]})? " if near else ""
            what = f"`{name}` is `{code}`, and the code of an area is a letter and eight digits"
            return Wrong(what, what, f"{meant}{OTHERWISE}")
    name = name_of(signs.get(NAME_OF["Local authority"], ""))
    if found or level != "Local authority" or not name or not all(map(AUTHORITY.fullmatch, codes.values())):
        return None
    near_name = misspelt(name, areas.authorities)
    if not near_name or spelt(name) in map(spelt, areas.authorities):
        return None
    what = f"`{NAME_OF['Local authority']}` is `{name[:40]}`, beside a code that is of no area of this site"
    return Wrong(what, what, f"{near_name} {OTHERWISE}")


def area(name: str, level: str, *codes: Iterable[str]) -> Area:
    """An area with its codes in whichever way they are written."""
    return Area(name, level, frozenset(code for texts in codes for text in texts if (code := code_of(text))))


def code_of(text: str) -> str:
    """A code as it is meant: `0201` and `201.0` are `201`, and a symbol or a blank is none."""
    text = text.strip(" \t'\"\u00a0")
    if text.casefold() in BLANK:
        return ""
    if text[:1].isdigit() and (whole := WHOLE.fullmatch(text)):
        return whole[1]
    return text.upper()


def name_of(text: str) -> str:
    """A name as it is written; a symbol or a blank is none."""
    return "" if text.strip().casefold() in BLANK else " ".join(text.split())


@lru_cache(maxsize=1024)
def level_of(text: str) -> str:
    """The level that a row says, in the tables' own word, or nothing."""
    return LEVEL_OF.get(loosely(text).replace("-", "_"), "")


def whose(signs: Mapping[str, str], areas: Areas, levels: Mapping[str, str]) -> tuple[str, str, str, str]:
    """The level and the area of a row, what is odd about it, and why it is left out where it is for none of ours.

    `levels` has the publisher's own words for the levels, loosely written.
    """
    text = signs.get(LEVEL, "")
    level = levels.get(loosely(text)) or level_of(text)
    for one in (level,) if level else CODES_OF:
        codes = [signs[name] for name in CODES_OF[one] if name in signs]
        area, odd = areas.find(one, codes, signs.get(NAME_OF[one], ""))
        if not level and (area or odd):
            odd = f"`{text[:40]}` in `{LEVEL}` is not a level that is known, and the row is for {area or one}"
        if area and level:
            return level, area, odd, ""
        if area or odd:
            return level, "", odd, f"it is not certain that they are for {area or 'the area they name'}"
    return level, "", "", "areas that data/partnership.yml does not name" if level else f"`{text[:40]}` in `{LEVEL}`"


def former_codes(known: Mapping[str, Iterable[str]], name: str) -> tuple[str, ...]:
    """The codes that an area had before it was reorganised, as data/publications.yml lists them."""
    return next((tuple(codes) for other, codes in known.items() if spelt(other) == spelt(name)), ())


def _has_like(area: Area, code: str) -> bool:
    """Whether a code of the same kind, three figures or nine characters, is known of the area."""
    return any(one.isdigit() == code.isdigit() for one in area.codes)
