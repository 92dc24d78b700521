"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from macros.content.site import Site, in_words

__all__ = ["Site", "in_words"]
