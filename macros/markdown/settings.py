"""How a site's Markdown is read: the extensions that its mkdocs.yml names, and the ids that its pages use already."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml
from markdown.extensions.toc import slugify

OVERRIDES = Path(__file__).resolve().parents[2] / "overrides"
BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs itself adds to the extensions of mkdocs.yml."""
OURS = ("attr_list", "def_list", "footnotes", "md_in_html", "sane_lists")
"""The extensions of a site whose mkdocs.yml names none that can be read."""
ID = re.compile(r"""\bid="([a-z][a-z0-9-]*)\"""")


class _Settings(yaml.SafeLoader):
    """YAML whose tags (`!ENV`, `!!python/name:…`) are passed over: nothing that they name is looked up."""


_Settings.add_multi_constructor("!", lambda loader, tag, node: None)
_Settings.add_multi_constructor("tag:", lambda loader, tag, node: None)


@dataclass(frozen=True)
class Settings:
    """The extensions and their configuration, as Python-Markdown takes them."""

    extensions: tuple[str, ...] = BUILT_IN + OURS
    configuration: dict[str, dict[str, Any]] = field(default_factory=lambda: with_own_anchors({}))


def settings(root: Path) -> Settings:
    """The settings of the site in this folder. An mkdocs.yml that cannot be read is told elsewhere: ours are used."""
    named = _named(root / "mkdocs.yml", 0)
    names: list[str] = list(BUILT_IN)
    configuration: dict[str, dict[str, Any]] = {}
    for one in OURS if named is None else named:
        entries: dict[Any, Any] = one if isinstance(one, dict) else {one: {}}
        for name, options in entries.items():
            names.append(str(name))
            configuration[str(name)] = dict(options) if isinstance(options, dict) else {}
    return Settings(tuple(dict.fromkeys(names)), with_own_anchors(configuration))


def with_own_anchors(configuration: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The configuration in which a heading never takes an id that the page's own frame uses."""
    toc = {"slugify": anchor_of, **configuration.get("toc", {})}
    return {**configuration, "toc": toc}


def anchor_of(words: str, separator: str) -> str:
    """The anchor of a heading with these words."""
    slug = slugify(words, separator)
    return f"{slug}{separator}section" if slug in reserved() else slug


@lru_cache(maxsize=1)
def reserved() -> frozenset[str]:
    """The ids that the frame of every page uses itself: an author's own would break its links, menu or search."""
    templates = [OVERRIDES / "main.html", *(OVERRIDES / "partials").glob("*.html")]
    return frozenset(name for path in templates for name in ID.findall(path.read_text(encoding="utf-8")))


def _named(path: Path, depth: int) -> list[Any] | None:
    """The list of extensions in this mkdocs.yml, or in the one that it inherits; None where it cannot be read."""
    try:
        found = yaml.load(path.read_text(encoding="utf-8-sig"), Loader=_Settings)
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValueError, RecursionError):
        return None
    if not isinstance(found, dict):
        return None
    listed = found.get("markdown_extensions")
    if isinstance(listed, dict):  # MkDocs takes a mapping too
        listed = [{name: options} for name, options in listed.items()]
    if isinstance(listed, list):
        return listed
    parent = found.get("INHERIT")
    return _named((path.parent / parent).resolve(), depth + 1) if isinstance(parent, str) and depth < 5 else None
