"""A bare number below a heading of children is a small count too: the heading says what is counted."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from macros.prose.below import counts_below, units_above
from macros.prose.cells import small_cells_in, typed_tables

PLACES = {"Sandwell", "Walsall", "Tipton"}
HEAD = "## Child deaths\n\n"


def found(body, title="A page"):
    """What is found in the lines and the tables of a page with this text."""
    page = SimpleNamespace(meta=SimpleNamespace(title=title), prose=lambda: enumerate(body.split("\n"), start=1))
    above = units_above(page)
    said = [text for _, text in counts_below(page, PLACES)]
    for lines, rows in typed_tables(page):
        said += [text for _, text in small_cells_in(rows, PLACES, above.get(lines[0]))]
    return said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (f"{HEAD}- Walsall: 4", "Child deaths – Walsall: 4"),
        (f"{HEAD}- Walsall: 12\n- Bath: **three**", "Child deaths – Bath: three"),
        (f"{HEAD}Walsall: 12, Tipton: 4.", "Child deaths – Tipton: 4."),
        (f"{HEAD}Walsall had 4", "Child deaths – Walsall had 4"),
        (f"{HEAD}4 in 2024", "Child deaths – 4 in 2024"),
        (f"{HEAD}### By area\n\n- Tipton 4", "Child deaths – Tipton 4"),
        (f"{HEAD}| Area | 2024 |\n| --- | --- |\n| Walsall | 4 |", "Child deaths: 4"),
        (f"{HEAD}| Cause | Number |\n| --- | --- |\n| Sleep | 4 |", "Child deaths: 4"),
        ("Child deaths\n---\n\n- Walsall: 4", "Child deaths – Walsall: 4"),
        ("## How many children died\n\n- Bath (4)", "How many children died – Bath (4)"),
        ("Deaths by cause:\n\n- Sleep: 4", "Deaths by cause – Sleep: 4"),
        ("**Child deaths**\n\n- 2024: 4", "Child deaths – 2024: 4"),
        ("- Child deaths\n    - Walsall: 4", "Child deaths – Walsall: 4"),
        ('!!! note "Child deaths"\n    - Walsall: 4', "Child deaths – Walsall: 4"),
        ("## Children and young people\n\n- 5 to 9: 4", "Children and young people – 5 to 9: 4"),
        ("| Ages of children | Walsall |\n| --- | --- |\n| 5 to 9 | 3 |", "Ages of children: 3"),
        ("<h2>Child deaths</h2>\n<ul><li>Walsall: 4</li></ul>", "Child deaths – Walsall: 4"),
        (
            "<table><caption>Child deaths</caption>\n<tr><th>Area</th><th>2024</th></tr>\n<tr><td>Walsall</td><td>4</td></tr>",
            "Child deaths: 4",
        ),
    ],
)
def test_a_small_number_below_what_says_that_children_are_counted_is_found_with_both(body, words):
    assert found(body) == [words]


def test_a_title_is_above_the_whole_page():
    assert found("- Walsall: 4", title="Child deaths in 2024") == ["Child deaths in 2024 – Walsall: 4"]
    assert found("- Something else: 4", title="Child deaths in 2024") == []


@pytest.mark.parametrize(
    "body",
    [
        "## Priorities\n\n- Walsall: 4",
        "## Children\n\n- Level: 4\n- Priority: 4\n- Step 1: 4\n- See page 4",
        "## Children\n\n1. Listen\n2. Ask",
        "## Children whom we help\n\n- Favourite number: 4",
        "## Child deaths and how they are reviewed\n\n- Meetings a year: 4\n- Independent experts: 4",
        "## Working with families\n\n- Tipton: 4",
        "## Ages of children\n\n- 5 to 9",
        "## Child deaths\n\n- Walsall 12, Tipton 34",
        "## Child deaths\n\n## Audits\n\n- Walsall: 4",
        "- Child deaths\n- Walsall: 4",
        f"{HEAD}| Stage | Days |\n| --- | --- |\n| 1 | 4 |",
        f"{HEAD}| Stage | Number |\n| --- | --- |\n| Meetings | 4 |",
        "## Young people\n\n- Text us on 85258\n- Ring option 4",
    ],
)
def test_a_number_that_is_of_something_else_passes(body):
    assert found(body) == []
