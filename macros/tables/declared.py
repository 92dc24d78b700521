"""What weakens the protection of children is not passed in silence: each rule of `disclosure` has to be what it says.

A table that says it counts no children has no column and no row of children, and says what it counts; one that hides
small counts hides them in every column of counts; one whose counts are public names the document in which they are. What is excepted from hiding is held to the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem
from macros.records import Record
from macros.tables.exempt import spots
from macros.tables.table import NUMERIC, Table, unit_of

PEOPLE = (
    r"child(?:ren)?|young (?:people|persons?)|famil(?:y|ies)|bab(?:y|ies)|infants?|pupils?|siblings?|girls?|boys?|births?|"
    r"victims?|deaths?|teenagers?|minors?|juveniles?|adolescents?|under-?18s?|mothers?|twins?|students?|offenders?|"
    r"patients?|care leavers?|looked after"
)
EACH = (
    r"contacts?|referrals?|assessments?|episodes?|conferences?|placements?|admissions?|attendances?|exclusions?|"
    r"suspensions?|allegations?|incidents?|enquir(?:y|ies)|missing"
)
"""What is counted in this field is about one child each time."""
OF_PEOPLE = re.compile(rf"(?<![a-z])(?:{PEOPLE})(?![a-z])", re.IGNORECASE)
OF_EACH = re.compile(rf"(?<![a-z])(?:{PEOPLE}|{EACH})(?![a-z])", re.IGNORECASE)
ROW = re.compile(
    r"(?:number of |all )?(?:children|young people|families|babies|infants|pupils|siblings|girls|boys|births|victims|"
    r"deaths|teenagers|under-?18s|care leavers|looked after)(?![a-z'’])",
    re.IGNORECASE,
)
"""How the name of a row begins that counts people, and not what is done for them (`Children's services`)."""
OR_PUBLIC = "or, if the counts are public already, `rule: published` with the document and the reason"


def protection_that_is_not_there(table: Table, record: Record) -> Iterator[Problem]:
    """The disclosure rule covers every count of children that the table has."""
    rule = table.metadata.disclosure
    if rule.rule == "not-children":
        yield from children_declared_to_be_none(table, record)
    if rule.rule == "threshold":
        yield from counts_that_are_left_out(table, record)
        yield from children_that_are_excepted(table, record)
        yield from roundings_that_hide_nothing(table, record)


def children_declared_to_be_none(table: Table, record: Record) -> Iterator[Problem]:
    """A table under the rule `not-children` counts none by its columns and rows, and its reason says what it counts."""
    line = record.line("disclosure", "rule")
    counts = counts_of(table)
    for name in counts:
        title = table.metadata.title_of(name)
        word = OF_EACH.search(name.replace("_", " ")) or OF_EACH.search(title)
        if word:
            what = f"The rule is `not-children`, and `{name}` (“{title}”) counts children or what is about one each"
            fix = f"Write `rule: threshold` with `applies_to: [{name}]`; {OR_PUBLIC}"
            yield Problem(record.path, line, what, fix)
            return
        for key in _subjects(table):
            row = next((row for row in _counting(table, name) if ROW.match(table.cell(row, key))), None)
            if row is not None:
                where = f"line {table.lines[row]} of {table.path}"
                what = (
                    f"The rule is `not-children`, and the row “{table.cell(row, key)[:60]}” ({where}) counts children"
                )
                fix = f"Write `rule: threshold` with `applies_to: [{name}]`; {OR_PUBLIC}"
                yield Problem(record.path, line, what, fix)
                return
    metadata = table.metadata
    speaks = OF_PEOPLE.search(f"{metadata.title} {metadata.description} {metadata.definition}")
    if counts and speaks and not _words(metadata.disclosure.reason) & _counted_words(table, counts):
        what = (
            f"The table refers to “{speaks[0]}”, and the reason of `not-children` does not say what is counted instead"
        )
        fix = "Say what the rows count, in the words of the columns or rows, such as `The rows count audits, not children.`"
        yield Problem(record.path, record.line("disclosure", "reason"), what, fix)


def counts_that_are_left_out(table: Table, record: Record) -> Iterator[Problem]:
    """Under the rule `threshold`, `applies_to` has every column of counts but those of changes."""
    rule = table.metadata.disclosure
    excepted = {one.column for one in rule.excepted if not one.where}
    left = [name for name in counts_of(table) if name not in (*rule.applies_to, *excepted) and "change" not in name]
    if left and all(name in table.cells for name in rule.applies_to):
        several = f"s {', '.join(f'`{name}`' for name in left[:3])}" if len(left) > 1 else f" `{left[0]}`"
        what = f"`applies_to` leaves out the column{several}, whose counts could identify a child too"
        fix = f"Add {'them' if len(left) > 1 else 'it'}: large counts stay as they are, small ones are written as `c`"
        yield Problem(record.path, record.line("disclosure", "applies_to"), what, fix)


def children_that_are_excepted(table: Table, record: Record) -> Iterator[Problem]:
    """What a rule excepts as no children counts none by its column and rows."""
    for index, one in enumerate(table.metadata.disclosure.excepted):
        if one.rule != "not-children":
            continue
        names = [f"{one.column.replace('_', ' ')} {table.metadata.title_of(one.column)}"]
        if one.where:  # the rows say what is counted
            names = [table.cell(row, key) for row, _ in sorted(spots(table, one)) for key in _subjects(table)]
        word = next((found for name in names if (found := OF_EACH.search(name))), None)
        if word:
            what = f"`except` says that these are not children, and “{word[0]}” in their names counts children"
            fix = "Write `rule: published` with the document, the place and the reason, or remove it"
            yield Problem(record.path, record.line("disclosure", "except", index), what, fix)


def roundings_that_hide_nothing(table: Table, record: Record) -> Iterator[Problem]:
    """Counts of the partnership's own area are taken for rounded only where that is to the threshold or more."""
    rule = table.metadata.disclosure
    base = rule.rounding.get(table.home)
    if base is not None and base < rule.threshold:
        what = f"Counts of {table.home} are said to be rounded to {base}, which hides none from 1 to {rule.threshold}"
        place = record.line("disclosure", "rounding", table.home)
        yield Problem(record.path, place, what, f"Take {table.home} out of `rounding`, and write small counts as `c`")


