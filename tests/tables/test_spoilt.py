"""Whatever is spoilt in a table that pages show, it is told at the table's own files, and nothing ends in a traceback."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
import yaml
from example_sites import EXAMPLES, TODAY, change, copy, told

from macros.checks.site import check_site
from macros.content import Site
from macros.page_macros import PageMacros

TABLE, METADATA_ = "data/tables/contacts-by-source.csv", "data/tables/contacts-by-source.yml"
HOSTILE = (
    None,
    "",
    " ",
    True,
    -1,
    10**30,
    float("nan"),
    [],
    [[1]],
    {"a": {"b": 1}},
    "<script>",
    "{{ 7 }}",
    "\u202ex",
    "=1+1",
)
"""What no word of the metadata may be, or what at least harms nobody."""
SPOILT = ("1,234", "40%", "n/a", "<5", "~", "", "4OO", "=SUM(A1)", "#REF!", "9" * 400, "\u202e1", "1-Mar", " 4", "[c]")


def places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in the metadata."""
    if place:
        yield place
    for key, one in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        yield from places(one, (*place, key))


def changed(metadata: dict[str, Any], place: tuple[Any, ...], value: Any, gone: bool = False) -> str:
    """The metadata with another value at a place, or without it."""
    copied: Any = yaml.safe_load(yaml.safe_dump(metadata))
    inner = copied
    for key in place[:-1]:
        inner = inner[key]
    if gone:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return yaml.safe_dump(copied, allow_unicode=True, sort_keys=False)


def test_each_word_of_the_metadata_may_be_missing_or_spoilt(tmp_path):
    site = copy(tmp_path)
    metadata = yaml.safe_load((site / METADATA_).read_text(encoding="utf-8"))
    values = cycle(HOSTILE)
    for place in places(metadata):
        for text in (
            changed(metadata, place, None, gone=True),
            *(changed(metadata, place, next(values)) for _ in range(2)),
        ):
            (site / METADATA_).write_text(text, encoding="utf-8")
            problems = check_site(Site(site, TODAY))
            assert all(one.what and one.line >= 1 and len(str(one)) < 2500 for one in problems)
            assert len(problems) <= 12, (place, [str(one) for one in problems])


def test_each_cell_of_a_table_that_pages_show_is_told_in_the_table_and_nowhere_else(tmp_path):
    site = copy(tmp_path)
    rows = list(csv.reader(io.StringIO((site / TABLE).read_text(encoding="utf-8"))))
    values = cycle(SPOILT)
    for line, row in enumerate(rows[1:], start=2):
        for column, name in enumerate(rows[0]):
            spoilt = next(values)
            out = io.StringIO()
            csv.writer(out, lineterminator="\n").writerows(
                [*rows[: line - 1], [*row[:column], spoilt, *row[column + 1 :]], *rows[line:]]
            )
            (site / TABLE).write_text(out.getvalue(), encoding="utf-8")
            problems = check_site(Site(site, TODAY))
            if name.startswith("contacts_"):
                assert {(one.path, one.line) for one in problems} == {(TABLE, line)}, (name, spoilt, problems)
            assert {one.path for one in problems} <= {TABLE}, (name, spoilt, problems)


@pytest.mark.parametrize("typed", ['"1,234"', "40%", "n/a", "<5", "~", "", "4OO"])
def test_a_mistyped_number_in_a_table_that_a_page_shows_is_told_once(typed, tmp_path):
    site = copy(tmp_path)
    change(site / TABLE, "Police,400,", f"Police,{typed},")
    [one] = told(site)
    assert one.startswith(f"{TABLE}:2: `contacts_count` is ")


def test_a_table_that_relies_on_a_spoilt_one_says_no_more(tmp_path):
    site = copy(tmp_path)
    for ending in ("csv", "yml"):
        shutil.copy(site / f"data/tables/contacts-by-source.{ending}", site / f"data/tables/relying.{ending}")
    change(
        site / "data/tables/relying.yml",
        "reconcile:\n",
        "reconcile:\n  - {same: contacts_count, as: {table: contacts-by-source, column: contacts_count}}\n",
    )
    page = site / "docs/figures/front-door.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ figure("relying") }}\n', encoding="utf-8")
    assert told(site) == []
    change(site / TABLE, "Police,400,", "Police,n/a,")
    [one] = told(site)
    assert one.startswith(f"{TABLE}:2: ")


