"""The door: the only file, beside the live preview, that knows the generator.

MkDocs calls `define_env` before a build and `on_post_build` after it; `build` and `serve` call MkDocs. Everything
else is reached from here, and from the command line in `__main__`, and knows nothing of either.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from macros.build import unchanged
from macros.messages import Fault, Problem, unexpected
from macros.system import days, disk

_ready: dict[Path, Any] = {}
"""The site that `build` has checked already, so that `define_env` need not check it again."""
SPECIAL = re.compile(r"[*?!#\[\]\\ \t]")
"""What means something else in a pattern of files than itself."""
COLOUR = re.compile(r"\x1b\[[0-9;]*m")
TOLD_ELSEWHERE = ("The content has faults", "Error building page", "Error reading page")
"""How messages begin that the plugin and MkDocs write about what is told here in our own words."""


def define_env(env: Any) -> None:
    """The words of a page become macros; a fault in the content stops the build before anything is written."""
    from macros.checks.site import check_all
    from macros.markdown import Contained
    from macros.markdown.settings import with_own_anchors
    from macros.outputs import Words
    from macros.site import Site

    root = Path(env.conf["config_file_path"]).resolve().parent
    site = _ready.pop(root, None)
    if site is None:
        site = Site(root, days.today(), preview=sys.argv[1:2] == ["serve"])
        _stop(check_all(site))
    stray = (path.relative_to(site.docs).as_posix() for path in site.folder.left_out)
    leave_out([*stray, *site.to_come], env.conf)
    env.conf["extra"].update(site.facts())
    env.variables["words_of_pages"] = Words(site)
    made: dict[str, str] = {}
    env.variables["made_by_macros"] = made
    env.conf["markdown_extensions"].append(Contained(made))
    env.conf["mdx_configs"] = with_own_anchors(env.conf["mdx_configs"] or {})


def on_pre_page_macros(env: Any) -> None:
    """Each macro of a page leaves its mark, and what it made waits. The page is never a template: Jinja does not see it."""
    from macros.markdown import Call
    from macros.markdown.parser import marked

    words, page = env.variables["words_of_pages"], env.page
    page.meta["render_macros"] = False
    path = f"docs/{page.file.src_uri}"
    lines = words.lines(page.file.src_uri)  # what MkDocs gives has lost its front matter, and lines with it

    def told(call: Call) -> str:
        line = next(lines, call.line)
        try:
            html: str = words.html(call.name, *call.positional, **dict(call.named))
            return html
        except Fault as fault:
            raise _stopped([fault.at(path, line)]) from fault
        except Exception as error:
            raise _stopped([replace(unexpected.told(error, Path(), path), path=path, line=line)]) from error

    env.markdown, made = marked(env.markdown, told)
    waiting = env.variables["made_by_macros"]
    waiting.clear()
    waiting.update(made)


def leave_out(files: Iterable[str], config: Any) -> None:
    """MkDocs takes none of these files and folders below docs/, and its menu names none of them."""
    from pathspec.gitignore import GitIgnoreSpec

    names = set(files)
    exact = [re.sub(r"[\r\n]", "?", SPECIAL.sub(r"\\\g<0>", f"/{name}")) for name in sorted(names)]
    spec = GitIgnoreSpec.from_lines(exact)
    config["exclude_docs"] = config["exclude_docs"] + spec if config["exclude_docs"] else spec
    config["nav"] = _without(config["nav"], names)


def _without(menu: Any, pages: set[str]) -> Any:
    """The menu, or a part of it, without the entries of these pages and without sections that are then empty."""
    if isinstance(menu, list):
        kept = [left for entry in menu if (left := _without(entry, pages)) is not None]
        return kept if kept or not menu else None
    if isinstance(menu, dict):
        entries = {title: _without(entry, pages) for title, entry in menu.items()}
        return {title: entry for title, entry in entries.items() if entry is not None} or None
    return None if menu in pages else menu


def on_post_build(env: Any) -> None:
    """The built pages are finished, and every other output is made."""
    from macros import outputs

    words, folder = env.variables["words_of_pages"], Path(env.conf["site_dir"])
    home = env.conf["site_url"] or "/"
    outputs.run(words, folder, home, strict=not words.site.preview)
    # A preview is for its editor alone, and is quick: what is published is looked at once more.
    _stop(words.faults if words.site.preview else outputs.look(words, folder, home))


def build(root: Path, tell: Callable[[str], None] = print) -> list[Problem]:
    """site/ is replaced whole by a new build, or, when anything is wrong, not at all. Returns what is wrong.

    Where site/ is already what a build would make, nothing is built, and what the last check said is said again.
    """
    try:
        with disk.one_at_a_time(root):
            disk.recover(root)
            disk.refuse(root)
            return _build(root, tell)
    except Fault as fault:
        return [fault.at("site", 1)]
    except OSError as error:
        return [disk.told(error, root)]


def _build(root: Path, tell: Callable[[str], None]) -> list[Problem]:
    today = days.today()
    before = unchanged.made_from(root, today)
    said = unchanged.last_said(root, before)
    if said is not None:
        tell("Nothing has changed: site/ is up to date.")
        return said
    try:
        problems = make(root, disk.fresh(root, "site"), tell)
        if not any(problem.stops for problem in problems):
            for name in reversed(disk.MADE):
                disk.put_in_place(root, name)
            unchanged.keep(root, before, problems)
        return problems
    finally:
        for name in disk.MADE:
            disk.remove(disk.fresh(root, name))


def make(
    root: Path, folder: Path, tell: Callable[[str], None], shown_at: Callable[[Any], str] | None = None
) -> list[Problem]:
    """The site, checked and built into this folder; all that is wrong, where it is not. A preview says where it shows it."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, ConfigurationError, PluginError

    from macros.checks.site import check_all
    from macros.site import Site

    problems: list[Problem] = []
    warned = _listen(tell)
    try:
        tell("Checking the tables and the pages …")
        site = Site(root, days.today(), preview=shown_at is not None)
        problems = check_all(site)
        if any(problem.stops for problem in problems):
            return problems
        tell(f"Building {len(site.published)} pages from {len(site.stems)} tables …")
        _ready[root] = site
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder))
        address = shown_at(config) if shown_at else None
        config.plugins.on_startup(command="serve" if address else "build", dirty=False)
        mkdocs_build(config, serve_url=address)
    except (Abort, ConfigurationError, PluginError, SystemExit) as error:  # the macros plugin leaves by SystemExit
        for known in (error, error.__context__):
            if found := getattr(known, "problems", None):
                return [*problems, *found]
        mark = getattr(error.__cause__, "problem_mark", None)
        if mark:
            what = f"This line cannot be read: {getattr(error.__cause__, 'problem', '')}"
            fix = "Check the colons, quotes and spaces at the start of this line and the one above"
            return [*problems, Problem("mkdocs.yml", mark.line + 1, what, fix)]
        said = warned or [f"The site could not be built: {error}"]
        return [*problems, *(Problem("mkdocs.yml", 1, one, "") for one in dict.fromkeys(said))]
    except OSError as error:
        return [*problems, disk.told(error, root)]
    except Exception as error:
        return [*problems, unexpected.told(error, root)]
    finally:
        _ready.pop(root, None)
    for warning in warned:
        tell(warning)
    return problems


