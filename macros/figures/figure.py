"""A table, its picture and its words, joined into what a reader sees: the whole figure, with its metadata."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from macros import charts
from macros.facts import Layout
from macros.facts.area_names import plain_name
from macros.figures.figure_table import TableCell, TableColumn, latest, subtitle_of, table_of
from macros.figures.stats import Stat, stats
from macros.figures.told import SourceLine, Told, is_drawn, remarks, source_lines
from macros.messages import Fault, choice
from macros.records import Record, check, wrong_text
from macros.tables import SYMBOLS, FigureSpec, Table, in_order, span, tally
from macros.tables.neighbours import AVERAGE
from macros.tables.newest import up_to
from macros.wording import WORDS, Around, alternative, resolved

TITLE_WORDS = 14
"""The most words of a figure's title: it is the finding, and a finding is short."""

MOST_TOLD = 3
"""The most remarks that a figure's own file lists one by one."""

SHEET = 1100
"""The height in pixels of a phone picture that still fits on a sheet of A4, in the column of `print.css`."""


@dataclass(frozen=True)
class File:
    label: str
    href: str
    size: str


@dataclass(frozen=True)
class Figure:
    """Everything that a figure shows. `number`, `level` and `pictures` are put in when the page is finished.

    `level` is that of its heading, `pictures` has each form for the widths that the figure may have on that page.
    `long` says that its phone picture is longer than a sheet of paper.
    `stats` are its numbers where they are too few for a picture.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    caption: str
    columns: list[TableColumn]
    rows: list[list[TableCell]]
    sources: list[SourceLine]
    licence: Mapping[str, str]
    as_at: str
    definition: str
    note: str
    notes: list[str]
    remarks: list[Told]
    symbols: list[Mapping[str, str]]
    table_href: str
    csv_href: str
    kind: str
    file: str
    files: list[File] = field(default_factory=list)
    specs: Mapping[str, Any] = field(default_factory=dict, repr=False)
    number: str = ""
    level: int = 3
    order: str = "down"
    first: str = ""
    pictures: Sequence[str] = ()
    long: bool = False
    stats: Sequence[Stat] = ()

    @property
    def publishers(self) -> list[str]:
        """Who published the numbers, each once."""
        return list(dict.fromkeys(one.publisher for one in self.sources))


def _words(title: str, table: Table) -> int:
    """How many words a title has; the name of an area is one, so that a title does not depend on where it is."""
    for name in sorted({*table.texts.get("area", ())}, key=len, reverse=True):
        title = re.sub(rf"(?:\b[Tt]he )?{re.escape(plain_name(name))}", "area", title)
    return len(title.split())


def make(
    table: Table,
    name: str,
    changes: Mapping[str, Any],
    sources: Mapping[str, Any],
    around: Callable[[], Around] = Around,
    layouts: Callable[[], Mapping[str, Layout]] = dict,
) -> Figure:
    """The figure that a line of a page asks for; Fault when it asks for what is not there.

    `around` gives the areas that the home area may be compared with; it is asked only where there are areas to compare.
    `layouts` gives the maps of tiles.
    """
    table, data, spec = _told(table, name, changes, around, layouts)
    data = data.titled(spec.title)
    columns, rows = table_of(table, data, spec)
    subtitle = in_its_period(spec.subtitle, table, data, spec) if spec.subtitle else subtitle_of(table, data, spec)
    picked = {cell.text for row in rows for cell in row if cell.symbol}
    return Figure(
        id="figure-" + table.stem + ("" if name == "default" else f"-{name}"),
        title=spec.title,
        subtitle=subtitle,
        alt=spec.alt or alternative(data, spec),
        caption=f"{spec.title}. {subtitle}",
        columns=columns,
        rows=rows,
        sources=source_lines(table, sources, data.rows),
        licence={"title": table.metadata.licenses[0].title, "href": table.metadata.licenses[0].path},
        as_at=latest(table, data),
        definition=table.metadata.definition,
        note=spec.note,
        notes=[one.text for one in table.metadata.notes if is_drawn(table, one.where, data.rows)],
        remarks=remarks(table, data.rows, {column.name for column in columns} | {spec.x, spec.y, spec.by}),
        symbols=[
            {"symbol": f"[{symbol}]", "meaning": meaning}
            for symbol, meaning in SYMBOLS.items()
            if f"[{symbol}]" in picked
        ],
        table_href=f"@/data/{table.stem}/",
        csv_href=f"@/data/{table.stem}.csv",
        kind=spec.kind,
        file=file_name(table.stem, name, **changes),
        order="across" if charts.KINDS[spec.kind].across else "down",
        first=data.highlight if data.highlight in data.series and len(data.series) > 1 else "",
        specs={"kind": spec.kind, "data": data},
        stats=stats(table, data, spec),
    )


def title_of(table: Table, name: str, layouts: Callable[[], Mapping[str, Layout]]) -> str:
    """The title of a figure of the metadata, worked out from its table alone; Fault where that needs other areas too."""
    return _told(table, name, {}, Around, layouts)[2].title


def _told(
    table: Table,
    name: str,
    changes: Mapping[str, Any],
    around: Callable[[], Around],
    layouts: Callable[[], Mapping[str, Layout]],
) -> tuple[Table, charts.ChartData, FigureSpec]:
    """What a figure is drawn from: its table up to its last period, its data, and its line with every text in words."""
    spec = specified(table, name, changes)
    table = up_to(table, str(spec.until))
    data = charts.prepare(table, spec, layouts=layouts)
    if "area" in (data.dimension, spec.by):
        data = data.among(table.home, AVERAGE, around().wholes)
    if not spec.title:
        raise Fault(
            "The figure has no title",
            'Write its finding as `title:` in the metadata, or title="…" in the page',
        )
    spec = spec.model_copy(update=resolved(table, spec, data, around))
    if (words := _words(spec.title, table)) > TITLE_WORDS:
        raise Fault(
            f"The title has {words} words: “{spec.title}”",
            f"Say the finding in {TITLE_WORDS} at most",
            ("title",),
        )
    return table, data, spec


def in_its_period(subtitle: str, table: Table, data: charts.ChartData, spec: FigureSpec) -> str:
    """A subtitle that is typed, with the `period` of the figure where it does not say it."""
    ends = in_order({table.cell(row, "time_period") for row in data.rows}) if spec.period else []
    when = span(ends[0], ends[-1]) if ends else ""
    return subtitle if when in subtitle else f"{subtitle}, {when}"


def file_name(stem: str, name: str = "default", **changes: Any) -> str:
    """The name of a figure's files, by what its macro is given: the same for the same line of a page, another for any other."""
    other = hashlib.sha256(repr(sorted(changes.items())).encode()).hexdigest()[:6] if changes else ""
    return ".".join([stem, *([name] if name != "default" else []), *([other] if other else [])])


