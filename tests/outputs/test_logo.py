"""A logo takes the place of the mark wherever a reader sees it, and does nothing but draw."""

from __future__ import annotations

import io
from types import SimpleNamespace

import pytest
from example_sites import TODAY, copy, one_page, run_build, told
from PIL import Image, PngImagePlugin

from macros.charts.drawing import png
from macros.content import Site
from macros.outputs.appearance import icon, icon_of, logo_of, mark
from macros.outputs.sharing import Card, svg
from macros.render import render

FILE = "data/partnership.yml"
RIGHT = """<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
  <title>Two hands</title>
  <style>.a { fill: url(#shade) }</style>
  <defs><linearGradient id="shade"><stop offset="0" stop-color="#005a30"/></linearGradient></defs>
  <path class="a" d="M0 0h120v40H0z"/>
</svg>
"""
PLAIN = "Save it as a plain or optimised SVG, with letters converted to paths."
UNSAFE = {
    "<script>alert(1)</script>": "`<script>`, and may only have what draws",
    "<foreignObject/>": "`<foreignObject>`, and may only have what draws",
    "<text>Us</text>": "`<text>`, and may only have what draws",
    "<image href='https://example.org/a.png'/>": "`<image>`, and may only have what draws",
    "<b xmlns='http://www.w3.org/1999/xhtml'/>": "`<b>`, and may only have what draws",
    "<g onload='alert(1)'/>": "`onload` at `<g>`, which runs a program or fetches something",
    "<use href='https://example.org/a.svg#a'/>": "`href` at `<use>`, which runs a program or fetches something",
    "<g style='fill: url(https://example.org/a)'/>": "`style` at `<g>`, which runs a program or fetches something",
    "<style>@import 'https://example.org/a'</style>": "a style that fetches something",
    "<?xml-stylesheet href='a.css'?>": "an instruction to programs (<?…?>)",
}


def with_logo(site, name, content):
    (site / "data" / name).write_bytes(content)
    (site / FILE).write_text(
        (site / FILE).read_text(encoding="utf-8").partition("look:")[0]
        + f"look: {{logo: {{file: {name}, alt: Two hands}}}}\n",
        encoding="utf-8",
    )
    return site


def picture(width=300, height=100):
    out, words = io.BytesIO(), PngImagePlugin.PngInfo()
    words.add_text("Author", "Somebody")
    Image.new("RGB", (width, height), "#005a30").save(out, "PNG", pnginfo=words)
    return out.getvalue()


def faults(folder, text, name="logo.svg"):
    return [one for one in told(with_logo(copy(folder), name, text)) if "logo" in one]


def test_a_logo_that_only_draws_is_right(tmp_path):
    assert faults(tmp_path, RIGHT.encode()) == []


@pytest.mark.parametrize("unsafe", UNSAFE)
def test_what_runs_or_fetches_anything_is_told_at_its_line(unsafe, tmp_path):
    assert faults(tmp_path, RIGHT.replace("  <path", f"  {unsafe}<path").encode()) == [
        f"data/logo.svg:6: The logo has {UNSAFE[unsafe]}. {PLAIN}"
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            RIGHT.replace("<svg", "<!DOCTYPE svg>\n<svg", 1),
            "2: The logo has a document type, in which entities can hide.",
        ),
        (
            RIGHT.replace("<svg", '<!DOCTYPE svg [\n<!ENTITY a "b">]>\n<svg', 1),
            "3: The logo has an entity, which can hide anything.",
        ),
        (RIGHT.replace("</svg>", ""), "8: The logo is not an SVG, or is damaged from here on."),
        (RIGHT.replace(' viewBox="0 0 120 40"', ""), "1: The logo does not say how wide and how high it is."),
        (RIGHT + " " * 200_000, "1: The logo has 200,"),
    ],
    ids=["document type", "entity", "damaged", "without its size", "large"],
)
def test_a_file_that_is_no_logo_is_told(text, message, tmp_path):
    [one] = faults(tmp_path, text.encode())
    assert one.startswith(f"data/logo.svg:{message}")


REPEATED = "".join(f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10 if n else "<path/>"}</g>' for n in range(9))
CIRCLE = '<g id="a"><use href="#b"/></g><g id="b" mask="url(#a)"><path/></g>'


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("  <path", f"  {REPEATED}<path", "draws more than 20,000 things"),
        ("  <path", f"  {CIRCLE}<path", "draws more than 20,000 things"),
        ("  <path", f"  {'<g>' * 60}{'</g>' * 60}<path", "elements in each other, 50 deep and more"),
        ("0 0 120 40", "0 0 100000 1", "should be between 0.2 and 12 times as wide as it is high"),
        ("0 0 120 40", f"0 0 {'9' * 400} 1", "should be between 0.2 and 12 times as wide as it is high"),
        ("0 0 120 40", "0 0 1 900", "should be between 0.2 and 12 times as wide as it is high"),
    ],
    ids=["repeated", "a circle", "deep", "wide", "without end", "high"],
)
def test_a_logo_that_a_browser_could_not_draw_or_a_page_not_hold_is_told(old, new, told, tmp_path):
    [one] = faults(tmp_path, RIGHT.replace(old, new, 1).encode())
    assert told in one


