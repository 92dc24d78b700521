"""Every page is light: what a browser asks for before a reader does anything, counted in the built files as they are sent.

GitHub Pages and its like send text with gzip. The limits are those of a slow phone: a page of text in a second and a half.
"""

from __future__ import annotations

import functools
import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import lxml.html
import pytest
from built_site import BuiltSite

from macros.outputs import appearance
from macros.system.package import OVERRIDES

TEXT, FIGURE = 45_000, 25_000 / 3
"""The most bytes of a page of text, and of each figure on it: three make 70 kB."""
REQUESTS, SCRIPTS = 8, 25_000
SENT_SMALLER = {".html", ".css", ".js", ".svg", ".json"}
ASKS = ("stylesheet", "icon", "preload", "modulepreload")
"""The kinds of link that a browser follows by itself."""
IN_CSS = re.compile(r"""(?:url\(|@import\s)\s*["']?([^"')]+)""")
IN_SCRIPT = re.compile(r"""^\s*import\b(?!\s*\()[^"';]*["']([^"']+)["']""", re.MULTILINE)


@functools.cache
def sent(path: Path) -> int:
    """How many bytes of a file are sent."""
    content = path.read_bytes()
    return len(gzip.compress(content, 6, mtime=0)) if path.suffix in SENT_SMALLER else len(content)


@functools.cache
def named_in(path: Path) -> tuple[str, ...]:
    """The addresses that a style sheet or a script asks for as soon as it is read."""
    pattern = {".css": IN_CSS, ".js": IN_SCRIPT}.get(path.suffix)
    return tuple(pattern.findall(path.read_text(encoding="utf-8"))) if pattern else ()


def named_by(document: Any) -> Iterator[str]:
    """The addresses that a page asks for at once; of a picture in several sizes the largest."""
    for link in document.iter("link"):
        if {*link.get("rel", "").split()} & {*ASKS}:
            yield link.get("href")
    yield from document.xpath("//script/@src | //*[self::use or self::image]/@href | //video/@poster")
    for image in document.iter("img"):
        if image.get("loading") != "lazy":
            sizes = [one.split() for one in image.get("srcset", "").split(",") if one.strip()]
            largest = max(sizes, key=lambda one: float(one[-1].rstrip("wx")), default=[image.get("src", "")])
            yield largest[0]


def loaded(built: BuiltSite, address: str) -> set[Path]:
    """Every file that a browser fetches to show a page, the page itself among them."""
    folder = built.folder.resolve()
    page = folder / address
    found, waiting = {page}, [(page, one) for one in named_by(built.document(address))]
    while waiting:
        asker, address = waiting.pop()
        path = unquote(urlsplit(address).path)
        if not path or urlsplit(address).scheme:
            continue  # part of the page itself; test_privacy sees to it that nothing comes from elsewhere
        below = path.removeprefix(built.base) if path.startswith("/") else None  # 404.html is shown at any address
        file = (asker.parent / path).resolve() if below is None else folder / below
        assert file.is_file(), f"{asker} asks for {address}, which is not there"
        if file not in found:
            found.add(file)
            waiting += [(file, one) for one in named_in(file)]
    return found


def too_heavy(files: set[Path], document: Any) -> Iterator[str]:
    figures = len(document.xpath("//figure[.//*[name()='svg']]"))
    most = TEXT + FIGURE * figures
    if (whole := sum(map(sent, files))) > most:
        yield f"{whole:,} bytes, and with {figures} figures it may have {most:,.0f}"
    if len(files) > REQUESTS:
        yield f"{len(files)} requests: {', '.join(sorted(one.name for one in files))}"
    if (scripts := sum(sent(one) for one in files if one.suffix == ".js")) > SCRIPTS:
        yield f"{scripts:,} bytes of scripts"


def without_room(document: Any) -> Iterator[str]:
    """What would move the text below it when it comes: a picture that does not say how large it is."""
    for one in document.xpath("//img | //video | //iframe | //*[name()='svg']"):
        if not (one.get("width") and one.get("height")):
            yield f"<{one.tag} class={one.get('class')!r}> does not say its width and height"


@pytest.fixture(scope="module", params=["site", "example"])
def built(request: pytest.FixtureRequest) -> BuiltSite:
    return request.getfixturevalue(request.param)


def test_every_page_is_light(built):
    assert built.addresses
    assert built.faults(lambda page, address: too_heavy(loaded(built, address), page)) == []


def test_nothing_moves_when_a_picture_comes(built):
    assert built.faults(lambda page, address: without_room(page)) == []


RULES = """sheets => sheets.map(text => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(text)
    return [...sheet.cssRules].map(rule => rule.cssText.replace(/([,:]) /g, "$1"))
})"""


@pytest.mark.parametrize("path", sorted((OVERRIDES / "assets").glob("*.css")), ids=lambda path: path.name)
def test_a_sheet_means_the_same_without_what_no_browser_reads(page, path):
    whole, published = path.read_text(encoding="utf-8"), appearance.copied(path).decode()
    assert len(published) < 0.95 * len(whole)
    before, after = page.evaluate(RULES, [whole, published])
    assert before == after
    assert before


def test_letters_are_those_of_the_machine(built):
    sheets = list(built.folder.rglob("*.css"))
    assert sheets
    assert [one.name for one in sheets if "@font-face" in one.read_text(encoding="utf-8")] == []


def test_what_a_browser_fetches_is_found(tmp_path):
    """The page, its icon, its sheet with a picture, its script with another script, and the larger picture: not the lazy one."""
    files = {"a.css": "p { background: url('b.png') }", "c.js": 'import { d } from "./d.js"\nimport("./later.js")'}
    for name in ("icon.svg", "b.png", "d.js", "later.js", "small.jpg", "large.jpg", "lazy.jpg"):
        files[name] = ""
    page = (
        '<link rel="icon" href="icon.svg"><link rel="stylesheet" href="a.css"><script src="c.js"></script>'
        '<img src="small.jpg" srcset="small.jpg 300w, large.jpg 900w"><img src="lazy.jpg" loading="lazy">'
    )
    for name, text in (files | {"index.html": page}).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = loaded(BuiltSite(tmp_path), "index.html")
    assert {one.name for one in found} == {"index.html", "icon.svg", "a.css", "b.png", "c.js", "d.js", "large.jpg"}


def test_a_heavy_page_and_a_picture_without_a_size_are_found(tmp_path):
    files = {tmp_path / f"{number}.js" for number in range(9)}
    for number, path in enumerate(files):
        path.write_text(
            "".join(chr(33 + (number * 7919 + n * n * 31 % 9973) % 90) for n in range(9000)), encoding="utf-8"
        )
    page = lxml.html.document_fromstring('<main><img src="a.png"><svg></svg></main>')
    told = list(too_heavy(files, page))
    assert [one.split(": ")[0].split(" bytes")[-1] for one in told] == [
        ", and with 0 figures it may have 45,000",
        "9 requests",
        " of scripts",
    ]
    assert len(list(without_room(page))) == 2
