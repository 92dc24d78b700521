"""The files of a site that are not its pages, as texts that can be compared: handouts, emails, feeds, calendars, tables."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path, PurePosixPath

from selectolax.lexbor import LexborHTMLParser

from macros.changes import differ
from macros.changes.model import Change
from macros.changes.shown import Table
from macros.changes.shown import shown as page_shown
from macros.outputs.words import END

EDITIONS = "editions/"
"""The names of what is sent begin with this."""
KINDS = (
    (re.compile(r"editions/.*\.(html|eml)$"), "Emails"),
    (re.compile(r"editions/.*\.txt$"), "Messages in plain text, and for GOV.UK Notify"),
    (re.compile(r"\.pdf$"), "Handouts, packs and other PDF"),
    (re.compile(r"^data/[^/]+\.csv$"), "Tables to download (CSV)"),
    (re.compile(r"^feeds/|\.ics$"), "Feeds and calendars"),
    (re.compile(r"\.txt$"), "Text versions of pages"),
    (re.compile(r"\.css$"), "Style sheets: how any page looks may have changed"),
    (re.compile(r"\.js$"), "Scripts: how any page behaves may have changed"),
    (re.compile(r"^sharing/"), "Pictures that other websites show of a page"),
    (re.compile(r"^pictures/"), "Figures to download (SVG and PNG)"),
    (re.compile(r"\.(png|jpe?g|webp|svg)$"), "Photographs and other pictures"),
)
OTHER = "Other files that programs read"
SAME_WORDS = "the same words, with other pictures, links or layout"
"""What is said of a PDF whose text is as it was, or that is a scan and has none."""
UNSEEN_LINES = ("DTSTAMP", "SEQUENCE", "LAST-MODIFIED", "PRODID")
"""Lines of a calendar that say when it was made."""
PROPERTY = re.compile(r"(--[\w-]+)\s*:\s*([^;}]+)")
"""A colour or size that has a name in a style sheet."""


def kind_of(name: str) -> str:
    """What readers call a file of this name."""
    return next((kind for pattern, kind in KINDS if pattern.search(name)), OTHER)


def measure(name: str, path: Path) -> str:
    """How large a file is: sides of a PDF, kB of anything else."""
    if name.endswith(".pdf"):
        return f"{len(_pdf(path)):,} pages"
    return f"{max(1, round(path.stat().st_size / 1000)):,} kB"


def changes(name: str, before: Path | None, after: Path | None, homes: tuple[str, str]) -> Iterator[Change]:
    """What differs in a file; nothing where its words are the same, or it has none."""
    suffix = PurePosixPath(name).suffix
    if suffix == ".css":
        yield from _of_style(before, after)
    if before is None or after is None:
        return
    if suffix == ".csv":
        yield from differ.cells(_csv(before), _csv(after), "Table")
    elif suffix == ".xml":
        old, new = (_feed(path, home) for path, home in zip((before, after), homes, strict=True))
        for part in dict.fromkeys([*old, *new]):
            yield from differ.texts(old.get(part, []), new.get(part, []), part)
    elif suffix == ".ics":
        lines, now = (_calendar(path, home) for path, home in zip((before, after), homes, strict=True))
        yield from differ.texts(lines, now, "Line")
    elif suffix in (".txt", ".pdf"):
        sentences, said = (_sentences(path, home) for path, home in zip((before, after), homes, strict=True))
        yield from differ.texts(sentences, said, "Sentence")
    elif name.endswith("/email.html"):
        sides = zip((before, after), homes, strict=True)
        mail, sent = (page_shown(path.read_text(encoding="utf-8"), "", home) for path, home in sides)
        yield from differ.pages(mail, sent)


def _sentences(path: Path, home: str) -> list[str]:
    """The sentences of a text or a PDF."""
    parts = _pdf(path) if path.suffix == ".pdf" else _paragraphs(path)
    return [one for part in parts for one in END.split(part.replace(home or "\0", "/"))]


def _csv(path: Path) -> tuple[list[str], Table]:
    """The heads and cells of a published table, its rows named by their key."""
    rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    heads, *others = rows or [[]]
    described = path.with_name(f"{path.name}-metadata.json")
    key: list[str] | str = []
    if described.is_file():
        key = json.loads(described.read_text(encoding="utf-8")).get("tableSchema", {}).get("primaryKey", [])
    places = [heads.index(one) for one in ([key] if isinstance(key, str) else key) if one in heads] or [0]
    cells: Table = {}
    for number, row in enumerate(others):
        name = ", ".join(row[place] for place in places if place < len(row))
        name = f"{name} (row {number + 2})" if (name, 0) in cells else name
        cells |= {(name, place): cell for place, cell in enumerate(row)}
    return heads, cells


def _feed(path: Path, home: str) -> dict[str, list[str]]:
    """The titles of a feed's entries, with their summaries and times; or the addresses of a map of the site."""
    text = path.read_text(encoding="utf-8").replace(home or "\0", "/")
    found: dict[str, list[str]] = {}
    if title := re.search(r"<title[^>]*>(.*?)</title>", text.partition("<entry>")[0], re.DOTALL):
        found["Title of the feed"] = [unescape(title[1].strip())]
    entries = re.findall(r"<(?:entry|url)>.*?</(?:entry|url)>", text, re.DOTALL)
    for entry in entries:
        tree = LexborHTMLParser(entry)
        said = {
            one: node.text().strip() for one in ("title", "summary", "updated", "loc") if (node := tree.css_first(one))
        }
        if "loc" in said:
            found.setdefault("Address", []).append(said["loc"])
            continue
        if link := re.search(r"<link[^>]* href=\"([^\"]*)\"", entry):
            said["address"] = link[1]
        found.setdefault("Entry", []).append(said.get("title", ""))
        for part in ("summary", "address", "updated"):
            if part in said:
                found.setdefault(f"Entry, {part}", []).append(f"{said.get('title', '')}: {said[part]}")
    return found


def _calendar(path: Path, home: str) -> list[str]:
    """The lines of a calendar, each whole."""
    text = re.sub(r"\r?\n[ \t]", "", path.read_text(encoding="utf-8")).replace(home or "\0", "/")
    return [line for line in text.splitlines() if line and not line.startswith(UNSEEN_LINES)]


def _paragraphs(path: Path) -> list[str]:
    """The paragraphs of a text, each on one line."""
    return [" ".join(one.split()) for one in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")) if one.strip()]


def _pdf(path: Path) -> list[str]:
    """The text of each side of a PDF; one that cannot be read has none."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would print its own messages about a spoilt file
    try:
        return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]
    except Exception:  # it fails in many ways on a file that is not quite a PDF
        return []


def _of_style(before: Path | None, after: Path | None) -> Iterator[Change]:
    """The colours and sizes that have a name in a style sheet and differ."""
    old, new = (PROPERTY.findall(path.read_text(encoding="utf-8")) if path else [] for path in (before, after))
    for name in dict.fromkeys(one for one, _ in [*old, *new]):
        was, now = ([f"{name}: {value.strip()}" for one, value in many if one == name] for many in (old, new))
        yield from differ.texts(was, now, "Named value")
