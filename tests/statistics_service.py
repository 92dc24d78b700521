"""A statistics service on this machine, which answers as the public API of explore education statistics documents."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

DATA_SET = "01234567-89ab-4cde-8f01-23456789abcd"
"""The id of a data set that no service has."""


@dataclass
class Answer:
    """What is sent: after a wait, of which length is claimed, and whether the line is cut there."""

    body: bytes = b""
    status: int = 200
    kind: str = "application/json; charset=utf-8"
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0
    claimed: int | None = None
    drip: float = 0


@dataclass
class Service:
    """The answers by their paths, with what was asked for; `address` is where it listens."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def publish(self, version: str, rows: bytes, data_set: str = DATA_SET, **other: Any) -> None:
        """A data set whose latest version has these rows."""
        self.answers[f"/data-sets/{data_set}"] = summary(data_set, version, **other)
        self.answers[f"/data-sets/{data_set}/csv?dataSetVersion={version}"] = packed(rows)

    def fails(self, answer: Answer, csv_of: str = "") -> None:
        """The summary, or the CSV of a version, is answered with this."""
        self.answers[f"/data-sets/{DATA_SET}" + (f"/csv?dataSetVersion={csv_of}" if csv_of else "")] = answer


def summary(data_set: str, version: str, **other: Any) -> Answer:
    """What the service says of a data set: DataSetViewModel."""
    latest = {
        "version": version,
        "published": "2026-10-30T09:30:00+00:00",
        "totalResults": 6,
        "file": {"id": "0a1b2c3d-0000-4000-8000-000000000000"},
        "release": {"title": "Reporting year 2025", "slug": "2025"},
        "timePeriods": {"start": "2024", "end": "2025"},
        "geographicLevels": ["National", "Regional", "Local authority"],
        "filters": ["Category"],
        "indicators": ["Plans started"],
    }
    whole = {"id": data_set, "title": "Plans", "summary": "Plans by authority.", "status": "Published"}
    return Answer(json.dumps({**whole, "latestVersion": latest, **other}).encode())


def packed(rows: bytes) -> Answer:
    """A data set as the service sends it."""
    return Answer(gzip.compress(rows), kind="text/csv", headers={"Content-Encoding": "gzip"})


def problem(status: int, title: str) -> Answer:
    """An error as the service tells it."""
    body = {"title": title, "type": f"https://tools.ietf.org/html/rfc9110#{status}", "status": status}
    return Answer(json.dumps(body).encode(), status, "application/problem+json")


@contextmanager
def service() -> Iterator[Service]:
    """The service, listening until the test ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            asked = self.path.removeprefix("/statistics/v1")
            running.asked.append(asked)
            answer = running.answers.get(asked, problem(404, "Not Found"))
            time.sleep(answer.wait)
            try:
                self.send_response(answer.status)
                for name, value in {"Content-Type": answer.kind, **answer.headers}.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(answer.claimed or len(answer.body)))
                self.end_headers()
                for piece in [bytes([one]) for one in answer.body] if answer.drip else [answer.body]:
                    self.wfile.write(piece)
                    time.sleep(answer.drip)
            except OSError:  # the other side has had enough
                pass
            self.close_connection = True

        def log_message(self, *_: Any) -> None:
            """Tests say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    running = Service(f"http://127.0.0.1:{server.server_port}/statistics/v1")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield running
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
