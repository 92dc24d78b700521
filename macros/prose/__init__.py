"""Numbers in the words that people write: none says a small count of children, none is typed that a table should give."""

from macros.prose.abbreviations import abbreviations_not_explained
from macros.prose.addresses import small_counts_in_names
from macros.prose.check import check_facts, check_prose
from macros.prose.children import small_counts_in
from macros.prose.comments import small_counts_in_comments
from macros.prose.letters import (
    boxes_in_handout,
    languages_without_font,
    letters_of_page,
    letters_of_table,
)
from macros.prose.metadata import check_metadata
from macros.prose.sentences import BLOCKS_END, FROM_A_TABLE, Sentence, sentences
from macros.prose.typed import Values

__all__ = [
    "BLOCKS_END",
    "FROM_A_TABLE",
    "Sentence",
    "Values",
    "abbreviations_not_explained",
    "boxes_in_handout",
    "check_facts",
    "check_metadata",
    "check_prose",
    "languages_without_font",
    "letters_of_page",
    "letters_of_table",
    "sentences",
    "small_counts_in",
    "small_counts_in_comments",
    "small_counts_in_names",
]
