"""What gives a site its character: the drawings of its area, and pages for the young in a dress and in words of their own."""

from __future__ import annotations

from types import SimpleNamespace

import jinja2
import lxml.html
import pytest

from macros.system.package import OVERRIDES

YOUNG = "worried/children/index.html"
MAP = SimpleNamespace(kept=SimpleNamespace(links="", urls=()))
TOO_LARGE = 4_096
"""A drawing of the whole area takes fewer bytes than this."""


def drawn(partial: str, *paths: str) -> str:
    """A part of the pages of a partnership with these drawings."""
    overrides = jinja2.Environment(loader=jinja2.FileSystemLoader(OVERRIDES), autoescape=True)
    licence = SimpleNamespace(statement="Open.", href="https://example.org/", title="Licence")
    partnership = SimpleNamespace(emblem=[SimpleNamespace(path=path) for path in paths], licence=licence)
    look = SimpleNamespace(mark=[SimpleNamespace(path="M4 4h36", colour="accent")])
    config = SimpleNamespace(extra=SimpleNamespace(partnership=SimpleNamespace(look=look)), theme=SimpleNamespace())
    return overrides.get_template(f"partials/{partial}.html").render(partnership=partnership, config=config, map=MAP)


def test_the_drawings_of_the_area_stand_in_a_row_and_say_nothing():
    emblem = lxml.html.fromstring(drawn("emblem", "M4 4h40", "M4 8h40"))
    assert [(one.get("transform"), one.get("d")) for one in emblem] == [
        ("translate(4)", "M4 4h40"),
        ("translate(60)", "M4 8h40"),
    ]
    assert (emblem.get("class"), emblem.get("aria-hidden")) == ("emblem", "true")


def test_a_partnership_without_drawings_shows_its_mark_at_the_foot_alone():
    assert drawn("emblem").strip() == ""
    assert [name for name in ("mark", "emblem") if f'class="{name}"' in drawn("footer")] == ["mark"]


def test_the_drawings_are_on_the_front_page_at_every_foot_and_where_a_page_is_not_found(example):
    def check(document, address):
        where = {one.getparent().get("class") for one in document.find_class("emblem")}
        expected = {"bottom-inner"} | {"index.html": {"frame hero"}, "404.html": {"lead"}}.get(address, set())
        if where != expected and document.find_class("bottom"):
            yield f"has drawings in {sorted(where)}"

    assert example.faults(check) == []


@pytest.mark.parametrize("width", [390, 1280])
def test_two_drawings_at_the_foot_end_above_the_choice_of_colours(example, page, width):
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(example.url("about/accessibility/index.html"))
    drawings, colours = (page.locator(f".bottom-inner > {name}").bounding_box() for name in (".emblem", ".palette"))
    assert drawings["height"] > 0
    assert drawings["y"] + drawings["height"] <= colours["y"]


def test_the_drawings_are_small(site):
    def check(document, address):
        for one in document.find_class("emblem"):
            if len(lxml.html.tostring(one)) > TOO_LARGE:
                yield "has drawings that are too large"

    assert site.faults(check) == []


def test_pages_for_the_young_have_a_dress_of_their_own_and_no_others_have_it(example):
    def check(document, address):
        dressed = "for-young" in document.find("body").get("class", "").split()
        sheets = [one for one in document.xpath("//link/@href") if one.endswith("assets/young.css")]
        if (dressed, len(sheets)) != ((True, 1) if address == YOUNG else (False, 0)):
            yield f"is dressed: {dressed}, with {len(sheets)} sheets"

    assert example.faults(check) == []


def test_numbers_on_a_page_for_the_young_speak_to_them(example):
    [first] = example.document(YOUNG).xpath("//*[@class='contacts']//li[contains(@class, 'number-first')]/span")
    assert first.text == "At any time, when you are in danger now"
    [other] = example.document("worried/index.html").xpath(
        "//*[@class='contacts']//li[contains(@class, 'number-first')]/span"
    )
    assert other.text == "At any time, when a child is in danger now"


def test_letters_on_a_page_for_the_young_are_larger(example, page):
    size = "() => parseFloat(getComputedStyle(document.querySelector('.body')).fontSize)"
    page.goto(example.url("worried/index.html"))
    usual = page.evaluate(size)
    page.goto(example.url(YOUNG))
    assert page.evaluate(size) > usual


def test_the_front_page_asks_whether_somebody_is_worried_once(site):
    document = site.document("index.html")
    title = document.xpath("string(//*[@id='worried-title'])")
    said = [one for one in document.xpath("//main//*[self::h2 or self::a]") if one.text_content().strip() == title]
    assert len(said) == len(document.xpath("//*[@id='worried-title']"))
