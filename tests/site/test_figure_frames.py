"""The frame of a figure is quiet: a heading, the picture, and one line that opens what else there is."""

from __future__ import annotations

import io
from statistics import median

import pikepdf
import pytest

WIDTHS = {"phone": {"width": 390, "height": 664}, "desktop": {"width": 1280, "height": 900}}
SHEETS = 6
SHARES = """() => [...document.querySelectorAll(".figure")].map(figure => {
    const shown = [...figure.querySelectorAll(".figure-picture > svg")].find(one => one.getClientRects().length);
    const box = shown.getBoundingClientRect();
    return { id: figure.id, share: box.height / figure.getBoundingClientRect().height, scale: box.width / shown.viewBox.baseVal.width };
})"""


@pytest.fixture(scope="module", params=WIDTHS)
def frames(request, site):
    """The share of each figure's picture in its frame, and how much larger it is shown than drawn."""
    page = site.reader(viewport=WIDTHS[request.param])
    found = []
    for address in dict.fromkeys(address for address, _ in site.figures):
        page.goto(site.url(address), wait_until="load")
        found += [(address, one) for one in page.evaluate(SHARES)]
    page.context.close()
    return found


def test_most_of_a_figure_is_its_picture(site, frames):
    assert frames or not site.figures
    assert median([one["share"] for _, one in frames] or [1]) >= 0.6


def test_one_or_two_values_are_numbers_and_no_picture(site):
    """The gallery shows what each kind of chart makes of one value, or of none. A list of unlike things may be longer."""

    def check(shown, address):
        values = len(shown.xpath("(.//svg)[1]//*[@data-v]"))
        numbers, listed = len(shown.xpath("./dl/div/dd/b")), bool(shown.xpath("./dl[@class='listed']"))
        if shown.get("class") == "stats" and (values or not numbers or (numbers > 2 and not listed)):
            yield "has a picture, or no number"
        if shown.get("class") == "figure" and values < 3 and "/gallery" not in address:
            yield f"is a picture of {values} values"

    assert site.faults_of_figures(check) == []


def test_no_picture_is_shown_larger_than_it_is_drawn(frames):
    assert [f"{address}#{one['id']}" for address, one in frames if one["scale"] > 1.001] == []


def test_a_keyboard_stops_four_times_at_a_figure(site):
    """What is inside a closed panel is not a stop."""
    stops = ".//*[self::a or self::button or self::input or self::summary or @tabindex='0'][not(ancestor::*[@class='panel'])]"

    def check(shown, address):
        found = [" ".join(stop.text_content().split()) for stop in shown.xpath(stops)]
        if len(found) > 4:
            yield f"has the stops {found}"

    assert site.faults_of_figures(check) == []


def test_each_stop_says_in_words_that_are_not_seen_which_figure_it_is_of(site):
    def check(document, address):
        said = [
            " ".join(stop.text_content().split())
            for stop in document.xpath("//figure//summary | //figure//a[@class='figure-link']")
        ]
        if len(said) != len(set(said)):
            yield "has two stops of the same words"
        yield from (f"has the stop {one!r}" for one in said if len(one.split()) < 3)

    assert site.faults(check) == []


def test_the_panels_of_a_figure_are_open_one_at_a_time(site):
    def check(shown, address):
        names = {one.get("name") for one in shown.xpath(".//details")}
        if len(names) != 1 or shown.get("id") not in (names.pop() or ""):
            yield "has panels that are open together"

    assert site.faults_of_figures(check) == []


def test_the_finding_is_a_heading_and_no_level_is_left_out_before_it(site):
    def check(document, address):
        above = 1
        for heading in document.xpath(
            "//main//*[self::h1 or self::h2 or self::h3 or self::h4 or self::h5 or self::h6]"
        ):
            level = int(heading.tag[1])
            if level > above + 1:
                yield f"goes from level {above} to {heading.text_content()!r} of level {level}"
            above = level
        for figure in document.xpath("//main//figure"):
            title = figure.xpath("figcaption/*[@class='figure-title']")
            if len(title) != 1 or title[0].tag not in ("h2", "h3", "h4", "h5"):
                yield f"has no heading in {figure.get('id')}"

    assert site.faults(check) == []


def test_a_page_of_figures_is_printed_on_few_sheets(site, page):
    """Six sheets hold the front door with its nine figures, where 22 were needed."""
    sheets = {}
    for address in site.addresses:
        document = site.document(address)
        if document.xpath("//body[contains(@class, 'kind-figures')]//figure | //table[@class='board']"):
            page.goto(site.url(address))
            pdf = page.pdf(prefer_css_page_size=True, format="A4")
            sheets[address] = len(pikepdf.open(io.BytesIO(pdf)).pages)
    assert {address: many for address, many in sheets.items() if many > SHEETS} == {}


def test_a_measure_of_the_board_takes_a_quarter_of_a_phones_screen(site):
    """A reader looks for one answer among thirty."""
    page = site.reader(viewport=WIDTHS["phone"])
    tall = {}
    for address in site.addresses:
        if site.document(address).xpath("//table[contains(@class, 'board')]//td"):
            page.goto(site.url(address), wait_until="load")
            rows = page.evaluate(
                "() => [...document.querySelectorAll('.board tbody tr')].map(row => row.offsetHeight).filter(Boolean)"
            )
            tall[address] = median(rows)
    page.context.close()
    assert {address: high for address, high in tall.items() if high > WIDTHS["phone"]["height"] / 4} == {}
