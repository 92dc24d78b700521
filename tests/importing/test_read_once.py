"""Files read once serve many areas, each as if it had read them itself."""

from __future__ import annotations

from dataclasses import replace

from importing import PUBLISHED, Place, project, show

from macros.importing import import_files, read_once

FILES = [PUBLISHED / f"{name}.csv" for name in ("neighbours_2025", "people_2024", "plans_2025", "factors_2025")]
EASTBY = Place("Eastby, City of", old_la_code="336", new_la_code="E06000336")


def test_files_read_once_make_the_tables_that_files_read_again_make(tmp_path):
    (tmp_path / "once").mkdir()
    here = project(tmp_path / "once")
    found = read_once(FILES, here.publications)
    first = import_files(found[:3], replace(here, home=EASTBY))
    assert b'"Eastby, City of",200,c,c' in first.files["data/tables/plans.csv"]
    once = import_files(found, here)
    assert once == show(tmp_path, *(file.as_posix() for file in FILES))


def test_rows_are_kept_once_for_each_area(tmp_path):
    plans = read_once(FILES[2:3], project(tmp_path).publications)[0]
    shares = dict(plans.shares())
    assert sum(map(len, shares.values())) == 10
    assert len(shares) == 5
    assert all(share is shares[signs] for signs, share in plans.shares())
