"""What `data/` says about the partnership itself: who it is, where to turn, which documents its figures come from."""

from macros.facts.contact import Contact, Contacts
from macros.facts.contacts import numbers_that_cannot_be, wrong_contacts
from macros.facts.expectations import Expectations
from macros.facts.files import FILES, facts
from macros.facts.known import Known
from macros.facts.labels import Labels, Required, RequiredDuties
from macros.facts.languages import Language, languages_without_a_name
from macros.facts.laws import Law, Laws, duties_without_law
from macros.facts.models import (
    Accessibility,
    Duties,
    Duty,
    Glossary,
    Measure,
    Measures,
    Search,
    Searches,
    SourceDocument,
    SourceDocuments,
    Statements,
    Term,
    Theme,
    Themes,
)
from macros.facts.notices import Notice, wrong_days
from macros.facts.partnership import Demonstration, Guidance, Partner, Partnership
from macros.facts.places import Place, Places
from macros.facts.rules import addresses_that_are_not_safe, days_and_editions, entries_twice
from macros.facts.tiles import Layout, Layouts, Tile, tiles_astray
from macros.facts.words import Rule, WordList

__all__ = [
    "FILES",
    "Accessibility",
    "Contact",
    "Contacts",
    "Demonstration",
    "Duties",
    "Duty",
    "Expectations",
    "Glossary",
    "Guidance",
    "Known",
    "Labels",
    "Language",
    "Law",
    "Laws",
    "Layout",
    "Layouts",
    "Measure",
    "Measures",
    "Notice",
    "Partner",
    "Partnership",
    "Place",
    "Places",
    "Required",
    "RequiredDuties",
    "Rule",
    "Search",
    "Searches",
    "SourceDocument",
    "SourceDocuments",
    "Statements",
    "Term",
    "Theme",
    "Themes",
    "Tile",
    "WordList",
    "addresses_that_are_not_safe",
    "days_and_editions",
    "duties_without_law",
    "entries_twice",
    "facts",
    "languages_without_a_name",
    "numbers_that_cannot_be",
    "tiles_astray",
    "wrong_contacts",
    "wrong_days",
]
