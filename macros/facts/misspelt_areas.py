"""The names of areas that somebody has typed, compared with those that are known: a name that is nearly one of them is refused."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from macros.facts.area_names import plain_name
from macros.messages import nearest
from macros.records import given

COMMON = {
    "and",
    "borough",
    "city",
    "council",
    "county",
    "district",
    "metropolitan",
    "of",
    "royal",
    "the",
    "ua",
    "unitary",
}
"""What every council has in its name."""


@lru_cache(maxsize=4096)
def spelt(name: str) -> str:
    """A name by its own words: without capitals, marks, and what every council has in its name."""
    words = re.findall(r"\w+", name.casefold().replace("'", "").replace("’", ""))
    return " ".join(sorted(word for word in words if word not in COMMON)) or " ".join(words)


@cache
def areas_of_england() -> frozenset[str]:
    """The regions and the authorities that the maps of every site name, as they are published and as people say them."""
    maps = given("tiles.yml", "layouts")
    names = [one["name"] for each in maps.data["layouts"].values() for one in each["tiles"]] if maps else []
    return frozenset([*names, *map(plain_name, names)])


def misspelt(name: str, known: Collection[str]) -> str:
    """The sentence that offers the area of `known` that a name is nearly the name of; '' where it is one, or is near to none.

    A name of England's areas is never misspelt, nor is one that is like none: a table may have districts and wards.

    >>> misspelt("Shropshir", ["Shropshire"]), misspelt("Kent", ["Shropshire"])
    ('Did you mean `Shropshire`?', '')
    """
    if name in known or name in areas_of_england():
        return ""
    same = next((one for one in known if spelt(one) == spelt(name)), "")
    near = f"Did you mean `{same}`?" if same else nearest(name, known)
    return near if near.startswith("Did you mean") else ""
