"""Shares with what they leave, changes for better or worse, targets, strips, matrices and maps: what each refuses, and says."""

from __future__ import annotations

import pytest
from small import small

from macros.charts import prepare
from macros.charts.kinds.matrix import abbreviations
from macros.facts import Layout
from macros.messages import Fault
from macros.tables import FigureSpec
from macros.wording.alternatives import alternative

LOANS = "time_period,area,lent,loans_count,loans_percent\n2024,Sandwell,Books,60,60.0\n2024,Sandwell,Films,25,25.0\n"
WHOLE = f"{LOANS}2024,Sandwell,All loans,100,z\n"
HIDDEN = WHOLE.replace("25,25.0", "c,c")
SHARES = {"kind": "shares", "x": "loans_percent", "y": "lent", "where": {"lent": ["Books", "Films"]}}
COUNTS = SHARES | {"x": "loans_count"}
CHANGES = """time_period,area,service,unit,better,change_value
2024,Sandwell,On time,percent,high,-4
2024,Sandwell,Missing,percent,low,-2
2024,Sandwell,Visits,percent,neither,9
"""
DIVERGING = {"kind": "diverging", "x": "change_value", "y": "service"}
ANSWERS = "time_period,area,asked,answered_percent\n2024,Sandwell,By post,70\n2024,Sandwell,Aim,80\n"
TARGET = {"kind": "target", "x": "answered_percent", "y": "asked", "target": "Aim"}
TOWNS = "time_period,area,town,clubs_count\n2024,Sandwell,Tipton,20\n2024,Sandwell,Oldbury,10\n"
TILES = {"kind": "tiles", "x": "clubs_count", "y": "town", "tiles": "county"}
JUDGED = (
    "time_period,area,service,judged_judgement\n2019-01,Sandwell,Lending,Good\n2019-06,Sandwell,Lending,Inadequate\n"
)
MATRIX = {"kind": "matrix", "x": "judged_judgement", "y": "service"}
AREAS = """time_period,area,measure,value_percent
2024,Sandwell,Late,5
2024,Walsall,Late,1
2024,Luton,Late,2
2024,Oldham,Late,9
2024,England,Late,4
"""
STRIP = {
    "kind": "strip",
    "x": "value_percent",
    "y": "measure",
    "by": "area",
    "band": "Others",
    "only": ["Sandwell", "England"],
}
REFUSED = {
    "a rest without a name": (
        LOANS,
        SHARES,
        "The parts make 85.0% of 100%, and nothing says what the rest is. "
        "Draw all parts, or name what is left with `rest: …`.",
    ),
    "a rest of counts without a name": (
        WHOLE,
        COUNTS,
        "The parts make 85 of 100, and nothing says what the rest is. Draw all parts, or name what is left with `rest: …`.",
    ),
    "a rest that is none": (
        LOANS.replace("25,25.0", "40,40.0"),
        SHARES | {"rest": "Games"},
        "`rest` names what the parts leave, and they leave nothing. Leave it out.",
    ),
    "more than the whole": (
        LOANS.replace("25,25.0", "55,55.0"),
        SHARES,
        "The parts make 115.0%, more than the whole. Leave out the rows that are among others, with `where`.",
    ),
    "a word of another kind": (
        LOANS,
        SHARES | {"kind": "bar", "rest": "Games"},
        "`rest` is only for `kind: shares`, and the figure is of kind `bar`. "
        "Leave `rest` out, or write `kind: shares`.",
    ),
    "changes that nobody can judge": (
        CHANGES.replace(",better,", ",word,"),
        DIVERGING,
        "The table does not say which way its changes are better. "
        "Add a column `better` (high, low or neither), or choose `kind: bar`.",
    ),
    "no target": (
        ANSWERS,
        TARGET | {"target": ""},
        "The figure does not say what the target is. The choices are `Aim` and `By post`.",
    ),
    "a target that is not there": (
        ANSWERS,
        TARGET | {"target": "Aims"},
        "`target` names `Aims`, which is not in the figure. Did you mean `Aim`?",
    ),
    "a hidden target": (
        ANSWERS.replace("80", "c"),
        TARGET,
        "The target `Aim` has no value. A target is one number for all bars: choose rows with `where`.",
    ),
    "no map": (TOWNS, TILES | {"tiles": ""}, "The figure names no map. There is only `county`."),
    "a map that is not there": (
        TOWNS,
        TILES | {"tiles": "country"},
        "`tiles` is `country`, which is not a map of tiles. Did you mean `county`?",
    ),
    "a town without a tile": (
        TOWNS.replace("Oldbury", "Wednesbury"),
        TILES,
        "`Wednesbury` has no tile on the map `county`. Add it to data/tiles.yml, or leave it out with `where`.",
    ),
    "two judgements on one place": (
        JUDGED,
        MATRIX,
        "`Lending` was judged more than once in 2019, and a matrix has one place for it. "
        "Choose `kind: judgements`, or name the rows with `where`.",
    ),
    "a strip of no areas": (
        AREAS,
        STRIP | {"by": "", "band": "", "only": []},
        "A strip has a dot for each area, and the figure does not say so. Write `by: area`.",
    ),
    "a strip whose dots have no name": (
        AREAS,
        STRIP | {"band": ""},
        "The figure does not say what the areas without a name are. "
        "Write it as `band`, such as `band: Statistical neighbours`.",
    ),
}


