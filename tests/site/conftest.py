"""What the tests of built sites share: the `site` that is published, the `example` site, and a browser `page` for either.

`site` is what `python -m macros site` wrote into site/, of whichever partnership: its tests ask for what every site must
have. What the code makes of known content is tested on the `example`, which is built once for all tests of a run. What
needs a browser runs once a page; what stands in the files is looked for in all pages at once.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from built_site import SITE, addresses_in, covering, of_each_kind
from changed import to_be_tested
from example_sites import whole_site
from playwright.sync_api import Browser, Page
from visits import Site, reader, served


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `address` has one case a page, `covered` one a page of the cover, `of_kind` one of each kind.

    With ONLY_CHANGED these are the pages that have not passed as they are, and one page where all have.
    """
    for name, pages in (("address", addresses_in), ("covered", covering), ("of_kind", of_each_kind)):
        if name in metafunc.fixturenames:
            addresses = pages(SITE) if (SITE / "index.html").exists() else []
            if not addresses:
                raise pytest.UsageError("There is no built site to look at. Build it first: make site")
            metafunc.parametrize(name, to_be_tested(SITE, addresses) or addresses[:1])


@pytest.fixture(scope="session")
def site(browser: Browser) -> Iterator[Site]:
    """The built site, served and with a browser to look at it."""
    assert (SITE / "index.html").exists(), "There is no built site to look at. Build it first: make site"
    with served(SITE, browser) as found:
        yield found


@pytest.fixture(scope="session")
def example(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The whole example site, served in the same way."""
    with served(whole_site(tmp_path_factory) / "site", browser) as found:
        yield found


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A browser page of a new reader on a phone-sized screen."""
    page = reader(browser)
    yield page
    page.context.close()
