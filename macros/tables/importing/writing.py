"""Tables and metadata as text: a new table's metadata is written whole, and of old ones only the lines that an import owns."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from macros.tables.importing.areas import Areas
from macros.tables.importing.publications import Publication, Words
from macros.tables.periods import period
from macros.tables.years import MEANT, UNSAID

SYMBOLS_KEPT = ["c", "x", "z", "low", "k", "u"]


class Inline(dict[str, Any]):
    """A mapping written on one line."""


class InlineList(list[Any]):
    """A list written on one line."""


@dataclass(frozen=True)
class Blanks:
    """What fills the blanks in the words of a publication; rules and figures name only areas `present` in the table."""

    areas: Areas
    latest: str = ""
    present: Collection[str] = ()

    @property
    def said(self) -> dict[str, str]:
        areas = self.areas
        named = {"area": areas.home.name, "region": areas.region.name, "country": areas.country.name}
        return named | {"latest": self.latest}

    @property
    def absent(self) -> set[str]:
        return set(self.areas.names) - set(self.present)


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style=">" if len(text) > 90 else None),
)


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table as the project keeps it: UTF-8, commas, one line feed a row."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue()


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
    return _dumped({**filled, **{word: _whole(filled[word]) for word in ("reconcile", "figures") if word in filled}})


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
    line = _on_one_line({"document": document, "locator": source["locator"]})
    return re.sub(
        r"^sources:[ ]*\n([ ]*)- ",
        lambda found: f"sources:\n{found[1]}- {line}\n{found[1]}- ",
        metadata,
        count=1,
        flags=re.MULTILINE,
    )


def with_document(sources: str, source: Mapping[str, str]) -> str:
    """`data/sources.yml` with the release that the numbers come from, if it does not know it yet."""
    if re.search(rf"^{re.escape(source['document'])}:", sources, flags=re.MULTILINE):
        return sources
    entry = {source["document"]: {word: source[word] for word in ("title", "publisher", "period", "licence")}}
    return f"{sources.rstrip()}\n{yaml.dump(entry, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)}"


def fields_of(publication: Publication) -> list[Inline]:
    """The columns of a publication's table, each with the name that it was published under."""
    fields = [text_field("time_period", "Period"), text_field("area", "Area")]
    fields += [text_field(name, one.title, one.source) for name, one in publication.breakdowns.items()]
    for name, measure in publication.measures.items():
        limits = Inline(minimum=0) if measure.maximum is None else Inline(minimum=0, maximum=measure.maximum)
        if name.endswith("_percent") and measure.maximum is None:
            limits["maximum"] = 100
        kind = "number" if measure.derived and not measure.lookup else measure.type
        fields.append(
            Inline(
                {
                    "name": name,
                    "title": measure.title,
                    "type": kind,
                    **_published_as(measure.source),
                    "constraints": limits,
                }
            )
        )
    return fields


def with_year(fields: Sequence[Inline], periods: Iterable[str]) -> list[Inline]:
    """The columns, that of the periods with the kind of year that its cells have, where their form does not say it."""
    kinds = {MEANT.get(known.identifier, "") for text in periods if (known := period(text))}
    said = next((year for year in UNSAID if year in kinds), None)
    return [Inline(one | {"year": said}) if said and one["name"] == "time_period" else one for one in fields]


def text_field(name: str, title: str, source: str = "") -> Inline:
    """A column of words."""
    return Inline({"name": name, "title": title, "type": "string", **_published_as(source)})


def in_a_year(day: date) -> date:
    """The same day a year later, when the next release is due; 28 February after a 29th."""
    return day.replace(year=day.year + 1, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=day.year + 1)


def _published_as(source: str) -> dict[str, str]:
    return {"description": f"Published as {source}"} if source else {}


def _inline(value: Any) -> Any:
    """Mappings and lists inside an entry stand on its line."""
    return Inline(value) if isinstance(value, dict) else InlineList(value) if isinstance(value, list) else value


def _filled(value: Any, blanks: Blanks) -> Any:
    """The words with the areas' own names in their places; `{authorities}` in a list becomes all of theirs."""
    if isinstance(value, str):
        for word, name in blanks.said.items():
            value = value.replace(f"{{{word}}}", name)
        return value
    if isinstance(value, dict):
        named = {_filled(key, blanks): one for key, one in value.items()}
        kept = {key: _filled(one, blanks) for key, one in named.items() if key not in blanks.absent}
        return type(value)(kept)
    if isinstance(value, list):
        parts = [blanks.areas.authorities if one == "{authorities}" else [_filled(one, blanks)] for one in value]
        return type(value)(one for part in parts for one in part if isinstance(one, dict) or one not in blanks.absent)
    return value


def _whole(entries: Any) -> Any:
    """The rules or figures that have not lost every area that they speak of."""
    if isinstance(entries, dict):
        return {name: one for name, one in entries.items() if _speaks(one)}
    return [one for one in entries if _speaks(one)]


def _speaks(entry: Mapping[str, Any]) -> bool:
    return entry.get("where", {}).get("area") != [] and entry.get("only") != []


def _dumped(metadata: Mapping[str, Any]) -> str:
    """The metadata as YAML that people edit: words in paragraphs, each entry of a list on one line."""
    lines: list[str] = []

    def held(value: Any) -> Any:
        if isinstance(value, (Inline, InlineList)):
            lines.append(_on_one_line(value))
            return f"@@{len(lines) - 1}@@"
        if isinstance(value, dict):
            return {word: held(one) for word, one in value.items()}
        return [held(one) for one in value] if isinstance(value, list) else value

    text = yaml.dump(held(metadata), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return re.sub(r"'@@(\d+)@@'", lambda found: lines[int(found[1])], text)


def _on_one_line(value: Any) -> str:
    plain = json.loads(json.dumps(value))
    text: str = yaml.safe_dump(plain, default_flow_style=True, sort_keys=False, allow_unicode=True, width=100_000)
    return text.strip()
