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
from macros.wording import Around, broken_by, resolved, typed_claims
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
        ("plans", "Plans {{ change(says='ends', since='previous') }}", "Plans fell from 463 to 357"),
        ("plans", "Plans {{ change(since='2024', when=true, says='ends') }}", "Plans fell from 463 in the year ending 31 March 2024 to 357 in the year ending 31 March 2025"),
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


FALSE = {
    "direction": (
        "Contacts crept up", "Numbers edged up in Sandwell", "Caseloads eased", "Missing episodes are on the up",
        "Contacts have mounted", "Complaints multiplied", "Contacts swelled", "Plans rocketed", "Referrals shot up",
        "Referrals plummeted", "Numbers crashed", "Vacancies nosedived", "Vacancies ballooned", "A surge in contacts",
        "A spike in missing episodes", "A dip in attendance", "Turnover levelled off", "Rates are static",
        "Rates hold firm", "Caseloads are constant", "Little change in plans", "The trend is upward",
        "An upturn in referrals", "Plans bounced back", "Plans are back to where they were",
        "Plans returned to their earlier level", "Vacancies lessened", "Absence diminished", "Contacts tailed off",
        "The workforce has contracted", "Attendance picked up", "Use of agency staff tapered",
        "The gap with England has opened", "Adoptions stalled", "Complaints subsided", "Child poverty deepened",
        "Plans sank", "Rates have changed little", "Numbers went the other way", "Plans are heading down",
        "Plans up, contacts down", "Contacts: down again", "Contacts are down on the spring", "Plans tumbled",
        "Plans held flat", "Plans went up", "Plans are down by a fifth", "Timely visits lost ground", "Plans ticked up",
        "Plans went into reverse", "Complaints poured in", "Costs spiral", "The boom in early help", "Costs were kept down",
    ),
    "pace": (
        "Plans have halved", "Plans are twice what they were", "Plans have slowed", "A slowdown in contacts",
        "Contacts quickened", "Plans fell year on year", "Plans fell three years in a row",
        "Plans moved in every year", "A steep change in plans", "Significantly changed plans", "A 3-fold change",
        "A threefold change", "Plans quintupled", "Steadily changing plans", "Ever-growing caseloads",
        "Turnover slightly better",
    ),
    "part": (
        "Police account for the bulk of contacts", "Nearly everyone was seen", "Not one child waited",
        "Hardly any child waited", "Three-quarters were boys", "½ of contacts", "A majority were boys",
        "Several areas did so", "The lion's share of contacts came from schools",
        "Contacts come overwhelmingly from schools", "Contacts come primarily from health",
        "Contacts were by and large from schools", "Contacts came solely from schools",
        "Virtually all contacts came from schools", "Just about all contacts came from schools",
        "Contacts typically come from schools", "Contacts normally come from schools",
        "Contacts often come from schools", "Contacts sometimes come from the police",
        "A fraction of contacts led to action", "A trickle of contacts came from the police",
        "The rest came from schools", "Lots of contacts came from schools", "Scores of children waited",
        "Some contacts came from schools", "Any child waited", "Not all plans were on time",
        "Not a single visit was late", "Without exception, visits were on time", "Each visit was on time",
        "Visits were consistently on time", "Visits were all on time", "There was no late visit",
        "Contacts from the police are uncommon", "Missing episodes are frequent", "Neglect is rife",
        "Boys predominate", "Boys are over-represented", "Boys and girls are evenly split",
        "Just one contact came from health", "A single contact came from health", "A twentieth of contacts",
        "One child in ten was on a plan", "'Most' contacts came from schools",
        "More\u00a0than  half of contacts came from schools", "Two\u2011thirds of contacts came from schools",
    ),
    "extreme": (
        "Education topped the list", "Education heads the list", "The main source is the police",
        "Schools were the number one source", "Plans hit a low", "Plans reached a new high",
        "Plans are at a ten-year low", "A record year for plans", "Another record", "Plans broke records",
        "An unprecedented number of plans", "Plans bottomed out", "Plans reached their maximum",
        "At the foot of the table", "Sandwell comes last", "Sandwell was last", "The earliest year was the busiest",
        "The strongest year for adoption", "The heaviest caseloads", "Assault is the usual reason",
        "Assault leads the list", "Overdose is least frequent", "Plans are at an all-time low",
        "For the first time, contacts came from schools", "Once again, plans moved", "Plans no longer matter",
        "Schools replaced police as the source",
    ),
    "comparison": (
        "Police overtook education", "Sandwell beats England", "Sandwell lags England", "On a par with England",
        "Rates match the same as England's", "Boys outnumber girls", "Almost as many as in England",
        "Led every neighbour", "Sandwell outstrips England", "Sandwell is beneath the England average",
        "Sandwell is well over the average", "Sandwell is near the England average", "Sandwell matched England",
        "Sandwell mirrors its region", "Sandwell resembles England", "Sandwell differs from England",
        "Sandwell is not a different from England", "Sandwell is on par with England", "Sandwell keeps pace with England",
        "Sandwell caught up with England", "Sandwell leads the region", "Sandwell is average",
        "Sandwell is an outlier", "Sandwell stands out from its neighbours", "Sandwell bucks the national trend",
        "High rates of plans in Sandwell", "Sandwell's low rate of plans", "Sandwell has excess plans",
        "Sandwell dwarfs its neighbours", "Sandwell passed England", "Sandwell rivals England",
        "Sandwell compares well with England", "Sandwell fared well against England", "In contrast to England",
        "Sandwell is mid-table", "Visits missed their target", "Higher-than-average plans", "An above-average year",
        "Girls overhauled boys", "Spending outgrew income",
        "Sandwell's children are poorer", "Spending is in the red",
    ),
    "number": (
        "A billion contacts", "10k contacts", "30pc of contacts", "A half-dozen children", "Thirty-odd contacts",
        "Zero visits were late", "Nil visits were late", "Single figures of children", "Timeliness is good",
        "A bad year for plans",
    ),
    "period": (
        "Plans eased in March", "Plans since last year", "Since the pandemic, plans moved", "Last year in numbers",
        "In March, many plans moved", "Plans a decade ago", "Plans in Q3",
    ),
}  # fmt: skip
"""False titles by what they claim, as a headline might: no list is complete, and each of these is told."""


