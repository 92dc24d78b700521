"""Only tables are in the folder of tables, and a file that cannot be opened is told and read no further."""

from __future__ import annotations

import pytest
from making import faults, metadata, read, rows, write

from macros.tables import files_that_are_no_tables

FOLDER = "data/tables"


def told(root):
    return [str(one) for one in files_that_are_no_tables(root / FOLDER, root)]


@pytest.mark.parametrize("name", ["my-table.csv", "my-table.yml", "metadata.schema.json", "a1-2019-20.csv"])
def test_a_table_with_a_plain_name_belongs_there(name, tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    assert told(tmp_path) == []


@pytest.mark.parametrize(
    ("name", "fix"),
    [
        ("My Table.csv", "Use lower-case letters, digits and hyphens, 60 at most, such as my-table.csv."),
        ("contacts (1).yml", "such as contacts-1.yml."),
        ("a_b.csv", "such as a-b.csv."),
        (f"{'a' * 61}.csv", f"such as {'a' * 60}.csv."),
        ("book.xlsx", "Save each sheet as CSV UTF-8, and keep the spreadsheet elsewhere."),
        ("table.CSV", "Give its name the ending .csv."),
        ("table.yaml", "Give its name the ending .yml."),
        ("table.csv.bak", "Delete it."),
        (".DS_Store", "Delete it."),
        ("con.csv", "Call the table `con-table`, in its metadata and on the pages that use it too."),
        ("nul.yml", "Call the table `nul-table`, in its metadata and on the pages that use it too."),
    ],
)
def test_what_is_no_table_or_cannot_be_an_address_is_told(name, fix, tmp_path):
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / name).write_text("x", encoding="utf-8")
    [one] = told(tmp_path)
    assert one.startswith(f"{FOLDER}/{name}:1: ")
    assert one.endswith(fix)


def test_a_folder_among_the_tables_is_told(tmp_path):
    (tmp_path / FOLDER / "old").mkdir(parents=True)
    assert told(tmp_path) == [
        f"{FOLDER}/old:1: This folder is among the tables, and what is in it is not read. "
        "Put its tables beside the others, or delete it."
    ]


@pytest.mark.parametrize("ending", ["csv", "yml"])
def test_a_table_that_is_a_folder_or_a_link_is_told_and_not_followed(ending, tmp_path):
    for make, words in (
        (lambda path: path.mkdir(), "This is not a file."),
        (lambda path: path.symlink_to("/etc/passwd"), "This is a link to another place."),
        (lambda path: path.symlink_to("/nowhere"), "This is a link to another place."),
    ):
        write(tmp_path, "example", rows("A,10"), metadata())
        path = tmp_path / FOLDER / f"example.{ending}"
        path.unlink()
        make(path)
        [one] = read(tmp_path)[1]
        assert str(one).startswith(f"{FOLDER}/example.{ending}:1: {words}")
        path.rmdir() if path.is_dir() and not path.is_symlink() else path.unlink()


def test_metadata_of_many_megabytes_are_not_read(tmp_path):
    [one] = faults(tmp_path, rows("A,10"), metadata() + "#" * 600_000)
    assert "This file is 0.6 MB; the limit is 0.5 MB." in one


def test_two_hundred_unknown_columns_are_one_mistake(tmp_path):
    names = ",".join(f"extra_{number}" for number in range(200))
    csv = f"time_period,area,kind,children_count,{names}\n2023,Sandwell,A,10,{','.join(['1'] * 200)}\n"
    assert faults(tmp_path, csv, metadata()) == [
        f"{FOLDER}/example.csv:1: The columns `extra_0`, `extra_1`, `extra_2` and 197 more are not in the metadata. "
        "Remove them, or describe them below `fields:`."
    ]


@pytest.mark.parametrize(
    ("first", "what"),
    [
        ("Children by kind in 2023", "The names of the columns come only in line 2. Remove the lines above it"),
        ("# a comment, of mine", "The names of the columns come only in line 2. Remove the lines above it"),
        ("sep=,", "The names of the columns come only in line 2. Remove the lines above it"),
    ],
)
def test_a_line_above_the_names_of_the_columns_is_one_mistake(first, what, tmp_path):
    [one] = faults(tmp_path, f"{first}\n{rows('A,10', 'B,20')}", metadata())
    assert one.startswith(f"{FOLDER}/example.csv:1: {what}")


def test_names_of_columns_in_capitals_are_told_as_such(tmp_path):
    [one] = faults(
        tmp_path,
        rows("A,10").replace("time_period,area,kind", "Time_Period,AREA,Kind").replace("children", "Children"),
        metadata(),
    )
    assert "The names of the columns are written differently from the metadata." in one
