"""The files of facts held against the rest of the site: each entry leads somewhere, and each thing asked for is there.

A file with faults is reported; what needs it is passed over until it is fixed, since no one knows what it says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import cast

from macros.checks.expectations import expectations_not_met
from macros.checks.fact_files import AREA, NEED, files_missed, unknown_files
from macros.checks.link_targets import Targets
from macros.checks.live import wordings
from macros.checks.notices import notices
from macros.checks.places import evidence, places
from macros.content import Site
from macros.facts import (
    Searches,
    addresses_that_are_not_safe,
    days_and_editions,
    duties_without_law,
    entries_twice,
    numbers_that_cannot_be,
    tiles_astray,
    wrong_contacts,
)
from macros.files import faults_of_logo
from macros.importing.files import Refused
from macros.importing.load import publications
from macros.messages import Fault, Problem, nearest, visible
from macros.records import Record, read
from macros.sections import board, comparison, duties, duty_states, explore
from macros.sections.statement import statement_out_of_order
from macros.system.inputs import used


def files_of_facts(site: Site) -> Iterator[Problem]:
    """Every fault of the files of facts by themselves."""
    for _, problems, _ in site.read_facts.values():
        yield from problems
    for record in records(site):
        yield from days_and_editions(record, site.today)
        yield from entries_twice(record)
        yield from addresses_that_are_not_safe(record)


def records(site: Site) -> Iterator[Record]:
    """The record of every file of facts that can be read, those of the groups and of the thresholds too."""
    yield from (record for _, _, record in site.read_facts.values() if record is not None)
    for name in ("governance.yml", "thresholds/levels.yml", "thresholds/words.yml"):
        used("file", f"data/{name}")
        if (site.data / name).is_file() and isinstance(record := read(site.data / name, site.root), Record):
            yield record


def cannot_be_tried(site: Site, macro: str) -> bool:
    """Whether a macro speaks from a file of facts that has faults, which are reported there."""
    no_tables = not site.area or not site.partnership.name or not (site.data / "tables").is_dir()
    name = NEED.get(macro, "")
    if macro in ("board", "comparison", "explore", "scorecard") and next(comparisons(site), None) is not None:
        return True
    return (macro in AREA and no_tables) or (name != "" and (site.in_doubt(name) or not (site.data / name).exists()))


def area_of_no_table(site: Site) -> Iterator[Problem]:
    """The partnership's own area is in the tables: otherwise every sentence would refer to another one."""
    _, problems, record = site.fact("partnership.yml")
    areas = sorted({area for stem in site.stems for area in site.about_table(stem).get("areas", ())})
    if record is not None and not problems and areas and site.area not in areas:
        what = f"No table has a row for the area `{visible(site.area)}`"
        near = nearest(site.area, areas)
        fix = near if "Did you mean" in near else "Write it as the tables do, or import its tables"
        yield Problem(record.path, record.line("area"), what, fix)


def contacts(site: Site) -> Iterator[Problem]:
    """The numbers to call are right, and checked where the site is live."""
    _, problems, record = site.fact("contacts.yml")
    if record is not None and not problems:
        yield from wrong_contacts(site.contacts, record, site.partnership.status == "live")
    elif record is not None and len(site.contacts) == len(record.data.get("contacts") or ()):
        lines = {one.line for one in problems}  # a number that can be read is checked beside other faults
        yield from (one for one in numbers_that_cannot_be(site.contacts, record) if one.line not in lines)


def comparisons(site: Site) -> Iterator[Problem]:
    """Every measure of the page "How we compare" is in its table, and has its own address."""
    _, problems, record = site.fact("comparisons.yml")
    if record is None or problems or not site.area:
        return
    for index, measure in enumerate(site.measures):
        try:
            comparison.line(site, measure)
        except Fault as fault:
            named = (word for word in ("column", "table") if f"`{getattr(measure, word)}`" in fault.what)
            yield fault.at(record.path, record.line("comparisons", index, next(named, "measure")))
        if measure.page and board.figure_of(measure, site.documents) is None:
            what = f"`{measure.page}` has no figure `{measure.figure}` of the table `{measure.table}`"
            fix = "Name the page and the figure that show the measure, or leave `page` and `figure` out"
            yield Problem(record.path, record.line("comparisons", index, "page"), what, fix)
        name = explore.slug(measure.measure)
        others = [one.measure for one in site.measures[:index] if one.measure != measure.measure]  # twice is reported
        if name in {"", *(explore.slug(one) for one in others)}:
            what = f"`{measure.measure}` has the same address as another measure"
            fix = "Give it a name with letters or numbers that no other measure has"
            yield Problem(record.path, record.line("comparisons", index, "measure"), what, fix)


