"""Every mistake in what a board pack asks for is told at its line, with what to write instead."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import change, told
from packing import PACK, SRC, TABLE, site_of_packs

PAGE = f"docs/{SRC}"
TABLES = "tables:\n  - re-referrals\n"


def told_of(folder: Path, text: str) -> list[str]:
    return told(site_of_packs(folder, one=text).root)


def test_a_pack_without_a_mistake_is_told_nothing(tmp_path):
    assert told_of(tmp_path, PACK) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  - re-referrals",
            "  - re-referals",
            "12: There is no table `re-referals`. Did you mean `re-referrals`?",
        ),
        (
            "  - re-referrals",
            "  - {table: re-referrals, figure: counts}",
            "12: The table `re-referrals` has no figure `counts`. Did you mean `count`?",
        ),
        (
            "  - re-referrals",
            "  - re-referrals\n  - {table: re-referrals, figure: count}\n  - re-referrals",
            "14: `re-referrals` appears twice in `tables`. Keep one of them.",
        ),
        (TABLES, "", "2: `tables` is missing. Add a line `tables: …`."),
        (TABLES, "tables: []\n", "11: `tables` is empty. Give it at least 1 entry."),
        (
            TABLES,
            "tables: re-referrals\n",
            "11: `tables` is the text `re-referrals`, and should be a list. Write it as a list: `tables: [re-referrals]`.",
        ),
        (
            'period: "2025"',
            'period: "2021"',
            "12: The table `re-referrals` has nothing of `2021`: it begins with `2022`. Remove it, or set another `period`.",
        ),
        (
            'period: "2025"',
            'period: "2026"',
            "12: The table `re-referrals` has nothing of `2026`: its newest up to then is `2025`. "
            "Remove it, or set another `period`.",
        ),
        (
            'period: "2025"',
            "period: 2025-2026",
            "10: `period` is `2025-2026`, and a pack is about a month, a quarter or a year. There is only `2025-26`.",
        ),
        (
            'period: "2025"',
            "period: 2025-03-31",
            "10: `period` is `2025-03-31`, and a pack is about a month, a quarter or a year. Write it as a table does: "
            "2025 or 2024-25, 2024/25, cy2025, 2025-Q1, 2024-25-Q4 or 2025-03.",
        ),
        (
            TABLES,
            f"{TABLES}measures: []\n",
            "13: `measures` is empty. Give it at least 1 entry.",
        ),
        (
            TABLES,
            f"{TABLES}measures: [Referals that came again]\n",
            "13: `Referals that came again` is neither a measure of data/comparisons.yml nor a table of indicators. "
            "Did you mean `Referrals that came again`?",
        ),
        (
            TABLES,
            f"{TABLES}measures: [All referrals, All referrals]\n",
            "13: `All referrals` appears twice in `measures`. Keep one of them.",
        ),
        (
            TABLES,
            f"{TABLES}measures: [contacts-by-source]\n",
            "13: The table `contacts-by-source` does not say of its indicators which way is better. Name a table with a "
            "column `better` and a figure of the kind `scorecard`, or a measure.",
        ),
        (
            "The share",
            '{{ figure("re-referrals") }}\n\nThe share',
            "15: The text of a pack has its own figure. Remove it, and name its table under `tables:`, such as "
            "`- re-referrals`.",
        ),
    ],
)
def test_each_mistake_is_told_at_its_line(tmp_path, old, new, said):
    assert old in PACK
    assert f"{PAGE}:{said}" in told_of(tmp_path, PACK.replace(old, new, 1))


def test_a_table_without_dates_is_told(tmp_path):
    site = site_of_packs(tmp_path)
    for name in ("csv", "yml"):
        path = site.data / "tables" / f"{TABLE}.{name}"
        (site.data / "tables" / f"undated.{name}").write_text(
            path.read_text(encoding="utf-8").replace("time_period", "part").replace(", year: march", ""),
            encoding="utf-8",
        )
    change(site.docs / SRC, "  - re-referrals", "  - re-referrals\n  - undated")
    assert (
        f"{PAGE}:13: The table `undated` has no dates, so no one can tell whether it is about `2025`. "
        "Remove it, and link to its page in the words of the pack."
    ) in told(site.root)


def test_a_measure_that_is_hidden_is_told(tmp_path):
    site = site_of_packs(tmp_path, one=PACK.replace(TABLES, f"{TABLES}measures: [Referrals that came again]\n"))
    change(site.data / "tables" / f"{TABLE}.csv", "2025,Exampleshire,1000,260,26.0", "2025,Exampleshire,1000,x,x")
    assert (
        f"{PAGE}:13: `Referrals that came again` is [x] for year ending 31 March 2025: not available. "
        "Remove it, or choose another."
    ) in told(site.root)


def test_a_table_whose_values_are_all_hidden_is_told(tmp_path):
    site = site_of_packs(tmp_path)
    change(site.data / "tables" / f"{TABLE}.csv", "2025,Exampleshire,1000,260,26.0", "2025,Exampleshire,x,x,x")
    assert any(
        one.startswith(f"{PAGE}:12: Every value of the table `re-referrals` in `2025` is [x], ")
        for one in told(site.root)
    )


def test_a_pack_without_any_measure_is_told(tmp_path):
    site = site_of_packs(tmp_path, one=PACK.replace('period: "2025"', "period: cy2024"))
    change(site.data / "comparisons.yml", "better: low", "better: neither")
    assert (
        f"{PAGE}:10: No measure of data/comparisons.yml with an agreed direction has a value in `cy2024`. "
        "Name measures, or a table of indicators, under `measures:`, or set another `period`."
    ) in told(site.root)


def test_a_measure_that_is_named_and_has_no_value_then_is_told(tmp_path):
    site = site_of_packs(tmp_path, one=PACK.replace(TABLES, f"{TABLES}measures: [indicators]\n"))
    change(site.data / "tables" / "indicators.csv", "2025-01,Exampleshire,Posts", "2026-01,Exampleshire,Posts")
    change(site.data / "tables" / "indicators.csv", "2025-02,Exampleshire,Posts", "2026-02,Exampleshire,Posts")
    assert any("13: The table `indicators` has no number of `indicator_value`" in one for one in told(site.root))


def test_an_indicator_without_a_direction_that_can_be_read_is_told(tmp_path):
    site = site_of_packs(tmp_path, one=PACK.replace(TABLES, f"{TABLES}measures: [indicators]\n"))
    for month in ("2025-01", "2025-02"):
        change(
            site.data / "tables" / "indicators.csv",
            f"{month},Exampleshire,Visits on time,high",
            f"{month},Exampleshire,Visits on time,up",
        )
    assert (
        f"{PAGE}:13: `better` of `Visits on time` in the table `indicators` is `up`. "
        "The choices are `high`, `low` and `neither`."
    ) in told(site.root)


def test_a_macro_of_the_web_alone_is_told(tmp_path):
    assert any("`site_map` cannot be shown" in one for one in told_of(tmp_path, PACK + "\n{{ site_map() }}\n"))


LONG = "Each sentence of a pack follows its own period. " * 12
LATER = PACK.replace("The share", f"{LONG}\n\nThe share")
EARLIER = LATER.replace('"2025"', '"2024"').replace("in 2024-25", "in 2023-24").replace("in a year", "in the year")


def test_a_pack_of_another_period_may_have_the_same_words(tmp_path):
    """Its numbers are others: a board pack is made by copying the one before."""
    assert told(site_of_packs(tmp_path, one=LATER, earlier=EARLIER).root) == []


def test_a_pack_of_the_same_period_with_the_same_words_is_a_copy(tmp_path):
    twin = EARLIER.replace('"2024"', '"2025"')
    [fault] = [line for line in told(site_of_packs(tmp_path, one=LATER, two=twin).root) if "same" in line]
    assert "This page has the same text as docs/packs/one.md." in fault
