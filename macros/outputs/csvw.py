"""CSV on the Web (W3C, 2015): what a CSV says about itself, in JSON at the address that the standard expects."""

from __future__ import annotations

from typing import Any

from macros.content import Site
from macros.outputs.description import FORMULAS, described, licence, meaning, modified, sources
from macros.outputs.limits import SYMBOLS_OF_LIMITS, Limit, limits
from macros.outputs.remarks import MEANING, has_column, remarks
from macros.tables import COLUMN, NUMERIC, Table

DATATYPES = {"integer": "integer", "number": "decimal", "year": "gYear", "boolean": "boolean", "date": "date"}
"""The types of Table Schema by their names in CSV on the Web; text is `string`."""


def csvw(table: Table, site: Site) -> dict[str, Any]:
    """The description of one table, for the file beside its CSV."""
    metadata = table.metadata
    terms = licence(table)
    return {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": site.partnership.language}],
        "@type": "Table",
        "url": f"{table.stem}.csv",
        "dc:title": metadata.title,
        "dc:description": described(table),
        "dc:publisher": site.partnership.name,
        "dc:creator": metadata.owner,
        "dc:license": {"@id": terms["path"]},
        "dc:rights": terms["title"],
        "dc:modified": {"@value": modified(table), "@type": "xsd:date"},
        "dc:subject": list(metadata.themes),
        "dc:source": [
            {"dc:title": source.title, "dc:publisher": source.publisher, "dc:bibliographicCitation": source.locator}
            for source in sources(table, site)
        ],
        "rdfs:comment": [*(one.text for one in metadata.notes), *_of_the_whole(table), FORMULAS],
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": {
            "columns": [
                *(_column(table, name, site) for name in metadata.columns),
                *(_limit(one) for one in limits(table)),
                *([_REMARKS] if has_column(table) else []),
            ],
            "primaryKey": list(metadata.table_schema.primary_key),
        },
    }


_REMARKS = {"name": COLUMN, "titles": [COLUMN, "Remark"], "dc:description": MEANING, "datatype": "string"}


def _limit(one: Limit) -> dict[str, Any]:
    """A column of one end of the intervals."""
    return {
        "name": one.name,
        "titles": [one.name, one.title],
        "dc:description": one.meaning,
        "datatype": "decimal",
        "null": list(SYMBOLS_OF_LIMITS),
    }


def _of_the_whole(table: Table) -> list[str]:
    """The remarks that name no rows, and so are in none."""
    return [f"{one.label}: {one.reason}" for one in remarks(table) if not one.what]


def _column(table: Table, name: str, site: Site) -> dict[str, Any]:
    """One column. Its first title is its head in the file, by which programs match the two."""
    field = table.metadata.columns[name]
    key = name in table.metadata.table_schema.primary_key
    limits = {"minimum": field.constraints.minimum, "maximum": field.constraints.maximum}
    bounds = {word: whole(value) for word, value in limits.items() if value is not None}
    kind = DATATYPES.get(field.type, "string")
    return {
        "name": name,
        "titles": [name, field.title],
        "dc:description": meaning(table, name, site),
        "datatype": {"base": kind, **bounds} if field.type in NUMERIC and bounds else kind,
        "required": key,
        **({} if key else {"null": list(table.metadata.table_schema.missing_values)}),
    }


def whole(value: Any) -> Any:
    """A bound as it is written: 0, not 0.0."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