def specified(table: Table, name: str, changes: Mapping[str, Any]) -> FigureSpec:
    """The figure's line in the metadata, with what the page's own line changes."""
    known = table.metadata.figures
    if not isinstance(name, str):
        raise Fault(f"The name of a figure is a text, and `{str(name)[:40]}` is none", choice(str(name), known))
    if name not in known and not (name == "default" and changes):
        raise Fault(
            f"The table `{table.stem}` has no figure `{name}`", choice(name, known, "Its figures are in its metadata")
        )
    base = known.get(name, FigureSpec())
    for word in changes:
        if word not in FigureSpec.model_fields:
            often = "Options are, for instance, `where`, `period`, `until` and `title`"
            if word in ("figure", "name"):
                often = (
                    f'Write the name of a figure second, as in figure("{table.stem}", "{next(iter(known), "default")}")'
                )
            raise Fault(f"`{word}` is not an option of a figure", choice(word, FigureSpec.model_fields, often))
    for word, value in changes.items():
        for what, fix, _ in wrong_text(value, word, macros=word in WORDS) if isinstance(value, str) else ():
            raise Fault(what, fix)
    spec = check(Record("", {**base.model_dump(), **changes}, {}), FigureSpec, texts=False)
    if isinstance(spec, list):
        raise Fault(spec[0].what, spec[0].fix)
    charts.known(spec.kind)
    return spec


def specifications(figure: Figure, forms: Iterable[str]) -> dict[str, charts.Specification]:
    """What has to be drawn for a figure, by its form."""
    return {form: charts.specification(figure.specs["kind"], figure.specs["data"], form) for form in forms}


def with_pictures(figure: Figure, svgs: Mapping[str, str], identity: str, number: str, level: int) -> Figure:
    """The figure with its number on the page, the level of its heading, and its pictures: their ids begin with `identity`."""
    drawn = [charts.picture(svg, form, identity, figure.title, figure.alt) for form, svg in svgs.items()]
    long = charts.size_of(svgs["narrow"])[1] > SHEET
    return replace(figure, id=identity, number=number, level=level, pictures=drawn, long=long)


def sheet(figure: Figure, svg: str, closing: str) -> charts.Sheet:
    """The figure as its own file: its wide picture between its title and its metadata; `closing` comes last."""
    sources = "; ".join(
        f"{one.title}{', ' if one.locator else ''}{one.locator} ({one.publisher})" for one in figure.sources
    )
    told = [f"{one.label}: {one.text}" for one in figure.remarks]
    if len(told) > MOST_TOLD:
        told = [f"{tally(one.kind for one in figure.remarks)}, each with its reason at the address below."]
    metadata = [
        *([figure.note] if figure.note else []),
        *(f"{one['symbol']} {one['meaning']}" for one in figure.symbols),
        *told,
        f"Source: {sources}." + (f" Data as at: {figure.as_at}." if figure.as_at else ""),
        f"Licence: {figure.licence['title']}. {closing}",
    ]
    return charts.Sheet(svg, figure.title, figure.subtitle, tuple(metadata), figure.alt)
