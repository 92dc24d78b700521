"""What the site does with the pages of a kind: one value of each kind's model, and no table elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """The part of a theme's page that lists the pages of a kind: its place among the parts, and its heading.

    `one` and `many` are what the summary of the theme calls them; blank where it does not count them. `next_as` is
    in front of such a page where others lead on to it; blank where they do not.
    """

    place: int
    title: str
    one: str = ""
    many: str = ""
    next_as: str = ""


@dataclass(frozen=True, kw_only=True)
class Traits:
    """What the site does with the pages of a kind. Nothing has a default, so that a new kind decides all of it.

    `schema_type` is what schema.org calls such a page. `card` is above the title on the picture that is shown where
    a page is shared; blank where it is shared with the picture of its section. `section` is its part of a theme's page,
    if it has one. `in_feeds` says whether a feed lists it, `distinct` whether each page is about something else, so
    that two with the same text are a fault. `reserved_ids` are those that its template gives. `part_of` names what is
    made from the page every day, so that it can have no first and no last day; otherwise it is blank. `translated` says
    whether it can have versions in other languages: not a page made from tables, lists or other pages, nor one with a handout or an email.
    """

    schema_type: str
    card: str
    section: Section | None
    in_feeds: bool
    distinct: bool
    reserved_ids: frozenset[str]
    part_of: str
    translated: bool


ORDINARY = Traits(
    schema_type="WebPage",
    card="",
    section=None,
    in_feeds=True,
    distinct=False,
    reserved_ids=frozenset(),
    part_of="",
    translated=True,
)
"""A page that stands by itself and is only read: `replace` says what is otherwise."""
