"""What must be so of a site's own content is data: whatever of it is not so is told at its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from example_sites import change, told, whole

FILE = "data/expectations.yml"
COMPARE = "Compare both with the source, and correct the one that is wrong."
CHANGED = "Correct the content, or update the expectation if it is out of date."
CASES = {
    "a page that is gone": (
        "page: about/privacy.md",
        "page: about/privcy.md",
        "2: `about/privcy.md` is not a page, and must be: It must say what the site keeps. Did you mean `about/privacy.md`?",
    ),
    "a heading that is gone": (
        "heading: What is kept in your browser",
        "heading: What is not kept",
        "4: docs/about/privacy.md has no heading `What is not kept`, and must have: It must say what the site keeps. "
        "There is only `What is kept in your browser`.",
    ),
    "words that are gone": (
        "`palette`",
        "`colours`",
        "5: docs/about/privacy.md does not say ``colours``, and must: It must say what the site keeps. " + CHANGED,
    ),
    "words that must never be there": (
        'says: "`palette`"',
        "never: [no such words, KEPT in  Your browser]",
        "5: docs/about/privacy.md says `KEPT in Your browser`, and must not: It must say what the site keeps. "
        + CHANGED,
    ),
    "another value": (
        "value: Every two months",
        "value: Every month",
        "10: `frequency_text` of the table `groups-meetings` is `Every two months` here, and `Every month` in the report "
        f"for 2024-25, section 3. {COMPARE}",
    ),
    "a value of no table": (
        "table: groups-meetings\n    column",
        "table: groups-meeting\n    column",
        "8: There is no table `groups-meeting`. Did you mean `groups-meetings`?",
    ),
    "a value of no column": (
        "column: frequency_text\n",
        "column: frequency\n",
        "9: The table `groups-meetings` has no column `frequency`.",
    ),
    "a value of no row": (
        "    value: Every",
        "    where: {body: Baord}\n    value: Every",
        "10: `body` in the table `groups-meetings` is never `Baord`. Did you mean `Board`?",
    ),
    "a group that is gone": (
        "group: board",
        "group: baord",
        "13: `baord` is not a group of data/governance.yml. Did you mean `board`?",
    ),
    "a group of another kind": (
        "kind: board",
        "kind: forum",
        f"14: The kind of `board` is `board` in data/governance.yml, and `forum` here. {CHANGED}",
    ),
    "a group of a table that is gone": (
        "{table: groups-meetings",
        "{table: groups-meeting",
        "15: There is no table `groups-meeting`. Did you mean `groups-meetings`?",
    ),
    "a search for no page": (
        "finds: briefings/noticing.md",
        "finds: briefings/notcing.md",
        "17: `briefings/notcing.md` is not a page. Did you mean `briefings/noticing.md`?",
    ),
    "a search for no part of a page": (
        "finds: briefings/noticing.md",
        'finds: "briefings/noticing.md#backgroud"',
        "17: `briefings/noticing.md#backgroud` does not lead to a heading on the page. Did you mean `background`?",
    ),
    "a search for no page of the guidance": (
        "inds: thresholds/level-1/",
        "inds: thresholds/level-7/",
        "18: `thresholds/level-7/` is not a page. Write the page’s file",
    ),
    "too few indicators": (
        "indicators: 8",
        "indicators: 9",
        f"23: There are 8 indicators, and there should be at least 9. {CHANGED}",
    ),
    "too few of a level and domain": (
        "of_each_level_and_domain: 1",
        "of_each_level_and_domain: 2",
        f"24: Level 1 has 1 indicators of `parenting`, and should have at least 2. {CHANGED}",
    ),
    "a level that is gone": ("{level: 1}", "{level: 3}", f"26: There is no level 3. {CHANGED}"),
    "a section that is gone": (
        "Section 17",
        "Section 47",
        f"28: Level 2 does not explain `Section 47`. {CHANGED}",
    ),
    "a theme at another level": (
        "levels: [1, 2]}",
        "levels: [1]}",
        f"30: `early-help` has indicators at levels 1 and 2. {CHANGED}",
    ),
    "a theme without indicators": (
        "theme: early-help",
        "theme: silence",
        f"30: `silence` has indicators at no level. {CHANGED}",
    ),
    "a sign at another level": (
        "age: under-1, levels: [2]",
        "age: under-1, levels: [1, 2]",
        f"32: `bruise` at `under-1` is in indicators at level 2. {CHANGED}",
    ),
    "a filter for no indicator": (
        "shows: bruise-on-baby",
        "shows: bruise-on-bay",
        "34: `bruise-on-bay` is not an indicator. Did you mean `bruise-on-baby`?",
    ),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole example; each case puts the file back."""
    return whole(tmp_path_factory.mktemp("expectations"))


@pytest.mark.parametrize("case", CASES)
def test_an_expectation_that_is_not_met_is_told_at_its_line(site, case):
    old, new, message = CASES[case]
    before = (site / FILE).read_text(encoding="utf-8")
    change(site / FILE, old, new)
    found = told(site)
    (site / FILE).write_text(before, encoding="utf-8")
    assert [one.startswith(f"{FILE}:{message}") for one in found] == [True], found


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        (
            "data/governance.yml",
            "meets: Every two months",
            "meets: Every month",
            f"15: `board` meets `Every month` according to data/governance.yml, and `Every two months` according to `groups-meetings`. {COMPARE}",
        ),
        (
            "data/thresholds/levels.yml",
            "        limits:\n          - {what: Assessment within 45 working days, basis: working-together}\n",
            "",
            f"28: `Section 17` has no time limit. {CHANGED}",
        ),
    ],
)
def test_content_that_changes_against_an_expectation_is_told(tmp_path, file, old, new, message):
    site = whole(tmp_path)
    change(site / file, old, new)
    assert told(site) == [f"{FILE}:{message}"]


def test_more_than_is_expected_is_no_fault(tmp_path):
    site = whole(tmp_path)
    with (site / "data/thresholds/indicators.csv").open("a", encoding="utf-8") as file:
        file.write("warm,1,child,1-4,early-help,Is warm to others.,Say what is going well.\n")
    assert told(site) == []


def test_a_site_that_expects_nothing_has_no_fault(tmp_path):
    site = whole(tmp_path)
    (site / FILE).unlink()
    assert told(site) == []


def test_what_has_faults_of_its_own_is_not_told_again_as_an_expectation(tmp_path):
    site = whole(tmp_path)
    change(site / "data/thresholds/indicators.csv", "healthy,1,", "healthy,7,")
    change(site / "data/governance.yml", "kind: board", "kind: borad")
    assert [one for one in told(site) if one.startswith(FILE)] == []
