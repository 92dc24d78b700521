"""Reporting lines: the faults of the file, and what pages say of each group."""

from __future__ import annotations

from pathlib import Path

import yaml

from macros.arrangements.governance import Governance, check_governance, read
from macros.arrangements.macros import known, structure_of


def group(identity: str, *to: str, **more: object) -> dict[str, object]:
    """A group that reports to these others."""
    lines = [{"to": one, "how": "Every year"} for one in to]
    return {
        "id": identity,
        "name": f"The {identity}",
        "kind": "board",
        "purpose": "It leads the work.",
        "meets": "Every month",
        "reports_to": lines,
        "period": "2022-23",
        "document": "report",
        "place": "Page 1",
        **more,
    }


def told(folder: Path, *groups: dict[str, object], pages: tuple[str, ...] | None = None) -> list[str]:
    """The faults of a file with these groups, each of which has its page unless other pages are named."""
    data = folder / "data"
    data.mkdir(exist_ok=True)
    whole = {"kinds": [{"id": "board", "one": "Board", "many": "Boards"}], "groups": list(groups)}
    (data / "governance.yml").write_text(yaml.safe_dump(whole, sort_keys=False), encoding="utf-8")
    governance, found, record = read(data, folder)
    if record is not None:
        names = [str(one["id"]) for one in groups] if pages is None else pages
        texts = {f"arrangements/groups/{name}.md": f'{{{{ group("{name}") }}}}' for name in names}
        found = [*found, *check_governance(governance, record, ["report"], texts)]
    return [str(one) for one in found]


def test_groups_that_are_right_have_no_fault(tmp_path):
    assert told(tmp_path, group("board"), group("forum", "board")) == []


def test_a_group_that_reports_to_a_misspelt_one_is_told_with_a_suggestion(tmp_path):
    assert told(tmp_path, group("board"), group("forum", "baord")) == [
        "data/governance.yml:21: `forum` reports to `baord`, which is not a group in this file. Did you mean `board`?"
    ]


def test_a_circle_is_told_once_with_the_way_round(tmp_path):
    assert told(tmp_path, group("board", "forum"), group("forum", "panel"), group("panel", "board")) == [
        "data/governance.yml:11: `board` reports to itself: board to forum to panel to board. "
        "Remove the line of reporting that is wrong."
    ]


def test_a_group_without_a_page_is_told(tmp_path):
    assert told(tmp_path, group("board"), pages=()) == [
        "data/governance.yml:6: `board` has no page. "
        'Write docs/arrangements/groups/board.md, with {{ group("board") }} in it.'
    ]


def test_a_page_that_does_not_show_the_facts_of_its_group_is_told(tmp_path):
    assert told(tmp_path, group("board", page="boards"), pages=("boards",)) == [
        "data/governance.yml:15: The page of `board`, docs/arrangements/groups/boards.md, does not show the group's details. "
        'Put {{ group("board") }} on a separate line there.'
    ]


def test_an_unknown_kind_and_an_unknown_document_are_told(tmp_path):
    assert told(tmp_path, group("board", kind="borad", document="reprot")) == [
        "data/governance.yml:8: `borad` is not one of the `kinds`. Did you mean `board`?",
        "data/governance.yml:13: `reprot` is not a document of data/sources.yml. Did you mean `report`?",
    ]


def test_two_groups_of_one_id_are_told(tmp_path):
    assert told(tmp_path, group("board"), group("board")) == [
        "data/governance.yml:15: `board` is the id of two groups. Give each group a different id."
    ]


def test_a_misspelt_word_of_a_group_is_told_at_its_line(tmp_path):
    assert told(tmp_path, group("board", chiar="A councillor")) == [
        "data/governance.yml:15: `chiar` is not a field that belongs here. Did you mean `chair`?"
    ]


def test_a_site_without_the_file_has_no_groups_and_no_fault(tmp_path):
    assert read(tmp_path, tmp_path) == (Governance(), [], None)


def test_a_group_knows_who_is_above_and_below_it():
    governance = Governance.model_validate(
        {
            "kinds": [{"id": "board", "one": "Board", "many": "Boards"}],
            "groups": [group("board"), group("forum", "board"), group("panel", "forum", "board")],
        }
    )
    forum = known(governance, governance.by_id["forum"])
    assert ([one.id for one, _, _ in forum.to], [one.id for one in forum.under]) == (["board"], ["panel"])


def test_the_picture_is_told_in_the_same_words_as_the_list():
    governance = Governance.model_validate(
        {
            "kinds": [{"id": "board", "one": "Board", "many": "Boards"}],
            "groups": [
                group("board"),
                group("forum") | {"meets": "", "reports_to": [{"to": "board", "how": "Implied", "stated": False}]},
            ],
        }
    )
    drawn = structure_of(governance, "the partnership")
    assert drawn.title == "Reporting lines in the partnership, 2022-23"
    assert drawn.alt == (
        "The board: meets every month; reports to no other group here. "
        "The forum: reports to The board (only implied by the sources)."
    )
    assert f'<desc id="structure-of-the-partnership-wide-desc">{drawn.alt}</desc>' in drawn.wide
    assert [[one.group.id for one in groups] for _, groups in drawn.kinds] == [["board", "forum"]]
