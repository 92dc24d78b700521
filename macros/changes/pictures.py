"""Pictures of pages and figures before and after, as a reader sees them on a wide screen and on a phone.

The browser takes each file from the folder of the built site and reaches nothing else.
"""

from __future__ import annotations

import io
import mimetypes
import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from PIL import Image, ImageChops

from macros.changes.compared import Built
from macros.changes.model import Change, Changes, Page
from macros.messages import Fault

WIDTHS = {"wide": 1280, "phone": 390}
PAGES, FIGURES = 30, 40
"""So many pages and figures are pictured at most; the others are named."""
TALLEST = 16_000
"""Pixels: a browser draws no taller picture."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = ["--no-sandbox", "--hide-scrollbars", "--disable-gpu", "--disable-background-networking"]
ORIGIN = "http://site.invalid"
MARK = """texts => {
  const flat = text => text.replace(/\\s+/g, " ").trim(), found = []
  for (const wanted of texts.map(flat).filter(text => text.length > 2)) {
    let best = null
    for (const one of document.querySelectorAll("main *, header *, footer *, aside *, section *"))
      if (one.checkVisibility() && flat(one.textContent).includes(wanted) && (!best || best.contains(one))) best = one
    if (best) found.push(best)
  }
  for (const one of found) { one.style.outline = "3px solid #d4351c"; one.style.outlineOffset = "3px" }
  return found.length ? Math.min(...found.map(one => one.getBoundingClientRect().top + scrollY)) : 0
}"""
"""Draws a line round what changed, and says how far down the page the first of it is."""


@dataclass
class Pair:
    """Two pictures at one width, before and after, '' where there is none; `top` is where the first change is, in percent."""

    width: str
    before: str = ""
    after: str = ""
    top: tuple[float, float] = (0, 0)


@dataclass
class Pictured:
    """A page or figure with its pictures; `why` says for what it was chosen."""

    address: str
    title: str
    why: str
    figure: str = ""
    pairs: list[Pair] = field(default_factory=list)


@dataclass
class Pictures:
    """All that was pictured, the pages that look as before, and the names of what there was no room for."""

    pictured: list[Pictured] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    @property
    def told(self) -> str:
        """What was pictured, in a sentence."""
        figures = sum(bool(one.figure) for one in self.pictured)
        text = f"Pictured before and after, on a wide screen and on a phone: {len(self.pictured) - figures} pages, {figures} figures."
        text += f" Compared and found to look the same: {len(self.same)}." if self.same else ""
        return text + (f" Not pictured: {len(self.left_out)}; `index.html` names them." if self.left_out else "")


def wanted(found: Changes) -> tuple[list[Pictured], list[str]]:
    """What is pictured, the pages with changes of their own first; and what there is no room for.

    What many pages share is pictured on one page of each kind.
    """
    shared = found.alike()
    own = [page for page in found.pages if page.state in ("new", "removed", "moved") or found.own(page, shared)]
    own = sorted(own, key=_repeats(found, shared))
    pages = [Pictured(page.address, page.title, page.state) for page in own if not page.holds.startswith("leads to")]
    seen = {page.address for page in own}
    kinds: dict[str, Page] = {}
    for page in found.pages:
        if page.address not in seen:
            kinds.setdefault(page.kind, page)
    why = "one page of its kind, for what many pages share"
    samples = [Pictured(page.address, page.title, why) for page in kinds.values()]
    figures = [
        Pictured(page.address, f"{name.removeprefix('figure-')}, on {page.title}", "figure", name)
        for page in found.pages
        for name in page.figures
    ]
    room = max(PAGES - len(samples), PAGES // 2)
    left = [f"{one.title} ({one.address})" for one in [*pages[room:], *figures[FIGURES:]]]
    return [*pages[:room], *samples, *figures[:FIGURES]], left


def _repeats(found: Changes, shared: dict[Change, list[Page]]) -> Callable[[Page], bool]:
    """Whether all that changed on a page is on one before it: such a page comes after those that show something else."""
    seen: set[tuple[str, str]] = set()

    def repeats(page: Page) -> bool:
        texts = {(one.before, one.after) for one in found.own(page, shared)}
        old = page.state == "changed" and texts <= seen
        seen.update(texts)
        return old

    return repeats


def take(found: Changes, before: Built, after: Built, folder: Path, tell: Callable[[str], None]) -> Pictures:
    """Pictures of what changed, in this folder; Fault where there is no browser."""
    chosen, left = wanted(found)
    pictures = Pictures(left_out=left)
    by_address = {page.address: page for page in found.pages}
    shared = found.alike()
    folder.mkdir(parents=True, exist_ok=True)
    with _browser() as (browser, slow):
        windows = {(width, site.folder): _window(browser, width, site) for width in WIDTHS for site in (before, after)}
        for number, one in enumerate(chosen, start=1):
            tell(f"Picture {number} of {len(chosen)}: {one.address or 'home page'}")
            page = by_address[one.address]
            sample = one.why.startswith("one page")
            texts = [] if sample or one.figure else [(each.before, each.after) for each in found.own(page, shared)]
            try:
                same = True
                for width in WIDTHS:
                    pair = Pair(width)
                    old = page.moved_from or one.address
                    first = _shot(windows[width, before.folder], before, old, one.figure, [text for text, _ in texts])
                    second = _shot(
                        windows[width, after.folder], after, one.address, one.figure, [text for _, text in texts]
                    )
                    same = bool(same and first and second and _same(first[0], second[0]))
                    for side, shot in (("before", first), ("after", second)):
                        if shot:
                            setattr(pair, side, _kept(folder, one, width, side, shot[0]))
                    pair.top = (first[1] if first else 0, second[1] if second else 0)
                    one.pairs.append(pair)
            except slow:  # a page too long for this machine does not cost the pictures of the others
                pictures.left_out.append(f"{one.title} ({one.address}), which the browser did not draw in time")
                continue
            if same and not texts:
                pictures.same.append(f"{one.title} ({one.address})")
            else:
                pictures.pictured.append(one)
    return pictures


@contextmanager
def _browser() -> Iterator[tuple[Any, type[Exception]]]:
    """The browser, and the error that it raises where it takes too long."""
    try:
        from playwright.sync_api import Error, TimeoutError, sync_playwright
    except ImportError as error:
        what = "Pictures need Playwright, which is not installed"
        raise Fault(what, "Leave out `--pictures`, or install the test tools") from error
    names = [os.environ.get("CHROMIUM") or "", *BROWSERS]
    program = next((found for name in names if name and (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        fetched = Path(playwright.chromium.executable_path).exists()
        channel = None if program or fetched else "chrome"
        try:
            browser = playwright.chromium.launch(executable_path=program, channel=channel, args=ARGUMENTS)
        except Error as error:
            what = "Pictures need Chromium or Chrome, which is not installed"
            raise Fault(what, "Leave out `--pictures`, or install it") from error
        with browser:
            yield browser, TimeoutError


def _window(browser: Any, width: str, site: Built) -> Any:
    """A window of this width that gets the files of one site, and nothing else."""
    context = browser.new_context(viewport={"width": WIDTHS[width], "height": 900}, reduced_motion="reduce")
    context.route("**/*", lambda route: _give(route, site))
    return context.new_page()


def _shot(
    window: Any, site: Built, address: str, figure: str, texts: Sequence[str]
) -> tuple[Image.Image, float] | None:
    """The page, or one figure of it, and where on it the first change is, in percent; None where it is not there."""
    if address not in site.pages:
        return None
    window.goto(f"{ORIGIN}/{address}", wait_until="load")
    if figure:
        place = window.locator(f"[id='{figure}']")
        return (Image.open(io.BytesIO(place.first.screenshot())), 0) if place.count() else None
    height = max(1, min(window.evaluate("document.documentElement.scrollHeight"), TALLEST))
    top = window.evaluate(MARK, list(texts)) if texts else 0
    clip = {"x": 0, "y": 0, "width": window.viewport_size["width"], "height": height}
    return Image.open(io.BytesIO(window.screenshot(full_page=True, clip=clip))), 100 * min(top, height) / height


def _give(route: Any, site: Built) -> None:
    """The file of the built site that the browser asks for, and nothing of another website."""
    link = urlsplit(route.request.url)
    path = unquote(link.path)
    base = urlsplit(site.home).path or "/"
    name = path.removeprefix(base) if base != "/" and path.startswith(base) else path.lstrip("/")
    file = (site.folder / (f"{name}index.html" if not name or name.endswith("/") else name)).resolve()
    if f"{link.scheme}://{link.netloc}" != ORIGIN or site.folder.resolve() not in file.parents or not file.is_file():
        route.abort()
        return
    kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    route.fulfill(body=file.read_bytes(), content_type=f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)


def _same(one: Image.Image, other: Image.Image) -> bool:
    return one.size == other.size and ImageChops.difference(one.convert("RGB"), other.convert("RGB")).getbbox() is None


def _kept(folder: Path, one: Pictured, width: str, side: str, image: Image.Image) -> str:
    """The name of the picture's file, which is written."""
    key = sha256(f"{one.address}\0{one.figure}".encode()).hexdigest()[:12]
    name = f"{key}-{width}-{side}.webp"
    image.convert("RGB").save(folder / name, "WEBP", quality=80, method=2)
    return name
