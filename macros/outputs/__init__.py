"""Pages and figures become every other file of the site, each output in a module of its own."""

from __future__ import annotations

import html
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from macros.messages import Fault, Problem, unexpected
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
from macros.outputs.built import look_at_all
from macros.outputs.description import Files
from macros.outputs.links import dead_links
from macros.outputs.unsafe import Protected
from macros.outputs.words import Words

Made = TypeVar("Made")
PICTURES = ".pictures"
"""Where drawings are kept from one build to the next, below the project: not in site/, which is replaced whole."""


def run(words: Words, folder: Path, site_url: str, strict: bool) -> dict[str, int]:
    """Every output of a built site, in its order; what was made, counted.

    An output that ends in an error of the program is a fault that names it, and the others are made all the same.
    """
    site, kept = words.site, words.site.root / PICTURES

    def made(what: str, make: Callable[[], Made], otherwise: Made) -> Made:
        try:
            return make()
        except (Fault, OSError):
            raise
        except Exception as error:
            words.faults.append(unexpected.told(error, site.root, what))
            return otherwise

    photos: dict[str, photographs.Photograph] = made("docs", lambda: photographs.publish(site, folder, kept), {})
    files: dict[str, Files] = made("data/tables", lambda: open_data.publish(site, folder, site_url), {})
    made("data/tables", lambda: catalogue.make(words, folder, site_url, files), None)
    made("data/thresholds", lambda: thresholds.make(words, folder, site_url), None)
    made("docs/about", lambda: gallery.publish(words, folder), None)
    made("data/themes.yml", lambda: hubs.make(words, folder, site_url), None)
    made("docs/yearly-report", lambda: yearly_report.make(words, folder), None)
    words.faults += made("docs", lambda: editions.make(words, folder, site_url, kept), [])
    for fault in words.faults:
        if not (fault.stops and strict):  # one that stops a build is told when it does
            editions.LOG.warning(str(fault))
    made("data/moved.yml", lambda: redirects.make(words, folder), None)
    made("data/search-words.yml", lambda: search.add_words(site, folder), None)
    made("docs", lambda: over.take_out(site, folder, site_url), None)
    # Packed, it would differ with the Python that packs it; servers pack what they send by themselves.
    (folder / "sitemap.xml.gz").unlink(missing_ok=True)
    placed = made("docs", lambda: _finish(words, folder, site_url, strict, photos), 0)
    made("data/moved.yml", lambda: redirects.files(words, folder), None)
    return {"pages": len(list(folder.rglob("*.html"))), "figures": placed, "tables": len(files)}


def _finish(words: Words, folder: Path, site_url: str, strict: bool, photos: Any) -> int:
    site = words.site
    return finish.finish(
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


def look(words: Words, folder: Path, site_url: str) -> list[Problem]:
    """What only the built site shows: faults of its editions, and what its files show although tables hide it."""
    site = words.site
    tables = {stem: site.table(stem) for stem in site.stems}
    protected = Protected(tables, [site.partnership.area, *site.partnership.towns])
    files = look_at_all(folder, protected, site_url)
    unsafe = sorted({problem for one in files.values() for problem in one.problems})
    return [*words.faults, *unsafe, *dead_links(site, files, site_url)]


__all__ = ["Words", "look", "run"]
