"""A file of facts that cannot be read is told once, by itself: nothing else is told of what it would have said."""

from __future__ import annotations

import pytest
from example_sites import change, told, whole

FILES = ("comparisons.yml", "contacts.yml", "partnership.yml", "sources.yml", "themes.yml", "tiles.yml")
SPOILT = {
    "saved as UTF-16": lambda path: path.write_bytes(path.read_text(encoding="utf-8").encode("utf-16")),
    "misspelt": lambda path: path.write_text("mispelt: x\n" + path.read_text(encoding="utf-8"), encoding="utf-8"),
}
MAP = """figures:
  default:
    kind: tiles
    title: Referrals by place
    x: referrals_rate
    y: area
    where: {area: [Exampleshire, Northshire, Southshire]}
    tiles: places
"""


@pytest.mark.parametrize("how", SPOILT)
@pytest.mark.parametrize("name", FILES)
def test_a_file_of_facts_that_cannot_be_read_is_told_alone(name, how, tmp_path):
    site = whole(tmp_path)
    metadata = site / "data/tables/referrals.yml"
    metadata.write_text(metadata.read_text(encoding="utf-8") + MAP, encoding="utf-8")
    change(site / "docs/about/contact.md", "\n---\n", '\n---\n\n{{ figure("referrals") }}\n')
    assert told(site) == []
    SPOILT[how](site / "data" / name)
    assert {one.split(":")[0] for one in told(site)} == {f"data/{name}"}


def test_what_can_be_read_beside_another_fault_is_checked_in_the_same_run(tmp_path):
    """A number to call, the areas of a table and the logo do not wait for a line beside them."""
    site = whole(tmp_path)
    contacts, partnership = site / "data/contacts.yml", site / "data/partnership.yml"
    change(contacts, "  for_whom: Anyone\n", "")
    change(contacts, 'number: "999"', 'number: "99"')
    change(partnership, "status:", 'look: {accent: "#ffcc00", logo: {file: logo.svg}}\nstatus:')
    (site / "data/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text/></svg>')
    change(site / "data/tables/referrals.yml", "title:", "titel:")
    change(site / "data/tables/referrals.csv", "Northshire", "Nortshire")
    found = told(site)
    for says in ("contacts.yml:3: 99 has 2 digits", "`for_whom` is missing", "`accent` is #ffcc00", "logo.svg:1: "):
        assert sum(says in one for one in found) == 1, (says, found)
    assert any("data/tables/referrals.csv" in one and "`Nortshire`. Did you mean `Northshire`?" in one for one in found)
