"""The words of metadata: they say no small count, nothing about a hidden cell, and no number that the table does not have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from macros.messages import Fault, Problem
from macros.prose.ages import nhs_numbers_in
from macros.prose.children import small_counts_in
from macros.prose.found import Found
from macros.prose.people import SUPPOSED
from macros.prose.sentences import FROM_A_TABLE, MACRO, plain, sentences, texts_below
from macros.prose.typed import AGE, BASE, Typed, numbers_typed_in, stems
from macros.records import Record
from macros.tables import NUMERIC, Table, unit_of

CHANGE = re.compile(
    r"\b(?:by (?=[\d£]|about\b|over\b|nearly\b|almost\b|an?\b|half\b)|(?:rose|fell|fall|rise|up|down|more|less|fewer|increase|decrease|drop|gap|points?)\b)",
    re.IGNORECASE,
)
PUBLIC = "or, if it is already public in this form, set `rule: published` with the document and the reason"
PAST = re.compile(
    r"^(?: [\w-]{1,30}){0,2}? (?:were|was|had|made|came|went|got|saw|gave|told|took|left|rang|spoke|began|became|[a-z]{2,20}ed)\b(?! by\b)"
)
"""What follows a count of children after something happened to them; what is so in general is said in the present."""
PRESENT = re.compile(r"\b(?:is|are|has|have|does|do|can|may|will|would|should|must|counts?|means?)\b")
COUNTED = re.compile(
    r"(?<![\w.,/£-])(?P<number>(?!(?:19|20)\d\d\b)[1-9]\d{1,2}|[1-9]\d{0,2}(?:,\d{3})+) (?P<noun>[a-z]{3,30})\b"
)
MOST = 20
"""At most this many texts of one column are reported."""
PLAIN_NUMBER = r"(?<![\w./-])(?!(?:19|20)\d\d\b)\d[\d,]*(?:\.\d+)?%?(?![\w/-])"


def check_metadata(table: Table, record: Record, places: set[str]) -> list[Problem]:
    """Every fault that numbers cause in the words of one table's metadata."""
    found = [*nhs_numbers_in_cells(table)]
    if table.metadata.disclosure.rule != "published":
        found += small_counts_in_metadata(table, record, places)
        found += small_counts_in_cells(table)
        found += words_on_hidden_cells(table, record)
        found += remarks_on_hidden_cells(table, record)
    found += titles_with_other_numbers(table, record)
    return found


def small_counts_in_metadata(table: Table, record: Record, places: set[str]) -> Iterator[Problem]:
    """No text of the metadata says a small count of children: all of them are about the area."""
    most = table.metadata.disclosure.threshold or 9
    number = count(1)
    for place, text in texts(record):
        general = place[0] in ("definition", "description", "schema", "sources")
        for sentence in sentences(iter([(1, text)])):
            for one in _said(sentence.read.text, places, general):
                if one.says == "count" and one.number > most:
                    continue  # above the limit of the table's own rule
                fix = f"{one.fix}; {PUBLIC}" if one.says == "count" else one.fix
                yield Problem(record.path, record.line(*place), one.what, fix, column=next(number))


def small_counts_in_cells(table: Table) -> Iterator[Problem]:
    """No text in a cell says a small count of children: it would be published with the table."""
    most = table.metadata.disclosure.threshold or 9
    number = count(1)
    for name, column in table.metadata.columns.items():
        if column.type in NUMERIC:
            continue
        seen: set[str] = set()
        for row, text in enumerate(table.cells[name].tolist()):
            if text in seen or len(seen) > MOST:
                continue
            for one in small_counts_in(plain(text), (), local=True):
                if one.says == "nhs":
                    continue  # told for every column
                if one.says == "count" and one.number > most:
                    continue  # above the limit of the table's own rule
                seen.add(text)
                fix = f"{one.fix}; {PUBLIC}" if one.says == "count" else one.fix
                yield Problem(table.path, table.lines[row], f"`{name}`: {one.what}", fix, column=next(number))


def nhs_numbers_in_cells(table: Table) -> Iterator[Problem]:
    """No cell, whatever its column is for, is an NHS number."""
    for name in table.metadata.columns:
        for row, text in enumerate(table.cells[name].tolist()):
            for found in nhs_numbers_in(text) if len(text) > 9 else ():
                one = Found(*found)
                yield Problem(table.path, table.lines[row], f"`{name}`: {one.what}", one.fix)


def words_on_hidden_cells(table: Table, record: Record) -> Iterator[Problem]:
    """No text of the metadata sets a number beside the name of a row whose count is hidden."""
    names = _names_of_hidden_rows(table)
    for place, text in texts(record):
        if place[0] in ("title", "figures", "notes", "remarks"):
            for name in names:
                label = rf"(?<!\w){re.escape(name)}(?!\w)"
                if re.search(
                    rf"{label}(?:, |[^.;,|\d]{{0,20}}){PLAIN_NUMBER}|{PLAIN_NUMBER} (?:[a-z]+ ){{0,2}}{label}",
                    text,
                    re.IGNORECASE,
                ):
                    yield Problem(
                        record.path,
                        record.line(*place),
                        f"A number is here beside `{name}`, whose count is hidden in the table",
                        "Remove the number; or, if it is already public in this form, set `rule: published` with the document and the reason",
                    )
                    break


