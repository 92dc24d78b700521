"""Ctrl-C ends a command without a traceback even while its program is still being loaded. It is imported before all that takes time."""

from __future__ import annotations

import sys
from types import TracebackType


def in_plain_words(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Says that the command was stopped, where that is what happened; any other error is shown as usual."""
    if isinstance(error, KeyboardInterrupt) or isinstance(error.__cause__, KeyboardInterrupt):
        sys.stderr.write("Aborted!\n")
    else:
        sys.__excepthook__(kind, error, trace)


sys.excepthook = in_plain_words
