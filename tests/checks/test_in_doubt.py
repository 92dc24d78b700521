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
