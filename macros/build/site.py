"""Check a site and build it into a folder: rebuild what has changed and take everything else from the cache."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

from macros import outputs
from macros.build import unchanged
from macros.characters import fonts
from macros.checks.dates_left import dates_left
from macros.checks.site import check_all
from macros.content import Site
from macros.markdown.settings import RESERVED, ids_of_templates
from macros.messages import Problem, unexpected, visible
from macros.outputs import Making
from macros.settings import is_of_this_machine, own_settings
from macros.system import days, disk
from macros.system.cache import FOLDER, Cache, fingerprint, joined
from macros.system.shelf import Shelf
from macros.system.state import State, program

DOOR = "SITE_DOOR"
"""The variable of the environment that says what lays pages out: `mkdocs`, or `plain`, which is our own templates alone."""
Tell = Callable[[str], None]


def read(root: Path, preview: bool = False, before: Site | None = None) -> Site:
    """The site as its files are now, with what is kept of it.

    `before` is the same site as this process read it last: what has not been saved since is not read again.
    """
    today = days.today()
    ids = ids_of_templates()
    ids_of_templates.cache_clear()
    site = Site(root, today, preview=preview)
    state = State(root, today.isoformat(), hashes=hashes_of(before))
    site.cache = Cache(root / FOLDER, joined([program(), unchanged.settings_of(root)]), state)
    if before is not None:
        before.cache.forget_mixed(state)
        site.memory = before.memory if ids == ids_of_templates() else {}  # an id of the frame may be that of a heading
        site.tables = before.tables
        if before.cache.version == site.cache.version:
            site.cache.memory = before.cache.memory
    state.answers |= {
        "answer": asks(site),
        "answer of every day": asks(site.on_every_day()),
        RESERVED: lambda name: str(name in ids_of_templates()),
        "fonts": lambda _: fonts.as_text(),
    }
    return site


@contextmanager
def settled(site: Site) -> Iterator[Site]:
    """Yield the site; discard cache entries made while one of their input files was being saved."""
    try:
        yield site
    finally:
        if site.cache.new and isinstance(site.cache.state, State):
            site.cache.forget_mixed(State(site.root, site.cache.state.day, hashes=site.cache.state.hashes))


def hashes_of(before: Site | None) -> Any:
    """The hashes of files that a process knows already."""
    return before.cache.state.hashes if before is not None and isinstance(before.cache.state, State) else {}


def asks(thing: Any) -> Callable[[str], str]:
    """A function that calls a method, given as JSON `[name, *arguments]`, and returns a fingerprint of the result."""

    def ask(name: str) -> str:
        method, *given = json.loads(name)
        return fingerprint(getattr(thing, method)(*given))

    return ask


def make(root: Path, folder: Path, tell: Tell) -> list[Problem]:
    """Check the site and build it into this folder; return every problem found."""
    problems: list[Problem] = []
    try:
        tell("Checking the tables and the pages …")
        with settled(read(root)) as site:
            site.cache.shelf = Shelf(root / FOLDER)  # not in a preview, which changes the same files again and again
            problems = [*check_all(site), *dates_left(site)]
            if any(problem.stops for problem in problems):
                return problems
            tell(f"Building {len(site.published)} pages from {len(site.stems)} tables …")
            making, faults = laid_out(site)
            if making is None:
                return [*problems, *faults]
            problems += address_of_the_preview(making.home, root)
            files = outputs.make(making)
            problems += making.faults
            if not any(problem.stops for problem in problems):
                problems += outputs.look(making, files)
            tell(_told(making, files))
            if not any(problem.stops for problem in problems):
                disk.write_all(folder, files)
                site.cache.forget_the_unused()
    except OSError as error:
        return [*problems, disk.as_problem(error, root)]
    except Exception as error:
        return [*problems, unexpected.as_problem(error, root)]
    return sorted(set(problems))


def address_of_the_preview(home: str, root: Path) -> Iterator[Problem]:
    """Advice where the site has the address of the preview: what leaves it, such as an email, would lead nowhere."""
    if is_of_this_machine(home):
        settings = own_settings(root)
        what = (
            f"The site was built for {home}, so links in emails, calendars and feeds lead readers to their own computer"
        )
        fix = "Before you publish it, set the variable SITE_URL to its address, or write `site_url:` here"
        yield Problem("mkdocs.yml", settings.line("site_url") if settings else 1, what, fix, stops=False)


def _told(making: Making, files: Mapping[str, bytes]) -> str:
    new = len(making.cache.new)
    return f"{len(files)} files: {new} task{'' if new == 1 else 's'} run, the rest taken from the cache."


def laid_out(
    site: Site, command: Literal["build", "serve"] = "build", home: str = "", before: Making | None = None
) -> tuple[Making | None, list[Problem]]:
    """The making of a site with a door ready to lay out its pages; or what is wrong with its settings."""
    if (door := os.environ.get(DOOR, "mkdocs")) == "plain":
        from macros.build.plain import Plain

        return of(site, Plain(site, home), home, command == "build"), []
    if door != "mkdocs":
        what = f"The environment variable `{DOOR}` is `{visible(door)}`, and pages are laid out by `mkdocs` or `plain`"
        return None, [Problem("mkdocs.yml", 1, what, "Remove the variable, or give it one of these")]
    from mkdocs.exceptions import Abort, ConfigurationError, PluginError

    from macros.build.layout import Layout

    try:
        layout = Layout(site, command, home)
    except (Abort, ConfigurationError, PluginError, SystemExit) as error:  # the macros plugin leaves by SystemExit
        for known in (error, error.__context__):
            if found := getattr(known, "problems", None):
                return None, list(found)
        mark = getattr(error.__cause__, "problem_mark", None)
        if mark:
            what = f"This line cannot be read: {getattr(error.__cause__, 'problem', '')}"
            fix = "Check the colons, quotes and spaces at the start of this line and the one above"
            return None, [Problem("mkdocs.yml", mark.line + 1, what, fix)]
        return None, [Problem("mkdocs.yml", 1, f"The site could not be built: {error}", "")]
    return of(site, layout, home, command == "build"), []


def of(site: Site, layout: Any, home: str, published: bool) -> Making:
    """The making of a site in this layout."""
    making = Making(site, home or layout.home, site.cache, layout, published)
    if isinstance(site.cache.state, State):
        site.cache.state.answers |= {"answer of making": asks(making), "answer of layout": asks(layout)}
    return making