def serve(root: Path, address: str, tell: Callable[[str], None] = print) -> None:
    """The live preview: every saved change is shown at once, and so is every fault. Fault where it cannot begin."""
    from macros.build.preview import serve as show

    show(root, address, tell, make)


class _Listening(logging.Handler):
    """What MkDocs warns of is kept for the end; what our own outputs say is told as it comes."""

    def __init__(self, tell: Callable[[str], None], warned: list[str]) -> None:
        super().__init__()
        self.tell, self.warned = tell, warned

    def emit(self, record: logging.LogRecord) -> None:
        message = COLOUR.sub("", record.getMessage())
        if record.name == "macros":
            self.tell(message)
        elif not message.startswith(TOLD_ELSEWHERE):
            self.warned.append(message)


def _listen(tell: Callable[[str], None]) -> list[str]:
    """From now on what MkDocs warns of is in this list."""
    warned: list[str] = []
    for name, least in (("mkdocs", logging.WARNING), ("macros", logging.INFO)):
        logger = logging.getLogger(name)
        logger.handlers = [_Listening(tell, warned)]
        logger.setLevel(least)
    return warned


def _stop(problems: list[Problem]) -> None:
    stopping = [problem for problem in problems if problem.stops]
    if stopping:
        raise _stopped(stopping)


def _stopped(problems: list[Problem]) -> Exception:
    from mkdocs.exceptions import PluginError

    error = PluginError("The content has faults:\n" + "\n".join(map(str, problems)))
    vars(error)["problems"] = problems
    return error
