"""A page that is shared shows its title, its summary and a picture, and tells search engines what it is."""

from __future__ import annotations

import io
import json
from pathlib import Path

import lxml.html
import pytest
from editing import BRIEFING, CANCELLED, HOME, NEWSLETTER, TRAINING, site_with
from making_sites import making_of
from PIL import Image

from macros import outputs
from macros.outputs import sharing

MOVED = BRIEFING.replace("themes:", "moved_from: [old/]\nthemes:")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built site with a page of each kind, a page of a table, and a redirect."""
    root = tmp_path_factory.mktemp("sharing")
    site = site_with(
        root,
        briefings__seen=MOVED,
        newsletters__one=NEWSLETTER,
        training__index=TRAINING,
        training__noticing=CANCELLED,
    )
    built = root / "built"
    for address, content in outputs.make(making_of(site.root)).items():
        path = built / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return built


def page(folder: Path, url: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring((folder / url / "index.html").read_text(encoding="utf-8"))


def graph(folder: Path, url: str) -> dict[str, str]:
    return {one.get("property"): one.get("content") for one in page(folder, url).xpath("//meta[@property]")}


def said(folder: Path, url: str) -> dict[str, object]:
    [script] = page(folder, url).xpath("//script[@type='application/ld+json']/text()")
    return json.loads(script)


def test_a_briefing_is_shared_with_its_title_summary_address_and_picture(folder):
    assert graph(folder, "briefings/seen") == {
        "og:type": "article",
        "og:site_name": "Exampleshire Children's Safeguarding Partnership",
        "og:locale": "en_GB",
        "og:title": "Seen & heard",
        "og:description": "What a child shows is as much as what a child says.",
        "og:url": f"{HOME}briefings/seen/",
        "og:image": f"{HOME}sharing/briefings/seen.png",
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "Seven-minute briefing: Seen & heard",
    }


def test_every_picture_that_a_page_names_is_there_and_of_the_size_it_says(folder):
    named = {
        graph(folder, path.parent.relative_to(folder).as_posix()).get("og:image") for path in folder.rglob("index.html")
    }
    named.discard(None)
    sizes = {Image.open(io.BytesIO((folder / str(one).removeprefix(HOME)).read_bytes())).size for one in named}
    assert sizes == {(1200, 630)}
    kept = {f"{HOME}{path.relative_to(folder).as_posix()}" for path in (folder / "sharing").rglob("*.png")}
    assert kept == named | {f"{HOME}sharing/old.png"}  # which links from before the page moved lead to


def test_a_picture_is_small_enough_to_be_shown(folder):
    assert max(path.stat().st_size for path in (folder / "sharing").rglob("*.png")) < 100_000


def test_two_briefings_have_two_pictures(folder):
    pictures = [(folder / f"sharing/briefings/{name}.png").read_bytes() for name in ("seen", "noticing")]
    assert pictures[0] != pictures[1]
    colours = Image.open(io.BytesIO(pictures[0])).convert("RGB").getcolors(maxcolors=1000)
    assert len(colours) > 2


@pytest.mark.parametrize(
    ("url", "kind"),
    [
        ("", "WebSite"),
        ("briefings/seen", "Article"),
        ("newsletters/one", "Article"),
        ("figures/front-door", "Report"),
        ("training/noticing", "Event"),
        ("about/privacy", "WebPage"),
        ("data/contacts-by-source", "Dataset"),
    ],
)
def test_a_page_says_what_it_is(folder, url, kind):
    assert said(folder, url)["@type"] == kind


def test_an_article_says_who_answers_for_it_when_it_changed_and_how_it_may_be_used(folder):
    owner = {"@type": "Organization", "name": "Exampleshire Children's Safeguarding Partnership", "url": HOME}
    assert said(folder, "briefings/seen") == {
        "@context": "https://schema.org/",
        "@type": "Article",
        "@id": f"{HOME}briefings/seen/",
        "url": f"{HOME}briefings/seen/",
        "name": "Seen & heard",
        "description": "What a child shows is as much as what a child says.",
        "image": f"{HOME}sharing/briefings/seen.png",
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        "license": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        "publisher": owner,
        "dateModified": "2026-11-20",
        "keywords": ["Early help"],
        "headline": "Seen & heard",
        "author": owner,
        "mainEntityOfPage": f"{HOME}briefings/seen/",
    }


def test_an_event_says_when_and_where_it_is_and_that_it_is_cancelled(folder):
    event = said(folder, "training/noticing")
    assert {
        name: event[name] for name in ("startDate", "endDate", "eventStatus", "eventAttendanceMode", "location")
    } == {
        "startDate": "2027-01-12T10:00:00+00:00",
        "endDate": "2027-01-12T12:30:00+00:00",
        "eventStatus": "https://schema.org/EventCancelled",
        "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode",
        "location": {"@type": "Place", "name": "Town hall, Upper Example"},
    }


def test_a_page_names_the_feed_of_everything_and_that_of_its_section(folder):
    named = page(folder, "briefings/seen").xpath("//link[@rel='alternate']")
    assert [(one.get("href"), one.get("type")) for one in named] == [
        ("../../feeds/everything.xml", "application/atom+xml"),
        ("../../feeds/briefings.xml", "application/atom+xml"),
    ]


def test_a_page_without_an_address_is_left_as_it_is(folder):
    assert graph(folder, "old") == {}
    assert page(folder, "old").xpath("//script | //link[@rel='alternate']") == []


def test_a_long_title_is_drawn_smaller_and_not_cut(tmp_path):
    site = site_with(tmp_path)
    title = "What was learnt about children who are not brought to their appointments and what is done about it now"
    short, long = (sharing.svg(sharing.Card("one", "Newsletter", words), site) for words in ("Noticing", title))
    assert 'font-size="40"' in short
    assert 'font-size="40"' not in long
    texts = lxml.html.fragment_fromstring(long).xpath(".//text/text()")
    assert " ".join(texts[1:-1]) == title
