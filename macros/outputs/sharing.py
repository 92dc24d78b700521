"""Social sharing and search metadata of a page: Open Graph tags, sharing image and schema.org description.

One pass over the built pages adds to each head the tags of Open Graph, the feeds that list the page, and its
description in the words of schema.org. The picture is drawn here, from its own template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from macros.charts import images
from macros.charts.theme import FONT, TEXT, wrap
from macros.content import Site
from macros.outputs.appearance import logo_of, mark
from macros.outputs.feeds import section_of
from macros.outputs.making import Making
from macros.outputs.reading import read_head
from macros.pages import LONDON, Document, Event
from macros.render import render
from macros.system.cache import Made

FOLDER = "sharing"
ROOM, SIZES = 520, (40, 34, 29, 25, 21, 18)
"""The pixels that a line of a picture's title may take, and the sizes of its letters to be tried."""
TOP, BOTTOM, LEADING = 112, 250, 1.22
"""Where a title may be, above the partnership's name, and the height of a line in parts of its size."""


@dataclass(frozen=True)
class Built:
    """A built page as its head describes it."""

    url: str
    title: str
    summary: str
    address: str

    @property
    def home(self) -> bool:
        return self.url == ""


@dataclass(frozen=True)
class Card:
    """A picture for sharing: the name of its file, what is above its title, and its title."""

    name: str
    kicker: str
    title: str


def head(making: Making, page: Built, document: Document | None, described_already: bool) -> str:
    """What the head of a page says to other sites."""
    site, home = making.site, making.home
    one = card(page, document, making.sections(), site)
    image = f"{home}{FOLDER}/{one.name}.png"
    return render(
        "head",
        "sharing",
        page=page,
        image=image,
        alternative=f"{one.kicker}: {one.title}" if one.kicker != one.title else one.title,
        site_name=site.partnership.name,
        locale=_language(site, document).replace("-", "_"),
        feeds=[{"title": title, "url": url} for title, url in making.feeds_of(section_of(page.url))],
        said=None if described_already else described(page, document, site, home, image),
    )


def _language(site: Site, document: Document | None) -> str:
    """The language of a page: that of a version, or of the site."""
    return (document.language if document else "") or site.partnership.language


def picture(making: Making, one: Card) -> Made:
    """The picture that other sites show of a page."""
    return Made({f"{FOLDER}/{one.name}.png": images([svg(one, making.site)], making.cache)[0]})


def read(place: str, text: str) -> Built | None:
    """What a built page's head says of it; None for a page without an address or summary, such as a redirect."""
    head = read_head(text)
    if not (head.title and head.summary and head.address):
        return None
    return Built(f"{place}/" if place else "", head.title, head.summary, head.address)


def card(page: Built, document: Document | None, sections: dict[str, str], site: Site) -> Card:
    """The picture that goes with a page: its own, or that of its section."""
    section = page.url.partition("/")[0]
    if document and document.meta.traits.card:
        return Card(page.url.rstrip("/"), document.meta.traits.card, page.title)
    if page.home or section not in sections:
        return Card("home", site.partnership.name, site.partnership.name)
    return Card(section, site.partnership.area, sections[section])


def svg(one: Card, site: Site) -> str:
    """The picture, 600 by 315: the title as large as its lines allow."""
    for size in SIZES:
        lines = wrap(one.title, ROOM * TEXT / size, bold=True)
        most = 1 + int((BOTTOM - TOP - size) / (size * LEADING))
        if len(lines) <= most:
            break
    name = site.partnership.name if one.kicker != site.partnership.name else ""
    return render(
        "card",
        "sharing",
        font=FONT,
        kicker=one.kicker,
        lines=lines[:most],
        size=size,
        name=name,
        top=TOP,
        leading=LEADING,
        look=site.partnership.look,
        logo=mark(site) if logo_of(site) else None,
    )


def described(page: Built, document: Document | None, site: Site, home: str, image: str) -> dict[str, Any]:
    """The page in the words of schema.org."""
    who = site.partnership
    owner = {"@type": "Organization", "name": who.name, "url": home}
    kind = "WebSite" if page.home else document.meta.traits.schema_type if document else "WebPage"
    said: dict[str, Any] = {
        "@context": "https://schema.org/",
        "@type": kind,
        "@id": page.address,
        "url": page.address,
        "name": page.title,
        "description": page.summary,
        "image": image,
    }
    if document and isinstance(document.meta, Event):
        return said | _event(document.meta, owner)
    said |= {
        "inLanguage": _language(site, document),
        "isAccessibleForFree": True,
        "license": who.licence.href,
        "publisher": owner,
    }
    if document:
        said |= {"dateModified": document.meta.modified.isoformat()}
        said |= {"keywords": [site.theme_name(theme) for theme in document.meta.themes]} if document.meta.themes else {}
    if kind in ("Article", "Report"):
        said |= {"headline": page.title, "author": owner, "mainEntityOfPage": page.address}
    return said


def _event(meta: Event, owner: dict[str, str]) -> dict[str, Any]:
    online = meta.place.casefold().startswith("online")
    place = {"@type": "VirtualLocation", "name": meta.place} if online else {"@type": "Place", "name": meta.place}
    return {
        "startDate": meta.starts.replace(tzinfo=LONDON).isoformat(),
        "endDate": meta.ends.replace(tzinfo=LONDON).isoformat(),
        "eventStatus": f"https://schema.org/Event{'Cancelled' if meta.status == 'cancelled' else 'Scheduled'}",
        "eventAttendanceMode": f"https://schema.org/{'Online' if online else 'Offline'}EventAttendanceMode",
        "location": place,
        "organizer": owner,
        "audience": {"@type": "Audience", "audienceType": meta.for_whom},
    }
