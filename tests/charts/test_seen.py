"""What a reader sees: every example in a browser, in the widest of the usual fonts and in a narrow one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from macros.charts.theme import NARROW

FONTS = ("DejaVu Sans", "Liberation Sans")

SEEN = """() => [...document.querySelectorAll("section")].map(section => {
    const svg = section.querySelector("svg"), edge = svg.getBoundingClientRect();
    const texts = [...svg.querySelectorAll("text")].map(text => {
        const box = text.getBoundingClientRect();
        return {
            text: text.textContent, size: parseFloat(getComputedStyle(text).fontSize),
            left: box.left - edge.left, right: box.right - edge.left,
            top: box.top - edge.top, bottom: box.bottom - edge.top,
        };
    });
    return {name: section.id, width: edge.width, height: edge.height, texts};
})"""


@pytest.fixture(scope="session", params=FONTS)
def seen(request, examples, browser) -> list[dict[str, Any]]:
    """Where every text of every example stands, in a font. The browser is the one that looks at the site."""
    pictures = "".join(f'<section id="{one}">{one.svg}</section>' for one in examples)
    colours = "svg { display: block; background: #fff } svg text { fill: #000 }"
    style = f"<style>* {{ font-family: '{request.param}' !important }} {colours}</style>"
    page = browser.new_page(viewport={"width": 800, "height": 600})
    page.set_content(f"<!doctype html><meta charset='utf-8'>{style}{pictures}")
    found = page.evaluate(SEEN)
    page.close()
    return found


def texts(seen: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    for picture in seen:
        for text in picture["texts"]:
            yield picture, text


def test_every_picture_has_text(seen):
    assert [picture["name"] for picture in seen if not picture["texts"]] == []


def test_no_text_stands_out_of_its_picture(seen):
    assert [
        f"{picture['name']}: {text['text']}"
        for picture, text in texts(seen)
        if text["left"] < -1.1
        or text["right"] > picture["width"] + 0.5
        or text["top"] < -1.5
        or text["bottom"] > picture["height"] + 1.5
    ] == []


def test_no_two_texts_overlap(seen):
    found = []
    for picture in seen:
        listed = sorted(picture["texts"], key=lambda text: text["left"])
        for index, one in enumerate(listed):
            for two in listed[index + 1 :]:
                if two["left"] >= one["right"] - 0.5:
                    break
                if one["top"] + 1.5 < two["bottom"] - 1.5 and two["top"] + 1.5 < one["bottom"] - 1.5:
                    found.append(f"{picture['name']}: {one['text']} / {two['text']}")
    assert found == []


def test_no_text_is_smaller_than_twelve_pixels_on_a_small_screen(seen):
    """A screen of 320 px leaves the narrow form 288 of the pixels that it is drawn for."""
    small = [
        f"{picture['name']}: {text['text']}"
        for picture, text in texts(seen)
        if text["size"] * min(1, 288 / NARROW if picture["name"].endswith("narrow") else 1) < 12
    ]
    assert small == []
