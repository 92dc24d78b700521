"""Compare for yourself, on the example: the reader's own view by address, keyboard and file; without scripts all measures, small."""

from __future__ import annotations

import csv
import gzip
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

ADDRESS = "figures/compare-for-yourself/index.html"
FILE = "**/data/referrals.csv"
SCRIPT = 6_500
"""The most bytes of the script, compressed."""
FILES = 1_500
"""The most bytes of what is loaded when a file is asked for, compressed."""
PAGE = 70_000
"""The most bytes of the page, compressed, with neither script nor numbers."""


@pytest.fixture
def view(example, page):
    page.goto(example.url(ADDRESS))
    expect(said(page)).to_contain_text("41.0")
    return page


def said(page):
    return page.locator(".explored-said")


def asked(page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def altered(example, page, old: str, new: str) -> None:
    """The page with its published numbers changed on the way."""
    text = (example.folder / "data" / "referrals.csv").read_text(encoding="utf-8")
    assert old in text
    page.route(FILE, lambda route: route.fulfill(body=text.replace(old, new), content_type="text/csv"))
    page.goto(example.url(ADDRESS))


def saved(page, name: str, folder: Path) -> Path:
    with page.expect_download() as coming:
        page.get_by_role("button", name=name).click()
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path


def test_what_is_shown_is_said(view):
    expect(said(view)).to_have_text(
        "Lines: Referrals, per 10,000 children, years ending 31 March 2024 to 2025. 2024-25: Exampleshire 41.0; "
        "England 43.0; Median of the neighbours 41.0; Northshire 31.0; Southshire 51.0."
    )
    expect(said(view)).to_have_attribute("role", "status")


def test_every_view_draws_every_area_that_is_chosen(view):
    for name, shown in (("Lines", 5), ("Dots", 3), ("Map", 3)):
        view.get_by_label(name, exact=True).check()
        expect(view.locator(".explored-picture [data-area]")).to_have_count(shown)
    view.get_by_label("Table", exact=True).check()
    expect(view.locator(".explored-picture tbody tr")).to_have_count(5)
    expect(view.locator(".explored-picture tbody tr").first).to_have_text("Exampleshire41.040.0")


def test_the_address_holds_the_view_and_the_back_button_undoes_it(example, view):
    view.get_by_label("Dots", exact=True).check()
    view.get_by_label("Highlight an area", exact=True).select_option("southshire")
    view.get_by_text("Years and areas").click()
    view.get_by_label("Northshire", exact=True).uncheck()
    view.get_by_label("From", exact=True).select_option("2024-25")
    expect(said(view)).to_contain_text("year ending 31 March 2025")
    sent, words = view.url, said(view).inner_text()
    assert asked(view) == {
        "view": ["dots"],
        "highlight": ["southshire"],
        "areas": ["exampleshire,england,median-of-the-neighbours,southshire"],
        "from": ["2024-25"],
    }
    view.go_back()
    expect(view.get_by_label("From", exact=True)).to_have_value("2023-24")
    view.go_back()
    expect(view.get_by_label("Northshire", exact=True)).to_be_checked()
    view.goto(sent)
    expect(said(view)).to_have_text(words)
    expect(view.get_by_label("Dots", exact=True)).to_be_checked()
    expect(view.get_by_label("Highlight an area", exact=True)).to_have_value("southshire")


def test_the_button_below_the_choices_leads_to_the_view(view):
    view.get_by_role("button", name="Go to your view").press("Enter")
    expect(view.get_by_role("heading", name="Referrals", exact=True)).to_be_focused()
    assert asked(view) == {}


def test_an_address_that_asks_for_what_there_is_not_is_answered_and_not_repeated(example, page):
    page.goto(f"{example.url(ADDRESS)}?measure=%3Cimg+src%3Dx%3E&view=pie&areas=exampleshire,ring,0900&from=1066")
    expect(said(page)).to_contain_text(
        "We have left out parts of the web address that are not available here: measure, view, areas, from. Lines: Referrals"
    )
    assert page.locator("#explored img").count() == 0


def test_the_first_year_chosen_after_the_last_changes_places_with_it(view):
    view.get_by_text("Years and areas").click()
    view.get_by_label("To", exact=True).select_option("2023-24")
    view.get_by_label("From", exact=True).select_option("2024-25")
    expect(view.get_by_label("From", exact=True)).to_have_value("2023-24")
    expect(view.get_by_label("To", exact=True)).to_have_value("2024-25")


def test_the_keyboard_alone_makes_a_view(view):
    view.get_by_label("Measure", exact=True).focus()
    view.keyboard.press("ArrowDown")
    expect(view.get_by_role("heading", name="Rate of referrals")).to_be_visible()
    view.get_by_label("Lines", exact=True).focus()
    view.keyboard.press("ArrowRight")
    expect(said(view)).to_contain_text("Dots: Rate of referrals")


def test_a_hidden_value_is_told_and_never_drawn(example, page):
    altered(example, page, "2023-24,Exampleshire,400,40.0", "2023-24,Exampleshire,c,c")
    expect(page.locator(".explored-notes")).to_contain_text(
        "[c] hidden so that no child can be identified: Exampleshire 2023-24."
    )
    ways = page.locator("[data-area=exampleshire] path").evaluate_all("all => all.map(one => one.getAttribute('d'))")
    assert ways
    assert not any("L" in way for way in ways)


def test_a_line_breaks_at_a_missing_year(example, page):
    """The page is told of three years, the first of them two years before the second."""
    text = (example.folder / ADDRESS).read_text(encoding="utf-8")
    first = "[&#34;2023-24&#34;,&#34;year ending 31 March 2024&#34;,&#34;2023-24&#34;,24291]"
    if first not in text:
        first = first.replace("&#34;", "&quot;")
    assert first in text
    earlier = first.replace("2023-24", "2021-22").replace("March 2024", "March 2022").replace("24291", "24267")
    page.route(
        "**/compare-for-yourself/",
        lambda route: route.fulfill(content_type="text/html", body=text.replace(first, f"{earlier},{first}")),
    )
    altered(example, page, "2023-24,Exampleshire", "2021-22,Exampleshire,300,30.0,x,x\r\n2023-24,Exampleshire")
    expect(page.locator("[data-area=exampleshire] path[fill=none]")).to_have_count(2)


def test_a_file_has_the_chosen_values_and_no_formula(example, page, tmp_path):
    altered(example, page, "2023-24,Northshire,300,30.0", "2023-24,Northshire,c,c")
    page.evaluate("""() => {
        const one = document.querySelector("[name='areas[]'][value=southshire]")
        one.dataset.name = "=HYPERLINK(1)"
        document.querySelector("[name='areas[]'][value=northshire]").click()
        document.querySelector("[name='areas[]'][value=northshire]").click()
    }""")
    expect(said(page)).to_contain_text("=HYPERLINK(1)")
    with saved(page, "Download CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["area"] for row in rows} == {
        "Exampleshire",
        "England",
        "Median of the neighbours",
        "Northshire",
        "'=HYPERLINK(1)",
    }
    first = next(row for row in rows if row["area"] == "Northshire")
    assert (first["measure"], first["time_period"], first["value"], first["licence"]) == (
        "Referrals",
        "2023-24",
        "c",
        "Open Government Licence v3.0",
    )


def test_a_file_has_the_ends_of_an_interval_as_they_are_published(example, page, tmp_path):
    head, *rows = (example.folder / "data" / "referrals.csv").read_text(encoding="utf-8").splitlines()
    ends = [f"{row},{'c,c' if 'Northshire' in row else '38.0,44.0'}" for row in rows]
    ends.insert(0, f"{head},referrals_lower_rate,referrals_upper_rate")
    page.route(FILE, lambda route: route.fulfill(body="\n".join(ends)))
    page.goto(example.url(ADDRESS))
    with saved(page, "Download CSV", tmp_path).open(encoding="utf-8", newline="") as file:
        found = {(row["area"], row["value_low"], row["value_high"]) for row in csv.DictReader(file)}
    assert {("Exampleshire", "38.0", "44.0"), ("Northshire", "c", "c"), ("Median of the neighbours", "x", "x")} <= found


def test_a_picture_has_its_title_its_source_and_colours_of_its_own(view, tmp_path):
    path = saved(view, "Download SVG", tmp_path)
    text = path.read_text(encoding="utf-8")
    assert path.name == "referrals.svg"
    assert "var(--" not in text
    said = " ".join(re.findall(r"<text[^>]*>([^<]*)</text>", text))
    for words in ("Referrals", "Source: ", "Licence: Open Government Licence v3.0."):
        assert words in said
    assert saved(view, "Download PNG", tmp_path).read_bytes().startswith(b"\x89PNG")


def test_an_area_is_picked_on_the_picture(view):
    view.get_by_label("Dots", exact=True).check()
    view.locator("[data-area=northshire] text").first.click()
    expect(view.get_by_label("Highlight an area", exact=True)).to_have_value("northshire")


@pytest.mark.parametrize("name", ["Lines", "Dots", "Map", "Table"])
def test_axe_finds_nothing_in_a_view_and_nothing_is_wider_than_a_phone(example, view, name):
    view.get_by_label(name, exact=True).check()
    view.get_by_text("Years and areas").click()
    assert example.axe(view) == []
    assert view.evaluate("() => document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("answer", [None, "", "<title>Sign in to the network</title>"])
def test_where_the_numbers_do_not_come_every_measure_is_still_there(example, page, answer):
    page.route(FILE, lambda route: route.abort() if answer is None else route.fulfill(body=answer))
    page.goto(example.url(ADDRESS))
    expect(said(page)).to_contain_text("The numbers could not be loaded.")
    expect(page.get_by_role("button", name="Download CSV")).to_be_hidden()
    expect(page.locator(".smalls svg").first).to_be_visible()


def test_without_scripts_every_measure_is_drawn_and_no_choice_is_offered(example):
    page = example.window_without_scripts
    page.goto(example.url(ADDRESS))
    expect(page.locator(".smalls svg")).to_have_count(2)
    expect(page.locator(".smalls svg").first).to_be_visible()
    for part in ("#explore", "#explored"):
        expect(page.locator(part)).to_be_hidden()
    expect(page.get_by_text("More detail").first).to_be_hidden()


def test_on_paper_the_view_stands_without_its_choices(view):
    view.emulate_media(media="print")
    expect(view.locator("#explore")).to_be_hidden()
    expect(view.locator(".explored-picture svg")).to_be_visible()
    expect(view.get_by_role("button", name="Download CSV")).to_be_hidden()


def test_the_script_loads_on_its_page_alone_and_both_are_small(example):
    loading = [
        address
        for address in example.addresses
        if any("explore.js" in source for source in example.document(address).xpath("//script/@src"))
    ]
    assert loading == [ADDRESS]
    for name, most in (("assets/explore.js", SCRIPT), ("assets/explore-files.js", FILES), (ADDRESS, PAGE)):
        assert len(gzip.compress((example.folder / name).read_bytes(), 9)) <= most
