"""Lists what is due for review, in Markdown for a GitHub issue: one line for each page, table and duty."""

from __future__ import annotations

from macros.checks.security import FILE, ends_soon
from macros.content import Site, in_words
from macros.messages import Problem

HEADING = "Pages and tables whose review date has passed"
NONE = "Nothing is due for review."


def unread(site: Site) -> list[Problem]:
    """The faults of pages and tables that no one can look at."""
    found = [*site.read_pages[1], *(one for stem in site.stems for one in site.table_folder.load(stem)[1])]
    return [one for one in found if one.stops]


def overdue(site: Site) -> str:
    """The list in Markdown, the longest overdue first, with owner and file; one sentence where there is nothing."""
    due = [
        (document.meta.review_by, document.meta.owner, document.meta.title, document.path)
        for document in site.published
        if document.meta.review_by < site.today
    ]
    for stem in site.stems:
        table = site.find(stem)
        if table and table.metadata.review_by < site.today:
            due.append(
                (table.metadata.review_by, table.metadata.owner, table.metadata.title, f"data/tables/{stem}.yml")
            )
    if site.partnership.security and ends_soon(site):
        given = site.partnership.security
        due.append((given.expires, site.partnership.owner, "The contact in security.txt", FILE))
    if not due:
        return NONE
    lines = [f"- [ ] {title} (`{path}`): {owner}, due {in_words(day)}" for day, owner, title, path in sorted(due)]
    return "\n".join([f"{HEADING}: {len(due)}", "", *lines, "", "Review each one and set a new `review_by:`."])
