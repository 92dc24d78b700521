"""The whole of the tables for programs: a Frictionless Data Package, and a plain list."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from macros.content import Site
from macros.outputs.csvw import whole
from macros.outputs.description import (
    FORMULAS,
    Files,
    areas,
    described,
    known_areas,
    licence,
    meaning,
    modified,
    page_of_all,
    sources,
)
from macros.outputs.limits import SYMBOLS_OF_LIMITS, limits
from macros.outputs.remarks import MEANING, has_column
from macros.tables import COLUMN, Table


def datapackage(tables: Collection[Mapping[str, Any]], site: Site, site_url: str) -> dict[str, Any]:
    """All tables as one package, each a resource with its schema, sources and checksum."""
    known = site.partnership
    titles = dict.fromkeys(title for table in tables for title in table["sources"])
    terms = {tuple(table["licence"].items()) for table in tables}
    return {
        "profile": "tabular-data-package",
        "name": "-".join(known.area.lower().split()) + "-safeguarding-children",
        "title": f"{known.name}: all tables",
        "description": f"Every published number of {known.name}, with its definition, sources and checks. {FORMULAS}",
        "homepage": page_of_all(site, site_url),
        "licenses": [dict(one) for one in sorted(terms)],
        "contributors": [{"title": known.name, "role": "publisher"}],
        "sources": [{"title": title} for title in titles],
        "areas": [asdict(area) for area in known_areas(site)],
        "resources": [table["resource"] for table in tables],
    }


def index(tables: Collection[Mapping[str, Any]], site: Site, site_url: str) -> dict[str, Any]:
    """The list of tables: what each is about, which periods and areas it has, where it is."""
    return {
        "title": f"{site.partnership.name}: all tables",
        "url": page_of_all(site, site_url),
        "datapackage": f"{site_url}data/datapackage.json",
        "archive": f"{site_url}data/all-tables.zip",
        "modified": max((table["modified"] for table in tables), default=""),
        "tables": [table["listed"] for table in tables],
    }


def entry(table: Table, files: Files, site: Site, site_url: str) -> dict[str, Any]:
    """A table in the list of tables."""
    return {
        "stem": table.stem,
        "title": table.metadata.title,
        "description": table.metadata.description,
        "themes": table.metadata.themes,
        "periods": table.periods,
        "areas": [asdict(area) for area in areas(table, site)],
        "rows": len(table.cells),
        "bytes": files.size,
        "modified": modified(table),
        "url": f"{site_url}data/{table.stem}/",
        "csv": f"{site_url}data/{table.stem}.csv",
        "metadata": f"{site_url}data/{table.stem}.csv-metadata.json",
    }


def resource(table: Table, files: Files, digest: str, site: Site, site_url: str) -> dict[str, Any]:
    """A table as a resource of a package; `digest` is the SHA-256 of its CSV."""
    metadata, ends = table.metadata, limits(table)
    symbols = dict.fromkeys([*metadata.table_schema.missing_values, *(SYMBOLS_OF_LIMITS if ends else ())])
    return {
        "profile": "tabular-data-resource",
        "name": table.stem,
        "path": f"{table.stem}.csv",
        "title": metadata.title,
        "description": described(table),
        "homepage": f"{site_url}data/{table.stem}/",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": files.size,
        "hash": f"sha256:{digest}",
        "licenses": [licence(table)],
        "sources": [{"title": f"{source.title}, {source.locator}"} for source in sources(table, site)],
        "keywords": list(metadata.themes),
        "modified": modified(table),
        "owner": metadata.owner,
        "schema": {
            "fields": [
                *(_field(table, name, site) for name in metadata.columns),
                *({"name": one.name, "title": one.title, "type": "number", "description": one.meaning} for one in ends),
                *([_REMARKS] if has_column(table) else []),
            ],
            "primaryKey": list(metadata.table_schema.primary_key),
            "missingValues": list(symbols),
        },
    }


_REMARKS = {"name": COLUMN, "title": "Remark", "type": "string", "description": MEANING}


def _field(table: Table, name: str, site: Site) -> dict[str, Any]:
    field = table.metadata.columns[name]
    limits = {word: whole(value) for word, value in field.constraints.model_dump(exclude_defaults=True).items()}
    said = {"name": name, "title": field.title, "type": field.type, "description": meaning(table, name, site)}
    counted: dict[str, Any] = {} if field.stock is None else {"stock": field.stock}
    counted |= {"counts": field.counts} if field.counts else {}
    return {**said, **counted, **({"constraints": limits} if limits else {})}
