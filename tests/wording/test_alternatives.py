"""What is said of a picture to those who do not see it: exact words, for each kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import pytest
from small import small

from macros import charts, tables
from macros.facts import Layouts, facts
from macros.tables import FigureSpec
from macros.wording import alternative
from macros.wording.points import many, noun, said, shortened

EXAMPLES = Path(__file__).parents[1] / "charts" / "examples"

SOURCES = """
time_period,area,source,contacts_count
2022-23,Sandwell,Police,10581
2022-23,Sandwell,Education,4489
2022-23,Sandwell,Other,14493
"""

YEARS = """
time_period,area,plans_count
2019-20,Sandwell,405
2020-21,Sandwell,421
2021-22,Sandwell,394
2022-23,Sandwell,339
"""

AREAS = """
time_period,area,plans_rate
2023-03-31,Sandwell,39
2023-03-31,England,42.1
2023-03-31,Statistical neighbours,52.6
"""

NEIGHBOURS = """
time_period,area,plans_rate
2024,Sandwell,53.2
2024,England,41.4
2024,Walsall,40.1
2024,Luton,c
2024,Oldham,61.0
2025,Sandwell,40.3
2025,England,40.6
2025,Walsall,35.7
2025,Luton,30.3
2025,Oldham,58.2
"""

BACKGROUNDS = """
time_period,area,group,children_percent
2023-03-31,Sandwell,Asian,19
2023-03-31,Sandwell,Mixed,18
2023-03-31,England,Asian,12
2023-03-31,England,Mixed,19
"""

INDICATORS = """
time_period,area,indicator,unit,better,indicator_value
2018-01,Sandwell,Visits on time,percent,high,66.8
2018-12,Sandwell,Visits on time,percent,high,88.8
2018-01,Sandwell,Vacancies,percent,low,16.1
2018-12,Sandwell,Vacancies,percent,low,28.8
2018-01,Sandwell,Caseload,number,low,18.8
2018-12,Sandwell,Caseload,number,low,18.8
"""

JUDGEMENTS = """
time_period,area,service,judged_judgement
2015-02,Sandwell,Overall,Inadequate
2022-05,Sandwell,Overall,Requires improvement to be good
"""


def account(table: Any, csv: str, titles: dict[str, str] | None = None, **figure: Any) -> str:
    """What is said of a figure drawn from these lines."""
    found, spec = small(table, csv, titles), FigureSpec(title="A title", **figure)
    return alternative(charts.prepare(found, spec), spec)


def test_bars_are_all_said_the_largest_first(table):
    assert account(table, SOURCES, kind="bar", x="contacts_count", y="source") == (
        "Bar chart: Contacts, 3 bars. Other 14,493; Police 10,581; Education 4,489."
    )


def test_of_one_bar_there_is_one(table):
    one = "area,source,contacts_count\nSandwell,Police,7\n"
    assert account(table, one, kind="bar", x="contacts_count", y="source") == "Bar chart: Contacts, 1 bar. Police 7."


def test_a_name_that_ends_in_a_number_is_parted_from_its_value(table):
    ages = "area,age,children_count\nSandwell,5 to 11,224\nSandwell,Under 4,175\n"
    assert account(table, ages, kind="bar", x="children_count", y="age") == (
        "Bar chart: Children, 2 bars. 5 to 11: 224; Under 4: 175."
    )


def test_the_unit_of_a_column_is_not_said_twice(table):
    half = "area,group,children_percent\nSandwell,Boys,53\n"
    titles = {"children_percent": "Share of children (%)"}
    assert account(table, half, titles, kind="bar", x="children_percent", y="group") == (
        "Bar chart: Share of children, 1 bar. Boys 53%."
    )


def test_of_many_bars_the_ends_are_said(table):
    many = "area,town,clubs_count\n" + "".join(
        f"Sandwell,Town {one},{value}\n" for one, value in zip("ABCDEFG", range(2, 9), strict=True)
    )
    assert account(table, many, kind="bar", x="clubs_count", y="town") == (
        "Bar chart: Clubs, 7 bars. Highest: Town G, 8, then Town F, 7. Lowest: Town A, 2."
    )


def test_bars_that_share_the_highest_value_are_said_together(table):
    many = "area,town,clubs_count\n" + "".join(
        f"Sandwell,Town {one},{value}\n" for one, value in zip("ABCDEFG", (9, 9, 3, 3, 3, 3, 3), strict=True)
    )
    assert account(table, many, kind="bar", x="clubs_count", y="town") == (
        "Bar chart: Clubs, 7 bars. Highest: Town A and Town B, 9 each. Lowest: 5 at 3."
    )


def test_the_home_area_has_its_place_among_the_areas(table):
    assert account(table, AREAS, {"plans_rate": "Plans per 10,000 children"}, kind="bar", x="plans_rate", y="area") == (
        "Bar chart: Plans per 10,000 children, 3 areas. Statistical neighbours 52.6; England 42.1; Sandwell 39. "
        "Sandwell is the lowest."
    )


def test_columns_over_time_go_from_the_first_to_the_last_with_what_lay_between(table):
    assert account(table, YEARS, kind="column", x="time_period", y="plans_count") == (
        "Bar chart: Plans, 4 years, 2019-20 to 2022-23. Fell from 405 to 339, highest 421 in 2020-21."
    )


def test_two_periods_are_one_and_the_other(table):
    two = "time_period,area,plans_count\n2021-22,Sandwell,9\n2022-23,Sandwell,13\n"
    assert account(table, two, kind="column", x="time_period", y="plans_count") == (
        "Bar chart: Plans, 2 years, 2021-22 and 2022-23. Rose from 9 to 13."
    )


def test_what_stays_the_same_is_said_to_stay(table):
    two = "time_period,area,plans_count\n2021-22,Sandwell,9\n2022-23,Sandwell,9\n"
    assert account(table, two, kind="line", x="time_period", y="plans_count") == (
        "Line chart: Plans, 2 years, 2021-22 and 2022-23. Stayed at 9."
    )


def test_what_returns_to_where_it_was_is_the_same_at_both_ends(table):
    three = "time_period,area,plans_count\n2018-01,Sandwell,9\n2018-02,Sandwell,12\n2018-03,Sandwell,9\n"
    assert account(table, three, kind="line", x="time_period", y="plans_count") == (
        "Line chart: Plans, 3 months, January 2018 to March 2018. Was 9 at both ends, highest 12 in February 2018."
    )


def test_periods_are_said_in_words(table):
    days = "time_period,area,plans_count\n2018-04-01,Sandwell,829\n2018-09-30,Sandwell,900\n2018-12-31,Sandwell,561\n"
    assert account(table, days, kind="line", x="time_period", y="plans_count") == (
        "Line chart: Plans, 3 dates, 1 April 2018 to 31 December 2018. "
        "Fell from 829 to 561, highest 900 at 30 September 2018."
    )


def test_a_hidden_value_is_said_to_be_hidden_and_why_and_nothing_of_it(table):
    hidden = "time_period,area,plans_count\n2019-20,Sandwell,c\n2020-21,Sandwell,421\n2021-22,Sandwell,394\n2022-23,Sandwell,400\n"
    assert account(table, hidden, kind="line", x="time_period", y="plans_count") == (
        "Line chart: Plans, 4 years, 2019-20 to 2022-23. Fell from 421 in 2020-21 to 400 in 2022-23, "
        "lowest shown 394 in 2021-22. Not shown: 2019-20 (hidden so that no child can be identified)."
    )


def test_a_picture_of_hidden_values_alone_says_that(table):
    hidden = "area,source,contacts_count\nSandwell,Police,c\nSandwell,Health,c\n"
    assert account(table, hidden, kind="bar", x="contacts_count", y="source") == (
        "Bar chart: Contacts, 2 bars. Not shown: Police and Health (hidden so that no child can be identified)."
    )


def test_reasons_for_gaps_are_told_apart(table):
    gaps = "area,source,contacts_count\nSandwell,Police,x\nSandwell,Health,low\nSandwell,Other,5\n"
    assert account(table, gaps, kind="bar", x="contacts_count", y="source") == (
        "Bar chart: Contacts, 3 bars. Other 5. Not shown: Police (not available); Health (rounds to zero)."
    )


def test_a_value_that_is_hidden_on_a_day_is_not_shown_at_that_day(table):
    days = NEIGHBOURS.replace("2024,", "2024-03-31,").replace("2025,", "2025-03-31,")
    told = account(table, days, kind="line", x="time_period", y="plans_rate", by="area", only=["Sandwell", "Luton"])
    assert told.endswith("Not shown: Luton at 31 March 2024 (hidden so that no child can be identified).")


def test_lines_of_areas_begin_with_the_home_area_and_end_with_where_it_stands(table):
    figure = {"kind": "line", "x": "time_period", "y": "plans_rate", "by": "area", "only": ["England", "Sandwell"]}
    assert account(table, NEIGHBOURS, {"plans_rate": "Plans per 10,000"}, **figure) == (
        "Line chart: Plans per 10,000, 2 years ending 31 March, 2024 and 2025, 2 lines. "
        "Sandwell fell from 53.2 to 40.3; England fell from 41.4 to 40.6. In 2025 Sandwell is below England."
    )


def test_a_line_that_is_never_shown_is_named_without_its_years_and_a_single_value_has_a_verb(table):
    hidden = NEIGHBOURS.replace("2025,Luton,30.3", "2025,Luton,c").replace("2024,Walsall,40.1", "2024,Walsall,x")
    told = account(table, hidden, kind="line", x="time_period", y="plans_rate", by="area", only=["Luton", "Walsall"])
    assert "Walsall was 35.7 in 2025" in told
    assert told.endswith(
        "Not shown: Luton (hidden so that no child can be identified); Walsall in 2024 (not available)."
    ), told


def test_a_year_without_values_and_a_line_without_one_are_not_named_alike(table):
    shown = NEIGHBOURS.replace("2024,Luton,c", "2024,Luton,50.0").strip() + "\n2023,Luton,x\n2023,Walsall,x"
    hidden = shown.replace("2025,Luton,30.3", "2025,Luton,x")
    for rows, said_ in (
        (shown, "Not shown: 2023 (not available)."),
        (hidden, "Not shown: every value in 2023, and Luton in 2025 (not available)."),
    ):
        told = account(table, rows, kind="line", x="time_period", y="plans_rate", by="area", only=["Luton", "Walsall"])
        assert told.endswith(said_), told


def test_names_with_and_in_them_are_told_apart():
    assert many(["Bath and Wells in 2022", "Hull in 2024"]) == "Bath and Wells in 2022, and Hull in 2024"


def test_a_band_says_how_far_the_others_reach(table):
    figure = {"kind": "band", "x": "time_period", "y": "plans_rate", "by": "area", "band": "Three neighbours"}
    assert account(table, NEIGHBOURS, {"plans_rate": "Plans per 10,000"}, only=["Sandwell", "England"], **figure) == (
        "Line chart with a range: Plans per 10,000, 2 years ending 31 March, 2024 and 2025. "
        "Sandwell fell from 53.2 to 40.3; England fell from 41.4 to 40.6. "
        "In 2025 the three neighbours range from 30.3 (Luton) to 58.2 (Oldham). In 2025 Sandwell is below England. "
        "Not shown: Luton in 2024 (hidden so that no child can be identified)."
    )


def test_a_band_of_which_one_is_hidden_at_the_end_reaches_as_far_as_is_shown(table):
    figure = {"kind": "band", "x": "time_period", "y": "plans_rate", "by": "area", "band": "Three neighbours"}
    hidden = NEIGHBOURS.replace("2025,Luton,30.3", "2025,Luton,c")
    assert "In 2025 the three neighbours, as far as shown, range from 35.7 (Walsall) to 58.2 (Oldham)." in account(
        table, hidden, only=["Sandwell", "England"], **figure
    )


def test_a_band_one_of_whose_others_has_no_row_at_its_end_says_so(table):
    figure = {"kind": "band", "x": "time_period", "y": "plans_rate", "by": "area", "band": "Four neighbours"}
    hidden = f"{NEIGHBOURS.strip()}\n2024,Rochdale,40.1"
    said = account(table, hidden, {"plans_rate": "Plans per 10,000"}, only=["Sandwell", "England"], **figure)
    assert "In 2025 the four neighbours, as far as shown, range from 30.3 (Luton) to 58.2 (Oldham). " in said


def test_a_slope_says_each_line_from_one_period_to_the_other(table):
    csv = "time_period,area,step,children_percent\n2020-21,Sandwell,Seen alone,75\n2021-22,Sandwell,Seen alone,80.2\n2020-21,Sandwell,In time,90.2\n2021-22,Sandwell,In time,88.9\n"
    assert account(table, csv, kind="slope", x="time_period", y="children_percent", by="step") == (
        "Line chart: Children, 2 years, 2020-21 and 2021-22, 2 lines. "
        "Seen alone rose from 75% to 80.2%; In time fell from 90.2% to 88.9%."
    )


def test_small_charts_are_counted_as_charts(table):
    csv = "time_period,area,town,clubs_count\n2020-21,Sandwell,Tipton,7\n2021-22,Sandwell,Tipton,8\n2020-21,Sandwell,Oldbury,9\n2021-22,Sandwell,Oldbury,6\n"
    assert account(table, csv, kind="multiples", x="time_period", y="clubs_count", by="town") == (
        "Small line charts: Clubs, 2 years, 2020-21 and 2021-22, 2 charts. "
        "Tipton rose from 7 to 8; Oldbury fell from 9 to 6."
    )


def test_groups_say_the_values_of_each_and_how_often_the_home_area_is_above(table):
    figure = {"x": "children_percent", "y": "group", "by": "area"}
    assert account(table, BACKGROUNDS, kind="grouped", **figure) == (
        "Bar chart: Children, 2 groups, 2 in each. Asian: Sandwell 19%, England 12%; Mixed: Sandwell 18%, England 19%. "
        "Sandwell is above England in 1 of 2."
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("Sandwell,Asian,19\nSandwell,Mixed,c", ""),
        ("Sandwell,Asian,19\nSandwell,Mixed,18\nSandwell,White,c", "Sandwell is above England in both that are shown."),
        (
            "Sandwell,Asian,19\nSandwell,Mixed,9\nSandwell,White,c",
            "Sandwell is above England in 1 of the 2 that are shown.",
        ),
        ("Sandwell,Asian,19\nSandwell,Mixed,18\nSandwell,White,17", "Sandwell is above England in all."),
    ],
)
def test_what_is_hidden_is_in_none_of_the_counts_of_groups(table, rows, said):
    csv = f"area,group,children_percent\nEngland,Asian,12\nEngland,Mixed,12\nEngland,White,12\n{rows}\n"
    found = account(table, csv, kind="grouped", x="children_percent", y="group", by="area")
    assert (f" {said} " in f"{found} ") if said else "England in" not in found


def test_parts_of_a_bar_are_said_bar_by_bar(table):
    csv = "area,stage,grade,audits_count\nSandwell,Before,Good,21\nSandwell,Before,Poor,54\nSandwell,After,Good,7\nSandwell,After,Poor,49\n"
    figure = {"x": "audits_count", "y": "stage", "by": "grade"}
    assert account(table, csv, kind="stacked", **figure) == (
        "Stacked bar chart: Audits, 2 bars, 2 in each. Before: Good 21, Poor 54; After: Good 7, Poor 49."
    )
    assert account(table, csv, kind="stacked-100", **figure) == account(table, csv, kind="stacked", **figure)


def test_dots_of_areas_say_the_ends_and_the_place_of_the_home_area(table):
    csv = "area,plans_rate\n" + "".join(
        f"{area},{rate}\n"
        for area, rate in (
            ("Sandwell", 40),
            ("Walsall", 35),
            ("Luton", 30),
            ("Oldham", 58),
            ("Rochdale", 47),
            ("Coventry", 52),
            ("Bradford", 44),
        )
    )
    assert account(table, csv, kind="dots", x="plans_rate", y="area") == (
        "Dot chart: Plans, 7 areas. Highest: Oldham, 58, then Coventry, 52. Lowest: Luton, 30. "
        "Sandwell is the 3rd lowest of 7 areas, at 40."
    )


def test_rows_of_dots_say_the_named_ones_and_the_reach_of_the_others(table):
    csv = "area,measure,open_value\n" + "".join(
        f"{area},Hours,{value}\n" for area, value in (("Sandwell", 39), ("England", 48), ("Luton", 41), ("Oldham", 59))
    )
    figure = {"x": "open_value", "y": "measure", "by": "area", "band": "Two neighbours"}
    assert account(table, csv, kind="dots", only=["Sandwell", "England"], **figure) == (
        "Dot chart: Open, 1 row. Hours: Sandwell 39, England 48, Two neighbours 41 to 59."
    )


def test_a_scorecard_of_one_period_says_every_indicator_in_its_order(table):
    csv = "area,indicator,unit,indicator_value\nSandwell,Contacts,count,29563\nSandwell,Plans on time,percent,89.7\nSandwell,Spending,gbp,c\n"
    assert account(table, csv, {"indicator_value": "Value"}, kind="scorecard", x="indicator_value", y="indicator") == (
        "Scorecard of 3 indicators. Contacts 29,563; Plans on time 89.7%. "
        "Not shown: Spending (hidden so that no child can be identified)."
    )


def test_a_scorecard_whose_rows_are_of_one_month_names_each_indicator(table):
    rows = [line for line in INDICATORS.splitlines() if not line.startswith("2018-01")]
    assert account(table, "\n".join(rows), kind="scorecard", x="time_period", y="indicator_value", by="indicator") == (
        "Scorecard of 3 indicators, in December 2018. Visits on time 88.8%; Vacancies 28.8%; Caseload 18.8."
    )


def test_a_scorecard_over_time_says_how_many_are_better_and_how_each_moved(table):
    figure = {"x": "time_period", "y": "indicator_value", "by": "indicator"}
    assert account(table, INDICATORS, kind="scorecard", **figure) == (
        "Scorecard of 3 indicators, 2 months, January 2018 to December 2018. "
        "1 is better at the end than at the start, 1 is worse and 1 is the same. "
        "Vacancies rose from 16.1% to 28.8%; Visits on time rose from 66.8% to 88.8%; Caseload stayed at 18.8."
    )


def test_judgements_are_said_with_their_dates(table):
    assert account(table, JUDGEMENTS, kind="judgements", x="judged_judgement", y="service") == (
        "Timeline of 2 judgements. February 2015, Overall: Inadequate; "
        "May 2022, Overall: Requires improvement to be good."
    )


def test_many_judgements_are_counted(table):
    csv = "time_period,area,service,judged_judgement\n" + "".join(
        f"201{year}-01,Sandwell,Service {year},{'Good' if year else 'Inadequate'}\n" for year in range(9)
    )
    assert account(table, csv, kind="judgements", x="judged_judgement", y="service") == (
        "Timeline of 9 judgements, January 2010 to January 2018: 8 good, 1 inadequate. "
        "First: January 2010, Service 0, Inadequate. Last: January 2018, Service 8, Good."
    )


def test_one_number_is_said_with_what_it_is_and_when(table):
    one = "time_period,area,missing_count\n2022-23,Sandwell,1678\n"
    assert account(table, one, {"missing_count": "Missing episodes"}, kind="number", y="missing_count") == (
        "One number: 1,678, missing episodes, in 2022-23."
    )


def test_one_number_that_is_hidden_is_said_to_be(table):
    one = "time_period,area,missing_count\n2022-23,Sandwell,c\n"
    assert account(table, one, {"missing_count": "Missing children"}, kind="number", y="missing_count") == (
        "One number, not shown (hidden so that no child can be identified): missing children, in 2022-23."
    )


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ("31 Mar 2023", "31 March 2023"),
        ("Dec 2018", "December 2018"),
        ("Q3 2018-19", "quarter 3 of 2018-19"),
        ("Jan to Mar 2018", "January to March 2018"),
        ("2022-23", "2022-23"),
        ("March Road", "March Road"),
    ],
)
def test_a_short_period_becomes_words(short, words):
    assert said(short) == words


@pytest.mark.parametrize(
    ("names", "word"),
    [
        (["2021-22", "2022-23"], "years"),
        (["2024", "2025"], "years"),
        (["Jan 2018", "Feb 2018"], "months"),
        (["31 Mar 2022", "31 Mar 2023"], "dates"),
        (["Q3 2018-19"], "quarters"),
        (["2022-23", "31 Mar 2023"], "periods"),
    ],
)
def test_periods_are_called_what_they_are(names, word):
    assert noun(names) == word


def test_an_account_that_would_be_long_says_how_much_more_there_is():
    assert shortened(["one two", "three four", "five six", "seven eight"], "bar", 4) == (
        "one two; three four; and 2 more bars in the table."
    )


def examples() -> Iterator[tuple[str, charts.ChartData, str]]:
    """Every example of a chart: its name, its data and its account."""
    layouts = cast(Layouts, facts("tiles.yml", EXAMPLES / "maps", EXAMPLES)[0]).layouts
    for path in sorted(EXAMPLES.glob("*.yml")):
        table = tables.load(path.stem, EXAMPLES, EXAMPLES, "Northby")[0]
        assert table is not None
        for name, spec in table.metadata.figures.items():
            data = charts.prepare(table, spec, layouts=lambda: layouts)
            yield f"{path.stem}.{name}", data, alternative(data, spec)


def test_no_account_is_longer_than_120_words():
    long = {name: len(text.split()) for name, _, text in examples() if len(text.split()) > 120}
    assert long == {}


def test_every_number_of_an_account_is_a_value_a_name_a_count_or_a_period():
    wrong = []
    for name, data, text in examples():
        known = " ".join(
            [
                *(f"{point['shown']} {point.get('share', '')}" for point in [*data.records, *data.remainder]),
                data.target["shown"] if data.target else "",
                data.title,
                data.crowd,
                data.years_end,
                *data.series,
            ]
        )
        known += " " + " ".join(f"{one} {said(one)}" for one in data.categories)
        counts = {str(count) for count in range(len(data.records) + 1)}
        words = set(re.findall(r"[\d,.]*\d", known)) | counts
        wrong += [f"{name}: {number}" for number in re.findall(r"[\d,.]*\d", text) if number not in words]
    assert wrong == []


def test_an_account_is_whole_sentences():
    odd = [
        text for _, _, text in examples() if not text.endswith(".") or re.search(r"\.\.|  | [.,;:]|\bNone\b|nan", text)
    ]
    assert odd == []


JOURNEY = """
time_period,area,requests_count,people_count,readers_count
2024,Sandwell,120,100,79
"""
MEMBERS = """
time_period,area,joined_count,members_count,left_count
2022,Sandwell,15,90,14
2023,Sandwell,12,90,12
2024,Sandwell,c,93,10
2025,Sandwell,11,90,14
"""


def test_a_funnel_says_each_stage_what_it_counts_and_its_share_of_the_one_before(table):
    counts = {"requests_count": "requests", "people_count": "people", "readers_count": "people"}
    assert account(table, JOURNEY, kind="funnel", columns=list(counts), counts=counts) == (
        "Funnel: From requests to readers, 3 stages. Requests: 120 requests; People: 100 people; Readers: 79 people "
        "(79.0% of the stage before)."
    )


def flow(table: Any, csv: str) -> str:
    """What is said of a flow: the part that its lines do not say."""
    columns = ["joined_count", "members_count", "left_count"]
    stock = {"joined_count": "false", "members_count": "true", "left_count": "false"}
    spec = FigureSpec(title="A title", kind="flow", x="time_period", columns=columns)
    return alternative(charts.prepare(small(table, csv, stock=stock), spec), spec)


def test_a_flow_says_in_which_periods_more_came_in_than_went_out(table):
    assert flow(table, MEMBERS) == (
        "Flow chart: 4 years ending 31 March, 2022 to 2025, 3 lines. Joined fell from 15 to 11; Members was 90 at both "
        "ends; Left was 14 at both ends. More came in than went out in 1 of 3 years: 2022. Not shown: Joined in 2024 (hidden so that no "
        "child can be identified)."
    )


def test_a_flow_that_went_one_way_all_the_time_says_so(table):
    rows = [line for line in MEMBERS.splitlines() if not line.startswith(("2023", "2024", "2025"))]
    assert "More came in than went out in 2022." in flow(table, "\n".join(rows))
    assert "More came in than went out in no year" in flow(
        table, MEMBERS.replace("2022,Sandwell,15", "2022,Sandwell,1")
    )
