"""No sentence says a small count of children of this area, their age with a place, or a name of one; others pass."""

from __future__ import annotations

import time

import pytest

from macros.prose.cells import small_cells_in
from macros.prose.children import small_counts_in
from macros.prose.people import has_a_small_number
from macros.prose.sentences import sentences

PLACES = ("Sandwell", "Walsall", "Tipton", "Smethwick")

UNSAFE = """
1 child lost an arm.
1 child broke a leg in Tipton.
Children hurt - 5.
Children injured: 4
Deaths of children, 3 in all.
Deaths of children, three in total.
A total of 3 were children.
A total of three of them were babies.
The siblings aged 4 and 6 in Sandwell were hurt.
The siblings, aged 4, 6 and 9, are from Tipton.
The children were 4 and 6 years old and lived in Tipton.
The 4- and 6-year-old brothers from Tipton.
Siblings aged 4 and 6 died.
2-3 children died in Sandwell.
2 to 3 children in Tipton died.
Two or three children died in 2023.
Deaths: two or three
Three children in Sandwell were on a plan.
In 2022-23 two young people went missing.
3 of the 46 children in Tipton had a plan.
3 out of 46 children in Sandwell had a plan.
Of these, \ufffc were boys and three children had a plan.
In the year four looked after children ran away.
Sandwell had 2 unborn babies on plans in 2023.
The number of children on a plan in Sandwell was 4.
There were five families waiting in March 2019.
Only one child in Walsall was placed.
In 2018 a couple of children went missing.
4 child deaths were reviewed in 2022-23.
Sandwell published two local child safeguarding practice reviews in 2019.
Two White children in Sandwell were moved.
Four siblings in Tipton were taken into care.
A single family in Tipton was helped in 2019.
One young person in Sandwell was at high risk.
Two children were found at home.
One child died after a fire.
3 deaths of children were notified in 2023.
During the year 5 babies had injuries.
Last month two teenagers were moved.
In Sandwell there were 4 deaths in 2024-25.
In Sandwell there were **4** deaths in 2024-25.
In Sandwell there were 4&nbsp;deaths.
In Sandwell there were &#52; deaths.
In Sandwell there were four (4) deaths.
In Sandwell there were 4 (four) deaths.
In Sandwell there were ４ deaths.
In Sandwell there were 4\u200b deaths.
In Sandwell there were _four_ child deaths.
In Sandwell there were [four](x) deaths.
There were nine suicides in 2024.
There were 9 suspected suicides of teenagers in Tipton.
We were notified of two serious incidents in 2023.
Deaths: 4
Deaths in 2024-25: 4
Child deaths – 4
Child deaths (4)
Suicides: three
Boys (3) and girls (2) were on plans.
Number of children: 3
Children who died: 2
Deaths = 4.
Deaths | 4
Siblings: two
Child protection plans: 6
Deaths rose to 4 in 2024.
Deaths in Sandwell fell from 7 to 3.
Suicides of young people in Sandwell stood at 2.
Child deaths in Tipton numbered four.
Two siblings from Tipton died in a fire.
Two siblings were killed.
A pair of twins in Smethwick died.
Twins were born in Tipton and were removed at birth.
Both children were taken into care in 2024.
Both girls died.
Three of the five were under one, in Sandwell.
Three of the five children had a plan in 2024.
Four of them died.
Of the deaths, two were murdered.
Four died in 2023.
Two drowned in the canal.
One was stabbed in Tipton in 2024.
A baby in Tipton died in her cot.
A boy at Wood Green Academy was stabbed.
A child from Smethwick was murdered by his stepfather.
A teenager from Tipton took his own life.
A baby was admitted to Sandwell General Hospital with a fractured skull.
A 3-year-old from Tipton was found alone.
A three-year-old boy died in Smethwick.
The 15-year-old boy was at Wood Green Academy.
A 14 year old girl from Tipton went missing.
A girl aged 14 in Tipton was exploited.
A boy, 14, from Tipton was arrested.
The boy (14) lived in Hope Street.
A baby aged six months lived in Tipton.
The child, aged 4, was killed.
A child born in March 2019 in Tipton was removed.
He was born on 3 March 2019 in Smethwick.
Jaden, 14, from Tipton was stabbed.
A six-week-old baby from Tipton was shaken.
Two 3-year-olds were found in Tipton.
Child A was known to services.
The review of Baby P changed much.
Child SW12 lived with her mother.
We spoke to Child B's school.
Young Person C went missing.
The mother of child J was seen.
Family B were helped.
Three rapes of girls were reported in Tipton.
Six fractures in babies were seen in Sandwell in 2024.
Two hospital admissions for self-harm in Tipton in 2023.
In Tipton 3 mothers were under 16.
Two fathers in Sandwell were convicted in 2024.
In 2024 there were three cases of FGM in Sandwell.
Seven unaccompanied children came to Sandwell in 2023.
Six care leavers in Sandwell were homeless in 2024.
Four pupils at Wood Green Academy were excluded.
Eight students in Tipton were exploited.
Three under-5s in Sandwell died.
The third child death in Sandwell this year led to a review.
At least 3 children died in Tipton in 2024.
Three children, two boys and a girl, lived in Tipton.
<p>In 2024 <b>three</b> children were moved.</p>
![Two children who died in Tipton in 2024](x.png)
[more](x.md "In Tipton 3 children died")
<img alt="In Tipton 3 children died" src="x">
<td>Deaths</td><td>4</td>
<li>Deaths: <strong>4</strong></li>
Since March five babies in Sandwell were injured.
Yesterday two boys from Tipton died.
In Sandwell `4` deaths were notified.
There have been two murders of children in Tipton.
7 (12%) children in Sandwell were missing in 2024.
A set of twins in Tipton was placed.
Seven brothers and sisters in Smethwick were placed together in 2024.
Two sons of one mother in Tipton were placed in 2021.
In 2023 four newborns were removed at birth.
Three asylum seekers in Smethwick were children in 2023.
When two children from Tipton died in 2024, the panel met.
If we look at Sandwell, three children died in 2024.
The four who died in Tipton were babies.
Sandwell lost 4 children.
The three boys who were there lost their lives.
Deaths of babies: 2 in 2023, 3 in 2024.
Of 12 deaths, 4 were babies.
Deaths: four (2023-24)
4 infants under 28 days died.
Number of suicides 3
3/46 children in Tipton had a plan.
4 x deaths in Sandwell
There were 0 deaths in 2023 and 4 in 2024.
Aged nine, from Tipton, she was hurt.
Two year 6 pupils were excluded in 2024.
Postcode B70 8AB: two boys were hurt.
""".strip().splitlines()

