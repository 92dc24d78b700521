"""The title of a figure is true: what the data contradict is told, and no true title is accused."""

from __future__ import annotations

import functools
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from example_sites import change, copy, told
from hypothesis import given
from hypothesis import strategies as st
from small import small

from macros import charts, tables
from macros.figures import specified
from macros.messages import Fault
from macros.site import Site
from macros.tables import FigureSpec
from macros.titles import contradictions
from macros.titles.claims import claims
from macros.titles.drawn import exact, fits

EXAMPLES = Path(__file__).parent / "charts" / "examples"

SOURCES = """
time_period,area,source,contacts_count,contacts_percent
2022-23,Sandwell,Police,10581,35.8
2022-23,Sandwell,Education,4489,15.2
2022-23,Sandwell,Other,14493,49.0
2022-23,Sandwell,All sources,29563,100
"""
BY_SOURCE = {"kind": "bar", "x": "contacts_count", "y": "source"}

PLANS = """
time_period,area,plans_count
2018,Sandwell,825
2019,Sandwell,640
2022,Sandwell,394
2023,Sandwell,339
2024,Sandwell,463
2025,Sandwell,357
"""
BY_YEAR = {"kind": "column", "x": "time_period", "y": "plans_count"}

AREAS = """
time_period,area,plans_rate
2025,Sandwell,40.3
2025,Walsall,35.7
2025,Luton,30.3
2025,Oldham,58.2
2025,Rochdale,47.1
2025,West Midlands,40.5
2025,England,44.9
"""
BY_AREA = {"kind": "dots", "x": "plans_rate", "y": "area"}

LINES = """
time_period,area,plans_rate
2023,Sandwell,39.0
2024,Sandwell,53.2
2025,Sandwell,40.3
2023,England,42.7
2024,England,41.4
2025,England,40.6
2023,Walsall,30.0
2024,Walsall,33.0
2025,Walsall,35.7
"""
OF_AREAS = {"kind": "line", "x": "time_period", "y": "plans_rate", "by": "area"}

PUPILS = """
time_period,area,measure,pupils_percent
2015-02-19,Sandwell,Free school meals,22
2015-02-19,Sandwell,Five good grades,18
2015-02-19,Sandwell,Progress in mathematics,28
2015-02-19,England,Free school meals,17
2015-02-19,England,Five good grades,12
2015-02-19,England,Progress in mathematics,29
"""
GROUPED = {"kind": "grouped", "x": "pupils_percent", "y": "measure", "by": "area"}

INDICATORS = """
time_period,area,indicator,unit,better,indicator_value
2018-01,Sandwell,Visits on time,percent,high,66.8
2018-12,Sandwell,Visits on time,percent,high,88.8
2018-01,Sandwell,Vacancies,percent,low,16.1
2018-12,Sandwell,Vacancies,percent,low,28.8
2018-01,Sandwell,Plans on time,percent,high,86.7
2018-12,Sandwell,Plans on time,percent,high,92.5
"""
SCORECARD = {"kind": "scorecard", "x": "time_period", "y": "indicator_value", "by": "indicator"}

JUDGEMENTS = """
time_period,area,service,judged_judgement
2015-02,Sandwell,Overall,Inadequate
2015-02,Sandwell,Adoption,Requires improvement
2015-02,Sandwell,Leadership,Inadequate
"""
JUDGED = {"kind": "judgements", "x": "judged_judgement", "y": "service"}

DRAWN = {
    "sources": (SOURCES, BY_SOURCE),
    "plans": (PLANS, BY_YEAR),
    "areas": (AREAS, BY_AREA),
    "lines": (LINES, OF_AREAS),
    "pupils": (PUPILS, GROUPED),
    "indicators": (INDICATORS, SCORECARD),
    "judgements": (JUDGEMENTS, JUDGED),
}


@pytest.fixture
def said(table: Any) -> Any:
    """What is found wrong with a title over one of the drawings."""

    def find(name: str, title: str) -> list[str]:
        csv, figure = DRAWN[name]
        found, spec = small(table, csv), FigureSpec(title=title, **figure)
        return contradictions(found, spec, charts.prepare(found, spec))

    return find


