"""The door: the only file that knows the generator.

MkDocs calls `define_env` before a build and `on_post_build` after it; `build` and `serve` call MkDocs. Everything
else is reached from here, and from the command line in `__main__`, and knows nothing of either.
"""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from macros import unchanged
from macros.problems import Problem

_ready: dict[Path, Any] = {}
"""The site that `build` has checked already, so that `define_env` need not check it again."""


def define_env(env: Any) -> None:
    """The words of a page become macros; a fault in the content stops the build before anything is written."""
    from macros.check import check_all
    from macros.outputs import Words
    from macros.site import Site

    root = Path(env.conf["config_file_path"]).resolve().parent
    site = _ready.pop(root, None)
    if site is None:
        site = Site(root, date.today())
        _stop(check_all(site))
    words = Words(site)
    env.conf["extra"].update(site.facts())
    env.variables["words_of_pages"] = words
    for name, macro in words.all().items():
        env.macro(macro, name)


def on_post_build(env: Any) -> None:
    """The built pages are finished, and every other output is made."""
    from macros import outputs

    preview = sys.argv[1:2] == ["serve"]
    words, folder = env.variables["words_of_pages"], Path(env.conf["site_dir"])
    outputs.run(words, folder, env.conf["site_url"] or "/", strict=not preview)
    if not preview:
        _stop(outputs.look(words, folder))


def build(root: Path, tell: Callable[[str], None] = print) -> list[Problem]:
    """site/ is replaced whole by a new build, or, when the content has faults, not at all. Returns the faults.

    Where site/ is already what a build would make, nothing is built, and what the last check said is said again.
    """
    today = date.today()
    before = unchanged.made_from(root, today)
    said = unchanged.last_said(root, before)
    if said is not None:
        tell("Nothing has changed: site/ is up to date.")
        return said
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, PluginError

    from macros.check import check_all
    from macros.site import Site

    tell("Checking the tables and the pages …")
    site = Site(root, today)
    problems = check_all(site)
    if any(problem.stops for problem in problems):
        return problems
    tell(f"Building {len(site.documents)} pages from {len(site.stems)} tables …")
    _ready[root] = site
    _listen(tell, logging.WARNING)
    new, old = root / ".site-new", root / ".site-old"
    shutil.rmtree(new, ignore_errors=True)
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(new))
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (Abort, ConfigurationError, PluginError, SystemExit) as error:  # the macros plugin leaves by SystemExit
        return [
            *problems,
            Problem("mkdocs.yml", 1, f"The site could not be built: {error}", "The lines above say where"),
        ]
    finally:
        _ready.pop(root, None)
    shutil.rmtree(old, ignore_errors=True)
    target = root / "site"
    if target.exists():
        target.rename(old)
    new.rename(target)
    shutil.rmtree(old, ignore_errors=True)
    unchanged.keep(root, before, problems)
    return problems


def serve(root: Path, address: str, tell: Callable[[str], None] = print) -> None:
    """The live preview: every saved change is shown at once."""
    from mkdocs.commands.serve import serve as mkdocs_serve

    from macros.settings import faults_of_form

    if wrong := faults_of_form(root):
        tell("\n".join(str(problem) for problem in wrong))
        raise SystemExit(1)
    os.chdir(root)
    _listen(tell, logging.INFO)
    mkdocs_serve(str(root / "mkdocs.yml"), dev_addr=address)


class _Telling(logging.Handler):
    """What MkDocs has to say, told as it comes."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        super().__init__()
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        # The plugin's own account of what it loads is left out, its errors are not.
        if not message.startswith("[macros]") or record.levelno >= logging.WARNING:
            self.tell(message)


def _listen(tell: Callable[[str], None], level: int) -> None:
    """MkDocs's messages from this level up go where ours go, and what our own outputs have made."""
    for name, least in (("mkdocs", level), ("macros", logging.INFO)):
        logger = logging.getLogger(name)
        logger.handlers = [_Telling(tell)]
        logger.setLevel(least)


def _stop(problems: list[Problem]) -> None:
    from mkdocs.exceptions import PluginError

    stopping = [problem for problem in problems if problem.stops]
    if stopping:
        raise PluginError("The content has faults:\n" + "\n".join(str(problem) for problem in stopping))
