"""Markdown files become pages whose front matter, parts and links are right."""

from macros.pages.check import anchor, anchors_of, check_pages, review_dates_passed
from macros.pages.days import check_days, is_over, is_to_come
from macros.pages.kinds import KINDS, Briefing, Data, Event, Index, Newsletter, Report, Review, Whole
from macros.pages.page import Page
from macros.pages.read import Document, read

__all__ = [
    "KINDS",
    "Briefing",
    "Data",
    "Document",
    "Event",
    "Index",
    "Newsletter",
    "Page",
    "Report",
    "Review",
    "Whole",
    "anchor",
    "anchors_of",
    "check_days",
    "check_pages",
    "is_over",
    "is_to_come",
    "read",
    "review_dates_passed",
]
