"""What every test may ask for: a `table`, the built `site`, and a browser `page` of it. Nothing else is shared.

The tests of `tests/site` look at what the public gets: `site/` as `python -m macros site` wrote it, served under the
path it is published at. What needs a browser runs once a page; what stands in the files is looked for in all pages at
once.
"""

from __future__ import annotations

import functools
import http.server
import os
import re
import shutil
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import hypothesis
import lxml.html
import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from xdist.scheduler import LoadScopeScheduling

# The same examples in every run, and no clock: a test that fails once fails again.
hypothesis.settings.register_profile("always the same", derandomize=True, deadline=None)
hypothesis.settings.load_profile("always the same")

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "site"
AXE = ROOT / "tests" / "node_modules" / "axe-core" / "axe.min.js"
NOT_FOUND = "404.html"

Check = Callable[[Any, str], Iterator[str]]
"""A check of one page or figure, given as parsed and with the page's address: each fault it finds, in words."""

STATES = {
    "light, 1280 px": ("light", 1280),
    "dark, 1280 px": ("dark", 1280),
    "dark, 320 px": ("dark", 320),
    "light, 320 px": ("light", 320),
}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test with the argument `address` has one case a page."""
    if "address" in metafunc.fixturenames:
        addresses = addresses_in(FOLDER)
        if not addresses:
            raise pytest.UsageError("There is no built site to look at. Build it first: make site")
        metafunc.parametrize("address", addresses)


def page_of(nodeid: str) -> str:
    """The page that a test looks at; for every other test, its own name."""
    found = re.search(r"\[([^\]]+\.html)\]", nodeid)
    return found[1] if found else nodeid


def addresses_in(folder: Path) -> list[str]:
    """Every page of a built site, those left out that only lead on to where a page has moved."""
    return sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*.html")
        if b'http-equiv="refresh"' not in path.read_bytes()[:1000]
    )


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of a page follow each other, so that it is opened once for all of them."""
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(page_of(item.nodeid), place)
    items.sort(key=lambda item: first[page_of(item.nodeid)])


def pytest_assertrepr_compare(op: str, left: object, right: object) -> list[str] | None:
    """A list that should be empty is told whole, one line an item."""
    if op == "==" and right == [] and isinstance(left, list):
        return [f"{len(left)} where there should be none:", *map(str, left)]
    return None


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadScopeScheduling:
    """All tests of a page go to one worker."""

    class ByPage(LoadScopeScheduling):  # type: ignore[misc]
        def _split_scope(self, nodeid: str) -> str:
            return page_of(nodeid)

    return ByPage(config, log)


@dataclass
class Visit:
    """What one visit to a page brought to light, by keyboard and in four states: light and dark, wide and narrow."""

    axe: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    too_wide: list[str] = field(default_factory=list)
    faint: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    backgrounds: dict[str, str] = field(default_factory=dict)
    first_stop: dict[str, Any] = field(default_factory=dict)
    after_skipping: str = ""


