"""`england`: the folders and sites of all authorities, from one folder of published files."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.base import tell
from macros.system import disk


@click.command()
@click.option(
    "--from",
    "files",
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder with the published files.",
)
@click.option(
    "--to",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder for one folder of each area.",
)
@click.option(
    "--areas", default="", help="The codes of some areas, with commas between them. Default: every authority."
)
@click.option("--jobs", default=1, type=click.IntRange(1, 64), help="How many areas to make at once.")
@click.option("--build", is_flag=True, help="Also build each site.")
@click.option("--list", "listed", is_flag=True, help="Only print the codes, as a list in JSON.")
def england(files: Path, to: Path, areas: str, jobs: int, build: bool, listed: bool) -> None:
    """Make the folder of every authority that the published files name, and its site; what is whole already is left."""
    import json

    from macros.england import Wish, run
    from macros.england.run import chosen
    from macros.importing import Refused
    from macros.messages import Fault

    wish = Wish(
        files.resolve(), to.resolve(), [code.strip().upper() for code in areas.split(",") if code.strip()], jobs, build
    )
    try:
        if listed:
            click.echo(json.dumps(chosen(wish)))
            return
        rows = run(wish, click.echo)
    except Refused as refused:
        tell(list(refused.problems))
        sys.exit(1)
    except Fault as fault:
        tell([fault.at(to.as_posix(), 1)])
        sys.exit(1)
    except OSError as error:
        tell([disk.as_problem(error, to.resolve())])
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("Stopped. Type the command again to go on: what is whole is left.")
        sys.exit(130)
    sys.exit(1 if any(row.faults for row in rows) else 0)