TRUE = [
    ("sources", "Police made 10,581 contacts"),
    ("sources", "Police made over a third of contacts"),
    ("sources", "Police made 36% of contacts"),
    ("sources", "Police and education made about half of contacts"),
    ("sources", "Nearly one in six contacts came from education"),
    ("sources", "29,563 contacts in 2022-23"),
    ("sources", "Police made most contacts"),
    ("sources", "Education made least"),
    ("sources", "Three sources of contacts"),
    ("sources", "Who contacts the front door?"),
    ("plans", "Plans fell from 825 to 357"),
    ("plans", "Plans have more than halved since 2018"),
    ("plans", "Plans fell by 468"),
    ("plans", "Plans fell by over half"),
    ("plans", "Plans are fewer than half the 2018 peak"),
    ("plans", "Plans peaked in 2018"),
    ("plans", "Plans were lowest in 2023, at 339"),
    ("plans", "Fewer children have a plan than in 2022"),
    ("plans", "More children had a plan in 2024"),
    ("plans", "Plans fell to 339 in 2023, then rose"),
    ("plans", "A quarter fewer plans in 2025 than in 2024"),
    ("plans", "357 children had a plan, down from 463"),
    ("plans", "Plans have fallen from 825 in 2018"),
    ("plans", "Plans rose in 2024"),
    ("plans", "Between 339 and 825 children had a plan"),
    ("plans", "Fewest plans since 2023"),
    ("plans", "Fewer than 400 children had a plan in 2025"),
    ("plans", "Plans fell in three years of five"),
    ("areas", "Sandwell's rate is below England's"),
    ("areas", "Sandwell's rate is close to the region's"),
    ("areas", "Two neighbours had a lower rate"),
    ("areas", "Above Luton, below England"),
    ("areas", "Oldham had the highest rate and Luton the lowest"),
    ("areas", "Fewer children than in England have a plan"),
    ("areas", "All but two neighbours had a higher rate"),
    ("areas", "England's rate is higher than Sandwell's"),
    ("areas", "Lower in Sandwell than in England"),
    ("areas", "Sandwell's rate is a tenth below England's"),
    ("areas", "Children in the most deprived areas"),
    ("lines", "Sandwell's rate rose and is level with England's"),
    ("lines", "Sandwell's rate was above England's in 2024"),
    ("lines", "Sandwell's rate has fallen below England's"),
    ("lines", "Sandwell's rate rose in 2024, then fell"),
    ("pupils", "Sandwell led England on two of three measures"),
    ("pupils", "More Sandwell pupils had free school meals than nationally"),
    ("pupils", "Sandwell is below England in mathematics"),
    ("indicators", "Two of three indicators improved during 2018"),
    ("indicators", "Visits on time rose most"),
    ("indicators", "Vacancies rose to 28.8% in December 2018"),
    ("judgements", "Two of three judgements were inadequate in 2015"),
    ("judgements", "Adoption required improvement"),
]

FALSE = [
    (
        "sources",
        "Police made 10,851 contacts",
        "“10,851” is true of no value, share, change or count in it (the nearest is 10,581)",
    ),
    (
        "sources",
        "Police made over half of contacts",
        "“over half” is true of no value, share, change or count in it (the nearest is 35.8%)",
    ),
    (
        "sources",
        "Police made 38% of contacts",
        "“38%” is true of no value, share, change or count in it (the nearest is 35.8%)",
    ),
    (
        "sources",
        "Two in three contacts came from education",
        "“Two in three” is true of no value, share, change or count in it (the nearest is 15.2%)",
    ),
    ("sources", "Education made most contacts", "“most”, and Education is 4,489, Police 10,581"),
    ("sources", "Police made least", "“least”, and Police is 10,581, Education 4,489"),
    ("sources", "29,563 contacts in 2023-24", "“2023-24” is not a period in it, which has 2022-23"),
    ("plans", "Plans rose after 2018", "“rose”, and it was 825 in 2018 and 357 in 2025"),
    ("plans", "Plans fell to 339", "“to 339”, and it was 357 in 2025"),
    (
        "plans",
        "Plans have doubled since 2022",
        "“doubled” is true of no value, share, change or count in it (the nearest is 0.91 times)",
    ),
    ("plans", "Plans peaked in 2019", "“peaked”, and the highest is 825 in 2018"),
    (
        "plans",
        "More children have a plan than in 2022",
        "“More children have a plan than in”, and it was 394 in 2022 and 357 in 2025",
    ),
    ("plans", "Plans stayed the same", "“stayed the same”, and it was 825 in 2018 and 357 in 2025"),
    ("areas", "Sandwell's rate is above England's", "“above England's”, and Sandwell is 40.3, England 44.9"),
    (
        "areas",
        "Sandwell's rate is below every neighbour's",
        "“below every neighbour's”, and Sandwell is 40.3, Walsall 35.7",
    ),
    (
        "areas",
        "Three neighbours had a lower rate",
        "“Three neighbours had a lower”, and below Sandwell (40.3) are Walsall, Luton",
    ),
    (
        "areas",
        "Only Oldham had a higher rate than Sandwell",
        "“Only Oldham had a higher”, and above Sandwell (40.3) are Oldham, Rochdale",
    ),
    ("areas", "Sandwell's rate is level with England's", "“level with England's”, and Sandwell is 40.3, England 44.9"),
    (
        "lines",
        "Sandwell's rate was below England's in 2024",
        "“below England's in 2024”, and Sandwell is 53.2, England 41.4 (2024)",
    ),
    ("lines", "Walsall's rate fell", "“fell”, and it was 30.0 in 2023 and 35.7 in 2025"),
    ("pupils", "Sandwell led England on three of three measures", "“on three of three” is 2 of 3"),
    (
        "pupils",
        "Sandwell is above England in all measures",
        "“above England in all measures”, and Sandwell is 28%, England 29% (Progress in mathematics)",
    ),
    (
        "sources",
        "Police made 3 contacts",
        "“3” is true of no value, share, change or count in it (the nearest is 10,581)",
    ),
    ("sources", "Contacts by police rose", "“rose”, and the table has one period, 2022-23"),
    ("indicators", "Vacancies rose most", "“most”, and Vacancies is up 12.7, Visits on time up 22"),
    ("indicators", "Vacancies rose to 16.1%", "“to 16.1%”, and it was 28.8% in Dec 2018"),
    ("judgements", "One of three judgements was good", "“good” is not among the judgements"),
]


