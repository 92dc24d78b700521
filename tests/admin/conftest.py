"""The form of the whole example site, built once, and an officer's window on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from desk import Desk, files_of, git, shown
from example_sites import whole
from playwright.sync_api import Browser

from macros.admin import desk
from macros.content import Site

DOOR = """- id: front-door
  name: Front door of Exampleshire
  number: "01632 960100"   # as its own page gives it
  tel: "01632960100"
  when: If you are worried about a child
  for_whom: Anyone
  audience: [public, practitioner]
  checked_on: 2026-11-20
  checked_against:
    - {title: Exampleshire, url: "https://www.gov.uk/front-door"}
    - {title: The police, url: "https://www.police.uk/front-door"}
"""


def with_front_door(folder: Path) -> Path:
    """The whole example site, with a second contact whose number can be corrected."""
    root = whole(folder)
    path = root / "data" / "contacts.yml"
    path.write_text(path.read_text(encoding="utf-8") + DOOR, encoding="utf-8")
    return root


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The whole example site, with its form in site-admin/."""
    site = Site(with_front_door(tmp_path_factory.mktemp("form of the example")), date(2026, 11, 21))
    desk.write(site, "owner/site", "main", "https://example.org/")
    return site


@pytest.fixture(scope="session")
def home(example: Site) -> Iterator[str]:
    """Where the form is served."""
    with shown(example.root / desk.FOLDER) as address:
        yield address


@pytest.fixture
def officer(browser: Browser, home: str, example: Site) -> Iterator[Callable[..., Desk]]:
    """Opens a window on the form, signed in to a repository that has the example site."""
    opened: list[Desk] = []

    def window(**options: int) -> Desk:
        found = Desk(browser, home, files_of(example.root), **options)
        opened.append(found)
        found.sign_in()
        return found

    yield window
    for one in opened:
        one.context.close()
        assert [said for said in one.errors if "style-src" in said] == []


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The example site in a Git repository."""
    root = with_front_door(tmp_path)
    git(root, "init", "--quiet", "--initial-branch", "main")
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "The site")
    return root
