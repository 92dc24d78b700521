"""The next release of a publication: what it revises is told, and nobody's words are overwritten."""

from __future__ import annotations

from datetime import date

import yaml
from importing import (
    PUBLISHED,
    changed,
    everything,
    faults,
    metadata,
    rows,
    show,
    take,
)

from macros.importing import revision_log
from macros.tables.load import load


def test_an_import_run_twice_changes_nothing(tmp_path):
    names = ("neighbours_2025", "people_2024", "plans_2025", "factors_2025")
    take(tmp_path, *names)
    before = everything(tmp_path)
    assert show(tmp_path, *names, day=date(2027, 3, 1)).files == {}
    take(tmp_path, *names, day=date(2027, 3, 1))
    assert everything(tmp_path) == before


def test_a_day_that_is_named_is_written_even_where_nothing_else_has_changed(tmp_path):
    take(tmp_path, "plans_2025")
    take(tmp_path, "plans_2025", day=date(2027, 3, 1), named=True)
    assert metadata(tmp_path, "plans")["retrieved"] == date(2027, 3, 1)


def test_a_new_period_is_told_and_added(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    told = take(tmp_path, "plans_2025", day=date(2027, 3, 1))
    assert "1 new period: 2025." in told
    assert "Kept from an earlier release: 2023." in told
    assert [row["time_period"] for row in rows(tmp_path, "plans") if row["area"] == "Homeham"] == [
        "2023",
        "2024",
        "2025",
    ]
    assert metadata(tmp_path, "plans")["retrieved"] == date(2027, 3, 1)
    assert metadata(tmp_path, "plans")["review_by"] == date(2028, 3, 1)


def test_a_revised_value_is_told_and_both_values_are_kept(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("526,157,29.8", "530,158,29.8")), day=date(2027, 3, 1))
    assert "Plans, Homeham, year ending 31 March 2024: 530, published before as 526." in told
    assert rows(tmp_path, "revisions") == [
        {
            "revised_on": "2027-03-01",
            "table": "plans",
            "time_period": "2024",
            "area": "Homeham",
            "breakdown": "All",
            "measure": measure,
            "before_text": before,
            "after_text": after,
        }
        for measure, before, after in (("Plans", "526", "530"), ("Second plans", "157", "158"))
    ]
    assert faults(tmp_path, "revisions") == []


def test_a_number_revealed_after_it_was_hidden_is_a_revision_in_words(tmp_path):
    take(tmp_path, "factors_2025")
    told = take(tmp_path, changed(tmp_path, "factors_2025", ("200,50,c", "200,50,8")))
    assert (
        "Assessments, Homeham, In need; Gangs, academic year 2024 to 2025: 8, published before as "
        "hidden so that no child can be identified." in told
    )


def test_the_log_of_revisions_speaks_of_the_home_area_the_latest_first(tmp_path):
    take(tmp_path, "plans_2025")
    take(
        tmp_path,
        changed(tmp_path, "plans_2025", ("526,157", "527,157"), ("9100,1900,20.9", "9200,1900,20.7")),
        day=date(2027, 3, 1),
    )
    take(tmp_path, changed(tmp_path, "plans_2025", ("9100,1900,20.9", "9200,1900,20.7")), day=date(2028, 3, 1))
    table = load("revisions", tmp_path / "data" / "tables", tmp_path, "Homeham")[0]
    assert revision_log(table, "plans") == [
        ("2028-03-01", "Plans, Homeham, year ending 31 March 2024: 526, published before as 527."),
        ("2027-03-01", "Plans, Homeham, year ending 31 March 2024: 527, published before as 526."),
    ]


def test_a_number_printed_with_another_zero_at_its_end_is_not_revised(tmp_path):
    take(tmp_path, "plans_2025")
    take(tmp_path, changed(tmp_path, "plans_2025", ("1800,20\n", "1800,20.0\n")))
    assert not (tmp_path / "data" / "tables" / "revisions.csv").exists()


def test_rows_that_the_release_no_longer_has_are_taken_out_where_that_is_meant_and_told(tmp_path):
    take(tmp_path, "plans_2025")
    gone = "2024,Reporting year,Regional,E92000001,Albion,E12000012,Midshire,,,,Plans,910,180,19.8\n"
    told = take(tmp_path, changed(tmp_path, "plans_2025", (gone, "")), losses=True)
    assert "1 row taken out, which this release no longer has: 2024 Midshire." in told
    assert ("2024", "Midshire") not in [(row["time_period"], row["area"]) for row in rows(tmp_path, "plans")]


def test_areas_and_columns_that_are_left_out_are_told(tmp_path):
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("CPP_subsequent_percent", "CPP_subsequent_percent,note"), ("\n202", ",n\n202"), ("77,7,9.1", "77,7,9.1"), ("70,7,10\n", "70,7,10,n\n"), ("percent,note,n", "percent,note")))  # fmt: skip
    assert "4 rows left out: areas that data/partnership.yml does not name." in told
    assert "1 column left out: note." in told