def test_a_png_is_held_to_the_rules_of_pictures(tmp_path):
    [small] = faults(tmp_path / "small", picture(90, 30), "logo.png")
    assert small == (
        "data/logo.png:1: The picture is 90 pixels wide, and should be at least 200. Use a larger one: a stretched picture "
        "looks blurred."
    )
    [other] = faults(tmp_path / "other", RIGHT.encode(), "logo.png")
    assert other.startswith("data/logo.png:1: The file is not a picture, or is damaged.")


def test_words_that_a_logo_does_not_draw_are_not_published(tmp_path):
    words = "<!-- Two girls --><desc>Three boys</desc><title id='t'>Child A</title><title/>"
    site = Site(with_logo(copy(tmp_path), "logo.svg", RIGHT.replace("</svg>", f"{words}</svg>").encode()), TODAY)
    drawn = logo_of(site).content
    assert b"<path" in drawn
    assert not any(word in drawn for word in (b"girls", b"boys", b"Child", b"hands", b"<!--", b"title", b"desc"))


def test_a_logo_that_is_missing_and_one_that_no_page_shows_are_told(tmp_path):
    site = with_logo(copy(tmp_path), "logo.svg", RIGHT.encode())
    (site / "data/logo.svg").rename(site / "data/logo.png")
    line = next(
        at for at, row in enumerate((site / FILE).read_text(encoding="utf-8").splitlines(), 1) if "logo.svg" in row
    )
    assert [one for one in told(site) if "logo" in one] == [
        "data/logo.png:1: No page shows this logo. Name it as `logo: {file: …}` under `look:` in data/partnership.yml, or "
        "remove it.",
        f"{FILE}:{line}: There is no data/logo.svg. Put the logo there, or remove `logo:`.",
    ]


def test_readers_get_a_png_without_what_a_program_wrote_in_it(tmp_path):
    site = Site(with_logo(copy(tmp_path), "logo.png", picture()), TODAY)
    found = logo_of(site)
    assert b"Somebody" in picture()
    assert b"Somebody" not in found.content
    assert found.wide == 3


def test_the_logo_is_on_pages_on_handouts_and_in_the_picture_for_sharing(tmp_path):
    root = with_logo(one_page(tmp_path), "logo.svg", RIGHT.encode())
    done = run_build(root)
    assert done.returncode == 0, done.stdout + done.stderr
    page = (root / "site/index.html").read_text(encoding="utf-8")
    assert page.count('<img class="mark logo" src="assets/logo.svg" alt="Two hands" width="120" height="40">') == 2
    assert 'class="mark"' not in page
    assert (root / "site/assets/logo.svg").read_text(encoding="utf-8") == RIGHT.replace("<title>Two hands</title>", "")
    site = Site(root, TODAY)
    assert mark(site).wide == 3
    shared = svg(Card("home", "Home", "A title"), site)
    assert mark(site).address in shared
    pixels = Image.open(io.BytesIO(png(shared, 1))).convert("RGB")
    near = [abs(one - other) for one, other in zip(pixels.getpixel((60, 56)), (0, 0x5A, 0x30), strict=True)]
    assert max(near) <= 4


@pytest.mark.parametrize("alt", ["Two hands", ""])
def test_a_logo_that_says_more_than_the_name_has_its_text_on_paper(alt, tmp_path):
    root = with_logo(copy(tmp_path), "logo.svg", RIGHT.encode())
    text = (root / FILE).read_text(encoding="utf-8")
    (root / FILE).write_text(text.replace("alt: Two hands", f"alt: '{alt}'"), encoding="utf-8")
    site, meta = Site(root, TODAY), SimpleNamespace(title="A title", period="", kind="briefing")
    words = {"kind": "Briefing", "thing": "briefing", "summary": "", "code": "", "article": SimpleNamespace(address="")}
    head = render("head", "handout", mark=mark(site), partnership=site.partnership, meta=meta, **words)
    assert (f'alt="{alt}"' in head) == (mark(site).address in head) == bool(alt)


def test_a_square_logo_is_the_icon_of_pages_and_another_is_not(tmp_path):
    square = RIGHT.replace('viewBox="0 0 120 40"', 'viewBox="0 0 44 40"').encode()
    drawn = Site(with_logo(copy(tmp_path / "drawn"), "logo.svg", square), TODAY)
    small = Site(with_logo(copy(tmp_path / "picture"), "logo.png", picture(300, 300)), TODAY)
    wide = Site(with_logo(copy(tmp_path / "wide"), "logo.svg", RIGHT.encode()), TODAY)
    assert icon_of(drawn) == square.replace(b"<title>Two hands</title>", b"")
    assert mark(small).address in icon_of(small).decode()
    assert icon_of(wide) == icon(wide.partnership)
