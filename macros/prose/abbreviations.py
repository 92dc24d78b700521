"""Abbreviations are written out where a reader first meets them on a page, and the glossary has each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from macros.facts import Term
from macros.messages import Problem
from macros.pages import Document
from macros.prose.sentences import MACRO
from macros.records import UNWRITTEN

CAPITALS = re.compile(r"(?<![\w.@/-])[A-Z][A-Z&]*[A-Z][0-9]?(?=s?(?![\w-]|\.UK\b))")
"""A word that is all capitals: MASH, A&E, GCP2. The name GOV.UK is none."""
NUMERAL = re.compile(r"[IVX]+")
NUMBERED = re.compile(
    r"\b(?:Part|Schedule|Chapter|Annex|Volume|Title|Article|Stage|Phase)s?(?: [IVX]+(?: and| or| to|,))* $"
)
"""What has a number in the capitals of Rome behind it."""
UNSEEN = re.compile(r"`[^`]*`|\]\([^)]*\)|<[^>]+>|\{[^}]*\}")
MERGED = re.compile(r"(?:<{7}|>{7})(?: |$)")
EVERYDAY = {"AA", "CSV", "HM", "JSON", "OK", "PDF", "PNG", "SVG", "UK", "UTF"}
"""What everyone knows, or no one could say in another way."""


def abbreviations_not_explained(documents: Iterable[Document], terms: Mapping[str, Term]) -> Iterator[Problem]:
    """Every abbreviation of a page is in the glossary, and is written out at or before its first use."""
    for document in documents:
        before = f"{document.meta.title} {document.meta.summary} "
        met: set[str] = set()
        for line, text in document.prose():
            if MERGED.match(text):
                continue  # a mark of two versions, which is reported
            said = UNSEEN.sub(" ", MACRO.sub(" ", text)).replace(UNWRITTEN, " ")
            for match in CAPITALS.finditer(said):
                word = match[0]
                if word in met or word in EVERYDAY:
                    continue
                if NUMERAL.fullmatch(word) and NUMBERED.search(said[: match.start()]):
                    continue
                met.add(word)
                term = terms.get(word)
                if term is None:
                    yield Problem(
                        document.path,
                        line,
                        f"`{word}` is not in the glossary",
                        "Write it out, or add it to data/glossary.yml",
                    )
                elif not term.known and not _explained(term, before + said[: match.start()], said[match.end() :]):
                    yield Problem(
                        document.path,
                        line,
                        f"`{word}` is not explained where a reader first meets it",
                        f"Write `{term.expansion} ({word})`",
                    )
            before += f"{said} "


def _explained(term: Term, before: str, after: str) -> bool:
    plain = re.sub(r"[*_]", "", before).lower()
    return term.expansion.lower() in plain or after.lower().lstrip(" (,").startswith(term.expansion.lower())
