"""Where a practitioner goes next: tools, training, pathways, procedures and services, by theme (`data/where-to-go.yml`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, model_validator

from macros.records import Address, Name, Sentence, Slug, Strict, at

WAYS = ("page", "url", "contact", "ask")
"""How an entry leads on: to a page of this site, to another website, to a contact, or to somebody to ask."""


class Place(Strict):
    """One place to go: it leads to a `page` below docs/, a `url`, a `contact`, or says who to `ask` where the site has none.

    `about` says what it is and when to use it.
    """

    id: Slug
    name: Name
    kind: Literal["Tool", "Training", "Pathway", "Procedure", "Guidance", "Service"]
    about: Sentence
    page: Name = ""
    url: Address | Literal[""] = ""
    contact: Slug | Literal[""] = ""
    ask: Sentence | Literal[""] = ""
    themes: list[Slug] = Field(min_length=1)

    @model_validator(mode="after")
    def _one_way(self) -> Place:
        ways = [f"`{way}`" for way in WAYS if getattr(self, way)]
        if len(ways) != 1:
            what = (
                f"`{self.id}` has {' and '.join(ways)}, and leads to one place"
                if ways
                else f"`{self.id}` leads nowhere"
            )
            raise at((), what, "Give it one of `page`, `url`, `contact` or `ask`")
        return self


class Places(Strict):
    """Every such place: `data/where-to-go.yml`."""

    places: list[Place] = Field(default_factory=list, min_length=1)
