"""Refuses lists of children, or of anyone: columns with names, dates of birth, NHS numbers, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from macros.messages import Problem
from macros.spreadsheets.grid import Sheet, letter
from macros.spreadsheets.values import symbol_like

HEADINGS = (
    (r"(?:fore|first|given|middle|sur|last|family|full|maiden|preferred)[ _-]?names?|names?|initials|(?:child|young person|pupil|client|parent|carer|mother|father|patient)(?:'s|s|’s)?[ _-]names?|name of (?:the )?(?:child|parent|carer|young person|worker)|(?:(?:key|social) ?)?worker(?:'s|’s)? name|(?:allocated|named) (?:social )?worker|case ?holder", "names of people"),
    (r"d\.?o\.?b\.?|(?:date|day|dates) of birth|birth[ _-]?(?:date|day)|born(?: on)?|(?:date|day) of death", "dates of birth or death"),
    (r"nhs[ _-]?(?:no|num|number|id)?\.?(?:[ _]number)?", "NHS numbers"),
    (r"(?:former )?upn|uln|unique pupil (?:number|no)\.?|pupil (?:id|number|no\.?)", "pupil numbers"),
    (r"(?:child|person|client|case|service user|liquid ?logic|lcs|mosaic|eclipse|system|family|patient|record|episode|referral|contact)[ _]?(?:ids?|identifiers?|no\.?|number|refs?|references?)", "numbers of people or cases"),
    (r"ni(?:no)?|national insurance.*", "National Insurance numbers"),
    (r"(?:home )?post ?codes?", "postcodes"),
    (r"(?:home |street |e-?mail )?address(?: line)?(?:[ _]?\d)?|e-?mail|(?:tele)?phone(?: (?:no|number))?|mobile(?: (?:no|number))?|street|house (?:no|number)", "addresses"),
)  # fmt: skip
"""How headings name what identifies a person. Headings of counts, such as “Number of children”, do not match."""
SUBJECT = re.compile(
    r"(?:the )?(?:child|young person|pupil|client|patient|mother|father|parent|carer|sibling|subject|service user)",
    re.IGNORECASE,
)
"""A heading that names one person: below it are names, unless there are numbers."""
REFERENCE = re.compile(r"(?:unique |our |file )?(?:ref(?:erence)?s?|ids?|identifiers?|cases?|codes?|no|num|number|#)(?: ?(?:no|number|code))?\.?", re.IGNORECASE)  # fmt: skip
"""A heading of what tells rows apart; below it are people, where other columns describe one person each."""
DESCRIBES = re.compile(
    r"(?:current )?age(?: (?:at|in|on|when)\b.*)?|gender|sex|ethnic(?:ity| group| origin)|religion|faith|nationality|"
    r"(?:first |home )?language|disabilit(?:y|ies)|disabled|school|legal status|diagnosis|siblings?",
    re.IGNORECASE,
)
"""Headings that say something about one person."""
ONE_CHILD = re.compile(
    r"(?:child|young person|baby|sibling|family|case|yp|client|pupil) ?(?:no\.? ?)?(?:[A-Z]{1,3}|\d{1,4})",
    re.IGNORECASE,
)
"""What one child is called in place of a name, such as Child A or YP3."""
CELLS = (
    (re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}", re.IGNORECASE), "postcodes"),
    (re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE), "email addresses"),
    (re.compile(r"[A-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]", re.IGNORECASE), "National Insurance numbers"),
    (re.compile(r"[A-Z]\d{11}[A-Z\d]", re.IGNORECASE), "pupil numbers"),
    (re.compile(r"(?:0|\+44 ?)[1-7]\d{2,3} ?\d{3} ?\d{3,4}"), "phone numbers"),
)
INSTEAD = "Count them first: a table has one row for each group and period, with numbers, never a row for a child"


def people(sheet: Sheet, heads: Sequence[str], rows: Sequence[int]) -> Iterator[Problem]:
    """Reports each column that identifies people, by its heading or its cells; no message repeats a cell."""
    head = max(rows[0] - 1, 0) if rows else 0
    described = any(DESCRIBES.fullmatch(" ".join(heading.split())) for heading in heads)
    for place, heading in enumerate(heads):
        cells = [text for row in rows if (text := " ".join(sheet.cells[row][place].split()))]
        what = _named(heading) or _subjects(heading, cells) or _one_each(heading, cells, described)
        if what:
            said = f"Column {letter(place)}, “{heading[:40]}”, has {what}: this is a list of people, which can never be published"
            fix = INSTEAD
            if heading.casefold() in ("name", "names"):
                fix = "If these are places or services, change the heading to say so, such as Town or School. Otherwise, count the people first"
            yield sheet.problem(head, said, f"{fix}. Nothing was written")
            continue
        found = [row for row in rows if _identifies(sheet.cells[row][place])]
        if found:
            kind = _identifies(sheet.cells[found[0]][place])
            said = f"Column {letter(place)}, “{heading[:40]}”, contains {kind}, which identify people and can never be published"
            yield sheet.problem(found[0], said, f"Remove the column. {INSTEAD}. Nothing was written")


def _named(heading: str) -> str:
    plain = re.sub(r"[*:?]+$", "", " ".join(heading.split())).strip()
    return next((what for form, what in HEADINGS if re.fullmatch(form, plain, re.IGNORECASE)), "")


def _one_each(heading: str, cells: Sequence[str], described: bool) -> str:
    """What a column is in which each row is another person: a reference beside their ages or schools, or Child A."""
    if len(set(cells)) < max(len(cells), 2):
        return ""
    if all(ONE_CHILD.fullmatch(cell) for cell in cells):
        return "a name for each child"
    return "a reference for each person" if described and REFERENCE.fullmatch(heading.strip()) else ""


def _subjects(heading: str, texts: Sequence[str]) -> str:
    words = [text for text in texts if text[:1].isalpha() and not symbol_like(text)]
    return "names of people" if SUBJECT.fullmatch(heading.strip()) and len(words) * 2 > len(texts) else ""


@lru_cache(maxsize=1 << 16)
def _identifies(text: str) -> str:
    """What kind of identifying detail a cell is; '' where it is not one."""
    text = " ".join(text.split())
    if len(text) < 5:
        return ""
    if _nhs(text):
        return "NHS numbers"
    return next((what for form, what in CELLS if form.fullmatch(text)), "")


def _nhs(text: str) -> bool:
    """Whether a text is an NHS number: ten digits, the last of which follows from the others."""
    digits = re.sub(r"[ -]", "", text)
    if not re.fullmatch(r"\d{10}", digits):
        return False
    rest = 11 - sum(int(one) * (10 - place) for place, one in enumerate(digits[:9])) % 11
    return rest != 10 and rest % 11 == int(digits[9])
