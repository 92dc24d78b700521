"""The link below a page to the file that it is made from, where the settings name a repository."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import quote, urlencode, urlsplit

from macros.outputs.making import Making
from macros.pages import Document
from macros.render import render

FOOT = re.compile(r'<footer class="foot".*?(?=<p class="on-paper"|</footer>)', re.DOTALL)
"""The foot of a page, up to the address that is printed there."""
FILES_OF_MACROS = {
    "accessibility": "data/accessibility.yml",
    "board": "data/comparisons.yml",
    "comparison": "data/comparisons.yml",
    "contacts": "data/contacts.yml",
    "duties": "data/duties.yml",
    "explore": "data/comparisons.yml",
    "glossary": "data/glossary.yml",
    "governance": "data/governance.yml",
    "group": "data/governance.yml",
    "hubs": "data/themes.yml",
    "indicators": "data/thresholds/indicators.csv",
    "levels": "data/thresholds/levels.yml",
    "priorities": "data/tables/partnership-priorities.csv",
    "scorecard": "data/comparisons.yml",
    "timeline": "data/tables/arrangements-timeline.csv",
}
"""The file that each macro lists, which a page names beside its own."""
FORM = "correct-page.yml"
"""The form of the repository in which somebody writes what is wrong on a page."""
ABOUT_NUMBERS = "correct-number.yml"


def linked(making: Making, text: str, url: str, document: Document | None) -> str:
    """The page with links to its files at the end of its foot; unchanged where there is no repository, or no foot."""
    repository, way = making.layout.repository
    foot = FOOT.search(text) if repository else None
    if foot is None:
        return text
    files = [
        (label, f"{repository}/{way}/{quote(path)}")
        for label, path in files_of(making, url, document)
        if (making.site.root / path).is_file()
    ]
    form = FORM if document is not None or not url.startswith("data/") else ABOUT_NUMBERS
    field = "page" if form == FORM else "table"
    asked = urlencode({"template": form, field: f"{making.home}{url}"})
    github = "github" in (urlsplit(repository).hostname or "")
    young = document is not None and document.meta.audience == "young"
    report = f"{repository}/issues/new?{asked}" if github and not young else ""
    return text[: foot.end()] + render("edit", files=files, report=report) + text[foot.end() :]


def files_of(making: Making, url: str, document: Document | None) -> Iterator[tuple[str, str]]:
    """What the link says, and the file that it leads to, the page's own first."""
    if document is not None:
        yield "Edit this page", document.path
        names = [FILES_OF_MACROS.get(call.name, "") for call in document.reading.calls]
        for path in dict.fromkeys(name for name in names if name):
            yield f"Edit {path}", path
    elif url.startswith("data/"):
        stem = url.removeprefix("data/").rstrip("/")
        yield "Edit the numbers", f"data/tables/{stem}.csv"
        yield "Edit what is said about them", f"data/tables/{stem}.yml"
    elif url.startswith("thresholds/"):
        slug = url.removeprefix("thresholds/").rstrip("/")
        levels = {level.slug for level in making.site.read_thresholds[0].levels}
        if slug in levels:
            yield "Edit this level", "data/thresholds/levels.yml"
        yield "Edit the indicators", "data/thresholds/indicators.csv"
    else:
        yield "Edit the themes", "data/themes.yml"
