"""The sites that builds are measured with have no fault: a measurement that stops at a check measures nothing."""

from __future__ import annotations

from datetime import date

from bench.sites import KINDS, make

from macros.checks.site import check_all
from macros.content import Site


def test_a_site_to_measure_with_can_be_built(tmp_path):
    make(tmp_path, 30, len(KINDS))
    site = Site(tmp_path / "ours", date(2026, 11, 27))
    assert [str(one) for one in check_all(site) if one.stops] == []
    assert (tmp_path / "ours/docs/part-1/index.md").is_file()
    assert (tmp_path / "bare/mkdocs.yml").is_file()