def counts_of(table: Table) -> list[str]:
    """The columns that count something, by their names or by the units of their rows."""
    return [name for name in table.measures if next(iter(_counting(table, name)), None) is not None]


def _counting(table: Table, name: str) -> Iterator[int]:
    """The rows of a column whose numbers are counts."""
    if table.metadata.columns[name].type not in NUMERIC:
        return
    if name.endswith("_value"):
        units = table.texts.get("unit", [])
        yield from (row for row, unit in enumerate(units) if unit == "count")
    elif unit_of(table, name, 0) == "count":
        yield from range(len(table.lines))


def _subjects(table: Table) -> list[str]:
    return [key for key in table.metadata.table_schema.primary_key if key not in ("time_period", "area", "unit")]


def _counted_words(table: Table, counts: list[str]) -> set[str]:
    """The words of the columns that count, and of the rows."""
    texts = [f"{name.replace('_', ' ')} {table.metadata.title_of(name)}" for name in (*counts, *_subjects(table))]
    texts += [text for key in _subjects(table) for text in sorted(set(table.texts[key]))[:1000]]
    return _words(" ".join(texts))


def _words(text: str) -> set[str]:
    """The words that say something, without the endings of plurals; those for people are none of them."""
    plain = OF_PEOPLE.sub(" ", text.lower())
    dull = {"count", "number", "value", "rows", "table", "counts", "only", "nothing", "this", "that", "none", "here"}
    return (
        {word.removesuffix("s") for word in re.findall(r"[a-z]{4,}", plain)}
        - dull
        - {one.removesuffix("s") for one in dull}
    )
