"""What a figure draws, as a title may speak of it: exact points, the names in it, and the periods that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from macros.charts import ChartData
from macros.tables import Cell, FigureSpec, Table, period
from macros.titles.vocabulary import MONTHS, PERIOD, WHOLES, stems

TOTAL = ("All ", "Total")
REMAINDER = re.compile(
    r"(?i)\bothers?\b|\bnot (?:stated|known|recorded|obtained)\b|\bnone of\b|\bunknown\b|\belsewhere\b"
)
"""A category of all that has no category of its own: that it is large says nothing."""


@dataclass(frozen=True)
class Point:
    """One value as it is shown, exact; None where a symbol or a word stands."""

    category: str
    series: str
    period: str
    value: Fraction | None
    shown: str
    unit: str


@dataclass
class Drawn:
    """The title and the data of one figure."""

    table: Table
    spec: FigureSpec
    data: ChartData

    @property
    def title(self) -> str:
        return self.spec.title.replace("’", "'")

    @cached_property
    def points(self) -> list[Point]:
        """Every point, in the order of the chart."""
        long = self._periods_by_name
        found = []
        for row in sorted(self.data.records, key=lambda one: self.data.place[one["category"]]):
            category, series = str(row["category"]), str(row["series"])
            when = long.get(category if self.data.when else series, "")
            found.append(Point(category, series, when, exact(row), str(row["shown"]), str(row["unit"])))
        return found

    @cached_property
    def known(self) -> list[Point]:
        """The points that have a number."""
        return [point for point in self.points if point.value is not None]

    @cached_property
    def periods(self) -> list[str]:
        """The periods of the rows that are drawn, as the table writes them."""
        if "time_period" not in self.table.cells:
            return []
        return self.cells("time_period")

    @cached_property
    def around(self) -> dict[str, Cell | list[Cell]]:
        """What the rows of the periods and the areas that are drawn have in common."""
        keys = [key for key in ("time_period", "area") if key in self.table.cells]
        return {key: list(self.cells(key)) for key in keys}

    def cells(self, column: str) -> list[str]:
        """The different cells of a column in the rows that are drawn."""
        return list(dict.fromkeys(self.column(column, self.data.rows)))

    def column(self, column: str, rows: Iterable[int]) -> list[str]:
        """The cells of a column in some rows; many at once, since one at a time takes long."""
        cells = self.table.cells[column].tolist()
        return [str(cells[row]) for row in rows]

    @cached_property
    def _periods_by_name(self) -> dict[str, str]:
        """Each period that is drawn by its short form, which is its name in the chart."""
        known = {text: period(text) for text in self.periods}
        return {found.short if found else text: text for text, found in known.items()}

    @property
    def signed(self) -> bool:
        """Whether the values are changes themselves, of which those below nought fell."""
        return self.data.measure.startswith(("change", "difference")) or any(
            (point.value or 0) < 0 for point in self.known
        )

    @cached_property
    def by_area(self) -> str:
        """Where the chart sets areas side by side: `categories`, `series`, or nowhere."""
        if self.data.dimension == "area":
            return "categories"
        return "series" if self.spec.by == "area" else ""

    @cached_property
    def areas(self) -> list[str]:
        """The areas that are set side by side."""
        return {"categories": self.data.categories, "series": self.data.series}.get(self.by_area, [])

    @cached_property
    def home(self) -> str:
        """The area that the figure is about; nothing where that is not plain."""
        if self.data.highlight in self.areas:
            return self.data.highlight
        places = [area for area in self.areas if area not in WHOLES]
        return places[0] if len(places) == 1 else ""

    @cached_property
    def neighbours(self) -> list[str]:
        """The other authorities that are drawn."""
        return [area for area in self.areas if area != self.home and area not in WHOLES]

    def of(self, series: str) -> list[Point]:
        """The known points of one series."""
        return [point for point in self.known if point.series == series]

    def hides(self, name: str) -> bool:
        """Whether a category or series has a count that is hidden because it is small."""
        return any(point.shown in ("c", "[c]") for point in self.points if name in (point.category, point.series))

    def spoken_of(self, text: str, names: Sequence[str]) -> list[str]:
        """The names that a text speaks of: all of whose words it has, and those that it has most words of."""
        words = set(stems(text)) - set(stems(self.data.title))
        parts = {name: set(stems(name)) for name in names}
        common = set.intersection(*parts.values()) if len(parts) > 1 else set()
        own = {name: (found - common) or found for name, found in parts.items()}
        hits = {name: len(found & words) for name, found in own.items()}
        most = max(hits.values(), default=0)
        return [name for name, found in own.items() if hits[name] and (found <= words or hits[name] == most)]

    def subject(self, text: str) -> list[str]:
        """The series that a text is about: the only one, one that it names, or that of the home area."""
        if len(self.data.series) == 1:
            return list(self.data.series)
        if self.by_area == "series":
            named = [name for name in self.data.series if mentions(text, name) and name not in WHOLES]
            return named or ([self.home] if self.home else [])
        return self.spoken_of(text, self.data.series)

    def at(self, series: str, said: str) -> list[Point]:
        """The points of a series in a period, as a title writes it; none where that is the whole time."""
        own = self.of(series)
        found = [point for point in own if fits(said, point.period)]
        return found if len(found) < max(len(own), 2) else []

    @cached_property
    def row_names(self) -> dict[int, tuple[str, str]]:
        """The category and the series that each row of the table is drawn in."""
        rows, pair = self.data.rows, []
        for column in (self.data.dimension, self.spec.by):
            texts = self.column(column, rows) if column in self.table.cells else [""] * len(rows)
            if column == "time_period":
                long = {text: name for name, text in self._periods_by_name.items()}
                texts = [long.get(text, text) for text in texts]
            pair.append(texts)
        return dict(zip(rows, zip(*pair, strict=True), strict=True))

    @cached_property
    def names(self) -> list[str]:
        """The names of what is drawn."""
        return [name for name in (*self.data.categories, *self.data.series) if name]


def exact(row: dict[str, object]) -> Fraction | None:
    """A value as it is shown, without its unit; None where what is shown is no number."""
    if row["value"] is None:
        return None
    text = re.sub(r"[£,]", "", str(row["shown"])).replace("\N{MINUS SIGN}", "-")
    found = re.match(r"[+-]?\d+(?:\.\d+)?(?!\S*\d)", text.strip())
    return Fraction(found[0]) if found else None


def mentions(text: str, name: str) -> bool:
    """Whether a text has a name in it, whole."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE) is not None


