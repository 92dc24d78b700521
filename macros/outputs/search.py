"""The search index: every page and its parts, the stems of their words, and the words that people use for them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

import snowballstemmer
from selectolax.lexbor import LexborHTMLParser

from macros.content import Site
from macros.facts import Expectations, Search, Searches
from macros.messages import Problem, visible
from macros.outputs import index_files
from macros.outputs.finding import Finder, words
from macros.pages import Document, Review, is_over
from macros.records import Record
from macros.system.cache import Made

if TYPE_CHECKING:
    from macros.outputs.making import Making

INDEX = index_files.FIRST
COUNTED = re.compile(r"£\d[\d,.]*|\d+(?:[.,]\d+)+%?|\d+%|(?<![\w/-])\d(?![\w/-])|\b\d\d(?= (?:[A-Z][a-z]+ )?20\d\d)")
"""Amounts, shares, days of a month and single figures: no one looks for a page by them."""
LEADS = "Add a phrase of it to data/search-words.yml, or change what it should find"
PART, END = "\x1d", "\x1e"
"""Marks that no text has: a part of a page begins; its id and its title end."""
SILENT = "script, style, svg, [data-search-exclude]"
ASIDE = ["data/", "newsletters/"]
"""The folders of pages that come after guidance with the same words."""
MOST = 3
"""How often a word counts in one part of a page at most."""
MEANS = "Lead to a page that says it, or write `means:` with what the pages of this entry call it"


def entry(url: str, title: str, summary: str, kind: str, parts: list[list[str]], language: str = "") -> dict[str, Any]:
    """A page as the index is made of it. Each part is its id, title and text; the first has no id and no title.

    `language` is the code of the language of a version, in which its title and its summary are.
    """
    return {"url": url, "title": title, "summary": summary, "kind": kind, "parts": parts, "language": language}


def parts(body: str) -> list[list[str]]:
    """The id, the title and the text of each part of a page, by its headings."""
    tree = LexborHTMLParser(body)
    for node in tree.css(SILENT):
        node.decompose()
    for heading in tree.css(":is(h1, h2, h3, h4, h5, h6)[id]"):
        heading.replace_with(f"{PART}{heading.id}{END}{heading.text(separator=' ')}{END}")
    first, *others = _text(tree).split(PART)
    return [
        [" ".join(text.split()) for text in part] for part in (["", "", first], *(one.split(END) for one in others))
    ]


def _text(tree: LexborHTMLParser) -> str:
    return tree.body.text(separator=" ") if tree.body else ""


def kind_of(document: Document, sections: Mapping[str, str]) -> str:
    """What the search calls a page: a review by its kind, others by what they are shared as, or by their section."""
    if isinstance(document.meta, Review):
        return document.meta.review_kind
    return document.meta.traits.card or sections.get(document.url.partition("/")[0], "").partition(":")[0]


def over_today(site: Site) -> set[str]:
    """The addresses of expired pages: they stay published but are left out of search and the sitemap."""
    return {one.url for one in (*site.published, *site.versions) if is_over(one, site.today)}


def search(making: Making, made: Iterable[Made]) -> Made:
    """The index of these pages, without those that are over; and each promise of it that a page does not keep."""
    over, told = over_today(making.site), leads(making.site)
    led_to = {_page(address) for lead in told for address in lead["to"]}
    pages, held = [], {}
    for page in made:
        found = (page.data or {}).get("search")
        if found and found["url"] not in over:
            pages.append(found)
            if found["url"] in led_to:
                held[found["url"]] = _said(page.files[f"{found['url']}index.html"].decode())
    index = {
        "pages": [
            [page["url"], page["title"], page["summary"], page["kind"], [part[:2] for part in page["parts"][1:]]]
            + [page["language"]] * bool(page["language"])
            for page in pages
        ],
        "leads": [one for lead in told for one in _in_words(lead, held)],
        "words": by_stem(pages, told),
        "aside": ASIDE,
    }
    problems = [*broken_promises(making.site, held), *searches_that_fail(making.site, Finder(index))]
    return Made(dict(index_files.of(index)), problems)


def _page(address: str) -> str:
    return address.partition("#")[0]


def _said(text: str) -> set[str]:
    """The stems of what a built page says."""
    tree = LexborHTMLParser(text)
    for node in tree.css("script, style, nav"):
        node.decompose()
    return stems(" ".join(main.text(separator=" ") for main in tree.css("main")))


def leads(site: Site) -> list[dict[str, Any]]:
    """The words that people use, as the search reads them."""
    to_come, urls = site.to_come, _addresses(site)
    return [
        lead(one, there, urls)
        for one in cast(Searches, site.facts_of("search-words.yml")).searches
        if (there := [page for page in one.pages if _page(page) not in to_come])
    ]


def _addresses(site: Site) -> dict[str, str]:
    return {document.src: document.url for document in (*site.published, *site.versions)}


def lead(search: Search, pages: list[str], urls: Mapping[str, str]) -> dict[str, Any]:
    """One entry as the search reads it: what people say, where it leads, what it means, and whether danger."""
    to = [urls.get(src, src) + mark + anchor for src, mark, anchor in (page.partition("#") for page in pages)]
    more = {"means": search.means, "danger": search.danger}
    return {"say": search.words, "to": to} | {name: value for name, value in more.items() if value}


def _in_words(lead: dict[str, Any], held: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """An entry as two: the phrases that its pages have, which need no meaning beside them, and those that they lack."""
    said = [held.get(_page(address), set()) for address in lead["to"]]
    for has in (True, False):
        if say := [phrase for phrase in lead["say"] if any(stems(phrase) <= one for one in said) is has]:
            yield {key: value for key, value in lead.items() if not has or key != "means"} | {"say": say}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of an English word; a child and children are one."""
    found: str = snowballstemmer.stemmer("english").stemWord(word)
    return "child" if found == "children" else found


