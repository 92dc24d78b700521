"""How a site's Markdown is read: the extensions that its mkdocs.yml names, and the ids that its pages use already."""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify

from macros.system.inputs import used
from macros.system.package import BASE, OVERRIDES

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs itself adds to the extensions of mkdocs.yml."""
EXTENSIONS: dict[str, dict[str, type]] = {
    **{name: {} for name in ("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html")},
    **{name: {} for name in ("nl2br", "sane_lists")},
    "smarty": dict.fromkeys(("smart_quotes", "smart_angled_quotes", "smart_dashes", "smart_ellipses"), bool),
    "tables": {"use_align_attribute": bool},
    "toc": {"permalink": bool, "title": str, "toc_depth": int},
}
"""The extensions that may be named, all of Python-Markdown itself, each with its words and their types.

Nothing else is given to Python-Markdown, which would import whatever is named.
"""
RESERVED = "id of a template"
"""The kind of input by which a page notes that it asked for an id: one that it never uses may come or go."""
ID = re.compile(r"""\bid="([a-z][a-z0-9-]*)\"""")


class _Settings(yaml.SafeLoader):
    """YAML whose tags (`!ENV`, `!!python/name:…`) are passed over: nothing that they name is looked up."""


_Settings.add_multi_constructor("!", lambda loader, tag, node: None)
_Settings.add_multi_constructor("tag:", lambda loader, tag, node: None)


@dataclass(frozen=True)
class Settings:
    """The extensions and their configuration, as Python-Markdown takes them."""

    extensions: tuple[str, ...]
    configuration: dict[str, dict[str, Any]]


def settings(root: Path) -> Settings:
    """The settings of the site in this folder. An mkdocs.yml that cannot be read is reported elsewhere."""
    named = _named(root / "mkdocs.yml")
    return ours() if named is None else _settings(named)


@lru_cache(maxsize=1)
def ours() -> Settings:
    """The settings of every site that names no others."""
    return _settings(_named(BASE) or [])


def _settings(named: list[Any]) -> Settings:
    names: list[str] = list(BUILT_IN)
    configuration: dict[str, dict[str, Any]] = {}
    for one in named:
        name, given = one_of(one)
        if name in EXTENSIONS:
            names.append(name)
            known = EXTENSIONS[name].items()
            configuration[name] = {word: given[word] for word, kind in known if type(given.get(word)) is kind}
    return Settings(tuple(dict.fromkeys(names)), with_own_anchors(configuration))


def one_of(entry: Any) -> tuple[str, dict[str, Any]]:
    """An entry of the list: the name of the extension, '' where there is none, and the words that it is given."""
    if isinstance(entry, dict) and len(entry) == 1:
        name, given = next(iter(entry.items()))
        return (name if isinstance(name, str) else ""), (given if isinstance(given, dict) else {})
    return (entry if isinstance(entry, str) else ""), {}


def with_own_anchors(configuration: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The configuration in which a heading never takes an id that the page's own frame uses."""
    toc = {"slugify": anchor_of, **configuration.get("toc", {})}
    return {**configuration, "toc": toc}


def anchor_of(words: str, separator: str) -> str:
    """The anchor of a heading with these words."""
    slug = slugify(words, separator)
    return f"{slug}{separator}section" if is_reserved(slug) else slug


def is_reserved(name: str) -> bool:
    """Whether the frame of every page uses this id itself: an author's own would break its links, menu or search."""
    used(RESERVED, name)
    return name in ids_of_templates()


@lru_cache(maxsize=1)
def ids_of_templates() -> frozenset[str]:
    """Each id in the templates of a page's frame."""
    templates = [OVERRIDES / "main.html", *(OVERRIDES / "partials").glob("*.html")]
    return frozenset(name for path in templates for name in ID.findall(path.read_text(encoding="utf-8")))


def _named(path: Path) -> list[Any] | None:
    """The list of extensions in these settings; None where they have none that can be read."""
    try:
        if not stat.S_ISREG(path.lstat().st_mode):  # a pipe can be read for ever
            return None
        found = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Settings)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    listed = found.get("markdown_extensions")
    if isinstance(listed, dict):  # MkDocs takes a mapping too
        listed = [{name: options} for name, options in listed.items()]
    return listed if isinstance(listed, list) else None
