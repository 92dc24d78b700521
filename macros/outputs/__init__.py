"""Pages and figures become every other file of the site, each output in a module of its own."""

from __future__ import annotations

import html
from pathlib import Path

from macros.outputs import (
    catalogue,
    editions,
    finish,
    gallery,
    hubs,
    open_data,
    over,
    photographs,
    redirects,
    search,
    thresholds,
    yearly_report,
)
from macros.outputs.links import dead_links
from macros.outputs.unsafe import unsafe_in_files
from macros.outputs.words import Words
from macros.problems import Problem

PICTURES = ".pictures"
"""Where drawings are kept from one build to the next, below the project: not in site/, which is replaced whole."""


def run(words: Words, folder: Path, site_url: str, strict: bool) -> dict[str, int]:
    """Every output of a built site, in its order; what was made, counted."""
    site = words.site
    photos = photographs.publish(site, folder, site.root / PICTURES)
    made = open_data.publish(site, folder, site_url)
    catalogue.make(words, folder, site_url, made)
    thresholds.make(words, folder, site_url)
    gallery.publish(words, folder)
    hubs.make(words, folder, site_url)
    yearly_report.make(words, folder)
    words.faults = editions.make(words, folder, site_url, site.root / PICTURES)
    for fault in words.faults:
        if not (fault.stops and strict):  # one that stops a build is told when it does
            editions.LOG.warning(str(fault))
    redirects.make(words, folder)
    search.add_words(site, folder)
    over.take_out(site, folder, site_url)
    # Packed, it would differ with the Python that packs it; servers pack what they send by themselves.
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    placed = finish.finish(
        folder,
        words.waiting,
        site.root / PICTURES,
        finish.base_path(site_url),
        strict,
        lambda figure: finish.size_in_words((folder / figure.csv_href.removeprefix("@/")).stat().st_size),
        lambda figure: f"{site.partnership.name}: {site_url}{figure.table_href.removeprefix('@/')}",
        {html.escape(name, quote=False): term.expansion for name, term in site.glossary.items()},
        photos,
    )
    redirects.files(words, folder)
    return {"pages": len(list(folder.rglob("*.html"))), "figures": placed, "tables": len(made)}


def look(words: Words, folder: Path, site_url: str) -> list[Problem]:
    """What only the built site shows: faults of its editions, and what its files show although tables hide it."""
    site = words.site
    tables = {stem: site.table(stem) for stem in site.stems}
    unsafe = unsafe_in_files(folder, tables, [site.partnership.area, *site.partnership.towns])
    return [*words.faults, *unsafe, *dead_links(site, folder, site_url)]


__all__ = ["Words", "look", "run"]
