"""Lighthouse's four scores of one page of each kind, as a slow phone gets it, and what takes a score below 100: Markdown.

    npm ci --prefix .ci/lighthouse --silent --no-audit --no-fund --ignore-scripts
    python tests/bench/lighthouse.py [folder of the site] [address ...] >> report.md

The site must have been built. It is served packed, as GitHub Pages serves it, and Lighthouse slows the processor by four and
the network to that of a slow 4G connection. Performance depends on the machine: a page that is below 100 is measured twice
more, and its best counts. The exit code is 1 where a score stays below 100.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path
from typing import Any, BinaryIO

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from built_site import BuiltSite, of_each_kind  # noqa: E402
from visits import Files, Server  # noqa: E402

LIGHTHOUSE = ROOT / ".ci" / "lighthouse" / "node_modules" / ".bin" / "lighthouse"
SCORES = {
    "performance": "Performance",
    "accessibility": "Accessibility",
    "best-practices": "Best practices",
    "seo": "SEO",
}
TEXT = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".csv"}


class Packed(Files):
    """A built site as GitHub Pages sends it: texts in gzip, and everything to be kept for ten minutes."""

    def send_head(self) -> BinaryIO | None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if path.suffix not in TEXT or not path.is_file():
            return super().send_head()
        body = gzip.compress(path.read_bytes())
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(path)) + "; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        return io.BytesIO(body)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


def report_of(url: str) -> dict[str, Any]:
    """What Lighthouse finds on a page."""
    chrome = os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome") or ""
    done = subprocess.run(
        [
            LIGHTHOUSE,
            url,
            "--output=json",
            "--quiet",
            "--chrome-flags=--headless=new --no-sandbox --disable-dev-shm-usage",
        ],
        env={**os.environ, "CHROME_PATH": chrome},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"Lighthouse failed on {url}:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout))


def scores(report: dict[str, Any]) -> dict[str, int]:
    """The four scores, of 100 each."""
    return {name: round(100 * (report["categories"][name]["score"] or 0)) for name in SCORES}


def lost(report: dict[str, Any]) -> Iterator[str]:
    """The audits that took something from a score, each with what it measured."""
    for name, label in SCORES.items():
        for part in report["categories"][name]["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 1:
                yield f"{label}: {audit['title']} ({part['id']}{', ' + audit['displayValue'] if 'displayValue' in audit else ''})"


def main(folder: Path, addresses: list[str]) -> int:
    site = BuiltSite(folder.resolve())
    server = Server(("127.0.0.1", 0), Packed)
    server.site = site
    threading.Thread(target=server.serve_forever, daemon=True).start()
    below: list[str] = []
    print(f"| Page | {' | '.join(SCORES.values())} |\n|---|{'---:|' * len(SCORES)}", flush=True)
    for address in addresses or of_each_kind(site.folder):
        url = f"http://127.0.0.1:{server.server_port}{site.base}{address.removesuffix('index.html')}"
        found = report_of(url)
        for _ in range(2):
            if scores(found)["performance"] < 100:
                found = max(found, report_of(url), key=lambda one: scores(one)["performance"])
        print(f"| {address} | {' | '.join(map(str, scores(found).values()))} |", flush=True)
        below += [f"- {address}: {one}" for one in lost(found)] if min(scores(found).values()) < 100 else []
    server.shutdown()
    print("\nEvery score is 100." if not below else "\n" + "\n".join(below))
    return 1 if below else 0


if __name__ == "__main__":
    asked = sys.argv[1:]
    root = ROOT / asked.pop(0) if asked and (ROOT / asked[0] / "mkdocs.yml").is_file() else ROOT
    sys.exit(main(root / "site", asked))