@pytest.mark.parametrize(("name", "title"), TRUE, ids=[title for _, title in TRUE])
def test_a_true_title_is_not_accused(said, name, title):
    assert said(name, title) == []


@pytest.mark.parametrize(("name", "title", "words"), FALSE, ids=[title for _, title, _ in FALSE])
def test_a_title_that_the_data_contradict_is_told_with_what_they_say(said, name, title, words):
    assert words in said(name, title)


def test_a_remainder_may_be_larger_than_the_category_that_has_most(said):
    assert said("sources", "Police made most contacts") == []


def test_a_hidden_value_is_neither_the_most_nor_the_least(table):
    hidden = small(table, "area,risk,children_count\nSandwell,Low,c\nSandwell,Medium,39\nSandwell,High,12\n")
    spec = FigureSpec(title="Medium risk was most common", kind="bar", x="children_count", y="risk")
    assert contradictions(hidden, spec, charts.prepare(hidden, spec)) == []


@pytest.mark.parametrize(
    ("symbol", "title", "told"),
    [
        ("c", "Low risk was most common", ["“most”, and Low has no number in it"]),
        ("x", "Low risk was most common", ["“most”, and Low has no number in it"]),
        ("x", "Low risk was least common", ["“least”, and Low has no number in it"]),
        ("c", "Low risk was least common", []),
    ],
)
def test_what_has_no_number_has_neither_most_nor_least_but_a_small_count_is_small(table, symbol, title, told):
    hidden = small(table, f"area,risk,children_count\nSandwell,Low,{symbol}\nSandwell,Medium,39\nSandwell,High,12\n")
    spec = FigureSpec(title=title, kind="bar", x="children_count", y="risk")
    assert contradictions(hidden, spec, charts.prepare(hidden, spec)) == told


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Six in seven referrals", [("Six in seven", "share")]),
        ("One contact in six", [("One contact in six", "share")]),
        ("Just over half were boys", [("Just over half", "share")]),
        ("20 of 66 interviews", [("20", "number"), ("66", "number")]),
        ("£5.9 million of pressure", [("£5.9 million", "money")]),
        ("More than doubled in two years", [("More than doubled", "times")]),
        ("Plans per 10,000 children in March 2023", []),
        ("Half-day sessions", []),
        ("Within 45 working days, after two weeks", []),
        ("Section 47 enquiries at stage 2, aged 16 to 17", []),
        ("A target of 20% was missed", []),
        ("Three times as many as before", [("Three times", "times")]),
        ("Nobody came to the first half of 2018", []),
        ("An earlier one", []),
    ],
)
def test_the_numbers_of_a_title_are_read_from_its_words(title, found):
    assert [(claim.text, claim.kind) for claim in claims(title, [])] == found


def test_a_number_in_the_name_of_a_category_claims_nothing():
    assert list(claims("Children aged 5 to 11 were most", ["5 to 11"])) == []


