"""The live preview: each saved change is shown at once, and each fault where its editor looks, in the browser."""

from __future__ import annotations

import errno
import logging
import mimetypes
import os
import posixpath
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from mkdocs.livereload import LiveReloadServer

from macros.build.layout import path_of
from macros.build.live import Live
from macros.build.saves import Saves
from macros.messages import Fault, Problem
from macros.render import safe, whole
from macros.system.package import PACKAGE

BODY = re.compile(rb"<body[^>]*>")
LINE, END = b"data-copy=", b"</body>"
"""What a page has that can be copied, and where a page ends."""
LOOKED_AT = 3
"""So many of the pages that were asked for last are made before all others."""
TOGETHER = 0.05
"""The seconds for which nothing more must be saved: programs write a file in several steps."""


def serve(root: Path, address: str, tell: Callable[[str], None], words: Callable[[Problem], str] = str) -> None:
    """The preview at this address until it is stopped by Ctrl-C. Fault where it cannot begin. `words` says a problem."""
    host, _, number = address.rpartition(":")
    if not host or not number.isdecimal() or not 0 < int(number) < 65536:
        raise Fault(f"`{address}` is not a valid address for the preview", "Write it as 127.0.0.1:8000")
    try:
        preview = Preview(root, host.strip("[]"), int(number), tell, words)
        try:
            preview.server_bind()
        except OSError as error:
            preview.server_close()
            raise _in_use(host, int(number), error) from None
        preview.run()
    except KeyboardInterrupt:
        tell("The preview has ended.")


def _in_use(host: str, number: int, error: OSError) -> Fault:
    what = f"The preview cannot be shown at {host}:{number} ({error.strerror or error})"
    if error.errno == errno.EADDRINUSE:
        other = f"{host}:{number + 1 if number < 65535 else 8001}"
        return Fault(
            what,
            "Another preview or program already uses this address: stop it, or type "
            f"`python -m macros serve --address {other}`",
        )
    return Fault(what, "Use 127.0.0.1 and a number from 1024 to 65535, such as 127.0.0.1:8000")


OURS = ("localhost", "127.0.0.1", "::1")
"""The names of this machine: a page elsewhere whose name was made to lead here is given no draft."""


