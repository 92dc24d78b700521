"""What a demonstration says of itself is data, in every version of a page; a live site says none of it."""

from __future__ import annotations

import pytest
from example_sites import change, whole
from making_sites import made

SAID = ("Trial site", "for a test", "A trial. Nothing in it is official.", "(trial)", "Made up, to be approved")


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    folder = whole(tmp_path_factory.mktemp("status"))
    change(folder / "data/partnership.yml", "status: live", "status: live\nexit_to: https://www.example.net/weather")
    live = made(folder).files
    change(folder / "data/partnership.yml", "status: live", "status: demonstration")
    return live, made(folder).files


def names_with(files, words):
    return {name for name, content in files.items() if words.encode() in content}


@pytest.mark.parametrize("words", SAID)
def test_a_live_site_says_none_of_what_a_demonstration_says(files, words):
    live, demonstration = files
    assert names_with(live, words) == set()
    assert names_with(demonstration, words) != set()


def test_every_page_of_a_demonstration_says_so_at_its_top(files):
    _, demonstration = files
    pages = {name for name in demonstration if name.endswith(".html") and b'class="masthead"' in demonstration[name]}
    assert "index.html" in pages
    assert pages <= names_with(demonstration, "<strong>Trial site:</strong> for a test")


def test_leaving_a_page_leads_to_the_address_of_the_partnership(files):
    live, _ = files
    assert "worried/index.html" in names_with(live, 'class="exit" href="https://www.example.net/weather"')
    assert names_with(live, "bbc.co.uk") == set()
