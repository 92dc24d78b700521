"""The metadata of a table in plain words: what a column means, how children are protected, which checks hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from macros.messages import Fault
from macros.tables import NUMERIC, SYMBOLS, Metadata, Table, period, shown, unit_of
from macros.tables.metadata import Where

TYPES = {
    "string": "text",
    "integer": "whole number",
    "number": "number",
    "date": "date",
    "year": "year",
    "boolean": "true or false",
}
"""The types of columns, as a reader of the page knows them."""

ALWAYS = {
    "area": "The place that the row is about.",
    "document": "The document that the row comes from, by its short name on this site.",
    "place": "Where in that document the numbers are.",
    "unit": "What the value of the row counts.",
}
"""What the columns that many tables share hold."""

UNITS = {
    "count": "A count.",
    "percent": "A percentage.",
    "rate": "A rate for every 10,000, unless its title says otherwise.",
    "gbp": "Pounds.",
    "days": "Days.",
    "fte": "Full-time equivalent.",
    "score": "A score.",
    "judgement": "A judgement, in words.",
    "text": "Words.",
    "value": "A value, in the unit that the row names.",
}
"""What a column's name says about its cells, by how it ends."""

MOST_LISTED = 8
"""At most this many values of a column are named; if there are more, only their number is given."""


def meaning(table: Table, column: str) -> str:
    """What the cells of a column hold, from the metadata where they say it, from the cells where they do not."""
    field = table.metadata.columns[column]
    if field.description:
        return f"{_sentence(field.description)} {counted_when(table, column)}".strip()
    if column == "time_period":
        return _periods(table)
    parts = [ALWAYS.get(column, "")]
    if column not in ALWAYS:
        parts = [_listed(table, column)] if field.type == "string" else []
        ending = column.rsplit("_", 1)[-1]
        if field.type in NUMERIC or ending in ("judgement", "text"):
            parts.insert(0, UNITS.get(ending, "A number." if field.type in NUMERIC else ""))
            parts = parts[:1] if ending == "text" else parts
    rules = [rule for rule in table.metadata.reconcile if column in (rule.percent, rule.rate)]
    worked = dict.fromkeys(table.metadata.title_of(str(rule.of)) for rule in rules)
    parts += [f"Worked out from “{title}”." for title in worked]
    secret = table.metadata.disclosure
    if secret.rule == "threshold" and column in secret.applies_to:
        parts.append(f"Counts from 1 to {secret.threshold} are hidden.")
    return " ".join(part for part in (*parts, counted_when(table, column)) if part)


def counted_when(table: Table, column: str) -> str:
    """Whether the numbers of a column count on the last day of the period or over the whole of it; '' where no one says."""
    stock = table.metadata.columns[column].stock
    days = all(known.kind == "day" for text in table.periods if (known := period(text)))
    over = "over the year that ends on the day" if days else "over the whole period"
    if isinstance(stock, dict):
        return f"Counted on the last day of the period for “{rows_meant(table, stock)}”, {over} for the rest."
    on = "on the day" if days else "on the last day of the period"
    return "" if stock is None else f"Counted {on if stock else over}."


def counted(table: Table) -> list[str]:
    """Which numbers of a table count on the last day of a period and which over the whole of it: a line above its rows."""
    said: dict[str, list[str]] = {}
    for name in table.measures:
        if text := counted_when(table, name):
            said.setdefault(text.removeprefix("Counted "), []).append(f"“{table.metadata.title_of(name)}”")
    if len(said) == 1 and len(said[text := next(iter(said))]) == len(table.measures):
        return [f"All numbers are counted {text}"]
    return [f"Counted {text.removesuffix('.')}: {and_(names)}." for text, names in said.items()]


def protection(metadata: Metadata, sources: Mapping[str, Any]) -> list[str]:
    """How the table keeps every child from being identified."""
    rule = metadata.disclosure
    said = []
    if rule.rule == "threshold":
        names = [metadata.title_of(name) for name in rule.applies_to]
        said = [
            f"Counts from 1 to {rule.threshold} are hidden, so that no child can be identified. This holds for {and_(names)}.",
            "So is every other number from which a hidden one could be worked out. A hidden value is “c” in the file. Zero is shown.",
        ]
    elif rule.rule == "published":
        document = sources.get(rule.document)
        said = [f"These figures are public in this form already: {document.title if document else rule.document}."]
    else:
        said = ["No count in this table is of children or families, so nothing has to be hidden."]
    if rule.reason:
        said.append(_sentence(rule.reason))
    said += [f"{area}: rounded to the nearest {base:,}." for area, base in rule.rounding.items()]
    for one in rule.excepted:
        rows = [
            str(name) for wanted in one.where.values() for name in (wanted if isinstance(wanted, list) else [wanted])
        ]
        named = and_([f"“{name}”" for name in rows or [metadata.title_of(one.column)]])
        document = sources.get(one.document)
        place = (
            f" This is public already: {document.title if document else one.document}, {one.place}."
            if one.place
            else ""
        )
        said.append(f"Shown, although small: {named}. {_sentence(one.reason)}{place}")
    return said


def rows_meant(table: Table, where: Where) -> str:
    """The rows that some values pick, as a reader would name them: `year ending 31 March 2023, Police`."""
    said = []
    for column, wanted in where.items():
        options = [str(one) for one in (wanted if isinstance(wanted, list) else [wanted])]
        said.append(_or([_value(column, one) for one in options]))
    return ", ".join(said)


def cell_meant(table: Table, where: Where, column: str) -> str:
    """One cell, as a reader would name it: its column's title and its row. Without a column, the rows alone."""
    return ", ".join(part for part in (table.metadata.title_of(column), rows_meant(table, where)) if part)


def symbols_used(table: Table) -> list[dict[str, str]]:
    """The symbols that are in the table's numbers, and what each means."""
    used = {text for name in table.measures for text in set(table.cells[name])}
    return [{"symbol": symbol, "meaning": meaning} for symbol, meaning in SYMBOLS.items() if symbol in used]


def printed(table: Table, where: Where, column: str, text: str) -> str:
    """A value of a remark as a reader sees it: with its unit, where it is a number."""
    if column == "time_period":
        return _value(column, text)
    try:
        rows = table.rows(where)
    except Fault:
        return text
    return shown(text, unit_of(table, column, int(rows[0]))) if len(rows) and column in table.measures else text


def _periods(table: Table) -> str:
    """The forms that the periods of this table have, each with the latest one of it as an example."""
    latest = {"".join("0" if sign.isdigit() else sign for sign in text): text for text in table.periods}
    said = [
        f"“{text}” is {'the ' if 'year' in known.words else ''}{known.words}"
        for text in latest.values()
        if (known := period(text))
    ]
    return f"The period: {and_(said)}." if said else "The period."


def _listed(table: Table, column: str) -> str:
    """The values of a column of words, where they are few."""
    listed = table.metadata.columns[column].constraints.enum or list(dict.fromkeys(table.cells[column]))
    if len(listed) == 1:
        return f"Always {listed[0]}."
    short = len(listed) <= MOST_LISTED and max(len(one) for one in listed) <= 60
    return f"One of {_or(listed)}." if short else f"One of {len(listed)} values."


def _value(column: str, text: str) -> str:
    known = period(text) if column == "time_period" else None
    return known.words if known else text


def and_(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _or(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."
