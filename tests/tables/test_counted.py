"""Stock or flow: what counts on the last day of a period is never read as if it had been counted over the whole of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from making import DETACHED, faults, metadata
from small import small

from macros import charts
from macros.content import Site
from macros.figures.figure_table import latest, subtitle_of, table_of
from macros.importing.metadata import fields_of
from macros.importing.publications import Publication
from macros.messages import Fault
from macros.outputs.datapackage import resource
from macros.outputs.description import Files
from macros.outputs.metadata_text import counted as said_of_a_table
from macros.outputs.metadata_text import counted_when
from macros.outputs.table_page import ends
from macros.tables import FigureSpec, counted, period, period_of, spanned, stock_of, when
from macros.wording import alternative, change, describe, time_period

LOOKED_AFTER = """
time_period,area,group,children_count,population_count
2023,Sandwell,On 31 March,796,85920
2024,Sandwell,On 31 March,808,87056
2025,Sandwell,On 31 March,816,87500
2024,Sandwell,Started,189,87056
2025,Sandwell,Started,265,87500
"""
STAFF = """
time_period,area,vacant_percent,leavers_percent
2024-09-30,Sandwell,22,15
2025-09-30,Sandwell,20.1,12
"""


@pytest.fixture
def children(table):
    """Children looked after: those on the last day, and those who started in the year."""
    return small(table, LOOKED_AFTER, stock={"children_count": "{group: On 31 March}"})


@pytest.fixture
def staff(table):
    """Posts that are vacant on 30 September, and workers who left in the year before."""
    return small(table, STAFF, stock={"vacant_percent": "true", "leavers_percent": "false"})


@pytest.mark.parametrize(
    ("text", "stock", "words"),
    [
        ("2025", True, "at 31 March 2025"),
        ("2025", False, "in the year ending 31 March 2025"),
        ("2025", None, "in the year ending 31 March 2025"),
        ("2022-23", True, "at 31 March 2023"),
        ("2018-12", True, "at 31 December 2018"),
        ("2018-19-Q3", True, "at 31 December 2018"),
        ("2025-09-30", True, "at 30 September 2025"),
        ("2025-09-30", False, "in the year ending 30 September 2025"),
        ("2025-09-30", None, "at 30 September 2025"),
        ("2018-12", False, "in December 2018"),
        ("2024/25", False, "in the academic year 2024 to 2025"),
        ("undated", True, "in an undated period"),
    ],
)
def test_a_stock_is_at_a_day_and_a_flow_in_a_period(text, stock, words):
    assert when(counted(text, stock)) == words


def test_a_text_that_is_no_period_stays_one():
    assert counted("last year", True) is None


@pytest.mark.parametrize(
    ("periods", "stock", "words"),
    [
        (["2013", "2025"], True, "at 31 March 2013 to 2025"),
        (["2013", "2025"], False, "years ending 31 March 2013 to 2025"),
        (["2018/19", "2019/20", "2024/25"], False, "academic years 2018/19 to 2024/25"),
        (["2025"], True, "at 31 March 2025"),
        (["2018-04-01", "2018-12-31"], None, "at 1 April 2018 to 31 December 2018"),
        (["2018-01", "2018-12"], None, "January 2018 to December 2018"),
        (["2022-23", "2023-03-31"], None, "year ending 31 March 2023, and at its last day"),
        (
            ["2021-22", "2022-03-31", "2022-23", "2023-03-31"],
            None,
            "years ending 31 March 2022 to 2023, and at their last days",
        ),
        (["2022-23", "2023-03"], None, "March 2023 and year ending 31 March 2023"),
        (["undated", "2022-23"], None, "year ending 31 March 2023"),
        (["undated"], None, "an undated period"),
    ],
)
def test_a_caption_says_whether_it_is_a_day_or_a_year(periods, stock, words):
    assert spanned(counted(text, stock) for text in periods) == words


def test_rows_of_one_column_can_be_stocks_and_flows(children):
    assert [period_of(children, row, ["children_count"]).words for row in (2, 4)] == [
        "31 March 2025",
        "year ending 31 March 2025",
    ]


def test_rows_and_columns_that_differ_are_neither(children, staff):
    assert stock_of(children, [0, 3], ["children_count"]) is None
    assert stock_of(staff, [0], ["vacant_percent", "leavers_percent"]) is None
    assert stock_of(staff, [0, 1], ["vacant_percent"]) is True


def test_a_column_that_does_not_say_decides_nothing(children):
    assert stock_of(children, [0], ["children_count", "population_count"]) is True


def drawn(table, **words):
    """A figure's data, and its specification."""
    spec = FigureSpec(**words)
    return charts.prepare(table, spec), spec


