"""What a title must not say by hand: a number, a direction, an extreme, a part, a pace, a comparison, a period.

English is not understood here. The words that make such a claim are looked up in lists, and each names the macro that
says it from the data, so that the title stays true with the next release. Names that the table itself has, ages and
time limits claim nothing, nor does a name in quotation marks with its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.messages import Problem
from macros.records import Record
from macros.tables import Table
from macros.tables.periods import period
from macros.wording.claim_words import CLAIMS, DID, IS, NAMES, PART, PHRASES
from macros.wording.value import listed

ALLOWED_WITH = {"highest('KEY')": "highest", "lowest('KEY')": "lowest"}
"""A macro gives the name of the highest or lowest row; the sentence around it says that it is: “Police made the most contacts”."""
ON_ANY_PAGE = {"change(says='direction')", "highest('KEY')", "lowest('KEY')"}
"""The claims that no page with figures makes in its front matter."""
MOVING = {"change(says='direction')", "change(says='pace')"}
"""The claims that no description of a table makes."""
NAMED = "A name is in “…” with its capitals: “Rising Stars”"
ASKING = re.compile(r"(?:What|How|Who|Which|When|Where|Why|Is|Are|Do|Does|Did)\b")
"""The beginning of a heading that asks."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
SPAN = re.compile(r"(?<!\d)(20)\d\d[-/](\d\d)(?!\d|-)")


def _any(words: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern of a list: `*` stands for any ending, `_` for a space."""
    one_of = "|".join(words.replace("IS", IS).replace("DID", DID).replace("PART", PART).split())
    return re.compile(rf"(?<!\w[’'])(?<![\w-])(?:{one_of})(?![\w-])".replace("*", r"\w*").replace("_", " "), flags)


PATTERNS = {macro: _any(words, 0 if macro == "time_period()" else re.IGNORECASE) for macro, words in CLAIMS.items()}
ASIDES = (_any(NAMES, 0), _any(PHRASES))


def typed_claims(text: str, names: Iterable[str] = (), macros: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Each claim that is typed in a text without its macros, in their order, with the macro that says it from the data.

    `names` are those of the table's rows and columns, which claim nothing where they have several words. `macros` are
    the names of those that the text has: each `highest` bears out one superlative, and so does each `lowest`.
    """
    rest = " ".join(text.replace("\u2011", "-").split())
    for aside in ASIDES:
        rest = aside.sub(_blank, rest)
    for name in sorted(names, key=len, reverse=True):
        if " " in name and name.lower() in rest.lower():
            rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _blank, rest, flags=re.IGNORECASE)
    found: dict[int, tuple[str, str]] = {}
    given = list(macros)
    for macro, pattern in PATTERNS.items():
        for place, one in enumerate(list(pattern.finditer(rest))):
            if place >= given.count(ALLOWED_WITH.get(macro, "")):
                found[one.start()] = (one[0], macro)
            rest = rest[: one.start()] + " " * len(one[0]) + rest[one.end() :]
    return [found[start] for start in sorted(found)]


def names_of(table: Table) -> set[str]:
    """What the table calls its rows, its columns and its measures."""
    keys = [key for key in table.metadata.table_schema.primary_key if key != "time_period"]
    names = {text for key in keys for text in table.texts[key]}
    return names | {column.title for column in table.metadata.columns.values()}


def table_titles_with_claims(table: Table, record: Record) -> Iterator[Problem]:
    """The title of a table names what the table holds, which stays true: a finding is the title of a figure.

    Its description may say which rows it has (“those most often named”), but no direction and no pace.
    """
    for word in ("title", "description"):
        text = PATTERNS["time_period()"].sub(_blank, str(getattr(table.metadata, word)))
        claims = [said for said, macro in typed_claims(text, names_of(table)) if word == "title" or macro in MOVING]
        if claims:
            yield Problem(
                record.path,
                record.line(word),
                f"The {word} of the table says `{claims[0]}`, which its next release may make untrue",
                "Name what the table holds, such as “Contacts with the front door by who made them”, and put the finding "
                f"into the title of its figure. {NAMED}",
            )


def page_words_with_claims(record: Record, figures: bool) -> Iterator[Problem]:
    """The title, question and summary of a page with figures say no direction and no extreme, which a figure's title says.

    Those of a page that is about `figures` make no claim at all but for its periods; other pages give advice too
    (“Most children do not tell”), which no table knows.
    """
    for word in ("title", "question", "summary"):
        text = PATTERNS["time_period()"].sub(_blank, str(record.data.get(word, "")))
        claims = [said for said, macro in typed_claims(text) if figures or macro in ON_ANY_PAGE]
        if claims:
            yield Problem(
                record.path,
                record.line(word),
                f"The {word} of the page says `{claims[0]}`, which the next release of its figures may make untrue",
                "Say what the page is about, and leave the finding to the title of a figure: front matter has no macros. "
                f"{NAMED}",
            )


def headings_with_claims(path: str, headings: Iterable[tuple[int, int, str]]) -> Iterator[Problem]:
    """The headings of a page of figures say what comes below, or ask: the finding is the title of a figure, or has a macro."""
    for line, _, heading in headings:
        text = PATTERNS["time_period()"].sub(_blank, heading)
        claims = [] if ASKING.match(text) else typed_claims(text)
        if claims:
            yield Problem(
                path,
                line,
                f"The heading says `{claims[0][0]}`, which the next release of its figures may make untrue",
                f"Say what is below, or ask (“What changed most”), and leave the finding to the title of a figure. {NAMED}",
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
