"""Each kind of chart: that it has an example, and that its drawing stays until someone changes it on purpose."""

from __future__ import annotations

import json
import os
from pathlib import Path

import altair
import pytest

from macros import charts
from macros.messages import Fault

GOLDEN = Path(__file__).parent / "golden"


def test_every_kind_has_an_example(examples):
    assert {one.figure.kind for one in examples} == set(charts.KINDS)


def test_each_example_is_of_the_kind_that_its_file_is_named_for(examples):
    assert [str(one) for one in examples if one.figure.kind != one.stem] == []


def test_a_drawing_is_the_one_that_was_agreed(golden):
    """Set aside a file in golden/ to agree on a new drawing: it is written anew, and looked at in the pull request."""
    file = GOLDEN / f"{golden.stem}.{golden.form}.json"
    canvas = golden.specification.canvas
    drawn = {"vega": canvas.vega, "lines": canvas.lines, "stripes": canvas.stripes, "texts": canvas.texts}
    text = json.dumps(drawn, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    if not file.exists() and not os.environ.get("CI"):
        file.write_text(text, encoding="utf-8")
    assert file.exists(), f"{file.name} is missing: run the tests once, look at the picture, and commit the file"
    assert text == file.read_text(encoding="utf-8")


def test_no_agreed_drawing_is_of_a_kind_that_is_gone():
    wanted = {f"{kind}.{form}.json" for kind in charts.KINDS for form in ("wide", "narrow")}
    assert {path.name for path in GOLDEN.iterdir()} == wanted


def test_every_drawing_is_valid_vega_lite(example):
    assert altair.LayerChart.from_dict(example.specification.canvas.vega)


def test_a_kind_that_does_not_exist_is_a_fault_with_the_nearest_one():
    with pytest.raises(Fault, match=r"`lines` is not a kind of chart\. Did you mean `line`\?"):
        charts.known("lines")
