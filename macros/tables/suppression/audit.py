"""The audit: hidden counts that can be worked out from what is shown, in one table or across several that declare a relation."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from typing import cast

from macros.messages import Problem
from macros.records import Record
from macros.tables.cell_messages import cell
from macros.tables.exempt import exempt
from macros.tables.metadata import SYMBOLS, Population
from macros.tables.suppression.proof import Bounds, Found, Relation, linked, recoverable
from macros.tables.suppression.published import PUBLIC, Published, Spot, counted
from macros.tables.suppression.relations import Origin, relations
from macros.tables.suppression.solver import Interval
from macros.tables.table import Table, unit_of


def hidden_counts_that_can_be_had(
    tables: Mapping[str, Table], records: Mapping[str, Record], to_hide: Set[Spot] = frozenset()
) -> list[Problem]:
    """No hidden count follows from what its own table shows: by adding, subtracting and rounding back.

    `to_hide` has shown numbers that will be hidden, because other messages ask for it.
    """
    published = Published(tables, to_hide)
    hiding = any(
        published.unknown(stem, name) for stem, table in tables.items() for name in table.metadata.disclosure.applies_to
    )
    links = [link for table in tables.values() for link in relations(table, published, tables.get)] if hiding else []
    return _told(links, published, records, ("threshold",))


def hidden_counts_that_tables_give_away(tables: Mapping[str, Table], records: Mapping[str, Record]) -> list[Problem]:
    """No hidden count follows from what several tables show together, which none of them gives away alone.

    Tables belong together when a rule of one refers to the other. A count that an official release hides is not
    given away either.
    """
    published = Published(tables)
    links = [link for stem in _stems_that_are_tied(tables) for link in relations(tables[stem], published, tables.get)]
    several = [link for group in linked(links) if _stems(group) > 1 for link in group]
    alone = {str(one) for table in tables.values() for one in _alone(table, records)} if several else set()
    return [one for one in _told(several, published, records, ("threshold", "published")) if str(one) not in alone]


def _stems_that_are_tied(tables: Mapping[str, Table]) -> list[str]:
    """The tables that refer to another, and those that are referred to."""
    tied: dict[str, None] = {}
    for stem, table in tables.items():
        for rule in table.metadata.reconcile:
            for place in (rule.total, rule.population, rule.as_):
                if isinstance(place, Population) and place.table != stem and place.table in tables:
                    tied |= {stem: None, place.table: None}
    return list(tied)


def _stems(group: Iterable[Relation]) -> int:
    """How many tables the relations of a group refer to."""
    return len({spot[0] for link in group for spot in link.origin.spots})


def _alone(table: Table, records: Mapping[str, Record]) -> list[Problem]:
    """What a table gives away by itself, which is reported with the table."""
    if table.metadata.disclosure.rule != "threshold":
        return []
    return hidden_counts_that_can_be_had({table.stem: table}, records)


def _told(
    links: list[Relation], published: Published, records: Mapping[str, Record], rules: tuple[str, ...]
) -> list[Problem]:
    """The hidden counts of tables under these rules that the relations give away, one problem each."""
    spots = cast(list[Spot], list(dict.fromkeys(spot for link in links for spot in link.terms)))
    targets: dict[Spot, Interval | None] = {}
    shown = {stem: exempt(published.tables[stem]) for stem in dict.fromkeys(spot[0] for spot in spots)}
    for spot in spots:
        table, text = published.tables[spot[0]], published.text(spot)
        rule = table.metadata.disclosure
        if rule.rule not in rules or text not in SYMBOLS or (text != "c" and (spot[1], spot[2]) in shown[spot[0]]):
            continue
        if spot[2] in rule.applies_to and counted(table, spot[1], spot[2]):
            # An unavailable count is safe as long as it may be zero or above the threshold.
            targets[spot] = None if text == "c" else (1, rule.threshold)
        elif rule.rule == "published" and text == "c" and unit_of(table, spot[2], spot[1]) == "count":
            targets[spot] = None
    bounds = {spot: published.bounds(spot) for spot in spots}
    found = recoverable(links, bounds, targets)
    wrong = {one.unknown for one in found if one.verdict == "contradicted"}
    if wrong:
        # A sum that was taken for granted, and does not hold: the parts overlap or are not all there.
        links = [link for link in links if link.origin.rule is not None or _holds(link, bounds)]
        found = recoverable(links, bounds, targets)
        wrong = {one.unknown for one in found if one.verdict == "contradicted"}
    if wrong:
        # Sums that hold one by one, and not together.
        again = [group for group in linked(links) if any(not wrong.isdisjoint(link.terms) for link in group)]
        declared = [link for group in again for link in group if link.origin.rule is not None]
        found = [one for one in found if one.unknown not in wrong] + [
            one for one in recoverable(declared, bounds, targets) if one.unknown in wrong
        ]
    told = [one for one in found if one.verdict == "recovered" or targets[cast(Spot, one.unknown)] is None]
    return [_given_away(one, published, records) for one in told]


def _holds(link: Relation, bounds: Mapping[Spot, Bounds]) -> bool:
    """Whether a relation can be true by itself."""
    return all(one.verdict != "contradicted" for one in recoverable([link], bounds, dict.fromkeys(link.terms)))


def _given_away(one: Found, published: Published, records: Mapping[str, Record]) -> Problem:
    """A hidden cell that readers can find out: which, through what, and the two ways out."""
    stem, row, column = cast(Spot, one.unknown)
    table = published.tables[stem]
    state = "hidden" if published.text((stem, row, column)) == "c" else "not shown"
    if table.cell(row, column) not in SYMBOLS:
        state = "to be hidden"
    reasons = [_reason(link.origin, stem, published.tables, records) for link in one.through[:4]]
    through = "; ".join(dict.fromkeys(reasons))
    if one.verdict == "recovered":
        what = f"{cell(table, row, column)} is {state}, and can be worked out from {through}"
        fix = f"Hide one more of these numbers as `c`, the smallest that is left; {PUBLIC}"
    elif one.verdict == "contradicted":
        what = f"{cell(table, row, column)} is {state}, and what is shown around it cannot all be true: {through}"
        fix = f"Correct the numbers, so that it can be seen whether it stays hidden; {PUBLIC}"
    else:
        what = f"{cell(table, row, column)} is {state}, and too many hidden numbers depend on each other to prove that it stays hidden: {through}"
        fix = f"Hide a total as `c`, so that fewer depend on each other; {PUBLIC}"
    return Problem(table.path, table.lines[row], what, fix)


def _reason(origin: Origin, home: str, tables: Mapping[str, Table], records: Mapping[str, Record]) -> str:
    """A relation in words: its rule, and the cells that it ties to the target."""
    said = (
        f"the rule `{origin.kind}` in {records[origin.stem].path}:{records[origin.stem].line('reconcile', origin.rule)}"
        if origin.rule is not None
        else "its total"
    )
    cells = []
    for stem in dict.fromkeys(spot[0] for spot in origin.spots):
        lines = sorted({tables[stem].lines[spot[1]] for spot in origin.spots if spot[0] == stem})
        numbers = ", ".join(str(line) for line in lines[:8]) + (" …" if len(lines) > 8 else "")
        of = "" if stem == home else f" of {tables[stem].path}"
        cells.append(f"line{'s' if len(lines) > 1 else ''} {numbers}{of}")
    return f"{said} with {' and '.join(cells)}"