SAFE = """
One child lost at the fair can be found.
Children, 3 in every class, read aloud.
A total of 300 were children.
A total of 3 were schools.
Children missing - look at home first.
When a child in Sandwell is two, ring us.
One child can have many contacts.
One child in Sandwell can have many contacts.
Help is for children under 5.
The briefing has three key messages.
There are four levels of need in Sandwell.
Level 4 children in Sandwell need specialist help.
A count of one to five children is hidden.
Choose one child who was not brought twice.
In the last five families that we saw, what do we know?
One in ten children had a disability in 2023.
One child in three lives in poverty in Sandwell.
Three in ten children had a plan in Sandwell.
One child in need in ten had a disability in 2023.
Four in five children in Sandwell were at medium risk.
Sandwell has two children's homes.
Three family hubs opened in Sandwell in 2022.
Children aged 5 in Sandwell start school.
Two family group conferences were held in 2019.
The Children Act 1989 says that one child must come first.
Fewer than five children are hidden in Sandwell.
More than three children were seen in 2020.
In 2022, key stage 2 pupils in Sandwell did well.
Two children's services in Sandwell were inspected in 2015.
In 2023 between one and five children are hidden.
One young person may be counted for more than one reason.
Two counts of families are hidden.
In 2019 three partners agreed.
One child's story was heard in 2019.
Up to 5 children in Sandwell can come.
Year 5 pupils in Sandwell were asked.
A social worker decides within one working day in Sandwell.
At 4 children's centres in Tipton there is a group.
One of Sandwell Safeguarding Children Board's groups met in 2018.
\ufffc children were on a plan in Sandwell.
Two partners signed in 2024.
Three key messages for families in Sandwell.
A seven-minute briefing about children.
Look at one child at a time.
No child in Sandwell should wait.
Every child in Sandwell matters.
At least one child in a class of 30 is a young carer.
1 in 4 children in Sandwell live in poverty.
1 in 4 deaths could be prevented.
Under 5s in Sandwell can have help.
Children aged 10 to 17 in Sandwell.
A child under 2 should not be left.
Bruising in a child under 2 is a warning.
A 2-year-old offer in Sandwell is free.
The 2-year-old check is done at nursery.
3-year-olds in Sandwell can have 30 hours.
A 3-year-old in Sandwell can have 30 hours of nursery.
Young people aged 16 and 17 in Sandwell can come.
Children aged 12 and over get a letter from Sandwell.
If a child dies in Sandwell, ring the hospital.
When a baby died, the panel meets within 28 days.
If two children are hurt in Sandwell, call 999.
Imagine that three children were left alone.
Suppose two siblings were found alone at home.
For example, two children were left alone.
Speak to both parents.
Ask both parents, and ask them apart when it is safe.
Two social workers visit.
One adult whom the child likes is worth more than five who are new.
What was just manageable with one child may not be with two.
One large family can change the share of conferences on time.
Think of one child who has changed carers this year.
Two lessons stood out from cases: professional curiosity and disguised compliance.
Neglect is one of the reasons why children become looked after: look again.
Social workers record sexual abuse of one child by another at the end of assessments.
Sandwell has six towns and many young people.
One child death is too many.
In England four children die each week.
Nationally, two children were killed each week in 2019.
Five child deaths in England in 2019 led to the law.
Working Together 2023 names three safeguarding partners.
Section 17 children in need in Sandwell.
Stage 2: children who need help
Part 3 Children's social care
Chapter 4 Families
Question 5: children at home?
Step 3 Parents and carers in Sandwell
4 Child deaths and how they are reviewed
Ages of children: 5 to 9
Parents: 5 things to know
Families: 3 ways to help
Children: 1 to 1 support is here
Places for children: 4
Open to families from 9 to 5 in Sandwell.
The children I know in Sandwell are happy.
The child I work with was late.
Child AND family.
Child SEND support
Child in need plans: two reviews a year
Family Hubs and Start for Life
Every child. A plan is made.
Baby IQ tests do not help.
Our child protection conferences in 2024 were on time.
The death of a child is reviewed by a panel.
In 2015 the Board was born.
Every child born in 2019 in Sandwell has a red book.
Four of the five partners met in 2024.
Two of the three subgroups were in Tipton.
Five of the seven parts are there.
Two years after the deaths of children in 2001 the law changed.
Three days of training for parents in Sandwell in 2024.
Two thirds of children in Sandwell were on time in 2024.
In 2024 there were 12 deaths.
In 2024 there were 1,204 referrals.
Deaths: 14
Deaths: 4%
Deaths per 1,000: 4.2
Children in 4.5% of families
£5 children's tickets
In Sandwell 5-9 children
A family of four in Sandwell.
Families with 3 or more children in Sandwell.
Room 3 children
Ring 0800 1111 for children in Sandwell.
Children 5 and under in Sandwell swim free.
The Children Act 2004 has 5 parts.
Talk to your child at 5 o'clock.
In Sandwell one family worker helps.
Two family workers joined in 2024.
Two parent champions in Tipton spoke in 2024.
1/4 of children in Sandwell live in poverty.
Two were girls.
4 children per class in Sandwell.
A baby in Tipton may be ill.
Your 3-year-old in Sandwell can start school.
Any 14-year-old boy in Sandwell may be asked.
""".strip().splitlines()


