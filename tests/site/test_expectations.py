"""Pages are as near to the home page, and rows of the guidance found, as `data/expectations.yml` says; the search works in a browser."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from changed import HOME
from playwright.sync_api import Page, expect
from searching import address_of, found_on_site, look, opened

from macros.facts.known import Known
from macros.records import Record

FOUND, _, RECORD = Known(HOME).fact("expectations.yml")
ROWS = "#matrix tbody tr"
SHOWN = f"() => [...document.querySelectorAll('{ROWS}')].filter(one => one.checkVisibility())"
LEVEL = "Number(one.closest('.need').querySelector('h3').id.split('-')[1])"


def at(*place: str | int) -> str:
    assert isinstance(RECORD, Record)
    return f"{RECORD.path}:{RECORD.line(*place)}"


def clicks_to(site) -> dict[str, int]:
    """How many links each page is away from the home page."""
    away, waiting = {"index.html": 0}, ["index.html"]
    for address in waiting:
        for target in site.document(address).xpath("//a/@href"):
            link = urlsplit(urljoin(site.url(address), target))
            page = link.path.removeprefix(site.base)
            page += "index.html" * (not page or page.endswith("/"))
            if link.netloc == urlsplit(site.origin).netloc and page in site.addresses and page not in away:
                away[page] = away[address] + 1
                waiting.append(page)
    return away


def pages_too_far(site, expected) -> list[str]:
    """Each page that is more clicks away from the home page than it may be."""
    away = clicks_to(site)
    far = [(index, one, away.get(f"{address_of(one.page)}index.html", 99)) for index, one in enumerate(expected)]
    return [
        f"{at('pages', index, 'clicks')}: {one.page} is {clicks} clicks away, and may be {one.clicks}"
        for index, one, clicks in far
        if one.clicks and clicks > one.clicks
    ]


def filters_that_fail(site, page: Page, expected) -> list[str]:
    """Each query of the filter that hides its row, or leaves rows at other levels, or nearly all."""
    if not expected:
        return []
    page.goto(site.url("thresholds/index.html"))
    every, faults = page.locator(ROWS).count(), []
    for index, one in enumerate(expected):
        page.get_by_label("What do you see or hear?").fill(one.typed)
        expect(page.locator("#found")).to_contain_text("indicators fit")  # the first query waits for what finds them
        rows = page.evaluate(f"() => ({SHOWN})().map(one => [one.id, {LEVEL}])")
        levels = sorted({level for _, level in rows})
        place = at("thresholds", "filters", index)
        if one.shows not in {name for name, _ in rows}:
            faults.append(f"{place}: `{one.typed}` should leave the row {one.shows}")
        if not set(levels) <= set(one.levels) or len(rows) * 2 > every:
            faults.append(f"{place}: `{one.typed}` leaves {len(rows)} of {every} rows, at levels {levels}")
    return faults


def test_every_page_is_as_near_to_the_home_page_as_it_must_be(site):
    assert pages_too_far(site, FOUND.pages) == []


def test_a_page_that_is_too_far_is_told(site):
    far = [page.replace("index.html", "index.md") for page, clicks in clicks_to(site).items() if clicks == 2][:1]
    expected = [one.model_copy(update={"page": page, "clicks": 1}) for one in FOUND.pages[:1] for page in far]
    assert len(pages_too_far(site, expected)) == len(expected)


def test_the_search_finds_in_a_browser_what_its_scripts_find(site):
    queries = [one.typed for one in FOUND.searches[::20]]
    page = opened(site)
    found = [[address.removeprefix(site.origin + site.base) for address in look(page, one)] for one in queries]
    page.context.close()
    assert found == [there[: len(shown)] for there, shown in zip(found_on_site(queries), found, strict=True)]
    assert any(found)


def test_every_query_of_the_filter_leaves_its_row_and_few_others(site, page):
    assert filters_that_fail(site, page, FOUND.thresholds.filters if FOUND.thresholds else []) == []


def test_a_filter_that_fails_is_told(site, page):
    filters = FOUND.thresholds.filters[:1] if FOUND.thresholds else []
    wrong = [one.model_copy(update={"shows": "no-such-row", "levels": [9]}) for one in filters]
    assert len(filters_that_fail(site, page, wrong)) == 2 * len(wrong)