def test_a_fault_of_a_figure_is_told_in_the_metadata_and_not_again_where_pages_show_it(tmp_path):
    site = copy(tmp_path)
    change(
        site / METADATA_,
        "title: \"{{ highest('contact_source') }} made the most contacts\"",
        "title: Health made most contacts",
    )
    [one] = told(site)
    assert one.startswith(f"{METADATA_}:29: In the figure `default`, `most` is typed in the title “Health made most")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("    x: contacts_count\n    y: contact_source", "    x: contact_source\n    y: contacts_count", ":30: In the figure `default`, `x` and `y` are the wrong way round"),
        ("    kind: bar", "    kind: bar\n    highlight: Polcie", ":29: In the figure `default`, `highlight` names `Polcie`"),
        ("    kind: bar", "    kind: pie", ":28: In the figure `default`, `pie` is not a kind of chart"),
        ("    y: contact_source", "    y: contacts_percent", ":31: The figure `default` has numbers on both axes"),
        ("    x: contacts_count", "    columns: [contacts_count, contacts_percent]", "draws counts and percentages on one axis"),
        ("period: 2024-25", "period: 2023-24", ":32: The figure `default` asks for the period `2023-24`"),
        ("name: OGL-UK-3.0", "name: OGL-UK-3", ":6: `name`: `OGL-UK-3` is not a licence that is known here"),
        ("retrieved: 2026-11-20", "retrieved: 2030-01-01", ":7: `retrieved` is 2030-01-01, which is in the future"),
        ("review_by: 2099-06-30", "review_by: 2026-11-19", ":9: `review_by` is 2026-11-19, not after 2026-11-20"),
        ("review_by: 2099-06-30", "review_by: 3026-06-30", ":9: `review_by` is `3026-06-30`, and the year 3026 must be a mistake"),
        ("threshold: 5", "threshold: 3", ":22: The threshold is 3, and counts from 1 to 5 could each"),
        ("{rule: threshold, threshold: 5, applies_to: [contacts_count]}", "{rule: not-children, reason: It counts none.}", ":22: The rule is `not-children`"),
        ("{rule: threshold, threshold: 5, applies_to: [contacts_count]}", "{rule: published, reason: It is public.}", ":22: The rule `published` names no document"),
        ("{document: example-2025,", "{document: exampel-2025,", ":5: `exampel-2025` is not a document of data/sources.yml"),
        ("dp: 1}", "dp: -5000}", ":25: `dp` is -5000. Write a number that is at least 0."),
        ("title: Contacts by", "title: <b>Contacts</b> by", ":1: `title` holds HTML: <b>"),
    ],
)  # fmt: skip
def test_one_mistake_in_the_metadata_is_one_message_at_its_line(old, new, message, tmp_path):
    site = copy(tmp_path)
    change(site / METADATA_, old, new)
    [one] = told(site)
    assert one.startswith(METADATA_)
    assert message in one


def test_a_period_to_come_is_told_unless_it_is_a_projection(tmp_path):
    site = copy(tmp_path)
    for name in (TABLE, METADATA_):
        text = (site / name).read_text(encoding="utf-8").replace("2024-25", "2031-32")
        (site / name).write_text(text, encoding="utf-8")
    [one] = told(site)
    assert one.startswith(f"{TABLE}:2: `time_period` is `2031-32` (year ending 31 March 2032), which has not begun")
    change(site / METADATA_, "title: Period, type: string", "title: Period, type: string, projected: true")
    assert told(site) == []


def test_counts_are_not_called_public_before_their_document_is(tmp_path):
    site = copy(tmp_path)
    rule = "{rule: threshold, threshold: 5, applies_to: [contacts_count]}"
    change(site / METADATA_, rule, "{rule: published, reason: It is in the report., document: example-2025}")
    assert told(site) == []
    change(site / "data/sources.yml", "2025-09-30", "2027-09-30")
    [one] = told(site)
    assert one.startswith("data/sources.yml:4: `date` is 2027-09-30, which is in the future.")


