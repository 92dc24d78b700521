"""Markdown files become pages whose front matter, parts and links are right."""

from macros.pages.check import check_pages, review_dates_passed
from macros.pages.kinds import KINDS, Briefing, Data, Index, Newsletter, Page
from macros.pages.read import Document, read

__all__ = [
    "KINDS",
    "Briefing",
    "Data",
    "Document",
    "Index",
    "Newsletter",
    "Page",
    "check_pages",
    "read",
    "review_dates_passed",
]
