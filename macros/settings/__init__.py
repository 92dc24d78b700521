"""`mkdocs.yml`: every fault of the site's own settings, at its line.

A site may take settings over from another file (`INHERIT:`); each is reported at the file and line that it is in.
The tags that MkDocs itself knows may be here; they are never followed.
"""

from __future__ import annotations

from pathlib import Path

from macros.messages import Problem
from macros.records import MISSING
from macros.settings import rules
from macros.settings.menu import wrong_menu
from macros.settings.read import read_settings
from macros.settings.theme import theme_without_templates

OF_ANY_FILE = (rules.words_that_do_not_belong, rules.values_of_another_type, rules.addresses)
OF_WHOLE_SETTINGS = (rules.protections_taken_away, rules.other_plugins, rules.other_extensions)


def check_settings(root: Path, docs: Path, name: str) -> list[Problem]:
    """Every fault of `mkdocs.yml`. `name` is the partnership's own, '' where it is not known."""
    settings, found = read_settings(root)
    if settings is None:
        return found
    if not settings.data and settings.whole:
        return [*found, Problem(settings.records[0].path, 1, "There is nothing in it", MISSING)]
    if settings.whole and len(settings.records) == 1 and not {"plugins", "markdown_extensions"} & set(settings.data):
        what = "Neither plugins nor extensions are named, and no `INHERIT` takes them over"
        fix = "Add `INHERIT:` with the path of the project's own mkdocs.yml"
        return [*found, Problem(settings.records[0].path, 1, what, fix)]
    told = {(one.path, one.line) for one in found}  # what is written in a wrong way has no value to look at
    for rule in OF_ANY_FILE + OF_WHOLE_SETTINGS if settings.whole else OF_ANY_FILE:
        found += [one for one in rule(settings) if (one.path, one.line) not in told]
    found += rules.other_name(settings, name)
    if settings.whole:
        found += [one for one in theme_without_templates(settings, root) if (one.path, one.line) not in told]
    found += wrong_menu(settings, docs)
    return found


def faults_of_form(root: Path) -> list[Problem]:
    """What keeps `mkdocs.yml` from being given to MkDocs, which would run the programs that tags name."""
    return [one for one in read_settings(root)[1] if one.stops]


__all__ = ["check_settings", "faults_of_form"]
