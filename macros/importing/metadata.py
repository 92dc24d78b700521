"""Metadata as text: a new table's metadata is written whole, and of old ones only the lines that an import owns."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from macros.facts.area_names import with_names
from macros.importing.areas import Areas
from macros.importing.parts import Words
from macros.importing.publications import Publication
from macros.tables.periods import period
from macros.tables.years import MEANT, UNSAID

SYMBOLS_KEPT = ["c", "x", "z", "low", "k", "u"]


class Inline(dict[str, Any]):
    """A mapping written on one line."""


class InlineList(list[Any]):
    """A list written on one line."""


class _Dumper(yaml.SafeDumper):
    """YAML that people edit: text in paragraphs, lists indented, and what is Inline on one line, however long."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def choose_scalar_style(self) -> str:
        if self.flow_level and isinstance(self.event, yaml.ScalarEvent):
            self.event.style = None
        return super().choose_scalar_style()

    @property
    def best_width(self) -> int:
        return 100_000 if self.flow_level else 110

    @best_width.setter
    def best_width(self, width: int) -> None:
        """It depends on what is written, and on nothing else."""


def _text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if len(text) > 90 else None)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Inline, lambda dumper, value: dumper.represent_mapping("tag:yaml.org,2002:map", value, True))
_Dumper.add_representer(
    InlineList, lambda dumper, value: dumper.represent_sequence("tag:yaml.org,2002:seq", value, True)
)


def as_yaml(value: Any) -> str:
    """The value as YAML, its entries in their order."""
    text: str = yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    return text


@dataclass(frozen=True)
class Blanks:
    """What fills the blanks in the words of a publication; rules and figures name only areas `present` in the table."""

    areas: Areas
    present: Collection[str] = ()

    @property
    def said(self) -> dict[str, str]:
        areas = self.areas
        return {"area": areas.home.name, "region": areas.region.name, "country": areas.country.name}

    @property
    def absent(self) -> set[str]:
        return set(self.areas.names) - set(self.present)


def new_metadata(
    words: Words,
    fields: Sequence[Inline],
    keys: Sequence[str],
    source: Mapping[str, str],
    blanks: Blanks,
    retrieved: date,
) -> str:
    """The metadata that a new table begins with. From then on they belong to whoever edits them."""
    metadata: dict[str, Any] = {
        "title": words.title,
        "description": words.description,
        "definition": words.definition,
        "sources": [Inline(document=source["document"], locator=source["locator"])],
        "licenses": [Inline(name=source["licence"])],
        "retrieved": retrieved,
        "owner": words.owner,
        "review_by": in_a_year(retrieved),
        "themes": InlineList(words.themes),
        "schema": {
            "primaryKey": InlineList(keys),
            "missingValues": InlineList(SYMBOLS_KEPT),
            "fields": [Inline(one) for one in fields],
        },
        "disclosure": {
            **{word: _inline(value) for word, value in words.disclosure.items()},
            **({"document": source["document"]} if words.disclosure.get("rule") == "published" else {}),
        },
        "reconcile": [Inline(rule) for rule in words.reconcile],
        "notes": words.notes,
        "figures": {
            name: {word: _inline(value) for word, value in figure.items()} for name, figure in words.figures.items()
        },
    }
    filled = _filled({name: value for name, value in metadata.items() if value}, blanks)
    return as_yaml({**filled, **{word: _whole(filled[word]) for word in ("reconcile", "figures") if word in filled}})


def with_line(metadata: str, word: str, value: str) -> str:
    """The metadata with another value in one of their outermost lines; every other letter as it was."""
    return re.sub(rf"^({word}:[ ]*)[^#\s]+", lambda found: found[1] + value, metadata, count=1, flags=re.MULTILINE)


def with_release(metadata: str, pattern: str, source: Mapping[str, str], keep: bool) -> str:
    """The metadata with the newest release among their sources: in place of the one before, or, to `keep` it, above it."""
    document = source["document"]
    if re.search(rf"\bdocument: ['\"]?{re.escape(document)}\b", metadata):
        return metadata
    former = re.compile(rf"(\bdocument: ['\"]?){pattern}\b")
    if not keep and former.search(metadata):
        return former.sub(lambda found: found[1] + document, metadata)
    line = as_yaml(Inline(document=document, locator=source["locator"])).strip()
    return re.sub(
        r"^sources:[ ]*\n([ ]*)- ",
        lambda found: f"sources:\n{found[1]}- {line}\n{found[1]}- ",
        metadata,
        count=1,
        flags=re.MULTILINE,
    )


def with_document(sources: str, source: Mapping[str, str]) -> str:
    """`data/sources.yml` with the release that the numbers come from, if it does not know it yet.

    What it says of the newest earlier release of the same document, where to look and what was read, holds for this one.
    """
    if re.search(rf"^{re.escape(source['document'])}:", sources, flags=re.MULTILINE):
        return sources
    said = {word: source[word] for word in ("title", "publisher", "period", "licence")}
    return f"{sources.rstrip()}\n{as_yaml({source['document']: said | _kept(sources, source['document'])})}"


