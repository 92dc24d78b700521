"""What the tests of imports share: the statistics service, answering on this machine, and a project with its first table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from importing import take
from releases import BEFORE, PAGE, files_of, run, site_of
from statistics_service import Service, service


@pytest.fixture
def far() -> Iterator[Service]:
    with service() as running:
        yield running


@pytest.fixture
def homeham(tmp_path: Path) -> Path:
    """The project of Homeham with its neighbours and a table of plans."""
    take(tmp_path, "neighbours_2025", "plans_2025")
    return tmp_path


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The site with the release of 2025."""
    folder = site_of(tmp_path, PAGE + "\n")
    run(folder, "--write", *files_of(tmp_path, BEFORE))
    return folder
