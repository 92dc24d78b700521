"""`new-partnership`: a folder for another partnership, which builds and passes its check at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macros.commands.base import tell
from macros.messages import Fault, Problem, command, counted, visible

if TYPE_CHECKING:
    from macros.starting import Begun

MOST = 12
"""At most so many of the things left out are listed on the screen; the folder's README.md has all of them."""


@click.command("new-partnership")
@click.option("--code", required=True, help="The code of the area, such as E06000059.")
@click.option(
    "--from", "files", required=True, type=click.Path(path_type=Path), help="The folder with the published files."
)
@click.option(
    "--to", type=click.Path(path_type=Path), help="The new folder. Default: beside this one, named after the area."
)
@click.option("--name", default="", help="The partnership's name. Default: “<Area> Safeguarding Children Partnership”.")
def new_partnership(code: str, files: Path, to: Path | None, name: str) -> None:
    """Begin another partnership's site: official statistics, figures, guidance to approve, and a list of what to supply."""
    from macros.importing import Refused
    from macros.starting import Wanted, begin

    try:
        begun = begin(Wanted(code, files, to, name))
    except (Refused, Fault) as told:
        tell(list(told.problems)) if isinstance(told, Refused) else click.echo(str(told))
        click.echo("Nothing was written.")
        sys.exit(1)
    except Exception as error:  # Last resort: report any other error as a sentence, not a traceback.
        what = f"The folder could not be made because of an unexpected error ({type(error).__name__}: {visible(str(error))})"
        tell([Problem(files.as_posix(), 1, what, "Report it with the code. Nothing was written")])
        sys.exit(1)
    click.echo("\n".join(_said(begun)))


def _said(begun: Begun) -> Iterator[str]:
    from macros.importing.recognition import KNOWN

    yield f"{begun.name}: written to {begun.folder.as_posix()}, with {counted(begun.imported, 'table')}. It has no errors."
    known = ""
    for problem in begun.not_taken:
        fix, _, names = problem.fix.partition(KNOWN)
        known = known or names
        yield f"  not taken: {replace(problem, fix=fix)}"
    if known:
        yield f"{KNOWN.strip()} {known}."
    left = [f"{one.path}:{one.line}: {one.what}" for one in begun.left_out.said]
    if left:
        yield f"Left out, because this area has no number for it ({len(left)}; all are in its README.md):"
        yield from (f"  {one}" for one in left[:MOST])
    yield "What only people can supply, in the order in which it matters:"
    yield from (f"  {number}. {one.what} ({one.path}:{one.line})" for number, one in enumerate(begun.needed, start=1))
    yield f"Type `{command('serve', '--folder', begun.folder.as_posix())}` next."
