"""Footnotes whose two halves do not meet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.messages import Problem, nearest
from macros.pages.mistyped.blocks import FOOTNOTE
from macros.pages.mistyped.source import Source

REFERENCE = re.compile(r"\[\^([^\[\]\n]*)\]")


def notes_without_their_half(source: Source) -> Iterator[Problem]:
    """Each footnote is called once at least, and each that is called is there, once, with words."""
    there: dict[str, int] = {}
    called: dict[str, int] = {}
    for block in source.blocks:
        for place, line in enumerate(block.lines):
            note = FOOTNOTE.match(line.text) if block.kind == "footnote" and not block.quoted else None
            if not note:
                continue
            if note[1] in there:
                yield source.problem(
                    line,
                    f"The footnote `[^{note[1]}]` appears here a second time, and replaces the first",
                    "Give it its own name",
                )
            elif not note[2].strip() and not any(more.text.strip() for more in block.lines[place + 1 : place + 2]):
                yield source.problem(line, f"The footnote `[^{note[1]}]` has no words", "Write them behind the colon")
            there.setdefault(note[1], line.number)
    for run in source.runs:
        for match in REFERENCE.finditer(run.plain):
            is_note = run.kind == "footnote" and not run.text[: match.start()].rpartition("\n")[2].strip()
            if not (is_note and run.plain[match.end() : match.end() + 1] == ":"):
                called.setdefault(match[1], run.line(match.start()))
    for name, number in called.items():
        if name not in there:
            close = nearest(name, there) if there else ""
            fix = f"Write it on its own line at the end of the page: `[^{name}]: its words`"
            yield source.problem(
                number, f"The footnote `[^{name}]` is not there", close if close.startswith("Did") else fix
            )
    for name, number in there.items():
        if name not in called:
            yield source.problem(
                number,
                f"The page has no reference to the footnote `[^{name}]`",
                f"Write `[^{name}]` behind the word that it belongs to, or remove the note",
            )
