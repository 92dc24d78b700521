"""What is wrong, told to an editor: where it is, what it is, how to mend it."""

from macros.messages.problem import (
    INVISIBLE,
    NO_KIND,
    UNKNOWN_FIELD,
    Fault,
    Problem,
    ReportedElsewhere,
    bundled,
    said,
    visible,
)
from macros.messages.suggestions import choice, nearest
from macros.messages.unexpected import cause, guarded

__all__ = [
    "INVISIBLE",
    "NO_KIND",
    "UNKNOWN_FIELD",
    "Fault",
    "Problem",
    "ReportedElsewhere",
    "bundled",
    "cause",
    "choice",
    "guarded",
    "nearest",
    "said",
    "told",
    "visible",
]
