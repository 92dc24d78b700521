"""A remark says what a source prints otherwise or unclearly, and fails itself where it is not of the kind that it says."""

from __future__ import annotations

import pytest
from making import DETACHED, faults, line_of, metadata, rows

NAME = "data/tables/example"
HEAD = "time_period,area,kind,audits_count,audits_percent"
SUM = {"sum": "audits_count", "over": "kind", "total": "All kinds"}
SHARE = {"percent": "audits_percent", "of": "audits_count", "total": {"kind": "All kinds"}, "dp": 1}
LINES = rows("A,3034,71.5", "B,1210,28.5", "All kinds,4244,100", head=HEAD)


def correction(**words: object) -> dict:
    return {
        "kind": "corrected",
        "where": {"time_period": "2023", "kind": "A"},
        "column": "audits_percent",
        "printed": "65.3",
        "shown": "71.5",
        "reason": "3,034 of 4,244 is 71.5%, not the 65.3% printed.",
        "published": "2026-11-21",
        **words,
    }


def told(tmp_path, lines: str, *remarks: dict, rules: tuple[dict, ...] = (SHARE,)) -> list[str]:
    text = metadata(HEAD, disclosure=DETACHED, reconcile=list(rules), remarks=list(remarks))
    at = line_of(text, "remarks:") + 1
    return [one.replace(f"{NAME}.yml:{at}:", "HERE:") for one in faults(tmp_path, lines, text)]


def test_a_printed_value_that_would_break_a_rule_is_a_correction(tmp_path):
    assert told(tmp_path, LINES, correction()) == []


@pytest.mark.parametrize("printed", ["65.3%", "65.3", "65"])
def test_the_printed_value_is_read_as_it_is_printed(printed, tmp_path):
    assert told(tmp_path, LINES, correction(printed=printed)) == []


def test_a_correction_of_a_number_that_is_right_is_not_needed(tmp_path):
    assert told(tmp_path, LINES, correction(printed="71.49")) == [
        "HERE: The printed value 71.49 breaks no rule of this table, so the correction is not needed. "
        "Remove it, or add the `reconcile` rule that the printed value breaks."
    ]


def test_a_correction_without_any_rule_is_not_needed(tmp_path):
    other = {**SHARE, "where": {"kind": "B"}}
    assert len(told(tmp_path, LINES, correction(), rules=(other,))) == 1


def test_a_correction_is_stale_once_the_table_shows_another_value(tmp_path):
    assert told(tmp_path, LINES.replace("71.5", "71.4"), correction(), rules=({**SHARE, "within": 1},)) == [
        "HERE: The remark says that 71.5 is shown, and the table has 71.4. "
        "Correct the one that is wrong; remove the remark if the source has been fixed."
    ]


def test_a_correction_with_nothing_to_correct_is_told(tmp_path):
    assert told(tmp_path, LINES, correction(printed="71.50")) == [
        "HERE: The remark says that 71.50 is printed and shown: there is nothing to correct. "
        "Remove it; or, if another source prints another value, write `kind: chosen`."
    ]


def test_a_correction_answers_only_rules_that_speak_of_its_cell(tmp_path):
    wrong = LINES.replace("1210,28.5", "1210,29.5").replace("3034,71.5", "3034,72.5")
    [one] = told(tmp_path, wrong, correction(shown="72.5", rule="misprint"))
    assert one.startswith(f"{NAME}.csv:3: `audits_percent` is 29.5, and 1,210 of 4,244 is 28.5.")


def test_a_correction_of_one_column_does_not_answer_another(tmp_path):
    wrong = LINES.replace("All kinds,4244", "All kinds,4250")
    found = told(tmp_path, wrong, correction(rule="misprint"), rules=(SUM,))
    assert [one.partition(": ")[0] for one in found] == [f"{NAME}.csv:4"]


def test_a_correction_of_a_part_answers_its_sum(tmp_path):
    wrong = LINES.replace("B,1210", "B,1200")
    one = correction(where={"kind": "B"}, column="audits_count", printed="1,210", shown="1200", rule="misprint")
    assert told(tmp_path, wrong, one, rules=(SUM,)) == []


@pytest.mark.parametrize("rule", ["misprint", "revision"])
def test_a_correction_that_its_reason_proves_needs_no_rule(rule, tmp_path):
    assert told(tmp_path, LINES, correction(printed="65.3", rule=rule), rules=()) == []


