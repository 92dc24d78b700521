"""The rows of `indicators.csv` as indicators, and every fault that a row can have, at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from macros.facts import Theme
from macros.messages import Problem, choice, nearest, visible
from macros.records import wrong_text
from macros.tables.rows import Rows
from macros.thresholds.ages import wrong_for_its_ages
from macros.thresholds.guidance import Indicator
from macros.thresholds.levels import Levels

COLUMNS = ("id", "level", "domain", "ages", "themes", "text", "next_step")
PROCEDURE = "procedure"
"""A column that a table can leave out: the heading of the steps that follow, as in the address of the page."""
OF_DOWNLOADS = ("status",)
"""An extra column of the file to download: whoever uses the file as their own table can leave it in. It is not read."""
MOST = 25
"""The most words that a text or a next step may have: what can be taken in at a glance, and read aloud in one breath."""
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
FORMULA = re.compile(r"[=+\-@＝＋－＠]")
"""The signs at the beginning of a cell that a spreadsheet would take for a formula (OWASP, CSV injection)."""
TAKEN = re.compile(r"level-\d.*|find|found|matrix|pages|time-limits|download|content|search|menu|map|worried")
"""Ids that parts of the page have already."""


def indicators(
    rows: Rows, name: str, levels: Levels, themes: Mapping[str, Theme]
) -> tuple[list[Indicator], list[Problem]]:
    """Every row that can be used, and all faults. `name` is the file's in messages."""
    found = list(wrong_columns(rows.header, name))
    if found:
        return [], found
    kept: list[Indicator] = []
    seen: dict[str, int] = {}
    texts: dict[str, int] = {}
    for row, line in zip(rows.body, rows.lines, strict=True):
        cells = {column.strip(): cell.strip() for column, cell in zip(rows.header, row, strict=True)}
        faults = [
            *formulas(cells, name, line),
            *words_that_are_none(cells, name, line),
            *wrong_ids(cells["id"], seen, name, line),
            *wrong_procedures(cells.get(PROCEDURE, ""), name, line),
            *wrong_lists(cells, levels, themes, name, line),
            *wrong_texts(cells, texts, name, line),
            *wrong_for_its_ages(cells, levels, name, line),
        ]
        found += faults
        if not faults:
            kept.append(_indicator(cells, levels, themes, line))
    return kept, found


def wrong_columns(header: list[str], name: str) -> Iterator[Problem]:
    """The table has its seven columns, each once, and no other but those that it can leave out."""
    names = [column.strip() for column in header]
    others = [column for column in names if column not in COLUMNS]
    for column in COLUMNS:
        if column not in names and "Did you mean" not in nearest(column, others):  # a slip is reported once, below
            yield Problem(name, 1, f"The column `{column}` is missing", f"The first line should be {','.join(COLUMNS)}")
    for column in dict.fromkeys(names):
        if column not in (*COLUMNS, PROCEDURE, *OF_DOWNLOADS):
            yield Problem(name, 1, f"`{column}` is not a column of the indicators", choice(column, COLUMNS))
        elif names.count(column) > 1:
            yield Problem(name, 1, f"The column `{column}` appears twice", "Keep one of them")


def formulas(cells: Mapping[str, str], name: str, line: int) -> Iterator[Problem]:
    """No cell begins as a formula does: a spreadsheet would run it on the computer of whoever downloads the table."""
    for column, cell in cells.items():
        if FORMULA.match(cell):
            what = f"`{column}` begins with `{cell[0]}`, which a spreadsheet takes for a formula"
            yield Problem(name, line, what, "Begin it with a word")


def words_that_are_none(cells: Mapping[str, str], name: str, line: int) -> Iterator[Problem]:
    """No cell holds HTML, template code, an address that runs a program or an unseen character, or has no end."""
    for column, cell in cells.items():
        for what, fix, code in wrong_text(cell, column):
            yield Problem(name, line, what, fix, code=code)


