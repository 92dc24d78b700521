"""The sitemap: the addresses of all pages, for search engines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from macros.outputs.search import over_today
from macros.system.cache import Made

if TYPE_CHECKING:
    from macros.outputs.making import Making

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


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
