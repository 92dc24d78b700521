"""`new`: a page of any kind, empty or from a Word document, and a figure on a page."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from macros.commands import new_table
from macros.commands.base import FOLDER, said, typed
from macros.messages import Fault, Problem, counted, nearest, visible
from macros.system import disk

if TYPE_CHECKING:
    from macros.content import Site
    from macros.new import Draft
    from macros.word import Converted

SEVERAL = ("themes", "tables", "evidence")
"""What can be given as a list with commas; a sentence has its own commas."""


class Kinds(click.Group):
    """One command for each kind of page, which takes what that kind can say of itself."""

    def list_commands(self, context: click.Context) -> list[str]:
        """Every kind that can be begun."""
        from macros.new import KINDS

        return sorted({*super().list_commands(context), *KINDS})

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of a kind, or the message that there is none."""
        from macros.new import KINDS

        if found := super().get_command(context, name):
            return found
        if name in KINDS:
            return _page(name)
        known = self.list_commands(context)
        help_ = nearest(name, known, f"There are {', '.join(known)}")
        raise click.UsageError(f"`{visible(name)}` is not something that `new` can begin. {help_}")


@click.group(cls=Kinds)
def new() -> None:
    """Begin a page, put a figure on one, or take in a spreadsheet as a table."""


new.add_command(new_table.table)


def _page(kind: str) -> click.Command:
    """The command that begins a page of a kind."""
    from macros.new import fields
    from macros.pages import KINDS

    def begin(folder: Path, document: Path | None, within: str, name: str, **words: Any) -> None:
        given = {word: _values(word, value) for word, value in words.items() if value}
        _begin(folder.resolve(), kind, given, document, within, name)

    run: Callable[..., None] = begin
    for field in reversed(fields(kind)):
        option = f"--{field.key.replace('_', '-')}"
        run = click.option(option, field.key, multiple=field.many, help=f"{field.hint[:1].upper()}{field.hint[1:]}.")(
            run
        )
    run = click.option("--name", default="", help="The name of its file, without .md. Default: the title.")(run)
    run = click.option("--in", "within", default="", help="The folder of docs/ that it goes in.")(run)
    run = click.option("--from", "document", type=click.Path(path_type=Path), help="A Word document (.docx).")(run)
    about = str(KINDS[kind].__doc__).partition("\n")[0]
    return click.command(kind, help=f"Begin a page of the kind `{kind}`.", short_help=about)(FOLDER(run))


def _values(word: str, value: Any) -> list[str]:
    values = [value] if isinstance(value, str) else list(value)
    if word in SEVERAL:
        values = [one.strip() for part in values for one in part.split(",") if one.strip()]
    return values


def _begin(root: Path, kind: str, given: dict[str, list[str]], source: Path | None, within: str, name: str) -> None:
    """Write the page, and say what was done and what is left to do."""
    from macros.new import Wish, begun, write

    site = _site(root)
    try:
        document = _read(site, source, given.get("title", [""])[0])
        draft = begun(site, Wish(kind, given, within, name, document))
        write(root, draft)
    except Fault as fault:
        sys.exit(said(f"{fault}\nNothing was written."))
    except OSError as error:
        sys.exit(f"{disk.as_problem(error, root)}\nNothing was written.")
    if document is not None and source is not None:
        _say(f"Read {source.name}: {counted(document.words, 'word')}.", document.taken)
        _say("Headings:", _parts(draft))
        _say("Left out:", document.left_out)
    where = draft.path.relative_to(root).as_posix()
    _say(f"Written: {', '.join([where, *draft.pictures])}.", [*draft.said, *_menu(site, draft, kind)])
    _left(root, {where, *(draft.path.with_name(one).relative_to(root).as_posix() for one in draft.pictures)})


