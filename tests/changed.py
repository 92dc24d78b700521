"""What has to be tested before a change is published: the tests' arguments for `make gate`.

    python tests/changed.py

Where the code is that of the last tests that passed here, a change of content is held to every check on content (which
`make site` makes) and to the tests of the built pages that it changed; a change of code to all tests.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

ROOT = Path(__file__).parent.parent
HOME = Path(os.environ.get("SITE_FOLDER") or ROOT).resolve()
"""The folder of the site that is tested: that of another partnership where SITE_FOLDER names one."""
PASSED = HOME / ".cache" / "tested.json"
"""The code of the last tests that passed, and the pages that they passed on, by their hashes."""
CONTENT = ("docs/", "data/")
CANONICAL = re.compile(rb'rel="canonical" href="([^"]+)"')
ALWAYS = ("tests/site", "tests/house/test_repository.py")
"""The tests that any change has to pass: those of the built site, and those of the files in the repository."""


def code() -> str:
    """One hash of every file of the repository that is not a content."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = sorted(name for name in listed.stdout.decode().split("\0") if name and not name.startswith(CONTENT))
    total = hashlib.sha256()
    for name in names:
        content = (ROOT / name).read_bytes() if (ROOT / name).is_file() else b""
        total.update(f"{name}\0{hashlib.sha256(content).hexdigest()}\0".encode())
    return total.hexdigest()


def passed() -> dict[str, str]:
    """The pages that this code has passed the tests on, by their hashes; none where the code is another."""
    try:
        known = json.loads(PASSED.read_text(encoding="utf-8"))
        pages: dict[str, str] = known["pages"]
        return pages if known["code"] == code() else {}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def hashes(folder: Path, addresses: Iterable[str]) -> dict[str, str]:
    """The hash of each page of a built site, whatever the address that it was built for."""
    found = CANONICAL.search((folder / "index.html").read_bytes())
    home = found[1] if found else b"\0"
    return {name: hashlib.sha256((folder / name).read_bytes().replace(home, b"/")).hexdigest() for name in addresses}


def to_be_tested(folder: Path, addresses: list[str]) -> list[str]:
    """The pages that have to be tested: all, or with ONLY_CHANGED those that have not passed as they are."""
    known = passed() if os.environ.get("ONLY_CHANGED") else {}
    now = hashes(folder, addresses)
    return [address for address in addresses if known.get(address) != now[address]]


def keep(folder: Path, addresses: list[str]) -> None:
    """These pages have passed every test of this code."""
    PASSED.parent.mkdir(exist_ok=True)
    PASSED.write_text(json.dumps({"code": code(), "pages": hashes(folder, addresses)}), encoding="utf-8")


if __name__ == "__main__":
    print("tests/site" if ROOT.resolve() != HOME else " ".join(ALWAYS) if passed() else "tests")
