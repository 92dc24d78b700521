"""Words that differ between partnerships, with what readers see of them, and the duties that every list has."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from macros.records import Name, Slug, Strict

Heading = Annotated[str, StringConstraints(max_length=80)]


class PriorityKind(Strict):
    """The heading of a group of priorities, by the word that the table has for its kind."""

    kind: Name
    title: Name


class Labels(Strict):
    """The generator's labels and those of `data/labels.yml`, whose entries come first."""

    priorities: list[PriorityKind] = Field(default_factory=list)
    review_kinds: list[Name] = Field(default_factory=list)
    review_statuses: list[Name] = Field(default_factory=list)
    report_blocks: dict[Slug, Heading] = Field(default_factory=dict)

    @property
    def of_reports(self) -> list[str]:
        """The headings that an annual report must have. A site replaces one by its id, and leaves one out with ''."""
        return [heading for heading in self.report_blocks.values() if heading]

    @property
    def of_priorities(self) -> dict[str, str]:
        """The heading of each kind of priority: that of the site where it has one."""
        return {one.kind: one.title for one in reversed(self.priorities)}


class Required(Strict):
    """A duty that no list may lack, and the law or guidance that asks for it."""

    id: Slug
    group: Name
    basis: str = Field(min_length=10, max_length=300)


class RequiredDuties(Strict):
    """Those of the generator and of `data/required-duties.yml`."""

    required: list[Required] = Field(default_factory=list)
