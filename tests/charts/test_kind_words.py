"""What has to be known of a kind of chart is known in one place, and nothing is assumed of a kind that lacks it."""

import dataclasses
from typing import get_args

from macros.charts import KINDS, Kind
from macros.charts.kinds import Account
from macros.wording.alternatives import ACCOUNTS


def test_every_kind_of_chart_has_a_label_a_noun_and_a_text_alternative():
    assert [kind for kind, one in KINDS.items() if not (one.label and one.noun and one.account in ACCOUNTS)] == []


def test_a_kind_of_chart_cannot_be_made_without_its_words():
    needed = {one.name for one in dataclasses.fields(Kind) if one.default is dataclasses.MISSING}
    assert needed == {"label", "noun", "account"}


def test_every_text_alternative_is_that_of_a_kind_of_chart():
    assert set(ACCOUNTS) == set(get_args(Account)) == {one.account for one in KINDS.values()}


def test_charts_that_are_each_on_a_scale_of_their_own_say_what_each_is_called():
    assert [kind for kind, one in KINDS.items() if one.apart and not one.card and not one.series] == []
