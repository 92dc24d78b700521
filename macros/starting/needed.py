"""What only people can supply, in the order in which it matters to a child, each with its file and line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

IN_ORDER = (
    (
        "data/contacts.yml",
        "- id: front-door",
        "The front door's number and hours, compared with the public pages of two organisations",
    ),
    ("data/contacts.yml", "- id: out-of-hours", "Who to call out of hours"),
    ("data/contacts.yml", "- id: lado", "The designated officer for allegations (LADO)"),
    ("data/contacts.yml", "- id: early-help", "Early help: the number or the address"),
    ("data/contacts.yml", "- id: police-online", "The police force's own website"),
    ("data/contacts.yml", "- id: complaints", "Who families complain to about children's services"),
    ("data/partnership.yml", "name:", "The partnership's own name and short name, as it writes them"),
    (
        "data/partnership.yml",
        "# towns:",
        "The towns and villages, beside which a small number or an age leads to a child",
    ),
    ("data/partnership.yml", "partners:", "The safeguarding partners, by name, and any fourth partner"),
    ("docs/arrangements/partners.md", "To be written", "The arrangements, duty by duty; data/duties.yml lists them"),
    ("docs/thresholds/index.md", "illustrative", "Approval of the threshold guidance, or the partnership's own"),
    (
        "docs/arrangements/scrutiny.md",
        "To be written",
        "How the arrangements are scrutinised independently, and by which role",
    ),
    (
        "docs/briefings/neglect-graded-care-profile.md",
        "Local evidence ",
        "Approval of each briefing, with local evidence",
    ),
    ("docs/about/contact.md", "To be written", "Who answers questions about the website"),
    (
        "docs/about/accessibility.md",
        "To be written",
        "The contact for accessibility, and the results of tests with people",
    ),
    ("data/partnership.yml", "look:", "The accent colour and the mark"),
    ("data/partnership.yml", "status:", "That the site is live: type go-live, once all above is done"),
)
"""Each as its file, the first words of its line, and what it is."""


@dataclass(frozen=True)
class Need:
    """Something that only people can supply, and where it goes."""

    path: str
    line: int
    what: str


def needed(root: Path) -> list[Need]:
    """What is still to be supplied in this folder."""
    return list(_needed(root))


def _needed(root: Path) -> Iterator[Need]:
    for path, words, what in IN_ORDER:
        file = root / path
        lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
        if line := next((number for number, line in enumerate(lines, start=1) if words in line), 0):
            yield Need(path, line, what)
