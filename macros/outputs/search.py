"""The search index: every page and its parts, the stems of their words, and the words that people use for them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, cast

from selectolax.lexbor import LexborHTMLParser

from macros.content import Site
from macros.facts import Expectations
from macros.messages import Problem, counted, visible
from macros.outputs import index_files
from macros.outputs.finding import Finder, words
from macros.outputs.leads import addresses, broken_promises, kept, leads, page_of, plain
from macros.outputs.stems import stem, stems
from macros.pages import Document, Review, is_over
from macros.system.cache import Made

if TYPE_CHECKING:
    from macros.outputs.making import Making

INDEX = index_files.FIRST
COUNTED = re.compile(r"£\d[\d,.]*|\d+(?:[.,]\d+)+%?|\d+%|(?<![\w/-])\d(?![\w/-])|\b\d\d(?= (?:[A-Z][a-z]+ )?20\d\d)")
"""Amounts, shares, days of a month and single figures: no one looks for a page by them."""
LEADS = "Add a phrase of it to data/search-words.yml, or change what it should find"
"""How a search of the site finds its page again."""
INSTEAD = "Say it on the page in these words, add a phrase of it to data/search-words.yml, or say in data/expectations.yml what it should find"
"""How a general search does, or what takes its place."""
PART, END = "\x1d", "\x1e"
"""Marks that no text has: a part of a page begins; its id and its title end."""
SILENT = "script, style, svg, [data-search-exclude]"
ASIDE = ["data/", "newsletters/"]
"""The folders of pages that come after guidance with the same words."""
MOST = 3
"""How often a word counts in one part of a page at most."""


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
    led_to = {page_of(address) for lead in told for address in lead["to"]}
    pages, held = [], {}
    for page in made:
        found = (page.data or {}).get("search")
        if found and found["url"] not in over:
            pages.append(found)
            if found["url"] in led_to:
                held[found["url"]] = _said(page.files[f"{found['url']}index.html"].decode())
    fitting = list(kept(told, held))
    index = {
        "pages": [
            [page["url"], page["title"], page["summary"], page["kind"], [part[:2] for part in page["parts"][1:]]]
            + [page["language"]] * bool(page["language"])
            for page in pages
        ],
        "leads": fitting,
        "words": by_stem(pages, fitting),
        "aside": ASIDE,
    }
    problems = [*broken_promises(making.site, held), *searches_that_fail(making.site, Finder(index))]
    return Made(dict(index_files.of(index)), problems)


def _said(text: str) -> set[str]:
    """The stems of what a built page says."""
    tree = LexborHTMLParser(text)
    for node in tree.css("script, style, nav"):
        node.decompose()
    return stems(" ".join(main.text(separator=" ") for main in tree.css("main")))


def by_stem(pages: Iterable[dict[str, Any]], told: Iterable[dict[str, Any]]) -> list[list[Any]]:
    """The forms of each stem; then the parts of pages whose text has it once, those that have it twice, and so on.

    A part is reported by its distance from the one before, so that the file is small.
    """
    forms: dict[str, set[str]] = defaultdict(set)
    there: dict[str, list[list[int]]] = defaultdict(lambda: [[] for _ in range(MOST)])
    texts = (
        (title or page["title"], text if id_ else f"{page['summary']} {text}")
        for page in pages
        for id_, title, text in page["parts"]
    )
    for number, (title, text) in enumerate(texts):
        for word in (found := words(COUNTED.sub(" ", text))) + words(title):
            forms[stem(word)].add(word)
        for one, times in Counter(map(stem, found)).items():
            there[one][min(times, MOST) - 1].append(number)
    for word in words(" ".join(phrase for lead in told for phrase in lead["say"])):
        forms[stem(word)].add(word)
    return [[" ".join(sorted(forms[one])), *_steps(there[one])] for one in sorted(forms)]


def _steps(there: list[list[int]]) -> Iterator[list[int]]:
    for place, parts in enumerate(there):
        if any(there[place:]):
            yield [part - before for before, part in pairwise([0, *parts])]


def searches_that_fail(site: Site, finder: Finder) -> Iterator[Problem]:
    """Each search that does not find its page first, or among the results that it allows: the site's own, and the general ones.

    It is advice: what an officer publishes today must not wait for the order in which a search lists it. A general search
    is asked where its words lead to the page, and reported at that page with the others; the site's own for the same words
    replaces it.
    """
    found, problems, record = site.fact("expectations.yml")
    if problems:
        return
    urls, own, failed = addresses(site), set[str](), defaultdict[str, list[str]](list)
    for index, one in enumerate(cast(Expectations, found).searches):
        src, mark, anchor = one.finds.partition("#")
        wanted, first = f"{urls.get(src, src)}{mark}{anchor}", finder.found(one.typed)[: one.among]
        says = f"`{visible(one.typed)}` should find `{one.finds}` and finds {_listed(first)}"
        if record is not None and record.has("searches", index):
            own.add(plain(one.typed))
            if src not in site.to_come and wanted not in first:
                yield Problem(
                    record.path, record.line("searches", index, "finds"), f"The search {says}", LEADS, stops=False
                )
        elif plain(one.typed) not in own and wanted in finder.led_to(one.typed) and wanted not in first:
            failed[f"docs/{src}" if src in urls else "data/thresholds/indicators.csv"].append(says)
    for path, each in failed.items():
        others = counted(len(each) - 1, "other search for this page fails", "other searches for this page fail")
        more = f"; {others} too" if len(each) > 1 else ""
        yield Problem(path, 1, f"The search {each[0]}{more}", INSTEAD, stops=False)


def _listed(addresses: Sequence[str]) -> str:
    return " and ".join(f"`{one or 'the first page'}`" for one in addresses) or "nothing"
