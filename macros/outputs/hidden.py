"""What a table hides, and how its rows are named where they are shown: what the checks of the built site look for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from macros.tables import Table, period

NUMBER = re.compile(r"(?<![\w./-])[\N{MINUS SIGN}-]?£?\d[\d,]*(?:\.\d+)?%?(?![\w/-])")


class Hidden:
    """What one table hides, and how its rows are named where they are shown."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.keys = table.metadata.table_schema.primary_key
        self.texts = {column: table.cells[column].tolist() for column in table.cells}
        self.rows = {
            column: {row for row, text in enumerate(self.texts[column]) if text == "c"} for column in table.measures
        }
        self.columns = [column for column, rows in self.rows.items() if rows]
        self.readable = set(table.readable)

    @cached_property
    def by_key(self) -> dict[tuple[str, ...], int]:
        """Each row by its keys."""
        return {key: row for row, key in enumerate(zip(*(self.texts[key] for key in self.keys), strict=True))}

    @cached_property
    def named(self) -> dict[str, dict[str, set[int]]]:
        """The rows by each key and each text that can stand for it: the cell itself, or a period in words."""
        found: dict[str, dict[str, set[int]]] = {}
        for key in self.keys:
            rows: dict[str, set[int]] = {}
            for row, text in enumerate(self.texts[key]):
                rows.setdefault(text, set()).add(row)
            for text in list(rows) if key == "time_period" else ():
                known = period(text)
                for words in (known.words, known.short) if known else ():
                    rows.setdefault(words, set()).update(rows[text])
            found[key] = rows
        return found

    def called(self, label: str) -> set[int]:
        """The rows that have a key of this name."""
        return set().union(*(rows.get(label.strip(), set()) for rows in self.named.values()))

    @cached_property
    def numbered(self) -> re.Pattern[str]:
        """The names of rows that have a number in them, the longest first: “3 months or less” says no value."""
        names = {
            text for key in self.keys if key != "time_period" for text in self.texts[key] if re.search(r"\d", text)
        }
        return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or r"(?!)")

    def published(self, rows: Iterable[int], columns: Iterable[str]) -> set[str]:
        """Every number that the table shows in these rows and columns, without its unit."""
        return {bare(self.table.printed(row, column)) for row in rows for column in columns}

    @cached_property
    def labels(self) -> list[tuple[str, re.Pattern[str], set[str], tuple[int, str]]]:
        """The names of the rows with hidden cells: how a number is beside one, which numbers may, and the first such cell."""
        found: dict[str, tuple[int, str]] = {}
        years = {bare(one) for text in self.named.get("time_period", ()) for one in NUMBER.findall(text)}
        for column in self.columns:
            for row in sorted(self.rows[column]):
                for key in self.keys:
                    label = self.texts[key][row]
                    if key not in ("time_period", "area") and len(label) > 2 and not re.search(r"\d", label):
                        found.setdefault(label, (row, column))
        return [
            (
                label,
                re.compile(rf"(?<!\w){re.escape(label)}(?!\w)(?:, |[^.;,|\d]{{0,20}})({NUMBER.pattern})"),
                self.published(self.called(label), self.table.measures) | years,
                cell,
            )
            for label, cell in found.items()
        ]


def bare(text: str) -> str:
    """A number without its unit and its thousands separators."""
    return text.strip().replace(",", "").replace("\N{MINUS SIGN}", "-").rstrip("%").lstrip("£")
