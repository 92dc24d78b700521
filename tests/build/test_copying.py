"""“Copy this line” in the preview, in a browser: with the mouse, with the keyboard alone, in both colour schemes."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from example_sites import copy
from playwright.sync_api import Page, Route
from visits import Site, reader

from macros.build.preview import Preview

TABLE, FIGURE = "data/contacts-by-source/", "figures/front-door/"
NUMBER = '{{ number("contacts-by-source", "contacts_count", contact_source="All sources") }}'


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The preview of the small example, as it is served."""
    preview = Preview(copy(tmp_path_factory.mktemp("copying")), "127.0.0.1", 0, str)
    preview.server_bind()
    preview.server_activate()
    preview.renew()
    assert preview.faults == []
    threading.Thread(target=preview.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{preview.server_address[1]}/exampleshire/"
    super(Preview, preview).shutdown(wait=False)


@pytest.fixture
def window(browser, address) -> Iterator[Page]:
    page = reader(browser)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield page
    page.context.close()


def taken(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_number_and_a_figure_are_copied_with_a_button_which_says_so(window, address):
    window.goto(address + FIGURE)
    window.get_by_role("button", name=f"Copy this line: {NUMBER}").click()
    assert taken(window) == NUMBER
    window.get_by_role("status").filter(has_text=f"Copied: {NUMBER}").wait_for(state="attached")
    window.locator("figcaption .copy-line").click()
    assert taken(window) == '{{ figure("contacts-by-source") }}'


def test_a_cell_of_a_table_is_reached_and_copied_with_the_keyboard_alone(window, address):
    window.goto(address + TABLE)
    cells = window.locator("td > .copy-line")
    assert cells.count() == 8
    assert window.locator("td > .copy-line[tabindex='0']").count() == 1
    window.locator("[role=region]").filter(has=cells).first.focus()
    for _ in range(20):
        window.keyboard.press("Tab")
        if window.evaluate("document.activeElement.matches('td > .copy-line')"):
            break
    window.keyboard.press("ArrowDown")
    window.keyboard.press("Enter")
    assert 'contact_source="Schools"' in taken(window)
    assert "contacts_count" in taken(window)
    window.keyboard.press("ArrowRight")
    window.keyboard.press("Enter")
    assert "contacts_percent" in taken(window)
    assert window.locator("td > .copy-line[tabindex='0']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("place", [TABLE, FIGURE])
def test_the_buttons_are_accessible_and_cover_nothing(window, address, scheme, place):
    window.emulate_media(color_scheme=scheme)
    window.goto(address + place)
    window.locator(".copy-line").first.wait_for()
    assert Site.axe(None, window) == []
    sizes = window.evaluate(
        "[...document.querySelectorAll('.copy-line')].map(one => one.getBoundingClientRect()).map(at => [at.width, at.height])"
    )
    assert all(width >= 24 and height >= 24 for width, height in sizes), sizes
    assert window.evaluate("document.documentElement.scrollWidth") <= 320
    assert window.evaluate(
        "[...document.querySelectorAll('.copy-line')].every(one => getComputedStyle(one).position === 'static')"
    )


def test_a_line_of_a_chart_is_not_a_line_to_copy(window, address):
    def answer(route: Route) -> None:
        chart = '</h1><svg><path data-line="Ash" data-copy="Ash"/></svg>'
        route.fulfill(body=route.fetch().text().replace("</h1>", chart, 1), content_type="text/html")

    window.route(address + FIGURE, answer)
    window.goto(address + FIGURE)
    window.locator("svg path[data-copy]").wait_for(state="attached")
    assert (window.locator(".copy-line").count(), window.locator("svg .copy-line").count()) == (3, 0)