def found(text):
    """What is found in a line of Markdown as it is read."""
    return [
        one.text
        for sentence in sentences(iter([(1, text)]), code=True)
        for one in small_counts_in(sentence.read.text, PLACES)
    ]


@pytest.mark.parametrize("sentence", UNSAFE)
def test_a_small_count_of_local_children_is_found(sentence):
    assert found(sentence)


@pytest.mark.parametrize("sentence", SAFE)
def test_what_only_sounds_like_one_passes(sentence):
    assert found(sentence) == []


def test_the_words_of_metadata_are_local_without_naming_a_place():
    assert small_counts_in("The rest are two children of one school.", PLACES, local=True)
    assert not small_counts_in("The rest are two children of one school.", PLACES)
    assert not small_counts_in("One child may be counted twice.", PLACES, local=True)


def test_bare_small_numbers_in_a_column_of_children_are_found():
    rows = [["Age", "Number of children", "Level"], ["Under 5", "12", "4"], ["5 to 9", "**3**", "4"], ["10", "0", "4"]]
    assert small_cells_in(rows) == [(2, "Number of children: 3")]
    assert small_cells_in([["Level", "Children's needs"], ["4", "4"]]) == []
    assert small_cells_in([]) == []


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([["What", "2024"], ["Deaths", "4"]], ["Deaths: 4"]),
        ([["What", "2023", "2024"], ["Child deaths", "4", "**7**"]], ["Child deaths: 4", "Child deaths: 7"]),
        ([["Year", "Suicides"], ["2024", "two"]], ["Suicides: two"]),
        ([["Town", "Girls", "Boys"], ["Tipton", "3", "12"]], ["Girls: 3"]),
        ([["Town", "Deaths"], ["Tipton", "3 (9%)"]], ["Deaths: 3 (9%)"]),
        (
            [["Deaths by cause", "2021-22", "2022-23"], ["Bath", "3", "4"], ["Sleep", "12", "0"]],
            ["Deaths by cause: 3", "Deaths by cause: 4"],
        ),
        ([["Children", "2024"], ["Tipton", "5"]], ["Children: 5"]),
        ([["Children", "Level"], ["Tipton", "5"]], []),
        ([["Training days", "2021-22", "2022-23"], ["Neglect", "3", "4"]], []),
        ([["Level", "Children"], ["1", "most"]], []),
        ([["Age", "Deaths per 1,000"], ["1", "4"]], []),
        ([["Question", "Answer"], ["How many partners?", "3"]], []),
        ([["Children's age", "Doses"], ["2", "3"]], []),
    ],
)
def test_a_bare_small_number_beside_or_below_children_is_found_with_its_words(rows, words):
    assert [said for _, said in small_cells_in(rows)] == words