def test_a_figure_of_a_stock_says_the_day_everywhere(children):
    data, spec = drawn(children, kind="line", x="time_period", y="children_count", where={"group": "On 31 March"})
    assert subtitle_of(children, data, spec) == "Children, Sandwell, at 31 March 2023 to 2025"
    assert latest(children, data) == "31 March 2025"
    assert [row[0].text for row in table_of(children, data, spec)[1]] == [
        "31 March 2023",
        "31 March 2024",
        "31 March 2025",
    ]
    assert "3 dates, 31 March 2023 to 31 March 2025" in alternative(data, spec)
    assert data.labels == ["2023", "2024", "2025"]


def test_a_figure_of_a_flow_says_the_year_everywhere(children):
    data, spec = drawn(children, kind="column", x="time_period", y="children_count", where={"group": "Started"})
    assert subtitle_of(children, data, spec) == "Started: children, Sandwell, years ending 31 March 2024 to 2025"
    assert latest(children, data) == "year ending 31 March 2025"
    assert "2 years ending 31 March, 2024 and 2025" in alternative(data, spec)


def test_a_flow_of_a_year_that_ends_in_september_is_said_so(staff):
    data, spec = drawn(staff, kind="column", x="time_period", y="leavers_percent")
    assert subtitle_of(staff, data, spec) == "Leavers, Sandwell, years ending 30 September 2024 to 2025"
    assert "2 years, the year ending 30 September 2024 and the year ending 30 September 2025" in alternative(data, spec)


def test_one_large_number_says_its_day_or_its_year(children):
    stock = drawn(children, kind="number", x="time_period", y="children_count", where={"group": "On 31 March"})
    flow = drawn(children, kind="number", x="time_period", y="children_count", where={"group": "Started"})
    assert alternative(*stock) == "One number: 816, children, at 31 March 2025."
    assert alternative(*flow) == "One number: 265, started, children, in the year ending 31 March 2025."


def test_a_sentence_says_the_day_of_a_stock(children, staff):
    fell = change(staff, "vacant_percent", since="2024-09-30", when=True)
    assert fell.text.endswith("from 22% at 30 September 2024 to 20.1% at 30 September 2025")
    left = change(staff, "leavers_percent", since="2024-09-30", when=True)
    assert left.text.endswith("to 12% in the year ending 30 September 2025")
    assert describe(children, 2, "children_count") == "Children, 31 March 2025, Sandwell, On 31 March"
    assert time_period(staff, column="vacant_percent").text == "30 September 2025"
    assert time_period(staff, column="leavers_percent").text == "the year ending 30 September 2025"
    assert time_period(staff, column="vacant_percent").title == "Time, 30 September 2025, Sandwell"


@pytest.mark.parametrize(
    ("which", "group", "words"),
    [
        ("last", "On 31 March", "31 March 2025"),
        ("first", "On 31 March", "31 March 2023"),
        ("last", "Started", "the year ending 31 March 2025"),
        ("first", "Started", "the year ending 31 March 2024"),
        ("2024", "On 31 March", "31 March 2024"),
    ],
)
def test_a_period_is_that_of_the_rows_that_are_meant(children, which, group, words):
    assert time_period(children, which, group=group).text == words


def test_a_period_of_stocks_and_flows_alike_is_refused(children, staff):
    for one in (children, staff):
        with pytest.raises(Fault, match="count on the last day of the period, and others over all of it"):
            time_period(one)
    with pytest.raises(Fault, match="has no period `2023`"):
        time_period(children, "2023", group="Started")


def test_a_scorecard_of_a_year_says_which_numbers_count_on_its_last_day(table):
    csv = "time_period,area,indicator,indicator_value\n2022-23,Sandwell,Contacts,900\n2022-23,Sandwell,Plans begun,80\n"
    found = small(table, f"{csv}2023-03-31,Sandwell,Plans,339\n")
    data, spec = drawn(found, kind="scorecard", x="indicator_value", y="indicator")
    assert data.categories == ["Contacts", "Plans begun", "Plans, at 31 March 2023"]
    assert subtitle_of(found, data, spec) == "Indicator, Sandwell, year ending 31 March 2023, and at its last day"