@pytest.mark.parametrize("title", [title for titles in FALSE.values() for title in titles])
def test_a_false_title_cannot_be_typed(title):
    assert typed_claims(title) != []


@pytest.mark.parametrize("macro", [one for one in MACROS if one not in ("highest", "lowest")])
def test_an_extreme_needs_the_macro_of_its_own_end(said, macro):
    with pytest.raises(Fault, match="`the most` is typed"):
        said("sources", f"{{{{ {macro}() }}}} made the most contacts")
    with pytest.raises(Fault, match="`fewest` is typed"):
        said("sources", "{{ highest('source') }} made the fewest contacts")


def test_one_superlative_is_typed_beside_each_macro_of_its_end(said):
    assert said("sources", "{{ highest('source') }} made the most contacts") == "Police made the most contacts"
    with pytest.raises(Fault, match="`the most` is typed"):
        said("sources", "{{ highest('source') }} peaked, and police made the most contacts")


INNOCENT = (
    "Contacts by who made them", "How many children had each kind of help", "Children aged 5 to 11",
    "People aged under 18, per 10,000 people", "Interviews held within 72 hours", "Section 47 enquiries at level 3",
    "Initial conferences and second plans", "What contacts led to", "Higher education and follow-up visits",
    "Children and their lead practitioner", "First Response and its callers", "One Voice", "Most Wanted",
    "Working Together 2026", "7-minute briefing", "Attendance in Year 6", "Under 1s", "Babies under 1",
    "Rates for every 10,000 children", "Graded Care Profile 2", "Key stage 2 results", "Regulation 44 visits",
    "Attainment 8 scores", "First 1001 days", "Calls to NHS 111", "A 24/7 line", "16- and 17-year-olds",
    "Number of visits by month", "Share of contacts by source", "How long children waited",
    "How often the board meets", "Second opinions", "First-time entrants to youth justice", "Repeat plans",
    "Drop-in sessions by town", "Step up and step down between levels", "Stepping up to social care",
    "Growing up in Sandwell", "High schools", "High-risk meetings", "Factors at the end of assessment",
    "Half term clubs", "Half-term clubs", "Half brothers and sisters", "Both parents", "Third sector organisations",
    "Sixth form colleges", "Zero-hours contracts", "Zero tolerance of abuse", "Better Start", "Best Start family hubs",
    "Best practice", "Best interests decisions", "Principal social worker", "Chief executives", "Common assessments",
    "Same-day response", "24-hour helpline", "Over-18s", "16-plus services", "Two-year-old offer",
    "One-to-one support", "Three-month review", "Signs of Safety", "Every Child Matters",
    "All-age mental health pathway", "Safeguarding is everyone's business", "Keeping Children Safe in Education 2025",
    "Contacts with no further action", "Not in education, employment or training", "Staying Put",
    "Stay-at-home parents", "Recovery planning", "Fast track referrals", "Equality and diversity",
    "Equal opportunities", "Stable placements", "Improvement board", "Improvement plan",
    "Requires improvement to be good", "Reducing Parental Conflict", "Criminal records", "Recording of visits",
    "A record of the visit", "Dip sampling", "Drift and delay", "Running away from home", "Peak times",
    "Twins and triplets", "Surge capacity", "Low birth weight", "High needs block", "Multiple births",
    "Single assessments", "Single point of contact", "Early visits", "Missing from home", "Returns from care",
    "Children who became looked after", "Average caseload", "Minimum standards", "National minimum wage",
    "Targeted help", "Universal services", "Primary care", "Poor housing", "Any other ethnic group", "Other sources",
    "Each area by month", "The rest of England", "Up-to-date plans", "Up to date plans", "Take-up of school meals",
    "Top-up training", "Make-up of the board", "Trend over time", "Closing the gap", "Turnover of social workers",
    "Lost property", "Excess deaths", "“Rising Stars” nursery", "“More than Words” and “Less Is More”",
    "Where care leavers are now",
    "How cases moved up and down", "Failure to thrive", "Stronger Families",
)  # fmt: skip
"""Titles of many shapes that claim nothing: labels, ages, time limits, set phrases and names."""


