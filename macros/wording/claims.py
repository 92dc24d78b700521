"""What a title must not say by hand: a number, a direction, an extreme, a part, a pace, a comparison, a period.

English is not understood here. The words that make such a claim are looked up in lists, and each names the macro that
says it from the data, so that the title stays true with the next release. Names that the table itself has, ages and
time limits claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.messages import Problem
from macros.records import Record
from macros.tables import Table
from macros.tables.periods import MONTHS, period
from macros.wording.value import listed

SMALL = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
NUMBER = rf"\d[\d,.]*\d|\d|{SMALL}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:one|two|three|four|five|six|seven|eight|nine))?|hundreds?|thousands?|millions?|dozens?"
PART = r"thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
HIGHEST = r"highest|largest|biggest|greatest|longest|commonest|(?:the )?most (?:common|often)(?:ly)?|the most|peak\w*"
LOWEST = r"lowest|smallest|fewest|shortest|rarest|(?:the )?least (?:common|often)(?:ly)?|the least"

CLAIMS = {
    "change(says='pace')": r"doubl\w+|trebl\w+|tripl\w+|quadrupl\w+|halv\w+|twice|\w+fold|steadily|sharply|slightly|slowly|"
    r"quickly|rapidly|gradually|markedly|dramatically|steeply|(?<!how )much|far (?:more|less|fewer|higher|lower)",
    "change(says='direction')": r"rose|risen|rises?|rising|grew|grown|grows?|growing|increas\w+|f[ae]ll(?:en|s|ing)?|drop(?:s|ped|ping)?(?!-)|"
    r"decreas\w+|declin\w+|reduc\w+|shr[aiu]nk\w*|climb\w*|jump\w*|soar\w*|surg(?:ed|es|ing)|plung\w*|slump\w*|dip(?:s|ped)|"
    r"improv\w+|worsen\w*|deteriorat\w+|recover(?:s|ed|ing)|cut|went (?:up|down)|(?:up|down) (?:by|from|to)|unchanged|"
    r"(?:no|not|never|without) change|did not change|stay(?:s|ed)|remain(?:s|ed)|stead(?:y|ied)|stable|swung|fluctuat\w+|slow(?:ed|ing)",
    "compare(with_='England')": r"above|below|more|less|fewer|higher(?! education)|lower|larger|smaller|bigger|greater|longer|shorter|faster|slower|"
    r"better|worse|than|ahead of|behind|exceed\w*|outnumber\w*|surpass\w*|led (?:England|every|all|the)|level with|close to|similar|equal\w*|in line|the same as|(?:is|are|was|were) the same|"
    r"as \w+ as|(?:is|are|was|were|very|too) (?:high|low)",
    "highest('KEY')": HIGHEST,
    "lowest('KEY')": LOWEST,
    "rank()": r"came (?:first|second|third|last)|rank(?:s|ed)|best|worst|top|bottom|record (?:high|low|number|level)s?|fastest|slowest|poorest|leading|dominat\w+|among (?:the|its)",
    "share(KEY='…', of={'KEY': 'All …'}, words=true)": rf"half|halves|(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -](?:{PART})|one (?:in|of)|most|mostly|mainly|largely|"
    r"predominantly|usually|rarely|(?:the|a) (?:large |small |vast )?(?:majority|minority)|few|(?<!how )many|^no|^all|(?:almost|nearly) all|all (?:but|of)|none|"
    r"nobody|no one|every|only|both|always|never",
    "time_period()": rf"(?:19|20)\d\d(?:[-/]\d\d)?|(?:\d\d? )?(?:{'|'.join(one for one in MONTHS if one not in ('March', 'May'))})(?: \d{{4}})?|"
    r"(?:\d\d? )?(?:March|May) (?:19|20)\d\d",
    "number()": NUMBER,
}
"""What each macro says, as patterns of what would be typed in its place; the first that fits is the one to use.

