"""A `pattern` of the metadata is tried on every cell, so only one that comes to an end is accepted.

The usual reader of regular expressions tries every way in which a pattern could fit: `(a+)+b` can take practically for ever
on a cell of 60 characters. A pattern is therefore refused when it repeats what repeats or chooses inside
a repeat, looks back or around, or has so many open repeats that a cell of 100 letters needs more than 10,000 steps.
"""

from __future__ import annotations

import re
import warnings
from typing import Any

from macros.messages import Fault

LONGEST, MOST_LETTERS, MOST_STEPS = 200, 100, 10_000
"""The most letters of a pattern, of a cell that it is tried on, and the most steps that it may take there."""
PLAIN = "Write a plain one, such as [A-Z]{2}[0-9]+, or list the values as `enum`"


def compiled(pattern: str) -> re.Pattern[str]:
    """The pattern, ready to be tried; Fault where it cannot be read, or might never come to an end."""
    if len(pattern) > LONGEST:
        raise Fault(f"has {len(pattern):,} letters; the limit is {LONGEST}", PLAIN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            form = re.compile(pattern)
            tree: Any = re._parser.parse(pattern)  # type: ignore[attr-defined]
    except (re.error, OverflowError, RecursionError) as error:
        raise Fault(f"cannot be read: {error}", "Correct it, or remove it") from None
    if _steps(tree, inside=False) > MOST_STEPS:
        raise Fault(f"is `{pattern}`, which may never finish", PLAIN)
    return form


def _steps(tree: Any, inside: bool) -> int:
    """How many ways a cell can be divided among the repeats; too many for what is not understood."""
    product = 1
    for word, value in tree:
        name = str(word)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            least, most, part = value
            open_ = int(most) - int(least)
            if inside and open_:
                return MOST_STEPS + 1
            product *= min(open_ + 1, MOST_LETTERS) * _steps(part, inside or int(most) > 1)
        elif name == "SUBPATTERN":
            product *= _steps(value[-1], inside)
        elif name == "BRANCH":
            if inside:
                return MOST_STEPS + 1
            product *= sum(_steps(one, inside) for one in value[1])
        elif name not in ("LITERAL", "NOT_LITERAL", "IN", "ANY", "AT", "CATEGORY", "RANGE"):
            return MOST_STEPS + 1
        if product > MOST_STEPS:
            return product
    return product
