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

UNITS = "one|two|three|four|five|six|seven|eight|nine"
NUMBER = (
    rf"\d(?:[\d,.]{{0,12}}\d)?|[½⅓¼¾%]|{UNITS[4:]}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    rf"(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-(?:{UNITS}))?|hundreds?|thousands?|millions?|dozens?"
)
PART = "thirds?|quarters?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?"
LONG_MONTHS = "|".join(one for one in MONTHS if one not in ("March", "May"))

CLAIMS = {
    "change(says='pace')": r"""
        doubl* trebl* tripl* quadrupl* halv* twice \w+fold steadily sharply slightly slowly quickly rapidly gradually
        markedly dramatically steeply (?<!how_)much far_(?:more|less|fewer|higher|lower)
    """,
    "change(says='direction')": """
        rose risen ris(?:e|es|ing) grew grown grow(?:s|ing)? increas* f[ae]ll(?:en|s|ing)? drop(?:s|ped|ping)?(?!-) declin*
        decreas* reduc* shr[aiu]nk* climb* jump* leapt soar* surg(?:ed|es|ing) spik(?:ed|es|ing) plung* tumbl* slump*
        dip(?:s|ped) slip(?:s|ped) collaps* dwindl* escalated escalating rebound* improv* worsen* deteriorat* recover(?:s|ed|ing) gain(?:s|ed)
        cut (?:went|came|going|coming|gone)_(?:up|down) (?:up|down)_(?:by|from|to|on|since) (?:is|are|was|were)_(?:up|down)
        unchanged (?:no|not|never|without|did_not)_change stay(?:s|ed) remain(?:s|ed) steady steadied stable flat plateau* swung
        fluctuat* slow(?:ed|ing) accelerat* widen(?:s|ed|ing) narrow(?:s|ed|ing)
    """,
    "compare(with_='England')": r"""
        above below more less fewer higher(?!_education) lower larger smaller bigger greater longer shorter faster slower
        better worse than ahead_of behind exceed* outnumber* outperform* surpass* overt(?:ook|akes?|aken|aking) beats? lag*
        trail(?:s|ed) matches led_(?:England|every|all|the) level_with close_to similar equal* on_a_par in_line unlike
        (?:the|is|are|was|were)_same_as (?:is|are|was|were)_the_same as_\w+_as (?:is|are|was|were|very|too|a|an|its)_(?:high|low)
    """,
    "highest('KEY')": """
        highest largest biggest greatest longest commonest (?:the_)?most_(?:common|often)(?:ly)? the_most peak*
    """,
    "lowest('KEY')": """
        lowest smallest fewest shortest rarest (?:the_)?least_(?:common|often)(?:ly)? the_least
    """,
    "rank()": """
        came_(?:first|second|third|last) rank(?:s|ed) best worst top bottom record_(?:high|low|number|level)s? all-time fastest
        slowest poorest leading main chief principal dominat* among_(?:the|its) for_the_first_time
    """,
    "share(KEY='…', of={'KEY': 'All …'}, words=true)": f"""
        half halves (?:an?|{UNITS})[-_](?:{PART}) one_(?:in|of) most mostly mainly largely predominantly bulk usually rarely seldom
        (?:the|a)_(?:large_|small_|vast_)?(?:majority|minority) (?:large|small|tiny|big|huge)_(?:share|part|number|proportion)
        few (?<!how_)many several handful numerous plenty ^no ^all (?:almost|nearly)_all all_(?:but|of) none nobody no_one
        not_one hardly barely every everyone everybody only both always never (?:is|are|was|were)_(?:common|rare|widespread)
    """,
    "time_period()": rf"""
        (?:19|20)\d\d(?:[-/]\d\d)? (?:\d\d?_)?(?:{LONG_MONTHS})(?:_\d{{4}})? (?:\d\d?_)?(?:March|May)_(?:19|20)\d\d
        (?:in|by|since|from|until|to|of|during)_(?:March|May) (?:last|this|next)_(?:year|month|quarter)
    """,
    "number()": NUMBER,
}
"""What each macro says, as what would be typed in its place; the first that fits is the one to use.

Each word is a pattern, in which `*` stands for any ending and `_` for a space. KEY stands for the column that tells the
figure's rows apart.
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
    macro: re.compile(
        rf"(?<![\w’'-])(?:{'|'.join(words.split())})(?![\w-])".replace("*", r"\w*").replace("_", " "),
        0 if macro == "time_period()" else re.IGNORECASE,
    )
    for macro, words in CLAIMS.items()
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