KEY stands for the column that tells the figure's rows apart.
"""
ALLOWED_WITH = {"highest('KEY')": "highest", "lowest('KEY')": "lowest"}
"""A macro gives the name of the highest or lowest row; the sentence around it says that it is: “Police made the most contacts”."""
ON_ANY_PAGE = {"change(says='direction')", "highest('KEY')", "lowest('KEY')"}
"""The claims that no page with figures makes in its front matter."""
ASIDE = re.compile(
    rf"\b(?:aged?|ages) (?:under |over |up to )?(?:{NUMBER})(?: (?:to|and|or) (?:{NUMBER}|over|under))?|\bper (?:{NUMBER})|"
    rf"\bwithin (?:{NUMBER}) (?:working )?(?:hours?|days?|weeks?|months?|years?)|\b(?:key stages?|section|level|stage|tier|article) \d+(?: (?:to|and) \d+)?",
    re.IGNORECASE,
)
"""Ages, rates, time limits and numbers that are names."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPAN = re.compile(r"(?<!\d)(20)\d\d[-/](\d\d)(?!\d|-)")
PATTERNS = {
    macro: re.compile(rf"(?<![\w’'-])(?:{pattern})(?![\w-])", 0 if macro == "time_period()" else re.IGNORECASE)
    for macro, pattern in CLAIMS.items()
}


def typed_claims(text: str, names: Iterable[str] = (), macros: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each claim that is typed in a text without its macros, in their order, with the macro that says it from the data.

    `names` are those of the table's rows and columns, which claim nothing where they have several words. `macros` are
    the names of those that the text has.
    """
    rest = ASIDE.sub(_blank, text)
    for name in sorted(names, key=len, reverse=True):
        if " " in name and name.lower() in rest.lower():
            rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _blank, rest, flags=re.IGNORECASE)
    found: dict[int, tuple[str, str]] = {}
    for macro, pattern in PATTERNS.items():
        for one in list(pattern.finditer(rest)):
            if ALLOWED_WITH.get(macro) not in set(macros):
                found[one.start()] = (one[0], macro)
            rest = rest[: one.start()] + " " * len(one[0]) + rest[one.end() :]
    return [found[start] for start in sorted(found)]


def names_of(table: Table) -> set[str]:
    """What the table calls its rows, its columns and its measures."""
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    names = {text for key in keys for text in table.texts[key]}
    return names | {column.title for column in table.metadata.columns.values()}


def table_titles_with_claims(table: Table, record: Record) -> Iterator[Problem]:
    """The title of a table names what the table holds, which stays true: a finding is the title of a figure."""
    title = table.metadata.title
    claims = typed_claims(PATTERNS["time_period()"].sub(_blank, title), names_of(table))
    if claims:
        yield Problem(
            record.path,
            record.line("title"),
            f"The title of the table says `{claims[0][0]}`, which its next release may make untrue",
            "Name what the table holds, such as “Contacts with the front door by who made them”, and put the finding into "
            "the title of its figure",
        )


def page_words_with_claims(record: Record, figures: bool) -> Iterator[Problem]:
    """The title and summary of a page with figures say no direction and no extreme, which a figure's title says.

    Those of a page that is about `figures` make no claim at all but for its periods; other pages give advice too
    (“Most children do not tell”), which no table knows.
    """
    for word in ("title", "summary"):
        text = PATTERNS["time_period()"].sub(_blank, str(record.data.get(word, "")))
        claims = [said for said, macro in typed_claims(text) if figures or macro in ON_ANY_PAGE]
        if claims:
            yield Problem(
                record.path,
                record.line(word),
                f"The {word} of the page says `{claims[0]}`, which the next release of its figures may make untrue",
                "Say what the page is about, and leave the finding to the title of a figure: front matter has no macros",
            )


def tables_of_other_periods(table: Table, record: Record) -> Iterator[Problem]:
    """A title or description that names years of the table names its last; one that names several, its first too."""
    years = [_years_of(text) for text in table.periods]
    for word in ("title", "description"):
        text = str(getattr(table.metadata, word))
        said = _years(text)
        if not any(said & known for known in years):
            continue
        late = (max if re.search(r"\byears? ending\b", text) else min)(years[-1], default=0) > max(said)
        if late or (len(said) > 1 and max(years[0], default=9999) < min(said)):
            yield Problem(
                record.path,
                record.line(word),
                f"The {word} names {', '.join(map(str, sorted(said)))}, and the table has {listed(table.periods)}",
                "Write the first and the last period that the table has",
            )


def _years(text: str) -> set[int]:
    """The years that a text names: 2022 and 2023 for `2022-23`."""
    years = {int(year) for year in YEAR.findall(text)}
    return years | {int(f"{century}{end}") for century, end in SPAN.findall(text)}


def _years_of(text: str) -> set[int]:
    """The years that a period may be called by."""
    known = period(text)
    return {int(year) for year in YEAR.findall(f"{text} {known.words if known else ''}")}


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])
