"""What a picture is in a page: named, quiet inside, in the page's own colours, and the same whenever it is drawn."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import lxml.etree
import pytest

from macros import charts
from macros.charts import drawing
from macros.charts.theme import CONCRETE, FORMS, WIDE
from macros.system import workers
from macros.system.cache import Cache

ROOT = Path(__file__).parents[2]
SVG = "{http://www.w3.org/2000/svg}"
COLOURS = ("fill", "stroke", "color", "stop-color")


def parsed(svg: str) -> lxml.etree._Element:
    return lxml.etree.fromstring(svg.encode())


def test_every_colour_is_a_variable_of_the_page(example):
    values = {
        value for mark in parsed(example.svg).iter() for name, value in mark.attrib.items() if name in COLOURS
    } - {"none"}
    assert values
    assert [value for value in values if value.removeprefix("var(").removesuffix(")") not in CONCRETE] == []


def test_a_picture_has_no_style_role_class_or_label_inside(example):
    for mark in parsed(example.svg).iter():
        forbidden = {
            name for name in mark.attrib if name in ("style", "class", "role", "id") or name.startswith("aria-")
        }
        assert (mark.tag, forbidden) == (mark.tag, set())
        assert mark.tag != f"{SVG}style"


def test_a_picture_is_as_wide_as_its_form(example):
    width = FORMS[example.form]
    root = parsed(example.svg)
    assert root.get("width") == str(width)
    assert root.get("viewBox") == f"0 0 {width} {root.get('height')}"


def test_nothing_is_drawn_finer_than_a_hundredth_of_a_pixel(example):
    """Beyond that, versions of Python and of libraries give different numbers."""
    drawn = [value for mark in parsed(example.svg).iter() for name, value in mark.attrib.items() if name[:5] != "data-"]
    assert [value for value in drawn if re.search(r"\.\d{3}|\de-\d", value)] == []


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        ("M12.34567,-0.0001h1e-7v48.72630862384006", "M12.35,0h0v48.73"),
        ("translate(12.34567,7)", "translate(12.35,7)"),
        ("M1,2l5-0.0001", "M1,2l5-0"),
        ("#1e5fff", "#1e5fff"),
        ("M1.50,2", "M1.50,2"),
    ],
)
def test_a_drawn_number_is_rounded_to_a_hundredth_of_a_pixel(drawn, wanted):
    assert drawing.rounded(drawn) == wanted


def test_a_told_value_is_as_the_table_has_it(examples):
    """However many decimal places it has: it is not a length."""
    one = next(one for one in examples if one.stem == "bar" and one.form == "wide")
    data = replace(one.data, records=[row | {"shown": "0.12345"} for row in one.data.records])
    svg = parsed(charts.draw(charts.specification("bar", data, "wide")))
    assert {mark.get("data-v") for mark in svg.iterfind(".//*[@data-v]")} == {"0.12345"}


def test_no_text_is_turned(example):
    assert "rotate" not in example.svg


def test_no_text_is_set_below_fourteen_pixels(example):
    root = parsed(example.svg)
    assert root.get("font-size") == "14"
    sizes = {mark.get("font-size", "14").removesuffix("px") for mark in root.iter(f"{SVG}text")}
    assert [size for size in sizes if float(size) < 14] == []


def test_a_picture_in_a_page_is_one_named_image():
    svg = charts.picture(bare(), "wide", "figure-visits", "Visits < loans", 'Bar chart of "visits" & more')
    root = parsed(svg)
    assert dict(root.attrib) | {"width": "", "height": "", "viewBox": ""} == {
        "class": "picture picture-wide",
        "role": "img",
        "aria-labelledby": "figure-visits-wide-title",
        "aria-describedby": "figure-visits-wide-desc",
        "focusable": "false",
        "fill": "none",
        "font-family": root.get("font-family"),
        "font-size": "14",
        "width": "",
        "height": "",
        "viewBox": "",
    }
    title, description, marks = root
    assert (title.get("id"), title.text) == ("figure-visits-wide-title", "Visits < loans")
    assert (description.get("id"), description.text) == ("figure-visits-wide-desc", 'Bar chart of "visits" & more')
    assert dict(marks.attrib) == {"aria-hidden": "true"}


def test_two_pictures_in_a_page_share_no_id():
    svgs = [charts.picture(bare(), form, name, "T", "D") for form in ("wide", "narrow") for name in ("one", "two")]
    found = [one for svg in svgs for one in re.findall(r' id="([^"]+)"', svg)]
    assert len(found) == len(set(found)) == 8


def test_concrete_colours_leave_no_variable(example):
    svg = charts.concrete(example.svg)
    assert "var(" not in svg
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", svg)) <= set(CONCRETE.values())


def test_a_png_has_as_many_pixels_as_asked_for():
    png = charts.png(bare(), scale=2)
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20]) == 2 * WIDE


def test_a_png_is_the_same_from_run_to_run():
    assert charts.png(bare()) == charts.png(bare())


def bare() -> str:
    return (
        f'<svg fill="none" font-family="sans-serif" font-size="14" xmlns="http://www.w3.org/2000/svg" width="{WIDE}" '
        f'height="40" viewBox="0 0 {WIDE} 40"><path d="M0,0h90v20h-90Z" fill="var(--chart-1)"/></svg>'
    )


def test_the_picture_is_the_same_from_run_to_run_and_in_every_time_zone(examples, tmp_path):
    """Another process, in another time zone and with another seed of hashes, draws the same bytes."""
    some = [one for one in examples if one.name == "default"][::3]
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from conftest import all_examples, drawn\n"
        "print(''.join(drawn(one) for one in all_examples() if str(one) in sys.argv[2:]), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent), *map(str, some)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "7", "PATH": "", "PYTHONPATH": str(ROOT)},
    )
    assert done.stdout == "".join(one.svg for one in some)


def test_a_picture_that_is_kept_is_not_drawn_again(examples, tmp_path, monkeypatch):
    one, drawn = examples[0].specification, examples[0].svg
    first = charts.draw_all([one, one], Cache(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == [f"{one.key}.svg"]
    monkeypatch.setattr(drawing, "draw", lambda _: pytest.fail("it was drawn again"))
    assert charts.draw_all([examples[0].specification], Cache(tmp_path)) == first == {one.key: drawn}


def test_another_value_another_form_or_another_kind_is_another_picture(examples):
    data = examples[0].data
    kinds = [charts.specification(kind, data, form) for kind in ("line", "band") for form in ("wide", "narrow")]
    other = charts.specification(
        "line", replace(data, records=[data.records[0] | {"shown": "7"}, *data.records[1:]]), "wide"
    )
    assert len({one.key for one in (*kinds, other)}) == 5


@pytest.mark.parametrize("form", ["wide", "narrow"])
def test_a_range_of_others_says_how_many_have_no_value_at_its_end(examples, form):
    data = next(one.data for one in examples if one.stem == "band")
    last = [row for row in data.records if row["category"] == data.categories[-1] and row["series"] not in data.named]
    gaps = [row | {"gap": True, "value": None, "shown": "[c]"} if row in last[:2] else row for row in data.records]
    one = charts.specification("band", replace(data, records=gaps), form)
    words = " ".join("".join(text.itertext()) for text in parsed(drawing.draw(one)).iter(f"{SVG}text"))
    assert "2 not shown" in words


def test_the_rows_of_the_file_do_not_change_a_picture(examples):
    """A row more above the ones that are drawn moves their numbers, and the picture stays."""
    data = examples[0].data
    moved = charts.specification("line", replace(data, rows=[row + 1 for row in data.rows]), "wide")
    assert moved.key == charts.specification("line", data, "wide").key


def test_many_pictures_are_drawn_by_several_processes_as_by_one(examples, tmp_path, monkeypatch):
    monkeypatch.setattr(drawing, "POOL_FROM", 2)
    monkeypatch.setattr(workers.os, "cpu_count", lambda: 2)
    some = [one for one in examples if one.stem in ("number", "bar")]
    assert charts.draw_all([one.specification for one in some], Cache(tmp_path)) == {
        one.specification.key: one.svg for one in some
    }


def test_pictures_that_are_kept_need_no_drawing_library(examples, tmp_path):
    """The warm build does not load Altair, which takes longer than everything else it does."""
    one = examples[0]
    charts.draw_all([one.specification], Cache(tmp_path))
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from conftest import all_examples\n"
        "from macros import charts; from macros.system.cache import Cache\n"
        "charts.draw_all([all_examples()[0].specification], Cache(pathlib.Path(sys.argv[2])))\n"
        "print({'altair', 'vl_convert'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(Path(__file__).parent), str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    assert done.stdout.strip() == "set()"
