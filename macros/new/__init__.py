"""A new page, begun from a skeleton of its kind or from a Word document, and a figure put on a page."""

from macros.new.figure import with_figure
from macros.new.page import Draft, Wish, begun, write
from macros.new.skeleton import KINDS, fields
from macros.new.translation import begun_translation

__all__ = ["KINDS", "Draft", "Wish", "begun", "begun_translation", "fields", "with_figure", "write"]