def periods_in(text: str) -> list[str]:
    """Each day, month and year that a text names, in its order."""
    found = [said for said in PERIOD.findall(text) if said != "May"]
    year = re.findall(r"\d{4}", " ".join(found))
    return [f"{said} {year[-1]}" if re.fullmatch(MONTHS, said) and year else said for said in found]


def fits(said: str, text: str) -> bool:
    """Whether a period of a title can be a period of the table: `December 2018` is in `2018-12-31`."""
    known = period(text)
    if known is None:
        return False
    if re.fullmatch(r"\d{4}[-/]\d\d", said):
        return said.replace("/", "-") in text.replace("/", "-") or years_of(text) == {int(said[:4]) + 1}
    years = {int(year) for year in re.findall(r"\d{4}", said)}
    if years and not years & years_of(text):
        return False
    months = re.findall(MONTHS, said)
    if months and re.search(MONTHS, known.words) and not set(months) & _months(known.words, text):
        return False
    days = re.findall(r"\b\d{1,2}\b", said)
    return not days or not re.match(r"\d{1,2} ", known.words) or known.words.split()[0] in days


def years_of(text: str) -> set[int]:
    """The years that a period may be called by: a year that ends in March 2023 is `2022-23`, `2023` and `2022`."""
    known = period(text)
    years = {int(year) for year in re.findall(r"\d{4}", f"{text} {known.words if known else ''}")}
    if re.fullmatch(r"\d{4}-\d\d", text) and known and known.identifier == "Financial year":
        years.add(int(text[:4]) + 1)
    return years


def _months(words: str, text: str) -> set[str]:
    """The months of a period; a year or a quarter of a financial year has every month."""
    if words.startswith(("year", "academic", "quarter")):
        return set(MONTHS.split("|"))
    found = re.findall(MONTHS, words)
    if " to " in words and len(found) == 2:
        names = MONTHS.split("|")
        return set(names[names.index(found[0]) : names.index(found[1]) + 1])
    return set(found)


def total(points: Iterable[Point]) -> Fraction:
    """The sum of the values that are known."""
    return sum((point.value for point in points if point.value is not None), Fraction(0))
