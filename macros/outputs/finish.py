"""One pass over the built site: what no page can do for itself.

MkDocs has written the pages; here each figure is put in its place, each `@/` address is made relative, tables get
their region and scopes, and the Content-Security-Policy its hashes. 404.html is passed over like every other page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser

from macros import figures
from macros.charts import draw_all, key_of
from macros.figures import Figure, File
from macros.outputs import photographs, picture_files
from macros.outputs.abbreviations import explained
from macros.outputs.from_data import at_end_of_head
from macros.render import render, safe

SLOT = re.compile(r'<div class="figure-slot" data-figure="([0-9a-f]+)"></div>')
READS = re.compile(r'class="(?:figure|rows)"')
"""What the script for reading closely works on: the pages that have it load the script, the others do not."""
TABLE = re.compile(r'(?P<region>class="table-region"[^>]*>\s*)?(?P<table><table>.*?</table>)', re.DOTALL)
ALIGNED = re.compile(r"text-align: (left|right|center);?")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The site has no inline script, so that the policy needs no hash, and nothing in a page can add one."""


@dataclass(frozen=True)
class Ready:
    """A figure ready for each slot that asks for it: its pictures by their form, and its files."""

    figure: Figure
    pictures: Mapping[str, str]
    files: list[File]


@dataclass(frozen=True)
class Finish:
    """What the pages of a site are finished with.

    `figures` are by their slot's key, `base` is the site's own path for 404.html, `strict` whether to add the policy
    (not in a live preview, whose reload script it would stop), `terms` what each abbreviation stands for, `photos` the
    pictures of docs/ made ready, by their files.
    """

    figures: Mapping[str, Ready]
    base: str
    strict: bool
    terms: Mapping[str, str]
    photos: Mapping[str, photographs.Photograph]


def finish(
    site: Path,
    waiting: Mapping[str, Figure],
    pictures: Path,
    base: str,
    strict: bool,
    size_of: Callable[[Figure], str],
    closing: Callable[[Figure], str],
    terms: Mapping[str, str],
    photos: Mapping[str, photographs.Photograph],
) -> int:
    """Every HTML file of the built site, finished. Returns how many figures were put in.

    `waiting` has the figures by their slot's key, `pictures` is where drawings are kept, `size_of` says the size of a
    figure's table, `closing` the last line of a figure's own file; the others are as in `Finish`.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    used = [key for text in pages.values() for key in SLOT.findall(text)]
    ready = _ready({key: waiting[key] for key in sorted(set(used))}, site, pictures, size_of, closing)
    given = Finish(ready, base, strict, terms, photos)
    for path, text in pages.items():
        done = finished(path.relative_to(site).as_posix(), text, given)
        if done != text:
            path.write_text(done, encoding="utf-8")
    return len(used)


def finished(name: str, text: str, given: Finish) -> str:
    """One page as readers get it, from its name below the site, its text and what it is finished with."""
    place, _, file = name.rpartition("/")
    root = given.base if file == "404.html" else "../" * name.count("/") or "./"
    done = TABLE.sub(_region, _fill(text, given.figures))
    done = photographs.with_widths(explained(done, given.terms), place, root, given.photos)
    if READS.search(done):
        done = at_end_of_head(done, render("reading"))
    done = done.replace('="@/', f'="{root}')
    return _with_policy(done) if given.strict else done


def slot(key: str) -> str:
    """What stands in a page where a figure comes."""
    return render("slot", key=key)


def size_in_words(size: int) -> str:
    """A file's size as readers know it."""
    return (
        f"{size} bytes" if size < 1000 else f"{size / 1000:.0f} kB" if size < 999_500 else f"{size / 1_000_000:.1f} MB"
    )


def base_path(site_url: str) -> str:
    """The path under which the site is served, from its address."""
    path = urlsplit(site_url).path
    return path if path.endswith("/") else f"{path}/"


def _ready(
    waiting: Mapping[str, Figure],
    site: Path,
    pictures: Path,
    size_of: Callable[[Figure], str],
    closing: Callable[[Figure], str],
) -> dict[str, Ready]:
    """Each figure drawn, and its files written."""
    specs = {key: figures.specifications(figure) for key, figure in waiting.items()}
    svgs = draw_all([spec for forms in specs.values() for spec in forms.values()], pictures)
    files = picture_files.write(site, waiting, specs, svgs, pictures, closing, size_in_words)
    return {
        key: Ready(
            figure,
            {form: svgs[key_of(spec)] for form, spec in specs[key].items()},
            [File("CSV", figure.csv_href, size_of(figure)), *files[key]],
        )
        for key, figure in waiting.items()
    }


def _fill(text: str, ready: Mapping[str, Ready]) -> str:
    """The page with its figures, numbered in their order; a figure that is shown again has a number added to its id."""
    number = count(1)
    taken: Counter[str] = Counter()

    def put(slot: re.Match[str]) -> str:
        one = ready[slot[1]]
        name = one.figure.id
        taken[name] += 1
        identity = name if taken[name] == 1 else f"{name}-{taken[name]}"
        whole = figures.with_pictures(one.figure, one.pictures, identity, f"Figure {next(number)}")
        return render(
            "figure", figure=replace(whole, wide=safe(whole.wide), narrow=safe(whole.narrow), files=one.files)
        )

    return SLOT.sub(put, text)


def _region(match: re.Match[str]) -> str:
    """A table typed in Markdown: its heads scoped, in a region that a keyboard can scroll."""
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
    return render("region", label=f"Table: {name}" if name else "Table", table=safe(table.html or ""))


def _with_policy(text: str) -> str:
    """The page with a policy that allows the site's own files and nothing else."""
    meta = render("policy", policy=safe(POLICY))
    return re.sub(r"(<meta charset=[^>]+>)", lambda found: found[1] + meta, text, count=1)
