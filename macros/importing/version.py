"""Which data set of the statistics service a publication is, and which version of it a table was made from.

The data set is in data/publications.yml, since it is the same for every partnership; the version is beside the document
in the `sources` of the table's metadata, since it says where these numbers come from. Versions are numbered as the
service numbers them: the first number grows when columns or groups go, the second when rows or values are new.
"""

from __future__ import annotations

import re

from pydantic import field_validator

from macros.messages import visible
from macros.records import Strict
from macros.tables import Table

DATA_SET = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
NUMBER = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")


class Service(Strict):
    """The data set that a publication is; '' where no one has looked it up yet."""

    data_set: str = ""

    @field_validator("data_set")
    @classmethod
    def _is_an_id(cls, data_set: str) -> str:
        if data_set and not DATA_SET.fullmatch(data_set):
            fix = "Copy it from the page of the data set: 36 lower-case letters, digits and hyphens"
            raise ValueError(f"is `{visible(data_set)}`, which is not an id of a data set | {fix}")
        return data_set


def is_newer(version: str, than: str) -> bool:
    """Whether a version comes after another; any comes after none."""
    return not than or _order(version) > _order(than)


def _order(version: str) -> tuple[int, ...]:
    numbers = [int(part) for part in version.split(".")]
    while numbers and numbers[-1] == 0:  # 2 and 2.0 are one version
        numbers.pop()
    return tuple(numbers)


def version_of(table: Table | None) -> str:
    """The version that a table was made from; '' where it was made from a file."""
    sources = table.metadata.sources if table else []
    return next((source.version for source in sources if source.version), "")


def with_version(metadata: str, document: str, version: str) -> str:
    """The metadata, whose source with this document has this version, or, for '', none; every other letter as it was."""
    without = re.sub(r"(?m)^([ ]*- \{document:.*?), version: '?[\d.]+'?", r"\1", metadata)
    without = re.sub(r"(?m)^[ ]+version: '?[\d.]+'?\n", "", without)
    if not version:
        return without
    item = re.compile(rf"(?m)^([ ]*)- (\{{?)document: (['\"]?){re.escape(document)}\3(?=[,\s}}])")
    said = f"version: '{version}'"
    return item.sub(lambda found: f"{found[0]}, {said}" if found[2] else f"{found[0]}\n{found[1]}  {said}", without, 1)
