"""What readers learn about a change: where an old address leads, and a line in the list of changes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable

from macros.content import Site
from macros.pages.page import Note
from macros.records import Record, quoted, read
from macros.verbs.plan import Plan

MOVED = "data/moved.yml"
LOGS = ("data/index.md", "about/what-changed.md", "about/index.md", "index.md")
"""The pages that can carry a line about something that has no page any more, the best first."""
ABOUT_MOVED = "# What has no page of its own any more: a table that has another name now, and what was withdrawn."


def note_move(plan: Plan, old: Iterable[str], today: datetime.date, reason: str = "", to: str = "") -> None:
    """A line of `data/moved.yml` for each old address; those that led there before are written again."""
    draft = plan.draft
    addresses = list(dict.fromkeys(old))
    lines = draft.lines(MOVED)
    record = read(draft.root / MOVED, draft.root, "moves")
    if isinstance(record, Record) and isinstance(record.data.get("moves"), list):
        for index, one in enumerate(record.data["moves"]):
            if isinstance(one, dict) and one.get("old") in addresses:
                draft.drop(MOVED, draft.block(MOVED, record.line("moves", index)))
    if not (draft.root / MOVED).exists():
        lines[:] = [ABOUT_MOVED, ""]
    end = max((number for number, line in enumerate(lines, start=1) if line.strip()), default=0)
    for address in addresses:
        new = [f"- old: {address}", *([f"  to: {to}"] if to else [])]
        if not to:
            new += [f"  withdrawn: {today.isoformat()}", f"  reason: {quoted(reason)}"]
        draft.add(MOVED, end, new)
        plan.do(MOVED, end + 1, f"{address} {f'leads to {to}' if to else 'says that it was withdrawn, and why'}")


def note_change(plan: Plan, site: Site, what: str, today: datetime.date) -> None:
    """A line under `changes:` of the page that tells readers of changes like this one."""
    page = next(
        (one for src in LOGS for one in site.written if one.src == src and one.path not in plan.draft.gone), None
    )
    most = next(one.max_length for one in Note.model_fields["what"].metadata if hasattr(one, "max_length"))
    said = what if what.endswith((".", "?", "!")) else f"{what}."
    if len(said) > most:
        said = f"{said[: most - 1].rstrip()}…"
    if page is None:
        plan.leave("docs/index.md", 1, "There is no page to tell readers of this change", f"Add to a page: {said}")
        return
    lines = plan.draft.lines(page.path)
    entry = f"  - {{date: {today.isoformat()}, what: {quoted(said)}}}"
    number = next((n for n, line in enumerate(lines[: page.first], start=1) if re.match(r"changes:\s*$", line)), 0)
    if number:
        indent = re.match(r"\s*(?=- )", lines[number])
        plan.draft.add(page.path, number, [f"{indent[0] if indent else '  '}{entry.strip()}"])
    elif any(line.startswith("changes:") for line in lines[: page.first]):
        plan.leave(page.path, 1, "`changes:` is written on one line here", f"Add to it: {entry.strip(' -')}")
        return
    else:
        number = next(n for n, line in enumerate(lines[1:], start=1) if re.fullmatch(r"(?:---|\.\.\.)[ \t]*", line))
        plan.draft.add(page.path, number, ["changes:", entry])
    plan.do(page.path, number + 1, f"a line in the list of changes: {said}")
