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
from macros.tables.metadata import SYMBOLS
from macros.tables.protection import LEAST
from macros.tables.suppression.disguised import AS_TEXT, MEASURED
from macros.tables.suppression.implied import sum_that_is_proved
from macros.tables.table import NUMERIC, SOURCE_COLUMNS, Table, unit_of

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
    r"(?:number of |(?:(?!(?:for|of|to|with|about|by|from|and|on|in|per)\b)[\w-]{1,20} ){0,2})(?:children|young people|families|babies|infants|"
    r"pupils|siblings|girls|boys|births|victims|deaths|teenagers|under-?18s|care leavers|looked after)(?![a-z'’-])"
    r"(?! (?:centre|home|hub|service|team|plan|panel|trust|partnership|board|council|forum|worker)s?\b)",
    re.IGNORECASE,
)
"""How the name of a row begins that counts people, and not what is done for them (`Children's services`, `Family hubs`)."""
UNDER_18 = re.compile(
    r"\bunder[- ]?(?:1[0-8]|eighteen)s\b|\b(?:aged|people|persons|all|are|were|is|was) under (?:the age of )?(?:1[0-8]|eighteen)\b(?! [A-Z])",
    re.IGNORECASE,
)
"""How children are called without the word."""
ONE_IS_COUNTED = re.compile(
    rf"\b(?:a|an|each|every|one|the same) (?:{PEOPLE})(?: (?!not\b|never\b)[\w'’-]{{1,20}}){{0,4}}? (?:is|was|can be|may be|could be) (?:only )?counted\b",
    re.IGNORECASE,
)
"""“A child is counted once”: the words say that children are what is counted."""
AVERAGE = re.compile(r"\b(?:average|mean|median|per|rate|each|for every)\b", re.IGNORECASE)
OR_PUBLIC = "or, if the counts are public already, `rule: published` with the document and the reason"


def protection_that_is_not_there(table: Table, record: Record) -> Iterator[Problem]:
    """The disclosure rule covers every count of children that the table has."""
    rule = table.metadata.disclosure
    if rule.rule == "not-children":
        yield from children_declared_to_be_none(table, record)
    if rule.rule == "threshold":
        yield from counts_that_are_left_out(table, record)
        yield from children_that_are_excepted(table, record)
        yield from overlaps_that_add_up(table, record)
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
        for key in [*_subjects(table), *_counted_by(table, name)]:
            row = next((row for row in _counting(table, name) if ROW.match(table.cell(row, key))), None)
            if row is not None:
                where = f"line {table.lines[row]} of {table.path}"
                what = (
                    f"The rule is `not-children`, and the row “{table.cell(row, key)[:60]}” ({where}) counts children"
                )
                fix = f"Write `rule: threshold` with `applies_to: [{name}]`; {OR_PUBLIC}"
                yield Problem(record.path, line, what, fix)
                return
    for name in _like_counts(table):
        title = table.metadata.title_of(name)
        if not AVERAGE.search(title) and (word := OF_PEOPLE.search(name.replace("_", " ")) or OF_PEOPLE.search(title)):
            what = f"The rule is `not-children`, and `{name}` (“{title}”) has whole numbers and refers to “{word[0]}”"
            fix = f"Write `rule: threshold`, and give the column the type `integer` and a name that ends in `_count`; {OR_PUBLIC}"
            yield Problem(record.path, line, what, fix)
            return
    metadata = table.metadata
    said = (
        metadata.title,
        metadata.description,
        metadata.definition,
        metadata.disclosure.reason,
        *map(str, metadata.notes),
    )
    columns = [column.description for column in table.metadata.columns.values()]
    finds = [UNDER_18.search(text) for text in said] + [ONE_IS_COUNTED.search(text) for text in (*said, *columns)]
    if counts and (young := next(filter(None, finds), None)):
        what = f"The rule is `not-children`, and the table says “{young[0]}” of what it counts"
        yield Problem(record.path, line, what, f"Write `rule: threshold` with `applies_to: [{counts[0]}]`; {OR_PUBLIC}")
        return
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
    """What a rule excepts as no children counts none by its column and rows, and the reason says what it counts."""
    subjects = _subjects(table)
    for index, one in enumerate(table.metadata.disclosure.excepted):
        if one.rule != "not-children":
            continue
        names = [f"{one.column.replace('_', ' ')} {table.metadata.title_of(one.column)}"]
        excepted = sorted(spots(table, one))
        if any(key in one.where for key in (*subjects, "indicator")):  # the rows say what is counted
            names = [table.cell(row, key) for row, _ in excepted for key in subjects]
        elif one.where:
            names = [f"{name.replace('_', ' ')} {table.metadata.title_of(name)}" for _, name in excepted]
        place = record.line("disclosure", "except", index)
        named = next((found for name in names if (found := OF_EACH.search(name))), None)
        word = named or UNDER_18.search(one.reason)
        if word:
            what = f"`except` says that these are not children, and “{word[0]}” in {'their names' if named else 'the reason'} counts children"
            fix = "Write `rule: published` with the document, the place and the reason, or remove it"
            yield Problem(record.path, place, what, fix)
        elif excepted and not _words(one.reason) & _words(" ".join(names)):
            what = "`except` says that these are not children, and its reason does not say what is counted instead"
            fix = "Say what they count, in the words of the column or the rows, such as `The row counts audits.`"
            yield Problem(record.path, place, what, fix)


