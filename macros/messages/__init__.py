"""What is wrong, told to an editor: where it is, what it is, how to fix it."""

from macros.messages.counting import counted, quoted_list
from macros.messages.github import Repository, add_to, on_lines, shielded, summary
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
from macros.messages.typed import command
from macros.messages.unexpected import cause, guarded

__all__ = [
    "INVISIBLE",
    "NO_KIND",
    "UNKNOWN_FIELD",
    "Fault",
    "Problem",
    "ReportedElsewhere",
    "Repository",
    "add_to",
    "bundled",
    "cause",
    "choice",
    "command",
    "counted",
    "guarded",
    "nearest",
    "on_lines",
    "quoted_list",
    "said",
    "shielded",
    "summary",
    "visible",
]
