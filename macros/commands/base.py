"""What commands share: the option `--folder`, and how problems are printed."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from macros.messages import Problem


def _settled(context: click.Context, option: click.Parameter, folder: Path) -> Path:
    """The site's folder. An interrupted import is completed first."""
    try:
        if (folder / "data" / ".import").exists():
            from macros.importing import settle

            settle(folder)
    except OSError as error:
        click.echo(
            f"data/.import: An interrupted import cannot be completed: {error.strerror}. Check that you have permission to write to data/."
        )
        sys.exit(1)
    return folder


FOLDER = click.option(
    "--folder",
    callback=_settled,
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder, with data/ and docs/.",
)


def tell(problems: list[Problem]) -> None:
    """Print advice first and faults last, next to the count: what stops a build is what is seen."""
    for problem in sorted(problems, key=lambda one: (one.stops, one)):
        click.echo(str(problem))


def count(number: int, word: str) -> str:
    """The number with its noun, in the plural where there is not one."""
    return f"{number} {word}{'' if number == 1 else 's'}"
