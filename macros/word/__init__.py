"""A Word document becomes Markdown, with an account of what was found in it, what was left out, and why."""

from macros.word.conversion import Converted, convert
from macros.word.pictures import Picture

__all__ = ["Converted", "Picture", "convert"]
