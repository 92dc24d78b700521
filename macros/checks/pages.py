"""Every fault of one page: its Markdown, its days, its pictures, its words and its macros."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros import pages, prose, wording
from macros.checks.facts import cannot_be_tried
from macros.checks.only_read import silences_of_page
from macros.checks.openings import answers_that_come_late
from macros.checks.packs import check_pack
from macros.checks.periods import periods_that_do_not_stay
from macros.checks.shared import guarded_work, named_places, unknown_labels_of_review, unknown_themes
from macros.checks.then import told_as_of_today
from macros.checks.versions import refused_here
from macros.checks.videos import check_videos
from macros.content import Site, editions
from macros.messages import Fault, Problem, nearest
from macros.page_macros import PageMacros
from macros.system.cache import Made
from macros.system.inputs import used

Checks = tuple[Callable[[], Iterable[Problem]], ...]


def check_page(page_macros: PageMacros, document: pages.Document, values: prose.Values) -> Made:
    """Every fault of one page. The data are the places of those that may have been reported at a table."""
    site, page_macros = page_macros.site, page_macros.of(document)
    used("names", "docs")  # which pages, files and pictures a link can lead to
    found: list[Problem] = []
    of_any: Checks = (
        lambda: pages.check_page(document, site.anchors, site.docs),
        lambda: pages.check_mistyped(document),
        lambda: pages.check_names(document) if document.whole else [],
        lambda: pages.check_days(document, site.today) if document.whole else [],
        lambda: pages.review_dates_passed(document, site.today),
        lambda: pages.wrong_pictures(document, site.docs, site.files.pictures.most_letters),
        lambda: pages.types_typed(document),
        lambda: prose.check_prose(document, values, named_places(site)),
    )
    of_originals: Checks = (
        lambda: editions.check_editions([document] if document.whole else [], page_macros.named),
        lambda: unknown_themes(site, document.meta.themes, document.record),
        lambda: unknown_labels_of_review(site, document),
        lambda: check_videos(document),
        lambda: _claims(document),
        lambda: periods_that_do_not_stay(site, document) if document.whole else [],
        lambda: answers_that_come_late(site, document),
        lambda: check_pack(page_macros, document) if document.whole else [],
        lambda: prose.abbreviations_not_explained([document], site.glossary) if site.glossary else [],
        lambda: prose.letters_of_page(document),
        lambda: silences_of_page(site, document) if document.whole else [],
        lambda: told_as_of_today(document, _short_for(site)) if document.whole else [],
    )
    for check in of_any if document.language else (*of_any, *of_originals):
        found += guarded_work(document.path, check)
    macros = guarded_work(document.path, lambda: _macros(page_macros, document))
    again = [
        len(found) + index
        for index, one in enumerate(macros)
        if one.line in _lines_of(document, "figure", "board", "comparison", "explore", "scorecard")
    ]
    return Made(problems=[*found, *macros], data=again)


def _short_for(site: Site) -> dict[str, str]:
    """The abbreviations of the site, the partnership's own among them, with what each is short for."""
    terms = {term.term: term.expansion for term in site.glossary.values()}
    return {site.partnership.short_name: site.partnership.name, **terms}


def _claims(document: pages.Document) -> Iterator[Problem]:
    """The words that announce a page with figures make no claim that a figure would have to support."""
    if any(call.name == "figure" for call in document.reading.calls):
        yield from wording.page_words_with_claims(document.record, document.meta.kind == "figures")
        if document.meta.kind == "figures":
            yield from wording.headings_with_claims(document.path, document.headings())


def _lines_of(document: pages.Document, *macros: str) -> set[int]:
    return {call.line + document.first - 1 for call in document.reading.calls if call.name in macros}


def _macros(page_macros: PageMacros, document: pages.Document) -> Iterator[Problem]:
    """Every macro of a page is known, and what it asks for is there."""
    body = document.body
    for number, call in enumerate(document.reading.calls):
        line = call.line + document.first - 1
        if call.name not in page_macros.named:
            yield Problem(
                document.path,
                line,
                f"`{call.name}` is not a macro",
                nearest(
                    call.name,
                    page_macros.named,
                    "README.md lists the common ones under “Add a figure”; all are in macros/page_macros.py",
                ),
            )
        elif document.language and (refused := refused_here(call)):
            yield Problem(document.path, line, *refused)
        elif misplaced := pages.out_of_place(document, number):
            yield misplaced
        elif not cannot_be_tried(page_macros.site, call.name):
            try:
                said = page_macros.named[call.name](*call.positional, **dict(call.named))
                if call.name == "number" and (
                    broken := wording.broken_by(said.text, body[: call.start], body[call.end :])
                ):
                    what = f"The sentence says “{broken}”, because the number is not there"
                    yield Problem(document.path, line, what, "Write it without the number, or leave it out")
            except Fault as fault:
                yield fault.at(document.path, line)
