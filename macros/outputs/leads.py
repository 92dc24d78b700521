"""The words that people search with, as the search reads them: the site's own, and the general ones for the pages that it has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from macros.checks.link_targets import Targets
from macros.content import Site
from macros.facts import Search, Searches
from macros.messages import Problem
from macros.outputs.stems import said, stems
from macros.records import Record

FILE = "search-words.yml"
MEANS = "Lead to a page that says it, or write `means:` with what the pages of this entry call it"


def addresses(site: Site) -> dict[str, str]:
    """The address of each page and version by its file."""
    return {document.src: document.url for document in (*site.published, *site.versions)}


def page_of(address: str) -> str:
    """An address without the heading that it leads to."""
    return address.partition("#")[0]


def leads(site: Site) -> list[dict[str, Any]]:
    """The words of the site, whose pages should all say them; the general words, where it has pages for them; and each language."""
    urls, (own, general) = addresses(site), _searches(site)
    there = [(one, [page for page in one.pages if page_of(page) not in site.to_come]) for one in own]
    return [
        *(_lead(one, pages, urls) for one, pages in there if pages),
        *(_lead(one, pages, urls) | {"general": True} for one, pages in _fitting(general, own, site)),
        *_languages(site),
    ]


def _languages(site: Site) -> Iterator[dict[str, Any]]:
    """The names of each language that pages have a version in, in English and its own words; both lead to these versions."""
    for code in dict.fromkeys(one.language for one in site.versions):
        known = site.languages[code]
        yield {
            "say": [known.english.lower(), known.name.lower()],
            "to": [one.url for one in site.versions if one.language == code],
        }


def _searches(site: Site) -> tuple[list[Search], list[Search]]:
    """The entries of the site, and those that every site has."""
    found, _, record = site.fact(FILE)
    every = cast(Searches, found).searches
    own = sum(record.has("searches", place) for place in range(len(every))) if record else 0
    return every[:own], every[own:]


def _fitting(general: list[Search], own: list[Search], site: Site) -> Iterator[tuple[Search, list[str]]]:
    """Each general entry that the site has a page for, without the words of its own entries, and its pages."""
    replaced = {plain(word) for one in own for word in one.words}
    for one in general:
        words = [word for word in one.words if plain(word) not in replaced]
        pages = [there for page in one.pages if (there := _place_on(page, site))]
        if words and pages:
            yield one.model_copy(update={"words": words}), list(dict.fromkeys(pages))


def plain(word: str) -> str:
    """What somebody types, whatever its capitals and spaces."""
    return " ".join(word.lower().split())


def _place_on(target: str, site: Site) -> str:
    """Where a general page is on this site: at another address if it has moved, without a heading that it lacks; '' where it is not."""
    src, _, anchor = target.partition("#")
    if src not in addresses(site) and src.endswith(".md"):
        old = src.removesuffix("index.md") if src.endswith("index.md") else f"{src.removesuffix('.md')}/"
        src = next((one.src for one in site.published if old in one.meta.moved_from), src)
    targets = Targets(site)
    if src in site.to_come or targets.wrong(src):
        return ""
    return src if not anchor or targets.wrong(f"{src}#{anchor}") else f"{src}#{anchor}"


def _lead(search: Search, pages: list[str], urls: Mapping[str, str]) -> dict[str, Any]:
    """One entry as the search reads it: what people say, where it leads, what it means, and whether danger."""
    to = [urls.get(src, src) + mark + anchor for src, mark, anchor in (page.partition("#") for page in pages)]
    more = {"means": search.means, "danger": search.danger}
    return {"say": search.words, "to": to} | {name: value for name, value in more.items() if value}


def kept(told: list[dict[str, Any]], held: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """The entries that the built pages bear out; `held` has the stems of what each says.

    Of a general entry only the pages remain that say what it means, or one of its words, and the words that one of them says.
    """
    for lead in told:
        one = {word: value for word, value in lead.items() if word != "general"}
        if "general" in lead:
            wanted = [stems(one["means"])] if "means" in one else [stems(phrase) for phrase in one["say"]]
            to = [address for address in one["to"] if said(wanted, held.get(page_of(address), set()))]
            texts = [held[page_of(address)] for address in to]
            say = [
                phrase for phrase in one["say"] if "means" in one or any(said([stems(phrase)], each) for each in texts)
            ]
            one |= {"to": to, "say": say}
        if one["to"] and one["say"]:
            yield from _in_words(one, held)


def _in_words(lead: dict[str, Any], held: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """An entry as two: the phrases that its pages have, which need no meaning beside them, and those that they lack."""
    texts = [held.get(page_of(address), set()) for address in lead["to"]]
    for has in (True, False):
        if say := [phrase for phrase in lead["say"] if any(stems(phrase) <= one for one in texts) is has]:
            yield {key: value for key, value in lead.items() if not has or key != "means"} | {"say": say}


def broken_promises(site: Site, held: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Each word of the site that does not lead to a page that says it, or says what it means; each page that says nothing of its entry.

    It is advice: whoever edits a page does not know which words lead there, and the page must not wait for them.
    """
    record = site.fact(FILE)[2]
    if not isinstance(record, Record):
        return
    urls = addresses(site)
    for place, one in enumerate(_searches(site)[0]):
        there = {page: held[url] for page in one.pages if (url := urls.get(page_of(page), page_of(page))) in held}
        phrases = [stems(phrase) for phrase in ([one.means] if one.means else one.words)]
        for page, text in there.items():
            if not said(phrases, text):
                what = f"`{page}` does not say `{one.means}`" if one.means else f"`{page}` says none of these words"
                line = record.line("searches", place, "pages", one.pages.index(page))
                yield Problem(record.path, line, what, MEANS, stops=False)
        for at, phrase in enumerate(() if one.means else phrases):
            if there and not any(phrase <= text for text in there.values()):
                what = f"No page of this entry says `{one.words[at]}`"
                yield Problem(record.path, record.line("searches", place, "words", at), what, MEANS, stops=False)
