"""The law and the guidance that sites name, each with its public address: those of the generator, and `data/laws.yml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from macros.facts.models import Duty
from macros.messages import Problem
from macros.records import Address, Name, Record, Sentence, Slug, Strict


class Law(Strict):
    """An Act, regulations or guidance. `also` has the other words by which the basis of a duty names it.

    `note` says what a reader has to know of the text at the address, such as that part of it is not yet in force.
    """

    title: Name
    kind: Literal["Act", "Regulations", "Statutory guidance", "Advice"]
    url: Address
    also: list[Name] = Field(default_factory=list)
    note: Sentence | Literal[""] = ""

    def named_in(self, basis: str) -> bool:
        """Whether the basis of a duty names it, whatever its capitals."""
        said = " ".join(basis.split()).casefold()
        return any(" ".join(name.split()).casefold() in said for name in (self.title, *self.also))


class Laws(Strict):
    """Every law and guidance by its id."""

    laws: dict[Slug, Law] = Field(default_factory=dict)


def duties_without_law(duties: list[Duty], laws: dict[str, Law], record: Record) -> Iterator[Problem]:
    """Each duty whose basis names nothing that readers are given the address of; `record` is that of the duties."""
    places = {one.get("id"): index for index, one in enumerate(record.data["duties"])}
    for duty in duties:
        if not any(law.named_in(duty.basis) for law in laws.values()):
            what = f"The basis of `{duty.id}` names no law or guidance that this site knows: {duty.basis}"
            fix = "Write its title as the page of documents has it, or add it to data/laws.yml with its public address"
            yield Problem(record.path, record.line("duties", places[duty.id], "basis"), what, fix)
