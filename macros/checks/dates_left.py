"""The date of a page is that of its last change: a page whose words have changed and whose date has not gets advice.

What was there before is asked of Git, where there is any: on GitHub the state that a pull request is to change, on an
officer's machine the last commit. The pages do not depend on it: a shallow copy, a zip and the nightly build have no history.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.content import Site
from macros.messages import Problem
from macros.pages import Document
from macros.pages.matter import split
from macros.records import Record, parse

WORDS = ("title", "summary", "questions")
"""What readers see of front matter, beside the text."""
WITH_A_DATE = ("date", "changes", "reviewed", "approved")
"""The fields that say that somebody has looked after the page."""


def dates_left(site: Site, environment: Mapping[str, str] | None = None) -> Iterator[Problem]:
    """Advice for each page whose words differ from what they were, while its date is the same and not today's."""
    base = _base(site.root, os.environ if environment is None else environment)
    changed = (
        set((_git(site.root, "diff", "--name-only", "--relative", base, "--", "docs") or "").splitlines())
        if base
        else set()
    )
    for document in site.written:
        if document.path not in changed or document.meta.date == site.today or not document.whole:
            continue
        before = _git(site.root, "show", f"{base}:./{document.path}")
        if before is not None and _says_something_else(document, before):
            what = f"The text of this page has changed, and `date` is still {document.meta.date}"
            fix = f"Set it to {site.today}; if readers should know of the change, add a line to `changes:` too"
            yield Problem(document.path, document.record.line("date"), what, fix, stops=False)


def _says_something_else(document: Document, before: str) -> bool:
    """Whether readers see other words than before, under the same dates."""
    matter = split(before.replace("\r\n", "\n").removeprefix("\ufeff"))
    front = parse(matter.front, document.path)
    old = front.data if isinstance(front, Record) else {}
    new = document.record.data
    same_text = matter.body.split() == document.body.split()
    same_words = all(old.get(word) == new.get(word) for word in WORDS)
    return not (same_text and same_words) and all(str(old.get(word)) == str(new.get(word)) for word in WITH_A_DATE)


def _base(root: Path, environment: Mapping[str, str]) -> str:
    """The commit that the content is compared with; '' where there is no Git, or nothing to compare with."""
    asked = (
        "HEAD^1" if environment.get("GITHUB_EVENT_NAME") == "pull_request" else "HEAD"
    )  # the merge's own first parent
    return (_git(root, "rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}") or "").strip()


def _git(root: Path, *words: str) -> str | None:
    """What Git says; None where it says nothing that can be used."""
    command = ["git", "-c", "core.quotePath=false", *words]
    try:
        done = subprocess.run(command, cwd=root, capture_output=True, check=False, timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else None
