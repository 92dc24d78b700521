"""The documents behind the site, and the law and guidance behind its duties: each with the address where anyone can read it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from macros.content import Site
from macros.facts import Law, SourceDocument
from macros.messages import Fault, choice

PARTS = ("sources", "law")


@dataclass(frozen=True)
class Source:
    """A document that figures come from: what was read of it, and how many tables have its numbers."""

    id: str
    document: SourceDocument
    copy: str
    tables: int


@dataclass(frozen=True)
class Basis:
    """A law or guidance, and the duties that rest on it."""

    id: str
    law: Law
    duties: list[str]


@dataclass(frozen=True)
class Documents:
    """One part of the list of documents: the sources by their publishers, or the law by its kind."""

    part: str
    sources: dict[str, list[Source]] = field(default_factory=dict)
    law: dict[str, list[Basis]] = field(default_factory=dict)


@dataclass(frozen=True)
class DocumentMacros:
    """The macro that lists documents, on the content of one site."""

    site: Site

    @property
    def words(self) -> dict[str, Callable[..., Documents]]:
        return {"documents": self.documents}

    def documents(self, part: str) -> Documents:
        """One part of the list, the sources or the law: `documents("sources")`."""
        if part not in PARTS:
            raise Fault(f"`{part}` is not a part of the list of documents", choice(part, PARTS))
        if part == "law":
            return Documents(part, law=_law(self.site))
        return Documents(part, sources=_sources(self.site))


def _sources(site: Site) -> dict[str, list[Source]]:
    if not site.sources:
        raise Fault("There are no documents to list", "Write them into data/sources.yml")
    tables = [table for stem in site.stems if (table := site.find(stem))]
    used = Counter(name for table in tables for name in {one.document for one in table.metadata.sources})
    found: dict[str, list[Source]] = {}
    for name, document in site.sources.items():
        entry = Source(name, document, getattr(document, "copy_", ""), used[name])
        found.setdefault(document.publisher, []).append(entry)
    return found


def _law(site: Site) -> dict[str, list[Basis]]:
    found: dict[str, list[Basis]] = {}
    for name, law in site.laws.items():
        duties = [duty.duty for duty in site.to_publish if law.named_in(duty.basis)]
        found.setdefault(law.kind, []).append(Basis(name, law, duties))
    return found
