"""What a site is made from, as its editors see it: its facts, its tables and its pages, each read once."""

from macros.content.content import Content, in_words

__all__ = ["Content", "in_words"]
