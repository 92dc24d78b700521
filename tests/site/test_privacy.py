"""What the page on privacy says is true: nothing is kept but what it names, and nothing is sent."""

from __future__ import annotations

import re


def kept(page):
    """The names of everything that the site keeps in a browser."""
    return page.evaluate(
        "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie.split(';').filter(Boolean)]"
    )


def test_the_page_on_privacy_names_everything_that_is_kept_in_a_browser(example, page):
    page.goto(example.url("index.html"))
    assert kept(page) == []
    page.get_by_role("radio", name="Dark").press("Space")
    page.get_by_role("button", name="Search", exact=True).press("Enter")
    page.keyboard.type("neglect")
    page.wait_for_timeout(300)
    named = example.document("about/privacy/index.html").xpath(
        "//main//h2[@id='what-is-kept-in-your-browser']/following-sibling::p//code/text()"
    )
    assert kept(page) == ["palette"] == named


def test_no_script_keeps_anything_under_another_name(example):
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in sorted((example.folder / "assets").glob("*.js")))
    assert "sessionStorage" not in scripts
    assert "indexedDB" not in scripts
    assert "document.cookie" not in scripts
    assert set(re.findall(r"localStorage\.\w+\((\w+)", scripts)) == {"key"}
    assert 'const key = "palette"' in scripts


def test_choosing_as_on_this_device_clears_what_was_kept(example, page):
    page.goto(example.url("index.html"))
    page.get_by_role("radio", name="Dark").press("Space")
    page.get_by_role("radio", name="As on this device").press("Space")
    assert kept(page) == []