@pytest.mark.parametrize(
    ("words", "value", "allowed"),
    [
        ("93%", "93.4", True),
        ("93%", "93.5", False),
        ("a third", "35.8", True),
        ("a third", "36.4", False),
        ("over a third", "33.3", False),
        ("over a third", "35.8", True),
        ("nearly half", "48.6", True),
        ("nearly half", "50", False),
        ("under a quarter", "23.7", True),
        ("under a quarter", "25", False),
        ("half or more", "50", True),
        ("seven in ten", "71.5", True),
        ("seven in ten", "74", False),
        ("£5.9 million", "5944000", True),
        ("£5.9 million", "5960000", False),
        ("1,678", "1678", True),
        ("nearly 1,700", "1678", True),
        ("nearly 1,700", "1701", False),
    ],
)
def test_the_words_of_a_number_allow_what_they_say(words, value, allowed):
    [claim] = claims(words, [])
    assert claim.allows(Fraction(value)) is allowed


@given(st.integers(1, 999), st.integers(1, 999))
def test_a_share_in_percent_is_true_of_exactly_what_rounds_to_it(part, whole):
    share = Fraction(100 * min(part, whole), max(part, whole))
    shown = int(share + Fraction(1, 2))
    [right], [wrong] = list(claims(f"{shown}%", [])), list(claims(f"{shown + 1}%", []))
    assert right.allows(share)
    assert not wrong.allows(share)


@pytest.mark.parametrize(
    ("said", "period", "right"),
    [
        ("2018", "2018-12", True),
        ("December 2018", "2018-12-31", True),
        ("November 2018", "2018-12-31", False),
        ("31 March 2023", "2023-03-31", True),
        ("30 March 2023", "2023-03-31", False),
        ("2022-23", "2022-23", True),
        ("2023", "2022-23", True),
        ("March 2023", "2022-23", True),
        ("2022-23", "2023", True),
        ("2019", "2018/19", True),
        ("2018", "2025", False),
        ("November 2018", "2018-Q4", True),
        ("May 2018", "2018-Q4", False),
    ],
)
def test_a_period_of_a_title_is_one_of_the_table_s_however_it_is_written(said, period, right):
    assert fits(said, period) is right


def test_a_title_that_is_not_true_stops_the_build_at_the_line_of_its_figure(tmp_path):
    site = copy(tmp_path)
    change(site / "data/tables/contacts-by-source.yml", "Police made most contacts", "Schools made most contacts")
    assert told(site)[0] == (
        "data/tables/contacts-by-source.yml:29: In the figure `default`, the title “Schools made most contacts” is not what the figure shows: "
        "“most”, and Schools is 350, Police 400. Write what the data say, or leave that part out."
    )


def test_a_title_that_a_page_gives_is_told_at_the_page_s_own_line(tmp_path):
    site = copy(tmp_path)
    page = site / "docs/figures/front-door.md"
    change(page, 'figure("contacts-by-source"', 'figure("contacts-by-source", title="Half came from schools"')
    [problem] = told(site)
    assert problem == (
        "docs/figures/front-door.md:13: The title “Half came from schools” is not what the figure shows: “Half” is "
        "true of no value, share, change or count in it (the nearest is 35%). "
        "Write what the data say, or leave that part out."
    )


def test_a_title_of_new_numbers_is_checked_against_them(tmp_path):
    site = copy(tmp_path)
    for old, new in (("Police,400,40.0", "Police,300,30.0"), ("Schools,350,35.0", "Schools,450,45.0")):
        change(site / "data/tables/contacts-by-source.csv", old, new)
    with pytest.raises(Fault, match="“most”, and Police is 300, Schools 450"):
        Site(site, date(2026, 11, 21)).figure("contacts-by-source")


@functools.cache
def examples() -> list[tuple[str, Any, FigureSpec, charts.ChartData]]:
    """Every example of a chart, in each of its states."""
    found = []
    for path in sorted(EXAMPLES.glob("*.yml")):
        table = tables.load(path.stem, EXAMPLES, EXAMPLES, "Northby")[0]
        assert table is not None
        for name in table.metadata.figures:
            spec = specified(table, name, {})
            found.append((f"{path.stem}.{name}", table, spec, charts.prepare(table, spec)))
    return found


def test_no_title_of_the_examples_of_charts_is_accused():
    found = {name: contradictions(table, spec, data) for name, table, spec, data in examples()}
    assert {name: told for name, told in found.items() if told} == {}


