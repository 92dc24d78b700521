"""Every link of the site leads somewhere."""

from __future__ import annotations

from urllib.parse import unquote, urljoin, urlsplit

import yaml
from changed import HOME


def test_every_link_and_every_file_that_a_page_names_is_there(site):
    places = {address: set(site.document(address).xpath("//@id")) for address in site.addresses}
    broken = []
    for address in site.addresses:
        # The page for wrong addresses is read at any depth, so what it names begins with the site's own path.
        here = site.url(address) if address != "404.html" else site.url("any/wrong/address/")
        for target in sorted(set(site.document(address).xpath("//@href | //@src | //@data-index | //@data-script"))):
            link = urlsplit(urljoin(here, target))
            if link.scheme not in ("http", "https") or f"{link.scheme}://{link.netloc}" != site.origin:
                continue
            file = unquote(link.path.removeprefix(site.base))
            file = (
                address
                if here == link._replace(fragment="").geturl()
                else file + "index.html" * (not file or file.endswith("/"))
            )
            if not link.path.startswith(site.base) or not (site.folder / file).is_file():
                broken.append(f"{address}: {target} leads to no file")
            elif link.fragment and unquote(link.fragment) not in places.get(file, ()):
                broken.append(f"{address}: {target} leads to no such part of the page")
    assert broken == []


def test_every_page_can_be_reached_from_the_home_page(site):
    reached, waiting = set(), ["index.html"]
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        for target in site.document(address).xpath("//a/@href"):
            link = urlsplit(urljoin(site.url(address), target))
            file = unquote(link.path.removeprefix(site.base))
            file += "index.html" * (not file or file.endswith("/"))
            if link.netloc == urlsplit(site.origin).netloc and file in site.addresses:
                waiting.append(file)
    assert sorted(set(site.addresses) - reached - {"404.html"}) == []


def test_a_link_to_another_site_says_where_it_leads_and_is_encrypted(site):
    def check(document, address):
        for link in document.xpath("//a[starts-with(@href, 'http')]"):
            text = " ".join("".join(link.itertext()).split())
            if not link.get("href").startswith("https://"):
                yield f"{link.get('href')} is not encrypted"
            if text.lower() in ("", "here", "click here", "link", "read more", "more"):
                yield f"{text!r} leads to {link.get('href')}"

    assert site.faults(check) == []


def test_a_wrong_address_deep_in_the_site_gets_a_whole_page(site, page):
    answer = page.goto(site.url("no/such/page/"))
    assert answer.status == 404
    assert page.locator("h1").inner_text() == "Page not found"
    assert page.evaluate("() => [...document.styleSheets].every(sheet => sheet.cssRules.length)")
    page.get_by_role("link", name="Go to the home page").click()
    assert page.url == site.url("index.html")


MENU = yaml.load((HOME / "mkdocs.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["nav"]


def places(menu) -> list[str]:
    """The address of every page under an entry of the menu, however deep."""
    if isinstance(menu, str):
        return [f"{menu.removesuffix('.md')}/".removesuffix("index/")]
    return [place for part in (menu if isinstance(menu, list) else menu.values()) for place in places(part)]


def test_the_list_of_a_section_has_every_page_that_the_menu_names(site):
    missing = []
    for first, *others in filter(None, map(places, MENU)):
        listed = site.document(f"{first}index.html").xpath("//nav[@aria-label='In this section']//a/@href")
        found = {urljoin(site.url(f"{first}index.html"), link) for link in listed}
        missing += [place for place in others if found and site.url(place) not in found]
    assert missing == []


def test_the_menu_of_a_section_has_every_page_that_it_names(site):
    missing = []
    for first, *others in filter(None, map(places, MENU)):
        listed = site.document(f"{first}index.html").xpath("//nav[@id='menu']//a/@href")
        found = {urljoin(site.url(f"{first}index.html"), link) for link in listed}
        missing += [place for place in (first, *others) if place and site.url(place) not in found]
    assert missing == []
