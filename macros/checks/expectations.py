"""What `data/expectations.yml` says must be so of this site's content is so; each expectation that is not met is reported.

What the two search fields find is known in a browser alone, so it is tested on the built site (tests/site). Here each
page and each row that they should find is there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import cast

from macros.checks.link_targets import HOW, Targets
from macros.content import Site
from macros.facts import Expectations
from macros.facts.expectations import Cell, ExpectedThresholds
from macros.messages import Fault, Problem, choice, nearest, visible
from macros.prose.sentences import texts_below
from macros.records import Record
from macros.thresholds import Guidance

FILE = "expectations.yml"
CHANGED = "Correct the content, or update the expectation if it is out of date"


def expectations_not_met(site: Site) -> Iterator[Problem]:
    """Every expectation of the site is met."""
    found, problems, record = site.fact(FILE)
    if record is None or problems:
        return
    expected = cast(Expectations, found)
    yield from pages_missing(site, expected, record)
    yield from values_that_differ(site, expected, record)
    yield from groups_that_differ(site, expected, record)
    yield from searches_that_lead_nowhere(site, expected, record)
    if expected.thresholds and not any(problem.stops for problem in site.read_thresholds[1]):
        wanted = expected.thresholds
        if site.in_doubt("themes.yml") or not site.themes:  # without themes no indicator has one
            wanted = wanted.model_copy(update={"themes": []})
        yield from guidance_that_falls_short(site.read_thresholds[0], wanted, record)


def pages_missing(site: Site, expected: Expectations, record: Record) -> Iterator[Problem]:
    """Each page that must be there is, with the heading and the words that it must have."""
    by_src = {document.src: document for document in site.documents}
    for index, one in enumerate(expected.pages):
        document = by_src.get(one.page)
        if document is None:
            what = f"`{one.page}` is not a page, and must be: {one.because}"
            yield Problem(record.path, record.line("pages", index, "page"), what, nearest(one.page, by_src, HOW))
            continue
        headings = [text for _, _, text in document.headings()]
        if one.heading and one.heading not in headings:
            what = f"{document.path} has no heading `{visible(one.heading)}`, and must have: {one.because}"
            fix = choice(one.heading, headings, CHANGED)
            yield Problem(record.path, record.line("pages", index, "heading"), what, fix)
        if one.says not in document.body:
            what = f"{document.path} does not say `{visible(one.says)}`, and must: {one.because}"
            yield Problem(record.path, record.line("pages", index, "says"), what, CHANGED)
        said = " ".join(
            " ".join([*(text for _, text in texts_below(document.record.data)), document.body]).lower().split()
        )
        for place, words in enumerate(one.never):
            if " ".join(words.lower().split()) in said:
                what = f"{document.path} says `{visible(words)}`, and must not: {one.because}"
                yield Problem(record.path, record.line("pages", index, "never", place), what, CHANGED)


def values_that_differ(site: Site, expected: Expectations, record: Record) -> Iterator[Problem]:
    """Each value is in its table as its source prints it."""
    for index, one in enumerate(expected.values):
        line = record.line("values", index, "value")
        try:
            held = _held(site, one)
        except Fault as fault:
            where = next((("where", key) for key in one.where if fault.what.startswith(f"`{key}`")), None)
            word = next((word for word in ("column", "table") if f"`{getattr(one, word)}`" in fault.what), "value")
            yield fault.at(record.path, record.line("values", index, *(where or (word,))))
            continue
        if held != one.value:
            what = f"`{one.column}` of the table `{one.table}` is `{held}` here, and `{one.value}` in {one.source}"
            yield Problem(record.path, line, what, "Compare both with the source, and correct the one that is wrong")


def groups_that_differ(site: Site, expected: Expectations, record: Record) -> Iterator[Problem]:
    """Each group is in `data/governance.yml`, of its kind, and meets as often as its table says."""
    governance, problems, _ = site.arrangements.read
    if problems:
        return
    for index, one in enumerate(expected.groups):
        group = governance.by_id.get(one.group)
        if group is None:
            line = record.line("groups", index, "group")
            what = f"`{one.group}` is not a group of data/governance.yml"
            yield Problem(record.path, line, what, nearest(one.group, governance.by_id, CHANGED))
            continue
        if group.kind != one.kind and group.kind in {kind.id for kind in governance.kinds}:
            what = f"The kind of `{one.group}` is `{group.kind}` in data/governance.yml, and `{one.kind}` here"
            yield Problem(record.path, record.line("groups", index, "kind"), what, CHANGED)
        if one.as_often_as is None:
            continue
        line = record.line("groups", index, "as_often_as")
        try:
            often = _held(site, one.as_often_as)
        except Fault as fault:
            yield fault.at(record.path, line)
            continue
        if group.meets != often:
            what = f"`{one.group}` meets `{visible(group.meets)}` according to data/governance.yml, and `{often}` according to `{one.as_often_as.table}`"
            yield Problem(record.path, line, what, "Compare both with the source, and correct the one that is wrong")


def searches_that_lead_nowhere(site: Site, expected: Expectations, record: Record) -> Iterator[Problem]:
    """Each page that a search of the site must find is there; a general search is asked where the page is."""
    targets = Targets(site)
    for index, one in enumerate(expected.searches):
        if record.has("searches", index) and (wrong := targets.wrong(one.finds)):
            yield Problem(record.path, record.line("searches", index, "finds"), *wrong)


def guidance_that_falls_short(guidance: Guidance, expected: ExpectedThresholds, record: Record) -> Iterator[Problem]:
    """The threshold guidance has the indicators, the levels and the themes that it must have."""

    def at(*place: str | int) -> Callable[[str], Problem]:
        line = record.line("thresholds", *place)
        return lambda what: Problem(record.path, line, what, CHANGED)

    if len(guidance.indicators) < expected.indicators:
        what = f"There are {len(guidance.indicators)} indicators, and there should be at least {expected.indicators}"
        yield at("indicators")(what)
    fewest = expected.of_each_level_and_domain
    for level, domain in product(guidance.levels, guidance.domains):
        if (count := len(guidance.of(level.number, domain))) < fewest:
            what = f"Level {level.number} has {count} indicators of `{domain}`, and should have at least {fewest}"
            yield at("of_each_level_and_domain")(what)
    numbers = {level.number: level for level in guidance.levels}
    for index, wanted in enumerate(expected.levels):
        if wanted.level not in numbers:
            yield at("levels", index, "level")(f"There is no level {wanted.level}")
            continue
        sections = {section.section: section for section in numbers[wanted.level].sections}
        for place, name in enumerate(wanted.sections):
            if name not in sections:
                yield at("levels", index, "sections", place)(f"Level {wanted.level} does not explain `{visible(name)}`")
            elif not sections[name].limits:
                yield at("levels", index, "sections", place)(f"`{visible(name)}` has no time limit")
    for index, theme in enumerate(expected.themes):
        have = sorted({one.level for one in guidance.of(theme=theme.theme)})
        if have != sorted(set(theme.levels)):
            yield at("themes", index)(f"`{theme.theme}` has indicators {_at_levels(have)}")
    for index, sign in enumerate(expected.signs):
        said = [one for one in guidance.indicators if sign.age in one.ages and sign.word.lower() in one.text.lower()]
        have = sorted({one.level for one in said})
        if have != sorted(set(sign.levels)):
            yield at("signs", index)(f"`{visible(sign.word)}` at `{sign.age}` is in indicators {_at_levels(have)}")
    rows = {one.id for one in guidance.indicators}
    for index, filtered in enumerate(expected.filters):
        if filtered.shows not in rows:
            fix = nearest(filtered.shows, rows, "The ids are in data/thresholds/indicators.csv")
            line = record.line("thresholds", "filters", index, "shows")
            yield Problem(record.path, line, f"`{filtered.shows}` is not an indicator", fix)


def _at_levels(levels: list[int]) -> str:
    listed = " and ".join(", ".join(map(str, levels)).rsplit(", ", 1))
    return f"at level {listed}" if len(levels) == 1 else f"at levels {listed}" if levels else "at no level"


def _held(site: Site, cell: Cell) -> str:
    """What a cell of a table holds; Fault where there is no such table, column or row."""
    table = site.table(cell.table)
    row, column = table.one(cell.column, cell.where)
    return table.cell(row, column)