WORDS = st.sampled_from(
    [
        "Northby",
        "The",
        "nation",
        "rose",
        "fell",
        "from",
        "to",
        "39",
        "52%",
        "a",
        "third",
        "half",
        "since",
        "in",
        "2021",
        "2024",
        "January",
        "2018",
        "more",
        "fewer",
        "than",
        "most",
        "least",
        "above",
        "below",
        "every",
        "neighbour's",
        "both",
        "highest",
        "lowest",
        "doubled",
        "halved",
        "nearly",
        "over",
        "two",
        "of",
        "three",
        "£5",
        "million",
        "level",
        "with",
        "peaked",
        "unchanged",
        "visits",
        "Harbour",
        "Good",
        "inadequate",
        "only",
        "no",
        ",",
        "and",
        "had",
        "a",
        "lower",
        "rate",
    ]
)


@given(st.integers(0, 200), st.lists(WORDS, min_size=1, max_size=12))
def test_any_title_is_read_without_failing(index, words):
    _, table, spec, data = examples()[index % len(examples())]
    found = contradictions(table, spec.model_copy(update={"title": " ".join(words)}), data)
    assert all(isinstance(told, str) and told for told in found)


METADATA_ = "data/tables/contacts-by-source.yml"


@pytest.mark.parametrize(
    ("title", "told_as"),
    [
        ("Police made 45 of 1,000 contacts", "“45” is true of no value"),
        ("Police made over half of contacts", "“over half” is true of no value"),
        ("Health made most contacts", "“most”, and Health is 250, Police 400"),
        ("Contacts in 2019", "“2019” is not a period in it"),
    ],
)
def test_the_title_of_a_table_is_held_to_its_figures(title, told_as, tmp_path):
    site = copy(tmp_path)
    change(site / METADATA_, "title: Contacts by who made them", f"title: {title}")
    [fault] = told(site)
    assert fault.startswith(f"{METADATA_}:1: The table's title “{title}” is not what its figures show: {told_as}")


@pytest.mark.parametrize(
    "title",
    [
        "Police made 400 of 1,000 contacts",
        "Police made two in five contacts",
        "Schools made more contacts than health",
        "Contacts in 2024-25",
        "Health made 25% of contacts",
        "Contacts by three sources",
    ],
)
def test_a_true_title_of_a_table_passes(title, tmp_path):
    site = copy(tmp_path)
    change(site / METADATA_, "title: Contacts by who made them", f"title: {title}")
    assert told(site) == []


def test_a_description_that_leaves_the_last_year_out_is_told(tmp_path):
    site = copy(tmp_path)
    rows = (site / "data/tables/contacts-by-source.csv").read_text(encoding="utf-8")
    newer = rows.partition("\n")[2].replace("2024-25,", "2025-26,")
    (site / "data/tables/contacts-by-source.csv").write_text(rows + newer, encoding="utf-8")
    faults = [fault for fault in told(site) if f"{METADATA_}:2:" in fault]
    assert faults == [
        f"{METADATA_}:2: The description names 2025, and the table has 2024-25, 2025-26. "
        "Write the first and the last period that the table has."
    ]
    change(site / METADATA_, "year ending 31 March 2025", "years ending 31 March 2025 and 2026")
    assert not [fault for fault in told(site) if f"{METADATA_}:2:" in fault]


@pytest.mark.parametrize(
    ("word", "before", "text", "wrong"),
    [
        ("title", "The front door", "Police made 45 contacts", True),
        ("title", "The front door", "Health made most contacts", True),
        ("title", "The front door", "Police made 400 contacts", False),
        ("title", "The front door", "Four questions about contacts in 2019", False),
        ("summary", "Who contacts the front door about a child.", "Schools made over half of contacts.", True),
        ("summary", "Who contacts the front door about a child.", "Schools made over a third of contacts.", False),
    ],
)
def test_the_title_and_the_summary_of_a_page_are_held_to_its_figures(word, before, text, wrong, tmp_path):
    site = copy(tmp_path)
    change(site / "docs/figures/front-door.md", f"{word}: {before}", f"{word}: {text}")
    faults = told(site)
    line = 2 if word == "title" else 3
    start = f"docs/figures/front-door.md:{line}: The {word} “{text}” is not what the figures of the page show: "
    assert [fault.startswith(start) for fault in faults] == [True] * wrong


def test_a_title_that_is_untrue_is_told_once_where_it_is_mended(tmp_path):
    site = copy(tmp_path)
    change(site / METADATA_, "title: Police made most contacts", "title: Health made most contacts")
    [fault] = told(site)
    assert fault.startswith(f"{METADATA_}:")


@pytest.mark.parametrize(
    ("shown", "value"), [("−6.9 points", "-69/10"), ("£1,017", "1017"), ("35.8%", "179/5"), ("c", None)]
)
def test_a_value_is_read_as_it_is_shown_with_any_unit(shown, value):
    assert exact({"value": 1.0, "shown": shown}) == (Fraction(value) if value else None)