def test_each_find_is_quoted_in_order():
    text = "In Tipton 3 boys and two girls died; Child A, aged 4, lived in Tipton."
    assert found(text) == ["3 boys", "two girls", "Child A"]


def test_a_find_is_told_at_the_line_of_its_words():
    lines = iter([(7, "In Tipton there were **many**"), (8, "meetings, and"), (9, "three children died.")])
    [sentence] = sentences(lines)
    [one] = small_counts_in(sentence.read.text, PLACES)
    assert (one.text, sentence.read.line_at(one.start)) == ("three children", 9)


@pytest.mark.parametrize(
    "text",
    [
        "In Tipton 3 children died, " * 3_000,
        "3 " * 40_000,
        "a" * 100_000,
        "one of the " * 9_000,
        "{{ " * 30_000,
        "<a" * 40_000,
        "](" * 40_000,
        "<!--" * 20_000,
        "{% " * 30_000,
        "`" * 80_000,
        "Deaths " * 14_000,
        "the number of children was " * 3_500,
        "*_" * 40_000,
        "&nbsp;" * 15_000,
        "a boy, " * 14_000,
        "Child " * 16_000,
        "\n" * 80_000,
        "2 of the 2 of the children were " * 3_000,
        "number of " * 10_000,
        "Aaaa " * 20_000,
    ],
)
def test_a_very_long_line_takes_a_time_that_grows_with_it_and_no_faster(text):
    start = time.process_time()
    found(text)
    assert time.process_time() - start < 4


@pytest.mark.parametrize(
    ("text", "has_one"),
    [
        ("Deaths: 3", True),
        ("n=4", True),
        ("2-3 children", True),
        ("1,234 and 5", True),
        ("Three, he said", True),
        ("the 4th death", True),
        ("a boy of sixteen", True),
        ("born in 2019", True),
        ("ſix children", True),
        ("", False),
        ("39.5% of 234 in 2022-23", False),
        ("Children in Sandwell", False),
        ("weight and height of someone", False),
    ],
)
def test_only_a_sentence_with_a_small_number_is_looked_at_for_counts_and_ages(text, has_one):
    assert has_a_small_number(text) == has_one
