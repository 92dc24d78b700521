"""Metadata are told in plain words: what a column holds, how children are protected, which checks hold."""

from __future__ import annotations

import pytest

from macros.outputs import check_text, metadata_text

CSV = (
    "time_period,area,source,contacts_count,contacts_percent,open_count,done_count,contacts_rate\n"
    "2022-23,Sandwell,Police,c,c,6,6,x\n2022-23,Sandwell,All,40,100.0,12,28,5.0\n"
)
METADATA = """\
title: Contacts
description: Contacts by who made them.
definition: A contact is a call about a child.
sources: [{document: report, locator: Section 3}]
licenses: [{name: OGL-UK-3.0}]
retrieved: 2026-11-20
owner: Team
review_by: 2027-06-30
schema:
  primaryKey: [time_period, area, source]
  fields:
    - {name: time_period, title: Period}
    - {name: area, title: Area}
    - {name: source, title: Who made contact}
    - {name: contacts_count, title: Contacts, type: integer}
    - {name: contacts_percent, title: Share (%), type: number}
    - {name: open_count, title: Open, type: integer}
    - {name: done_count, title: Done, type: integer}
    - {name: contacts_rate, title: Rate, type: number}
"""
THRESHOLD = "disclosure: {rule: threshold, applies_to: [contacts_count]}\n"


def check(table, rule: str) -> str:
    read, _, _ = table(CSV, f"{METADATA}{THRESHOLD}reconcile:\n  - {{{rule}}}\n")
    [said] = check_text.checks(read, lambda stem: None)
    return f"{said.text}{said.link}{said.end}"


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            "percent: contacts_percent, of: contacts_count, total: {source: All}, dp: 1",
            "“Share (%)” is “Contacts” as a percentage of the row “All”, to 1 decimal place.",
        ),
        (
            "percent: contacts_percent, of: contacts_count, total: 29563",
            "“Share (%)” is “Contacts” as a percentage of 29,563, to a whole number.",
        ),
        (
            "percent: contacts_percent, of: done_count, total: contacts_count, dp: 2, within: 0.1",
            "“Share (%)” is “Done” as a percentage of “Contacts”, to 2 decimal places, to within 0.1.",
        ),
        (
            "percent: contacts_percent, of: contacts_count, total: {table: people, column: people_count, where: {area: Sandwell}}, dp: 1",
            "“Share (%)” is “Contacts” as a percentage of a number in the table people, to 1 decimal place.",
        ),
        (
            "sum: contacts_count, over: source, total: All",
            "In “Contacts”, the other rows of “Who made contact” add up to “All”.",
        ),
        ("add: [open_count, done_count], to: contacts_count", "“Open” and “Done” add up to “Contacts”."),
        ("difference: [contacts_count, open_count], to: done_count", "“Contacts” less “Open” is “Done”."),
        (
            "rate: contacts_rate, of: contacts_count, population: 80000, dp: 1",
            "“Rate” is “Contacts” for every 10,000 of 80,000, to 1 decimal place.",
        ),
        (
            "rate: contacts_rate, of: contacts_count, population: {table: people, column: people_count}",
            "“Rate” is “Contacts” for every 10,000 of the population in the table people, to a whole number.",
        ),
        (
            "same: contacts_count, where: {time_period: 2022-23, source: All}, as: {table: summary, column: value}",
            "“Contacts” agrees with the table summary. This is checked for the year ending 31 March 2023, the rows where “Who made contact” is All.",
        ),
        (
            "same: contacts_count, where: {area: [Walsall, North East, England]}, as: {table: summary, column: value}",
            "“Contacts” agrees with the table summary. This is checked for Walsall, the North East and England.",
        ),
    ],
)
def test_a_check_is_told_in_a_sentence(table, rule, words):
    assert check(table, rule) == words


@pytest.mark.parametrize(
    ("column", "words"),
    [
        ("time_period", "The period: “2022-23” is the year ending 31 March 2023."),
        ("area", "The place that the row is about."),
        ("source", "One of Police or All."),
        ("contacts_count", "A count. Counts from 1 to 5 are hidden."),
        ("open_count", "A count."),
        ("contacts_percent", "A percentage."),
        ("contacts_rate", "A rate for every 10,000, unless its title says otherwise."),
    ],
)
def test_a_column_is_explained(table, column, words):
    read, _, _ = table(CSV, METADATA + THRESHOLD)
    assert metadata_text.meaning(read, column) == words


def test_a_column_that_is_worked_out_says_from_what(table):
    rule = "reconcile:\n  - {percent: contacts_percent, of: contacts_count, total: {source: All}, dp: 1}\n"
    read, _, _ = table(CSV, METADATA + THRESHOLD + rule)
    assert metadata_text.meaning(read, "contacts_percent") == "A percentage. Worked out from “Contacts”."


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        (
            "{rule: threshold, threshold: 9, applies_to: [contacts_count, open_count]}",
            "Counts from 1 to 9 are hidden, so that no child can be identified. This holds for Contacts and Open.",
        ),
        (
            "{rule: published, document: report, reason: It is a national statistic}",
            "These figures are public in this form already: The yearly report. It is a national statistic.",
        ),
        (
            "{rule: not-children, reason: The rows are audits.}",
            "No count in this table is of children or families, so nothing has to be hidden. The rows are audits.",
        ),
    ],
)
def test_how_children_are_protected_is_told(table, rule, words):
    read, _, _ = table(CSV, f"{METADATA}disclosure: {rule}\n")
    report = type("Document", (), {"title": "The yearly report"})
    assert " ".join(metadata_text.protection(read.metadata, {"report": report})).startswith(words)


def test_the_symbols_of_a_table_are_the_ones_that_stand_in_it(table):
    read, _, _ = table(CSV, METADATA + THRESHOLD)
    assert [one["symbol"] for one in metadata_text.symbols_used(read)] == ["c", "x"]


def test_a_printed_value_has_its_unit(table):
    read, _, _ = table(CSV, METADATA + THRESHOLD)
    assert metadata_text.printed(read, {"source": "All"}, "contacts_percent", "65.3") == "65.3%"
    assert metadata_text.printed(read, {"source": "Nobody"}, "contacts_percent", "65.3") == "65.3"
    assert metadata_text.cell_meant(read, {"time_period": "2022-23", "source": "All"}, "contacts_percent") == (
        "Share (%), year ending 31 March 2023, All"
    )
