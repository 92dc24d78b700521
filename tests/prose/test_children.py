"""No sentence says a small count of children of this area; sentences that only sound like one pass."""

from __future__ import annotations

import pytest

from macros.prose.children import small_cells_in, small_counts_in

PLACES = ("Sandwell", "Walsall", "Tipton")

UNSAFE = """
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
""".strip().splitlines()

SAFE = """
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
""".strip().splitlines()


@pytest.mark.parametrize("sentence", UNSAFE)
def test_a_small_count_of_local_children_is_found(sentence):
    assert small_counts_in(sentence, PLACES)


@pytest.mark.parametrize("sentence", SAFE)
def test_what_only_sounds_like_one_passes(sentence):
    assert not small_counts_in(sentence, PLACES)


def test_the_words_of_papers_are_local_without_naming_a_place():
    assert small_counts_in("The rest are two children of one school.", PLACES, local=True)
    assert not small_counts_in("The rest are two children of one school.", PLACES)
    assert not small_counts_in("One child may be counted twice.", PLACES, local=True)


def test_bare_small_numbers_in_a_column_of_children_are_found():
    rows = [["Age", "Number of children", "Level"], ["Under 5", "12", "4"], ["5 to 9", "**3**", "4"], ["10", "0", "4"]]
    assert small_cells_in(rows) == [2]
    assert small_cells_in([["Level", "Children's needs"], ["4", "4"]]) == []
    assert small_cells_in([]) == []
