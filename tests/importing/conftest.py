"""What the tests of imports share: the statistics service, answering on this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from statistics_service import Service, service


@pytest.fixture
def far() -> Iterator[Service]:
    with service() as running:
        yield running
