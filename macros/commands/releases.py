"""`import`: from a published file of statistics to the tables."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from macros.commands.base import FOLDER, said, tell, typed
from macros.messages import Fault, Problem


@click.command("import")
@FOLDER
@click.option("--new", is_flag=True, help="Ask the department's statistics service for newer releases.")
@click.option("--service", default="", help="The address of the statistics service. Default: the department's.")
@click.option("--write", is_flag=True, help="Write the changes. Without this option they are only shown.")
@click.option("--retrieved", help="The date the files were downloaded, such as 2026-11-20. Default: today.")
@click.option("--older", is_flag=True, help="Accept a release older than the table.")
@click.option("--losses", is_flag=True, help="Accept a release with fewer rows, areas or rates than the table.")
@click.option("--as-published", is_flag=True, help="Accept numbers that do not agree, with a remark on each.")
@click.option("--report", type=click.Path(path_type=Path), help="Also write what changed to this file, in Markdown.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def import_published(folder: Path, **words: Any) -> None:
    """Show what importing the published statistics in FILES would change; --write makes the changes."""
    from macros.build.release import Wish, take_in
    from macros.importing import Refused

    wish = Wish(**words)
    if bool(wish.files) == wish.new:
        raise click.UsageError(
            "Name the files to import, or write --new to have the statistics service asked for them."
        )
    try:
        taken = take_in(folder.resolve(), wish)
    except (Refused, Fault) as told:
        tell(list(told.problems)) if isinstance(told, Refused) else click.echo(said(told))
        click.echo("Nothing was written.")
        sys.exit(1)
    except OSError:  # the system's refusal, not an error of this program: every command says it alike
        click.echo("Nothing was written.")
        raise
    except Exception as error:  # Last resort: report any other error as a sentence, not a traceback.
        what = f"The import failed with an unexpected error ({type(error).__name__}: {error})"
        path = wish.files[0].as_posix() if wish.files else "data/publications.yml"
        tell([Problem(path, 1, what, "Report it with the file. Nothing was written")])
        sys.exit(1)
    click.echo("\n".join([*taken.lines, *taken.words]))
    if not taken.files:
        click.echo("Nothing has changed, and nothing was written.")
    elif wish.write:
        click.echo(f"Written: {', '.join(taken.files)}. Type `{typed('check')}` next.")
    else:
        again = ["import", "--write"]
        again += ["--retrieved", wish.retrieved] if wish.retrieved else []
        again += [f"--{name.replace('_', '-')}" for name in ("new", "older", "losses", "as_published") if words[name]]
        again += ["--service", wish.service] if wish.service else []
        again += [file.as_posix() for file in wish.files]
        click.echo(f"These would change: {', '.join(taken.files)}.")
        click.echo(f"Nothing was written. To write it, type:\n  {typed(*again)}")