@dataclass(eq=False)
class Site:
    """The built site: its files, and the same in a browser that can reach nothing else."""

    folder: Path
    base: str
    origin: str
    browser: Browser

    @functools.cached_property
    def addresses(self) -> list[str]:
        return addresses_in(self.folder)

    def document(self, address: str) -> Any:
        """The page as published, parsed."""
        return parsed(self.folder / address)

    @property
    def articles(self) -> list[str]:
        """Every page but the one for wrong addresses."""
        return [address for address in self.addresses if address != NOT_FOUND]

    @functools.cached_property
    def figures(self) -> list[tuple[str, Any]]:
        """Every figure, with the page it stands on."""
        return [(one, figure) for one in self.addresses for figure in self.document(one).xpath("//main//figure[@id]")]

    def faults(self, check: Check, addresses: list[str] | None = None) -> list[str]:
        """Everything that a check of one page finds on all of them, told as `page: fault`."""
        return [
            f"{address}: {fault}"
            for address in addresses or self.addresses
            for fault in check(self.document(address), address)
        ]

    def faults_of_figures(self, check: Check) -> list[str]:
        """Everything that a check of one figure finds in all of them, told as `page#figure: fault`."""
        return [
            f"{address}#{figure.get('id')}: {fault}"
            for address, figure in self.figures
            for fault in check(figure, address)
        ]

    def url(self, address: str) -> str:
        """Where the page is read: `worried/index.html` is read at `…/worried/`."""
        return f"{self.origin}{self.base}{address.removesuffix('index.html')}"

    def reader(self, **options: Any) -> Page:
        """A new reader's empty window, with nothing kept from before."""
        context = self.browser.new_context(
            **{"viewport": {"width": 320, "height": 640}, "locale": "en-GB", "reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(10_000)
        return context.new_page()

    def axe(self, page: Page) -> list[str]:
        """What axe finds on the page as it stands: WCAG 2.2 A and AA, and best practice."""
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE.read_text(encoding="utf-8"))
        found: list[str] = page.evaluate(RUN_AXE)
        return found

    @functools.cached_property
    def window(self) -> Page:
        """The window in which pages are visited, one after the other."""
        page = self.reader()
        page.add_init_script(TELL_WHAT_IS_REFUSED)
        return page

    @functools.cached_property
    def window_without_scripts(self) -> Page:
        return self.reader(java_script_enabled=False)

    @functools.lru_cache(maxsize=4)  # noqa: B019  one site a session
    def visit(self, address: str) -> Visit:
        """The page by keyboard, in four states, and on paper. It is visited once for all the tests about it."""
        seen = Visit()
        page = self.window
        listeners: dict[str, Callable[[Any], None]] = {
            "request": lambda request: seen.requests.append(request.url),
            "pageerror": lambda error: seen.errors.append(str(error)),
            "console": lambda message: seen.errors.append(message.text) if message.type == "error" else None,
        }
        for event, listener in listeners.items():
            page.on(event, listener)  # type: ignore[call-overload]
        page.set_viewport_size({"width": 320, "height": 640})
        page.emulate_media(media="screen", color_scheme="light")
        page.goto(self.url(address), wait_until="load")
        page.keyboard.press("Tab")
        seen.first_stop = page.evaluate(FIRST_STOP)
        if seen.first_stop["words"].startswith("Skip"):
            page.keyboard.press("Enter")
            seen.after_skipping = page.evaluate("() => document.activeElement.localName")
        page.evaluate(SETTLE)
        seen.unseen = page.evaluate(UNSEEN_STOPS)
        for state, (scheme, width) in STATES.items():
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLE)
            seen.axe += [f"{state}: {finding}" for finding in self.axe(page)]
            seen.faint += [f"{state}: {finding}" for finding in page.evaluate(FAINT_TEXT_IN_PICTURES)]
            seen.backgrounds[state] = page.evaluate("() => getComputedStyle(document.body).backgroundColor")
            if width == 320:
                seen.too_wide += [f"{state}: {finding}" for finding in page.evaluate(TOO_WIDE)]
        page.emulate_media(media="print")
        seen.printed = page.evaluate(PRINTED_NUMBERS)
        for event, listener in listeners.items():
            page.remove_listener(event, listener)
        return seen


TELL_WHAT_IS_REFUSED = """addEventListener("securitypolicyviolation", event => console.error(
    `${event.violatedDirective} refuses ${event.blockedURI} ${event.sourceFile}:${event.lineNumber} ${event.sample}`))"""

FIRST_STOP = """() => {
    const one = document.activeElement, box = one.getBoundingClientRect();
    return {
        words: one.textContent.trim(),
        shown: box.width > 10 && box.height > 10 && box.left >= 0 && box.top >= 0 && box.right <= innerWidth,
    };
}"""

# Everything that takes the focus comes into view, is covered by nothing, and is marked: by an outline of its own or
# of what holds it.
UNSEEN_STOPS = """() => {
    const marked = one => one && one !== document.body
        && ((getComputedStyle(one).outlineStyle !== "none" && parseFloat(getComputedStyle(one).outlineWidth) >= 2)
            || (one.parentElement.localName === "li" && marked(one.parentElement)));
    const found = [];
    for (const one of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
        one.focus();
        if (document.activeElement !== one) continue;
        const box = one.getClientRects()[0] || {left: 0, top: 0, right: 0, bottom: 0};
        const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
        const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
        const fault = right <= left || bottom <= top ? "off the screen"
            : !one.contains(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)) ? "covered"
            : !marked(one) ? "not marked" : "";
        if (fault) found.push(`${one.localName} "${one.textContent.trim().slice(0, 40)}" is ${fault}`);
    }
    return found;
}"""

# What a reader can open is open, and what moves has come to rest.
SETTLE = """() => {
    document.querySelectorAll("details").forEach(one => { one.open = true });
    document.getAnimations().forEach(one => one.finish());
}"""

RUN_AXE = """async () => {
    const found = await axe.run(document, {
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        resultTypes: ["violations"],
        preload: false,
    });
    return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")} (${rule.help})`));
}"""

TOO_WIDE = """() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide && document.body.scrollWidth <= wide) return [];
    const scrolls = one => one && one !== document.body && one !== document.documentElement
        && (/auto|scroll|hidden|clip/.test(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
    const over = [...document.body.querySelectorAll("*")]
        .filter(one => one.getBoundingClientRect().right > wide + 1 && !scrolls(one.parentElement))
        .map(one => `<${one.localName} class="${one.getAttribute("class") || ""}"> ends at ${Math.round(one.getBoundingClientRect().right)} px`);
    return over.length ? over.slice(0, 5) : [`the page is ${document.documentElement.scrollWidth} px wide`];
}"""

