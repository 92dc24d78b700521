"""The schema in the metadata is one that every reader of Frictionless Table Schema accepts, because it is published.

The library that says so takes a quarter of a second to start. A schema that it has accepted is remembered by its
content, in `.cache/` of the project, so that a check in which no schema changed does not wait for it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

from macros.messages import Problem
from macros.records import Record
from macros.system import cache
from macros.tables.table import Table

MOST = 2000
"""So many schemas are remembered."""


def schemas_that_do_not_publish(table: Table, record: Record) -> Iterator[Problem]:
    """The `frictionless` library accepts the schema: each field by itself, then the whole."""
    descriptor = table.metadata.table_schema.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    descriptor["missingValues"] = table.metadata.table_schema.missing_values
    accepted = _cache(table)
    key = hashlib.sha256((version("frictionless") + json.dumps(descriptor, sort_keys=True)).encode()).hexdigest()
    known = (cache.get(accepted.parent, accepted.name) or b"").decode("ascii", "replace").split()
    if key in known:
        return
    faults = list(_faults(descriptor))
    for place, what in faults:
        yield Problem(
            record.path,
            record.line("schema", *place),
            f"The schema cannot be published: {what}",
            "See https://specs.frictionlessdata.io/table-schema for the words that each type of field knows",
        )
    if not faults:
        cache.put(accepted.parent, accepted.name, "\n".join([*known[-MOST:], key, ""]).encode())


def _faults(descriptor: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each fault that the library finds: its place below `schema`, and its words."""
    from frictionless import FrictionlessException, Schema

    found = False
    parts = [(("fields", index), {"fields": [one]}) for index, one in enumerate(descriptor["fields"])]
    for place, part in [*parts, ((), descriptor)]:
        if found and not place:
            return
        try:
            Schema.from_descriptor(part)
        except FrictionlessException as error:
            found = True
            reasons = [reason.note for reason in error.reasons] or [error.error.note]
            named = f"`{part['fields'][0]['name']}`: " if place else ""
            yield place, f"{named}{'; '.join(reasons)}"


def _cache(table: Table) -> Path:
    """Where the schemas that were accepted are remembered."""
    return table.file.parent.parent.parent / ".cache" / "schemas"
