"""The theme of a site: the one that our templates are made for, with what these know of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from macros.messages import Problem, nearest, said, visible
from macros.settings.read import Settings

WORDS = ("name", "custom_dir", "font", "favicon", "logo", "language", "palette", "features", "icon")
"""The words that a theme may have."""


def theme_without_templates(settings: Settings, root: Path) -> Iterator[Problem]:
    """The theme is the one that our templates are made for; other templates are where `custom_dir` says."""
    theme = settings.data.get("theme")
    if not isinstance(theme, dict):
        return
    if theme.get("name") != "material":
        what = f"The theme is {said(theme.get('name', ''))}, and the site's templates are made for `material`"
        yield settings.problem(("theme", "name"), what, "Remove `name`")
    yield from _words(settings, theme)
    folder = theme.get("custom_dir")
    if "custom_dir" in theme and not (isinstance(folder, str) and _there(root / folder / "main.html")):
        what = f"`custom_dir` is {said(folder)}, and there are no templates for every page"
        yield settings.problem(
            ("theme", "custom_dir"), what, "Remove `custom_dir`: the templates come with the generator"
        )


def _there(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name that no disk could have
        return False


def _words(settings: Settings, theme: dict[str, Any]) -> Iterator[Problem]:
    """Each word is one that the templates know, with a value that they can show."""
    for word, value in theme.items():
        place = ("theme", word)
        if word == "static_templates":
            what = "`static_templates` adds pages that are not checked"
            yield settings.problem(place, what, "Remove it")
        elif word not in WORDS:
            what = f"`{visible(word)}` is not a word that belongs to the theme here"
            yield settings.problem(place, what, nearest(word, WORDS, "Remove it"))
        elif word in ("favicon", "logo"):
            yield from _picture(settings, word, value)
        elif word == "language" and str(value) not in languages():
            what = f"`language` is {said(value)}, which is not a language that the theme knows"
            yield settings.problem(place, what, "Write `language: en`, or remove it")
        elif word == "palette" and not _is_palette(value):
            what = f"`palette` is {said(value)}, and should be a list of schemes"
            if isinstance(value, list | dict):
                what = "`palette` has an entry that is not a colour scheme"
            yield settings.problem(place, what, "Remove it")
        elif word == "features" and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
            yield settings.problem(place, f"`features` is {said(value)}, and should be a list of words", "Remove it")
        elif word == "icon" and not isinstance(value, dict):
            what = f"`icon` is {said(value)}, and should be lines of `word: value`"
            yield settings.problem(place, what, "Remove it")


def _picture(settings: Settings, word: str, value: Any) -> Iterator[Problem]:
    """The picture in a tab or on top of each page is a file of the site."""
    if not isinstance(value, str) or not value.strip():
        what = f"`{word}` is {said(value)}, and should name a file" if value else f"`{word}` is empty"
        yield settings.problem(("theme", word), what, "Write its path, such as assets/favicon.svg, or remove it")
    elif re.match(r"[a-z][a-z0-9+.-]*:|//", value.strip(), re.IGNORECASE):
        what = f"`{word}` loads a picture from another company each time a page is read"
        if not re.match(r"(https?:)?//", value.strip(), re.IGNORECASE):
            what = f"`{word}` is `{visible(value)}`, and should name a file of the site"
        yield settings.problem(("theme", word), what, "Put the file into the site, and write its path")


def _is_palette(value: Any) -> bool:
    """Whether a value is one scheme, or a list of them, with words for each alone."""
    schemes = value if isinstance(value, list) else [value]
    return bool(schemes) and all(
        isinstance(one, dict)
        and all(isinstance(one.get(word, ""), str) for word in ("media", "scheme", "primary", "accent"))
        and isinstance(one.get("toggle", {}), dict)
        for one in schemes
    )


def languages() -> set[str]:
    """The languages in which the theme has its own words."""
    found = find_spec("material")
    places = [Path(place) for place in found.submodule_search_locations or ()] if found else []
    return {path.stem for place in places for path in place.glob("templates/partials/languages/*.html")}
