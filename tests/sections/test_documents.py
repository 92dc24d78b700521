"""The page of documents is made from data: each source and each law with its address, and no duty without one."""

from __future__ import annotations

import pytest
from example_sites import TODAY, change, told, whole

from macros.content import Site
from macros.messages import Fault
from macros.outputs.macro_html import MacroHtml
from macros.page_macros import PageMacros


def shown(folder, part):
    return MacroHtml(PageMacros(Site(folder, TODAY))).html("documents", part)


def test_a_document_leads_to_where_it_can_be_read(tmp_path):
    site = whole(tmp_path)
    change(site / "data/sources.yml", "licence: OGL-UK-3.0", "licence: OGL-UK-3.0\n  url: https://www.gov.uk/report")
    assert '<a class="listing-title" href="https://www.gov.uk/report">' in shown(site, "sources")


def test_a_document_that_nobody_found_online_says_so_and_where_to_look(tmp_path):
    site = whole(tmp_path)
    change(site / "data/sources.yml", "licence: OGL-UK-3.0", "licence: OGL-UK-3.0\n  look_at: https://www.gov.uk/")
    said = shown(site, "sources")
    assert "We have not found this document online." in said
    assert '<a href="https://www.gov.uk/">' in said


def test_a_law_lists_the_duties_that_rest_on_it(tmp_path):
    site = whole(tmp_path)
    said = shown(site, "law")
    assert 'href="https://www.legislation.gov.uk/ukpga/2004/31"' in said
    assert f"{len(Site(site, TODAY).to_publish)} things that the partnership must publish" in said


def test_a_part_that_is_none_is_told(tmp_path):
    with pytest.raises(Fault, match="`laws` is not a part of the list of documents"):
        shown(whole(tmp_path), "laws")


def test_a_duty_whose_basis_has_no_address_is_told_at_its_line(tmp_path):
    site = whole(tmp_path)
    change(site / "data/duties.yml", "Children Act 2004, section 16G", "Children Act 1904, section 1")
    assert [line for line in told(site) if "data/duties.yml" in line] == [
        "data/duties.yml:2: The basis of `partners` names no law or guidance that this site knows: Children Act 1904, "
        "section 1. Write its title as the page of documents has it, or add it to data/laws.yml with its public address."
    ]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("https://www", "http://www", "data/laws.yml:4: "),
        ("https://www.legislation.gov.uk/ukpga/2004/31", "<script>", "data/laws.yml:4: "),
        ("kind: Act", "kind: Law", "data/laws.yml:3: "),
        ("children-act-2004:\n  title: Children Act 2004\n", "an-act:\n", "data/laws.yml:"),
        ("title: Children Act 2004", "title: [Children, Act]", "data/laws.yml:2: "),
    ],
)
def test_a_slip_in_the_laws_is_told_at_its_line_and_nothing_else_is(old, new, said, tmp_path):
    site = whole(tmp_path)
    change(site / "data/laws.yml", old, new)
    found = told(site)
    assert len(found) == 1
    assert found[0].startswith(said)


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf", b"\r\n"])
def test_laws_saved_by_another_editor_are_read_all_the_same(raw, tmp_path):
    site = whole(tmp_path)
    path = site / "data/laws.yml"
    text = path.read_bytes()
    path.write_bytes(raw + text if raw.startswith(b"\xef") else text.replace(b"\n", raw))
    assert "Children Act 2004" in shown(site, "law")
