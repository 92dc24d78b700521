"""`region`: the scorecards of many built sites on one page."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.commands.base import said, tell
from macros.messages import Fault, counted
from macros.system import disk


@click.command()
@click.argument("sites", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", required=True, type=click.Path(file_okay=False, path_type=Path), help="The folder to write.")
@click.option("--title", default="", help="What the areas are together, such as “The West Midlands”.")
def region(sites: tuple[Path, ...], to: Path, title: str) -> None:
    """Show the areas of many built SITES side by side, from the scorecard that each publishes.

    Each of SITES is the folder of a built site, a folder of such folders, or a scorecard.csv.
    """
    from macros.region import files, gather

    found, problems = gather(sites, title.strip())
    tell(problems)
    if found is None:
        sys.exit("Nothing was written.")
    made = files(found)
    target = to.resolve()
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with disk.replaced(target) as folder:
            _free(target)
            disk.write_all(folder, made)
    except Fault as fault:
        sys.exit(said(fault))
    except OSError as error:
        sys.exit(str(disk.as_problem(error, target.parent)))
    areas, measures = counted(len(found.areas), "area"), counted(len(found.columns), "measure")
    click.echo(f"{to.as_posix()}/index.html is ready: {areas}, {measures}.")


def _free(target: Path) -> None:
    """Fault where the folder has files that are none of such a page, which would be lost."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise Fault(f"`{target.name}` is not a folder", "Name another folder with `--to`")
    names = [path.name for path in target.iterdir()] if target.exists() else []
    if names and not {"areas.csv", "region.css", "index.html"} <= set(names):
        raise Fault(f"The folder `{target.name}` has other files in it", "Name a new folder with `--to`")
