"""Markdown files become pages whose front matter, parts and links are right."""

from macros.pages.check import anchor, anchors_of, check_pages, review_dates_passed
from macros.pages.kinds import KINDS, Briefing, Data, Event, Index, Newsletter, Report, Review, Whole
from macros.pages.page import Page
from macros.pages.pictures import files_of_pictures, files_that_no_page_names, placed, wrong_pictures
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
    "check_pages",
    "files_of_pictures",
    "files_that_no_page_names",
    "placed",
    "read",
    "review_dates_passed",
    "wrong_pictures",
]
