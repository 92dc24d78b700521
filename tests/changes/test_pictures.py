"""Pictures before and after: of what changed, on a wide screen and on a phone, with what is left out named."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image
from two_sites import page, site

from macros.changes import Change, Changes, Page, built, compare, pictures
from macros.changes.page import page as report_page
from macros.changes.pictures import FIGURES, PAGES, Pictures, take, wanted

FIGURE = '<figure id="figure-visits"><svg width="200" height="50"><path d="M0 0h{}v20H0z"/></svg></figure>'


def of(*pages: Page) -> Changes:
    return Changes(9, 9, list(pages))


def changed(number: int, *changes: Change, kind: str = "kind-about", figures: int = 0) -> Page:
    names = [f"figure-{number}-{one}" for one in range(figures)]
    return Page(f"p{number}/", f"P{number}", "changed", kind, "", "", list(changes), names)


def test_a_change_of_all_pages_is_pictured_on_one_of_each_kind():
    same = Change("Sentence, around the page", "One.", "Two.")
    chosen, left = wanted(of(*(changed(n, same, kind=f"kind-{n % 3}") for n in range(90))))
    assert ([one.address for one in chosen], left) == (["p0/", "p1/", "p2/"], [])


def test_what_there_is_no_room_for_is_named():
    pages = [changed(n, Change("Sentence", f"{n}", f"{n}!"), figures=2) for n in range(PAGES + 20)]
    chosen, left = wanted(of(*pages))
    assert len(chosen) == PAGES + FIGURES
    assert len(chosen) + len(left) == 3 * len(pages)


def opened(path: Path) -> Image.Image:
    """The picture, with its file closed again."""
    with Image.open(path) as image:
        image.load()
    return image


def by_itself(*given) -> Pictures:
    """The pictures, taken in a separate thread: the browser of the other tests is at work in this one."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(take, *given, lambda _: None).result()


@pytest.fixture(scope="module")
def taken(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pic tures")
    script = "<script>document.querySelector('p').textContent = 'evil'; fetch('https://evil.example/')</script>"
    before = {
        "site/a/index.html": page(f"<p>One.</p>{FIGURE.format(20)}"),
        "site/gone/index.html": page("<p>Gone.</p>"),
        "site/same/index.html": page('<p class="old">Same.</p>'),
    }
    after = {
        "site/a/index.html": page(f"<p>Two.</p>{FIGURE.format(90)}"),
        "site/come/index.html": page(f"<p>New &amp; bold.</p>{script}"),
        "site/same/index.html": page('<p class="new">Same.</p>'),
    }
    sites = built(site(folder / "before", before)), built(site(folder / "after", after))
    found = compare(*sites)
    return folder / "made", found, by_itself(found, *sites, folder / "made")


def test_each_change_has_pictures_of_both_widths(taken):
    folder, _, pictures = taken
    sizes = {
        (one.address, one.figure, pair.width, side): opened(folder / name).width
        for one in pictures.pictured
        for pair in one.pairs
        for side, name in (("before", pair.before), ("after", pair.after))
        if name and not one.figure
    }
    assert sizes == {
        ("a/", "", "wide", "before"): 1280,
        ("a/", "", "wide", "after"): 1280,
        ("a/", "", "phone", "before"): 390,
        ("a/", "", "phone", "after"): 390,
        ("come/", "", "wide", "after"): 1280,
        ("come/", "", "phone", "after"): 390,
        ("gone/", "", "wide", "before"): 1280,
        ("gone/", "", "phone", "before"): 390,
    }


def test_a_figure_is_pictured_alone(taken):
    figure = next(one for one in taken[2].pictured if one.figure)
    assert [bool(pair.before and pair.after) for pair in figure.pairs] == [True, True]


def test_a_page_that_looks_as_before_is_named_and_not_shown(taken):
    assert taken[2].same == ["A page (same/)"]


def test_what_changed_is_marked(taken):
    folder, _, pictures = taken
    name = next(one for one in pictures.pictured if one.address == "a/").pairs[0].after
    colours = opened(folder / name).convert("RGB").getcolors(1 << 24)
    assert any(red > 190 and green < 90 and blue < 70 for _, (red, green, blue) in colours)


def test_one_page_shows_everything_and_runs_nothing_of_the_change():
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    found = of(Page(hostile, hostile, "changed", "", "", "", [Change(hostile, hostile, f"{hostile} new")]))
    files = report_page(found, Pictures(left_out=[hostile]))
    assert sorted(files) == ["changes.css", "changes.js", "index.html"]
    assert "<script>alert" not in files["index.html"]
    assert "<img" not in files["index.html"]
    assert files["index.html"].count("&lt;script&gt;") >= 4


def test_a_page_that_takes_too_long_is_named_and_the_others_are_pictured(tmp_path, monkeypatch):
    from playwright.sync_api import TimeoutError as TooLong

    shot = pictures._shot

    def slow(window, site, address, figure, texts):
        if address == "a/":
            raise TooLong("Timeout 30000ms exceeded")
        return shot(window, site, address, figure, texts)

    monkeypatch.setattr(pictures, "_shot", slow)
    old, new = (
        built(site(tmp_path / when, {f"site/{name}/index.html": page(f"<p>{text} {name}.</p>") for name in "ab"}))
        for when, text in (("before", "One"), ("after", "Two"))
    )
    found = by_itself(compare(old, new), old, new, tmp_path / "pictures")
    assert [one.address for one in found.pictured] == ["b/"]
    assert [one.endswith("(a/), which the browser did not draw in time") for one in found.left_out] == [True]
