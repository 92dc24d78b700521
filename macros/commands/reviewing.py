"""`zip` and `changes`: what a reviewer of a change looks at before it is published."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.base import FOLDER
from macros.messages import Fault
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
        disk.write(to, content)
    except Fault as fault:
        sys.exit(str(fault))
    except OSError as error:
        sys.exit(str(disk.as_problem(error, folder.resolve())))
    size = f"{len(content) / 1e6:.1f} MB"
    click.echo(f"{to.name} is ready ({size}). Extract all of it, then open index.html in the folder {INSIDE}.")
