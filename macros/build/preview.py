"""The live preview: each saved change is shown at once, and each fault where its editor looks, in the browser.

A build goes into a folder of its own. When it is right, that folder is shown; when it is not, every page of the last
good one says what is wrong, above what it said before.
"""

from __future__ import annotations

import errno
import logging
import re
import shutil
import signal
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.livereload import LiveReloadServer

from macros.messages import Fault, Problem, unexpected
from macros.render import safe, whole
from macros.system import disk

BODY = re.compile(rb"<body[^>]*>")
PACKAGE = Path(__file__).resolve().parents[1]
Make = Callable[[Path, Path, Callable[[str], None], Callable[[Any], str]], list[Problem]]
"""What checks and builds a site into a folder, and is told where it is shown: `macros.make`."""
RESTART = (
    "The program in macros/ has changed, and this preview still runs as it was. Stop it with Ctrl-C and start it again."
)
WATCHED = ("docs", "data", "overrides", "mkdocs.yml")


def serve(root: Path, address: str, tell: Callable[[str], None], make: Make) -> None:
    """The preview at this address until it is stopped by Ctrl-C. Fault where it cannot begin."""
    host, _, number = address.rpartition(":")
    if not host or not number.isdecimal() or not 0 < int(number) < 65536:
        raise Fault(f"`{address}` is no address to show a preview at", "Write it as 127.0.0.1:8000")
    with suppress(ValueError):  # where it is not the main thread that serves
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    place = Path(tempfile.mkdtemp(prefix="site-preview-"))
    try:
        preview = Preview(root, place, host.strip("[]"), int(number), tell, make)
        try:
            preview.server_bind()
        except OSError as error:
            preview.server_close()
            raise _in_use(host, int(number), error) from None
        preview.run()
    except KeyboardInterrupt:
        tell("The preview has ended.")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _in_use(host: str, number: int, error: OSError) -> Fault:
    what = f"The preview cannot be shown at {host}:{number} ({error.strerror or error})"
    if error.errno == errno.EADDRINUSE:
        other = f"{host}:{number + 1 if number < 65535 else 8001}"
        return Fault(
            what,
            f"Another preview or program is there already: stop it, or type `make serve ADDRESS={other}` "
            f"(without make, add `--address {other}`)",
        )
    return Fault(what, "Use 127.0.0.1 and a number from 1024 to 65535, such as 127.0.0.1:8000")


class Preview(LiveReloadServer):
    """MkDocs's server, which never stands still because of a fault, and shows it."""

    def __init__(self, root: Path, place: Path, host: str, port: int, tell: Callable[[str], None], make: Make) -> None:
        super().__init__(self.renew, host, port, str(place / "none"))
        self.project, self.place, self.host, self.tell, self.make = root, place, f"{host}:{port}", tell, make
        self.faults: list[str] = []
        self.code = _code()
        self.old_code = False
        self.count = 0
        self.error_handler = self._not_found
        logging.getLogger("mkdocs.livereload").setLevel(logging.ERROR)  # each page that is asked for is no news

    def run(self) -> None:
        """The first build, then each one after a change, until Ctrl-C."""
        self.server_activate()
        for path in (*(self.project / name for name in WATCHED), PACKAGE):
            self._watch_once(path)
        self.tell("Building the preview …")
        self.renew()
        try:
            self.observer.start()
            self.serve_thread.start()
            self._build_loop()  # type: ignore[no-untyped-call]
        finally:
            if self.observer.is_alive():
                self.shutdown()
            else:
                self.server_close()

    def renew(self) -> None:
        """The site built anew and shown, or what is wrong with it."""
        self.count += 1
        started = time.monotonic()
        folder = self.place / str(self.count)
        try:
            problems = self.make(self.project, folder, lambda _: None, self._shown_at)
        except Exception as error:
            problems = [unexpected.told(error, self.project)]
        self.old_code = _code() != self.code
        self.faults = [str(problem) for problem in sorted(set(problems)) if problem.stops]
        if self.faults:
            shutil.rmtree(folder, ignore_errors=True)
            self.tell("\n".join(self.faults))
            self.tell("The browser shows this above the pages as they were, until it is mended.")
        else:
            before, self.root = self.root, str(folder)
            shutil.rmtree(before, ignore_errors=True)
            with suppress(OSError):  # a build that runs at the same time puts its own there
                disk.put_in_place(self.project, "site-editions")
            self.tell(f"Built in {time.monotonic() - started:.1f} s: {self.url}")
        if self.old_code:
            self.tell(RESTART)

    def _shown_at(self, settings: Any) -> str:
        """The address of the preview, as the site's settings have it from now on; what they name is watched."""
        self.mount_path = f"/{urlsplit(settings.site_url or '/').path.strip('/')}/".replace("//", "/")
        self.url = settings.site_url = f"http://{self.host}{self.mount_path}"
        theme = [place for place in settings.theme.dirs if "site-packages" not in Path(place).parts]
        for path in (settings.docs_dir, *settings.watch, *theme):
            self._watch_once(Path(path))
        return str(self.url)

    def _watch_once(self, path: Path) -> None:
        if str(path.absolute()) not in self._watched_paths and path.exists():
            self.watch(str(path))

    def _not_found(self, code: int) -> bytes | None:
        page = Path(self.root) / "404.html"
        return page.read_bytes() if code == 404 and page.is_file() else None

    def _serve_request(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes] | None:
        """A page, with what is wrong above it; anything else as it is."""
        address = str(environ["PATH_INFO"])
        page = not address.startswith("/livereload/") and Path(address).suffix in ("", ".html")
        said: list[Any] = []
        answer: Iterable[bytes] | None = super()._serve_request(environ, lambda *head: said.extend(head))
        if not page or not (self.faults or self.old_code) or (said and str(said[0]).startswith("302")):
            if answer is not None:
                start_response(*said)
            return answer
        if answer is None and not self.faults:
            return None
        shown = b"".join(answer or ())
        getattr(answer, "close", lambda: None)()
        content = self._with_faults(shown)
        status = "500 Internal Server Error" if self.faults else "200 OK"
        start_response(status, [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))])
        return [content]

    def _with_faults(self, page: bytes) -> bytes:
        """The page with what is wrong at its top; without a page, what is wrong alone."""
        panel = whole("fault.html", "preview", faults=self.faults, restart=RESTART if self.old_code else "")
        if found := BODY.search(page):
            return page[: found.end()] + panel.encode() + page[found.end() :]
        alone = whole("alone.html", "preview", panel=safe(panel)).encode()
        return bytes(self._inject_js_into_html(alone, self._visible_epoch))  # type: ignore[no-untyped-call]


def _code() -> dict[str, int]:
    """When each file of this program was last changed."""
    return {str(path): path.stat().st_mtime_ns for path in PACKAGE.rglob("*.py")}