def test_groups_that_are_left_out_are_told(tmp_path):
    assert "1 row left out: `CLA` in `social_care_group`." in take(tmp_path, "factors_2025")


def test_an_area_that_is_no_longer_a_neighbour_leaves_the_tables_and_is_told(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    other = changed(tmp_path, "neighbours_2025", ("333,Homeham,5,Midshire,336", "333,Homeham,5,Midshire,901"))
    assert "Import the statistical files again" in take(tmp_path, other)
    told = take(tmp_path, "plans_2025")
    assert "Removed, because the metadata no longer name them: Eastby." in told
    assert "4 new rows" not in told
    assert {row["area"] for row in rows(tmp_path, "plans")} == {"Homeham", "Farley", "Midshire", "Albion"}


def test_an_area_without_a_row_is_told(tmp_path):
    told = take(tmp_path, "neighbours_2025", "people_2024")
    assert "The file has no row for Town 0, Town 1," in told


def test_words_that_people_wrote_in_the_metadata_are_never_overwritten(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    path = tmp_path / "data" / "tables" / "plans.yml"
    text = path.read_text(encoding="utf-8")
    mine = text.replace("title: A table of Homeham", 'title: "My own finding"  # a finding\n')
    mine = mine.replace("definition: What is", "definition: In my words, what is").replace("Plans in Homeham", "Mine")
    path.write_text(mine, encoding="utf-8")
    take(tmp_path, "plans_2025", day=date(2027, 3, 1))
    expected = mine.replace("retrieved: 2026-11-20", "retrieved: 2027-03-01")
    expected = expected.replace("review_by: 2027-11-20", "review_by: 2028-03-01")
    line = "  - {document: plans-2025, locator: All authorities}\n"
    assert path.read_text(encoding="utf-8") == expected.replace("sources:\n", f"sources:\n{line}")


def test_metadata_written_before_the_first_import_are_kept(tmp_path):
    take(tmp_path, "plans_2025")
    path = tmp_path / "data" / "tables" / "plans.yml"
    mine = path.read_text(encoding="utf-8").replace("A table of Homeham", "Mine")
    path.write_text(mine, encoding="utf-8")
    (tmp_path / "data" / "tables" / "plans.csv").unlink()
    take(tmp_path, "plans_2025")
    assert path.read_text(encoding="utf-8") == mine


def test_the_next_release_takes_the_place_of_the_one_before_among_the_sources(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2024", "locator": "All authorities"}]
    every = (PUBLISHED / "plans_2025.csv").read_text(encoding="utf-8")
    older = [line.replace("2025", "2023", 1) for line in every.splitlines() if line.startswith("2025")]
    (tmp_path / "whole.csv").write_text(every + "\n".join(older) + "\n", encoding="utf-8")
    take(tmp_path, (tmp_path / "whole.csv").as_posix())
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2025", "locator": "All authorities"}]
    assert metadata(tmp_path, "plans")["disclosure"]["document"] == "plans-2025"
    sources = yaml.safe_load((tmp_path / "data" / "sources.yml").read_text(encoding="utf-8"))
    assert sources["plans-2025"] == {
        "title": "Plans 2025",
        "publisher": "The department",
        "period": "Years 2023 to 2025",
        "licence": "OGL-UK-3.0",
    }


def test_the_next_release_says_where_to_look_and_what_was_read_as_the_one_before_does(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    path = tmp_path / "data" / "sources.yml"
    said = "  url: https://example.org/plans/2024\n  copy: We read the data file and not the rest.\n"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + f"\n{said}", encoding="utf-8")
    take(tmp_path, "plans_2025")
    sources = yaml.safe_load(path.read_text(encoding="utf-8"))
    assert sources["plans-2024"]["url"] == "https://example.org/plans/2024"
    assert sources["plans-2025"]["look_at"] == "https://example.org/plans"
    assert sources["plans-2025"]["copy"] == "We read the data file and not the rest."
    assert "url" not in sources["plans-2025"]


def test_that_a_release_was_read_whole_is_not_said_of_the_next(tmp_path):
    take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")))
    path = tmp_path / "data" / "sources.yml"
    path.write_text(path.read_text(encoding="utf-8").rstrip() + "\n  copy: whole\n", encoding="utf-8")
    take(tmp_path, "plans_2025")
    assert "copy" not in yaml.safe_load(path.read_text(encoding="utf-8"))["plans-2025"]


def test_an_earlier_release_is_taken_where_it_is_meant_and_told_as_such(tmp_path):
    take(tmp_path, "plans_2025")
    told = take(tmp_path, changed(tmp_path, "plans_2025", ("2025,Rep", "2023,Rep")), older=True)
    assert "This file ends with 2024, and the table with 2025" in told
    assert metadata(tmp_path, "plans")["sources"] == [{"document": "plans-2025", "locator": "All authorities"}]