def layouts() -> dict[str, Layout]:
    tiles = [{"name": "Tipton", "column": 1, "row": 1}, {"name": "Oldbury", "column": 2, "row": 1}]
    return {"county": Layout.model_validate({"title": "The county", "of": "towns", "tiles": tiles})}


def told(table, csv: str, **words) -> str:
    """What a reader who does not see the picture is told."""
    spec = FigureSpec.model_validate(words)
    return alternative(prepare(small(table, csv), spec, layouts=layouts), spec)


@pytest.mark.parametrize("case", REFUSED)
def test_a_figure_that_would_be_untrue_is_refused(case, table):
    csv, words, message = REFUSED[case]
    with pytest.raises(Fault) as found:
        told(table, csv, **words)
    assert str(found.value) == message


def test_what_parts_leave_is_part_of_the_bar(table):
    assert told(table, LOANS, **SHARES, rest="Games") == (
        "Bar of shares: Loans, 1 bar, 2 named parts. Books 60.0%, Films 25.0%, Games 15.0%."
    )


def test_the_whole_of_counts_is_the_row_of_all(table):
    assert told(table, WHOLE, **COUNTS, rest="Games").endswith("Books 60, Films 25, Games 15.")


def test_nothing_is_worked_out_beside_a_hidden_part(table):
    """The rest would be the hidden number: the whole and all other parts are known."""
    with pytest.raises(Fault, match="leave nothing"):
        told(table, HIDDEN, **COUNTS, rest="Games")
    assert told(table, HIDDEN, **COUNTS).endswith(
        "Books 60. Not shown: Films (hidden so that no child can be identified)."
    )


def test_parts_that_are_rounded_leave_nothing(table):
    thirds = LOANS.replace("60,60.0", "33,33").replace("25,25.0", "66,66")
    assert told(table, thirds, **SHARES).endswith("Films 66%, Books 33%.")


def test_a_fall_of_what_should_fall_is_for_the_better(table):
    data = prepare(small(table, CHANGES), FigureSpec.model_validate(DIVERGING))
    assert data.categories == ["Missing", "On time", "Visits"]
    assert told(table, CHANGES, **DIVERGING).endswith(
        "1 better: Missing −2 points. 1 worse: On time −4 points. 1 not better or worse: Visits +9 points."
    )


def test_many_changes_for_the_better_leave_room_for_the_worst(table):
    name = "Share of members who had an answer from the library within"
    more = [f"2024,Sandwell,{name} {days} days,percent,high,{days}\n" for days in range(10, 22)]
    worst = [f"2024,Sandwell,Books {years} years old,percent,high,-{years}\n" for years in (5, 30)]
    words = told(table, "".join([CHANGES, *more, *worst]), **DIVERGING)
    assert f"13 better: {name} 21 days +21 points; " in words
    assert "3 worse: Books 30 years old −30 points; " in words


def test_a_target_says_how_many_reach_it(table):
    assert told(table, ANSWERS, **TARGET).endswith("By post 70%. Aim: 80%, 1 below it.")


def test_a_map_says_the_value_of_each_area(table):
    assert told(table, TOWNS, **TILES) == "Tile map: Clubs, 2 areas. Tipton 20; Oldbury 10."


def test_a_matrix_has_a_column_for_each_year(table):
    csv = JUDGED.replace("2019-06", "2021-06")
    assert prepare(small(table, csv), FigureSpec.model_validate(MATRIX)).series == ["2019", "2021"]


def test_a_grade_that_got_a_longer_name_keeps_its_letters(table):
    csv = (
        JUDGED.replace("2019-06", "2021-06")
        .replace("Good", "Requires improvement")
        .replace("Inadequate", "Requires improvement to be good")
    )
    data = prepare(small(table, csv), FigureSpec.model_validate(MATRIX))
    assert set(abbreviations(data).values()) == {"RI"}


def test_a_strip_says_where_the_middle_of_the_others_is(table):
    assert told(table, AREAS, **STRIP).endswith(
        "Late: Sandwell 5%, England 4%, Others 1% to 9%, half of them at 2% or less."
    )


def test_small_charts_of_different_units_cannot_share_a_scale(table):
    csv = "time_period,area,kind,unit,found_value\n" + "".join(
        f"{year},Sandwell,{kind},{unit},5\n"
        for year in (2023, 2024)
        for kind, unit in (("A", "count"), ("B", "percent"))
    )
    words = {"kind": "multiples", "x": "time_period", "y": "found_value", "by": "kind", "scale": "shared"}
    with pytest.raises(Fault, match="`scale: shared` puts counts and percentages on one scale"):
        prepare(small(table, csv), FigureSpec.model_validate(words))
