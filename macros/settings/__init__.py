"""`mkdocs.yml`: every fault of the site's own settings, at its line.

The settings that every site has are `base.yml` of this package; a site's own file adds to them.
The tags that MkDocs itself knows may be here; they are never followed.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit

from macros.messages import Problem
from macros.records import MISSING, Record
from macros.settings import rules
from macros.settings.menu import wrong_menu
from macros.settings.read import read_settings
from macros.settings.theme import theme_without_templates

RULES = (
    rules.words_that_do_not_belong,
    rules.values_of_another_type,
    rules.addresses,
    rules.protections_taken_away,
    rules.other_plugins,
    rules.other_extensions,
)


def check_settings(root: Path, docs: Path, name: str) -> list[Problem]:
    """Every fault of `mkdocs.yml`. `name` is the partnership's own, '' where it is not known."""
    settings, found = read_settings(root)
    if settings is None:
        return found
    own = settings.records[0]
    if not own.data:
        return [*found, Problem(own.path, 1, "There is nothing in it", MISSING)]
    told = {(one.path, one.line) for one in found}  # what is written in a wrong way has no value to look at
    for rule in RULES:
        found += [one for one in rule(settings) if (one.path, one.line) not in told]
    found += rules.other_name(settings, name)
    found += [one for one in theme_without_templates(settings, root) if (one.path, one.line) not in told]
    found += wrong_menu(settings, docs)
    return found


def faults_of_form(root: Path) -> list[Problem]:
    """What keeps `mkdocs.yml` from being given to MkDocs, which would run the programs that tags name."""
    return [one for one in read_settings(root)[1] if one.stops]


def is_of_this_machine(address: str) -> bool:
    """Whether an address leads each reader to the reader's own computer."""
    return urlsplit(address).hostname in ("127.0.0.1", "::1", "localhost", "0.0.0.0")


def home(root: Path) -> str:
    """The address for which the site is built: `site_url`, or what the environment says in its place; '' where there is none."""
    settings = read_settings(root)[0]
    said = settings.data.get("site_url") if settings else ""
    if isinstance(said, list):  # !ENV [NAME, "otherwise"]
        return next((os.environ[one] for one in map(str, said) if one in os.environ), str(said[-1]))
    return str(said or "")


def own_settings(root: Path) -> Record | None:
    """What the site's own `mkdocs.yml` says, None where it cannot be read."""
    settings = read_settings(root)[0]
    return settings.records[0] if settings else None


__all__ = ["check_settings", "faults_of_form", "home", "is_of_this_machine", "own_settings"]
