"""Pages in other languages: each is a version of a page that can have one, in a language that is known, and not left behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.content import Site
from macros.facts import Language, languages_without_a_name
from macros.markdown import Call
from macros.messages import Problem, nearest
from macros.pages import Document, Translation
from macros.pages.document import MACRO

MACROS = ("call", "contact", "contacts", "number")
"""The macros that a version may use: the others give English words."""
RIGHT_TO_LEFT = ("R", "AL")
"""The classes of letters that are written from right to left (Unicode, annex 9)."""
FEW = 10
"""Fewer letters than this do not show in which direction a page is written."""


def languages(site: Site) -> Iterator[Problem]:
    """What a site's own file says of languages, and what its contacts say in them."""
    _, problems, record = site.fact("languages.yml")
    if record is not None and not problems:
        yield from languages_without_a_name(site.languages, record)
    _, problems, record = site.fact("contacts.yml")
    if record is None or problems:
        return
    for index, contact in enumerate(site.contacts):
        codes = [one.language for one in contact.translations]
        for place, code in enumerate(codes):
            told = _unknown(site, code)
            if code in codes[:place]:
                told = (
                    f"{contact.name} has two translations with `language: {code}`",
                    "Put what both say into one of them",
                )
            if told:
                yield Problem(record.path, record.line("contacts", index, "translations", place, "language"), *told)


def wrong_versions(site: Site) -> Iterator[Problem]:
    """Every fault of the pages in other languages that is seen beside their originals."""
    originals = {one.src: one for one in site.written}
    for document in site.translations:
        original, told = originals.get(document.original), _unknown(site, document.language)
        if told:
            yield Problem(document.path, 1, *told)
        elif original is None:
            what = f"This is a translation of docs/{document.original}, which is not there"
            fix = nearest(document.original, originals, "Name the file as its original, with the language before `.md`")
            yield Problem(document.path, 1, what, fix)
        elif original.meta.kind != "?" and not original.meta.traits.translated:
            what = f"A page of the kind `{original.meta.kind}` cannot have a version in another language"
            fix = (
                "Write what readers need in a translation of another page, such as a page of help, and remove this one"
            )
            yield Problem(document.path, 1, what, fix)
        elif document.whole and original.whole:
            yield from _beside_its_original(site, document, original)
            yield from _in_another_direction(document, site.languages[document.language])
        yield from _numbers_typed(site, document)


def _unknown(site: Site, code: str) -> tuple[str, str] | None:
    """Why a code is not that of a language that a page can be translated into; None where it is."""
    home = site.partnership.language.partition("-")[0]
    if code == home:
        return f"`{code}` is the language of the site itself", "Remove it: the page itself is in that language"
    known = [one for one in site.languages if one != home]
    if code in known:
        return None
    near = next((one for one in known if code.startswith(one)), "")
    fix = f"Did you mean `{near}`?" if near else "Add it to data/languages.yml with its `name:` and `english:`"
    return f"`{code}` is not the code of a language that this site knows", fix


def _beside_its_original(site: Site, document: Document, original: Document) -> Iterator[Problem]:
    """A version is of a state of its original that there has been, has its own title, and is as new as its original."""
    meta, record = document.meta, document.record
    if not isinstance(meta, Translation):
        return
    line = record.line("translates")
    fix = f"Write the `date` that {original.path} had when it was translated"
    if meta.translates > max(site.today, original.meta.modified):
        yield Problem(document.path, line, f"`translates` is {meta.translates}, which is in the future", fix)
    elif meta.checked_on and meta.checked_on > site.today:
        what = f"`checked_on` is {meta.checked_on}, which is in the future"
        yield Problem(
            document.path, record.line("checked_on"), what, f"Write the day of the check: today is {site.today}"
        )
    elif original.meta.modified > meta.translates:
        what = f"{original.path} changed on {original.meta.modified}, and this translates an earlier version of it"
        how = (
            "Have the change translated, and write that day as `translates:`; until then the page says that it is older"
        )
        yield Problem(document.path, line, what, how, stops=False)
    if meta.title.strip() == original.meta.title.strip():
        what = "The title is still that of the original"
        yield Problem(document.path, record.line("title"), what, "Write it in the language of this page")


def _in_another_direction(document: Document, language: Language) -> Iterator[Problem]:
    """The letters of a version run in the direction of its language."""
    kinds = [unicodedata.bidirectional(one) for one in f"{document.meta.title} {document.meta.summary}"]
    left, right = kinds.count("L"), sum(kinds.count(one) for one in RIGHT_TO_LEFT)
    there = "rtl" if right > left else "ltr"
    if left + right >= FEW and there != language.direction:
        ways = {"ltr": "left to right", "rtl": "right to left"}
        what = f"The title and summary are written from {ways[there]}, and {language.english} from {ways[language.direction]}"
        fix = "Give the file the code of the language that it is in, or correct `direction:` in data/languages.yml"
        yield Problem(document.path, document.record.line("title"), what, fix)


def _numbers_typed(site: Site, document: Document) -> Iterator[Problem]:
    """A phone number of the contacts is typed by no translator: the rule for English pages knows it by English words."""
    for line, text in document.prose():
        left = MACRO.sub("", text)
        for contact in site.contacts:
            if contact.number and re.search(rf"(?<!\d){re.escape(contact.number)}(?!\d)", left):
                what = f"The phone number {contact.number} is typed here, where it could become wrong"
                yield Problem(
                    document.path, line, what, f'Write {{{{ call("{contact.id}", "…") }}}}, with the word for calling'
                )


def refused_here(call: Call) -> tuple[str, str] | None:
    """Why a macro cannot be used in a version, and what to do; None where it can."""
    if call.name not in MACROS:
        known = ", ".join(f"`{one}`" for one in MACROS)
        return (
            f"`{call.name}` gives English words, so a page in another language cannot use it",
            f"Use {known}, or link to the English page",
        )
    if call.name == "number" and dict(call.named).get("words"):
        return "`words=True` gives English words", "Remove it: in a page in another language `number` gives digits"
    return None
