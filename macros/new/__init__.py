"""A new page, begun from a skeleton of its kind or from a Word document, and a figure put on a page."""

from macros.new.figure import with_figure
from macros.new.page import Draft, Wish, begun, write
from macros.new.skeleton import KINDS, fields

__all__ = ["KINDS", "Draft", "Wish", "begun", "fields", "with_figure", "write"]
