"""`where`, `move`, `withdraw` and `go-live`: what an editor does to a whole site at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macros.commands.base import FOLDER, said, tell, typed
from macros.messages import Fault, Problem, counted
from macros.system import together

if TYPE_CHECKING:
    from macros.content import Site
    from macros.verbs import Plan

WRITE = click.option("--write", is_flag=True, help="Make the change. Without this option it is only shown.")


@click.command()
@FOLDER
@click.argument("name")
def where(folder: Path, name: str) -> None:
    """List everything that uses a table, page, contact or abbreviation, and what withdrawing it would break."""
    from macros import verbs

    site = _read(folder)
    with _told():
        for number, subject in enumerate(verbs.subjects(site, name)):
            click.echo("\n" * (number > 0) + "\n".join(verbs.where(site, subject, site.today)))


@click.command()
@FOLDER
@WRITE
@click.option("--reason", default="", help="Why, in a sentence that readers see.")
@click.option("--sentences", is_flag=True, help="Also remove each sentence that uses a number of the table.")
@click.argument("name")
def withdraw(folder: Path, name: str, reason: str, sentences: bool, write: bool) -> None:
    """Withdraw a table or page, and remove what uses it. Its address then says why."""
    from macros import verbs

    site = _read(folder)
    with _told():
        subject = verbs.subject(site, name, (verbs.TABLE, verbs.PAGE))
        plan = verbs.withdraw(site, subject, reason, site.today, sentences)
        again = ["--reason", reason, *(["--sentences"] if sentences else [])]
        _finish(site, plan, ["withdraw", subject.name, *again], write)


@click.command()
@FOLDER
@WRITE
@click.argument("name")
@click.argument("to")
def move(folder: Path, name: str, to: str, write: bool) -> None:
    """Give a page or table another address. Links, menu and data follow, and the old address redirects."""
    from macros import verbs

    site = _read(folder)
    with _told():
        subject = verbs.subject(site, name, (verbs.TABLE, verbs.PAGE))
        plan = (verbs.move_table if subject.kind == verbs.TABLE else verbs.move_page)(site, subject, to)
        _finish(site, plan, ["move", subject.name, to], write)


@click.command("go-live")
@FOLDER
@WRITE
def go_live(folder: Path, write: bool) -> None:
    """List what is left to do before the demonstration notice can be removed; --write removes it."""
    from macros import verbs
    from macros.verbs.plan import lines_of

    site = _read(folder)
    with _told():
        plan = verbs.go_live(site)
        if not plan.done:
            tell(plan.left)
            click.echo("The site is live already.")
            return
        decide = [one for one in plan.left if not one.stops]
        first = sorted({*(one for one in plan.left if one.stops), *verbs.tried(site, plan)})
        click.echo("\n".join(["What the command changes:", *lines_of(plan.done)]))
        if decide:
            click.echo(f"\nRead these and decide ({len(decide)}):")
            tell(decide)
        if first:
            click.echo(f"\nThese must be done first ({len(first)}):")
            tell(first)
            click.echo("Nothing was written.")
            sys.exit(1)
        _write_or_say(site, plan, ["go-live"], write, "")


def _read(folder: Path) -> Site:
    from macros.build.site import read
    from macros.checks.fact_files import folders_missing

    site = read(folder.resolve())
    if wrong := list(folders_missing(site.root)):
        tell(wrong)
        sys.exit(1)
    return site


@contextmanager
def _told() -> Iterator[None]:
    """What cannot be done is one sentence, and nothing was written."""
    try:
        yield
    except Fault as fault:
        click.echo(said(fault))
        click.echo("Nothing was written.")
        sys.exit(1)


def _finish(site: Site, plan: Plan, words: list[str], write: bool) -> None:
    """Show the change, with what the check would report after it; make it if that was asked for."""
    from macros import verbs
    from macros.verbs.plan import lines_of

    click.echo("\n".join(lines_of(plan.done)))
    left: list[Problem] = sorted({*plan.left, *verbs.tried(site, plan)})
    if left:
        click.echo(f"\nLeft for you to change ({len(left)}). Until then the check reports it:")
        tell(left)
    _write_or_say(site, plan, words, write, "Change what is left, then type" if left else "Type")
    sys.exit(1 if left else 0)


def _write_or_say(site: Site, plan: Plan, words: list[str], write: bool, then: str) -> None:
    files = plan.draft.files()
    if write:
        together.write(site.root, files)
        click.echo(f"\nWritten: {counted(len(files), 'file')}. {then or 'Type'} `{typed('check')}`.")
        return
    click.echo(f"\n{counted(len(files), 'file')} would change. Nothing was written. To write it, type:")
    click.echo(f"  {typed(*words, '--write')}")