def test_the_page_of_a_table_says_which_numbers_count_on_the_last_day(children, staff, table):
    assert said_of_a_table(children) == [
        "Counted on the last day of the period for “On 31 March”, over the whole period for the rest: “Children”."
    ]
    assert said_of_a_table(staff) == [
        "Counted on the day: “Vacant”.",
        "Counted over the year that ends on the day: “Leavers”.",
    ]
    plans = small(
        table, "time_period,area,plans_count\n2024,Sandwell,463\n2025,Sandwell,357\n", stock={"plans_count": "true"}
    )
    assert said_of_a_table(plans) == ["All numbers are counted on the last day of the period."]
    assert ends(plans) == "at 31 March 2024 to 2025"


def test_the_data_package_says_what_is_stock_and_what_is_flow(children, staff):
    site = Site(Path(__file__).parents[1] / "examples" / "site", date(2026, 11, 21))
    for table, column, said in (
        (staff, "vacant_percent", True),
        (staff, "leavers_percent", False),
        (children, "children_count", {"group": "On 31 March"}),
    ):
        fields = {one["name"]: one for one in resource(table, Files(1, 1), "", site, "")["schema"]["fields"]}
        assert fields[column]["stock"] == said
        assert fields[column]["description"].endswith(counted_when(table, column))
        assert "stock" not in fields["time_period"]


def test_a_new_official_table_begins_with_what_its_publication_says_of_stock_and_flow():
    words = {"title": "Staff", "description": "Staff.", "definition": "Staff.", "disclosure": {"rule": "not-children"}}
    stock = {"title": "Vacancies (%)", "type": "number", "from": "vacancy_rate", "stock": True}
    flow = {"title": "Leavers (%)", "type": "number", "from": "leaver_rate", "stock": {"group": "All"}}
    release = dict.fromkeys(("document", "title", "publisher", "period", "locator"), "staff")
    given = {"name": "Staff", "words": words, "release": release, "measures": {"a": stock, "b": flow}}
    found = fields_of(Publication.model_validate(given))
    assert [one.get("stock") for one in found] == [None, None, True, {"group": "All"}]


HEAD = "time_period,area,children_count"


def told(folder, **words):
    """What is told of a table whose field of numbers has these words."""
    fields = [
        {"name": "time_period", "title": "Period", "year": "march"},
        {"name": "area", "title": "Area"},
        {"name": "children_count", "title": "Children", "type": "integer", **words},
    ]
    schema = {"primaryKey": ["time_period", "area"], "fields": fields}
    rule = {"rule": "published", "document": "one", "reason": "The counts are published in this form."}
    return faults(folder, f"{HEAD}\n2025,Sandwell,816\n", metadata(HEAD, 2, disclosure=rule, schema=schema))


@pytest.mark.parametrize(
    "title", ["Children at 31 March", "Children looked after on 31 March", "Children at the end of the year"]
)
def test_a_title_that_names_a_day_needs_the_word_stock(title, tmp_path):
    assert told(tmp_path, title=title, stock=True) == []
    (fault,) = told(tmp_path, title=title)
    assert "and the metadata do not say that it counts on that day. Write `stock: true` at the field." in fault


def test_stock_names_rows_that_the_table_has(tmp_path):
    (fault,) = told(tmp_path, stock={"area": "Walsall"})
    assert "`stock` asks for `Walsall` in `area`, where it never appears" in fault


def test_stock_is_said_of_numbers_alone(tmp_path):
    fields = [
        {"name": "time_period", "title": "Period", "year": "march", "stock": True},
        {"name": "area", "title": "Area"},
    ]
    schema = {"primaryKey": ["time_period", "area"], "fields": fields}
    (fault,) = faults(
        tmp_path,
        "time_period,area\n2025,Sandwell\n",
        metadata("time_period,area", 2, disclosure=DETACHED, schema=schema),
    )
    assert "`time_period` has `stock`, which only columns of numbers have" in fault


def test_what_is_undated_comes_before_every_period():
    assert period("undated").order < period("1800").order


def test_where_stock_and_flow_stand_in_one_figure_each_row_of_its_table_says_when_it_was_counted(children):
    spec = FigureSpec(title="Flow", kind="line", x="time_period", y="children_count", by="group")
    _, rows = table_of(children, charts.prepare(children, spec), spec)
    assert [[cell.text for cell in row][:2] for row in rows[-3:]] == [
        ["31 March 2025", "On 31 March"],
        ["year ending 31 March 2024", "Started"],
        ["year ending 31 March 2025", "Started"],
    ]
