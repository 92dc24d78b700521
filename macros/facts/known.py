"""The files of facts of one site, each read once: who the partnership is, where to turn, what it must publish."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from pydantic import BaseModel

from macros.facts.contact import Contact, Contacts
from macros.facts.files import FILES, facts
from macros.facts.labels import Labels, Required, RequiredDuties
from macros.facts.languages import Language, Languages
from macros.facts.laws import Law, Laws
from macros.facts.models import (
    Accessibility,
    Duties,
    Duty,
    Glossary,
    Measure,
    Measures,
    SourceDocument,
    SourceDocuments,
    Statements,
    Term,
    Theme,
    Themes,
)
from macros.facts.notices import Notice, Notices
from macros.facts.partnership import Partnership
from macros.facts.places import Place, Places
from macros.facts.tiles import Layout, Layouts
from macros.facts.words import WordList
from macros.files import Files
from macros.messages import Problem
from macros.records import Record
from macros.system.inputs import remember, remembered, used


@dataclass
class Known:
    """What `data/` below a site's folder says, with stand-ins for what is wrong or not there."""

    root: Path

    @property
    def data(self) -> Path:
        return self.root / "data"

    @remembered
    def partnership(self) -> Partnership:
        """Who the partnership is; with stand-ins where the file has faults."""
        return cast(Partnership, self.facts_of("partnership.yml"))

    def facts_of(self, name: str) -> BaseModel:
        """A file of facts as its model; what is wrong in it has stand-ins, and what is not there is empty."""
        return self.fact(name)[0]

    def fact(self, name: str) -> tuple[BaseModel, list[Problem], Record | None]:
        """A file of facts: its model, its faults and its record."""

        def read() -> tuple[BaseModel, list[Problem], Record | None]:
            used("file", f"data/{name}")
            return facts(name, self.data, self.root)

        return remember(vars(self), f"fact {name}", read)

    @property
    def read_facts(self) -> dict[str, tuple[BaseModel, list[Problem], Record | None]]:
        """Every file of facts: its model, its faults and its record."""
        return {name: self.fact(name) for name in FILES}

    def in_doubt(self, name: str) -> bool:
        """Whether a file of facts has faults or is missed: until it is fixed, no one knows whether it has what is asked of it."""
        _, problems, record = self.fact(name)
        return bool(problems) or (record is None and name in ("contacts.yml", "sources.yml"))

    @property
    def area(self) -> str:
        """The partnership's own area; empty where no one knows it."""
        return self.partnership.area

    @remembered
    def contacts(self) -> list[Contact]:
        """Where to turn."""
        return cast(Contacts, self.facts_of("contacts.yml")).contacts

    @remembered
    def sources(self) -> dict[str, SourceDocument]:
        """The documents that figures come from, by their ids."""
        return cast(SourceDocuments, self.facts_of("sources.yml")).sources

    @remembered
    def measures(self) -> list[Measure]:
        """The measures of the page "How we compare"; none when there is no such file."""
        return cast(Measures, self.facts_of("comparisons.yml")).comparisons

    @remembered
    def glossary(self) -> dict[str, Term]:
        """Every abbreviation by itself, in the order of the alphabet; none when there is no such file."""
        terms = cast(Glossary, self.facts_of("glossary.yml")).terms
        return {term.term: term for term in sorted(terms, key=lambda one: one.term.lower())}

    @remembered
    def accessibility(self) -> Accessibility | None:
        """What the accessibility statement says of the site's state, if there is such a file."""
        return cast(Statements, self.facts_of("accessibility.yml")).statement

    @remembered
    def themes(self) -> dict[str, Theme]:
        """The themes by their ids; none when the site names none."""
        return cast(Themes, self.facts_of("themes.yml")).themes

    @remembered
    def layouts(self) -> dict[str, Layout]:
        """The maps of tiles by their ids; none when the site has none."""
        return cast(Layouts, self.facts_of("tiles.yml")).layouts

    @remembered
    def to_publish(self) -> list[Duty]:
        """What the partnership must publish; none when there is no such file."""
        return cast(Duties, self.facts_of("duties.yml")).duties

    @remembered
    def required_duties(self) -> list[Required]:
        """The duties that the list of what must be published may not lack."""
        return cast(RequiredDuties, self.facts_of("required-duties.yml")).required

    @remembered
    def labels(self) -> Labels:
        """What readers see of words that tables and pages use."""
        return cast(Labels, self.facts_of("labels.yml"))

    @remembered
    def word_list(self) -> WordList | None:
        """How we write; None where the site's own part of it has faults."""
        model, problems, _ = self.fact("words.yml")
        return None if problems else cast(WordList, model)

    @remembered
    def languages(self) -> dict[str, Language]:
        """The languages that pages can have versions in, by their codes: those that are given, and the site's own."""
        return cast(Languages, self.facts_of("languages.yml")).languages

    @remembered
    def laws(self) -> dict[str, Law]:
        """The law and guidance that the site names, by their ids; none when there is no such file."""
        return cast(Laws, self.facts_of("laws.yml")).laws

    @remembered
    def places(self) -> list[Place]:
        """Where practitioners go next; none when there is no such file."""
        return cast(Places, self.facts_of("where-to-go.yml")).places

    @remembered
    def notices(self) -> list[Notice]:
        """The notices at the top of pages, on whichever days; none when there is no such file."""
        return cast(Notices, self.facts_of("notices.yml")).notices

    @remembered
    def files(self) -> Files:
        """Which files may be in docs/; the usual ones when there is no such file, or none that can be used."""
        return cast(Files, self.facts_of("files.yml"))