def stems(text: str) -> set[str]:
    """The stems of all words of a text."""
    return {stem(word) for word in words(text)}


def by_stem(pages: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """The forms of each stem; then the parts of pages whose text has it once, those that have it twice, and so on.

    A part is reported by its distance from the one before, so that the file is small.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    times: dict[str, Counter[int]] = defaultdict(Counter)
    texts = [
        (title or page["title"], text if id_ else f"{page['summary']} {text}")
        for page in pages
        for id_, title, text in page["parts"]
    ]
    for number, (title, text) in enumerate(texts):
        for word in (found := words(COUNTED.sub(" ", text))) + words(title):
            forms[stem(word)].add(word)
        for word in found:
            times[stem(word)][number] += 1
    for word in words(" ".join(phrase for lead in told for phrase in lead["say"])):
        forms[stem(word)].add(word)
    return [[" ".join(sorted(forms[one])), *_steps(times[one])] for one in sorted(forms)]


def _steps(times: Counter[int]) -> Iterator[list[int]]:
    for many in range(1, min(MOST, max(times.values(), default=0)) + 1):
        there = [part for part, count in sorted(times.items()) if min(count, MOST) == many]
        yield [part - before for before, part in pairwise([0, *there])]


def broken_promises(site: Site, held: Mapping[str, set[str]]) -> Iterator[Problem]:
    """Each word that does not lead to a page that says it, or says what it means; each page that says nothing of its entry."""
    found, _, record = site.fact("search-words.yml")
    if not isinstance(record, Record):
        return
    urls = _addresses(site)
    for place, one in enumerate(cast(Searches, found).searches):
        there = {page: held[url] for page in one.pages if (url := urls.get(_page(page), _page(page))) in held}
        phrases = [stems(phrase) for phrase in ([one.means] if one.means else one.words)]
        for page, said in there.items():
            if not any(phrase <= said for phrase in phrases):
                what = f"`{page}` does not say `{one.means}`" if one.means else f"`{page}` says none of these words"
                yield Problem(record.path, record.line("searches", place, "pages", one.pages.index(page)), what, MEANS)
        for at, phrase in enumerate(() if one.means else phrases):
            if there and not any(phrase <= said for said in there.values()):
                what = f"No page of this entry says `{one.words[at]}`"
                yield Problem(record.path, record.line("searches", place, "words", at), what, MEANS)


def searches_that_fail(site: Site, finder: Finder) -> Iterator[Problem]:
    """Each search of `data/expectations.yml` that does not find its page first, or among the results that it allows."""
    found, problems, record = site.fact("expectations.yml")
    if not isinstance(record, Record) or problems:
        return
    urls = _addresses(site)
    for index, one in enumerate(cast(Expectations, found).searches):
        src, mark, anchor = one.finds.partition("#")
        wanted, first = f"{urls.get(src, src)}{mark}{anchor}", finder.found(one.typed)[: one.among]
        if wanted not in first:
            what = f"The search `{visible(one.typed)}` should find `{one.finds}` and finds {_listed(first)}"
            yield Problem(record.path, record.line("searches", index, "finds"), what, LEADS)


def _listed(addresses: Sequence[str]) -> str:
    return " and ".join(f"`{one or 'the first page'}`" for one in addresses) or "nothing"