PRINTED_NUMBERS = """() => [...document.querySelectorAll("#worried a[href^='tel:']")]
    .filter(one => one.checkVisibility() && one.textContent.replace(/\\D/g, "") === one.getAttribute("href").slice(4))
    .map(one => one.getAttribute("href"))"""

# axe leaves text in pictures undecided: the colour of each against what is painted behind it.
FAINT_TEXT_IN_PICTURES = """() => {
    const rgb = text => { const found = text.match(/[\\d.]+/g); return found ? found.map(Number) : [0, 0, 0, 0]; };
    const part = value => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    const light = ([r, g, b]) => 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    const clear = colour => !colour || colour === "none" || (colour.startsWith("rgba") && rgb(colour)[3] === 0);
    const found = [];
    for (const picture of document.querySelectorAll("main svg[role=img]")) {
        if (!picture.getBoundingClientRect().width) continue;
        for (const text of picture.querySelectorAll("text")) {
            if (!text.getBoundingClientRect().width || !text.textContent.trim()) continue;
            text.scrollIntoView({block: "nearest", behavior: "instant"});
            const box = text.getBoundingClientRect();
            const behind = document.elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
                .filter(one => !one.closest("text"))
                .map(one => one instanceof SVGElement && one !== picture ? getComputedStyle(one).fill : getComputedStyle(one).backgroundColor)
                .find(colour => !clear(colour));
            if (!behind) { found.push(`"${text.textContent}" stands on nothing`); continue; }
            const ink = getComputedStyle(text).fill;
            const [a, b] = [light(rgb(ink)), light(rgb(behind))];
            const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            if (ratio < 4.5) found.push(`"${text.textContent}" is ${ink} on ${behind}, ${ratio.toFixed(1)} to 1`);
        }
    }
    return found;
}"""


@functools.cache
def parsed(path: Path) -> Any:
    return lxml.html.document_fromstring(path.read_bytes(), parser=lxml.html.HTMLParser(encoding="utf-8"))


def published_path() -> str:
    """The path that the site is published under, from the home page's own address: `/website/` for project pages."""
    home = parsed(FOLDER / "index.html").xpath("string(//link[@rel='canonical']/@href)")
    return urlsplit(home).path or "/"


class Server(http.server.ThreadingHTTPServer):
    """The built site as GitHub Pages serves it: under a sub-path, with 404.html for every wrong address."""

    daemon_threads = True
    base: str


class Files(http.server.SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        path = unquote(urlsplit(path).path)
        if not path.startswith(self.server.base):
            return str(FOLDER / "no such file")
        found = (FOLDER / path.removeprefix(self.server.base)).resolve()
        return str(found) + ("/" if path.endswith("/") else "") if found.is_relative_to(FOLDER) else "no such file"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (FOLDER / NOT_FOUND).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    """The built site, served and with a browser to look at it; every other address on earth is cut off."""
    assert (FOLDER / "index.html").exists(), "There is no built site to look at. Build it first: make site"
    assert AXE.exists(), "The test tools are not here yet. Install them: make test, or npm ci --prefix tests"
    base = published_path()
    server = Server(("127.0.0.1", 0), Files)
    server.base = base
    threading.Thread(target=server.serve_forever, daemon=True).start()
    named = (os.environ.get("CHROMIUM", ""), "chromium", "google-chrome", "google-chrome-stable")
    chromium = next((path for path in map(shutil.which, named) if path), None)
    with sync_playwright() as playwright:
        fetched = Path(playwright.chromium.executable_path).exists()
        browser = playwright.chromium.launch(
            executable_path=chromium,
            channel=None if chromium or fetched else "chrome",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield Site(FOLDER, base, f"http://127.0.0.1:{server.server_port}", browser)
        browser.close()
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(site: Site) -> Iterator[Page]:
    """A browser page of a new reader on a phone-sized screen."""
    page = site.reader()
    yield page
    page.context.close()


@pytest.fixture
def table(tmp_path: Path) -> Callable[..., Any]:
    """Reads a table from the text of its CSV and of its metadata: the table, its faults and the record of its metadata."""
    from macros import tables

    def read(csv: str, metadata: str, stem: str = "example", area: str = "Sandwell") -> Any:
        folder = tmp_path / "data" / "tables"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{stem}.csv").write_text(csv, encoding="utf-8")
        (folder / f"{stem}.yml").write_text(metadata, encoding="utf-8")
        return tables.load(stem, folder, tmp_path, area)

    return read
