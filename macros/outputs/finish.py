"""One pass over the built site: what no page can do for itself.

MkDocs has written the pages; here each figure is put in its place, each `@/` address is made relative, tables get
their region and scopes, and the Content-Security-Policy its hashes. 404.html is passed over like every other page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

from macros import figures
from macros.charts import Specification, draw_all, key_of
from macros.figures import Figure, File
from macros.outputs import photographs, picture_files
from macros.outputs.abbreviations import explained
from macros.render import render, safe

SLOT = re.compile(r'<div class="figure-slot" data-figure="([0-9a-f]+)"></div>')
READS = re.compile(r'class="(?:figure|rows)"')
"""What the script for reading closely works on: the pages that have it load the script, the others do not."""
END_OF_HEAD = re.compile(r"(?=</head>)")
TABLE = re.compile(r'(?P<region>class="table-region"[^>]*>\s*)?(?P<table><table>.*?</table>)', re.DOTALL)
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'"
)
"""The site has no inline script, so that the policy needs no hash, and nothing in a page can add one."""


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

    `waiting` has the figures by their slot's key, `pictures` is where drawings are kept, `base` the site's own path
    for 404.html, `strict` whether to add the policy (not in a live preview, whose reload script it would stop),
    `size_of` says the size of a figure's table, `closing` the last line of a figure's own file,
    `terms` what each abbreviation stands for, `photos` the pictures of docs/ made ready, by their files.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    used = {key for text in pages.values() for key in SLOT.findall(text)}
    specs = {key: figures.specifications(waiting[key]) for key in sorted(used)}
    svgs = draw_all([spec for forms in specs.values() for spec in forms.values()], pictures)
    files = picture_files.write(site, waiting, specs, svgs, pictures, closing, size_in_words)
    for path, text in pages.items():
        root = base if path.name == "404.html" else _root(path, site)
        done = _fill(text, waiting, specs, svgs, size_of, files)
        done = explained(done, terms)
        done = TABLE.sub(_region, done)
        done = photographs.with_widths(done, path.relative_to(site).parent.as_posix(), root, photos)
        if READS.search(done):
            done = END_OF_HEAD.sub(lambda _: render("reading"), done, count=1)
        done = done.replace('="@/', f'="{root}')
        if strict:
            done = _with_policy(done)
        if done != text:
            path.write_text(done, encoding="utf-8")
    return sum(len(SLOT.findall(text)) for text in pages.values())


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


def _root(path: Path, site: Path) -> str:
    depth = len(path.relative_to(site).parts) - 1
    return "../" * depth or "./"


def _fill(
    text: str,
    waiting: Mapping[str, Figure],
    specs: Mapping[str, Mapping[str, Specification]],
    svgs: Mapping[str, str],
    size_of: Callable[[Figure], str],
    files: Mapping[str, list[File]],
) -> str:
    taken: dict[str, int] = {}
    count = 0

    def put(match: re.Match[str]) -> str:
        nonlocal count
        count += 1
        key = match[1]
        figure = waiting[key]
        taken[figure.id] = taken.get(figure.id, 0) + 1
        identity = figure.id if taken[figure.id] == 1 else f"{figure.id}-{taken[figure.id]}"
        drawn = {form: svgs[key_of(spec)] for form, spec in specs[key].items()}
        whole = figures.with_pictures(figure, drawn, identity, f"Figure {count}")
        csv = File("CSV", figure.csv_href, size_of(figure))
        ready = replace(whole, wide=safe(whole.wide), narrow=safe(whole.narrow), files=[csv, *files[key]])
        return render("figure", figure=ready)

    return SLOT.sub(put, text)


def _region(match: re.Match[str]) -> str:
    """A table typed in Markdown: its heads scoped, in a region that a keyboard can scroll."""
    if match["region"]:
        return match[0]
    table = re.sub(r"<th(?=[ >])", r'<th scope="col"', match["table"])
    table = re.sub(r' style="text-align: (left|right|center);?"', r' class="align-\1"', table)
    first = re.search(r"<th[^>]*>(.*?)</th>", table, re.DOTALL)
    name = unescape(re.sub(r"<[^>]+>", "", first[1])).strip() if first else ""
    return render("region", label=f"Table: {name}" if name else "Table", table=safe(table))


def _with_policy(text: str) -> str:
    """The page with a policy that allows the site's own files and nothing else."""
    meta = render("policy", policy=safe(POLICY))
    return re.sub(r"(<meta charset=[^>]+>)", lambda found: found[1] + meta, text, count=1)