class Preview(LiveReloadServer):
    """The MkDocs server, serving pages from memory; an error is shown in the browser and does not stop it."""

    def __init__(
        self,
        root: Path,
        host: str,
        port: int,
        tell: Callable[[str], None],
        words: Callable[[Problem], str] = str,
    ) -> None:
        super().__init__(self.renew, host, port, str(root), path_of(root), shutdown_delay=0.1)
        self.project, self.tell, self.words = root, tell, words
        self.host, self.port = host, port
        self.live = Live(root, self.url)
        self.code = _code()
        self.faults: list[str] = []
        self.looked_at: list[str] = ["index.html"]
        self.build_delay = TOGETHER
        self.saves = Saves(root, self._changed)
        self.observer: Any = self.saves.observer
        self.error_handler = self._not_found
        logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # each page that is asked for is not news

    def run(self) -> None:
        """The first making, then each one after a change, until Ctrl-C."""
        self.server_activate()
        self.saves.watch()
        self.tell("Building the preview …")
        self.renew()
        try:
            self.observer.start()
            self.serve_thread.start()
            threading.Thread(target=self._make_the_rest, daemon=True).start()
            self._build_loop()  # type: ignore[no-untyped-call]
        finally:
            if self.observer.is_alive():
                self.shutdown()
            else:
                self.server_close()

    def _changed(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def renew(self) -> None:
        """The site as it is now, or what is wrong with it."""
        started = time.monotonic()
        if self.saves.lost:
            self.saves.watch()
        if _code() != self.code:
            self._start_again()
        else:
            self.live.renew(self.looked_at)
            self._say(self.live.faults)
            if not self.faults:
                self.tell(f"Ready in {time.monotonic() - started:.1f} s: {self.url}")

    def _say(self, faults: list[Problem]) -> None:
        before, self.faults = self.faults, [self.words(problem) for problem in sorted(set(faults))]
        if self.faults and self.faults != before:
            self.tell("\n".join(self.faults))
            self.tell("The browser shows the previous pages with this message until it is fixed.")

    def _make_the_rest(self) -> None:
        """Build the pages that are not being viewed in the background, and report their problems."""
        done: object = None
        while not self._shutdown:
            time.sleep(0.2)
            making = self.live.making
            if making is done or self._want_rebuild or self._visible_epoch != self._wanted_epoch:
                continue
            if self.live.finish(lambda: self._want_rebuild or self._shutdown):
                done = making
            elif self.live.faults and not self._want_rebuild:
                done = making
                self._say(self.live.faults)
                self._show()

    def _show(self) -> None:
        """Browsers read the page again."""
        with self._epoch_cond:
            self._wanted_epoch = self._visible_epoch = max(self._visible_epoch + 1, int(time.monotonic() * 1000))
            self._epoch_cond.notify_all()

    def _start_again(self) -> None:
        """The program in macros/ has changed: it takes this one's place, if it can be started at all."""
        self.code = _code()
        asks = [sys.executable, "-c", "import macros.build.preview, macros.outputs, macros.checks.site"]
        tried = subprocess.run(asks, capture_output=True, text=True, cwd=PACKAGE.parent, check=False)
        if tried.returncode:
            said = tried.stderr.strip().splitlines() or ["it ended without a message"]
            what = f"The program has changed, and cannot be started: {said[-1]}"
            self._say([Problem("macros", 1, what, "Fix it and save; the preview then restarts")])
            return
        self.tell("The program has changed and is restarting.")
        self.observer.stop()
        self.socket.close()
        address = ["--folder", str(self.project), "--address", f"{self.host}:{self.port}"]
        os.execv(sys.executable, [sys.executable, "-m", "macros", "serve", *address])

    def _not_found(self, code: int) -> bytes | None:
        return self.live.answer("404.html") if code == 404 else None

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        """A page, with what is wrong above it; anything else as it is."""
        asked = urlsplit(f"//{environ.get('HTTP_HOST', 'localhost')}").hostname
        if self.host in OURS and asked not in OURS:
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [f"The preview is at {self.url}".encode()]
        path = str(environ["PATH_INFO"]).encode("latin-1").decode("utf-8", "ignore")
        if path.startswith("/livereload/"):
            waiting: Iterable[bytes] | None = super()._serve_request(environ, start_response)
            return waiting
        page = Path(path).suffix in ("", ".html")
        found, moved = self._find(path)
        if moved and not self.faults:
            start_response("302 Found", [("Location", quote(moved))])
            return []
        if found is None and not (page and self.faults):
            return None
        status, content = "200 OK", found or b""
        if page:
            status = "500 Internal Server Error" if self.faults else status
            content = self._with_faults(content) if self.faults else content
            if LINE in content:
                content = content.replace(END, whole("copy.html", "preview").encode() + END, 1)
            with self._epoch_cond:
                epoch = self._visible_epoch
            content = bytes(self._inject_js_into_html(content, epoch))  # type: ignore[no-untyped-call]
        kind = "text/html; charset=utf-8" if page else mimetypes.guess_type(path)[0] or "application/octet-stream"
        start_response(status, [("Content-Type", kind), ("Content-Length", str(len(content)))])
        return [content]

    def _find(self, path: str) -> tuple[bytes | None, str]:
        """The file at a path of the address, or the path where it is."""
        if not f"{path}/".startswith(self.mount_path):
            return None, self.mount_path if path == "/" else ""
        address = posixpath.normpath(f"/{path.removeprefix(self.mount_path)}").lstrip("/")
        if path.endswith("/") or not address:
            address = f"{address}/index.html".lstrip("/")
        found = self.live.answer(address)
        if found is None and not Path(address).suffix and self.live.answer(f"{address}/index.html") is not None:
            return None, f"{path}/"
        if found is not None and address.endswith(".html"):
            self.looked_at = [address, *(one for one in self.looked_at if one != address)][:LOOKED_AT]
        if self.live.faults and not self.faults:
            self._say(self.live.faults)
        return found, ""

    def _with_faults(self, page: bytes) -> bytes:
        """The page with what is wrong at its top; without a page, what is wrong alone."""
        panel = whole("fault.html", "preview", faults=self.faults)
        if found := BODY.search(page):
            return page[: found.end()] + panel.encode() + page[found.end() :]
        return whole("alone.html", "preview", panel=safe(panel)).encode()


def _code() -> dict[str, int]:
    """When each file of this program was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in PACKAGE.rglob("*.py")}
