"""What a title says of the area beside others: above England, below every neighbour, ahead on two of three measures.

The area is compared in the period that the title names, or in the last. Over several categories it is enough that
one that the title speaks of bears it out, unless it says both, all or every. "Close to", "level with" and "about as
… as" allow a tenth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from macros.titles.drawn import Drawn, Point, fits, mentions, periods_in
from macros.titles.vocabulary import ALIKE, LESS, MORE, WHOLE, WHOLES, number_of

EVERY = r"(?:every|any|each|all|both)(?: (?:the|its|other|ten))*"
COUNTED = re.compile(
    rf"(?i)\b(?P<who>only|no|{WHOLE})(?: of (?:the |its )?(?:ten |\d+ )?)? ?(?P<names>[A-Z][\w ,'-]*?|neighbours?|areas|councils) "
    rf"(?:had|have|has|was|were|are|is)(?: an?)? (?P<way>{MORE}|{LESS})\b"
)
SAID = re.compile(
    rf"\b(?:(?P<same>{ALIKE})|(?P<less>{LESS})|(?P<more>{MORE}))\b(?P<between>(?:(?!\b(?:{MORE}|{LESS}|{ALIKE})\b).)*)"
)
"""A word that compares, and what follows it up to the next."""
SOME = re.compile(rf"\b[io]n (?P<some>{WHOLE}) of (?:the )?(?P<all>{WHOLE})\b")
"""In how many of the categories a comparison is said to hold."""


@dataclass(frozen=True)
class Beside:
    """The value of the area and those of the others, in one category or period."""

    name: str
    own: Point
    others: Mapping[str, Point]


def comparisons(drawn: Drawn) -> Iterator[str]:
    """Everything that the title says of the area beside others and that is not so."""
    if not drawn.home:
        return
    counted = COUNTED.search(drawn.title)
    if counted and not re.search(r"(?i)\ball (?:but|except) $", drawn.title[: counted.start()]):
        yield from _counted(drawn, counted)
        return
    if re.search(rf"\bthan (?:in |across )?{re.escape(drawn.home)}\b", drawn.title):
        return
    for found in SAID.finditer(drawn.title[:1].lower() + drawn.title[1:]):
        way = "same" if found["same"] else "less" if found["less"] else "more"
        names = _named(drawn, found)
        before = drawn.title[: found.start()].rpartition(", ")[2]
        others = any(mentions(before, area) for area in drawn.areas if area != drawn.home)
        if names and not (others and not mentions(before, drawn.home)):
            yield from _judged(drawn, way, found[0].strip(), names)


def _named(drawn: Drawn, found: re.Match[str]) -> list[str]:
    """The areas that a comparison names after its word."""
    text = found["between"]
    others = [area for area in drawn.areas if area != drawn.home]
    word = found[0].split()[0]
    needs_than = word not in (
        "above",
        "below",
        "behind",
        "led",
        "ahead",
        "close",
        "level",
        "in",
        "about",
        "similar",
        "as",
    )
    if needs_than and not word.startswith("exceed"):
        if " than " not in f"{text} ":
            own = re.match(rf" (?:{re.escape(drawn.home)})\b", text)
            return others if own and len(others) == 1 else []
        text = text.partition("than ")[2]
    if re.search(rf"\b{EVERY} neighbour", text) or re.search(r"\b(?:its|the|ten) neighbours\b", text):
        return drawn.neighbours
    if re.search(rf"\b{EVERY} (?:comparator|area|other)", text):
        return others
    named = [area for area in others if mentions(text, area)]
    if re.search(r"\bnational(?:ly)?\b", text):
        named += [area for area in others if area == "England"]
    if re.search(r"\bregion", text):
        named += [area for area in others if area in WHOLES and area not in ("England", "Statistical neighbours")]
    return list(dict.fromkeys(named))


def _judged(drawn: Drawn, way: str, said: str, names: list[str]) -> Iterator[str]:
    """A contradiction where the values are not as a comparison says."""
    rows = [
        (row, [(name, _holds(way, row.own, row.others[name])) for name in names if name in row.others])
        for row in _rows(drawn)
    ]
    rows = [(row, held) for row, held in rows if held]
    if not rows:
        return
    of = SOME.search(drawn.title)
    good = [row for row, held in rows if all(one for _, one in held)]
    if of:
        some, all_ = number_of(of["some"]), number_of(of["all"])
        if (some, all_) != (len(good), len(rows)):
            yield f"“{of[0]}” is {len(good)} of {len(rows)}"
        return
    whole = re.search(r"\b(?:both|all|every|each)\b(?! (?:comparator|neighbour|area|other))", drawn.title)
    if good and not (whole and len(good) < len(rows)):
        return
    row, held = next((row, held) for row, held in rows if row not in good)
    name = next(name for name, one in held if not one)
    where = f" ({row.name})" if row.name else ""
    yield f"“{said}”, and {drawn.home} is {row.own.shown}, {name} {row.others[name].shown}{where}"


def _rows(drawn: Drawn) -> list[Beside]:
    """The area and the others, once for each category or period that the title speaks of."""
    if drawn.by_area == "categories":
        known = {point.category: point for point in drawn.known}
        return [Beside("", known[drawn.home], known)] if drawn.home in known else []
    own = drawn.of(drawn.home)
    if drawn.data.when:
        said = periods_in(drawn.title)
        named = [point for point in own if any(fits(one, point.period) for one in said)]
        since = re.search(r"\b(?:since|from) ", drawn.title)
        own = named if named and not since else own[-1:]
    elif not SOME.search(drawn.title):
        names = drawn.spoken_of(drawn.title, drawn.data.categories) or drawn.data.categories
        own = [point for point in own if point.category in names]
    return [
        Beside(point.category, point, {one.series: one for one in drawn.known if one.category == point.category})
        for point in own
    ]


def _holds(way: str, own: Point, other: Point) -> bool:
    """Whether a value is as much, more or less than another as is said."""
    if own.value is None or other.value is None:
        return True
    if way == "same":
        return abs(own.value - other.value) <= abs(other.value) * Fraction(1, 10)
    return own.value > other.value if way == "more" else own.value < other.value


def _counted(drawn: Drawn, found: re.Match[str]) -> Iterator[str]:
    """A contradiction where another number of neighbours, or another neighbour, is above or below the area."""
    more = re.fullmatch(MORE, found["way"]) is not None
    rows = _rows(drawn)
    if len(rows) != 1 or rows[0].own.value is None:
        return
    own = rows[0].own.value
    values = {name: rows[0].others[name].value for name in drawn.neighbours if name in rows[0].others}
    beyond = [name for name, value in values.items() if value is not None and (value > own if more else value < own)]
    who, names = found["who"].lower(), found["names"]
    if who == "only" and "neighbour" not in names:
        right = len(beyond) == 1 and mentions(names, beyond[0])
    else:
        number = {"no": 0, "only": 1}.get(who, number_of(who))
        right = number == len(beyond)
    if not right:
        listed = ", ".join(beyond) or "none"
        yield f"“{found[0]}”, and {'above' if more else 'below'} {drawn.home} ({rows[0].own.shown}) {'is' if len(beyond) < 2 else 'are'} {listed}"
