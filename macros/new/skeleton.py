"""The skeletons of pages: one Markdown file a kind, beside this module, that says what goes where.

A skeleton is a page as an editor would write it, with `TO WRITE: …` in the place of what only the editor knows. Its `date` is
`today`, its `review_by` a number of months.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from macros.records import UNWRITTEN, quoted

FOLDER = Path(__file__).parent / "skeletons"
KINDS = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))
"""The kinds of page that can be begun."""
KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)
NUMBERS = ("chapter", "issue")
"""The words of front matter that are numbers, and so have no quotes."""
HINTS = {
    "review_by": "the day by which the page is to be reviewed, such as 2027-05-31. Default: in {}",
    "audience": "who it is for: public, practitioner, young or board. Default: {}",
    "month": "the month that it is listed by, such as 2026-11. Default: {}",
    "issue": "the number of the issue, if your newsletters have numbers",
    "publish_on": "the day on which it is published, such as 2027-03-01",
    "until": "its last day, such as 2027-03-31",
}
"""What to say of words that have a default, and of those that no skeleton has and that can be given all the same."""
EXTRA = ("issue", "publish_on", "until")


@dataclass(frozen=True)
class Field:
    """One word of the front matter of a skeleton: what is written there, whether it is a list, and what to write."""

    key: str
    text: str
    many: bool

    @property
    def hint(self) -> str:
        found = re.search(rf"{UNWRITTEN}: ([^\n]*?)\"", self.text)
        return found[1] if found else HINTS[self.key].format(self.text.partition(":")[2].strip())


@dataclass(frozen=True)
class Skeleton:
    """The front matter of a kind of page, word by word, and its body."""

    fields: tuple[Field, ...]
    body: str


@lru_cache(maxsize=50)
def skeleton(kind: str) -> Skeleton:
    """The skeleton of a kind of page."""
    _, front, body = (FOLDER / f"{kind}.md").read_text(encoding="utf-8").split("---\n", 2)
    places = [found.start() for found in KEY.finditer(front)]
    texts = [front[start:end] for start, end in zip(places, [*places[1:], len(front)], strict=True)]
    fields = [Field(text.partition(":")[0], text, _is_list(text)) for text in texts]
    return Skeleton(tuple(fields), body)


def fields(kind: str) -> list[Field]:
    """What can be given to a page of a kind, in the order of its skeleton."""
    more = [Field(key, f"{key}:\n", False) for key in EXTRA if key != "issue" or kind == "newsletter"]
    return [one for one in skeleton(kind).fields if one.key != "date"] + more


def front_matter(kind: str, given: dict[str, list[str]], today: date, first: dict[str, str]) -> str:
    """The front matter of a new page: what is given, and what is still to be written. `first` comes below the title."""
    rows = []
    for field in fields_of(kind, given):
        values = given.get(field.key, [])
        if values:
            rows.append(_row(field, values))
        elif field.key == "date":
            rows.append(f"date: {today}\n")
        elif field.key == "review_by" and (months := re.search(r"\d+", field.text)):
            rows.append(f"review_by: {months_on(today, int(months[0]))}\n")
        elif field.key == "month":
            rows.append(f"month: {today:%Y-%m}\n")
        else:
            rows.append(field.text)
        if field.key == "title":
            rows += [f"{key}: {value}\n" for key, value in first.items()]
    return f"---\n{''.join(rows)}---\n"


def fields_of(kind: str, given: dict[str, list[str]]) -> list[Field]:
    """The words of a new page: those of its skeleton, and what is given beside them."""
    known = skeleton(kind).fields
    return [*known, *(Field(key, "", False) for key in given if all(key != one.key for one in known))]


def months_on(day: date, months: int) -> date:
    """The last day of the month that is so many months later: pages are reviewed by the end of a month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def _row(field: Field, values: list[str]) -> str:
    if not field.many:
        plain = field.key in NUMBERS and values[0].isascii() and values[0].isdigit()
        return f"{field.key}: {values[0] if plain else quoted(values[0])}\n"
    if "\n  -" in field.text:
        return f"{field.key}:\n" + "".join(f"  - {quoted(one)}\n" for one in values)
    return f"{field.key}: [{', '.join(one if re.fullmatch('[a-z][a-z-]*', one) else quoted(one) for one in values)}]\n"


def _is_list(text: str) -> bool:
    return bool(re.match(r"[a-z_]+:(?: \[|\n  -)", text))
