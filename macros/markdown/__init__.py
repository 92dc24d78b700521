"""The one reading of Markdown: the calls of macros that a page may hold, and the safe HTML that it becomes.

The page that MkDocs builds, every edition and every check go through `Parser`, with the extensions of mkdocs.yml.
"""

from macros.markdown.calls import Call, Misread, calls
from macros.markdown.dropped import Dropped
from macros.markdown.extension import Contained
from macros.markdown.parser import Heading, Link, Parser, Picture, Reading
from macros.markdown.safe import text_of
from macros.markdown.settings import Settings, ours, settings

__all__ = [
    "Call",
    "Contained",
    "Dropped",
    "Heading",
    "Link",
    "Misread",
    "Parser",
    "Picture",
    "Reading",
    "Settings",
    "calls",
    "ours",
    "settings",
    "text_of",
]
