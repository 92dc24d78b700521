"""`new-partnership`: a folder for another partnership, which builds and passes its check at once."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from macros.commands.base import said, tell
from macros.messages import Fault, Problem, command, counted, visible

if TYPE_CHECKING:
    from macros.starting import Begun

MOST = 12
"""At most so many of the things left out are listed on the screen; the folder's README.md has all of them."""


@click.command("new-partnership")
@click.option("--code", default="", help="The code of the area, such as E06000059.")
@click.option("--from", "files", default="", help="The folder with the published files.")
@click.option("--to", help="The new folder. Default: beside this one, named after the area.")
@click.option("--name", default="", help="The partnership's name. Default: “<Area> Safeguarding Children Partnership”.")
def new_partnership(code: str, files: str, to: str | None, name: str) -> None:
    """Begin another partnership's site: official statistics, figures, guidance to approve, and a list of what to supply."""
    from macros.importing import Refused
    from macros.starting import Wanted, begin

    try:
        _whole(code, files, to)
        begun = begin(Wanted(code, Path(files), Path(to) if to else None, name))
    except (Refused, Fault) as told:
        tell(list(told.problems)) if isinstance(told, Refused) else click.echo(said(told))
        click.echo("Nothing was written.")
        sys.exit(1)
    except KeyboardInterrupt:
        click.echo("Stopped. Nothing was written.")
        sys.exit(130)
    except Exception as error:  # Last resort: report any other error as a sentence, not a traceback.
        what = f"The folder could not be made because of an unexpected error ({type(error).__name__}: {visible(str(error))})"
        tell([Problem(files, 0, what, "Report it with the code. Nothing was written")])
        sys.exit(1)
    click.echo("\n".join(_said(begun)))


def _whole(code: str, files: str, to: str | None) -> None:
    """Refused, with an example, where the command names no area or no folder."""
    from macros.importing import Refused
    from macros.starting.area import EXAMPLE

    example = command("new-partnership", "--code", "E06000059", "--from", "published-files")
    missing = []
    if not code.strip():
        missing.append(
            Problem("--code", 0, "The code of the area is missing", f"{EXAMPLE}. For example, type `{example}`")
        )
    if not files.strip():
        fix = f"Name the folder that has the files of the Department for Education. For example, type `{example}`"
        missing.append(Problem("--from", 0, "The folder with the published files is missing", fix))
    if to is not None and not to.strip():
        fix = "Name the new folder, or leave the option out: then it is beside this folder and has the name of the area"
        missing.append(Problem("--to", 0, "The name of the new folder is empty", fix))
    if missing:
        raise Refused(*missing)


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
    if begun.not_there:
        yield f"Left out, with nothing to be done about it ({len(begun.not_there)}; all are in its README.md):"
        yield from (f"  {one}" for one in begun.not_there[:MOST])
    yield "What only people can supply, in the order in which it matters:"
    yield from (f"  {number}. {one.what} ({one.path}:{one.line})" for number, one in enumerate(begun.needed, start=1))
    yield f"Type `{command('serve', '--folder', begun.folder.as_posix())}` next."
