"""What an editor does to a whole site at once: find where something is used, move it, withdraw it, go live."""

from macros.verbs.live import go_live
from macros.verbs.moving import move_page
from macros.verbs.plan import Plan, tried
from macros.verbs.renaming import move_table
from macros.verbs.subjects import PAGE, TABLE, Subject, subject, subjects
from macros.verbs.where import where
from macros.verbs.withdrawal import withdraw

__all__ = [
    "PAGE",
    "TABLE",
    "Plan",
    "Subject",
    "go_live",
    "move_page",
    "move_table",
    "subject",
    "subjects",
    "tried",
    "where",
    "withdraw",
]