def overlaps_that_add_up(table: Table, record: Record) -> Iterator[Problem]:
    """Values that are said to overlap do not add up exactly to their total wherever they are shown."""
    rule = table.metadata.disclosure
    for index, key in enumerate(rule.overlapping):
        keyed = key in table.metadata.table_schema.primary_key
        sums = (sum_that_is_proved(table, name, key) for name in rule.applies_to if keyed and name in table.measures)
        if total := next((one for one in sums if one), None):
            what = f"`overlapping` names `{key}`, and its rows add up exactly to “{total}” wherever all are shown"
            fix = "Remove it, so that a hidden number cannot be worked out from the others"
            yield Problem(record.path, record.line("disclosure", "overlapping", index), what, fix)


def roundings_that_hide_nothing(table: Table, record: Record) -> Iterator[Problem]:
    """Counts are taken for rounded only where that is to the threshold or more; small ones of other areas, to 5 or more."""
    rule = table.metadata.disclosure
    for area, base in rule.rounding.items():
        if base < (rule.threshold if area == table.home else LEAST) and (area == table.home or _shows(table, area)):
            what = f"Counts of {area} are said to be rounded to {base}, which hides none from 1 to {rule.threshold}"
            place = record.line("disclosure", "rounding", area)
            yield Problem(record.path, place, what, f"Take {area} out of `rounding`, and write small counts as `c`")


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


def _shows(table: Table, area: str) -> bool:
    """Whether a count of an area from 1 to the threshold is shown."""
    names = [name for name in table.metadata.disclosure.applies_to if name in table.measures]
    rows = [row for row, one in enumerate(table.texts.get("area", ())) if one == area]
    return any(
        1 <= (table.number(row, name) or 0) <= table.metadata.disclosure.threshold for row in rows for name in names
    )


def _like_counts(table: Table) -> Iterator[str]:
    """The columns of texts or of numbers that name no unit in which every number is whole."""
    for name, column in table.metadata.columns.items():
        if name in table.metadata.table_schema.primary_key or name in SOURCE_COLUMNS:
            continue
        if column.type == "string":
            numbers = [text for text in table.known(name) if AS_TEXT.fullmatch(text)]
        else:
            plain = name in table.measures and not name.endswith("_value") and unit_of(table, name, 0) not in MEASURED
            numbers = list(table.known(name) - set(SYMBOLS)) if plain else []
        if numbers and all("." not in text and "%" not in text for text in numbers):
            yield name


def _counted_by(table: Table, name: str) -> list[str]:
    """The column that says what each number of this one counts."""
    counts = table.metadata.columns[name].counts
    return [counts] if counts in table.cells else []


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
