"""The sitemap: the addresses of all pages, for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from macros.content.languages import versions_of
from macros.outputs.search import over_today
from macros.system.cache import Made

if TYPE_CHECKING:
    from macros.outputs.making import Making

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(making: Making, made: Iterable[Made], shells: Iterable[str]) -> Made:
    """The sitemap: the pages of docs/, each with its versions, and those made from data, without shells and pages that are over."""
    ElementTree.register_namespace("", SITEMAP)
    ElementTree.register_namespace("xhtml", XHTML)
    root = ElementTree.Element(f"{{{SITEMAP}}}urlset")
    gone = {*shells, *over_today(making.site)}
    today = making.site.today.isoformat()
    pages = sorted((*making.site.published, *making.site.versions), key=lambda one: one.url)
    others = {one.url: versions_of(making.site, one) for one in pages}
    entries = [(one.url, today) for one in pages if one.url not in gone]
    entries += [one for page in made for one in (page.data or {}).get("sitemap", ())]
    for address, modified in entries:
        entry = ElementTree.SubElement(root, f"{{{SITEMAP}}}url")
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}loc").text = f"{making.home}{address}"
        ElementTree.SubElement(entry, f"{{{SITEMAP}}}lastmod").text = modified
        for one in others.get(address, ()):
            link = {"rel": "alternate", "hreflang": one["code"], "href": f"{making.home}{one['url']}"}
            ElementTree.SubElement(entry, f"{{{XHTML}}}link", link)
    ElementTree.indent(root, "    ")
    return Made({"sitemap.xml": ElementTree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"})
