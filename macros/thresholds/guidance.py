"""The guidance as pages, files and the search see it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import groupby

from macros.facts import Guidance as InForce
from macros.facts import Theme
from macros.thresholds.levels import Age, Basis, Domain, Level, Limit

WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True)
class Indicator:
    """What a practitioner may see or hear. `words` are those that people search with and its text does not have.

    `procedure` is the heading, on the page of procedures, of the steps that follow; blank where there is none.
    """

    id: str
    level: int
    domain: str
    ages: tuple[str, ...]
    themes: tuple[str, ...]
    text: str
    next_step: str
    words: tuple[str, ...] = ()
    procedure: str = ""
    line: int = field(default=0, compare=False)

    @property
    def url(self) -> str:
        """Its own address: its row in the whole matrix."""
        return f"@/thresholds/#{self.id}"


@dataclass(frozen=True)
class Guidance:
    """Everything in `data/thresholds/`. Empty, and false, where a site has no such folder."""

    levels: list[Level] = field(default_factory=list)
    domains: Mapping[str, Domain] = field(default_factory=dict)
    ages: Mapping[str, Age] = field(default_factory=dict)
    bases: Mapping[str, Basis] = field(default_factory=dict)
    themes: Mapping[str, Theme] = field(default_factory=dict)
    indicators: list[Indicator] = field(default_factory=list)
    ignore: list[str] = field(default_factory=list)
    in_force: InForce | None = None
    name: str = "Threshold guidance"

    def __bool__(self) -> bool:
        return bool(self.indicators)

    def of(self, level: int | None = None, domain: str | None = None, theme: str | None = None) -> list[Indicator]:
        """The indicators of a level, a domain, a theme, or of any two or three of them."""
        return [
            one
            for one in self.indicators
            if level in (None, one.level) and domain in (None, one.domain) and (theme is None or theme in one.themes)
        ]

    @property
    def used_themes(self) -> dict[str, Theme]:
        """The themes that have indicators, by their names."""
        named = {name for one in self.indicators for name in one.themes}
        return {name: theme for name, theme in sorted(self.themes.items(), key=_by_name) if name in named}

    def ages_in_words(self, one: Indicator) -> str:
        """An indicator's age bands as few words: `Before birth, under 5`, `Ages 5 to 17`, `All ages`."""
        bands = list(self.ages.items())
        born = [name for name, band in bands if band.born]
        before = [band.name for name, band in bands if name in one.ages and not band.born]
        after = [name for name in born if name in one.ages]
        if after == born:
            return ", ".join([*before, "all ages"]).capitalize()
        runs = groupby(after, key=lambda name: born.index(name) - after.index(name))
        said = [_run([self.ages[name] for name in run]) for _, run in runs]
        return ", ".join([*before, *(part.lower() if before or place else part for place, part in enumerate(said))])

    def limits_of(self, basis: str, levels: Iterable[Level]) -> list[Limit]:
        """Every time limit of these levels, and of their sections, that rests on this basis."""
        return [limit for level in levels for limit in level.all_limits if limit.basis == basis]

    def superseded(self, basis: Basis) -> str:
        """The edition in force, where a basis quotes another one of the guidance that the partnership works to."""
        now = self.in_force
        return now.edition if now and now.title == basis.title and now.edition != basis.edition else ""


def _run(bands: list[Age]) -> str:
    """Bands that follow each other, as one."""
    if len(bands) == 1:
        return bands[0].name if bands[0].name.startswith("Under") else f"Ages {bands[0].name}"
    first, last = bands[0].first or 0, bands[-1].last or 0
    return f"Under {last + 1}" if not first else f"Ages {first} to {last}"


def _by_name(entry: tuple[str, Theme]) -> str:
    return entry[1].name


def found_by(text: str, others: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The words by which people look for a text, and that it does not have itself.

    `others` are the words that people type, by the words that texts have.
    """
    said = set(WORD.findall(text.lower()))
    words: list[str] = []
    for phrase, typed in others.items():
        if stands_in(phrase, text):
            words += [word for entry in typed for word in WORD.findall(entry.lower())]
    return tuple(word for word in dict.fromkeys(words) if word not in said)


def stands_in(phrase: str, text: str) -> bool:
    """Whether a text says these words, whole and in this order, whatever their capitals."""
    return bool(re.search(rf"(?<!\w){re.escape(phrase.lower())}(?!\w)", text.lower()))
