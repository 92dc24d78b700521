"""The words of a figure are worked out from its data, and what is typed in place of a macro is a fault that names the macro."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from example_sites import change, copy, told
from small import small

from macros import charts
from macros.content import Site
from macros.messages import Fault
from macros.page_macros import PageMacros
from macros.tables import FigureSpec
from macros.wording import Around, resolved, typed_claims
from macros.wording.titles import MACROS

AROUND = Around(("West Midlands", "England"), ("Walsall", "Luton", "Oldham", "Rochdale"))


def around() -> Around:
    return AROUND


SOURCES = """
time_period,area,source,contacts_count,contacts_percent
2022-23,Sandwell,Police,10581,35.8
2022-23,Sandwell,Education,4489,15.2
2022-23,Sandwell,Other sources,14493,49.0
2022-23,Sandwell,All sources,29563,100
"""
PLANS = """
time_period,area,plans_count
2018,Sandwell,825
2019,Sandwell,640
2022,Sandwell,394
2023,Sandwell,339
2024,Sandwell,463
2025,Sandwell,357
"""
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
HIDDEN = """
time_period,area,risk,children_count
2025,Sandwell,Low,c
2025,Sandwell,Medium,39
2025,Sandwell,High,12
"""
SCORES = """
time_period,area,course,before_percent,after_percent
2024,Sandwell,Hidden Men,20,40
2025,Sandwell,Hidden Men,23.9,97.8
2024,Sandwell,First aid,50,60
"""
DRAWN: dict[str, tuple[str, dict[str, Any]]] = {
    "sources": (SOURCES, {"kind": "bar", "x": "contacts_count", "y": "source"}),
    "plans": (PLANS, {"kind": "column", "x": "time_period", "y": "plans_count"}),
    "recent": (
        PLANS,
        {"kind": "column", "x": "time_period", "y": "plans_count", "period": ["2023", "2024"]},
    ),
    "areas": (AREAS, {"kind": "dots", "x": "plans_rate", "y": "area"}),
    "hidden": (HIDDEN, {"kind": "bar", "x": "children_count", "y": "risk"}),
    "scores": (
        SCORES,
        {
            "kind": "dots",
            "y": "course",
            "columns": ["before_percent", "after_percent"],
            "period": "2025",
        },
    ),
    "course": (SCORES, {"kind": "column", "x": "time_period", "y": "before_percent", "by": "course"}),
}


@pytest.fixture
def said(table: Any) -> Any:
    """The title of one of the drawings, its macros worked out from the data."""

    def tell(name: str, title: str, **other: str) -> str:
        csv, figure = DRAWN[name]
        found, spec = small(table, csv), FigureSpec(title=title, **figure, **other)
        return resolved(found, spec, charts.prepare(found, spec), around)["title"]

    return tell


@pytest.mark.parametrize(
    ("name", "title", "words"),
    [
        ("sources", "{{ number(source='Police') }} contacts by the police", "10,581 contacts by the police"),
        ("sources", "Police: {{ number('contacts_percent', source='Police') }}", "Police: 35.8%"),
        ("sources", "{{ number('contacts_percent', source='Other sources', words=true) }} came from others", "Just under half came from others"),
        ("sources", "Police made {{ share(source='Police', of={'source': 'All sources'}) }}", "Police made 36%"),
        ("sources", "{{ highest('source') }} made the most contacts", "Police made the most contacts"),
        ("sources", "{{ lowest('source', value=true) }}, the fewest", "Education, at 4,489, the fewest"),
        ("sources", "Contacts in {{ time_period() }}", "Contacts in 2022-23"),
        ("plans", "Plans {{ change() }}", "Plans fell by 468, from 825 to 357"),
        ("plans", "Plans {{ change(says='direction') }}", "Plans fell"),
        ("plans", "Plans {{ change(says='to') }}", "Plans fell to 357"),
        ("plans", "Plans {{ change(says='ends', since='2023') }}", "Plans rose from 339 to 357"),
        ("plans", "Plans {{ change(says='by', until='2019') }}", "Plans fell by 185"),
        ("plans", "Plans {{ change(says='pace') }}", "Plans more than halved"),
        ("plans", "Plans peaked in {{ highest('time_period', value=true) }}", "Plans peaked in the year ending 31 March 2018, at 825"),
        ("plans", "From {{ time_period('2022') }}", "From the year ending 31 March 2022"),
        ("recent", "Plans {{ change(says='ends') }}", "Plans rose from 339 to 463"),
        ("recent", "{{ number() }} plans in {{ time_period() }}", "463 plans in the year ending 31 March 2024"),
        ("recent", "Plans peaked in {{ highest('time_period') }}", "Plans peaked in the year ending 31 March 2024"),
        ("areas", "Rate {{ compare(with_='England') }}", "Rate below the England average of 44.9 per 10,000"),
        ("areas", "Rate {{ compare(with_=['England', 'Luton'], values=false) }}", "Rate below the England average and above Luton"),
        ("areas", "The {{ rank() }}", "The 3rd highest of 5 areas"),
        ("scores", "Scores {{ change(['before_percent', 'after_percent'], says='ends', course='Hidden Men') }}", "Scores rose from 23.9% to 97.8%"),
        ("course", "First aid: {{ number(course='First aid') }}", "First aid: 50%"),
    ],
)  # fmt: skip
def test_a_title_is_worked_out_from_what_its_figure_draws(said, name, title, words):
    assert said(name, title) == words


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("100", "200", "doubled"),
        ("100", "195", "nearly doubled"),
        ("100", "189", "rose by just under nine tenths"),
        ("100", "210", "more than doubled"),
        ("100", "295", "nearly trebled"),
        ("100", "300", "trebled"),
        ("100", "420", "more than quadrupled"),
        ("100", "700", "rose by 600"),
        ("100", "50", "halved"),
        ("100", "52", "nearly halved"),
        ("100", "10", "more than halved"),
        ("100", "53", "fell by 47%"),
        ("100", "75", "fell by a quarter"),
        ("100", "64", "fell by 36%"),
        ("100", "65", "fell by just over a third"),
        ("100", "100", "did not change"),
        ("0", "5", "rose by 5"),
        ("10000", "10001", "rose by less than 1%"),
    ],
)
def test_a_pace_is_said_within_its_bounds(table, before, after, words):
    found = small(table, f"time_period,area,plans_count\n2024,Sandwell,{before}\n2025,Sandwell,{after}\n")
    spec = FigureSpec(kind="column", x="time_period", y="plans_count", title="Plans {{ change(says='pace') }}")
    assert resolved(found, spec, charts.prepare(found, spec), around)["title"] == f"Plans {words}"


@pytest.mark.parametrize(
    ("percent", "words"),
    [("33", "a third"), ("33.3", "a third"), ("33.4", "just over a third"), ("25", "a quarter"), ("26", "just over a quarter"),
     ("47.9", "47.9%"), ("48", "just under half"), ("67", "two thirds"), ("100", "100%")],
)  # fmt: skip
def test_a_percentage_is_a_fraction_in_words_only_where_it_is_near_one(table, percent, words):
    found = small(table, f"time_period,area,plans_percent\n2025,Sandwell,{percent}\n")
    spec = FigureSpec(kind="number", x="plans_percent", title="On time: {{ number(words=true) }}")
    assert resolved(found, spec, charts.prepare(found, spec), around)["title"] == f"On time: {words}"


MADE_UP = [
    ("plans", "Plans rose", "`rose`", "change(says='direction')"),
    ("plans", "Plans are stable", "`stable`", "change(says='direction')"),
    ("plans", "Plans did not change", "`did not change`", "change(says='direction')"),
    ("plans", "Plans steadily came down by half", "`steadily`", "change(says='pace')"),
    ("plans", "Plans have doubled since the peak", "`doubled`", "change(says='pace')"),
    ("plans", "A threefold growth of plans", "`threefold`", "change(says='pace')"),
    ("plans", "357 children had a plan", "`357`", "number()"),
    ("plans", "Twenty-five children had a plan", "`Twenty-five`", "number()"),
    ("plans", "Plans in 2025", "`2025`", "time_period()"),
    ("plans", "Plans by September", "`September`", "time_period()"),
    ("plans", "Plans peaked early", "`peaked`", "highest('time_period')"),
    ("plans", "Plans are at a record high", "`record high`", "rank()"),
    ("sources", "Police made most contacts", "`most`", "share(source='…'"),
    ("sources", "Police made two thirds of contacts", "`two thirds`", "share(source='…'"),
    ("sources", "One in four contacts came from schools", "`One in`", "share(source='…'"),
    ("sources", "Half of contacts came from schools", "`Half`", "share(source='…'"),
    ("sources", "Few contacts came from schools", "`Few`", "share(source='…'"),
    ("sources", "Every contact was answered", "`Every`", "share(source='…'"),
    ("sources", "No contact came from schools", "`No`", "share(source='…'"),
    ("sources", "Education made the most contacts", "`the most`", "highest('source')"),
    ("sources", "Police was least common", "`least common`", "lowest('source')"),
    ("sources", "The largest of all", "`largest`", "highest('source')"),
    ("areas", "Sandwell's rate is above England's", "`above`", "compare(with_='England')"),
    ("areas", "Fewer children than in England have a plan", "`Fewer` and `than`", "compare(with_='England')"),
    ("areas", "Sandwell's rate is close to England's", "`close to`", "compare(with_='England')"),
    ("areas", "Rates are high in Sandwell", "`are high`", "compare(with_='England')"),
    ("areas", "Sandwell came third", "`came third`", "rank()"),
]


@pytest.mark.parametrize(("name", "title", "typed", "macro"), MADE_UP, ids=[one[1] for one in MADE_UP])
def test_a_claim_that_is_typed_is_told_with_the_macro_that_says_it(said, name, title, typed, macro):
    with pytest.raises(Fault) as fault:
        said(name, title)
    assert typed in fault.value.what
    assert fault.value.what.endswith(f"typed in the title “{title}”")
    assert macro in fault.value.fix
    assert fault.value.fix.endswith("so that it stays true with the next release")
    assert fault.value.place == ("title",)


FALSE = [
    "Contacts are down on the spring", "Plans are at an all-time low", "Plans tumbled", "Plans held flat", "Plans went up",
    "Police account for the bulk of contacts", "Nearly everyone was seen", "Not one child waited", "Hardly any child waited",
    "Three-quarters were boys", "½ of contacts", "Police overtook education", "The main source is the police",
    "Sandwell beats England", "Sandwell lags England", "On a par with England", "Rates match the same as England's",
    "Boys outnumber girls", "Plans eased in March", "Plans since last year", "Plans have halved", "A majority were boys",
    "Turnover slightly better", "Almost as many as in England", "Several areas did so", "Led every neighbour",
]  # fmt: skip
"""False titles of many shapes: no list is complete, and each of these is told."""


@pytest.mark.parametrize("title", FALSE)
def test_a_false_title_cannot_be_typed(title):
    assert typed_claims(title) != []


@pytest.mark.parametrize("macro", [one for one in MACROS if one not in ("highest", "lowest")])
def test_an_extreme_needs_the_macro_of_its_own_end(said, macro):
    with pytest.raises(Fault, match="`the most` is typed"):
        said("sources", f"{{{{ {macro}() }}}} made the most contacts")
    with pytest.raises(Fault, match="`fewest` is typed"):
        said("sources", "{{ highest('source') }} made the fewest contacts")


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Contacts by who made them", ()),
        ("How many children had each kind of help", ()),
        ("Children aged 5 to 11", ()),
        ("People aged under 18, per 10,000 people", ()),
        ("Interviews held within 72 hours", ()),
        ("Section 47 enquiries at level 3", ()),
        ("Plans of 3 months or less", ("3 months or less",)),
        ("Initial conferences and second plans", ()),
        ("What contacts led to", ()),
        ("Higher education and follow-up visits", ()),
        ("Children and their lead practitioner", ()),
    ],
)
def test_a_label_an_age_a_time_limit_and_a_name_of_the_table_claim_nothing(title, names):
    assert typed_claims(title, names) == []


@pytest.mark.parametrize(
    ("name", "title", "what"),
    [
        ("hidden", "{{ highest('risk') }} is the most common", "is hidden so that no child can be identified, so nobody can say which is highest"),
        ("hidden", "{{ number(risk='Polcie') }} children", "is never `Polcie`"),
        ("hidden", "Low risk {{ share(risk='Low', of={'risk': 'High'}) }}", "no share can be worked out"),
        ("sources", "{{ highest('area') }} has the most", "Areas are compared"),
        ("sources", "{{ highest('sauce') }} has the most", "has no column `sauce`"),
        ("sources", "{{ figure('x') }}", "`figure` is no macro for the words of a figure"),
        ("sources", "{{ number }}", "has no brackets"),
        ("sources", "{% if %}", "is template code"),
        ("sources", "Plans {{ number(1, 2, 3) }}", "`number` has too few or too many values"),
        ("sources", "Plans {{ change(says='up') }}", "`says` is `up`"),
        ("plans", "{{ time_period('2017') }}", "has no period `2017`"),
        ("plans", "Plans {{ change(since='2025') }}", "The change is from `2025` to itself"),
        ("course", "{{ highest('time_period') }} was the highest", "`the year ending 31 March 2024` has more than one row"),
    ],
)  # fmt: skip
def test_a_macro_that_cannot_be_worked_out_is_a_fault_of_the_title(said, name, title, what):
    with pytest.raises(Fault) as fault:
        said(name, title)
    assert what in fault.value.what
    assert fault.value.place == ("title",)


def test_rows_that_share_the_highest_value_are_all_named_and_four_are_too_many(table):
    csv = "time_period,area,town,clubs_count\n2025,Sandwell,Tipton,2\n2025,Sandwell,Oldbury,2\n2025,Sandwell,Smethwick,1\n"
    spec = FigureSpec(kind="bar", x="clubs_count", y="town", title="{{ highest('town') }} had the most clubs")
    found = small(table, csv)
    assert (
        resolved(found, spec, charts.prepare(found, spec), around)["title"] == "Tipton and Oldbury had the most clubs"
    )
    more = small(table, csv + "2025,Sandwell,Rowley,2\n2025,Sandwell,Wednesbury,2\n")
    with pytest.raises(Fault, match="4 rows share the highest value"):
        resolved(more, spec, charts.prepare(more, spec), around)


def test_a_title_follows_a_new_release_by_itself(table):
    spec = FigureSpec(
        kind="column", x="time_period", y="plans_count", title="Plans {{ change(since='2023', says='to') }}, highest in {{ highest('time_period') }}"
    )  # fmt: skip
    old = small(table, PLANS.replace("2025,Sandwell,357\n", "").replace("2024,Sandwell,463", "2024,Sandwell,310"))
    new = small(table, PLANS.replace("2025,Sandwell,357", "2025,Sandwell,900"))
    assert resolved(old, spec, charts.prepare(old, spec), around)["title"] == (
        "Plans fell to 310, highest in the year ending 31 March 2018"
    )
    assert resolved(new, spec, charts.prepare(new, spec), around)["title"] == (
        "Plans rose to 900, highest in the year ending 31 March 2025"
    )


@pytest.mark.parametrize("word", ["subtitle", "alt"])
def test_a_subtitle_and_a_text_alternative_are_worked_out_in_the_same_way(table, word):
    found, figure = small(table, PLANS), DRAWN["plans"][1]
    spec = FigureSpec(title="Plans", **figure, **{word: "Plans {{ change(says='to') }}"})
    assert resolved(found, spec, charts.prepare(found, spec), around)[word] == "Plans fell to 357"
    typed = FigureSpec(title="Plans", **figure, **{word: "Plans fell"})
    with pytest.raises(Fault) as fault:
        resolved(found, typed, charts.prepare(found, typed), around)
    assert fault.value.place == (word,)


METADATA, TABLE = "data/tables/contacts-by-source.yml", "data/tables/contacts-by-source.csv"
PAGE = "docs/figures/front-door.md"
TITLE = "\"{{ highest('contact_source') }} made the most contacts\""


@pytest.mark.parametrize(
    ("path", "old", "new", "start"),
    [
        (METADATA, TITLE, "Contacts fell", f"{METADATA}:29: In the figure `default`, `fell` is typed in the title"),
        (METADATA, TITLE, '"{{ number(contact_source=\'Polcie\') }} contacts"', f"{METADATA}:29: In the figure `default`, `contact_source` in"),
        (METADATA, "title: Contacts by who made them", "title: Police made over half of contacts", f"{METADATA}:1: The title of the table says `half`"),
        (METADATA, "title: Contacts by who made them", 'title: "{{ number() }} contacts"', f"{METADATA}:1: `title` holds `{{{{`"),
        (METADATA, "31 March 2025", "31 March 2024", f"{METADATA}:2: The description names 2024"),
        (PAGE, "summary: ", "summary: Rising contacts. ", f"{PAGE}:3: The summary of the page says `Rising`"),
        (PAGE, "title: ", "title: Half of contacts. ", f"{PAGE}:2: The title of the page says `Half`"),
    ],
)  # fmt: skip
def test_a_claim_in_the_words_of_a_site_is_told_at_its_line(tmp_path, path, old, new, start):
    site = copy(tmp_path)
    change(site / path, old, new)
    assert [one for one in told(site) if one.startswith(start)], told(site)


def test_a_page_gives_its_figure_a_title_with_macros(tmp_path):
    site = copy(tmp_path)
    page = site / PAGE
    text = page.read_text(encoding="utf-8")
    line = '{{ figure("contacts-by-source", title="Police made {{ number(contact_source=\'Police\') }} contacts") }}'
    page.write_text(f"{text}\n{line}\n", encoding="utf-8")
    assert told(site) == []
    page.write_text(f"{text}\n{line.replace('number', 'numbre')}\n", encoding="utf-8")
    [one] = told(site)
    assert "`numbre` is no macro for the words of a figure" in one


def test_a_number_in_a_title_follows_the_corrected_cell(tmp_path):
    site = copy(tmp_path)
    change(site / TABLE, "Police,400,40.0", "Police,350,35.0")
    change(site / TABLE, "Schools,350,35.0", "Schools,400,40.0")
    assert (
        PageMacros(Site(site, date(2026, 11, 21))).figure("contacts-by-source").title
        == "Schools made the most contacts"
    )
