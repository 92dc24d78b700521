"""The checks of a table in plain words: each relation that its numbers obey."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.facts.area_names import in_a_sentence
from macros.outputs.metadata_text import and_, rows_meant
from macros.tables import Table
from macros.tables.metadata import Population, Reconcile, Where


@dataclass(frozen=True)
class Sentence:
    """A sentence that may end in a link to another table: its title and its address."""

    text: str
    link: str = ""
    href: str = ""
    end: str = ""


def checks(table: Table, others: Any) -> list[Sentence]:
    """Each relation that the numbers obey, which a build proves before it publishes them."""
    return [_check(rule, table, others) for rule in table.metadata.reconcile]


def _check(rule: Reconcile, table: Table, others: Any) -> Sentence:
    title = table.metadata.title_of
    only = f" This is checked for {_some(table, rule.where)}." if rule.where else ""
    room = f", to within {rule.within:g}" if rule.within else ""
    places = f", to {rule.dp} decimal place{'' if rule.dp == 1 else 's'}" if rule.dp else ", to a whole number"
    if rule.percent:
        said = f"“{title(rule.percent)}” is “{title(str(rule.of))}” as a percentage of"
        if isinstance(rule.total, Population):
            return _linked(f"{said} a number in the table", rule.total, f"{places}{room}.{only}", table, others)
        return Sentence(f"{said} {_whole(rule, table)}{places}{room}.{only}")
    if rule.sum:
        return Sentence(
            f"In “{title(rule.sum)}”, the other rows of “{title(str(rule.over))}” add up to “{rule.total}”{room}.{only}"
        )
    if rule.add:
        return Sentence(
            f"{and_([f'“{title(name)}”' for name in rule.add])} add up to “{title(str(rule.to))}”{room}.{only}"
        )
    if rule.difference:
        first, *rest = rule.difference
        return Sentence(
            f"“{title(first)}” less {and_([f'“{title(name)}”' for name in rest])} is “{title(str(rule.to))}”{room}.{only}"
        )
    if rule.rate:
        said = f"“{title(rule.rate)}” is “{title(str(rule.of))}” for every {rule.per:,.0f}"
        if isinstance(rule.population, Population):
            return _linked(
                f"{said} of the population in the table", rule.population, f"{places}{room}.{only}", table, others
            )
        return Sentence(f"{said} of {rule.population or 0:,.0f}{places}{room}.{only}")
    assert rule.as_ is not None
    return _linked(f"“{title(str(rule.same))}” agrees with the table", rule.as_, f"{room}.{only}", table, others)


def _some(table: Table, where: Where) -> str:
    """The rows that a relation is checked for: the areas and the periods by name, others by the column that tells them."""
    named, picked = [], []
    for column, wanted in where.items():
        options = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        if column == "area":
            named.append(and_([in_a_sentence(one) for one in options]))
        elif column == "time_period":
            periods = [rows_meant(table, {column: one}) for one in options]
            named.append(and_([f"the {one}" if one.startswith("year") else one for one in periods]))
        else:
            picked.append(f"“{table.metadata.title_of(column)}” is {rows_meant(table, {column: wanted})}")
    rows = [f"{'the ' if named else ''}rows where {and_(picked)}"] if picked else []
    return ", ".join([*named, *rows])


def _linked(text: str, place: Population, end: str, table: Table, others: Any) -> Sentence:
    other = others(place.table)
    name = other.metadata.title if other else place.table
    return Sentence(f"{text} ", name, f"@/data/{place.table}/", end)


def _whole(rule: Reconcile, table: Table) -> str:
    if isinstance(rule.total, dict):
        return f"the row “{rows_meant(table, dict(rule.total))}”"
    return f"“{table.metadata.title_of(rule.total)}”" if isinstance(rule.total, str) else f"{rule.total:,}"