@pytest.mark.parametrize("title", INNOCENT)
def test_a_label_an_age_a_time_limit_and_a_name_claim_nothing(title):
    assert typed_claims(title) == []


def test_a_name_of_the_table_claims_nothing():
    assert typed_claims("Plans of 3 months or less", ("3 months or less",)) == []


@pytest.mark.parametrize(
    ("name", "title", "what"),
    [
        ("hidden", "{{ highest('risk') }} is the most common", "is hidden so that no child can be identified, so no one can say which is highest"),
        ("hidden", "{{ number(risk='Polcie') }} children", "is never `Polcie`"),
        ("hidden", "{{ number(risk='Low') }} of children", "says “hidden so that no child can be identified of”"),
        ("hidden", "Low risk {{ share(risk='Low', of={'risk': 'High'}) }}", "no share can be worked out"),
        ("sources", "{{ highest('area') }} has the most", "Areas are compared"),
        ("sources", "{{ highest('sauce') }} has the most", "has no column `sauce`"),
        ("sources", "{{ figure('x') }}", "`figure` is not a macro for the words of a figure"),
        ("sources", "{{ number }}", "has no brackets"),
        ("sources", "{% if %}", "is template code"),
        ("sources", "Plans {{ number(1, 2, 3) }}", "`number` has too few or too many values"),
        ("sources", "Plans {{ change(says='up') }}", "`says` is `up`"),
        ("plans", "{{ time_period('2017') }}", "has no period `2017`"),
        ("plans", "Plans {{ change(since='2025', when=true) }}", "The change is from `2025` to itself"),
        ("plans", "Plans {{ change(since='2018') }}", "names the period `2018`, and the figure does not say it to readers"),
        ("plans", "Plans {{ change(since='2018', when=true, says='pace') }}", "names the period `2018`"),
        ("plans", "Plans {{ change(from_={'time_period': '2018'}, to={'time_period': '2025'}) }}", "`from_` of `change`"),
        ("plans", "{{ number(time_period='2024') }} plans", "names the period `2024`"),
        ("course", "{{ highest('time_period') }} was the highest", "`the year ending 31 March 2024` has more than one row"),
    ],
)  # fmt: skip
def test_a_macro_that_cannot_be_worked_out_is_a_fault_of_the_title(said, name, title, what):
    with pytest.raises(Fault) as fault:
        said(name, title)
    assert what in fault.value.what
    assert fault.value.place == ("title",)