@pytest.mark.parametrize("letter", ["\u202e", "\u200b", "\ue000", "\x1b"], ids=ascii)
@pytest.mark.parametrize(
    ("name", "old"),
    [(METADATA_, "title: Con"), (METADATA_, "owner: Data"), (TABLE, "Police"), ("data/sources.yml", "Exa")],
)
def test_a_letter_that_nobody_sees_is_told_once_in_whatever_file(name, old, letter, tmp_path):
    site = copy(tmp_path)
    change(site / name, old, old + letter)
    [one] = told(site)
    assert one.startswith(f"{name}:")


@pytest.mark.parametrize("word", ["percent: contacts_percent", "of: contacts_count", "sum: contacts_count"])
def test_a_rule_that_names_no_column_is_told_as_empty(word, tmp_path):
    site = copy(tmp_path)
    name = word.split(":")[0]
    change(site / METADATA_, word, f'{name}: ""')
    [one] = told(site)
    assert f"`{name}` is empty" in one


def test_an_area_that_cannot_be_read_is_told_in_its_file_alone(tmp_path):
    site = copy(tmp_path)
    change(site / "data/partnership.yml", "area: Exampleshire", "area: " + "9" * 40)
    [one] = told(site)
    assert one.startswith("data/partnership.yml:3: ")


def test_a_figure_says_the_licence_of_its_table(tmp_path):
    site = copy(tmp_path)
    change(site / METADATA_, "OGL-UK-3.0", "CC-BY-4.0")
    assert PageMacros(Site(site, TODAY)).figure("contacts-by-source").licence == {
        "title": "Creative Commons Attribution 4.0",
        "href": "https://creativecommons.org/licenses/by/4.0/",
    }
    assert (
        PageMacros(Site(EXAMPLES / "site", TODAY)).figure("contacts-by-source").licence["title"]
        == "Open Government Licence v3.0"
    )


ONE_MESSAGE = [
    (METADATA_, "{rule: threshold, threshold: 5, applies_to: [contacts_count]}", "{rule: published, document: example-2025, reason: x}", "`reason` is `x`, which is no reason"),
    (METADATA_, "{percent: contacts_percent, of: contacts_count,", "{percent: contacts_count, of: contacts_percent,", "Swap them: `percent: contacts_percent, of: contacts_count`"),
    (TABLE, "Police,400,40.0,example-2025", "Police,400,40.0,", "`document` is blank"),
    (TABLE, "2024-25,Exampleshire,Police", "2999-00,Exampleshire,Police", "`time_period` is `2999-00`, which is not a known form of period"),
    (TABLE, "Police,400", "Police,0400", "`contacts_count` is `0400`, with a leading zero. Write 400"),
    (TABLE, "Police,400,40.0", "Police,400,40.000000000000000000001", "a number of 23 figures, too many to be stored exactly"),
    (TABLE, "contacts_count", "contacts\u200b_count", "An invisible character"),
    (METADATA_, "licenses: [{name: OGL-UK-3.0}]", "licenses: [{title: Open}]", "`title` is not the word that names a licence, and `name` is missing"),
    (METADATA_, "owner: Data officer", "owner:", "`owner` is empty. Write it after the colon, such as `owner: Performance team`."),
    (METADATA_, "owner: Data officer", 'owner: " "', "`owner` contains only spaces. Write its words."),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "words"), ONE_MESSAGE, ids=[words for *_, words in ONE_MESSAGE])
def test_one_slip_in_a_table_is_one_message(tmp_path, file, old, new, words):
    root = copy(tmp_path)
    change(root / file, old, new)
    [one] = told(root)
    assert words in one


def test_a_count_that_must_be_hidden_is_not_added_up(tmp_path):
    """What the count itself disagrees with waits until it is hidden."""
    root = copy(tmp_path)
    change(root / TABLE, "Police,400", "Police,3")
    found = told(root)
    assert [one.partition(": ")[0] for one in found] == [f"{TABLE}:2"] * 2
    assert all("Correct the number" not in one for one in found)


def test_a_row_of_another_length_hides_no_fault_of_the_others(tmp_path):
    root = copy(tmp_path)
    change(root / TABLE, "Police,400,40.0,", "Police,400,40.0,,")
    change(root / TABLE, "Schools,", "Scools,")
    assert [one.partition(". ")[0] for one in told(root)] == [
        f"{TABLE}:2: This row has 8 cells, and the first line has 7 columns",
        f"{TABLE}:3: `contact_source` is `Scools`, which the metadata do not list",
    ]
