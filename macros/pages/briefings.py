"""What a seven-minute briefing must have: how it begins and ends, how many parts it has, and how long it takes.

What comes between the first part and the last depends on the subject: a chronology, words to say, a line of a form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.messages import Problem
from macros.pages.document import READING, Document
from macros.pages.kinds import Briefing
from macros.pages.mistyped import words_in_bold

FIRST, LAST = "Background", "What to do next"
"""The parts that every briefing begins and ends with."""
WAITING = re.compile(r"Local evidence (?:to be added|is to be written)")
"""What a briefing says while it has no local evidence yet: until then it may be shorter. Sites that began earlier say the second."""
PARTS = (5, 7)
"""The fewest and most parts of a briefing: as many as fit on the two sides of its handout."""
MINUTES = 7
"""How long a briefing takes to read aloud, its questions included."""


def check_briefing(document: Document) -> Iterator[Problem]:
    """Every fault in the form of a briefing; nothing for another page."""
    if isinstance(document.meta, Briefing):
        yield from wrong_parts(document)
        yield from wrong_length(document)


def wrong_parts(document: Document) -> Iterator[Problem]:
    """A briefing begins with its background, ends with what to do next, has five to seven parts, and none is empty."""
    found = [(line, text) for line, _, text in document.headings(level=2)]
    names = [text for _, text in found]
    bold = words_in_bold(document) if {FIRST, LAST} - set(names) else []
    for part in (FIRST, LAST):
        if part not in names and not any(re.match(rf"{part}\s*(?::|$)", words) for words in bold):
            what = f"The part `{part}` is missing"
            yield Problem(document.path, document.first, what, f"Add a heading `## {part}` and its words")
    yield from out_of_order(document, found)
    seen: dict[str, int] = {}
    for line, text in found:
        if text in seen:
            what = f"`{text}` is the heading of two parts, here and on line {seen[text]}"
            yield Problem(document.path, line, what, "Join them, or give each a heading that says what is in it")
        seen.setdefault(text, line)
    fewest, most = PARTS
    if found and not bold and not fewest <= len(found) <= most:
        what = f"The briefing has {len(found)} {'part' if len(found) == 1 else 'parts'}, and should have {fewest} to {most}"
        fix = "Join two that belong together" if len(found) > most else "Give each of its messages a heading with `##`"
        yield Problem(document.path, found[-1][0], what, fix)
    lines = dict(document.prose())
    ends = [*(line for line, _ in found[1:]), *([max(lines, default=0) + 1] if found else [])]
    for (line, text), end in zip(found, ends, strict=True):
        if not any(words.strip() for number, words in lines.items() if line < number < end):
            yield Problem(document.path, line, f"The part `{text}` is empty", "Write its words")


def out_of_order(document: Document, found: Sequence[tuple[int, str]]) -> Iterator[Problem]:
    """The first part and the last one are in their places."""
    for part, place, where in ((FIRST, 0, "first"), (LAST, -1, "last")):
        line = next((line for line, text in found if text == part), None)
        if line is not None and found[place][1] != part:
            yield Problem(
                document.path, line, f"The part `{part}` is not the {where}", f"Move it, so that it comes {where}"
            )


def wrong_length(document: Document) -> Iterator[Problem]:
    """A briefing takes seven minutes to read aloud, with its questions; one that still waits for its local evidence may be shorter."""
    least, most = (MINUTES * READING - READING // 2, MINUTES * READING + READING // 2 - 1)
    words, waiting = document.words_aloud, WAITING.search(document.body) is not None
    if words > most or (words < least and not waiting):
        minutes = document.reading_minutes
        fix = f"Remove {words - most} words" if words > most else f"Add {least - words} words"
        yield Problem(
            document.path,
            document.first,
            f"With its questions the briefing has {words} words, which take about {minutes} "
            f"{'minute' if minutes == 1 else 'minutes'} to read aloud, and should take {MINUTES}",
            fix,
            stops=not waiting,
        )
