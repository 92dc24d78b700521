"""An indicator that names a procedure leads to a heading with its steps."""

from __future__ import annotations

from pathlib import Path

from example_sites import told, whole

ROW = "data/thresholds/indicators.csv:9"
PAGE = """\
---
title: Procedures
summary: Who does what by when.
owner: Data officer
date: 2026-11-20
review_by: 2099-06-30
audience: practitioner
---

## Missing children

Call the police at once.
"""


def site_with(folder: Path, procedure: str, page: str = PAGE) -> Path:
    """The whole example, whose last indicator names this procedure."""
    site = whole(folder)
    table = site / "data/thresholds/indicators.csv"
    head, *rows = table.read_text(encoding="utf-8").splitlines()
    ends = ["," for _ in rows[1:]] + [f",{procedure}"]
    lines = [f"{head},procedure", *(row + end for row, end in zip(rows, ends, strict=True))]
    table.write_text("\n".join([*lines, ""]), encoding="utf-8")
    if page:
        (site / "docs/thresholds/procedures.md").write_text(page, encoding="utf-8")
    return site


def test_a_procedure_that_is_a_heading_of_the_page_is_no_error(tmp_path):
    assert told(site_with(tmp_path, "missing-children")) == []


def test_a_procedure_without_a_heading_is_reported_at_its_row(tmp_path):
    assert told(site_with(tmp_path, "mising-children")) == [
        f"{ROW}: There is no procedure `mising-children`: `thresholds/procedures.md#mising-children` does not lead to a "
        "heading on the page. Did you mean `missing-children`?"
    ]


def test_a_procedure_on_a_site_without_the_page_is_reported(tmp_path):
    found = told(site_with(tmp_path, "missing-children", page=""))
    assert len(found) == 1
    assert found[0].startswith(f"{ROW}: There is no procedure `missing-children`: `thresholds/procedures.md` is not a")


def test_a_procedure_that_cannot_be_in_an_address_is_reported(tmp_path):
    assert told(site_with(tmp_path, "Missing children!")) == [
        f"{ROW}: `procedure` is `Missing children!`, which cannot be part of an address. "
        "Write the heading in small letters with hyphens, such as `missing-children`."
    ]
