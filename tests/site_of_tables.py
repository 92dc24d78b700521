"""A built site with a page for each of its tables, for the tests of these pages."""

from __future__ import annotations

import re
from pathlib import Path

import lxml.html
from example_sites import change, copy, run_build

PAGE = """\
---
title: {title}
summary: {title} of the example site.
owner: Data officer
date: 2026-11-20
review_by: 2099-06-30
audience: public
---

Some words.

## Below here {{: #{part} }}
"""
EVIL = "<script>alert(1)</script>"
TITLE = "Calls < a & b"
PARTS = [
    "Download",
    "What this table counts",
    "Before you use this table",
    "All rows",
    "The columns of the CSV",
    "Where the figures come from",
    "How we protect children’s privacy",
    "Checks passed",
    "Corrections and queries",
    "Where this table is used",
    "Changes",
]
"""The headings of the page of a table."""


def site_of_tables(folder: Path) -> Path:
    """The example site with pages for its data, a correction, a table of revisions, and a table that means harm."""
    folder = copy(folder)
    data = folder / "docs" / "data"
    data.mkdir(exist_ok=True)
    (data / ".meta.yml").write_text("kind: data\ntemplate: data.html\n", encoding="utf-8")
    for name, title, part in (("index", "Tables", "tables"), ("corrections", "Log", "log"), ("table", "Shell", "x")):
        (data / f"{name}.md").write_text(PAGE.format(title=title, part=part), encoding="utf-8")
    metadata = folder / "data/tables/contacts-by-source.yml"
    change(
        metadata,
        "figures:",
        "notes: [Schools are all schools.]\n"
        "remarks:\n  - {kind: doubtful, reason: A dash was read as zero., published: 2026-11-21}\n"
        "  - {kind: corrected, where: {contact_source: Police}, column: contacts_percent, printed: 39, shown: 40.0, "
        "reason: 400 of 1000 is 40%., published: 2026-11-21}\n"
        "  - {kind: chosen, where: {contact_source: Schools}, column: contacts_count, printed: [350, 360], shown: 350, "
        "reason: The summary prints 360., published: 2026-11-21}\nfigures:",
    )
    tables = folder / "data" / "tables"
    rows = [f"2024-25,Exampleshire,{EVIL} {number},{number + 10},example-2025,Section 3" for number in range(25)]
    rows[3] = rows[3].replace(",13,", ",c,")
    (tables / "evil.csv").write_text(
        "time_period,area,source,calls_count,document,place\n" + "\n".join(rows) + "\n", encoding="utf-8"
    )
    text = metadata.read_text(encoding="utf-8")
    (tables / "evil.yml").write_text(
        text[: text.index("schema:")]
        .replace("Contacts by who made them", TITLE)
        .replace("A contact is", "A contact < 5 & more is")
        + "schema:\n  primaryKey: [time_period, area, source]\n  fields:\n    - {name: time_period, title: Period}\n"
        "    - {name: area, title: Area}\n    - {name: source, title: Source}\n"
        "    - {name: calls_count, title: Calls, type: integer}\n    - {name: document, title: Document}\n"
        "    - {name: place, title: Place}\ndisclosure: {rule: not-children, reason: Calls of nobody.}\n",
        encoding="utf-8",
    )
    (tables / "revised.csv").write_text(
        "revised_on,table,time_period,area,breakdown,measure,before_text,after_text,document,place\n"
        "2026-11-18,contacts-by-source,2024-25,Exampleshire,Police,Contacts,390,400,example-2025,Section 3\n",
        encoding="utf-8",
    )
    (tables / "revised.yml").write_text(
        text[: text.index("schema:")].replace("Contacts by who made them", "Revised values")
        + "schema:\n  primaryKey: [revised_on, table, time_period, area, breakdown, measure]\n  fields:\n"
        + "".join(
            f"    - {{name: {name}, title: {name.replace('_', ' ').capitalize()}}}\n"
            for name in (tables / "revised.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        )
        + "disclosure: {rule: not-children, reason: Values as published.}\n",
        encoding="utf-8",
    )
    done = run_build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def document(built: Path, address: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((built / "site" / address / "index.html").read_text(encoding="utf-8"))


def words(element: lxml.html.HtmlElement) -> str:
    """The words of an element, parted where a reader sees them apart."""
    html = lxml.html.tostring(element, encoding="unicode", with_tail=False)
    spaced = re.sub(r"(?=</?(?:li|p|div|dl|dt|dd|td|th|h3|ul|caption|small|span)\b)", " ", html)
    return " ".join(lxml.html.fromstring(spaced).text_content().split())


def part(page: lxml.html.HtmlElement, identity: str) -> str:
    """The words from one heading to the next."""
    heading = page.get_element_by_id(identity)
    said = []
    for one in heading.itersiblings():
        if one.tag == "h2":
            break
        said.append(words(one))
    return " ".join(said)
