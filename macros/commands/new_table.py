"""`new table`: turns a spreadsheet into a table, and shows the table before writing it."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from macros.commands.base import FOLDER, said, tell, typed
from macros.messages import Fault, Problem, cause, command, counted
from macros.system import disk


@click.command("table")
@FOLDER
@click.option(
    "--from", "file", required=True, type=click.Path(path_type=Path), help="The spreadsheet: .csv, .xlsx or .ods."
)
@click.option("--write", is_flag=True, help="Write the table. Without this option it is only shown.")
@click.option("--name", default="", help="The name of the table's files, such as front-door-contacts.")
@click.option("--title", default="", help="The title of the table for readers: what it is about.")
@click.option("--sheet", default="", help="The sheet that has the table, where there are several.")
@click.option("--head", default="", help="The line of the headings, such as 3, or lines, such as 3-4.")
@click.option("--area", default="", help="The area that the numbers are of, where no column names it.")
@click.option("--period", default="", help="The period of all numbers, or the year of months and quarters without one.")
@click.option("--year", type=click.Choice(["financial", "academic", "march", "calendar"]), help="Which year is meant by 2022/23 (financial or academic) or by 2023 (march or calendar).")  # fmt: skip
@click.option("--measure", default="", help="What the numbers count, where the headings are periods alone.")
@click.option("--column", "columns", multiple=True, metavar="COLUMN=HEADING", help="Another heading for a column, by its letter or heading.")  # fmt: skip
@click.option("--unit", "units", multiple=True, metavar="COLUMN=UNIT", help="What the numbers of a column are: count, percent, rate, gbp, days …")  # fmt: skip
@click.option("--symbol", "symbols", multiple=True, metavar="MARK=SYMBOL", help="What a mark in place of a number means, such as *=c; blank=x for blank cells.")  # fmt: skip
@click.option(
    "--replace", "replace", multiple=True, metavar="CELL=TEXT", help="What a cell should say, such as 1-Mar=1-3."
)
@click.option("--leave-out", "leave_out", multiple=True, metavar="COLUMN", help="A column to leave out, by its letter or heading.")  # fmt: skip
@click.option("--groups", default="", help="What lines with a single cell name, such as Sex: they become a column.")
@click.option(
    "--across", default="", help="What the headings of the columns of numbers name, such as Area: they become rows."
)
@click.option("--total", default="", help="The name of the row of a total, such as All sources; or keep, or leave-out.")
@click.option("--marks", type=click.Choice(["drop", "keep"]), help="Whether to remove footnote marks.")
@click.option("--decimal", type=click.Choice(["comma", "point"]), help="What the comma in 12,5 means.")
@click.option("--fill-down", is_flag=True, help="Fill a blank name with the name above it.")
@click.option("--hide", is_flag=True, help="Write c in place of small counts.")
@click.option("--threshold", type=click.IntRange(5, 1000), help="Counts from 1 to this are small. Default: 9.")
@click.option("--not-children", default="", help="What the rows count, where it is neither children nor families.")
@click.option("--published", default="", metavar="ID: PLACE", help="The document that prints these numbers, and where.")
def table(folder: Path, file: Path, write: bool, **words: Any) -> None:
    """Make a table from a spreadsheet: it shows what each column was taken for, and asks about everything doubtful."""
    from macros.build.new_table import left_to_write, made
    from macros.spreadsheets import Refused, asked, report
    from macros.spreadsheets import write as put

    try:
        found = made(folder.resolve(), file, words)
        for line in report(found.reading):
            click.echo(line)
        if found.reading.questions:
            click.echo()
            for line in asked(found.reading.questions):
                click.echo(line)
        if found.reading.problems:
            click.echo(f"\nTo fix in the spreadsheet ({len(found.reading.problems)}):")
            tell(found.reading.problems)
        if not found.files:
            _again(folder, file, words, [one.options[0][0] for one in found.reading.questions])
            sys.exit(1)
        if not write:
            click.echo(f"\nIt would be written to {' and '.join(found.files)}. To write it, type:")
            click.echo(f"  {_typed(folder, file, words)} --write")
            return
        put(folder.resolve(), found.files)
    except Refused as refused:
        tell(list(refused.problems))
        click.echo("Nothing was written.")
        sys.exit(1)
    except Fault as fault:
        click.echo(said(f"{fault}\nNothing was written."))
        sys.exit(1)
    except OSError as error:
        tell([Problem("data/tables", 1, f"The table cannot be written: {disk.reason(error)}", "Check that you have permission to write there, and that the disk has space")])  # fmt: skip
        click.echo("Nothing was written.")
        sys.exit(1)
    except Exception as error:  # last resort: report any other error as a sentence, not a traceback
        what = f"The file could not be read, because of an error in this program ({cause(error)})"
        tell([Problem(file.name, 1, what, "Report it, with the file if no child is named in it. Nothing was written")])
        sys.exit(1)
    click.echo(f"\nWritten: {' and '.join(found.files)}.")
    left = left_to_write(folder.resolve(), found.name)
    if left:
        click.echo(f"Left to write ({counted(len(left), 'line')}):")
        tell(left)
    click.echo(
        f'The figure is {{{{ figure("{found.name}") }}}} on a page. When all is written, type `{typed("check")}`.'
    )


def _again(folder: Path, file: Path, words: dict[str, Any], answers: Sequence[str]) -> None:
    """Print the command to type next, with the first answer to each question: the officer checks these answers."""
    click.echo("\nNothing was written.")
    if answers:
        click.echo(
            "With the first answer to each question, the command is as follows. Change each answer that is not right:"
        )
        click.echo("  " + " ".join([_typed(folder, file, words), *dict.fromkeys(answers)]))


def _typed(folder: Path, file: Path, words: dict[str, Any]) -> str:
    """The command, as it was typed."""
    said = [command("new", "table"), "--from", quoted(str(file))]
    said += ["--folder", quoted(str(folder))] if folder != Path() else []
    spelt = {"columns": "column", "units": "unit", "symbols": "symbol"}
    for name, value in words.items():
        option = f"--{spelt.get(name, name).replace('_', '-')}"
        for one in value if isinstance(value, tuple) else [value]:
            said += [option] if one is True else [option, quoted(str(one))] if one else []
    return " ".join(said)


def quoted(word: str) -> str:
    """A word quoted so that the shells of Windows, Macs and Linux all read it in the same way, where that is possible."""
    if word and all(letter.isalnum() or letter in "-_./:\\" for letter in word):
        return word
    return f'"{word}"' if not set(word) & set('"$`\\!') else shlex.quote(word)
