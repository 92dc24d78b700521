"""Reasons to reject a release: each rule detects one way in which the import would make the table worse."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import pandas as pd

from macros.importing.changes import Changes, few, span
from macros.importing.files import Refused
from macros.importing.found import Found
from macros.importing.project import Project
from macros.importing.rows import Key, Release
from macros.importing.spreadsheet import AGAIN
from macros.messages import Problem, command, counted
from macros.tables.metadata import SYMBOLS
from macros.tables.periods import order, period

SIZE = 5
"""Numbers this many times as large, or as small, as those of the table are in another unit."""
ENOUGH = 3
"""A group with fewer numbers than this is not compared."""


def refuse(found: Found, release: Release, changes: Changes, project: Project) -> None:
    """Refused, with every reason, where the release is not safe to take. `--older` and `--losses` allow two of them."""
    if changes.old.empty:
        return
    problem = partial(Problem, found.sheet.name, found.head)
    for certain in (another_kind_of_period(found, release, changes), cut_short(found, release, changes, project)):
        if faults := list(certain):  # what else differs then only follows from it
            raise Refused(*faults)
    faults = [
        *areas_lost(found.stem, changes, project),
        *(problem(*told) for told in an_earlier_release(found, release, changes, project)),
        *(problem(*told) for told in another_unit(found, release, changes)),
        *(problem(*told) for told in rows_lost(found, release, changes, project)),
    ]
    if faults:
        raise Refused(*faults)


def another_kind_of_period(found: Found, release: Release, changes: Changes) -> Iterator[Problem]:
    """The periods are of a kind that the table never had: days, quarters, or years by the publisher's own word."""

    def kinds(periods: set[str]) -> list[str]:
        known = [one for text in sorted(periods) if (one := period(text))]
        return list(dict.fromkeys(one.identifier.lower() if one.kind.endswith("year") else one.kind for one in known))

    new, had = kinds(release.periods), kinds(set(changes.old.index.unique(0)))
    if set(new) - set(had):
        said = [" and ".join(f"{one}s" for one in some) for some in (new, had)]
        what = f"The periods of this file are {said[0]}, and those of the table {said[1]}"
        fix = f"Check its column `time_identifier`: {AGAIN.lower()}. If the publisher has changed it, delete data/tables/{found.stem}.csv and import again"
        yield Problem(found.sheet.name, found.head, what, fix)