def wrong_ids(identity: str, seen: dict[str, int], name: str, line: int) -> Iterator[Problem]:
    """An indicator has its own id, made of small letters, digits and hyphens: links to it must stay."""
    if not identity:
        yield Problem(name, line, "The indicator has no id", "Give it a short name, such as `often-hungry`")
    elif not SLUG.fullmatch(identity) and not FORMULA.match(identity):
        better = re.sub(r"[^a-z0-9]+", "-", identity.lower()).strip("-")[:60] or "often-hungry"
        what = f"The id `{visible(identity)}` cannot be part of an address"
        yield Problem(name, line, what, f"Write it in lower-case letters with hyphens, such as `{better}`")
    elif TAKEN.fullmatch(identity):
        what = f"The id `{identity}` is already used by another part of the page"
        yield Problem(name, line, what, f"Add a word to it, such as `{identity}-sign`")
    elif identity in seen:
        yield Problem(name, line, f"The id `{identity}` is on line {seen[identity]} too", "Give each its own")
    seen.setdefault(identity, line)


def wrong_procedures(procedure: str, name: str, line: int) -> Iterator[Problem]:
    """A procedure is named as its heading is in an address; whether the page has it is checked with the pages."""
    if procedure and not SLUG.fullmatch(procedure) and not FORMULA.match(procedure):
        what = f"`procedure` is `{visible(procedure)}`, which cannot be part of an address"
        yield Problem(name, line, what, "Write the heading in small letters with hyphens, such as `missing-children`")


def wrong_lists(
    cells: Mapping[str, str], levels: Levels, themes: Mapping[str, Theme], name: str, line: int
) -> Iterator[Problem]:
    """Level, domain, age bands and themes all exist; none is missing or appears twice."""
    known = {
        "level": [str(level.number) for level in levels.levels],
        "domain": list(levels.domains),
        "ages": list(levels.ages),
        "themes": list(themes),
    }
    called = {"level": "a level", "domain": "a domain", "ages": "an age band", "themes": "a theme of data/themes.yml"}
    for column, options in known.items():
        entries = _entries(cells[column]) if column in ("ages", "themes") else [cells[column]]
        if not cells[column] or not entries:
            yield Problem(name, line, f"`{column}` is empty", choice("", options, "Write one that exists"))
            continue
        for entry in dict.fromkeys(entries):
            if column == "themes" and not options:
                continue  # there is no data/themes.yml that can be read, which is reported there
            if entry not in options:
                yield Problem(
                    name,
                    line,
                    f"`{visible(entry)}` is not {called[column]}",
                    choice(entry, options, "Write one that exists, or add it"),
                )
            elif entries.count(entry) > 1:
                yield Problem(name, line, f"`{entry}` appears twice in `{column}`", "Keep one of them")


def wrong_texts(cells: Mapping[str, str], texts: dict[str, int], name: str, line: int) -> Iterator[Problem]:
    """Text and next step are short sentences, and no other indicator has the same text."""
    for column in ("text", "next_step"):
        words = len(cells[column].split())
        if not words:
            yield Problem(name, line, f"`{column}` is empty", "Say it in a sentence, or remove the row")
        elif words > MOST:
            what = f"`{column}` has {words} words; the limit is {MOST}"
            yield Problem(name, line, what, f"Remove {words - MOST}, or make two indicators of it")
        elif not cells[column].endswith((".", "?")) and not FORMULA.match(cells[column]):
            yield Problem(name, line, f"`{column}` does not end as a sentence", "End it with a full stop")
    text = cells["text"].lower()
    if text and text in texts:
        yield Problem(name, line, f"The same text is on line {texts[text]}", "Keep one of the two rows")
    texts.setdefault(text, line)


def _indicator(cells: Mapping[str, str], levels: Levels, themes: Mapping[str, Theme], line: int) -> Indicator:
    """A row without faults; its age bands in the order of life."""
    ages = _entries(cells["ages"])
    return Indicator(
        id=cells["id"],
        level=int(cells["level"]),
        domain=cells["domain"],
        ages=tuple(name for name in levels.ages if name in ages),
        themes=tuple(name for name in _entries(cells["themes"]) if name in themes),
        text=cells["text"],
        next_step=cells["next_step"],
        procedure=cells.get(PROCEDURE, ""),
        line=line,
    )


def _entries(cell: str) -> list[str]:
    return [entry.strip() for entry in cell.split(";") if entry.strip()]
