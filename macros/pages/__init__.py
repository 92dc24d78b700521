"""Markdown files become pages whose front matter, parts and links are right."""

from macros.pages.addresses import check_addresses, first_address
from macros.pages.check import anchor, anchor_lines, anchors_of, check_page, out_of_place, review_dates_passed
from macros.pages.days import check_days, check_days_together, is_over, is_to_come
from macros.pages.document import Document
from macros.pages.downloads import documents_without_a_page, types_typed
from macros.pages.event import Event
from macros.pages.front import check_templates
from macros.pages.kinds import KINDS, Briefing, Data, Figures, Index, Report, Review, Whole
from macros.pages.mistyped import check_mistyped, files_with_letters, letters_unseen
from macros.pages.moments import LONDON
from macros.pages.names import check_names
from macros.pages.newsletter import Newsletter
from macros.pages.pack import Pack
from macros.pages.page import Page
from macros.pages.pictures import files_of_pictures, files_that_no_page_names, placed, wrong_pictures
from macros.pages.read import read, url_of
from macros.pages.report import check_reports
from macros.pages.targets import Anchors
from macros.pages.telephones import digits_of, telephone_numbers_in
from macros.pages.twins import check_twins
from macros.pages.versions import Translation, version_of

__all__ = [
    "KINDS",
    "LONDON",
    "Anchors",
    "Briefing",
    "Data",
    "Document",
    "Event",
    "Figures",
    "Index",
    "Newsletter",
    "Pack",
    "Page",
    "Report",
    "Review",
    "Translation",
    "Whole",
    "anchor",
    "anchor_lines",
    "anchors_of",
    "check_addresses",
    "check_days",
    "check_days_together",
    "check_mistyped",
    "check_names",
    "check_page",
    "check_reports",
    "check_templates",
    "check_twins",
    "digits_of",
    "documents_without_a_page",
    "files_of_pictures",
    "files_that_no_page_names",
    "files_with_letters",
    "first_address",
    "is_over",
    "is_to_come",
    "letters_unseen",
    "out_of_place",
    "placed",
    "read",
    "review_dates_passed",
    "telephone_numbers_in",
    "types_typed",
    "url_of",
    "version_of",
    "wrong_pictures",
]
