"""The tables of the built site: whole, as the repository has them, and valid for a program that reads their package."""

from __future__ import annotations

import csv
import io

from example_sites import ROOT
from frictionless import Package

from macros.tables import COLUMN
from macros.tables.intervals import limits_of


def rows(path):
    return list(csv.reader(io.StringIO(path.read_bytes().decode("utf-8"), newline="")))


def test_every_table_is_published_cell_for_cell(site):
    """What is added stands after the table's own columns: the ends of intervals, and the remarks."""
    wrong = []
    for path in sorted((ROOT / "data" / "tables").glob("*.csv")):
        own, published = rows(path), rows(site.folder / "data" / path.name)
        width = len(own[0])
        known = {COLUMN, *(limit for column in own[0] for limit in limits_of(column))}
        if own != [row[:width] for row in published] or not known.issuperset(published[0][width:]):
            wrong.append(path.name)
    assert wrong == []


def test_the_data_package_is_valid_with_every_row_of_every_table(site):
    report = Package(str(site.folder / "data" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "type", "note"])[:5]
    assert report.stats["tasks"] == len(list((ROOT / "data" / "tables").glob("*.csv")))


def test_no_table_is_called_as_a_page_of_open_data_is():
    stems = {path.stem for path in (ROOT / "data" / "tables").glob("*.csv")}
    assert stems & {"index", "corrections", "table", "datapackage"} == set()
