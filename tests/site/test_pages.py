"""What stands on every page, read from the files as they are published. Each test names every page that breaks it."""

from __future__ import annotations

import base64
import datetime
import hashlib
import itertools
import os
import re
from pathlib import Path

import yaml
from changed import HOME

from macros.facts import Known

PARTNERSHIP = yaml.safe_load((HOME / "data" / "partnership.yml").read_text(encoding="utf-8"))
CONTACTS = HOME / "data" / "contacts.yml"

LANGUAGES = Known(HOME).languages
ENDS = (".", "?", "۔", "؟", "।")
"""How a sentence ends in the languages of the pages."""


def words(element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_the_site_builds():
    assert os.environ.get("SITE_BUILT", "0") == "0", "The build stopped: its faults are told above, before the tests."


def test_every_page_has_a_title_of_its_own(site):
    titles = [site.document(address).xpath("string(//head/title)").strip() for address in site.addresses]
    assert all(titles)
    assert sorted(titles) == sorted(set(titles))


def test_every_page_says_in_one_sentence_what_it_is_about(site):
    def check(document, address):
        summary = document.xpath("string(//head/meta[@name='description']/@content)")
        if not 20 <= len(summary) <= 160 or not summary.endswith(ENDS):
            yield f"is about {summary!r}, {len(summary)} characters"

    assert site.faults(check) == []


def test_every_page_says_which_language_it_is_in_and_its_direction(site):
    def check(document, address):
        code = Path(address).parent.name
        version = LANGUAGES.get(code) if document.xpath("//nav[@class='languages']") else None
        wanted = (code, version.direction) if version else (PARTNERSHIP["language"], "ltr")
        if (document.get("lang"), document.get("dir", "ltr")) != wanted:
            yield f"is in {document.get('lang')}, {document.get('dir')}"

    assert site.faults(check) == []


def test_every_page_names_its_own_address(site):
    home = site.document("index.html").xpath("string(//head/link[@rel='canonical']/@href)")

    def check(document, address):
        named = document.xpath("//head/link[@rel='canonical']/@href")
        if named != [home + address.removesuffix("index.html")]:
            yield f"names {named}"

    assert home.endswith("/")
    assert site.faults(check, site.articles) == []


def test_every_page_has_one_main_heading(site):
    def check(document, address):
        headings = [words(heading) for heading in document.iter("h1")]
        if len(headings) != 1 or not headings[0]:
            yield f"has {headings}"

    assert site.faults(check) == []


def test_no_level_of_heading_is_left_out(site):
    def check(document, address):
        headings = document.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5]")
        for before, after in itertools.pairwise(headings):
            if int(after.tag[1]) > int(before.tag[1]) + 1:
                yield f"{before.tag} is followed by {after.tag} {words(after)!r}"

    assert site.faults(check) == []


def test_every_page_says_who_owns_it_and_when_it_is_looked_at_again(site):
    def check(document, address):
        said = {words(entry.find("dt")): entry.find("dd") for entry in document.xpath("//main//div[dt and dd]")}
        if {"Owner", "Review by"} - set(said) or not words(said["Owner"]):
            yield f"says only {sorted(said)}"
            return
        days = {
            name: said[name].xpath("string(.//time/@datetime)")
            for name in ("Last changed", "Review by")
            if name in said
        }
        for name, written in days.items():
            day = datetime.date.fromisoformat(written)
            if words(said[name]) != f"{day.day} {day:%B %Y}" or written > days["Review by"]:
                yield f"says {name}: {words(said[name])} ({written}), and is looked at again on {days['Review by']}"

    assert site.faults(check, site.articles) == []


def test_every_page_says_whether_this_is_a_demonstration(site):
    def check(document, address):
        notices = [words(notice) for notice in document.xpath("//header//*[contains(@class, 'status')]")]
        demonstration = PARTNERSHIP["status"] == "demonstration"
        name = PARTNERSHIP.get("demonstration", {}).get("name", "Demonstration site")
        if len(notices) != demonstration or not all(notice.startswith(name) for notice in notices):
            yield f"says {notices}"

    assert site.faults(check) == []


def test_every_page_says_whom_to_ring_about_a_child_in_danger(site):
    """No page has numbers where the site that has just begun has no contacts yet."""
    contacts = yaml.safe_load(CONTACTS.read_text(encoding="utf-8")) if CONTACTS.exists() else []
    emergency = [contact for contact in contacts if contact.get("emergency")]

    def check(document, address):
        blocks = document.xpath("//*[@id='worried']")
        given = {link.get("href"): words(link) for block in blocks for link in block.xpath(".//a")}
        missing = [one["name"] for one in emergency if one["number"] not in given.get(f"tel:{one['tel']}", "")]
        numbers = sum(href.startswith("tel:") for href in given)
        if len(blocks) != bool(contacts) or missing or numbers < 2 * len(blocks):
            yield f"gives {given}"

    assert bool(emergency) == bool(contacts)
    assert site.faults(check) == []


