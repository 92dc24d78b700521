"""A built site in a real browser: each page is visited once, and what the visit brings to light is kept for its tests."""

from __future__ import annotations

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from built_site import NOT_FOUND, BuiltSite, covering
from playwright.sync_api import Browser, Page, sync_playwright
from scripts_of_visits import (
    FAINT_TEXT_IN_PICTURES,
    FIRST_STOP,
    PRINTED_NUMBERS,
    RUN_AXE,
    SETTLE,
    TELL_WHAT_IS_REFUSED,
    TOO_WIDE,
    UNSEEN_STOPS,
)

AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
STATES = {
    "light, 320 px": ("light", 320),
    "light, 1280 px": ("light", 1280),
    "dark, 1280 px": ("dark", 1280),
    "dark, 320 px": ("dark", 320),
}
FIRST = "light, 320 px"
"""The state in which every page is met."""


def reader(browser: Browser, **options: Any) -> Page:
    """A new reader's empty window on a phone-sized screen, with nothing kept from before."""
    context = browser.new_context(
        **{"viewport": {"width": 320, "height": 640}, "locale": "en-GB", "reduced_motion": "reduce", **options}
    )
    context.set_default_timeout(10_000)
    return context.new_page()


@dataclass
class Visit:
    """What one visit to a page brought to light, by keyboard and in its states: light and dark, wide and narrow."""

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
class Site(BuiltSite):
    """A built site, and the same in a browser that can reach nothing else."""

    origin: str
    browser: Browser

    def url(self, address: str) -> str:
        """Where the page is read: `worried/index.html` is read at `…/worried/`."""
        return f"{self.origin}{self.base}{address.removesuffix('index.html')}"

    def reader(self, **options: Any) -> Page:
        """A new reader's empty window, with nothing kept from before."""
        return reader(self.browser, **options)

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

    @functools.cached_property
    def covering(self) -> list[str]:
        """The pages that are met in every state, because they have every component that there is."""
        return covering(self.folder)

    def states(self, address: str) -> list[str]:
        """The states in which a page is met: all for one of the cover, or with a picture; the first for every other."""
        whole = address in self.covering or self.document(address).xpath("//main//*[local-name()='svg'][@role='img']")
        return list(STATES) if whole else [FIRST]

    @functools.lru_cache(maxsize=4)  # noqa: B019  one site a session
    def visit(self, address: str) -> Visit:
        """The page by keyboard, in its states, and on paper. It is visited once for all the tests about it."""
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
        if seen.first_stop["to"] == "#content":
            page.keyboard.press("Enter")
            seen.after_skipping = page.evaluate("() => document.activeElement.localName")
        page.evaluate(SETTLE)
        seen.unseen = page.evaluate(UNSEEN_STOPS)
        for state in self.states(address):
            scheme, width = STATES[state]
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLE)
            # From its top: what lies half under the band that stays in view would depend on where the last state ended.
            page.evaluate("() => scrollTo(0, 0)")
            if address in self.covering or state == FIRST:
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


class Server(http.server.ThreadingHTTPServer):
    """A built site as GitHub Pages serves it: under a sub-path, with 404.html for every wrong address."""

    daemon_threads = True
    site: BuiltSite


class Files(http.server.SimpleHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def translate_path(self, path: str) -> str:
        path, folder = unquote(urlsplit(path).path), self.server.site.folder
        if not path.startswith(self.server.site.base):
            return str(folder / "no such file")
        found = (folder / path.removeprefix(self.server.site.base)).resolve()
        return str(found) + ("/" if path.endswith("/") else "") if found.is_relative_to(folder) else "no such file"

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        body = (self.server.site.folder / NOT_FOUND).read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(folder: Path, browser: Browser) -> Iterator[Site]:
    """A built site, served on this machine."""
    assert AXE.exists(), "The test tools are not here yet. Install them: make test, or npm ci --prefix tests"
    server = Server(("127.0.0.1", 0), Files)
    server.site = BuiltSite(folder.resolve())
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Site(folder.resolve(), f"http://127.0.0.1:{server.server_port}", browser)
    server.shutdown()
    server.server_close()


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for which every address but this machine's own is cut off."""
    named = (os.environ.get("CHROMIUM", ""), "chromium", "google-chrome", "google-chrome-stable")
    path = next((path for path in map(shutil.which, named) if path), None)
    with sync_playwright() as playwright:
        fetched = Path(playwright.chromium.executable_path).exists()
        browser = playwright.chromium.launch(
            executable_path=path,
            channel=None if path or fetched else "chrome",
            args=[
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            ],
        )
        yield browser
        browser.close()
