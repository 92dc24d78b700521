"""An entry of a data file, of the menu or of front matter is removed with what it names, where that says nothing false."""

from __future__ import annotations

import re

from macros.records import Place
from macros.verbs.mentions import FRONT, MENU, Mention
from macros.verbs.plan import Plan
from macros.verbs.subjects import PAGE, Subject

KEPT = {
    "data/duties.yml": ("A duty is published on this page", "Name the page and the heading that now do what it asks"),
    "data/partnership.yml": ("This names it", "Write another"),
    "data/accessibility.yml": ("This names it", "Write another"),
}
"""Files whose entries an editor has to change: to remove one would say something else."""
KEY_ALONE = ("as_often_as", "briefing")
"""Words that are removed by themselves: the rest of the entry is right without."""
MEANT_ELSEWHERE = ("population", "lookup", "total")
"""Words of tables that take numbers from another: without it, what they say of themselves would be wrong."""


def removed_entry(plan: Plan, what: Subject, one: Mention) -> None:
    """Remove the entry around a mention, or leave it to an editor with the reason."""
    place, draft = one.place, plan.draft
    lines = draft.lines(one.path)
    if one.path in KEPT:
        plan.leave(one.path, one.line, *KEPT[one.path])
        return
    if one.path == "data/publications.yml" and place == ("publications", what.name):
        numbers = draft.block(one.path, one.line)
        draft.drop(one.path, numbers)
        plan.do(one.path, one.line, "the import no longer knows this publication")
        return
    if any(word in place for word in MEANT_ELSEWHERE) and "as" not in place:
        said = next(word for word in MEANT_ELSEWHERE if word in place)
        plan.leave(
            one.path, one.line, f"`{said}` takes its numbers from {what.name}", "Name another table, or remove it"
        )
        return
    key = next((word for word in KEY_ALONE if word in place), None)
    if what.kind == PAGE and one.path == "data/comparisons.yml":
        key = "page"
    if key and _removed_key(plan, one, place[: place.index(key) + 1]):
        plan.do(one.path, one.line, f"the line `{key}` is removed")
        return
    text = next((part for part in (what.name, f"docs/{what.name}") if part in lines[one.line - 1]), "")
    if text and isinstance(place[-1], int) and not lines[one.line - 1].lstrip().startswith("- "):
        whole = re.search(rf"""["']?({re.escape(text)}(?:#[\w-]*)?)["']?""", lines[one.line - 1])
        if whole and draft.without(one.path, one.line, whole[1]):
            plan.do(one.path, one.line, f"`{whole[1]}` is removed from the list")
            return
    number = _line_of_item(plan, one) if any(isinstance(step, int) for step in place) else 0
    if number:
        draft.drop(one.path, draft.block(one.path, number))
        entry = "the entry of the menu" if one.sort == MENU else "the entry"
        plan.do(one.path, number, f"{entry} is removed: {' '.join(lines[number - 1].split())[:120]}")
        return
    fix = "Write it without" if one.sort == FRONT else "Remove it, or name another"
    plan.leave(one.path, one.line, f"{one.said} names {what.name}", fix)


def _line_of_item(plan: Plan, one: Mention) -> int:
    """The line on which an item of a list begins, if it begins with a dash there; else 0."""
    lines = plan.draft.lines(one.path)
    number = one.line
    while number > 0:
        line = lines[number - 1]
        if re.match(r"\s*- ", line):
            block = plan.draft.block(one.path, number)
            if one.line in block:
                return number
        number -= 1
        if one.line - number > 80:
            break
    return 0


def _removed_key(plan: Plan, one: Mention, place: Place) -> bool:
    """Remove a word with its value where nothing else is on those lines."""
    lines = plan.draft.lines(one.path)
    word = str(place[-1])
    number = one.line
    while number > 0 and not re.match(rf"\s*{re.escape(word)}:", lines[number - 1]):
        number -= 1
        if one.line - number > 20:
            return False
    if not number:
        return False
    plan.draft.drop(one.path, plan.draft.block(one.path, number))
    return True
