"""The command line: `python -m macros` and one of the commands registered here."""

from __future__ import annotations

import io
import signal
import sys
from contextlib import suppress

import click

import macros.system.ended  # noqa: F401 - first, for it is there while the others are loaded
from macros.commands import admin, building, england, new, regional, releases, reviewing, starting, upkeep, verbs
from macros.commands.base import Commands
from macros.messages import Fault
from macros.system import days, disk


@click.version_option(package_name="macros", message="%(version)s")
@click.group(cls=Commands, help="Check, build and preview the website of a safeguarding partnership.")
def main() -> None:
    """The commands of the project."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a Windows pipe, or LC_ALL=C, cannot encode every character
            stream.reconfigure(errors="backslashreplace")
    with suppress(ValueError):  # where it is not the main thread that runs this
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # what is half made goes, whoever stops a command
    try:
        days.this_moment()
    except Fault as fault:
        sys.exit(str(fault))


main.add_command(building.check)
main.add_command(building.site)
main.add_command(building.serve)
main.add_command(upkeep.tidy)
main.add_command(upkeep.schema)
main.add_command(upkeep.overdue)
main.add_command(upkeep.links)
main.add_command(admin.admin)
main.add_command(releases.import_published)
main.add_command(new.new)
main.add_command(starting.new_partnership)
main.add_command(england.england)
main.add_command(reviewing.changes)
main.add_command(reviewing.zip_site)
main.add_command(regional.region)
for verb in (verbs.where, verbs.move, verbs.withdraw, verbs.go_live):
    main.add_command(verb)


if __name__ == "__main__":
    with disk.words_that_nobody_can_read():
        main()
