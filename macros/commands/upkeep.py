"""`tidy`, `schema`, `overdue` and `links`: what keeps the content in order."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.base import FOLDER, inside, said, tell, typed
from macros.messages import Fault
from macros.system import days, disk


@click.command()
@FOLDER
def tidy(folder: Path) -> None:
    """Clean tables of invisible characters, and pictures of location and camera data; make large pictures smaller."""
    from macros.content import Site
    from macros.files import tidy_pictures

    root = _whole(folder)
    try:
        for path in sorted((root / "data" / "tables").glob("*.csv")):
            raw = path.read_bytes()
            clean = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
            if clean != raw:
                disk.write(path, clean)
                click.echo(f"{inside(folder, path.relative_to(root).as_posix())} is tidy now.")
        site = Site(root, days.today())
        for path in tidy_pictures(site.folder.pictures, site.files):
            click.echo(f"{inside(folder, path.relative_to(root).as_posix())} is tidy now.")
    except OSError as error:
        tell([disk.as_problem(error, root)])
        sys.exit(1)


@click.command()
@FOLDER
def schema(folder: Path) -> None:
    """Write data/tables/metadata.schema.json, which text editors use to check table metadata."""
    from macros.outputs.schema import PLACE, write

    try:
        write(folder.resolve())
    except (Fault, OSError) as error:
        sys.exit(str(error if isinstance(error, Fault) else disk.as_problem(error, folder.resolve())))
    click.echo(f"{inside(folder, PLACE.as_posix())} is up to date.")


@click.command()
@FOLDER
def overdue(folder: Path) -> None:
    """List the pages and tables due for review, in Markdown for a GitHub issue."""
    from macros.checks import overdue as due
    from macros.checks.fact_files import folders_missing
    from macros.content import Site

    site = Site(folder.resolve(), days.today())
    if wrong := [*folders_missing(site.root), *due.unread(site)]:
        tell(wrong)
        click.echo(f"The list cannot be made while these files have errors. Fix them, then type `{typed('overdue')}`.")
        sys.exit(1)
    click.echo(due.overdue(site))


@click.command()
@FOLDER
@click.option("--report", type=click.Path(path_type=Path), help="Lychee's report: list what failed, in Markdown.")
def links(folder: Path, report: Path | None) -> None:
    """List each link to another website, with the file and line where it is written."""
    from macros.checks.outward import listed

    root = _whole(folder)
    try:
        click.echo(listed(root, report))
    except Fault as fault:
        sys.exit(said(fault))


def _whole(folder: Path) -> Path:
    """The site's folder as it is on the disk; the command ends where it is not one."""
    from macros.checks.fact_files import folders_missing

    root = folder.resolve()
    if wrong := list(folders_missing(root)):
        tell(wrong)
        sys.exit(1)
    return root
