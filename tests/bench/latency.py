"""How long an edit takes to reach the browser: a file is saved while `make serve` runs, and the served page is asked for.

    python tests/bench/latency.py FOLDER

FOLDER is a site of `sites.py`; every file is put back as it was.
"""

from __future__ import annotations

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import yaml

PATIENCE = 300
"""The seconds after which an edit that is not shown is given up."""
MARK = "zebra"


def edits_shown(folder: Path) -> Iterator[tuple[str, float]]:
    """The seconds that each kind of edit takes: the median of three."""
    edits = {
        "a word": ("docs/part-1/index.md", "the child", f"the {MARK}", "part-1/", MARK),
        "a cell": (
            "data/tables/visits-0.csv",
            r"(2018,Exampleshire,Morning),\d+",
            r"\1,987",
            "data/visits-0/",
            "987",
        ),
        "a template": ("overrides/partials/footer.html", "<footer", f'<footer id="{MARK}"', "part-1/", f'id="{MARK}"'),
        "a style sheet": ("overrides/assets/page.css", r"\A", f".{MARK} {{ color: red }}", "assets/site.css", MARK),
        "a fault": ("docs/part-1/index.md", "the child", "the {{ nothing() }}", "part-1/", "preview-fault"),
        "Python": ("macros/build/preview.py", r"\Z", "\n", "part-1/", ""),
    }
    with preview(folder) as address:
        for name, (file, old, new, page, sign) in edits.items():
            read(address + page)
            yield name, sorted(shown(folder / file, old, new, address + page, sign) for _ in range(3))[1]


def shown(path: Path, old: str, new: str, page: str, sign: str) -> float:
    """The seconds until the page has a sign of an edit; the edit is taken back afterwards."""
    before = path.read_text(encoding="utf-8")
    after = re.sub(old, new, before, count=1)
    assert after != before, path
    try:
        started = time.perf_counter()
        path.write_text(after, encoding="utf-8")
        if not sign:  # the program starts itself again: it stops answering, and then answers
            waits_until(lambda: read(page) is None)
        waits_until(lambda: sign in (read(page) or "") if sign else read(page) is not None)
        return time.perf_counter() - started
    finally:
        path.write_text(before, encoding="utf-8")
        waits_until(lambda: sign not in (read(page) or sign) if sign else read(page) is None)
        waits_until(lambda: read(page) is not None)
        time.sleep(2)


def waits_until(true: object) -> None:
    end = time.perf_counter() + PATIENCE
    while not true():  # type: ignore[operator]
        if time.perf_counter() > end:
            raise SystemExit("The edit was never shown.")
        time.sleep(0.01)


def read(address: str) -> str | None:
    """What is served at an address, also where it is a fault; None where nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
            return str(answer.read().decode())
    except urllib.error.HTTPError as error:
        return error.read().decode()
    except OSError:
        return None


@contextmanager
def preview(folder: Path) -> Iterator[str]:
    """The address of the site's preview, once all of it has been made."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "macros", "serve", "--address", f"127.0.0.1:{port}"]
    running = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.STDOUT)
    settings = yaml.safe_load((folder / "mkdocs.yml").read_text(encoding="utf-8"))
    address = f"http://127.0.0.1:{port}{urlsplit(settings['site_url']).path}"
    try:
        waits_until(lambda: read(address) is not None)
        read(f"{address}search/search_index.json")  # it is made of all pages
        time.sleep(5)
        yield address
    finally:
        running.terminate()
        running.wait(timeout=30)


if __name__ == "__main__":
    for name, taken in edits_shown(Path(sys.argv[1]).resolve()):
        print(f"{name:<16} {taken:7.2f} s", flush=True)
