"""Entry point for MkDocs: the hooks of the macros plugin. `macros.build` runs MkDocs; the command line is `__main__`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SPECIAL = re.compile(r"[*?!#\[\]\\ \t]")
"""Characters with a special meaning in a gitignore pattern."""


def define_env(env: Any) -> None:
    """The macros of a page are found here, and nothing in a page is a template."""
    from mkdocs.exceptions import PluginError

    from macros.build.layout import ready
    from macros.markdown import Contained
    from macros.markdown.settings import with_own_anchors
    from macros.messages import Problem

    root = Path(env.conf["config_file_path"]).resolve().parent
    site = ready.get(root)
    if site is None:
        what = "MkDocs on its own builds only part of the site"
        raise PluginError(str(Problem("mkdocs.yml", 1, what, "Run `make site` or `make serve` instead")))
    stray = (path.relative_to(site.docs).as_posix() for path in site.folder.left_out)
    leave_out([*stray, *site.to_come], env.conf)
    made: dict[str, str] = {}
    env.variables["made_by_macros"] = made
    env.conf["markdown_extensions"].append(Contained(made))
    env.conf["mdx_configs"] = with_own_anchors(env.conf["mdx_configs"] or {})


def on_pre_page_macros(env: Any) -> None:
    """Each macro of a page becomes a mark, which its HTML replaces at the end. No page is a template: Jinja does not see it."""
    macro_html, document = env.variables["page_being_laid_out"]
    env.page.meta["render_macros"] = False
    env.markdown, made = macro_html.marked(document)
    waiting = env.variables["made_by_macros"]
    waiting.clear()
    waiting.update(made)


def leave_out(files: Iterable[str], config: Any) -> None:
    """Exclude these files and folders of docs/ from the MkDocs build and from the menu."""
    from pathspec.gitignore import GitIgnoreSpec

    names = set(files)
    exact = [re.sub(r"[\r\n]", "?", SPECIAL.sub(r"\\\g<0>", f"/{name}")) for name in sorted(names)]
    spec = GitIgnoreSpec.from_lines(exact)
    config["exclude_docs"] = config["exclude_docs"] + spec if config["exclude_docs"] else spec
    config["nav"] = _without(config["nav"], names)


def _without(menu: Any, pages: set[str]) -> Any:
    """The menu without these pages, and without sections that this leaves empty."""
    if isinstance(menu, list):
        kept = [left for entry in menu if (left := _without(entry, pages)) is not None]
        return kept if kept or not menu else None
    if isinstance(menu, dict):
        entries = {title: _without(entry, pages) for title, entry in menu.items()}
        return {title: entry for title, entry in entries.items() if entry is not None} or None
    return None if menu in pages else menu
