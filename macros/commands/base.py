"""What commands share: the option `--folder`, and how problems are printed, on GitHub too."""

from __future__ import annotations

import errno
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from macros.messages import Fault, Problem, Repository, add_to, command, on_lines, shielded
from macros.system import disk, together


def _settled(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    """The site's folder. An interrupted import or move is completed first."""
    try:
        together.settle(folder)
    except OSError as error:
        click.echo(
            f"data: An interrupted import or move cannot be completed: {error.strerror}. Check that you have permission to write to data/."
        )
        sys.exit(1)
    except Fault as fault:
        click.echo(said(fault))
        sys.exit(1)
    return folder


class Commands(click.Group):
    """The commands of the project: what the system refuses any of them is a message, not a traceback."""

    def invoke(self, context: click.Context) -> Any:
        """Run the command that was typed."""
        try:
            return super().invoke(context)
        except OSError as error:
            if error.errno == errno.EPIPE:  # the reader has closed the pipe: click ends without words
                raise
            click.echo(disk.as_problem(error, Path(os.environ.get("SITE_FOLDER", "")).resolve()))
            sys.exit(1)


FOLDER = click.option(
    "--folder",
    callback=_settled,
    envvar="SITE_FOLDER",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder, with data/ and docs/. Default: what SITE_FOLDER names, or this folder.",
)


def reports(function: Callable[..., Any]) -> Callable[..., Any]:
    """The two options of a command that says what is wrong on GitHub too."""
    lines = click.option("--annotations", is_flag=True, help="Also show each error on its line on GitHub.")
    file = click.option(
        "--summary",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Also add all errors to this file, in Markdown, with links to the lines on GitHub.",
    )
    return lines(file(function))


def tell(problems: list[Problem]) -> None:
    """Print advice first and faults last, next to the count: what stops a build is what is seen."""
    for line in _lines(problems):
        click.echo(line)


def report(problems: list[Problem], folder: Path, lines: bool, summary: Path | None) -> None:
    """Print what is wrong, and where it is asked for say it on the lines on GitHub and in a summary too."""
    repository = Repository.of(folder, os.environ)
    for line in shielded(_lines(problems)) if lines else _lines(problems):
        click.echo(line)
    if lines:
        for line in on_lines(problems, repository):
            click.echo(line)
    if summary is None:
        return
    try:
        add_to(summary, problems, repository)
    except OSError as error:
        click.echo(f"{summary} could not be written: {error.strerror}.", err=True)
        sys.exit(1)


def _lines(problems: list[Problem]) -> list[str]:
    """What is printed of each problem."""
    return [said(problem) for problem in sorted(problems, key=lambda one: (one.stops, one))]


def said(message: object) -> str:
    """A message in which each command that it names as `python -m macros …` is one that can be typed here."""
    return re.sub(r"`python -m macros ([a-z-]+)", lambda it: f"`{typed(it[1])}", str(message))


def inside(folder: Path, name: str) -> str:
    """Something in the folder of the site, as it is found from here."""
    return f"{folder.as_posix()}/{name}" if folder != Path() else name


def typed(*words: str) -> str:
    """A command for this site as it can be typed here: with the folder that this command was given, if it was."""
    context = click.get_current_context(silent=True)
    folder = context.params.get("folder") if context else None
    return command(*words, *(["--folder", str(folder)] if folder not in (None, Path()) else []))
