"""Every address of another website is listed with its place, and what a link checker says of it is told there."""

from __future__ import annotations

import json

import pytest
from built_site import addresses_in, parsed
from example_sites import HOME, TODAY, change, whole, whole_site
from example_sites import copy as small_site

from macros.checks.outward import listed, outward
from macros.content import Site
from macros.messages import Fault

EXIT = "https://www.bbc.co.uk/weather"
LAW = "https://www.legislation.gov.uk/ukpga/2004/31"
SOURCE = "https://www.legislation.gov.uk/ukpga/1933/12"
"""An address that neither the example nor the generator names."""


def test_each_address_is_listed_with_the_places_that_lead_to_it(tmp_path):
    site = small_site(tmp_path)
    change(site / "docs/about/privacy.md", "\n---\n", f"\n---\n\n[The Act]({SOURCE})\n")
    change(site / "data/sources.yml", "licence: OGL-UK-3.0", f"licence: OGL-UK-3.0\n  url: {SOURCE}")
    found = outward(Site(site, TODAY))
    assert found[SOURCE] == ["data/sources.yml:7", "docs/about/privacy.md:10"]


def test_every_outward_link_of_the_built_pages_is_in_the_list(tmp_path, tmp_path_factory):
    folder = whole(tmp_path)
    change(
        folder / "data/partnership.yml", "status: live", f"status: live\nexit_to: {EXIT}"
    )  # the address where none is given
    known = outward(Site(folder, TODAY))
    built = whole_site(tmp_path_factory) / "site"
    links = {
        link
        for page in addresses_in(built)
        for link in parsed(built / page).xpath("//a/@href")
        if link.startswith("http") and not link.startswith(HOME)
    }
    assert LAW in links
    assert links - set(known) == set()


def report(folder, said):
    path = folder / "lychee.json"
    path.write_text(said if isinstance(said, str) else json.dumps(said), encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["error_map", "fail_map", "timeout_map"])
def test_what_does_not_work_is_told_with_the_line_to_change(name, tmp_path):
    site = small_site(tmp_path)
    change(site / "data/sources.yml", "licence: OGL-UK-3.0", f"licence: OGL-UK-3.0\n  url: {SOURCE}")
    failed = {
        "error_map": {},
        name: {"outward.txt": [{"url": f"{SOURCE}/", "status": {"text": "404 Not Found", "code": 404}}]},
    }
    assert listed(site, report(tmp_path, failed)).splitlines() == [
        "Links to other websites that do not work: 1",
        "",
        f"- [ ] {SOURCE}/: 404 Not Found (`data/sources.yml:7`)",
        "",
        "Open each, then change or remove the link.",
    ]


def test_where_every_link_works_one_sentence_says_so(tmp_path):
    assert listed(small_site(tmp_path), report(tmp_path, {"error_map": {}})) == "Every link to another website works."


def test_what_a_checker_says_cannot_bring_markup_into_the_issue(tmp_path):
    entry = {"url": SOURCE, "status": "<script>alert(1)</script>\n- [ ] `x`"}
    said = listed(small_site(tmp_path), report(tmp_path, {"error_map": {"a": [entry]}}))
    assert "<" not in said
    assert said.count("- [ ]") == 1


@pytest.mark.parametrize("said", ["", "[]", "{}", "words", '{"error_map"', "\ufeff{}"])
def test_a_report_that_is_none_is_told_in_words(said, tmp_path):
    with pytest.raises(Fault, match="Run the link checker with `--format json`"):
        listed(small_site(tmp_path), report(tmp_path, said))


def test_a_report_that_is_not_there_is_told_in_words(tmp_path):
    with pytest.raises(Fault, match="cannot be read"):
        listed(small_site(tmp_path), tmp_path / "nothing.json")
