"""A release is taken in: files, or what the statistics service has that is new, become tables, and it is said what changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.content import Site
from macros.importing import Outcome, Project, Refused, import_files, publications, write
from macros.system import days


@dataclass(frozen=True)
class Wish:
    """What an officer typed after `import`. `new` asks the statistics service, at the address `service`."""

    files: Sequence[Path] = ()
    new: bool = False
    service: str = ""
    write: bool = False
    retrieved: str | None = None
    older: bool = False
    losses: bool = False


@dataclass
class Taken:
    """What came of it: the lines that are said, and the names of the files that change, or have changed."""

    lines: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def take_in(root: Path, wish: Wish) -> Taken:
    """The release is in the tables, if that was asked for, or it is said what it would change; Refused or Fault if it cannot be."""
    site = Site(root, days.today())
    if wrong := site.fact("partnership.yml")[1]:
        raise Refused(*wrong)
    who, day = site.partnership, days.typed(wish.retrieved, site.today)
    known, named = publications(root), wish.retrieved is not None
    project = Project(root, who.authority, who.region, who.country, known, day, named, wish.older, wish.losses)
    files, lines = list(wish.files), []
    if wish.new:
        from macros.importing.connection import Connection
        from macros.importing.service import news

        found = news(project, Connection(wish.service) if wish.service else Connection())
        files, lines, project.versions = found.files, found.lines, found.versions
    outcome = import_files(files, project) if files else Outcome()
    if wish.write and outcome.files:
        write(root, outcome.files)
    return Taken([*lines, *outcome.lines], list(outcome.files))
