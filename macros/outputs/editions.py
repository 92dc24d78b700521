"""One Markdown file, every edition: handouts, e-mails, feeds, calendar and what other sites show of a page.

Each edition has a module of its own, which makes; here it is written where readers find it, and told what was made.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

from macros.figures import File
from macros.messages import Problem
from macros.outputs import calendar, feeds, handouts, newsletters, photographs, preview, sharing
from macros.outputs.finish import size_in_words
from macros.outputs.from_data import put_below
from macros.outputs.words import Words
from macros.pages import Document
from macros.render import render

LOG = logging.getLogger("macros")
"""Told to whoever builds, beside what MkDocs tells."""
HANDOUT = (
    ("handout", "-handout.pdf", "Handout to print, two sides, PDF"),
    ("record", "-record-sheet.pdf", "Sheet to record how you used it, PDF"),
    ("text", ".txt", "Text only"),
)
"""The files of a briefing: what each is, how its name ends, and what its link says."""


def make(words: Words, folder: Path, site_url: str, pictures: Path) -> list[Problem]:
    """Every edition of the built site. Returns the faults that only making it shows, each at its page."""
    faults = [*_handouts(words, folder, site_url, pictures), *_newsletters(words, folder, site_url, pictures)]
    calendar.publish(words.site, folder, site_url)
    told = feeds.publish(words.site, folder, site_url)
    sharing.publish(words.site, folder, site_url, told, pictures)
    return faults


def _handouts(words: Words, folder: Path, site_url: str, pictures: Path) -> list[Problem]:
    made = handouts.make(words.site, site_url, pictures)
    for url, contents in made.files.items():
        slug = url.rstrip("/").rpartition("/")[2]
        files = []
        for name, ending, label in HANDOUT:
            if name in contents:
                path = folder / url / f"{slug}{ending}"
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(contents[name])
                files.append(File(label, f"{slug}{ending}", size_in_words(len(contents[name]))))
        put_below(folder / url / "index.html", "take-away", render("handouts", files=files))
    tell("Handouts", made.new, len(made.files))
    return made.problems


def _newsletters(words: Words, folder: Path, site_url: str, pictures: Path) -> list[Problem]:
    issues, problems = newsletters.make(words.site, site_url, pictures)
    for issue in issues:
        for name, content in issue.images.items():
            path = folder / issue.document.url / f"{name}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        for name, content in issue.photographs.items():
            photographs.put(folder, name, content)
    told_of = {one.src for one in words.site.documents}
    _archive([issue.document for issue in issues if issue.document.src in told_of], folder)
    preview.write(words.site, issues, site_url)
    tell("Newsletters", [issue.document.url for issue in issues if issue.new], len(issues))
    return problems


def _archive(issues: list[Document], folder: Path) -> None:
    """The issues by the year that each is about, the newest first; and on each page the issues before and after it."""
    years: dict[str, list[Document]] = {}
    for place, issue in enumerate(issues):
        years.setdefault(newsletters.year_of(issue), []).append(issue)
        before = issues[place + 1] if place + 1 < len(issues) else None
        after = issues[place - 1] if place else None
        put_below(folder / issue.url / "index.html", "other-issues", render("other_issues", before=before, after=after))
    put_below(folder / "newsletters" / "index.html", "by-year", render("archive", years=years))


def tell(what: str, new: Iterable[str], number: int) -> None:
    """What was made anew, by its address, and how many were kept as they were."""
    made = list(new)
    if number:
        LOG.info("%s: %d made%s, %d kept", what, len(made), f" ({', '.join(made)})" if made else "", number - len(made))
