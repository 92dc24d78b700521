"""Numbers in the words that people write: none says a small count of children, none is typed that a table should give."""

from macros.prose.abbreviations import abbreviations_not_explained
from macros.prose.check import check_facts, check_prose
from macros.prose.children import small_counts_in
from macros.prose.letters import ON_CARDS, languages_without_font, letters_of_handout, letters_without_font

__all__ = [
    "ON_CARDS",
    "abbreviations_not_explained",
    "check_facts",
    "check_prose",
    "languages_without_font",
    "letters_of_handout",
    "letters_without_font",
    "small_counts_in",
]
