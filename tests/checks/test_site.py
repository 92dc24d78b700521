"""Every fault of the content is told, once, at its line, in one run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from datetime import date

from example_sites import EXAMPLES, TODAY, change, copy, told

from macros.checks.site import check_site
from macros.content import Site

CHILDLINE = """
- id: childline
  name: Childline
  number: "0800 1111"
  tel: "08001111"
  when: If you want to talk to someone
  for_whom: Anyone under 19
  audience: [young]
  checked_against: [{title: Childline, url: "https://www.childline.org.uk/"}]
"""


def test_the_example_site_has_no_fault():
    assert told(EXAMPLES / "site") == []


def test_five_faults_of_a_hurried_officer_are_told_in_one_run(tmp_path):
    site = copy(tmp_path)
    change(site / "docs/index.md", '"contacts_count"', '"contact_count"')
    change(site / "docs/briefings/noticing.md", "date: 2026-11-20", "date: 20 November")
    change(site / "docs/figures/front-door.md", 'figure("contacts-by-source"', 'figure("contacts-by-sauce"')
    change(site / "docs/figures/index.md", "listing(", "lisitng(")
    change(site / "docs/about/privacy.md", "../figures/index.md", "../figure/index.md")
    assert told(site) == [
        "docs/about/privacy.md:10: The link `../figure/index.md` leads to no page. Did you mean `../figures/index.md`?",
        "docs/briefings/noticing.md:5: `date` is `20 November`, which is not a date. "
        "Write it as year-month-day, such as 2026-11-20.",
        "docs/figures/front-door.md:15: There is no table `contacts-by-sauce`. Did you mean `contacts-by-source`?",
        "docs/figures/index.md:12: `lisitng` is not a macro. Did you mean `listing`?",
        "docs/index.md:12: The table `contacts-by-source` has no column `contact_count`. "
        "Did you mean `contacts_count`?",
    ]


def test_the_command_ends_with_1_when_there_is_a_fault_and_0_when_there_is_none(tmp_path):
    site = copy(tmp_path)
    command = [sys.executable, "-m", "macros", "check", "--folder", str(site)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    change(site / "docs/index.md", '"contacts_count"', '"contact_count"')
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 1
    assert "docs/index.md:12:" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_every_fault_of_the_broken_example_is_told_exactly_once():
    expected = (EXAMPLES / "broken" / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert told(EXAMPLES / "broken") == expected


def test_a_passed_review_date_is_told_and_stops_nothing():
    problems = check_site(Site(EXAMPLES / "site", date(2100, 1, 1)))
    assert len(problems) == 15
    assert {problem.stops for problem in problems} == {False}


def test_a_new_table_with_a_figure_costs_three_files_and_no_python(tmp_path):
    site = copy(tmp_path)
    for ending in ("csv", "yml"):
        shutil.copy(site / f"data/tables/contacts-by-source.{ending}", site / f"data/tables/new-table.{ending}")
    page = site / "docs/figures/front-door.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n{{ figure("new-table") }}\n', encoding="utf-8")
    assert told(site) == []


def test_a_phone_number_that_nobody_checked_stops_a_live_site_and_not_a_demonstration(tmp_path):
    site = copy(tmp_path)
    with (site / "data/contacts.yml").open("a", encoding="utf-8") as file:
        file.write(CHILDLINE)
    [live] = check_site(Site(site, TODAY))
    assert str(live) == (
        "data/contacts.yml:34: No one has checked 0800 1111 (Childline) yet. "
        "Compare it with two public pages, one of them of whoever answers it, and write the day as `checked_on:`."
    )
    assert live.stops
    change(site / "data/partnership.yml", "status: live", "status: demonstration")
    assert [problem.stops for problem in check_site(Site(site, TODAY))] == [False]


def test_nobody_is_told_to_ring_999_and_a_site_goes_live_without_it(tmp_path):
    site = copy(tmp_path)
    change(site / "data/contacts.yml", "  checked_on: 2026-11-20\n", "")
    assert told(site) == [
        "data/contacts.yml:1: advice: No one has checked 999 (Police, ambulance or fire in an emergency) yet. Do not "
        "call it: compare it with www.gov.uk or the page of the service, and write the day as `checked_on:`."
    ]


def test_a_missing_file_of_facts_is_told(tmp_path):
    site = copy(tmp_path)
    (site / "data/sources.yml").unlink()
    assert told(site) == ["data/sources.yml:1: This file is missing. Restore it, from an earlier version if need be."]


def test_a_source_that_nobody_knows_is_told(tmp_path):
    site = copy(tmp_path)
    change(site / "data/tables/contacts-by-source.csv", "Health,250,25.0,example-2025", "Health,250,25.0,exampel-2025")
    assert told(site) == [
        "data/tables/contacts-by-source.csv:4: `document` is `exampel-2025`, which is not among the sources of the "
        "metadata. Did you mean `example-2025`?"
    ]


def test_a_macro_in_a_code_sample_is_told_since_it_would_be_shown_as_code(tmp_path):
    site = copy(tmp_path)
    page = site / "docs/about/index.md"
    page.write_text(page.read_text(encoding="utf-8") + '\n```\n{{ figur("x") }}\n```\n', encoding="utf-8")
    assert [one.split(" It ")[0].split(". ")[0] for one in told(site)] == [
        "docs/about/index.md:13: `figur` is not a macro"
    ]
