"""A connection to the department's statistics service: the one place of this program that opens one.

The service is the public API of explore education statistics, version 1
(https://api.education.gov.uk/statistics/docs/). It answers in JSON, and with a data set as CSV packed by gzip. An error
has a status of HTTP, and a body with a `title`. Nothing it sends is trusted: the connection is encrypted, its length,
its time and the addresses that it sends us on to are bounded.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, NewConnectionError, SSLError, TimeoutError

from macros.messages import Fault, visible

ADDRESS = "https://api.education.gov.uk/statistics/v1"
"""Where the service is, unless a test says otherwise."""
LOCAL = {"127.0.0.1", "localhost", "::1"}
"""The machine itself, which may be asked without encryption."""
REDIRECTS = 3
"""The service may redirect us at most this many times for one answer."""
MOST_JSON = 1_000_000
"""The most bytes that an answer in JSON may have: one about a data set has about a thousand."""
MOST_FILE = 100_000_000
"""The most bytes that a data set may have as it is sent, packed; the import limits what it unpacks."""
PIECE = 1 << 16
HEADERS = {"Accept-Encoding": "gzip", "User-Agent": "macros-import"}
LATER = "Try again in an hour"
SILENT = (
    "Try again in an hour; if there is still no answer, see whether the address opens in a browser on this computer"
)
REFUSALS = {
    401: "The service asks us to sign in, which it did not do before: it may have changed. Take the file from the publication's web page, and import that",
    403: "It does not give this data set to the public. Check that `data_set` is right, or take the file from the publication's web page",
    404: "Check that `data_set` is right: the data set's page in the data catalogue of explore education statistics has it, at “API data set ID”",
    429: "There have been too many requests. Try again in an hour",
}
"""What to do about a refusal, by its status; any other is the service's own trouble."""


@dataclass
class Connection:
    """The service at an address. `patience` is how long, in seconds, one piece of an answer may take; `longest`, a whole one."""

    address: str = ADDRESS
    patience: float = 30
    longest: float = 600

    def json(self, path: str) -> Any:
        """The answer as JSON; None where the service says that nothing has changed. Fault where there is none."""
        with self._answer(path) as answer:
            if answer.status == 304:
                return None
            raw = b"".join(self._pieces(answer, MOST_JSON, unpacked=True))
        try:
            return json.loads(raw)
        except ValueError:
            kind = "a web page" if raw.lstrip()[:1] == b"<" else "no JSON"
            fix = "Something on the way may have answered in its place, such as a sign-in page. Open the address in a browser"
            raise Fault(f"The statistics service answered with {kind}", fix) from None

    def fetch(self, path: str, target: Path) -> None:
        """The answer as a file, as it was sent: whole, or not there. Fault where there is none."""
        target.parent.mkdir(parents=True, exist_ok=True)
        part = target.with_name(f".{target.name}.part")
        try:
            with self._answer(path) as answer, part.open("wb") as file:
                if answer.status != 200:
                    raise Fault(f"The statistics service sent no data set (status {answer.status})", LATER)
                for piece in self._pieces(answer, MOST_FILE, unpacked=False):
                    file.write(piece)
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)

    @contextmanager
    def _answer(self, path: str) -> Iterator[urllib3.BaseHTTPResponse]:
        """The answer to a question, after the addresses that it sends us on to; Fault where it is a refusal or none comes."""
        address = f"{self.address.rstrip('/')}{path}"
        try:
            for _ in range(REDIRECTS + 1):
                answer = self._asked(address)
                try:
                    if answer.status in (301, 302, 303, 307, 308):
                        address = urljoin(address, answer.headers.get("Location", ""))
                        continue
                    if answer.status not in (200, 304):
                        raise _refused(answer.status, b"".join(self._pieces(answer, MOST_JSON, unpacked=True)))
                    yield answer
                    return
                finally:
                    answer.close()
        except NewConnectionError:
            fix = "Check that this computer is online, and that its network lets it reach that address"
            raise Fault(f"There is no connection to {urlsplit(address).hostname}", fix) from None
        except TimeoutError:
            raise Fault(
                f"The statistics service took longer than {self.patience:g} seconds to answer", SILENT
            ) from None
        except SSLError:
            what = "The connection to the statistics service is not safe: its certificate is not valid"
            raise Fault(what, "Do not continue. Ask whoever looks after this computer or network") from None
        except HTTPError:
            raise Fault("The response from the statistics service was cut off", LATER) from None
        what = f"The statistics service redirected us more than {REDIRECTS} times"
        raise Fault(what, "Its address may have changed: see its documentation, and name the new one with `--service`")

    def _asked(self, address: str) -> urllib3.BaseHTTPResponse:
        parts = urlsplit(address)
        local = parts.hostname in LOCAL
        if parts.scheme != "https" and not (parts.scheme == "http" and local):
            what = f"`{visible(address, 120)}` is not an address with an encrypted connection"
            raise Fault(what, "Name one that begins with https://")
        pool = _pool(parts.hostname or "", local)
        limits = urllib3.Timeout(connect=min(10, self.patience), read=self.patience)
        answer: urllib3.BaseHTTPResponse = pool.request(
            "GET", address, redirect=False, retries=False, preload_content=False, timeout=limits
        )
        return answer

    def _pieces(self, answer: urllib3.BaseHTTPResponse, most: int, unpacked: bool) -> Iterator[bytes]:
        """The answer piece by piece; Fault where it is too much, or takes too long."""
        ends, length = time.monotonic() + self.longest, 0
        while piece := answer.read1(PIECE, decode_content=unpacked):
            length += len(piece)
            if length > most:
                what = f"The response from the statistics service has more than {most // 1_000_000} MB"
                raise Fault(what, "Check that `data_set` is the table for local authorities, not a whole collection")
            if time.monotonic() > ends:
                raise Fault(
                    f"The response from the statistics service took longer than {self.longest:g} seconds", LATER
                )
            yield piece


def _pool(host: str, local: bool) -> Any:
    """A connection with the system's own certificates, through the proxy that the computer is set to use.

    Each is for one question: one that was kept could be closed by the other side just as the next is asked.
    """
    proxy = getproxies().get("https")
    if local or proxy is None or proxy_bypass(host):
        return urllib3.PoolManager(headers=HEADERS)
    return urllib3.ProxyManager(proxy, headers=HEADERS)


def _refused(status: int, body: bytes) -> Fault:
    """A refusal in plain words, with the title that the service gives it."""
    try:
        title = str(json.loads(body)["title"])
    except (ValueError, KeyError, TypeError):
        title = ""
    said = f": “{visible(title, 120).rstrip('.')}”" if title else ""
    return Fault(
        f"The statistics service refused (status {status}){said}",
        REFUSALS.get(status, f"The problem is with the service. {LATER}"),
    )
