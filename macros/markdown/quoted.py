"""The texts between quotation marks of a macro, and what is outside of them."""

from __future__ import annotations

import contextlib
import io
import re
import tokenize
from itertools import pairwise


def beside(source: str) -> bool:
    """Whether two texts have nothing between them, so that they would be read as one."""
    kinds: list[int] = []
    with contextlib.suppress(tokenize.TokenError, SyntaxError):
        kinds += (token.type for token in tokenize.generate_tokens(io.StringIO(source).readline))
    return (tokenize.STRING, tokenize.STRING) in pairwise(kinds)


def outside_of_texts(source: str) -> str:
    """The source with its straight-quoted texts taken out."""
    return re.sub(r"\"[^\"\n]*\"|'[^'\n]*'", "", source)
