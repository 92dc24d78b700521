"""Numbers in a sentence, each linked to the table that it comes from.

number   one value: "42.1 per 10,000"                 compare  two areas: "above the England average of 42.1 per 10,000"
change   two rows: "fell by 55, from 394 to 339"      rank     one area among many: "3rd highest of 11 areas"
share    a part of a whole, from counts: "36%"

Arithmetic is exact, of the values as published, and rounds half up: 2.675 is 2.68, as no float would have it. What
would be false or would show a hidden value is a Fault, with what to write instead.
"""

from macros.numbers.change import change
from macros.numbers.compare import compare
from macros.numbers.rank import Standing, rank, standing
from macros.numbers.sentence import Number, describe, href, number
from macros.numbers.share import share
from macros.numbers.value import Around, Value, read, rounded

__all__ = [
    "Around",
    "Number",
    "Standing",
    "Value",
    "change",
    "compare",
    "describe",
    "href",
    "number",
    "rank",
    "read",
    "rounded",
    "share",
    "standing",
]
