"""Where practitioners go next is right: each entry leads one way, to what is there, and no briefing is without one."""

from __future__ import annotations

import pytest
from example_sites import change, whole
from making_sites import making_of

from macros.checks.places import documents_without_an_address, evidence, places
from macros.sections.places import places_for

ENTRY = """\
- id: tool
  name: A tool
  kind: Tool
  about: A tool to describe care.
  url: https://example.org/tool
  themes: [early-help]
"""


def told(folder, text=None):
    if text is not None:
        (folder / "data/where-to-go.yml").write_text(text, encoding="utf-8", newline="")
    site = making_of(folder).site
    _, problems, _ = site.fact("where-to-go.yml")
    return [str(one) for one in (*problems, *places(site), *evidence(site))]


def test_the_example_has_no_fault_and_a_site_without_the_file_has_none_either(tmp_path):
    folder = whole(tmp_path)
    assert told(folder) == []
    (folder / "data/where-to-go.yml").unlink()
    assert told(folder) == []


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  url: https://example.org/tool\n", "", "1: `tool` leads nowhere"),
        ("url: https://example.org/tool", "url: http://example.org/tool", "5: `url`"),
        ("url: https://example.org/tool", 'url: "javascript:alert(1)"', "5: `url`"),
        ("kind: Tool", "kind: Gadget", "3: `kind`"),
        ("about: A tool to describe care.", 'about: ""', "4: `about`"),
        ("about: A tool to describe care.", 'about: "<script>alert(1)</script>"', "4: `about`"),
        ("themes: [early-help]", "themes: []", "6: `themes`"),
        ("themes: [early-help]", "themes: [early-hlep]", "6: `early-hlep` is not a theme of data/themes.yml"),
        ("url: https://example.org/tool", "page: reviews/indx.md", "5: `reviews/indx.md` is not a page"),
        ("url: https://example.org/tool", "contact: emergncy", "5: `emergncy` is not a contact"),
        ("  kind: Tool\n", "", "`kind`"),
        ("name: A tool", "name: 5", "2: `name`"),
    ],
)
def test_a_place_that_cannot_be_is_told_at_its_line(tmp_path, old, new, fault):
    found = told(whole(tmp_path), ENTRY.replace(old, new))
    assert any(fault in one and one.startswith("data/where-to-go.yml:") for one in found), found


@pytest.mark.parametrize("text", ["", "5\n", "- just words\n", "places: {a: b}\n"])
def test_a_file_that_is_no_list_of_places_is_told_plainly(tmp_path, text):
    found = told(whole(tmp_path), text)
    assert found
    assert all("Traceback" not in one and one.startswith("data/where-to-go.yml:") for one in found)


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(tmp_path):
    assert told(whole(tmp_path), "\ufeff" + ENTRY.replace("\n", "\r\n")) == []


def test_a_place_leads_one_way(tmp_path):
    both = ENTRY + "  page: reviews/index.md\n"
    [fault] = told(whole(tmp_path), both)
    assert "has `page` and `url`, and leads to one place. Give it one of `page`, `url`, `contact` or `ask`." in fault


def test_a_briefing_without_a_place_is_told_at_its_themes(tmp_path):
    found = told(whole(tmp_path), ENTRY.replace("[early-help]", "[front-door]"))
    assert len(found) == 2
    assert all("docs/briefings/" in one and "does not say where to go" in one for one in found)


def test_a_document_that_is_not_listed_is_told_at_its_line(tmp_path):
    folder = whole(tmp_path)
    page = "docs/briefings/speaking-up.md"
    change(folder / page, "themes: [early-help]", "themes: [early-help]\nevidence: [old-audit]")
    assert told(folder) == [
        f"{page}:9: `old-audit` is not a document of data/sources.yml. Write an id from that file, or add the document."
    ]


def test_places_of_the_main_theme_come_first(tmp_path):
    folder = whole(tmp_path)
    (folder / "data/where-to-go.yml").write_text(
        ENTRY + ENTRY.replace("tool", "course").replace("[early-help]", "[front-door]")
    )
    listed = making_of(folder).site.places
    assert [one.id for one in places_for(listed, ["front-door", "early-help"])] == ["course", "tool"]


def test_where_documents_are_listed_each_says_where_it_is(tmp_path):
    folder = whole(tmp_path)
    path = folder / "data/sources.yml"
    assert list(documents_without_an_address(making_of(folder).site)) == []
    path.write_text("one-2025:\n  title: One\n  publisher: A council\n", encoding="utf-8")
    told = [str(one) for one in documents_without_an_address(making_of(folder).site)]
    assert [one.split(": ", 1)[0] for one in told] == ["data/sources.yml:1"]
    assert "`url:`" in told[0]
    more = "  look_at: https://example.org/\n"
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert list(documents_without_an_address(making_of(folder).site)) == []
