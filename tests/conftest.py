"""What every test may ask for: a `table` from its text, and the `browser`. The order of the tests: quick ones first."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from built_site import SITE, addresses_in
from changed import keep
from xdist.scheduler import LoadScopeScheduling

# The same examples in every run, and no clock: a test that fails once fails again.
hypothesis.settings.register_profile("always the same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("always the same")


BUILT = "test_the_site_builds"


def page_of(nodeid: str) -> str:
    """The page that a test looks at; for every other test, its own name."""
    found = re.search(r"\[([^\]]+\.html)\]", nodeid)
    return found[1] if found else nodeid


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A build that stopped is told first. The browser's tests come last, those of a page together: it is opened once."""
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(page_of(item.nodeid), place)
    browser = {item.nodeid: "browser" in getattr(item, "fixturenames", ()) for item in items}
    items.sort(key=lambda item: (item.name != BUILT, browser[item.nodeid], first[page_of(item.nodeid)]))


def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    """`make test` and `make gate` keep what has passed, so that a change of content alone is tested on its own pages."""
    if exitstatus == 0 and os.environ.get("SITE_BUILT") == "0" and not hasattr(session.config, "workerinput"):
        keep(SITE, addresses_in(SITE))


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """A list that should be empty is told whole, one line an item."""
    if op == "==" and right == [] and isinstance(left, list):
        return [f"{len(left)} where there should be none:", *map(str, left)]
    return None


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """All tests of a page go to one worker, and so do those of a file: what they share is made once. They go in their order."""
    config.option.loadscopereorder = False  # the largest first would put the pages before the build that failed

    class Together(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            page = page_of(nodeid)
            return page if page != nodeid else nodeid.partition("::")[0]

    return Together(config, log)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The one browser of a run, which reaches nothing but this machine."""
    from visits import chromium

    with chromium() as found:
        yield found


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Any]:
    """Reads a table from the text of its CSV and of its metadata: the table, its faults and the record of its metadata."""
    from macros import tables

    def read(csv: str, metadata: str, stem: str = "example", area: str = "Sandwell") -> Any:
        folder = tmp_path / "data" / "tables"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}.csv").write_text(csv, encoding="utf-8")
        (folder / f"{stem}.yml").write_text(metadata, encoding="utf-8")
        return tables.load(stem, folder, tmp_path, area)

    return read