def test_words_may_be_printed_otherwise_too(tmp_path):
    one = correction(column="kind", printed="Alpha", shown="A", rule="misprint")
    assert told(tmp_path, LINES, one) == []


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            {"where": {"kind": "Z"}},
            "`kind` in the table `example` is never `Z`. The choices are `A`, `All kinds` and `B`.",
        ),
        (
            {"where": {"time_period": "2023"}},
            "The remark's `where` matches 3 rows. Name the columns that tell the one row it means.",
        ),
        (
            {"column": "audits_share"},
            "The remark names the column `audits_share`, which the table does not have. The choices are",
        ),
    ],
)
def test_a_correction_that_speaks_of_no_one_cell_is_told(words, message, tmp_path):
    [one] = told(tmp_path, LINES, correction(**words))
    assert one.startswith(f"HERE: {message}")


def test_every_printed_value_of_a_correction_breaks_a_rule(tmp_path):
    [one] = told(tmp_path, LINES, correction(printed=["65.3", "71.49"]))
    assert one.startswith("HERE: The printed value 71.49 breaks no rule of this table")


def test_a_choice_between_sources_shows_what_one_of_them_prints(tmp_path):
    chosen = correction(kind="chosen", printed=["65.3", "71.5%"])
    assert told(tmp_path, LINES, chosen, rules=()) == []
    assert told(tmp_path, LINES, {**chosen, "printed": ["65.3", "70"]}, rules=()) == [
        "HERE: The remark says that 71.5 was chosen, and 65.3 or 70 is printed. "
        "Add what prints it to `printed`; or, if no source does, write `kind: corrected`."
    ]


def test_sources_that_print_one_value_do_not_disagree(tmp_path):
    assert told(tmp_path, LINES, correction(kind="chosen", printed=["71.5", "71.50%"]), rules=()) == [
        "HERE: The remark says that sources disagree, and only 71.5 is printed. "
        "Add the other value to `printed`, or remove the remark."
    ]


def test_a_correction_shows_what_no_source_prints(tmp_path):
    [one] = told(tmp_path, LINES, correction(printed=["65.3", "71.5"], rule="misprint"))
    assert one.startswith("HERE: The remark says that 71.5 is printed and shown")


def test_a_doubtful_remark_may_be_about_several_rows_or_the_whole_table(tmp_path):
    doubtful = {"kind": "doubtful", "reason": "The dash is lost in print.", "published": "2026-11-21"}
    assert told(tmp_path, LINES, doubtful, {**doubtful, "where": {"kind": ["A", "B"]}}, rules=()) == []


def test_a_doubtful_remark_on_no_one_value_answers_no_rule(tmp_path):
    doubtful = {"kind": "doubtful", "column": "audits_count", "reason": "It is unclear.", "published": "2026-11-21"}
    [one] = told(tmp_path, LINES.replace("B,1210", "B,1200"), doubtful, rules=(SUM,))
    assert one.startswith(f"{NAME}.csv:4: `audits_count` of `All kinds` is 4,244")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ({"kind": "chosen", "printed": []}, "A remark that is `chosen` needs `printed`. Add it."),
        ({"column": ""}, "A remark that is `corrected` needs `column`. Add it."),
        ({"where": {}}, "A remark that is `corrected` needs `where`. Add it."),
        (
            {"kind": "chosen", "rule": "misprint"},
            "`rule` says what proves a correction, and this remark is `chosen`. Remove it.",
        ),
    ],
)
def test_a_remark_has_what_its_kind_needs(words, message, tmp_path):
    [one] = told(tmp_path, LINES, correction(**words))
    assert one.partition(": ")[2] == message


def test_a_note_that_names_rows_names_some_that_the_table_has(tmp_path):
    def noted(where: dict) -> list[str]:
        text = metadata(HEAD, disclosure=DETACHED, notes=[{"text": "A was counted twice.", "where": where}])
        return faults(tmp_path, LINES, text)

    assert noted({"kind": "A"}) == []
    [one] = noted({"kind": "Z"})
    assert one.endswith("`kind` in the table `example` is never `Z`. The choices are `A`, `All kinds` and `B`.")


def test_no_column_is_called_as_that_of_the_remarks(tmp_path):
    head = "time_period,area,kind,remark"
    [one] = faults(tmp_path, rows("A,fine", head=head), metadata(head, disclosure=DETACHED))
    assert one.endswith("`remark` is the column that published files have for remarks. Give it another name.")
