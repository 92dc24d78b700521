"""A search for whole solutions of linked relations: does an unknown have another possible value?"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice, pairwise

Whole = tuple[list[tuple[int, int]], int, int]
"""A relation in whole numbers: (place of the unknown, its factor) each, and the least and most of their sum."""


class Spent(Exception):
    """The search has looked at as many terms as it may."""


@dataclass
class Search:
    """The relations of one group, the bounds of its unknowns, and the solutions found so far."""

    relations: list[Whole]
    box: tuple[list[int], list[int]]
    patience: int
    witnesses: list[list[int]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.low, self.high = self.box
        self.of: list[list[int]] = [[] for _ in self.low]
        for number, (terms, _, _) in enumerate(self.relations):
            for place, _ in terms:
                self.of[place].append(number)

    @property
    def has_a_circle(self) -> bool:
        """Whether the relations form a circle or have factors other than 1: then bounds alone do not decide.

        Unknowns whose value is fixed already link nothing. A tree of n relations and m unknowns has n + m - 1 links.
        """
        parent = {("relation", number): ("relation", number) for number in range(len(self.relations))}
        parent |= {("unknown", place): ("unknown", place) for place in range(len(self.low))}

        def top(one: tuple[str, int]) -> tuple[str, int]:
            while parent[one] != one:
                parent[one] = parent[parent[one]]
                one = parent[one]
            return one

        for number, (terms, _, _) in enumerate(self.relations):
            loose = [(place, factor) for place, factor in terms if self.low[place] < self.high[place]]
            if len(loose) > 1 and any(abs(factor) != 1 for _, factor in loose):
                return True
            for place, _ in loose:
                one, other = top(("relation", number)), top(("unknown", place))
                if one == other:
                    return True
                parent[one] = other
        return False

    def narrow(self, whole: bool) -> bool:
        """The bounds narrowed by all relations: to the end, or until it takes long. False when one cannot hold."""
        try:
            return narrow(self.relations, self.low, self.high, self.of, None, None if whole else self._spend)
        except Spent:
            return True

    def has_a_solution(self) -> bool:
        """Whether all relations can hold together; Spent when it cannot be told in time."""
        return bool(self.witnesses) or self._solve(None)

    def can_be(self, place: int, safe: Callable[[set[int]], bool]) -> bool:
        """Whether the unknown has possible values that keep it safe; Spent when it cannot be told in time."""
        low, high = self.low[place], self.high[place]
        if not safe(some(low, high)):
            return False
        while not safe(known := {witness[place] for witness in self.witnesses}):
            now = self.witnesses[-1][place]
            if any(now + by not in known and self._nudge(place, by) for by in (1, -1)):
                continue
            if self._solve((place, low, min(known) - 1)) or self._solve((place, max(known) + 1, high)):
                continue
            return self._inside(place, sorted(known), safe)
        return True

    def _inside(self, place: int, known: list[int], safe: Callable[[set[int]], bool]) -> bool:
        """Whether a value between the known ones makes the difference: nothing outside them is possible."""
        for before, after in pairwise(known):
            if after > before + 1 and self._solve((place, before + 1, after - 1)):
                return self.can_be(place, safe)
        return False

    def _solve(self, limit: tuple[int, int, int] | None) -> bool:
        """Whether there is a solution with one unknown within limits; it is kept as a witness."""
        low, high = list(self.low), list(self.high)
        start: list[int] | None = None
        if limit is not None:
            place, least, most = limit
            low[place], high[place] = max(low[place], least), min(high[place], most)
            if low[place] > high[place]:
                return False
            start = self.of[place]
        waiting = [(low, high, start)]
        while waiting:
            low, high, changed = waiting.pop()
            if not narrow(self.relations, low, high, self.of, changed, self._spend):
                continue
            loose = next(iter(self._loose(low, high)), None)
            if loose is None:
                if self._holds(low):
                    self.witnesses.append(low)
                    return True
                continue
            fair = self._fair(loose, low, high)
            for least, most in ((fair + 1, high[loose]), (low[loose], fair - 1), (fair, fair)):
                if least <= most:
                    lower, upper = list(low), list(high)
                    lower[loose], upper[loose] = least, most
                    waiting.append((lower, upper, self.of[loose]))
        return False

    def _loose(self, low: list[int], high: list[int]) -> list[int]:
        """The unknown to split next: the one with the fewest values, or the next one where there are many."""
        loose = (place for place in range(len(low)) if low[place] < high[place])
        first = list(islice(loose, 40))
        return sorted(first, key=lambda one: high[one] - low[one])[:1]

    def _fair(self, place: int, low: list[int], high: list[int]) -> int:
        """A likely value: the smallest even share of what its relations still have to give out."""
        shares = []
        for number in self.of[place]:
            terms, least, most = self.relations[number]
            self._spend(len(terms))
            lowest = sum(factor * (low[one] if factor > 0 else high[one]) for one, factor in terms)
            rooms = sum(abs(factor) for one, factor in terms if low[one] < high[one])
            share = max((least + most) // 2 - lowest, 0) // rooms
            shares.append(low[place] + share if dict(terms)[place] > 0 else high[place] - share)
        return min(max(min(shares), low[place]), high[place])

    def _holds(self, values: list[int]) -> bool:
        self._spend(sum(len(terms) for terms, _, _ in self.relations))
        return all(
            least <= sum(factor * values[place] for place, factor in terms) <= most
            for terms, least, most in self.relations
        )

    def _nudge(self, place: int, by: int) -> bool:
        """Whether the last witness stays a solution when the unknown moves by `by` and others make up for it."""
        values = list(self.witnesses[-1])
        moved = {place: by}
        if not self.low[place] <= values[place] + by <= self.high[place]:
            return False
        if not self._settle(values, moved, list(self.of[place]), [200]):
            return False
        self.witnesses.append([value + moved.get(index, 0) for index, value in enumerate(values)])
        return True

    def _settle(self, values: list[int], moved: dict[int, int], open_: list[int], left: list[int]) -> bool:
        """Whether the open relations hold again after further moves, each unknown moved once; `moved` has them."""
        while open_:
            terms, least, most = self.relations[open_[-1]]
            self._spend(len(terms))
            total = sum(factor * (values[place] + moved.get(place, 0)) for place, factor in terms)
            if least <= total <= most:
                open_ = open_[:-1]
                continue
            wrong = total - most if total > most else total - least
            for place, factor in sorted(terms, key=lambda term: len(self.of[term[0]])):
                if place in moved or wrong % factor or left[0] <= 0:
                    continue
                by = -wrong // factor
                if not self.low[place] <= values[place] + by <= self.high[place]:
                    continue
                left[0] -= 1
                trial = {**moved, place: by}
                if self._settle(values, trial, [*open_, *self.of[place]], left):
                    moved.update(trial)
                    return True
            return False
        return True

    def _spend(self, terms: int) -> None:
        self.patience -= terms
        if self.patience < 0:
            raise Spent


def narrow(
    relations: list[Whole],
    low: list[int],
    high: list[int],
    of: list[list[int]] | None = None,
    changed: list[int] | None = None,
    spend: Callable[[int], None] | None = None,
) -> bool:
    """The bounds are narrowed in place until no relation changes them; False when one cannot hold within them.

    `changed` has the relations to begin with, all when None. Relations in a circle may narrow bounds one by one, for
    a long time: with `spend`, which is told how many terms were looked at, it stops early, and bounds stay wider.
    """
    if of is None:
        of = [[] for _ in low]
        for number, (terms, _, _) in enumerate(relations):
            for place, _ in terms:
                of[place].append(number)
    waiting = list(range(len(relations))) if changed is None else list(changed)
    queued = set(waiting)
    rounds = 20 * len(relations) + 100
    while waiting and (rounds or not spend):
        rounds -= 1
        number = waiting.pop()
        queued.discard(number)
        terms, least, most = relations[number]
        if spend:
            spend(len(terms))
        lowest = sum(factor * (low[place] if factor > 0 else high[place]) for place, factor in terms)
        highest = sum(factor * (high[place] if factor > 0 else low[place]) for place, factor in terms)
        if lowest > most or highest < least:
            return False
        for place, factor in terms:
            before = low[place], high[place]
            small, large = (low[place], high[place]) if factor > 0 else (high[place], low[place])
            room_up = most - (lowest - factor * small)
            room_down = least - (highest - factor * large)
            if factor > 0:
                new_low, new_high = -(-room_down // factor), room_up // factor
            else:
                new_low, new_high = -(room_up // -factor), -room_down // -factor
            if new_low > low[place]:
                low[place] = new_low
            if new_high < high[place]:
                high[place] = new_high
            if low[place] > high[place]:
                return False
            if (low[place], high[place]) != before:
                lowest += factor * ((low[place] if factor > 0 else high[place]) - small)
                highest += factor * ((high[place] if factor > 0 else low[place]) - large)
                for other in of[place]:
                    if other not in queued:
                        queued.add(other)
                        waiting.append(other)
    return True


def some(low: int, high: int) -> set[int]:
    """Enough of the whole numbers from `low` to `high` to judge them by: the ends, and what lies next to them."""
    return {value for value in (low, low + 1, high - 1, high) if low <= value <= high}
