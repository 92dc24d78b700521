"""How we write: every text of the project compared with the word list, and the reading age of each page.

`passages` has the texts of a file, whatever its form, each with its lines; `words` compares them with the word list.
"""

from macros.style.ages import pages_hard_to_read
from macros.style.words import check_words, words_found

__all__ = ["check_words", "pages_hard_to_read", "words_found"]
