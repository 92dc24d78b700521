"""A PDF in docs/ is one that everybody can open and read, and holds nothing but what readers are to see."""

from __future__ import annotations

import io
import logging
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from macros.messages import Problem, counted

AGAIN = "Save it as PDF again from the document that it was made from"
SANITISE = f"{AGAIN}, or remove it in Acrobat: Tools, Redact, Sanitise document"
NOT_FOLLOWED = {"/Parent", "/P", "/StructTreeRoot", "/Resources", "/Contents", "/Prev", "/Popup"}
"""Keys that lead back, or to what is only drawn: no action and no file lies behind them."""
MOST = 50_000
"""The most objects that are looked at: those of a form of a hundred pages are a tenth of it."""
PROGRAMS = {
    "/JavaScript",
    "/Launch",
    "/SubmitForm",
    "/ImportData",
    "/Rendition",
    "/RichMediaExecute",
    "/GoToR",
    "/GoToE",
}
"""Actions that run something, send something, or open another file."""
MOVING = {"/Movie", "/Sound", "/Screen", "/3D", "/RichMedia"}
COMMENTS = {"/Text", "/Highlight", "/Underline", "/StrikeOut", "/Squiggly", "/Ink", "/Caret", "/Stamp"}
"""What reviewers leave on a page."""
ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)", re.IGNORECASE)
ORGANISATION = re.compile(
    r"\b(?:partnership|council|trust|board|borough|authority|team|service|nhs|police|government|department|office)\b",
    re.I,
)
CREATOR = re.compile(rb"<dc:creator>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
"""Where a program that makes PDFs writes the author a second time."""
SAID, TAG = re.compile(rb"<dc:(?:title|description|subject)\b[^<>]*>(.*?)</dc:", re.DOTALL), re.compile(rb"<[^<>]*>\s*")
"""Where it writes the title and the subject a second time."""


OF_PROGRAMS = ("/Creator", "/Producer", "/CreationDate", "/ModDate", "/Trapped")
"""Properties that the program which made the file has written."""


def pages_of(raw: bytes) -> int:
    """How many pages a PDF has; 0 where it cannot be read."""
    try:
        return len(_opened(raw).pages)
    except Exception:  # it fails in many ways on a file that is not quite a PDF
        return 0


def properties_of(raw: bytes) -> list[str]:
    """What the properties of a PDF say, such as its title, author and keywords: readers see them, and search engines list them."""
    try:
        reader = _opened(raw)
        said = [_text(value) for name, value in (reader.metadata or {}).items() if name not in OF_PROGRAMS]
        stream = _at(reader.trailer["/Root"], "/Metadata")
        more = SAID.findall(stream.get_data()) if hasattr(stream, "get_data") else []
    except Exception:  # told where the file is looked at
        return []
    said += [TAG.sub(b" ", one).decode("utf-8", "replace") for one in more]
    return list(dict.fromkeys(" ".join(one.split()) for one in said if one.strip()))


def faults_of_pdf(path: Path, where: str) -> Iterator[Problem]:
    """A PDF is one, readers can open it, and it holds no program, no other file, no comments and no author's name."""
    raw = path.read_bytes()
    if not raw.startswith(b"%PDF-"):
        yield Problem(where, 1, "The file name ends in .pdf, but it is not a PDF", "Save it again as PDF, or delete it")
    elif b"%%EOF" not in raw[-2048:]:
        yield Problem(where, 1, "The end of this PDF is missing", "Copy or save it again")
    else:
        try:
            reader = _opened(raw)
            locked, pages = reader.is_encrypted, 0 if reader.is_encrypted else len(reader.pages)
            found = Counter[str]() if locked else _found(reader, raw)
        except Exception:  # it fails in many ways on a file that is not quite a PDF
            locked, pages, found = b"/Encrypt" in raw, 0, Counter[str]()
        if locked:
            fix = "Save it without a password"
            yield Problem(where, 1, "This PDF is locked, so that screen readers may not read it", fix)
        elif not pages:
            yield Problem(where, 1, "This PDF is damaged: it has no page that can be read", AGAIN)
        else:
            yield from _told(found, where)
            if b"/StructTreeRoot" not in raw and b"/ObjStm" not in raw:
                what = "This PDF has no tags, so a screen reader cannot tell its headings and tables"
                fix = "Make it a page, or save it again as a tagged PDF with a title"
                yield Problem(where, 1, what, fix, stops=False)


def _told(found: Counter[str], where: str) -> Iterator[Problem]:
    """What was found as messages: what runs, what else is in it, what was never meant for readers."""
    if found["redaction"]:
        what = (
            f"This PDF has {counted(found['redaction'], 'redaction')} marked and not applied: the words are still in it"
        )
        yield Problem(where, 1, what, "Apply the redactions in the program that marked them, and save it again")
    for kind, what in (
        ("program", "This PDF holds a program, or sends or opens something by itself"),
        ("file", "This PDF holds another file"),
        ("moving", "This PDF holds sound, film or a model, for which the site has no captions"),
        ("address", "This PDF has a link to a file on a computer, or to a program"),
    ):
        if found[kind]:
            yield Problem(where, 1, what, SANITISE)
    if found["too many"]:
        yield Problem(where, 1, f"This PDF has more than {MOST:,} parts, too many to be looked at", AGAIN)
    if found["comment"]:
        what = (
            f"This PDF has {counted(found['comment'], 'comment or mark', 'comments or marks')} of somebody who read it"
        )
        yield Problem(where, 1, what, "Delete the comments, and save it again")
    if found["hidden"]:
        what = "This PDF has a layer that is hidden when it is opened, and that readers can show"
        yield Problem(where, 1, what, SANITISE, stops=False)
    if found["author"]:
        what = "The properties of this PDF name an author, who may be a person, and every reader can see them"
        fix = "In its properties (File, Info or File, Properties), write the partnership's name, and save it again"
        yield Problem(where, 1, what, fix, stops=False)


def _opened(raw: bytes) -> Any:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would print its own messages about a spoilt file
    return PdfReader(io.BytesIO(raw))


def _found(reader: Any, raw: bytes) -> Counter[str]:
    """How often each kind of thing that readers are not to get is in the file, wherever it hides it."""
    root = reader.trailer["/Root"].get_object()
    found = Counter[str]()
    waiting: list[Any] = [root]
    seen: set[int] = set()
    looked_at = 0
    while waiting:
        one = waiting.pop()
        key = getattr(one, "idnum", None)
        if key in seen:
            continue
        if key is not None:
            seen.add(key)
        one = one.get_object()
        looked_at += 1
        if looked_at > MOST:
            found["too many"] = 1
            break
        if isinstance(one, dict):
            found.update(_kinds(one))
            waiting += [value for name, value in one.items() if name not in NOT_FOLLOWED and _leads_on(value)]
        elif isinstance(one, list):
            waiting += [value for value in one if _leads_on(value)]
    # what a later version of the file no longer refers to is still in it
    found["program"] += b"/JavaScript" in raw or b"/Launch" in raw
    behind = raw[raw.rindex(b"%%EOF") + 5 :].strip(b"\0 \t\r\n\x1a")
    found["file"] += b"/EmbeddedFile" in raw or bool(behind) or zipfile.is_zipfile(io.BytesIO(raw))
    found["hidden"] = len(_at(root, "/OCProperties", "/D", "/OFF") or ())
    named = [str((reader.metadata or {}).get("/Author", "")), _creator(root)]
    found["author"] = sum(bool(one.strip()) and not ORGANISATION.search(one) for one in named)
    return found


def _leads_on(value: Any) -> bool:
    """Whether a value is a part of the file, and no number, name or text."""
    return isinstance(value, (dict, list)) or hasattr(value, "idnum")


def _kinds(one: Any) -> Iterator[str]:
    """What an object of the file is of what readers are not to get."""
    action, subtype = str(one.get("/S", "")), str(one.get("/Subtype", ""))
    alone = [one.get("/OpenAction"), *(_at(one, "/AA") or {}).values()] if "/OpenAction" in one or "/AA" in one else []
    opens = any(_text(_at(begun, "/S")) == "/URI" for begun in alone if begun is not None)
    if action in PROGRAMS or "/JS" in one or "/XFA" in one or opens:
        yield "program"
    if "/EF" in one or "/EmbeddedFiles" in one or one.get("/Type") == "/EmbeddedFile" or subtype == "/FileAttachment":
        yield "file"
    if subtype in MOVING and "/Rect" in one:
        yield "moving"
    if subtype == "/Redact":
        yield "redaction"
    if subtype in COMMENTS and "/Rect" in one:
        yield "comment"
    if action == "/URI" and not ADDRESS.match(_text(one.get("/URI"))):
        yield "address"


def _text(value: Any) -> str:
    value = value.get_object() if hasattr(value, "get_object") else value
    return value.decode("latin-1") if isinstance(value, bytes) else str(value or "")


def _at(one: Any, *names: str) -> Any:
    """What lies behind these keys, one after the other; None where one of them is not there."""
    for name in names:
        one = one.get_object().get(name) if isinstance(one.get_object(), dict) else None
        if one is None:
            return None
    return one.get_object()


def _creator(root: Any) -> str:
    """The author that the file's second list of properties (XMP) names."""
    stream = _at(root, "/Metadata")
    found = CREATOR.search(stream.get_data()) if hasattr(stream, "get_data") else None
    return found[1].decode("utf-8", "replace") if found else ""
