"""What the search finds first: `overrides/assets/finding.js` and `spelling.js` in Python, so that a build knows it without a browser."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

WORDS = re.compile(r"[^\W_]{2,}|[^\W_]")
NOTS = re.compile(
    r"(?<![^\W_])(?:cannot|(?:do|does|did|wo|ca|is|are|was|were|has|have|had|would|could|should)nt)(?![^\W_])"
)
"""A word that says not: readers write it with an apostrophe or without, and our pages write it in full."""
ENDING = re.compile(r"(...+?)(ing|e?[sdr])$")
IN_TITLE = 12
"""How often a word in the title of a part counts."""
FAR = 9
FOREIGN = 4
"""How much less a word counts in a page in another language."""


def words(text: str) -> list[str]:
    """The words that somebody types: two letters at least, or a digit."""
    found = WORDS.findall(NOTS.sub("not", re.sub("[’']", "", text.lower())))
    return [word for word in found if len(word) > 1 or not word.isalpha()]


class Finder:
    """The whole index of a site, which is asked as its reader asks it."""

    def __init__(self, index: Mapping[str, Any]) -> None:
        self.stems = {form: stem for stem, (forms, *_) in enumerate(index["words"]) for form in forms.split()}
        self.held: list[dict[int, int]] = [
            {place: less + 1 for less, steps in enumerate(often) for place in accumulate(steps)}
            for _, *often in index["words"]
        ]
        self.places: list[str] = []
        self.languages: list[str] = []
        for page, title, _, _, parts, *language in index["pages"]:
            for id_, name in [["", title], *parts]:
                for stem in map(self.stems.get, words(f"{name} {title}")):
                    if stem is not None:
                        self.held[stem][len(self.places)] = self.held[stem].get(len(self.places), 0) + IN_TITLE
                self.places.append(f"{page}#{id_}" if id_ else page)
                self.languages.append(language[0] if language else "")
        self.aside = tuple(index["aside"])
        self.leads = [
            ([[self.stems[word] for word in words(say)] for say in one["say"]], one["to"]) for one in index["leads"]
        ]
        self.led = {stem for say, _ in self.leads for phrase in say for stem in phrase}

    def found(self, text: str, language: str = "") -> list[str]:
        """The addresses that a search finds, each page once and the best first. `language` is that of a reader of a version.

        Pages in other languages than the reader's come after those in it: a word of one is often a word of another too.
        """
        own = language if language in self.languages else ""
        far = [1 if one == own else FOREIGN for one in self.languages]
        terms = self.meant(list(dict.fromkeys(words(text))))
        sure = {self.stems.get(form) for forms in terms for form in forms}
        points, matched = [0.0] * len(self.places), [0.0] * len(self.places)
        told = [([phrase for phrase in say if sure.issuperset(phrase)], to) for say, to in self.leads]
        every = [phrase for say, _ in told for phrase in say]
        for say, to in told:
            gain = max((len(one) for one in say if not _is_part(one, every)), default=0)
            for place, address in enumerate(self.places if gain else ()):
                if address in to:
                    points[place] += gain * 1e4 - to.index(address) * 500
        for forms in terms:
            times: dict[int, int] = {}
            for form in forms:
                for place, many in (self.held[self.stems[form]] if form in self.stems else {}).items():
                    times[place] = max(many, times.get(place, 0))
            rare = math.log(1 + len(self.places) / (1 + len(times)))
            for place, many in times.items():
                matched[place] += rare / far[place]
                aside = 2 if self.places[place].startswith(self.aside) else 1
                points[place] += rare * (many + 8) / aside / far[place]
        enough = max(matched, default=0.0) * 0.6
        order = sorted(range(len(self.places)), key=lambda place: -points[place])
        kept = (place for place in order if points[place] and (matched[place] >= enough or points[place] > 5e3))
        pages: dict[str, str] = {}
        for place in kept:
            pages.setdefault(self.places[place].partition("#")[0], self.places[place])
        return list(pages.values())

    def led_to(self, text: str) -> set[str]:
        """The addresses to which what somebody types leads, whatever else the search finds."""
        sure = {self.stems.get(form) for forms in self.meant(words(text)) for form in forms}
        return {at for say, to in self.leads for at in to if any(sure.issuperset(phrase) for phrase in say)}

    def meant(self, typed: Sequence[str]) -> list[list[str]]:
        """The forms of each typed word; two that the site writes as one are one, and one that it writes as two is two."""
        return list(self._meant(typed))

    def _meant(self, typed: Sequence[str]) -> Iterator[list[str]]:
        at = 0
        while at < len(typed):
            word, after = typed[at], typed[at + 1] if at + 1 < len(typed) else ""
            known = word in self.stems
            half = 0 if known else self._half(word)
            if after and word + after in self.stems and not (known and after in self.stems):
                yield [word + after]
                at += 1
            elif half:
                yield from ([word[:half]], [word[half:]])
            else:
                yield self._forms(word)
            at += 1

    def _likely(self, stem: int) -> int:
        return len(self.held[stem]) + 10_000 * (stem in self.led)

    def _half(self, word: str) -> int:
        ends = range(4, len(word) - 3)
        return next((at for at in ends if word[:at] in self.stems and word[at:] in self.stems), 0)

    def _forms(self, word: str) -> list[str]:
        """A word in the form that the site uses: the same, in another form, what it begins, or the nearest."""
        root = found[1] if (found := ENDING.match(word)) else ""
        same = next((form for form in (word, root, root and f"{root}e", root[:-1]) if form in self.stems), "")
        if same or re.search(r"\d|^..$", word):
            return [same or word]
        if begun := [form for form in self.stems if form.startswith(word)]:
            return begun
        left = 0 if len(word) < 4 else 1 if len(word) < 8 else 2
        most, other = (left + 1, 0.5) if len(word) > 4 else (left + 0.5, 1)
        near: list[tuple[float, int, str]] = []
        for form in self.stems:
            if abs(len(form) - len(word)) <= left and len(set(word) - set(form)) <= left:
                far = apart(word, form, left) + other * (form[0] != word[0])
                if far < most:
                    near.append((far, -self._likely(self.stems[form]), form))
        return [min(near, key=lambda one: one[:2])[2]] if near else [word]


def _is_part(phrase: Sequence[int], every: Sequence[Sequence[int]]) -> bool:
    """Whether a longer phrase has it: who types “domestic abuse” does not mean any abuse."""
    return any(len(other) > len(phrase) and set(phrase) <= set(other) for other in every)


def apart(a: str, b: str, left: int) -> int:
    """The letters that are missing, too many, wrong or changed round: `left` at most, otherwise more than that."""
    if not a or not b:
        return len(a) + len(b)
    if a[0] == b[0]:
        return apart(a[1:], b[1:], left)
    if not left:
        return FAR
    ways = [apart(a[1:], b, left - 1), apart(a, b[1:], left - 1), apart(a[1:], b[1:], left - 1)]
    if a[1:2] and a[:2] == b[1::-1]:
        ways.append(apart(a[2:], b[2:], left - 1))
    return 1 + min(ways)
