"""A release is taken in: files, or what the statistics service has that is new, become tables, and it is said what changed."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.checks.old_years import OldYear, old_years
from macros.content import Site
from macros.importing import Outcome, Project, Refused, import_files, publications
from macros.outputs.changed_words import ChangedWords, changed_words
from macros.outputs.release_report import as_lines, as_markdown
from macros.system import days, disk, together
from macros.system.scratch import scratch
from macros.tables import TableFolder
from macros.tables.periods import order


@dataclass(frozen=True)
class Wish:
    """What an officer typed after `import`. `new` asks the statistics service, at the address `service`; `report` is a
    file for what changed, in Markdown.
    """

    files: Sequence[Path] = ()
    new: bool = False
    service: str = ""
    write: bool = False
    retrieved: str | None = None
    older: bool = False
    losses: bool = False
    as_published: bool = False
    report: Path | None = None


@dataclass
class Taken:
    """What happened: what is said about the tables and of the words, and the names of the files that change, or have changed."""

    lines: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)


def take_in(root: Path, wish: Wish) -> Taken:
    """The release is in the tables, if that was asked for, or it is said what it would change; Refused or Fault if it cannot be."""
    site = Site(root, days.today())
    if wrong := site.fact("partnership.yml")[1]:
        raise Refused(*wrong)
    who, day = site.partnership, days.typed(wish.retrieved, site.today)
    known, named = publications(root), wish.retrieved is not None
    how = (named, wish.older, wish.losses, wish.as_published)
    project = Project(root, who.authority, who.region, who.country, known, day, *how)
    files, lines = list(wish.files), []
    if wish.new:
        from macros.importing.connection import Connection
        from macros.importing.service import news

        found = news(project, Connection(wish.service) if wish.service else Connection())
        files, lines, project.versions = found.files, found.lines, found.versions
    outcome = import_files(files, project) if files else Outcome()
    lines += outcome.lines
    changed, old = _words(site, outcome) if outcome.files else (ChangedWords(), [])
    if wish.report:
        disk.write_outside(wish.report, as_markdown(lines, changed, old).encode())
    if wish.write and outcome.files:
        together.write(root, outcome.files)
    return Taken(lines, [*as_lines(changed, old)] if outcome.files else [], list(outcome.files))


def _words(site: Site, outcome: Outcome) -> tuple[ChangedWords, list[OldYear]]:
    """What would change for readers with the new tables, and what would still refer to the period that was the last."""
    with scratch("import") as folder:
        tables = folder / "data" / "tables"
        tables.mkdir(parents=True)
        for path in (site.data / "tables").iterdir():
            if path.is_file():
                shutil.copyfile(path, tables / path.name)
        for name, content in outcome.files.items():
            if (folder / name).parent == tables:
                (folder / name).write_bytes(content)
        after = Site(site.root, site.day, tables=TableFolder(tables, folder, site.area))
        stems = {Path(name).stem for name in outcome.files if name.startswith("data/tables/")}
        last = {stem: one.periods[-1] for stem in stems if (one := site.find(stem)) and one.periods}
        new = {stem: one.periods[-1] for stem in stems if (one := after.find(stem)) and one.periods}
        passed = {stem: period for stem, period in last.items() if order(new.get(stem, period)) > order(period)}
        return changed_words(site, after, stems), [*old_years(after, passed)]
