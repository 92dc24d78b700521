"""What an import changes for readers, as an officer reads it: on the screen, or in Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from macros.checks.old_years import OldYear
from macros.messages import Problem, counted
from macros.outputs.changed_words import Changed, ChangedWords
from macros.outputs.in_markdown import escaped

LONGEST = 60_000
"""The most letters that the body of a pull request may have on GitHub, less some room for what GitHub adds."""
FEW = 200
"""At most this many changed words are shown on the screen; the Markdown has as many as fit."""
NOTHING = "(nothing)"


def as_lines(changed: ChangedWords, old: Sequence[OldYear]) -> Iterator[str]:
    """The report for the screen."""
    yield f"What would change for readers: {_counted(changed.words)}."
    for (address, title), group in groupby(changed.words[:FEW], key=lambda one: (one.address, one.title)):
        yield f"  {title} ({address or 'home page'})"
        for one in group:
            yield f"    {one.part}"
            yield f"      before: {one.before or NOTHING}"
            yield f"      after:  {one.after or NOTHING}"
    if len(changed.words) > FEW:
        yield f"  and {len(changed.words) - FEW:,} more: `--report FILE` writes all of them into a file."
    if changed.faults:
        yield f"What has to be fixed before the site can be built: {len(changed.faults)}."
        yield from (f"  {fault}" for fault in changed.faults)
    if old:
        yield f"What still refers to the year before, to check: {len(old)}."
        yield from (f"  {one.path}:{one.line}: {one.period}: “{one.words}”" for one in old)


def as_markdown(lines: Sequence[str], changed: ChangedWords, old: Sequence[OldYear]) -> str:
    """The report for a pull request: what was imported, what has to be done, and then every changed word."""
    parts = ["## What was imported", "", "```text", *(line.replace("```", "'''") for line in lines), "```", ""]
    if changed.faults:
        parts += ["## What has to be fixed before the site can be built", "", *map(_fault, changed.faults), ""]
    if old:
        parts += ["## What still refers to the year before", "", "If it is intended, leave it.", ""]
        parts += [f"- [ ] `{one.path}:{one.line}`, {one.period}: {escaped(one.words)}" for one in old] + [""]
    parts += ["## What changes for readers", "", f"{_counted(changed.words)}.".capitalize(), ""]
    left = LONGEST - sum(len(part) + 1 for part in parts)
    for number, (text, _) in enumerate(written := list(_written(changed.words))):
        left -= len(text) + 1
        if left < 0:
            more = sum(count for _, count in written[number:])
            parts.append(f"And {more:,} more, for which there is no room here: build the site to see them.")
            break
        parts.append(text)
    return "\n".join(parts)[: LONGEST + 200].rstrip() + "\n"


def _written(words: Sequence[Changed]) -> Iterator[tuple[str, int]]:
    """Each changed word in Markdown, below the name of its page, and how many it is."""
    for (address, title), group in groupby(words, key=lambda one: (one.address, one.title)):
        yield f"### {escaped(title)} (`{address or 'home page'}`)\n", 0
        for one in group:
            yield (
                f"- {one.part}\n  - before: {escaped(one.before or NOTHING)}\n  - after: {escaped(one.after or NOTHING)}",
                1,
            )
        yield "", 0


def _fault(fault: Problem) -> str:
    return f"- [ ] `{fault.path}:{fault.line}`: {escaped(fault.what)}"


def _counted(words: Sequence[Changed]) -> str:
    if not words:
        return "nothing"
    pages = len({one.address for one in words})
    return f"{counted(len(words), 'piece')} of text on {counted(pages, 'page')}"
