"""The scorecard as a file: it is there where a page shows the scorecard, and is kept until a measure changes."""

from __future__ import annotations

import csv
import io

from example_sites import copy, whole
from making_sites import making_of

from macros.outputs import scorecard, targets
from macros.region.scorecard import read


def test_a_site_that_shows_a_scorecard_has_it_as_a_file(tmp_path):
    making = making_of(whole(tmp_path))
    [target] = [one for one in targets.targets(making) if one.name == "scorecard"]
    rows = list(csv.DictReader(io.StringIO(targets.make(making, target).files[scorecard.FILE].decode())))
    assert [(row["measure"], row["time_period"], row["value"]) for row in rows] == [
        ("Referrals", "2024-25", "41.0"),
        ("Rate of referrals", "2024-25", "41.0"),
    ]
    assert [(row["year_before_change"], row["year_before_verdict"]) for row in rows] == [
        ("1.00", "z"),
        ("1.00", "not judged"),
    ]
    assert scorecard.download(making).count(f'href="@/{scorecard.FILE}"') == 1


def test_what_a_site_publishes_can_be_shown_beside_other_areas(tmp_path):
    making = making_of(whole(tmp_path))
    path = tmp_path / scorecard.FILE
    path.parent.mkdir(parents=True)
    path.write_bytes(scorecard.files(making).files[scorecard.FILE])
    card, problems = read(path)
    assert problems == []
    assert (card.area, card.code, card.home) == ("Exampleshire", "E99000001", making.home)
    assert [(row.measure, row.better, row.period, row.values[-1]) for row in card.rows] == [
        ("Referrals", "neither", "year ending 31 March 2025", ("2024-25", "41.0")),
        ("Rate of referrals", "low", "year ending 31 March 2025", ("2024-25", "41.0")),
    ]
    assert {row.source for row in card.rows} == {
        "Exampleshire annual report 2024-25 (Exampleshire Children's Safeguarding Partnership)"
    }


def test_a_site_without_one_has_no_such_file(tmp_path):
    making = making_of(copy(tmp_path))
    assert (scorecard.files(making).files, scorecard.download(making)) == ({}, "")
