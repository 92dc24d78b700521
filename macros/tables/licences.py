"""The licences under which a table may be published: one that is not here, no reader can look up."""

from __future__ import annotations

from typing import Any

from pydantic import field_validator, model_validator

from macros.messages import nearest, visible
from macros.records import Strict, at

NATIONAL = "https://www.nationalarchives.gov.uk/doc/"
LICENCES = {
    "OGL-UK-3.0": ("Open Government Licence v3.0", f"{NATIONAL}open-government-licence/version/3/"),
    "OGL-UK-2.0": ("Open Government Licence v2.0", f"{NATIONAL}open-government-licence/version/2/"),
    "OGL-UK-1.0": ("Open Government Licence v1.0", f"{NATIONAL}open-government-licence/version/1/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0", "https://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-3.0": ("Creative Commons Attribution 3.0", "https://creativecommons.org/licenses/by/3.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Attribution-ShareAlike 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "ODC-By-1.0": ("Open Data Commons Attribution 1.0", "https://opendatacommons.org/licenses/by/1-0/"),
    "ODbL-1.0": ("Open Database Licence 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "PDDL-1.0": ("Public Domain Dedication and Licence 1.0", "https://opendatacommons.org/licenses/pddl/1-0/"),
}
"""The licences under which a table may be published, by their SPDX names: each one's title and address."""


class Licence(Strict):
    """The terms on which the numbers may be used: one of `LICENCES`, by its short name."""

    name: str

    @model_validator(mode="before")
    @classmethod
    def _short(cls, data: Any) -> Any:
        if isinstance(data, dict) and data and "name" not in data:
            word = str(next(iter(data)))
            what = f"`{visible(word)}` is not the word that names a licence, and `name` is missing"
            raise at((word,), what, "Write its short name in its place, such as `name: OGL-UK-3.0`")
        return data

    @field_validator("name")
    @classmethod
    def _known(cls, name: str) -> str:
        if name not in LICENCES:
            help_ = nearest(name, LICENCES, "Write its short name, such as OGL-UK-3.0 or CC-BY-4.0")
            raise ValueError(f"`{name[:40]}` is not a licence that is known here | {help_}")
        return name

    @property
    def title(self) -> str:
        """The licence as readers know it."""
        return LICENCES[self.name][0]

    @property
    def path(self) -> str:
        """Where the licence can be read."""
        return LICENCES[self.name][1]