def test_every_page_allows_only_what_comes_with_it(site):
    def check(document, address):
        policies = document.xpath(
            "//head/meta[translate(@http-equiv, 'CSP', 'csp') = 'content-security-policy']/@content"
        )
        if len(policies) != 1 or document.xpath("//head/meta[@http-equiv]/preceding::script"):
            yield f"has {len(policies)} policies, or a script before it"
            return
        rules = dict(rule.strip().partition(" ")[::2] for rule in policies[0].split(";") if rule.strip())
        for name, value in {"default-src": "'none'", "base-uri": "'none'", "style-src": "'self'"}.items():
            if rules.get(name) != value:
                yield f"has {name} {rules.get(name)}"
        needed = {"'self'"} | {
            f"'sha256-{base64.b64encode(hashlib.sha256(script.text.encode()).digest()).decode()}'"
            for script in document.iter("script")
            if not script.get("src") and script.text and not (script.get("type") or "").endswith("json")
        }
        if set(rules.get("script-src", "").split()) != needed:
            yield f"allows the scripts {rules.get('script-src')}, and carries {sorted(needed)}"

    assert site.faults(check) == []


def test_no_page_carries_styles_or_scripts_in_its_tags(site):
    def check(document, address):
        yield from (f"<style> {words(one)[:40]}" for one in document.iter("style"))
        for one in document.iter():
            yield from (f"<{one.tag} {name}>" for name in one.attrib if name == "style" or re.match(r"on[a-z]", name))

    assert site.faults(check) == []


def test_every_table_can_be_scrolled_by_keyboard_and_its_heads_say_what_they_head(site):
    def check(document, address):
        for table in document.iter("table"):
            if table.get("class") == "board":  # it fits every screen, where its rows become cards
                if not (table.get("aria-label") or document.xpath("//*[@id=$id]", id=table.get("aria-labelledby", ""))):
                    yield f"the board {words(table)[:40]!r} has no name"
                continue
            region = table.getparent()
            name = region.get("aria-label") or document.xpath(
                "string(//*[@id=$id])", id=region.get("aria-labelledby", "")
            )
            if (region.get("role"), region.get("tabindex")) != ("region", "0") or not name.strip():
                yield f"the table {words(table)[:40]!r} stands in no named region"
            if not {head.get("scope") for head in table.iter("th")} <= {"col", "row"}:
                yield f"the table {words(table)[:40]!r} has heads without a scope"
            if not table.xpath(".//thead//th[@scope='col']"):
                yield f"the table {words(table)[:40]!r} has no heads of columns"

    assert site.faults(check) == []


def test_no_page_shows_the_marks_of_its_making(site):
    def check(document, address):
        text = words(document.find("body"))
        yield from (f"shows {mark}" for mark in ("{{", "}}", "{%", "Traceback", "@/", "undefined") if mark in text)

    assert site.faults(check) == []


def test_every_page_names_what_it_needs_from_where_it_stands(site):
    def check(document, address):
        named = document.xpath("//@href | //@src | //@data-index | //@data-script")
        yield from (f"names {one}" for one in named if one.startswith(("@", "/", "file:")))

    assert site.faults(check, site.articles) == []


def test_a_page_carries_little_more_than_it_shows(site):
    def check(document, address):
        page = re.sub(rb"<svg.*?</svg>|<table.*?</table>", b"", (site.folder / address).read_bytes(), flags=re.DOTALL)
        if len(page) > 100_000:
            yield f"has {len(page)} bytes besides its pictures and tables"

    assert site.faults(check) == []


def test_a_number_on_a_page_of_figures_is_said_with_its_period(site):
    def check(document, address):
        said = ""
        for part in document.xpath("//main//*[self::h2 or self::p or self::li]"):
            said = f"{'' if part.tag == 'h2' else said} {words(part)}"
            if part.xpath(".//a[@class='number']") and not re.search(r"\b(19|20)\d\d\b|without a date", said):
                yield f"says no period by {words(part)[:60]!r}"

    pages = [one for one in site.articles if one.startswith("figures/") and one.count("/") == 2]
    assert site.faults(check, pages) == []


def test_the_parts_of_a_briefing_are_all_in_its_list_of_parts(site):
    def check(document, address):
        listed = document.xpath("//nav[@aria-label='On this page']//a/@href")
        parts = [f"#{one}" for one in document.xpath("//div[contains(@class, 'body')]/h2/@id")]
        yield from (f"does not list {one}" for one in parts if listed and one not in listed)

    def is_briefing(address):
        return "kind-briefing" in site.document(address).find("body").get("class", "").split()

    briefings = [address for address in site.articles if is_briefing(address)]
    assert site.faults(check, briefings) == []
    assert bool(briefings) == bool([*(HOME / "docs/briefings").glob("[!i.]*.md")])