def remarks_on_hidden_cells(table: Table, record: Record) -> Iterator[Problem]:
    """A remark does not say what is printed where the table hides a count."""
    for index, one in enumerate(table.metadata.remarks):
        try:
            rows = table.rows(one.where)
        except Fault:
            continue  # reported where remarks are checked
        hidden = one.column in table.cells and any(table.cell(int(row), one.column) == "c" for row in rows)
        if hidden and any(re.search(r"\d", text) for text in one.printed):
            yield Problem(
                record.path,
                record.line("remarks", index, "printed"),
                f"The remark says what is printed for `{one.column}`, which the table hides",
                "Remove the remark, or say in a note, without the number, that the source prints another one",
            )


def titles_with_other_numbers(table: Table, record: Record) -> Iterator[Problem]:
    """A percentage, an amount or a count of what is measured, in the words on a table or in an alternative, is one that it has.

    Changes and differences ("fell by 12%") are worked out, and are not looked up. In the words of figures every number
    comes from a macro.
    """
    known: dict[str, set[float]] = {}
    for place, text in texts(record):
        if place[0] not in ("title", "description", "definition") and place[-1] not in ("subtitle", "alt"):
            continue
        for one in sentences(iter([(1, text)])):
            found = [] if CHANGE.search(one.text) else [*_measured(one.text, table), *numbers_typed_in(one.text)]
            for typed in {typed.text: typed for typed in found}.values():
                unit = "count" if typed.unit == "people" else typed.unit
                if unit not in known:
                    known[unit] = _values(table, unit)
                general = not known[unit] and place[0] in ("description", "definition")  # the whole of shares, for one
                if not general and not any(round(value, typed.decimals) == typed.value for value in known[unit]):
                    yield Problem(
                        record.path,
                        record.line(*place),
                        f"`{typed.text}` is typed here, but no cell of the table has this value",
                        "Correct it to what the table has, or leave it out",
                    )


def texts(record: Record) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Each text of the metadata that readers see, with its place."""
    data = record.data
    for word in ("title", "description", "definition"):
        if isinstance(data.get(word), str):
            yield (word,), data[word]
    for index, note in enumerate(data.get("notes") or []):
        if isinstance(note, dict):
            yield ("notes", index, "text"), str(note.get("text", ""))
        else:
            yield ("notes", index), str(note)
    for index, one in enumerate(data.get("remarks") or []):
        for word in ("printed", "shown", "reason"):
            if isinstance(one, dict) and word in one:
                listed = one[word] if isinstance(one[word], list) else [one[word]]
                yield from ((("remarks", index, word), str(text)) for text in listed)
    fields = data.get("schema", {}).get("fields") if isinstance(data.get("schema"), dict) else None
    for index, one in enumerate(fields if isinstance(fields, list) else []):
        for word in ("title", "description"):
            if isinstance(one, dict) and isinstance(one.get(word), str):
                yield ("schema", "fields", index, word), one[word]
    for place, text in texts_below(data.get("figures"), ("figures",)):
        yield place, MACRO.sub(FROM_A_TABLE, text)


def _said(sentence: str, places: set[str], general: bool) -> list[Found]:
    """The small counts of a sentence; of one that explains, those of what is so wherever it is and of what once happened."""
    found = small_counts_in(sentence, places, local=not general)
    if not general:
        return found
    for one in small_counts_in(sentence, places, local=True):
        before, _, rest = sentence[one.start :].partition(one.text)
        past = PAST.match(rest) and not PRESENT.search(rest) and not SUPPOSED.search(sentence[: one.start] + before)
        if one.says == "count" and past and one not in found:
            found.append(one)
    return found


def _measured(sentence: str, table: Table) -> Iterator[Typed]:
    """The numbers of a sentence that are said of what a column counts: `401 contacts`, where there are contacts."""
    titles = [table.metadata.title_of(name) for name in table.measures if name.endswith("_count")]
    nouns = {stem for title in titles for stem in list(stems(title))[:1]}
    for found in COUNTED.finditer(sentence):
        before = sentence[: found.start()]
        if set(stems(found["noun"])) & nouns and not AGE.search(before) and not BASE.search(before):
            yield Typed(found["number"], float(found["number"].replace(",", "")), 0, "count")


def _values(table: Table, unit: str) -> set[float]:
    return {
        value
        for column in table.measures
        for row, value in enumerate(table.values[column].tolist())
        if isinstance(value, float) and unit_of(table, column, row) == unit
    }


def _names_of_hidden_rows(table: Table) -> list[str]:
    """The names that tell the rows with a hidden count from the others."""
    names: dict[str, None] = {}
    for column in table.metadata.disclosure.applies_to:
        for row in table.cells.index[table.cells[column] == "c"] if column in table.cells else []:
            for key in table.metadata.table_schema.primary_key:
                name = table.cell(int(row), key)
                told_by = key not in ("time_period", "area") and table.cells[key].nunique() > 1
                if told_by and len(name) > 2 and not re.search(r"\d", name):
                    names[name] = None
    return list(names)
