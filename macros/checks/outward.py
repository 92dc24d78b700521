"""Every address of another website that this site leads to, with the place where it is written.

No test opens one. A link checker does, once a week, on GitHub; what it found is reported here by file and line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.checks.facts import records
from macros.content import Site
from macros.facts import FILES
from macros.messages import Fault
from macros.records import given
from macros.system import days
from macros.system.package import OVERRIDES

ADDRESS = re.compile(r"https?://[^\s\"'<>`{}\\]+")
FAILED = ("error_map", "fail_map", "timeout_map")
"""Where lychee lists what it could not reach, in the versions of its report."""
HEADING = "Links to other websites that do not work"
NONE = "Every link to another website works."


def outward(site: Site) -> dict[str, list[str]]:
    """Each address that begins with http, and the places in pages, data and templates that lead to it."""
    found: dict[str, list[str]] = {}
    for address, place in sorted({*_of_pages(site), *_of_data(site), *_of_templates()}, key=_order):
        found.setdefault(address, []).append(place)
    return dict(sorted(found.items()))


def listed(folder: Path, report: Path | None) -> str:
    """The list of addresses, or what a link checker's report says of them, in Markdown for a GitHub issue."""
    found = outward(Site(folder, days.today()))
    if report is None:
        return "\n".join(f"{address} {', '.join(places)}" for address, places in found.items())
    dead = _failed(report)
    if not dead:
        return NONE
    lines = [f"- [ ] {address}: {why} ({', '.join(_in_code(found, address))})" for address, why in sorted(dead.items())]
    return "\n".join([f"{HEADING}: {len(dead)}", "", *lines, "", "Open each, then change or remove the link."])


def _of_pages(site: Site) -> Iterator[tuple[str, str]]:
    for document in site.documents:
        for link in document.reading.links:
            if ADDRESS.fullmatch(link.target):
                yield link.target, f"{document.path}:{link.line}"
        for call in document.reading.calls:
            if call.name == "video" and call.positional and ADDRESS.fullmatch(str(call.positional[0])):
                yield str(call.positional[0]), f"{document.path}:{call.line + document.first - 1}"
        book = str(getattr(document.meta, "book", ""))
        if ADDRESS.fullmatch(book):
            yield book, f"{document.path}:{document.record.line('book')}"


def _of_data(site: Site) -> Iterator[tuple[str, str]]:
    every = (given(name, word) for name, (_, word) in FILES.items())
    for record in [*records(site), *filter(None, every)]:
        for place, value in _texts(record.data, ()):
            if place in record.lines and ADDRESS.fullmatch(value) and place[-1] != "site_address":
                yield value, f"{record.path}:{record.line(*place)}"


def _of_templates() -> Iterator[tuple[str, str]]:
    for path in sorted(OVERRIDES.rglob("*.html")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for address in ADDRESS.findall(line):
                if address.startswith("https://"):  # `http://` is the name of a vocabulary there
                    yield address, f"overrides/{path.relative_to(OVERRIDES).as_posix()}:{number}"


def _texts(data: Any, place: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if isinstance(data, (dict, list)):
        for word, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(value, (*place, word))
    elif isinstance(data, str):
        yield place, data


def _order(one: tuple[str, str]) -> tuple[str, str, int]:
    """By address, then by file and line."""
    file, _, line = one[1].rpartition(":")
    return one[0], file, int(line)


def _failed(report: Path) -> dict[str, str]:
    """Each address that the report says could not be reached, and why; Fault where the report cannot be read."""
    try:
        said = json.loads(report.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise Fault(f"{report.name} cannot be read: {error.strerror}", "Run the link checker first") from error
    except ValueError as error:
        raise Fault(f"{report.name} is not JSON", "Run the link checker with `--format json`") from error
    maps = [said.get(name) for name in FAILED] if isinstance(said, dict) else []
    if not isinstance(said, dict) or not any(name in said for name in FAILED):
        raise Fault(f"{report.name} does not list what failed", "Run the link checker with `--format json`")
    found: dict[str, str] = {}
    for entries in (one for one in maps if isinstance(one, dict)):
        for entry in (entry for many in entries.values() if isinstance(many, list) for entry in many):
            if isinstance(entry, dict) and isinstance(entry.get("url"), str):
                found[entry["url"]] = _why(entry.get("status"))
    return found


def _why(status: Any) -> str:
    """What a status says, in one line that can break nothing of an issue."""
    if isinstance(status, dict):
        status = status.get("text") or status.get("code")
    return " ".join(re.sub(r"[^\w .,:;()/-]", " ", str(status or "no answer")).split())[:120]


def _in_code(found: dict[str, list[str]], address: str) -> list[str]:
    """The places of an address in Markdown's code; a checker may give it with a slash at its end, or without."""
    places = found.get(address) or found.get(address.rstrip("/")) or found.get(f"{address}/") or []
    return [f"`{place}`" for place in places] or ["place not known"]
