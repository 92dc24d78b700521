"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from macros.content.own_date import in_words, last_changed, own_date
from macros.content.site import NEIGHBOURS, Site

__all__ = ["NEIGHBOURS", "Site", "in_words", "last_changed", "own_date"]