def cut_short(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[Problem]:
    """The last line has no line end and is not as in the table: its last number may be half of one."""
    if not found.sheet.unended or project.losses:
        return
    revised = {one.key for one in changes.revised}
    last = [key for key, line in zip(release.rows.index, release.lines, strict=True) if line == release.last]
    if any(key not in changes.old.index or key in revised for key in last):
        what = "The last line has no line end, and its numbers are not those of the table: the download may be cut short inside a number"
        fix = "Take the whole file again. If the publisher's own file ends so, add `--losses`"
        yield Problem(found.sheet.name, release.last, what, fix)


def areas_lost(stem: str, changes: Changes, project: Project) -> Iterator[Problem]:
    """More areas would leave a table than join it: the list of those that it keeps, or half of it, has been lost."""
    arrived = set(changes.rows.index.unique(1)) - set(changes.old.index.unique(1))
    if project.losses or len(changes.unnamed) <= len(arrived):
        return
    named, fix = "data/partnership.yml does not name", "Check the areas there"
    if model := project.publications.one("neighbours"):
        table = f"data/tables/{model[0]}.csv"
        named = (
            f"{table} no longer names" if project.areas().neighbours else f"nothing names, since there is no {table}"
        )
        fix = f"Put {table} back as it was, or import the neighbour model first"
    what = f"The table has {few(changes.unnamed)}, which {named}: their rows would be taken out"
    yield Problem(f"data/tables/{stem}.csv", 1, what, f"{fix}. If you mean to lose them, add `--losses`")


def an_earlier_release(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[tuple[str, str]]:
    """The release ends before the table does."""
    newest, ends = max(release.periods, key=order), max(changes.old.index.unique(0), key=order)
    if order(newest) < order(ends) and not project.older:
        yield (
            f"This looks like an earlier release of {found.publication.name}: it ends with {span([newest])}, and the table with {span([ends])}",
            "Take the latest release; if you mean this one, add `--older`",
        )


def another_unit(found: Found, release: Release, changes: Changes) -> Iterator[tuple[str, str]]:
    """The numbers of a group are many times those of the same period, or of the latest that the table has."""
    measures = {name: one for name, one in found.publication.measures.items() if not one.derived}
    if not measures:
        return
    old, new = (frame[list(measures)].apply(pd.to_numeric, errors="coerce") for frame in (changes.old, release.rows))
    had = set(old.index)
    latest = {key[1:]: key for key in sorted(had, key=lambda key: order(key[0]))}
    beside = {key: key if key in had else latest.get(key[1:]) for key in new.index}
    both = [key for key, other in beside.items() if other]
    times = new.loc[both] / old.loc[[beside[key] for key in both]].set_axis(new.loc[both].index)
    times = times.replace([0, float("inf")], float("nan"))  # a zero says nothing about the unit
    sizes: dict[str, dict[str, float]] = defaultdict(dict)
    for group, rows in times.groupby(["; ".join(key[2:]) for key in both], sort=False):
        for name in measures:
            if rows[name].count() >= ENOUGH and not 1 / SIZE < rows[name].median() < SIZE:
                sizes[name][str(group)] = rows[name].median()
    for name, groups in sizes.items():
        size = next(iter(groups.values()))
        many = f"{size:,.0f} times" if size > 1 else f"a {1 / size:,.0f}th of"
        named = f" ({few(list(groups))})" if any(groups) else ""
        yield (
            f"`{measures[name].source or measures[name].title}`{named} is about {many} what the table has, so it counts in another unit",
            f"Check whether columns have been swapped. If the publisher has changed the unit, delete data/tables/{found.stem}.csv and import again",
        )


def rows_lost(found: Found, release: Release, changes: Changes, project: Project) -> Iterator[tuple[str, str]]:
    """The table has rows, or had them for the period before, or has numbers, that the release lacks."""
    if project.losses:
        return
    areas, ends = project.areas().names, sorted(changes.old.index.unique(0), key=order)
    unrenewed: list[Key] = []
    for new in () if found.publication.is_of_events else changes.new_periods:
        before = [one for one in ends if order(one) < order(new)][-1:]
        had = [(new, *key[1:]) for key in changes.old.index if key[0] in before and key[1] in areas]
        unrenewed += [key for key in had if key not in changes.rows.index]
    losses = [_rows(changes.gone, release)] if changes.gone else []
    was_number = [one for one in changes.revised if one.before not in SYMBOLS]
    if empty := [one.measure for one in was_number if (one.key, one.measure) in release.blanks]:
        losses.append(f"{counted(len(empty), 'number')} whose cells are empty now ({few(dict.fromkeys(empty))})")
    what = f"the table has what the file lacks: {'; and '.join(losses)}" if losses else ""
    if unrenewed:
        new = "new period lacks" if len({key[0] for key in unrenewed}) == 1 else "new periods lack"
        lacks = f"its {new} what the period before had: {_rows(unrenewed, release)}"
        what = f"{what}; and {lacks}" if what else lacks
    if what:
        odd = [f"line {line}: {said}" for said, line in release.odd.items()]
        hint = f"Look at {few(odd)}. " if odd else ""
        yield (
            f"This looks like {found.publication.name}, and {what}",
            f"{hint}Take the whole file again. If the publisher no longer has them and you mean to lose them, add `--losses`",
        )


@dataclass(frozen=True)
class Apart:
    """A file whose new periods lack what is worked out with others: the stems of their tables, and the periods."""

    found: Found
    needed: tuple[str, ...]
    periods: frozenset[str]

    def command(self, files: Sequence[Found]) -> str:
        """The command that imports these files together with what this one needs."""
        others = [f"FILE-OF-{stem.removeprefix('official-').upper()}" for stem in self.needed]
        return command("import", *(one.sheet.name for one in files), *others)

    def names(self, project: Project) -> str:
        """The publications that it needs."""
        return "; ".join(project.publications.publications[stem].name for stem in self.needed)


def files_apart(found: Sequence[Found], project: Project, copy: Project) -> Iterator[Apart]:
    """The files that have a new period with nothing of what is worked out with another file, where the period before has it.

    `copy` is the project after the import of them all.
    """
    for one in [] if project.losses else found:
        before, after = project.table(one.stem), copy.table(one.stem)
        if before is None or after is None or not (new := set(after.periods) - set(before.periods)):
            continue
        needed: dict[str, None] = {}
        for name, measure in one.publication.measures.items():
            had = {before.cell(int(row), name) for row in before.rows({"time_period": before.periods[-1]})}
            has = {after.cell(int(row), name) for row in after.rows({"time_period": sorted(new)})}
            if measure.lookup and not had <= {*SYMBOLS} and has == {"x"}:
                needed[measure.lookup.table] = None
        if needed:
            yield Apart(one, tuple(needed), frozenset(new))


def told_together(apart: Sequence[Apart], found: Sequence[Found], project: Project) -> Problem:
    """The one message about all files that lack others."""
    needed = tuple(dict.fromkeys(stem for one in apart for stem in one.needed))
    all_ = Apart(found[0], needed, frozenset[str]().union(*(one.periods for one in apart)))
    return Problem(
        found[0].sheet.name,
        found[0].head,
        f"Numbers of {span(sorted(all_.periods, key=order))} would be missing, because they are worked out with other files of the release: {all_.names(project)}",
        f"Import them together: `{all_.command(found)}`. To go on without these numbers, add `--losses`",
    )


def _rows(missing: Sequence[Key], release: Release) -> str:
    """Some rows, by their areas and periods; with their groups where the file has others of the area."""
    periods: dict[str, set[str]] = defaultdict(set)
    for key in missing:
        periods[" ".join(key[1:]) if key[1] in release.codes else key[1]].add(key[0])
    said = [f"{what}, {span(sorted(some, key=order))}" for what, some in periods.items()]
    return f"{counted(len(missing), 'row')} ({few(said)})"
