"""The whole example site in a folder of each test's own, and the commands as an editor types them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from example_sites import whole

from macros.__main__ import main


@pytest.fixture(scope="session")
def pattern(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with its checks in the cache, which each test copies."""
    site = whole(tmp_path_factory.mktemp("a folder with spaces"))
    done = CliRunner().invoke(main, ["check", "--folder", str(site)])
    assert done.exit_code == 0, done.output
    return site


@pytest.fixture
def site(pattern: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(pattern, tmp_path / "a site"))


@pytest.fixture
def typed(site: Path) -> Callable[..., str]:
    """What a command of this site prints; `code` is what it must end with."""

    def run(*words: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, [*words, "--folder", str(site)])
        assert done.exit_code == code, done.output
        assert "Traceback" not in done.output
        return done.output

    return run
