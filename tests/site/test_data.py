"""The tables of the built site: whole, as the repository has them, and valid for a program that reads their package."""

from __future__ import annotations

import csv
import io

from example_sites import ROOT
from frictionless import Package

from macros.tables import COLUMN


def rows(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def without_remarks(path):
    """The rows of a published file, without the remarks that it has in a column of their own."""
    head, *body = rows(path)
    return [row[:-1] for row in (head, *body)] if head[-1] == COLUMN else [head, *body]


def test_every_table_is_published_cell_for_cell(site):
    tables = sorted((ROOT / "data" / "tables").glob("*.csv"))
    assert [path.name for path in tables if rows(path) != without_remarks(site.folder / "data" / path.name)] == []


def test_the_data_package_is_valid_with_every_row_of_every_table(site):
    report = Package(str(site.folder / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert report.stats["tasks"] == len(list((ROOT / "data" / "tables").glob("*.csv")))


def test_no_table_is_called_as_a_page_of_open_data_is():
    stems = {path.stem for path in (ROOT / "data" / "tables").glob("*.csv")}
    assert stems & {"index", "corrections", "table", "datapackage"} == set()
