"""The accent and the mark of data/partnership.yml are on pages, handouts, emails, icons and pictures for sharing."""

from __future__ import annotations

import re

import pytest
from example_sites import change, whole
from making_sites import making_of

from macros.outputs import appearance, handouts, newsletters, pages, sharing
from macros.render import COMPONENTS
from macros.system.package import OVERRIDES

ACCENT = "#4b3a9b"
MARK = "M1 2L3 4"


def whole_file(name, edition):
    return (COMPONENTS / edition / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def making(tmp_path_factory):
    root = whole(tmp_path_factory.mktemp("look"))
    change(root / "data/partnership.yml", 'accent: "#12436d"', f'accent: "{ACCENT}"')
    change(root / "data/partnership.yml", "path: M5 21L22 6l17 15M10 18v20h24V18", f"path: {MARK}")
    return making_of(root)


def test_a_page_has_the_mark_and_the_sheet_of_the_accent(making):
    page = pages.of_document(making, "about/index.md").files["about/index.html"].decode()
    assert re.findall(r'rel="stylesheet" href="([^"]+)"', page) == ["../assets/site.css"]
    assert f'class="mark-ink" d="{MARK}"' in page
    sheet = appearance.files(making).files[appearance.SHEET].decode()
    assert f":root{{--brand:{ACCENT};--link:{ACCENT};" in sheet
    assert sheet.count("--link-strong:") == 3 + tokens().count("--link-strong:")


def tokens() -> str:
    return (OVERRIDES / "assets" / "tokens.css").read_text(encoding="utf-8")


def test_the_sheet_of_every_page_has_every_rule_of_its_parts_and_no_remark(making):
    sheet = appearance.files(making).files[appearance.SHEET].decode()
    for name in ("tokens", "page", "components", "print"):
        rules = (OVERRIDES / "assets" / f"{name}.css").read_text(encoding="utf-8")
        selectors = {one.strip() for one in re.findall(r"^([.\w][^{};/@]*)\{", rules, re.MULTILINE)}
        assert len(selectors) > 3 or name == "tokens"
        assert [one for one in selectors if appearance.spare(one) not in sheet] == []
    assert "/*" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert sheet.rindex("@media print{@page{") > sheet.rindex(f"--brand:{ACCENT}")


def test_what_no_browser_reads_is_left_out_and_strings_stay():
    sheet = """/* A: b */\n.a > b,\n.c { margin: 0 1px; content: "a: { b; } /";\n}\n\n@media (min-width: 1px) { a:hover b :is(i) { top: calc(1px + 2px); } }"""
    assert appearance.spare(sheet) == (
        '.a > b,.c{margin:0 1px;content:"a: { b; } /"}@media (min-width:1px){a:hover b :is(i){top:calc(1px + 2px)}}'
    )


def test_the_icon_the_email_and_the_picture_for_sharing_have_them_too(making):
    icon = appearance.files(making).files[appearance.ICON].decode()
    assert ACCENT in icon
    assert MARK in icon
    night = making.site.partnership.look.night
    card = sharing.svg(sharing.Card("home", "Example", "Example"), making.site)
    assert f'fill="{night}"' in card
    assert MARK in card
    issue = newsletters.make(making.macros, making.document("newsletters/2026-summer.md"), making.home, making.cache)
    assert f"background-color: {night}" in issue.html
    assert ACCENT in issue.html


def test_a_handout_has_the_accent(making):
    sheets = [whole_file(name, "handout") for name in ("briefing.html", "pack.html", "record.html")]
    assert [one for one in sheets if '{% include "tokens.css" %}{% include "web/look.css" %}' not in one] == []
    assert handouts.files(making, "briefings/speaking-up.md").problems == []


def test_a_site_without_an_accent_has_no_sheet_for_it(tmp_path):
    root = whole(tmp_path)
    change(root / "data/partnership.yml", 'accent: "#12436d", ', "")
    making = making_of(root)
    sheet = appearance.files(making).files[appearance.SHEET].decode()
    assert sheet.count("--link-strong:") == tokens().count("--link-strong:")
