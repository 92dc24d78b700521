"""`check`, `site` and `serve`: from the content to the website."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macros.commands.base import FOLDER, inside, report, reports, said, typed
from macros.messages import Fault, Problem, counted
from macros.system import disk

if TYPE_CHECKING:
    from macros.content import Site


@click.command()
@FOLDER
@click.option("--words", is_flag=True, help="Also show where the words do not follow the word list.")
@reports
def check(folder: Path, words: bool, annotations: bool, summary: Path | None) -> None:
    """Report every error in the content, with its file and line."""
    from macros.build.site import read, settled
    from macros.checks.dates_left import dates_left
    from macros.checks.site import check_all

    started = time.perf_counter()
    with settled(read(folder.resolve())) as site:
        problems = check_all(site)
        problems += [*dates_left(site), *(_words(site) if words else [])]
    report(problems, folder, annotations, summary)
    stops = sum(problem.stops for problem in problems)
    took = f"{time.perf_counter() - started:.1f} s"
    looked = "looked at" if stops else "checked"
    click.echo(
        f"{len(site.stems)} tables and {len(site.written)} pages {looked} in {took}: {counted(stops, 'error')}, {counted(len(problems) - stops, 'piece')} of advice."
    )
    if stops:
        click.echo(
            f"Content that depends on a file with errors has not been checked. Fix these errors, then type `{typed('check')}`."
        )
    sys.exit(1 if stops else 0)


@click.command()
@FOLDER
@reports
def site(folder: Path, annotations: bool, summary: Path | None) -> None:
    """Check all content, then build site/ completely, or leave it unchanged."""
    from macros.build.replaced import build

    started = time.perf_counter()
    try:
        problems = build(folder.resolve(), click.echo)
    except KeyboardInterrupt:
        click.echo(f"Stopped: {inside(folder, 'site/')} is unchanged.")
        sys.exit(130)
    report(problems, folder, annotations, summary)
    if any(problem.stops for problem in problems):
        click.echo(f"Nothing was built: {inside(folder, 'site/')} is unchanged.")
        sys.exit(1)
    pages = len(list((folder / "site").rglob("*.html")))
    click.echo(f"{inside(folder, 'site/')} is ready: {pages} pages in {time.perf_counter() - started:.1f} s.")


@click.command()
@FOLDER
@click.option("--address", default="127.0.0.1:8000", help="Host and port of the preview.")
def serve(folder: Path, address: str) -> None:
    """Preview the site at 127.0.0.1:8000 and update it on every save."""
    from macros.build.preview import serve as show

    command = click.get_current_context()

    def _anywhere(problem: object) -> str:
        """What `said` gives, in the other threads of the preview too, which do not know the command."""
        with command.scope(cleanup=False):
            return said(problem)

    try:
        show(folder.resolve(), address, click.echo, _anywhere)
    except Fault as fault:
        click.echo(said(fault))
        sys.exit(1)
    except OSError as error:
        click.echo(str(disk.as_problem(error, folder.resolve())))
        sys.exit(1)


def _words(site: Site) -> list[Problem]:
    from macros import style

    words = site.word_list
    if words is None:
        return []  # reported by the check already
    return [*style.check_words(site.root, words), *style.pages_hard_to_read(site.root, words)]
