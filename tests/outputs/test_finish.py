"""The last pass over a built site: addresses, table regions and the policy, on every page."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.outputs.finish import base_path, finish, size_in_words

PAGE = '<!doctype html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def finished(folder: Path, name: str, body: str, head: str = "", strict: bool = True) -> str:
    """One page of a site under /website/, finished."""
    path = folder / "site" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(head=head, body=body), encoding="utf-8")
    finish(
        folder / "site", {}, folder / "pictures", "/website/", strict, lambda stem: "1 kB", lambda figure: "", {}, {}
    )
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "href"),
    [
        ("index.html", "./worried/"),
        ("worried/index.html", "../worried/"),
        ("about/privacy/index.html", "../../worried/"),
        ("404.html", "/website/worried/"),
    ],
)
def test_an_address_of_the_site_is_right_on_every_page(tmp_path, name, href):
    assert f'<a href="{href}">' in finished(tmp_path, name, '<a href="@/worried/">Worried?</a>')


def test_a_table_gets_a_region_that_a_keyboard_can_scroll_and_scopes(tmp_path):
    html = finished(tmp_path, "index.html", '<table><thead><tr><th>Level</th><th style="text-align: right;">Who</th>')
    assert "role=" not in html
    html = finished(
        tmp_path,
        "index.html",
        '<table><thead><tr><th>Level</th><th style="text-align: right;">Who</th></tr></thead></table>',
    )
    assert '<div class="table-region" role="region" aria-label="Table: Level" tabindex="0"><table>' in html
    assert '<th scope="col">Level</th><th scope="col" class="align-right">Who</th>' in html
    assert "style=" not in html


def test_the_policy_allows_the_sites_own_files_and_nothing_inside_a_page(tmp_path):
    html = finished(tmp_path, "index.html", "<script>document.title</script>", head='<script src="a.js"></script>')
    assert "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:" in html
    assert html.index("Content-Security-Policy") < html.index("<script")
    assert "sha256" not in html
    assert "unsafe" not in html


def test_a_live_preview_has_no_policy_so_that_it_can_reload(tmp_path):
    assert "Content-Security-Policy" not in finished(tmp_path, "index.html", "", strict=False)


@pytest.mark.parametrize(
    ("size", "words"), [(999, "999 bytes"), (1000, "1 kB"), (12_345, "12 kB"), (1_500_000, "1.5 MB")]
)
def test_a_files_size_is_said_as_readers_know_it(size, words):
    assert size_in_words(size) == words


@pytest.mark.parametrize(
    ("site_url", "path"),
    [
        ("https://example.org/website/", "/website/"),
        ("https://example.org/website", "/website/"),
        ("https://example.org", "/"),
        ("", "/"),
    ],
)
def test_the_sites_own_path_comes_from_its_address(site_url, path):
    assert base_path(site_url) == path
