"""How many there are, and the first few of them, as messages say it."""

from __future__ import annotations

from collections.abc import Sequence

from macros.messages.problem import visible


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: `1 page`, `1,200 pages`; `many` is a plural that is not formed with an s."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def quoted_list(texts: Sequence[str], most: int = 5) -> str:
    """Some texts in quotation marks, and how many more there are: `“A”, “B” and 3 more`."""
    shown = ", ".join(f"“{visible(one)}”" for one in texts[:most])
    return shown + (f" and {len(texts) - most:,} more" if len(texts) > most else "")
