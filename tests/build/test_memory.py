"""A build lets go of what it has made: neither the pages of MkDocs nor the results of tasks hold a page's text."""

from __future__ import annotations

import pytest
from example_sites import one_page

from macros.build import site as building
from macros.system.shelf import SMALL


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What made a site of one page, once the site is built."""
    folder = tmp_path_factory.mktemp("memory")
    root, found = one_page(folder), []
    with pytest.MonkeyPatch.context() as patch:
        laid_out = building.laid_out
        patch.setattr(building, "laid_out", lambda site: found.append(laid_out(site)) or found[0])
        problems = building.make(root, folder / "built", lambda _: None)
    assert [str(one) for one in problems if one.stops] == []
    assert b"Words." in (folder / "built/index.html").read_bytes()
    [(making, _)] = found
    return making


def test_no_page_keeps_its_text_once_it_is_laid_out(made):
    pages = [file.page for file in made.layout.pages]
    assert [(one.markdown, one.content, list(one.toc)) for one in pages] == [("", None, [])]


def test_no_task_keeps_a_large_file_in_memory(made):
    held = {name: entry.made.files._held for name, entry in made.cache.memory.items()}
    assert sum(isinstance(one, tuple) for files in held.values() for one in files.values()) > 3
    large = [
        (name, address)
        for name, files in held.items()
        for address, one in files.items()
        if isinstance(one, bytes) and len(one) >= SMALL
    ]
    assert large == []