def test_a_title_about_a_number_that_is_not_there_gives_way_to_the_one_of_the_table(said):
    assert said("hidden", "Children at low risk: {{ number(risk='Low') }}") == "An example"


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
        kind="column", x="time_period", y="plans_count", title="Plans {{ change(since='previous', says='to') }}, highest in {{ highest('time_period') }}"
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
        (METADATA, "description: ", "description: Falling contacts. ", f"{METADATA}:2: The description of the table says `Falling`"),
        (METADATA, "31 March 2025", "31 March 2024", f"{METADATA}:2: The description names 2024"),
        (PAGE, "summary: ", "summary: Rising contacts. ", f"{PAGE}:3: The summary of the page says `Rising`"),
        (PAGE, "title: ", "title: Half of contacts. ", f"{PAGE}:2: The title of the page says `Half`"),
        (PAGE, "question: ", "question: Contacts fell. ", f"{PAGE}:8: The question of the page says `fell`"),
        (PAGE, "## Contacts", "## Most contacts lead to no action", f"{PAGE}:13: The heading says `Most`"),
    ],
)  # fmt: skip
def test_a_claim_in_the_words_of_a_site_is_told_at_its_line(tmp_path, path, old, new, start):
    site = copy(tmp_path)
    change(site / path, old, new)
    assert [one for one in told(site) if one.startswith(start)], told(site)


@pytest.mark.parametrize(
    "heading",
    [
        "What changed most",
        "{{ number('contacts-by-source', 'contacts_count', contact_source='Police') }} contacts by the police",
    ],
)
def test_a_heading_may_ask_and_may_have_a_macro(tmp_path, heading):
    site = copy(tmp_path)
    change(site / PAGE, "## Contacts", f"## {heading}")
    assert told(site) == []


def test_a_page_gives_its_figure_a_title_with_macros(tmp_path):
    site = copy(tmp_path)
    page = site / PAGE
    text = page.read_text(encoding="utf-8")
    line = '{{ figure("contacts-by-source", title="Police made {{ number(contact_source=\'Police\') }} contacts") }}'
    page.write_text(f"{text}\n{line}\n", encoding="utf-8")
    assert told(site) == []
    page.write_text(f"{text}\n{line.replace('number', 'numbre')}\n", encoding="utf-8")
    [one] = told(site)
    assert "`numbre` is not a macro for the words of a figure" in one


def test_a_number_in_a_title_follows_the_corrected_cell(tmp_path):
    site = copy(tmp_path)
    change(site / TABLE, "Police,400,40.0", "Police,350,35.0")
    change(site / TABLE, "Schools,350,35.0", "Schools,400,40.0")
    assert (
        PageMacros(Site(site, date(2026, 11, 21))).figure("contacts-by-source").title
        == "Schools made the most contacts"
    )


HIDDEN = "hidden so that no child can be identified"


@pytest.mark.parametrize(
    ("before", "after", "broken"),
    [
        ("The share is ", ". In England it is 2%.", ""),
        ("Shares were **", "** in 2025, and", ""),
        ("- **Sandwell:** ", "\n", ""),
        ("| Sandwell | ", " |", ""),
        ("Vacant posts: ", "", ""),
        ("", " of placements were near", f"{HIDDEN} of"),
        ("There were ", " referrals", f"{HIDDEN} referrals"),
        ("The average was 20, and that of boys ", ".", f"boys {HIDDEN}"),
        ("It fell to ", ".", f"to {HIDDEN}"),
    ],
)
def test_words_that_take_the_place_of_a_number_follow_a_verb_or_a_label(before, after, broken):
    assert broken_by(HIDDEN, before, after) == broken
    assert broken_by("20%", before, after) == ""
