"""Where to go next about a theme, and how old the local evidence of a briefing is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from macros.content import Site
from macros.facts import Place
from macros.pages import Document
from macros.wording import MACROS

OLD = 3
"""From so many years on, readers are told that the newest report is old."""
YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True)
class Way:
    """A place as an edition shows it: `href` leads there, `host` names another website, `number` is one to call, or an email address.

    `missing` says where to look for a number that the site does not have.
    """

    place: Place
    href: str = ""
    host: str = ""
    name: str = ""
    number: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Age:
    """How old the local evidence is: the month of the newest figures, each document with its period, the last year of these."""

    figures: str
    documents: tuple[tuple[str, str], ...]
    newest: int
    old: bool


def places_for(places: Sequence[Place], themes: Sequence[str]) -> list[Place]:
    """The places for a page with these themes: first those of its main theme, in the order of the file."""
    found = [one for one in places if set(one.themes).intersection(themes)]
    return sorted(found, key=lambda one: themes[0] not in one.themes)


def ways(site: Site, themes: Sequence[str]) -> list[Way]:
    """Each place for these themes, with how to get there."""
    return [_way(site, one) for one in places_for(site.places, themes)]


def _way(site: Site, place: Place) -> Way:
    if place.url:
        return Way(place, place.url, urlsplit(place.url).netloc.removeprefix("www."))
    if place.contact:
        contact = next((one for one in site.contacts if one.id == place.contact), None)
        return (
            Way(place, name=contact.name, number=contact.reached_at, missing=contact.missing) if contact else Way(place)
        )
    if place.page:
        src, mark, anchor = place.page.partition("#")
        document = next((one for one in site.published if one.src == src), None)
        return Way(place, f"@/{document.url if document else src}{mark}{anchor}")
    return Way(place)


def age(site: Site, document: Document) -> Age:
    """How old the local evidence of a briefing is, by the periods of its tables and of the documents that it names."""
    called = {
        str(one.positional[0])
        for one in document.reading.calls
        if one.positional and (one.name == "figure" or one.name in MACROS)
    }
    ends = []
    for stem in sorted(called):
        about = site.about_table(stem)
        if about.get("to") and (not about.get("areas") or site.area in about["areas"]):
            ends.append(about["to"])
    newest = date.fromisoformat(max(ends)) if ends else None
    known = [one for name in getattr(document.meta, "evidence", ()) if (one := site.sources.get(name))]
    years = [int(year) for one in known for year in YEAR.findall(one.period or one.title)]
    last = max(years, default=0)
    return Age(
        f"{newest:%B %Y}" if newest else "",
        tuple((one.title, one.period) for one in known),
        last,
        bool(last) and document.meta.date.year - last >= OLD,
    )
