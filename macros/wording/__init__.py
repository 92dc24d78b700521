"""Numbers in words: in a sentence, in the title of a figure, in the text alternative of a picture.

number   one value: "42.1 per 10,000"                 compare  two areas: "above the England average of 42.1 per 10,000"
change   two rows: "fell by 55, from 394 to 339"      rank     one area among many: "3rd highest of 11 areas"
share    a part of a whole, from counts: "36%"        highest  the row with the highest value: "Police"; so does lowest
time_period  when: "September 2018"                   interval  how sure it is: "21.4% to 24.0%"

Arithmetic is exact, of the values as published, and rounds half up: 2.675 is 2.68, as no float would have it. What
would be false or would show a hidden value is a Fault, with what to write instead.
"""

from macros.wording.alternatives import alternative
from macros.wording.certainty import ends, interval_of, limits
from macros.wording.change import change
from macros.wording.claims import (
    headings_with_claims,
    page_words_with_claims,
    table_titles_with_claims,
    tables_of_other_periods,
    typed_claims,
)
from macros.wording.compare import compare
from macros.wording.extreme import highest, lowest
from macros.wording.gaps import Gap, Way, difference, gaps, standouts
from macros.wording.measured import measured, moved
from macros.wording.periods import time_period
from macros.wording.rank import Standing, rank, standing
from macros.wording.row import Measured, Moved, Point
from macros.wording.sentence import Number, broken_by, describe, href, number
from macros.wording.share import share
from macros.wording.titles import MACROS, WORDS, resolved
from macros.wording.value import Around, Value, listed, read, rounded

__all__ = [
    "MACROS",
    "WORDS",
    "Around",
    "Gap",
    "Measured",
    "Moved",
    "Number",
    "Point",
    "Standing",
    "Value",
    "Way",
    "alternative",
    "broken_by",
    "change",
    "compare",
    "describe",
    "difference",
    "ends",
    "gaps",
    "headings_with_claims",
    "highest",
    "href",
    "interval_of",
    "limits",
    "listed",
    "lowest",
    "measured",
    "moved",
    "number",
    "page_words_with_claims",
    "rank",
    "read",
    "resolved",
    "rounded",
    "share",
    "standing",
    "standouts",
    "table_titles_with_claims",
    "tables_of_other_periods",
    "time_period",
    "typed_claims",
]
