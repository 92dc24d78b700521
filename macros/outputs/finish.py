"""The last step of a page, whatever laid it out: what it cannot do for itself.

Each figure is put in its place, each `@/` address is made relative, tables get their region and scopes, and the page its
Content-Security-Policy.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from macros import figures
from macros.figures import Figure, File
from macros.outputs import downloads, photographs
from macros.outputs.abbreviations import explained
from macros.outputs.from_data import at_end_of_head
from macros.outputs.hosting import POLICY, REFERRER
from macros.render import render, safe

SLOT = re.compile(r'<div class="figure-slot" data-figure="([0-9a-f]+)"></div>')
HEADING = re.compile(r"<h([1-6])[ >]")
SECTION = re.compile(r"<h[23] id=[^>]*>(.*?)</h[23]>")
READS = re.compile(r'class="(?:figure|stats|rows)"')
"""What the script for reading closely works on: the pages that have it load the script, the others do not."""
ALIGNED = re.compile(r"text-align: (left|right|center);?")
TABLE = re.compile(r'(?P<region>class="table-region"[^>]*>\s*)?(?P<table><table>.*?</table>)', re.DOTALL)


@dataclass(frozen=True)
class Ready:
    """A figure as it goes into a page: with its bare pictures, the links to its files and, in a preview, its line."""

    figure: Figure
    drawn: Mapping[str, str]
    files: list[File]
    line: str = ""


def finished(
    text: str,
    address: str,
    root: str,
    figure_of: Callable[[str], Ready],
    photo_of: Callable[[str], photographs.Photograph | None],
    file_of: Callable[[str], str],
    terms: Mapping[str, str],
    published: bool,
) -> str:
    """A page as it is published.

    `address` is its file below the site, `root` the way from there to the site's own folder, `figure_of` gives the
    figure of a slot, `photo_of` the picture of docs/ at an address, `file_of` what is said of a file there, `terms` what each abbreviation stands for;
    `published` adds the policy, which would stop the reload script of a preview.
    """
    done = _fill(text, figure_of)
    done = explained(done, terms)
    done = TABLE.sub(_region, done)
    done = photographs.with_widths(done, posixpath.dirname(address), root, photo_of)
    done = downloads.marked(done, posixpath.dirname(address), file_of)
    if READS.search(done):
        done = at_end_of_head(done, render("reading"))
    done = done.replace('="@/', f'="{root}')
    return _with_policy(done) if published else done


def slot(key: str) -> str:
    """What is in a page where a figure comes."""
    return render("slot", key=key)


def base_path(site_url: str) -> str:
    """The path under which the site is served, from its address."""
    path = urlsplit(site_url).path
    return path if path.endswith("/") else f"{path}/"


def root_from(address: str) -> str:
    """The way from a page's file to the site's own folder."""
    return "../" * address.count("/") or "./"


def _fill(text: str, figure_of: Callable[[str], Ready]) -> str:
    taken, drawn = Counter[str](), Counter[str]()

    def put(match: re.Match[str]) -> str:
        ready = figure_of(match[1])
        figure = ready.figure
        taken[figure.id] += 1
        drawn.update(() if figure.stats else [figure.id])
        identity = figure.id if taken[figure.id] == 1 else f"{figure.id}-{taken[figure.id]}"
        level = level_below(text[: match.start()])
        if figure.stats:
            return render("stats", figure=replace(figure, id=identity, level=level, files=ready.files), line=ready.line)
        whole = figures.with_pictures(figure, ready.drawn, identity, f"Figure {drawn.total()}", level)
        shown = replace(whole, pictures=[safe(one) for one in whole.pictures], files=ready.files)
        return render("figure", figure=shown, line=ready.line)

    return SLOT.sub(put, text)


def level_below(before: str) -> int:
    """The level of a heading below the last one of a page's text so far: none is left out between them."""
    found = HEADING.findall(before[max(before.find("<main"), 0) :])
    return min(int(found[-1]) + 1, 6) if found else 2


def _region(match: re.Match[str]) -> str:
    """A table typed in Markdown: its heads scoped, in a region that a keyboard can scroll.

    The region is called by the table's first head and the heading above: tables of one page often begin alike.
    """
    table = LexborHTMLParser(match["table"]).css_first("table")
    if match["region"] or table is None:
        return match[0]
    for cell in table.css("th, td"):
        aligned = ALIGNED.fullmatch(cell.attributes.get("style") or "")
        if aligned:
            del cell.attrs["style"]
        if cell.tag == "th":
            cell.attrs["scope"] = "col"
        if aligned:
            cell.attrs["class"] = f"align-{aligned[1]}"
    first = table.css_first("th")
    name = first.text().strip() if first else ""
    above = SECTION.findall(match.string[: match.start()])
    heading = f", under {LexborHTMLParser(above[-1]).text().strip()}" if above and name else ""
    return render("region", label=f"Table: {name}{heading}" if name else "Table", table=safe(table.html or ""))


def _with_policy(text: str) -> str:
    """The page with a policy that allows the site's own files and nothing else, and with what other websites learn of it."""
    meta = render("policy", policy=safe(POLICY), referrer=REFERRER)
    return re.sub(r"(<meta charset=[^>]+>)", lambda found: found[1] + meta, text, count=1)
