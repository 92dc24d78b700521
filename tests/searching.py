"""The search of a built site, opened and asked in a browser, or asked of its scripts alone."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from built_site import SITE
from playwright.sync_api import Page, expect
from visits import Site

from macros.facts.expectations import ExpectedSearch

ASSETS = Path(__file__).parents[1] / "overrides" / "assets"


def scripts(files: list[bytes], *queries: str, language: str = "") -> list[dict[str, Any]]:
    """What the scripts of the site find in these files, asked from a page in this language."""
    asked = json.dumps({"files": [one.decode() for one in files], "queries": queries, "language": language})
    command = ["node", str(Path(__file__).with_name("finding.mjs")), str(ASSETS)]
    done = subprocess.run(command, input=asked, capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def found_on_site(queries: list[str]) -> list[list[str]]:
    """What each search finds on the site that is published, the best first."""
    folder = SITE / "search"
    first = (folder / "search_index.json").read_bytes()
    files = [first, *((folder / name).read_bytes() for name in json.loads(first).get("more", []))]
    return [one["found"] for one in scripts(files, *queries)]


def address_of(target: str) -> str:
    """Where `worried/index.md#when-to-call` is read: `worried/#when-to-call`."""
    page, mark, anchor = target.partition("#")
    page = page.removesuffix("index.md") if page.endswith("index.md") else page.removesuffix(".md").rstrip("/") + "/"
    return f"{page}{mark}{anchor}"


def searches_that_fail(expected: list[ExpectedSearch]) -> list[str]:
    """Each search that does not find its page on the site as early as it should, with what it finds."""
    found = found_on_site([one.typed for one in expected])
    return [
        f"`{one.typed}` should find {one.finds}, and finds {', '.join(there[: one.among]) or 'nothing'}"
        for one, there in zip(expected, found, strict=True)
        if address_of(one.finds) not in there[: one.among]
    ]


def opened(site: Site) -> Page:
    """A window in which the search is open and its index has come."""
    page = site.reader()
    page.goto(site.url("about/index.html"))
    with page.expect_response("**/search_index.json"), page.expect_response("**/spelling.js"):
        page.get_by_role("button", name="Search", exact=True).click()
    look(page, "accessibility")
    return page


def look(page: Page, query: str) -> list[str]:
    """Types the query, and gives the addresses found once the count has been told."""
    page.get_by_role("searchbox").fill("")
    expect(page.locator(".search-count")).to_have_text("")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator(".search-count")).not_to_have_text("")
    found: list[str] = page.locator(".search-results a").evaluate_all("all => all.map(one => one.href)")
    return found
