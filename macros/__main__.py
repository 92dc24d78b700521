"""The command line: `python -m macros check`, `site`, `serve`, `tidy`, `import`."""

from __future__ import annotations

import io
import sys
import time
from datetime import datetime
from pathlib import Path

import click

from macros import build, days, disk
from macros import serve as serve_site
from macros.problems import Fault, Problem

FOLDER = click.option(
    "--folder",
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The site's folder, with data/ and docs/.",
)


@click.group(help="Check, build and look at the site of a safeguarding partnership.")
def main() -> None:
    """The commands of the project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a pipe of Windows, or LC_ALL=C, has no word for every letter
            stream.reconfigure(errors="backslashreplace")


@main.command()
@FOLDER
def check(folder: Path) -> None:
    """Say everything that is wrong with the content, and where."""
    from macros.check import check_all
    from macros.site import Site

    started = time.perf_counter()
    site = Site(folder.resolve(), days.today())
    problems = check_all(site)
    _tell(problems)
    stops = sum(problem.stops for problem in problems)
    took = f"{time.perf_counter() - started:.1f} s"
    looked = "looked at" if stops else "checked"
    click.echo(
        f"{len(site.stems)} tables and {len(site.written)} pages {looked} in {took}: {_count(stops, 'fault')}, {_count(len(problems) - stops, 'piece')} of advice."
    )
    if stops:
        click.echo("What needs a file that has a fault is checked when that is mended: then run this again.")
    sys.exit(1 if stops else 0)


@main.command()
@FOLDER
def site(folder: Path) -> None:
    """Check all content, then build site/ whole, or not at all."""
    started = time.perf_counter()
    try:
        problems = build(folder.resolve(), click.echo)
    except KeyboardInterrupt:
        click.echo("Stopped: site/ is as it was.")
        sys.exit(130)
    _tell(problems)
    if any(problem.stops for problem in problems):
        click.echo("Nothing was built: site/ is as it was.")
        sys.exit(1)
    pages = len(list((folder / "site").rglob("*.html")))
    click.echo(f"site/ is ready: {pages} pages in {time.perf_counter() - started:.1f} s.")


@main.command()
@FOLDER
@click.option("--address", default="127.0.0.1:8000", help="Where to show it.")
def serve(folder: Path, address: str) -> None:
    """Show the site at 127.0.0.1:8000, and each change as it is saved."""
    try:
        serve_site(folder.resolve(), address, click.echo)
    except Fault as fault:
        click.echo(str(fault))
        sys.exit(1)
    except OSError as error:
        click.echo(str(disk.told(error, folder.resolve())))
        sys.exit(1)


@main.command()
@FOLDER
def tidy(folder: Path) -> None:
    """Take invisible marks out of the tables, and place, camera and needless weight out of the pictures."""
    for path in sorted((folder / "data" / "tables").glob("*.csv")):
        raw = path.read_bytes()
        clean = raw.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        if clean != raw:
            disk.write(path, clean)
            click.echo(f"{path.name} is tidy now.")
    from datetime import date

    from macros.files import tidy_pictures
    from macros.site import Site

    site = Site(folder.resolve(), date.today())
    try:
        for name in tidy_pictures(site.folder.pictures, site.files):
            click.echo(f"{name} is tidy now.")
    except OSError as error:
        click.echo(f"{error.filename} cannot be written: {error.strerror}.")
        sys.exit(1)


@main.command()
@FOLDER
def schema(folder: Path) -> None:
    """Write data/tables/papers.schema.json, by which editors help with the papers of a table."""
    from macros.outputs.schema import PLACE, write

    write(folder.resolve())
    click.echo(f"{PLACE.as_posix()} is up to date.")


@main.command()
@FOLDER
def overdue(folder: Path) -> None:
    """Say which pages and tables are due for review, as a list for an issue."""
    from macros.overdue import overdue as due
    from macros.site import Site

    click.echo(due(Site(folder.resolve(), days.today())))


@main.command("import")
@FOLDER
@click.option(
    "--retrieved",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day on which the files were taken from where they are published; today, if not said.",
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
def import_published(folder: Path, retrieved: datetime | None, files: tuple[Path, ...]) -> None:
    """Take over official statistics from FILES, in the form in which they are published, and say what changed."""
    from macros.site import Site
    from macros.tables.importing import Project, Refused, import_files, publications

    site = Site(folder.resolve(), days.today())
    day = retrieved.date() if retrieved else site.today
    try:
        if wrong := site.read_facts["partnership.yml"][1]:
            raise Refused(*wrong)
        who = site.partnership
        known = publications(site.root)
        project = Project(site.root, who.authority, who.region, who.country, known, day, named=retrieved is not None)
        for outcome in import_files(files, project):
            click.echo("\n".join(outcome.lines))
    except Refused as refused:
        _tell(list(refused.problems))
        click.echo("Nothing was written for the files named here.")
        sys.exit(1)
    except Fault as fault:
        click.echo(str(fault))
        sys.exit(1)


def _tell(problems: list[Problem]) -> None:
    """Advice first and faults last, next to the count: what stops a build is what is seen."""
    for problem in sorted(problems, key=lambda one: (one.stops, one)):
        click.echo(str(problem))


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    main()
