"""The page of many areas shows each number with its period, its site and what can be said of it, and nothing more."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import lxml.html
import pytest

from macros.region import files, gather

HOSTILE = "<script>alert(1)</script>\"&'"


def made(*places: Path, title: str = "") -> dict[str, bytes]:
    region, problems = gather(places, title)
    assert region is not None, problems
    return files(region)


def page(content: bytes) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(content.decode())


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def table(found: dict[str, bytes], name: str = "index.html", place: int = 0) -> list[list[str]]:
    """The rows of a table, in words."""
    rows = page(found[name]).xpath("//table")[place].xpath(".//tbody/tr")
    return [[words(cell) for cell in row.xpath("./th|./td")] for row in rows]


def test_areas_are_by_name_each_with_its_numbers_and_what_changed_in_the_year(three):
    assert table(made(*three)) == [
        ["Awayton", "30.5% ◆ worse", "1,050 2024"],
        ["Homeham", "20.0% ● better", "41"],
        ["St Mary’s, City of", "20.0% ● better", "no number"],
    ]


def test_a_number_leads_to_its_figure_an_area_to_its_site_and_a_measure_to_its_page(three):
    links = page(made(*three)["index.html"]).xpath("//table[@id='areas']//a/@href")
    assert links == [
        *("re-referrals-percent.html", "plans-per-10-000-children.html"),
        *("https://awayton.example/site/", *["https://awayton.example/site/figures/front-door/#figure-referrals"] * 2),
        *("https://homeham.example/", *["https://homeham.example/figures/front-door/#figure-referrals"] * 2),
        *("https://x.example/", "https://x.example/figures/front-door/#figure-referrals"),
    ]


def test_only_numbers_of_one_period_can_be_sorted(three):
    cells = page(made(*three)["index.html"]).xpath("//table[@id='areas']/tbody/tr/td[2]/@data-v")
    assert cells == ["41"]


def test_the_page_of_a_measure_has_areas_from_the_highest_value_and_other_periods_apart(three):
    found = made(*three)
    assert [row[:3] for row in table(found, "re-referrals-percent.html")] == [
        ["Awayton", "30.5%", "18.2% to 21.9%"],
        ["Homeham", "20.0%", "18.2% to 21.9%"],
        ["St Mary’s, City of", "20.0%", "18.2% to 21.9%"],
    ]
    plans = "plans-per-10-000-children.html"
    assert [row[0] for row in table(found, plans)] == ["Homeham"]
    assert [row[:3] for row in table(found, plans, 1)] == [
        ["Awayton", "1,050 2025: hidden so that no child can be identified", "at 31 March 2024"]
    ]
    assert "or not be available. St Mary’s, City of" in words(page(found[plans]))


def test_the_page_of_a_measure_says_how_it_changed(three):
    homeham = table(made(*three), "re-referrals-percent.html")[1]
    assert homeham[3:5] == ["● better, from 25.0% in 2024", "≈ no clear change, from 20.1% in 2020"]


def test_a_change_that_the_site_does_not_judge_for_want_of_an_earlier_number_is_not_judged_here_either(site):
    none = {"year_before_period": "x", "year_before_value": "x", "year_before_verdict": "not judged"}
    found = made(site("a", none))
    assert [row[1] for row in table(found)] == ["20.0% ? not judged"]
    assert table(found, "re-referrals-percent.html")[0][3] == "? not judged, no earlier number"
    assert b"x,x,not judged" in found["areas.csv"]


def test_periods_are_said_as_readers_write_them(site):
    posts = {"time_period": "2025-09-30", "year_before_period": "2024-09-30", "years_before_period": "2023/24"}
    posts |= {"values": "2024-09-30: 25.0; 2025-09-30: 20.0", "source": "Children's social work workforce 2025"}
    earlier = {"time_period": "2024-09-30", "area": "Awayton", "area_code": "E06000002", "values": "2025-09-30: c"}
    third = site("third", posts, area_code="E06000003", site="https://third.example/")
    found = made(site("homeham", posts), site("away", posts | earlier, site="https://away.example/"), third)
    assert table(found, "re-referrals-percent.html")[0][3:5] == [
        "● better, from 25.0% at 30 September 2024",
        "≈ no clear change, from 20.1% in 2023/24",
    ]
    shown = " ".join(
        words(page(found[name])) + found[name].decode() for name in ("re-referrals-percent.html", "index.html")
    )
    assert "20.0% 30 September 2024" in shown
    assert "30 September 2025: hidden" in shown
    assert 'aria-label="30 September 2024: 25.0%; 30 September 2025: 20.0%"' in shown
    assert "Children’s social work workforce 2025" in shown


def test_source_period_and_direction_of_each_measure_are_there(three):
    assert table(made(*three), place=1) == [
        ["Re-referrals", "Lower is better", "year ending 31 March 2025", "Children in need 2025 (The department)"],
        [
            "Plans",
            "No agreed direction",
            "year ending 31 March 2025; another period in 1 area; no number in 1 area",
            "Children in need 2025 (The department)",
        ],
    ]


def test_where_sites_do_not_agree_which_way_is_better_nothing_is_better(site):
    found = made(site("a"), site("b", area_code="E06000002", better="high", year_before_verdict="worse"))
    assert [row[1] for row in table(found)] == ["20.0%", "20.0%"]
    assert table(found, place=1)[0][1] == "The sites do not agree which way is better"
    assert not re.search("better,|worse,", words(page(found["re-referrals-percent.html"]).xpath("//table")[0]))


def test_a_measure_of_another_unit_is_another_measure(site):
    found = made(site("a"), site("b", area_code="E06000002", unit="per 10,000 children"))
    assert [[cell.split()[0] for cell in row[1:]] for row in table(found)] == [["20.0%", "no"], ["no", "20.0"]]


def test_a_line_breaks_where_a_value_is_hidden_and_has_the_scale_of_all_areas(site):
    values = "2021: 10; 2022: 20; 2023: c; 2024: 20"
    more = {"area": "Beham", "area_code": "E06000002", "values": "2021: 0; 2024: 40"}
    found = made(site("a", area="Aham", values=values), site("b", **more))
    paths = page(found["index.html"]).xpath("//svg[@class='line']/path/@d")
    assert paths == ["M2 14h0L21 10M58 10h0", "M2 18h0M58 2h0"]
    [first, _] = page(found["re-referrals-percent.html"]).xpath("//svg[@class='line']/@aria-label")
    assert first == "2021: 10%; 2022: 20%; 2023: [c]; 2024: 20%"


def test_what_a_site_calls_itself_is_text_and_no_more(site):
    found = made(site("a", area=HOSTILE, partnership=HOSTILE, source=HOSTILE, measure=HOSTILE, region=HOSTILE))
    names = {name for name in found if name.endswith(".html")}
    assert names == {"index.html", "script-alert-1-script-percent.html"}
    for name in names:
        assert [script.get("src") for script in page(found[name]).xpath("//script")] == ["region.js"]
        assert HOSTILE in words(page(found[name]))


@pytest.mark.parametrize("name", ["=1+2", "@SUM(A1)", "'=1+2"])
def test_no_cell_of_the_csv_is_run_by_a_spreadsheet(site, name):
    found = made(site("a", area=name))
    [row] = csv.DictReader(io.StringIO(found["areas.csv"].decode()))
    assert row["area"] == f"'{name.removeprefix(chr(39))}"


def test_the_csv_has_a_row_for_each_area_and_measure(three):
    rows = list(csv.DictReader(io.StringIO(made(*three)["areas.csv"].decode())))
    assert [(row["area"], row["measure"], row["time_period"], row["value"]) for row in rows] == [
        ("Awayton", "Re-referrals", "2025", "30.5"),
        ("Awayton", "Plans", "2024", "1050"),
        ("Homeham", "Re-referrals", "2025", "20.0"),
        ("Homeham", "Plans", "2025", "41"),
        ("St Mary’s, City of", "Re-referrals", "2025", "20.0"),
    ]
    assert rows[0]["values"] == "2023: c; 2024: 25.0; 2025: 30.5"


def test_nothing_is_loaded_from_elsewhere_and_no_script_or_style_is_in_the_page(three):
    for name, content in made(*three, title="The Midlands").items():
        if not name.endswith(".html"):
            continue
        document = page(content)
        [policy] = document.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert policy.startswith("default-src 'none'")
        assert "unsafe" not in policy
        loaded = document.xpath("//script/@src|//link/@href|//img/@src")
        assert all("/" not in one or one == "data:," for one in loaded)
        assert document.xpath("//*[@style]|//style|//script[text()]") == []


def test_demonstrations_are_said_to_be_none_of_the_partnerships(site):
    found = made(site("a", status="demonstration"), site("b", area_code="E06000002"))
    assert "Demonstration: 1 site of 2 is not official." in words(page(found["index.html"]))


def test_regions_can_be_chosen_only_where_there_are_several(three, site):
    options = page(made(*three)["index.html"]).xpath("//select/option")
    assert [words(one) for one in options] == ["All regions", "Midshire", "Northshire"]
    assert page(made(three[0])["index.html"]).xpath("//select") == []
