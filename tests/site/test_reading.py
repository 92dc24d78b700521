"""Reading a figure closely: point by point, its table sorted and copied, its files kept. By keyboard, mouse and finger."""

from __future__ import annotations

import gzip
import struct

import lxml.etree
import pytest
from playwright.sync_api import expect

MARKS = """figure => {
    const shown = [...figure.querySelectorAll(".figure-picture > svg")].find(one => one.getClientRects().length);
    return [...shown.querySelectorAll("[data-v]")].map(one => [one.dataset.s, one.dataset.c].filter(Boolean).join(", ") + ": " + one.dataset.v);
}"""


@pytest.fixture(scope="module")
def place(example):
    """The first page with a figure of several points, and the figure's id."""
    return next(
        (address, figure.get("id"))
        for address, figure in example.figures
        if len(figure.xpath(".//*[@data-v]")) >= 6 and len(figure.xpath(".//tbody/tr")) >= 3
    )


@pytest.fixture
def shown(example, page, place):
    """That figure, on the screen."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(example.url(place[0]))
    figure = page.locator(f"#{place[1]}")
    figure.scroll_into_view_if_needed()
    open_table(figure)
    return figure


def open_table(figure):
    figure.locator(".figure-table > summary").click()


def test_the_arrow_keys_tell_every_point_of_a_picture_once(page, shown):
    points = shown.evaluate(MARKS)
    slider = shown.get_by_role("slider")
    slider.focus()
    told = [slider.get_attribute("aria-valuetext")]
    for _ in points[1:]:
        page.keyboard.press("ArrowRight")
        told.append(slider.get_attribute("aria-valuetext"))
    assert sorted(text.rpartition(" (")[0] for text in told) == sorted(points)
    assert [text.rpartition(" (")[2] for text in told] == [
        f"{place} of {len(points)})" for place in range(1, len(points) + 1)
    ]


def test_the_point_that_is_told_is_shown_and_marked_and_escape_takes_it_away(page, shown):
    slider, told = shown.get_by_role("slider"), shown.locator(".reading")
    slider.focus()
    expect(told).to_be_visible()
    assert slider.get_attribute("aria-valuetext").startswith(told.inner_text())
    assert shown.locator("[data-read]").count() == 1
    page.keyboard.press("Escape")
    expect(told).to_be_hidden()
    assert shown.locator("[data-read]").count() == 0


def test_pointing_at_a_mark_shows_its_value_and_leaving_hides_it(page, shown):
    mark = shown.locator("svg:visible [data-v]").first
    mark.hover(force=True)
    expect(shown.locator(".reading")).to_have_text(
        mark.evaluate('one => [one.dataset.s, one.dataset.c].filter(Boolean).join(", ") + ": " + one.dataset.v')
    )
    page.mouse.move(0, 0)
    expect(shown.locator(".reading")).to_be_hidden()


def test_a_value_shown_stays_inside_a_phone_screen(example, page, place):
    page.goto(example.url(place[0]))
    figure = page.locator(f"#{place[1]}")
    open_table(figure)
    figure.get_by_role("slider").focus()
    for _ in range(12):
        box = figure.locator(".reading").bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 320
        page.keyboard.press("ArrowRight")


def column(shown, place):
    return shown.locator(f".figure-numbers tbody tr > :nth-child({place})").all_inner_texts()


def test_a_table_is_sorted_both_ways_and_put_back(page, shown):
    heads = shown.locator(".figure-numbers thead th")
    last = heads.count()
    before = column(shown, last)
    values = [float(text.replace(",", "").rstrip("%")) for text in before if text[:1].isdigit()]
    heads.last.get_by_role("button").click()
    up = column(shown, last)
    assert heads.last.get_attribute("aria-sort") == "ascending"
    assert [float(text.replace(",", "").rstrip("%")) for text in up[: len(values)]] == sorted(values)
    heads.last.get_by_role("button").click()
    assert heads.last.get_attribute("aria-sort") == "descending"
    heads.last.get_by_role("button").click()
    assert heads.last.get_attribute("aria-sort") is None
    assert column(shown, last) == before


def test_a_symbol_comes_last_whichever_way_a_table_is_sorted(example, page):
    address, figure = next(
        (address, figure.get("id"))
        for address, figure in example.figures
        if figure.xpath(".//td[contains(@class, 'numeric')]/span[@class='symbol']")
        and len(figure.xpath(".//tbody/tr")) > 2
    )
    page.goto(example.url(address))
    shown = page.locator(f"#{figure}")
    shown.locator(".figure-table > summary").click()
    cells = shown.locator("tbody tr").first.locator("> *").all()
    place = next(
        place for place in range(len(cells), 0, -1) if any(text.startswith("[") for text in column(shown, place))
    )
    for _ in range(2):
        shown.locator(f"thead th:nth-child({place})").get_by_role("button").click()
        symbols = [text.startswith("[") for text in column(shown, place)]
        assert symbols == sorted(symbols)


def test_periods_are_sorted_in_time(example, page):
    address, figure = next(
        (address, figure.get("id"))
        for address, figure in example.figures
        if len({cell.get("data-sort") for cell in figure.xpath(".//tbody/tr/*[@data-sort]")}) > 3
    )
    page.goto(example.url(address))
    shown = page.locator(f"#{figure}")
    shown.locator(".figure-table > summary").click()
    place = shown.locator("tbody tr").first.evaluate("row => [...row.cells].findIndex(one => one.dataset.sort) + 1")
    shown.locator(f"thead th:nth-child({place})").get_by_role("button").click()
    keys = shown.locator(f"tbody tr > :nth-child({place})").evaluate_all("all => all.map(one => one.dataset.sort)")
    assert keys == sorted(keys)


def test_a_copied_table_is_the_table_and_no_formula(example, place):
    page = example.reader(viewport={"width": 1280, "height": 900}, permissions=["clipboard-read", "clipboard-write"])
    page.goto(example.url(place[0]))
    shown = page.locator(f"#{place[1]}")
    cell = shown.locator(".figure-numbers tbody tr").first.locator("> *").first
    cell.evaluate("one => { one.textContent = '=HYPERLINK(1)' }")
    shown.locator(".figure-files > summary").click()
    shown.get_by_role("button", name="Copy the table").click()
    expect(shown.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("() => navigator.clipboard.readText()").split("\n")
    assert len(copied) == shown.locator(".figure-numbers tr").count()
    assert copied[1].split("\t")[0] == "'=HYPERLINK(1)"
    page.context.close()


def test_a_reader_without_scripts_meets_no_idle_button(example, place):
    page = example.window_without_scripts
    page.goto(example.url(place[0]))
    assert page.locator(".figure button:visible, .figure input:visible").count() == 0
    page.locator(f"#{place[1]} .figure-files > summary").click()
    assert page.locator(f"#{place[1]} .figure-files a:visible").count() >= 3


def test_every_figure_can_be_kept_as_a_picture_with_its_metadata(site):
    def check(shown, address):
        links = {
            link.text.split()[0]: link.get("href") for link in shown.xpath(".//*[@class='figure-files']//a[@download]")
        }
        if sorted(links) != ["CSV", "PNG", "SVG"]:
            yield f"offers {sorted(links)}"
            return
        folder = (site.folder / address).parent
        svg = lxml.etree.parse(folder / links["SVG"]).getroot()
        texts = " ".join(svg.itertext())
        title = "".join(shown.xpath(".//*[@class='figure-title']")[0].itertext())
        if svg.xpath("string(*[local-name()='title'])") != title or "Source: " not in texts or "http" not in texts:
            yield "is kept without its title or metadata"
        if "var(" in lxml.etree.tostring(svg, encoding="unicode"):
            yield "is kept in colours that only a page knows"
        head = (folder / links["PNG"]).read_bytes()[:24]
        wide = float(svg.get("width")) * 1.5  # the reason is in decision 17
        if head[:8] != b"\x89PNG\r\n\x1a\n" or abs(struct.unpack(">I", head[16:20])[0] - wide) > 1:
            yield "has an image of another size"

    assert site.faults_of_figures(check) == []


def test_the_script_for_reading_is_small_and_on_pages_with_tables_alone(site):
    script = (site.folder / "assets" / "reading.js").read_bytes()
    assert len(gzip.compress(script, 9, mtime=0)) <= 3_000
    for address in site.addresses:
        document = site.document(address)
        loads = bool(document.xpath("//script[contains(@src, 'assets/reading.js')]"))
        assert loads == bool(document.xpath("//main//figure | //table[@class='rows']")), address
