"""A table gets another name: what names it follows, and its old address leads to the new one."""

from __future__ import annotations

import re

from macros.content import Site
from macros.content.moved import TABLES, moves
from macros.messages import Fault, visible
from macros.system.days import today
from macros.verbs.draft import Draft
from macros.verbs.mentions import Mention, mentions
from macros.verbs.moving import NAME, free, path_in, replaced
from macros.verbs.notes import MOVED, note_move
from macros.verbs.plan import Plan
from macros.verbs.subjects import Subject


def move_table(site: Site, what: Subject, typed: str) -> Plan:
    """What giving a table another name changes. Fault where it cannot have it."""
    old = what.name
    new = re.sub(r"^(?:data/)?(?:tables/)?|\.(?:csv|yml)$|/$", "", typed.strip().replace("\\", "/"))
    if not NAME.fullmatch(new):
        raise Fault(f"`{visible(typed)}` cannot be the name of a table", "Use lower-case letters, digits and hyphens")
    free(site, [f"data/tables/{new}.csv", f"data/tables/{new}.yml"], old == new)
    plan = Plan(Draft(site.root))
    for ending in ("csv", "yml"):
        before, after = f"data/tables/{old}.{ending}", f"data/tables/{new}.{ending}"
        if (site.root / before).is_file():
            plan.draft.gone.add(before)
            plan.draft.moved[after] = before
            plan.do(before, 1, f"the file becomes {after}")
    for one in mentions(site, what):
        if one.path != MOVED:
            _renamed_table(plan, one, old, new)
    address = f"{TABLES}{new}/"
    earlier = [one.old for one in moves(site) if one.to == f"{TABLES}{old}/" and not one.withdrawn]
    note_move(plan, [*earlier, f"{TABLES}{old}/"], today(), to=address)
    return plan


def _renamed_table(plan: Plan, one: Mention, old: str, new: str) -> None:
    """One use of the table has its new name: between quotation marks in a page, as a whole word in a data file."""
    path = path_in(plan, one.path)
    if one.span == (0, 0):
        done = replaced(plan, path, one.line, old, new)
    else:
        lines = plan.draft.lines(path)
        last = one.line + one.text.count("\n")
        quoted = re.compile(rf"""(["']){re.escape(old)}\1""")
        for number in range(one.line, last + 1):
            lines[number - 1] = quoted.sub(lambda found: f"{found[1]}{new}{found[1]}", lines[number - 1])
        done = not quoted.search(" ".join(lines[one.line - 1 : last]))
    if done:
        plan.do(one.path, one.line, f"{old} becomes {new}")
    else:
        plan.leave(one.path, one.line, f"{one.said} names {old}", f"Write {new}")
