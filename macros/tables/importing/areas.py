"""The areas that a table keeps: the authority, its statistical neighbours, its region and its country, by their codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

LEVELS = ("Local authority", "Regional", "National")


class Coded(Protocol):
    """An area as `data/partnership.yml` names it."""

    name: str
    old_la_code: str
    new_la_code: str
    region_code: str
    country_code: str


@dataclass(frozen=True)
class Neighbour:
    """A statistical neighbour, as the neighbour model names it."""

    name: str
    old_la_code: str


@dataclass(frozen=True)
class Areas:
    """The areas that `data/partnership.yml` and the neighbour table name. A table has them in this order."""

    home: Coded
    region: Coded
    country: Coded
    neighbours: Sequence[Neighbour] = ()

    @property
    def authorities(self) -> list[str]:
        """The home authority, and its neighbours by the alphabet."""
        return [self.home.name, *sorted(one.name for one in self.neighbours)]

    @property
    def names(self) -> list[str]:
        """Every area, in the order of a table."""
        return [*self.authorities, *dict.fromkeys([self.region.name, self.country.name])]

    def by_code(self, level: str, column: str) -> dict[str, str]:
        """The name of each area of a level by its code in a column of the file."""
        if level == "Local authority":
            codes = [(getattr(self.home, column), self.home.name)]
            if column == "old_la_code":
                codes += [(one.old_la_code, one.name) for one in self.neighbours]
        else:
            codes = (
                [(getattr(self.region, column), self.region.name)]
                if level == "Regional"
                else [(getattr(self.country, column), self.country.name)]
            )
        return {code: name for code, name in codes if code}
