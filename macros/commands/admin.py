"""`admin`: the form to write in, as a separate build."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import click

from macros.commands.base import FOLDER, inside, said
from macros.messages import Fault
from macros.system import disk


@click.command()
@FOLDER
@click.option(
    "--repository",
    default=lambda: os.environ.get("GITHUB_REPOSITORY", ""),
    help="Where changes go on GitHub: owner/name.",
)
@click.option("--branch", default="main", help="The branch that is published.")
@click.option(
    "--home", default="http://127.0.0.1:8000/", help="Where a saved page can be seen. Default: the live preview."
)
@click.option("--serve", is_flag=True, help="Then show the form at 127.0.0.1:8001.")
def admin(folder: Path, repository: str, branch: str, home: str, serve: bool) -> None:
    """Build the form to write in, into site-admin/, which is never part of the website."""
    from macros.admin import desk
    from macros.build.site import read

    try:
        written = desk.write(read(folder.resolve()), repository, branch, home)
    except Fault as fault:
        click.echo(said(f"{fault} Nothing was written."))
        sys.exit(1)
    except OSError as error:
        click.echo(str(disk.as_problem(error, folder.resolve())))
        sys.exit(1)
    click.echo(
        f"{inside(folder, desk.FOLDER)}/ is ready.{'' if repository else ' It saves to this computer. For GitHub, add --repository owner/name.'}"
    )
    if serve:
        click.echo("Open http://127.0.0.1:8001/ in Chrome or Edge. Stop with Ctrl and C.")
        command = [sys.executable, "-m", "http.server", "8001", "--bind", "127.0.0.1", "--directory", str(written)]
        subprocess.run(command, check=False)
