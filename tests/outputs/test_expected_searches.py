"""People find the page that they should find first on the site of this project, as it is published.

The build only advises on a search that fails, so that no page has to wait for it. A change of code has to find every one.
"""

from __future__ import annotations

from typing import cast

from built_site import SITE
from changed import HOME
from searching import address_of, found_on_site, searches_that_fail

from macros.facts import Expectations
from macros.facts.expectations import ExpectedSearch
from macros.facts.known import Known

SEARCHES = cast(Expectations, Known(HOME).facts_of("expectations.yml")).searches
"""Those of the site, then the general ones."""


def asked() -> list[ExpectedSearch]:
    """The searches whose page is on the site, each as the site has it where it has its own."""
    each = {one.typed.lower(): one for one in reversed(SEARCHES)}
    return [one for one in each.values() if (SITE / address_of(one.finds).partition("#")[0] / "index.html").is_file()]


def test_every_search_finds_its_page_as_early_as_it_should():
    assert searches_that_fail(asked()) == []


def test_there_are_a_hundred_searches_at_least():
    assert len(asked()) >= 100


def test_a_search_that_fails_is_told_with_what_it_finds():
    [one] = [each.model_copy(update={"finds": "no/such/page.md"}) for each in asked()[:1]]
    [found] = found_on_site([one.typed])
    assert searches_that_fail([one]) == [f"`{one.typed}` should find no/such/page.md, and finds {found[0]}"]
