"""The pages on the arrangements begin as a list of duties: what must be published there, and that it is to be written."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.importing.metadata import as_yaml
from macros.starting.taken import Source, duties

FOLDER = "arrangements/"
UNWRITTEN = "To be written by the partnership."
GENERAL = "A general text to begin with, for the partnership to approve."


def arrangements(taken: Source) -> Iterator[tuple[str, str]]:
    """`data/duties.yml`, where each duty waits to be met, and the pages with a heading for each duty."""
    listed = []
    pages: dict[str, dict[str, list[str]]] = {}
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
        heading = re.sub(r" in 20\d\d-\d\d", "", heading)
        if page.startswith(FOLDER):
            pages.setdefault(page, {}).setdefault(heading, []).append(str(duty["duty"]))
        begun = not page.startswith(FOLDER) or page == f"{FOLDER}index.md"
        state = (
            {"state": "partly", "reason": GENERAL} if begun else {"state": "not-in-our-sources", "reason": UNWRITTEN}
        )
        words = {**duty, "page": page, "heading": heading, **state}
        listed.append({key: str(value) if key == "edition" else value for key, value in words.items()})
    head = "# What a safeguarding partnership must publish, and where. Set `state` to `partly` or `met` when the page says it.\n"
    yield "data/duties.yml", head + as_yaml(listed)
    for page, headings in pages.items():
        if page != f"{FOLDER}index.md":
            yield f"docs/{page}", _page(taken, page, headings)


def _page(taken: Source, page: str, headings: dict[str, list[str]]) -> str:
    title = taken.listed["titles"][page.removeprefix(FOLDER)]
    parts = [
        f"## {heading}\n\n{UNWRITTEN} What is asked: " + " ".join(f"{duty}." for duty in these)
        for heading, these in headings.items()
    ]
    head = as_yaml(
        {
            "title": title,
            "summary": "What the partnership has to publish here. The text is to be written.",
            "owner": "Partnership business unit",
            "date": "{today}",
            "review_by": "{next_year}",
            "audience": "board",
            "themes": ["governance"],
        }
    )
    head = re.sub(r"'(\{\w+\})'", r"\1", head)
    return f"---\n{head}---\n\n" + "\n\n".join(parts) + "\n"
