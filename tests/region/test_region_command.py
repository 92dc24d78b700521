"""`region` finds the scorecards of sites wherever they are, says what is wrong with one, and never writes half a page."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest


def test_the_folder_of_many_sites_is_enough(three, typed, tmp_path):
    assert typed(tmp_path / "sites") == "region/index.html is ready: 3 areas, 2 measures.\n"
    assert (tmp_path / "region" / "index.html").is_file()
    assert typed(*three) == "region/index.html is ready: 3 areas, 2 measures.\n"


def test_a_project_and_a_file_are_sites_too(site, typed, tmp_path):
    project = site("project/site").parent
    file = site("other", area_code="E06000002") / "figures" / "scorecard.csv"
    assert "2 areas" in typed(project, file)


def test_files_that_were_fetched_into_a_folder_each_are_found(site, typed, tmp_path):
    for number, name in enumerate("ab", start=1):
        file = site(name, area_code=f"E0600000{number}") / "figures" / "scorecard.csv"
        (tmp_path / "fetched" / name).mkdir(parents=True)
        file.rename(tmp_path / "fetched" / name / "scorecard.csv")
    assert "2 areas" in typed(tmp_path / "fetched")


def test_a_site_twice_is_told_with_both_its_places(site, typed, tmp_path):
    told = typed(site("a"), site("b"), code=1).splitlines()
    assert told[0] == (
        "sites/b/figures/scorecard.csv:1: Homeham (E06000001) is there twice: its scorecard is in "
        "sites/a/figures/scorecard.csv too. Name each area's site once."
    )
    assert told[-1] == "Nothing was written."
    assert not (tmp_path / "region").exists()


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [
        ("site", "javascript:alert(1)", "`site` is `javascript:alert(1)`, which it cannot be."),
        ("site", "https://x.example/?a=<b>", "`site` is"),
        ("figure", "//evil.example/", "`figure` is `//evil.example/`"),
        ("area_code", "Homeham", "`area_code` is `Homeham`"),
        ("value", "about 3", "`value` is `about 3`"),
        ("value", "=1+2", "`value` is `=1+2`"),
        ("better", "up", "`better` is `up`"),
        ("time_period", "soon", "`time_period` is `soon`"),
        ("year_before_verdict", "excellent", "`year_before_verdict` is `excellent`"),
        ("area", " ", "`area` is"),
        ("value_low", "none", "“Re-referrals” of Homeham Partnership: `value_low` is `none`, which it cannot be."),
        ("value_high", "1e3", "`value_high` is `1e3`"),
        ("years_before_value", "many", "`years_before_value` is `many`"),
        ("values", "2023: 30.0; 2024: few", "`values` is `2023: 30.0; 2024: few`"),
        (
            "value_low",
            "21.89",
            "“Re-referrals” of Homeham Partnership: `value_low` is above `value_high`. Build the site",
        ),
    ],
)
def test_a_value_that_cannot_be_is_told_at_its_line(site, typed, tmp_path, column, value, told):
    folder = site("a", **{column: value})
    said = typed(folder, code=1)
    assert said.startswith("sites/a/figures/scorecard.csv:2: ")
    assert told in said
    assert not (tmp_path / "region").exists()


@pytest.mark.parametrize("cells", [{"value": "3"}, {"year_before_value": "5.0"}, {"values": "2023: 30; 2024: 1"}])
def test_a_small_count_of_children_is_told_with_its_site_and_not_repeated(site, typed, cells):
    plans = {"measure": "Children on plans", "unit": "children"}
    assert typed(site("a", {}, plans | cells), code=1).startswith(
        "sites/a/figures/scorecard.csv:3: “Children on plans” of Homeham Partnership has a count from 1 to 5, which could "
        "identify a child. Ask the partnership to hide it."
    )


@pytest.mark.parametrize(
    "measure",
    [{"unit": "percent"}, {"unit": "per 10,000 children"}, {"unit": "x", "measure": "Children for each social worker"}],
)
def test_a_small_share_or_rate_is_no_count(site, typed, measure):
    assert "1 area" in typed(site("a", measure | {"value": "3", "values": "2024: 2; 2025: 3"}))


def test_rows_of_two_areas_in_one_file_are_told(site, typed):
    said = typed(site("a", {}, {"measure": "Plans", "area": "Awayton"}), code=1)
    assert ":3: `area` is `Awayton`, and `Homeham` in the first row." in said


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (
            b"measure,better,unit\nPlans,low,percent\n",
            "This scorecard has no column `time_period`. It was made by an earlier version",
        ),
        (b"", "This scorecard has no column `measure`"),
        (b"\xff\xfe\x00", "This scorecard cannot be read (it is not CSV in UTF-8)"),
        (b'a,"b\n', "This scorecard cannot be read"),
        (b"x" * 2_000_001, "This file is too large for a scorecard"),
    ],
)
def test_a_file_that_is_no_scorecard_of_today_is_told(site, typed, content, told):
    folder = site("a")
    (folder / "figures" / "scorecard.csv").write_bytes(content)
    assert told in typed(folder, code=1)


@pytest.mark.parametrize(
    ("name", "told"), [("none", "There is no"), ("empty", "is not a built site: it has no figures/scorecard.csv")]
)
def test_what_is_no_site_is_told(site, typed, tmp_path, name, told):
    (tmp_path / "empty").mkdir()
    assert told in typed(site("a"), tmp_path / name, code=1)


def test_a_folder_with_other_files_is_left_alone(site, typed, tmp_path):
    kept = tmp_path / "region" / "letter.txt"
    kept.parent.mkdir()
    kept.write_text("Dear all")
    assert "The folder `region` has other files in it. Name a new folder with `--to`." in typed(site("a"), code=1)
    assert [path.name for path in kept.parent.iterdir()] == ["letter.txt"]


def test_what_is_left_of_an_earlier_page_goes(site, typed, tmp_path):
    typed(site("a"))
    typed(site("b", measure="Plans", area_code="E06000002"))
    assert sorted(path.name for path in (tmp_path / "region").glob("*.html")) == ["index.html", "plans-percent.html"]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_title_is_text(site, typed, tmp_path):
    typed(site("a"), "--title", "<b>Midlands</b>")
    text = Path(tmp_path / "region" / "index.html").read_text(encoding="utf-8")
    assert "<h1>&lt;b&gt;Midlands&lt;/b&gt;: children’s safeguarding side by side</h1>" in text


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", '"><img src=x onerror=x>', "\u202e"])
def test_a_hostile_word_in_any_text_of_a_scorecard_comes_out_as_text(site, typed, tmp_path, attack):
    columns = ("partnership", "status", "area", "region", "licence", "measure", "unit", "group", "period", "source")
    typed(site("a", **dict.fromkeys((*columns, "rules_changed"), f"qq {attack}")))
    pages = list((tmp_path / "region").glob("*.html"))
    assert len(pages) == 2
    for page in pages:
        text = page.read_text(encoding="utf-8")
        tree = lxml.html.fromstring(text)
        assert "qq " in text
        assert "\u202e" not in text
        assert [one.get("src") for one in tree.iter("script")] == ["region.js"]
        assert [name for one in tree.iter() for name in one.attrib if name.startswith("on")] == []
        assert list(tree.iter("img")) == []


def test_two_sites_with_one_address_are_refused_with_both_names(site, typed, tmp_path):
    other = site("b", area="Awayton", area_code="E06000002", site="https://homeham.example/")
    told = typed(site("a"), other, code=1).splitlines()
    assert told == [
        "sites/b/figures/scorecard.csv:1: The sites of Homeham and Awayton have the same address, https://homeham.example/ "
        "(see sites/a/figures/scorecard.csv). Build it again with the variable SITE_URL set to the address at which it is published.",
        "Nothing was written.",
    ]
    assert not (tmp_path / "region").exists()


@pytest.mark.parametrize("address", ["http://127.0.0.1:8000/", "http://localhost/site/"])
def test_a_site_with_the_address_of_the_preview_is_shown_with_advice(site, typed, address):
    told = typed(site("a", site=address))
    assert (
        f"advice: The site of Homeham has an address such as {address}, which leads readers to their own computer."
        in told
    )
    assert "1 area" in told
