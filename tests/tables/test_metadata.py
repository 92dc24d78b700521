"""What is wrong with metadata is told at its line, in the words of the person who typed them."""

from __future__ import annotations

import pytest
import yaml
from making import RULE, faults, line_of, metadata, rows

NAME = "data/tables/example.yml"
GOOD = rows("A,10")
SUM = {"sum": "children_count", "over": "kind", "total": "All kinds"}


def changed(**words: object) -> str:
    """The usual metadata with other words; None takes one out."""
    whole = {**yaml.safe_load(metadata()), **words}
    return yaml.safe_dump(
        {word: value for word, value in whole.items() if value is not None},
        sort_keys=False,
        allow_unicode=True,
        width=200,
    )


CASES = {
    "a missing word": (
        {"definition": None},
        "title",
        "`definition` is missing. Add a line `definition: A contact is any call, form or message about a child.`.",
    ),
    "a misspelt word": (
        {"definitoin": "x"},
        "definitoin",
        "`definitoin` is not a field that belongs here. Did you mean `definition`?",
    ),
    "a date that is none": (
        {"review_by": "soon"},
        "review_by",
        "`review_by` is `soon`, which is not a date. Write it as year-month-day, such as 2026-11-20.",
    ),
    "a column that is not tidy": (
        {"schema": {"primaryKey": ["Kind"], "fields": [{"name": "Kind", "title": "Kind"}]}},
        "name: Kind",
        "`name`: `Kind` is not a tidy name. Use lower-case letters, digits and `_` between words.",
    ),
    "a column twice": (
        {
            "schema": {
                "primaryKey": ["kind"],
                "fields": [{"name": "kind", "title": "K"}, {"name": "kind", "title": "K"}],
            }
        },
        "kind\n    title: K\nd",
        "The column `kind` appears twice. Keep one of them.",
    ),
    "a key that is not a field": (
        {"schema": {"primaryKey": ["knid"], "fields": [{"name": "kind", "title": "K"}]}},
        "- knid",
        "`knid` in `primaryKey` is not among the fields. Did you mean `kind`?",
    ),
    "a symbol that nobody knows": (
        {"schema": {"primaryKey": ["kind"], "missingValues": ["q"], "fields": [{"name": "kind", "title": "K"}]}},
        "- q",
        "`q` is not a known symbol. Use c, x, z, low, k, u.",
    ),
    "a rule of disclosure without its columns": (
        {"disclosure": {"rule": "threshold"}},
        "disclosure",
        "The rule `threshold` names no columns. "
        "Add `applies_to: [children_count]` with the columns that count children.",
    ),
    "a rule of disclosure without its reason": (
        {"disclosure": {"rule": "not-children"}},
        "disclosure",
        "The rule `not-children` has no reason. Add `reason:` that says why no count needs hiding.",
    ),
    "counts that are public, nobody knows where": (
        {"disclosure": {"rule": "published", "reason": "They are public in this form."}},
        "disclosure",
        "The rule `published` names no document. Add `document:` with its id in data/sources.yml.",
    ),
    "two relations in one rule": (
        {"reconcile": [{**SUM, "same": "children_count"}]},
        "same:",
        "A rule of `reconcile` has one of percent, sum, add, difference, rate, same, this one has sum and same. "
        "Keep one, and make another rule of the other.",
    ),
    "no relation in a rule": (
        {"reconcile": [{"over": "kind"}]},
        "- over",
        "`reconcile`: a rule has one of percent, sum, add, difference, rate, same, this one has none. Add one.",
    ),
    "a sum over nothing": (
        {"reconcile": [{"sum": "children_count", "total": "All kinds"}]},
        "- sum",
        "`reconcile`: a `sum` rule needs `over`. Add it.",
    ),
    "a percentage of nothing": (
        {"reconcile": [{"percent": "children_percent", "of": "children_count"}]},
        "- percent",
        "`reconcile`: a `percent` rule needs `total`. Add it.",
    ),
    "a rate of nothing": (
        {"reconcile": [{"rate": "children_rate"}]},
        "- rate",
        "`reconcile`: a `rate` rule needs `population`. Add it.",
    ),
    "the same as nothing": (
        {"reconcile": [{"same": "children_count"}]},
        "- same",
        "`reconcile`: a `same` rule needs `as`. Add it.",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_fault_of_the_metadata_is_told_at_its_line(case, tmp_path):
    words, at, message = CASES[case]
    text = changed(**words)
    assert faults(tmp_path, GOOD, text) == [f"{NAME}:{line_of(text, at)}: {message}"]


def test_metadata_that_are_no_yaml_are_told_at_the_line(tmp_path):
    [told] = faults(tmp_path, GOOD, "title: A table\ndefinition: it: is\n")
    assert told == f"{NAME}:2: There is a colon inside this value: it: is. Put the whole value in quotes."


def test_a_word_that_stands_twice_in_the_metadata_is_told(tmp_path):
    text = metadata() + "title: Another\n"
    [told] = faults(tmp_path, GOOD, text)
    assert (
        told
        == f"{NAME}:{len(text.splitlines())}: `title` appears here a second time: it is on line 1 already. Keep one of them."
    )


def test_rounding_to_one_is_no_rounding(tmp_path):
    [told] = faults(tmp_path, GOOD, changed(disclosure={**RULE, "rounding": {"England": 1}}))
    assert "`England`" in told


def test_all_faults_of_the_metadata_are_told_in_one_run(tmp_path):
    assert len(faults(tmp_path, GOOD, changed(definition=None, review_by="soon", ttile="x"))) == 3
