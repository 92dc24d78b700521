"""The columns that every published file of statistics has, under the names that publishers give them."""

from __future__ import annotations

import re

PERIOD = ("time_period", "time_identifier")
LEVEL = "geographic_level"
CODES = ("country_code", "region_code", "old_la_code", "new_la_code")
NAMES = ("country_name", "region_name", "la_name")
"""The columns by which an area is known: by its codes, and by what says in words what the codes say."""
STANDARD = (*PERIOD, LEVEL, *CODES, *NAMES)
"""The columns of every file of statistics, in the department's data standards."""
RENAMED = {
    "time_period": ["year", "period"],
    "geographic_level": ["geog_level", "geography_level", "level"],
    "old_la_code": ["la_code", "la_number", "lea_code"],
    "new_la_code": ["la_code_new", "ons_code", "gss_code"],
    "la_name": ["local_authority", "local_authority_name"],
}
"""Other names of these columns, in releases of earlier years and of other publishers."""


def loosely(text: str) -> str:
    """A name without what a person does not see: capitals, double spaces, a space for an underscore, marks of no width."""
    return re.sub(r"[\s_]+", "_", re.sub("[\u200b-\u200f\u2060\ufeff]", "", text).strip()).casefold()


def listed(one: str | list[str]) -> list[str]:
    """One word as a list of one."""
    return [one] if isinstance(one, str) else one