@new.command("translation")
@FOLDER
@click.option("--of", required=True, help="The page that it is a translation of, such as worried/index.md.")
@click.option("--language", required=True, help="The code of the language, such as pl.")
def translation(folder: Path, of: str, language: str) -> None:
    """Begin the version of a page in another language."""
    from macros.new import begun_translation, write

    root = folder.resolve()
    try:
        draft = begun_translation(_site(root), of, language)
        write(root, draft)
    except Fault as fault:
        sys.exit(said(f"{fault}\nNothing was written."))
    except OSError as error:
        sys.exit(f"{disk.as_problem(error, root)}\nNothing was written.")
    where = draft.path.relative_to(root).as_posix()
    click.echo(f"Written: {where}.")
    _left(root, {where})


@new.command("figure")
@FOLDER
@click.option("--table", required=True, help="The name of the table in data/tables/, without .csv.")
@click.option("--page", required=True, help="The page to put it on, such as figures/front-door.")
@click.option("--figure", default="", help="Which of the table's figures, if it has several.")
@click.option("--below", default="", help="The heading of the part it goes in. Default: the end of the page.")
def figure(folder: Path, table: str, page: str, figure: str, below: str) -> None:
    """Put a figure of a table on a page."""
    from macros.new import with_figure

    root = folder.resolve()
    try:
        put = with_figure(_site(root), table, page, figure, below)
        disk.write(root / put.path, put.text.encode("utf-8"))
    except Fault as fault:
        sys.exit(said(f"{fault}\nNothing was written."))
    except OSError as error:
        sys.exit(f"{disk.as_problem(error, root)}\nNothing was written.")
    click.echo(f"Written: {put.said}")
    _left(root, {put.path, f"data/tables/{table}.yml"})


def _site(root: Path) -> Site:
    """The site, if it is one."""
    from macros.build.site import read
    from macros.checks.fact_files import folders_missing

    if missing := list(folders_missing(root)):
        sys.exit("\n".join([*map(said, missing), "Nothing was written."]))
    return read(root)


def _read(site: Site, source: Path | None, title: str) -> Converted | None:
    """The Word document, if one is named."""
    if source is None:
        return None
    from macros.word import convert

    try:
        return convert(source, site.files, title)
    except Fault as fault:
        raise Fault(f"{source}: {fault.what}", fault.fix) from None


def _parts(draft: Draft) -> list[str]:
    """What each heading was taken for, and what was put in."""
    from macros.new.parts import ABOVE

    said = []
    for one in draft.parts:
        if not one.heading:
            said.append(f"`{one.part}` was not found, and was added: its text is still to be written.")
        elif one.heading == ABOVE:
            said.append(f"{ABOVE} is taken for the part `{one.part}`, and has that heading now.")
        elif one.part and one.part != one.heading:
            said.append(
                f"“{visible(one.heading)}” is taken for the part `{one.part}`. If it is another, change the heading back."
            )
        else:
            said.append(f"“{visible(one.heading)}” {'is that part' if one.part else 'is kept as it is'}.")
    return said


def _menu(site: Site, draft: Draft, kind: str) -> list[str]:
    """What the menu needs, where the site does not list pages of this kind by itself."""
    if kind not in ("page", "practice", "journey", "arrangements", "help"):
        return []
    address = draft.path.relative_to(site.docs).as_posix()
    return [f"To have it in the menu, add a line `- {address}` under `nav:` in mkdocs.yml, and link to it from a page."]


def _left(root: Path, paths: set[str]) -> None:
    """Check the site, and list what is left to do in these files."""
    from macros.build.site import read, settled
    from macros.checks.site import check_all

    with settled(read(root)) as site:
        problems: list[Problem] = [one for one in check_all(site) if one.path in paths]
    if not problems:
        click.echo("The check found nothing wrong. Read the page again before you publish it.")
        return
    click.echo(f"Left to do ({len(problems)}):")
    for problem in sorted(problems):
        click.echo(f"  {said(problem)}")
    click.echo(f"When you have done this, type `{typed('check')}`.")


def _say(first: str, rows: Any) -> None:
    """A line, and what belongs to it below, if there is anything to say."""
    if rows or not first.endswith(":"):
        click.echo(first)
    for row in rows:
        click.echo(f"  {row}")