def searches(site: Site) -> Iterator[Problem]:
    """Every word that people search with is in one entry, and every page that it leads to is there."""
    found, problems, record = site.fact("search-words.yml")
    if record is None or problems:
        return
    targets = Targets(site)
    seen: dict[str, int] = {}
    for index, search in enumerate(cast(Searches, found).searches):
        if not record.has("searches", index):  # the general entries follow: the site cannot be at fault for those
            break
        for place, word in enumerate(search.words):
            line = record.line("searches", index, "words", place)
            said = " ".join(word.lower().split())
            if said in seen:
                what = f"`{word}` is on line {seen[said]} already"
                yield Problem(record.path, line, what, "Keep one entry and list all its pages there")
            seen.setdefault(said, line)
        for place, target in enumerate(search.pages):
            if wrong := targets.wrong(target):
                yield Problem(record.path, record.line("searches", index, "pages", place), *wrong)


def tiles(site: Site) -> Iterator[Problem]:
    """Every map of tiles has the areas that the site knows."""
    _, problems, record = site.fact("tiles.yml")
    if record is not None and not problems and not site.in_doubt("partnership.yml"):
        yield from tiles_astray(site.layouts, site.partnership, site.around.neighbours, record)


def duties_(site: Site) -> Iterator[Problem]:
    """Everything that must be published is, below the heading that its entry names."""
    _, problems, record = site.fact("duties.yml")
    if record is not None and not problems:
        yield from duties.duties_missing(site.to_publish, site.required_duties, record)
        yield from duties.duties_without_words(site.to_publish, site.documents, site.partnership.guidance, record)
        yield from duty_states.duties_called_what_they_are_not(site.to_publish, site.documents, record)
        if site.laws and not site.in_doubt("laws.yml"):
            yield from duties_without_law(site.to_publish, site.laws, record)


def accessibility(site: Site) -> Iterator[Problem]:
    """The accessibility statement has what the law asks for, and is not older than its own review date."""
    _, problems, record = site.fact("accessibility.yml")
    if site.accessibility and record is not None and not problems:
        line = record.line("statement", "review_by")
        yield from statement_out_of_order(site.documents, site.accessibility, site.today, line)


def known_publications(site: Site) -> Iterator[Problem]:
    """What the importer knows of the official files is written as it should be."""
    used("file", "data/publications.yml")
    try:
        publications(site.root)
    except Refused as refused:
        yield from refused.problems


def logo(site: Site) -> Iterator[Problem]:
    """The logo is there, and is a picture that does nothing else; and no other lies beside it."""
    named = _named_logo(site)
    for name in ("logo.svg", "logo.png"):
        used("file", f"data/{name}")
        there = (site.data / name).is_file()
        if named == name:
            if there:
                yield from faults_of_logo(site.data / name, f"data/{name}", site.files.pictures)
            else:
                what, fix = f"There is no data/{name}", "Put the logo there, or remove `logo:`"
                yield Problem("data/partnership.yml", _line_of_logo(site), what, fix)
        elif there and not site.in_doubt("partnership.yml"):
            fix = "Name it as `logo: {file: …}` under `look:` in data/partnership.yml, or remove it"
            yield Problem(f"data/{name}", 1, "No page shows this logo", fix)


def _named_logo(site: Site) -> object:
    """The file that is named as the logo, whatever else is wrong beside it; None where none is."""
    record = site.fact("partnership.yml")[2]
    inside: object = record.data if record else None
    for word in ("look", "logo", "file"):
        inside = inside.get(word) if isinstance(inside, dict) else None
    return inside


def _line_of_logo(site: Site) -> int:
    record = site.fact("partnership.yml")[2]
    return record.line("look", "logo", "file") if record else 1


CHECKS: dict[str, Callable[[Site], Iterator[Problem]]] = {
    "data": unknown_files,
    "data/tables": files_missed,
    "data/partnership.yml": area_of_no_table,
    "data/logo": logo,
    "data/contacts.yml": contacts,
    "data/comparisons.yml": comparisons,
    "data/search-words.yml": searches,
    "data/tiles.yml": tiles,
    "data/duties.yml": duties_,
    "data/where-to-go.yml": places,
    "data/notices.yml": notices,
    "docs/briefings": evidence,
    "data/accessibility.yml": accessibility,
    "data/publications.yml": known_publications,
    "data/expectations.yml": expectations_not_met,
    "data/live.yml": wordings,
}
"""Each check of the facts, by the file that is at fault where the check itself fails."""
