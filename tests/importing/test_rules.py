"""Numbers that do not agree are taken only when that is asked for, each with a remark; a rule with nothing to test is left out."""

from __future__ import annotations

import pytest
from importing import PUBLISHED, changed, faults, metadata, refusal, show, take

WRONG = ("418,129,30.9", "418,129,31.4")


@pytest.fixture
def plans(tmp_path) -> str:
    take(tmp_path, "neighbours_2025")
    return changed(tmp_path, "plans_2025", WRONG)


def test_numbers_that_disagree_are_refused_and_the_way_to_take_them_is_named(tmp_path, plans):
    assert refusal(tmp_path, plans) == [
        "data/tables/plans.csv:6: After this import, the row `2025,Homeham,418,129,31.4,x,x` would be wrong: "
        "`second_percent` is 31.4, and 129 of 418 is 30.9. Download the file again. If these are the numbers as "
        "published, add `--as-published`, and a remark says so."
    ]


def test_taken_as_published_they_have_a_remark_that_readers_understand(tmp_path, plans):
    said = take(tmp_path, plans, as_published=True)
    assert "plans: the publisher's own numbers do not agree in 1 place, now with a remark:" in said
    assert [
        (one["where"], one["column"], one["shown"], one["reason"]) for one in metadata(tmp_path, "plans")["remarks"]
    ] == [
        (
            {"time_period": "2025", "area": "Homeham"},
            "second_percent",
            "31.4",
            "“Second plans (%)” is 31.4, and 129 of 418 is 30.9. The numbers are shown as published.",
        )
    ]
    assert faults(tmp_path, "plans") == []


def test_a_second_import_as_published_changes_nothing(tmp_path, plans):
    take(tmp_path, plans, as_published=True)
    assert show(tmp_path, plans, as_published=True).files == {}


def test_another_number_that_disagrees_later_joins_the_remarks(tmp_path, plans):
    take(tmp_path, plans, as_published=True)
    later = changed(tmp_path, "plans_2025", WRONG, ("526,157,29.8", "526,157,30.8"))
    take(tmp_path, later, as_published=True)
    assert [one["where"]["time_period"] for one in metadata(tmp_path, "plans")["remarks"]] == ["2024", "2025"]
    assert faults(tmp_path, "plans") == []


def test_a_file_in_which_many_numbers_disagree_is_spoilt_and_never_taken(tmp_path, plans):
    spoilt = changed(tmp_path, "plans_2025", WRONG, ("526,157,29.8", "526,157,30.8"))
    with pytest.raises(Exception, match=r"`second_percent` is 30\.8"):
        take(tmp_path, spoilt, as_published=True)
    assert not (tmp_path / "data/tables/plans.csv").exists()
    assert (PUBLISHED / "plans_2025.csv").exists()


def test_a_rule_whose_numbers_are_all_hidden_is_left_out_of_a_new_table(tmp_path):
    swaps = [("418,129,30.9", "c,c,c"), ("526,157,29.8", "c,c,c"), ("180,18,10", "c,c,c")]
    take(tmp_path, "neighbours_2025", changed(tmp_path, "plans_2025", *swaps))
    assert "reconcile" not in metadata(tmp_path, "plans")
    assert faults(tmp_path, "plans") == []


def test_a_rule_that_has_something_to_test_stays(tmp_path):
    take(tmp_path, "neighbours_2025", "plans_2025")
    assert [one["percent"] for one in metadata(tmp_path, "plans")["reconcile"]] == ["second_percent"]
