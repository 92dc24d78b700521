"""`new`: from a line on the command line to a page, a figure or a table that is begun."""

from __future__ import annotations

import click

from macros.commands import new_table


@click.group(help="Start a new page or table.")
def new() -> None:
    """What can be started."""


new.add_command(new_table.table)
