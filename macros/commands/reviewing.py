"""`zip` and `changes`: what a reviewer of a change looks at before it is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.base import FOLDER, said
from macros.messages import Fault, counted
from macros.system import disk

ZIP = "site-preview.zip"


@click.command("zip")
@FOLDER
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help=f"The file to write. Default: {ZIP}.")
def zip_site(folder: Path, to: Path | None) -> None:
    """Pack the built site into one zip that opens from a folder, without a server."""
    from macros.outputs.from_disk import FOLDER as INSIDE
    from macros.outputs.from_disk import zipped

    to = to or folder / ZIP
    try:
        content = zipped(folder.resolve())
        disk.write_outside(to, content)
    except Fault as fault:
        sys.exit(said(fault))
    except OSError as error:
        sys.exit(str(disk.as_problem(error, folder.resolve())))
    size = f"{len(content) / 1e6:.1f} MB"
    click.echo(f"{to.as_posix()} is ready ({size}). Extract all of it, then open index.html in the folder {INSIDE}.")


@click.command()
@click.option("--before", required=True, type=click.Path(path_type=Path), help="The folder with the site as it was.")
@click.option(
    "--after",
    default=".",
    envvar="SITE_FOLDER",
    type=click.Path(path_type=Path),
    help="The folder with the new site. Default: here.",
)
@click.option("--report", type=click.Path(dir_okay=False, path_type=Path), help="A file for the summary, in Markdown.")
@click.option(
    "--pictures",
    type=click.Path(file_okay=False, path_type=Path),
    help="A folder for one page of all changes, with pictures before and after.",
)
def changes(before: Path, after: Path, report: Path | None, pictures: Path | None) -> None:
    """Show what differs for readers between two built sites: pages, sentences, numbers, figures, handouts, emails."""
    from macros.changes import built, compare
    from macros.changes.page import page
    from macros.changes.pictures import Pictures, take
    from macros.changes.summary import summary

    try:
        old, new = built(before), built(after)
        found = compare(old, new)
        if report:  # written first, so that it is there if the browser fails
            disk.write_outside(report, summary(found, "").encode())
        taken = take(found, old, new, pictures, click.echo) if pictures and found else Pictures()
        text = summary(found, taken.told if taken.pictured else "")
        if pictures:
            pictures.mkdir(parents=True, exist_ok=True)
            for name, content in page(found, taken).items():
                disk.write_outside(pictures / name, content.encode())
        if report:
            disk.write_outside(report, text.encode())
    except Fault as fault:
        sys.exit(said(fault))
    except OSError as error:
        sys.exit(str(disk.as_problem(error, Path.cwd())))
    if not report:
        click.echo(text)
    click.echo(f"{counted(len(found.pages), 'page')} and {counted(len(found.files), 'other file')} differ.")