def _kept(sources: str, document: str) -> dict[str, str]:
    """`look_at` and `copy` of the newest earlier release; the address of one year is not that of another."""
    try:
        known = yaml.safe_load(sources)
    except yaml.YAMLError:  # the check says what is wrong with it
        return {}
    known = known if isinstance(known, dict) else {}
    family = re.sub(r"\d{4}$", "", document)
    earlier = [one for one in known if re.fullmatch(rf"{re.escape(family)}\d{{4}}", str(one)) and family != document]
    if not earlier or not isinstance(entry := known[max(earlier)], dict):
        return {}
    look_at = re.sub(r"/\d{4}(?:-\d{2})?/?$", "", str(entry.get("url") or "")) or entry.get("look_at")
    kept = {"look_at": look_at, "copy": None if entry.get("copy") == "whole" else entry.get("copy")}
    return {word: str(value) for word, value in kept.items() if value}


def fields_of(publication: Publication) -> list[Inline]:
    """The columns of a publication's table, each with the name that it was published under."""
    if publication.kind == "neighbours":
        return [
            field_of("time_period", "Year of the model"),
            field_of("area", "Area"),
            field_of("rank", "Rank, the closest first", "integer", minimum=1, maximum=10),
            field_of("neighbour", "Statistical neighbour"),
            field_of("old_la_code", "Code of the neighbour", source="SN_1 to SN_10"),
            field_of("closeness", "How close", source="SN_1P to SN_10P"),
        ]
    fields = [field_of("time_period", "Period"), field_of("area", "Area")]
    fields += [field_of(name, one.title, source=one.source) for name, one in publication.breakdowns.items()]
    for name, measure in publication.measures.items():
        most = 100 if name.endswith("_percent") and measure.maximum is None else measure.maximum
        limits: dict[str, float] = {} if measure.type == "string" else {"minimum": measure.minimum}
        limits |= {} if most is None else {"maximum": most}
        kind = "number" if measure.rate_of or measure.percent_of else measure.type
        places = {None: "", 1: ", here to 1 decimal place"}.get(measure.dp, f", here to {measure.dp} decimal places")
        field = field_of(name, measure.title, kind, f"{measure.source}{places}", **limits)
        said = {"base": InlineList(measure.base)} if measure.base else {}
        said |= {} if measure.stock is None else {"stock": _inline(measure.stock)}
        fields.append(Inline(field | said))
    return fields


def field_of(name: str, title: str, kind: str = "string", source: str = "", **limits: float) -> Inline:
    """A column, with the name that it was published under and the limits of its numbers."""
    published = {"description": f"Published as {source}"} if source else {}
    return Inline(name=name, title=title, type=kind, **published, **({"constraints": Inline(limits)} if limits else {}))


def with_year(fields: Sequence[Inline], periods: Iterable[str]) -> list[Inline]:
    """The columns, that of the periods with the kind of year that its cells have, where their form does not say it."""
    kinds = {MEANT.get(known.identifier, "") for text in periods if (known := period(text))}
    said = next((year for year in UNSAID if year in kinds), None)
    return [Inline(one | {"year": said}) if said and one["name"] == "time_period" else one for one in fields]


def in_a_year(day: date) -> date:
    """The same day a year later, when the next release is due; 28 February after a 29th."""
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _inline(value: Any) -> Any:
    """Mappings and lists inside an entry are on its line."""
    return Inline(value) if isinstance(value, dict) else InlineList(value) if isinstance(value, list) else value


def _filled(value: Any, blanks: Blanks) -> Any:
    """The words with the areas' own names in their places; `{authorities}` in a list becomes all of theirs."""
    if isinstance(value, str):
        return with_names(value, blanks.said)
    if isinstance(value, dict):
        named = {_filled(key, blanks): one for key, one in value.items()}
        kept = {key: _filled(one, blanks) for key, one in named.items() if key not in blanks.absent}
        return type(value)(kept)
    if isinstance(value, list):
        parts = [blanks.areas.authorities if one == "{authorities}" else [_filled(one, blanks)] for one in value]
        return type(value)(one for part in parts for one in part if isinstance(one, dict) or one not in blanks.absent)
    return value


def _whole(entries: Any) -> Any:
    """The rules or figures that have not lost every area that they refer to."""
    if isinstance(entries, dict):
        return {name: one for name, one in entries.items() if _speaks(one)}
    return [one for one in entries if _speaks(one)]


def _speaks(entry: Mapping[str, Any]) -> bool:
    return entry.get("where", {}).get("area") != [] and entry.get("only") != []
