"""The pages on the arrangements begin as a list of duties: what must be published there, what it should say, and that it is still to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from macros.importing.metadata import as_yaml
from macros.starting.taken import Source, duties

FOLDER = "arrangements/"
UNWRITTEN = "To be written by the partnership."
GENERAL = "A general text to begin with, for the partnership to approve."
OPENING = (
    "Law and statutory guidance ask every safeguarding partnership to publish what belongs here. A part that the partnership in "
    "{area} has not written yet says so. Until it has, ask the partnership's business unit for the arrangements: "
    "[contact the partnership](../about/contact.md). [What we must publish](what-we-must-publish.md) lists every duty and what "
    "it is based on.\n\n"
)
ASKED: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_name("asked.yml").read_text(encoding="utf-8"))
"""What each duty on these pages begins with: its heading, a macro that shows what the data say, and the points that its text should answer."""


def arrangements(taken: Source) -> Iterator[tuple[str, str]]:
    """`data/duties.yml`, where each duty waits to be met, and the pages with a heading for each duty."""
    listed = []
    pages: dict[str, dict[str, str]] = {}
    taken_pages = {*taken.listed["pages"]}
    for duty in duties(taken):
        page = str(duty["page"])
        heading = taken.named.sub("{area}", str(duty["heading"]))
        if (
            page.partition("/")[0] + "/" != FOLDER
            and page not in taken_pages
            and page.partition("/")[0] not in taken_pages
        ):
            page = "about/accessibility.md" if page.startswith("about/") else f"{FOLDER}{page.partition('/')[0]}.md"
        begun = not page.startswith(FOLDER) or page == f"{FOLDER}index.md"
        if not begun:
            heading = str(ASKED[duty["id"]]["heading"])
            pages.setdefault(page, {})[heading] = _part(ASKED[duty["id"]], str(duty["duty"]))
        state = (
            {"state": "partly", "reason": GENERAL} if begun else {"state": "not-in-our-sources", "reason": UNWRITTEN}
        )
        words = {**duty, "page": page, "heading": heading, **state}
        listed.append({key: str(value) if key == "edition" else value for key, value in words.items()})
    head = "# What a safeguarding partnership must publish, and where. Set `state` to `partly` or `met` when the page says it.\n"
    yield "data/duties.yml", head + as_yaml(listed)
    for page, parts in pages.items():
        yield f"docs/{page}", _page(taken, page, parts)


def _part(asked: Mapping[str, Any], duty: str) -> str:
    listed = "\n".join(f"- {point}" for point in asked["points"])
    shown = f"{asked['shows']}\n\n" if "shows" in asked else ""
    return f"## {asked['heading']}\n\n{shown}{UNWRITTEN} What has to be published: {duty}.\n\nThe text should say:\n\n{listed}\n"


def _page(taken: Source, page: str, parts: Mapping[str, str]) -> str:
    head = as_yaml(
        {
            "title": taken.listed["titles"][page.removeprefix(FOLDER)],
            "summary": "What the partnership has to publish here. The text is still to be written.",
            "owner": "Partnership business unit",
            "date": "{today}",
            "review_by": "{next_year}",
            "audience": "board",
            "themes": ["governance"],
        }
    )
    head = re.sub(r"'(\{\w+\})'", r"\1", head)
    return f"---\n{head}---\n\n{OPENING}" + "\n".join(parts.values())
