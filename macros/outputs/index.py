"""The search index, with the search terms that people use, and the sitemap."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, cast
from xml.etree import ElementTree

from macros.content import Site
from macros.facts import Searches
from macros.pages import is_over
from macros.system.cache import Made

if TYPE_CHECKING:
    from macros.outputs.making import Making

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
INDEX = "search/search_index.json"


def search(making: Making, made: Iterable[Made]) -> Made:
    """The index of these pages, without those that are over."""
    site = making.site
    over = over_today(site)
    entries = [one for page in made for one in (page.data or {}).get("search", ())]
    index = making.layout.search_index([one for one in entries if one["location"].partition("#")[0] not in over])
    index["words"] = leads(site)
    return Made({INDEX: json.dumps(index, separators=(",", ":")).encode()})


def sitemap(making: Making, made: Iterable[Made], shells: Iterable[str]) -> Made:
    """The sitemap: the pages that MkDocs laid out, and those made from data, without shells and pages that are over."""
    ElementTree.register_namespace("", SITEMAP)
    root = ElementTree.fromstring(making.layout.template("sitemap.xml"))
    gone = {f"{making.home}{url}" for url in (*shells, *over_today(making.site))}
    for entry in list(root):
        if str(entry.findtext(f"{{{SITEMAP}}}loc")).strip() in gone:
            root.remove(entry)
    for address, modified in [one for page in made for one in (page.data or {}).get("sitemap", ())]:
        entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = f"{making.home}{address}"
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = modified
    ElementTree.indent(root, "    ")
    return Made({"sitemap.xml": ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"})


def over_today(site: Site) -> set[str]:
    """The addresses of expired pages: they stay published but are left out of search and the sitemap."""
    return {one.url for one in site.published if is_over(one, site.today)}


def leads(site: Site) -> list[dict[str, Any]]:
    """The words that people use, as the search reads them."""
    found = cast(Searches, site.facts_of("search-words.yml"))
    urls = {document.src: document.url for document in site.published}
    to_come = site.to_come
    return [
        lead(search.words, there, search.danger, urls)
        for search in found.searches
        if (there := [page for page in search.pages if page.partition("#")[0] not in to_come])
    ]


def lead(words: list[str], pages: list[str], danger: bool, urls: dict[str, str]) -> dict[str, Any]:
    """One entry as the search reads it: what people say, the addresses it leads to, and whether it means danger."""
    to = [urls.get(src, src) + mark + anchor for src, mark, anchor in (page.partition("#") for page in pages)]
    return {"say": words, "to": to} | ({"danger": True} if danger else {})
