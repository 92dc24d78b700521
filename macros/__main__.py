"""The command line: `python -m macros check`, `site`, `serve`, `tidy`, `schema`, `overdue`, `links`, `import`."""

from __future__ import annotations

import io
import sys
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macros.messages import Fault, Problem, command
from macros.system import days, disk

if TYPE_CHECKING:
    from macros.content import Site


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


@click.group(help="Check, build and preview the website of a safeguarding partnership.")
def main() -> None:
    """The commands of the project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows pipe, or LC_ALL=C, cannot encode every character
            stream.reconfigure(errors="backslashreplace")


@main.command()
@FOLDER
@click.option("--words", is_flag=True, help="Also show where the words do not follow data/words.yml.")
def check(folder: Path, words: bool) -> None:
    """Report every error in the content, with its file and line."""
    from macros.build.site import read, settled
    from macros.checks.site import check_all

    started = time.perf_counter()
    with settled(read(folder.resolve())) as site:
        problems = check_all(site)
        problems += _words(site) if words else []
    _tell(problems)
    stops = sum(problem.stops for problem in problems)
    took = f"{time.perf_counter() - started:.1f} s"
    looked = "looked at" if stops else "checked"
    click.echo(
        f"{len(site.stems)} tables and {len(site.written)} pages {looked} in {took}: {_count(stops, 'error')}, {_count(len(problems) - stops, 'piece')} of advice."
    )
    if stops:
        click.echo(
            "Content that depends on a file with errors has not been checked. Fix these errors, then run this again."
        )
    sys.exit(1 if stops else 0)


@main.command()
@FOLDER
def site(folder: Path) -> None:
    """Check all content, then build site/ completely, or leave it unchanged."""
    from macros.build.replaced import build

    started = time.perf_counter()
    try:
        problems = build(folder.resolve(), click.echo)
    except KeyboardInterrupt:
        click.echo("Stopped: site/ is unchanged.")
        sys.exit(130)
    _tell(problems)
    if any(problem.stops for problem in problems):
        click.echo("Nothing was built: site/ is unchanged.")
        sys.exit(1)
    pages = len(list((folder / "site").rglob("*.html")))
    click.echo(f"site/ is ready: {pages} pages in {time.perf_counter() - started:.1f} s.")


@main.command()
@FOLDER
@click.option("--address", default="127.0.0.1:8000", help="Host and port of the preview.")
def serve(folder: Path, address: str) -> None:
    """Preview the site at 127.0.0.1:8000 and update it on every save."""
    from macros.build.preview import serve as show

    try:
        show(folder.resolve(), address, click.echo)
    except Fault as fault:
        click.echo(str(fault))
        sys.exit(1)
    except OSError as error:
        click.echo(str(disk.as_problem(error, folder.resolve())))
        sys.exit(1)


@main.command()
@FOLDER
def tidy(folder: Path) -> None:
    """Clean tables of invisible characters, and pictures of location and camera data; make large pictures smaller."""
    for path in sorted((folder / "data" / "tables").glob("*.csv")):
        raw = path.read_bytes()
        clean = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if clean != raw:
            disk.write(path, clean)
            click.echo(f"{path.name} is tidy now.")
    from macros.content import Site
    from macros.files import tidy_pictures

    site = Site(folder.resolve(), date.today())
    try:
        for name in tidy_pictures(site.folder.pictures, site.files):
            click.echo(f"{name} is tidy now.")
    except OSError as error:
        click.echo(f"{error.filename} could not be written: {error.strerror}.")
        sys.exit(1)


@main.command()
@FOLDER
def schema(folder: Path) -> None:
    """Write data/tables/metadata.schema.json, which text editors use to check table metadata."""
    from macros.outputs.schema import PLACE, write

    try:
        write(folder.resolve())
    except (Fault, OSError) as error:
        sys.exit(str(error if isinstance(error, Fault) else disk.as_problem(error, folder.resolve())))
    click.echo(f"{PLACE.as_posix()} is up to date.")


@main.command()
@FOLDER
def overdue(folder: Path) -> None:
    """List the pages and tables due for review, in Markdown for a GitHub issue."""
    from macros.checks import overdue as due
    from macros.checks.fact_files import folders_missing
    from macros.content import Site

    site = Site(folder.resolve(), days.today())
    if wrong := [*folders_missing(site.root), *due.unread(site)]:
        _tell(wrong)
        click.echo("The list cannot be made while these files have errors. Fix them, then run this again.")
        sys.exit(1)
    click.echo(due.overdue(site))


@main.command()
@FOLDER
@click.option("--report", type=click.Path(path_type=Path), help="Lychee's report: list what failed, in Markdown.")
def links(folder: Path, report: Path | None) -> None:
    """List each link to another website, with the file and line where it is written."""
    from macros.checks.outward import listed

    try:
        click.echo(listed(folder.resolve(), report))
    except Fault as fault:
        sys.exit(str(fault))


@main.command("import")
@FOLDER
@click.option("--new", is_flag=True, help="Ask the department's statistics service for newer releases.")
@click.option("--service", default="", help="The address of the statistics service. Default: the department's.")
@click.option("--write", is_flag=True, help="Write the changes. Without this option they are only shown.")
@click.option("--retrieved", help="The date the files were downloaded, such as 2026-11-20. Default: today.")
@click.option("--older", is_flag=True, help="Accept a release older than the table.")
@click.option("--losses", is_flag=True, help="Accept a release with fewer rows or areas than the table.")
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
        _tell(list(told.problems)) if isinstance(told, Refused) else click.echo(str(told))
        click.echo("Nothing was written.")
        sys.exit(1)
    except Exception as error:  # Last resort: report any other error as a sentence, not a traceback.
        what = f"The import failed with an unexpected error ({type(error).__name__}: {error})"
        path = wish.files[0].as_posix() if wish.files else "data/publications.yml"
        _tell([Problem(path, 1, what, "Report it with the file. Nothing was written")])
        sys.exit(1)
    click.echo("\n".join([*taken.lines, *taken.words]))
    if not taken.files:
        click.echo("Nothing has changed, and nothing was written.")
    elif wish.write:
        click.echo(f"Written: {', '.join(taken.files)}. Type `{command('check')}` next.")
    else:
        again = ["import", "--write"]
        again += ["--folder", str(folder)] if folder != Path() else []
        again += ["--retrieved", wish.retrieved] if wish.retrieved else []
        again += [f"--{name}" for name in ("new", "older", "losses") if words[name]]
        again += ["--service", wish.service] if wish.service else []
        again += [str(file) for file in wish.files]
        click.echo(f"These would change: {', '.join(taken.files)}.")
        click.echo(f"Nothing was written. To write it, type:\n  {command(*again)}")


def _tell(problems: list[Problem]) -> None:
    """Advice first and faults last, next to the count: what stops a build is what is seen."""
    for problem in sorted(problems, key=lambda one: (one.stops, one)):
        click.echo(str(problem))


def _words(site: Site) -> list[Problem]:
    from macros import style

    words = site.word_list
    if words is None:
        found = site.fact("words.yml")[1]  # told by the check already, where the file has errors
        fix = "Restore it, or copy the one of the project"
        return [] if found else [Problem("data/words.yml", 1, "There is no word list", fix, stops=False)]
    return [*style.check_words(site.root, words), *style.pages_hard_to_read(site.root, words)]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    with disk.words_that_nobody_can_read():
        main()
