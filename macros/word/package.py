"""The file of a Word document: opened within bounds, or refused in plain words.

A document comes by email from anywhere. It is read as text and pictures: nothing in it is run, fetched or followed.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from macros.messages import Fault, visible
from macros.system import unpacked

LARGEST = 50_000_000
"""The most bytes of a file: a document with many photographs has half of it."""
LARGEST_PART = 20_000_000
"""The most bytes of one part with words: a book has a tenth of it."""
LARGEST_ALL = 150_000_000
MOST_PARTS = 5_000
MOST = {"p": 8_000, "r": 40_000, "style": 4_000}
"""The most paragraphs, runs and styles of one part: several times what a page can have, and half a minute of work."""
MOST_LETTERS = 1_000_000
SAVE = "Open it in Word, choose File, Save As, and the type Word Document (*.docx)"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
OTHERS = (
    (b"%PDF", "a PDF", "Ask for the Word document that it was made from, or copy the text out of it into a page"),
    (b"{\\rtf", "rich text (RTF)", SAVE),
    (
        b"\xff\xd8\xff",
        "a photograph",
        "Put it beside the page and name it there: see “Pictures and files” in the README",
    ),
    (b"\x89PNG", "a picture", "Put it beside the page and name it there: see “Pictures and files” in the README"),
)


class Package:
    """The parts of a document, by their names."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        self.parts = parts

    def xml(self, name: str) -> ElementTree.Element | None:
        """A part with words as a tree; None where there is none."""
        raw = self.parts.get(name)
        if raw is None:
            return None
        try:
            root = ElementTree.fromstring(raw)
        except (ElementTree.ParseError, RecursionError, ValueError):
            raise Fault("The document is damaged: its words cannot be read", f"{SAVE}, under a new name") from None
        pieces = Counter(one.tag for one in root.iter())
        letters = sum(len(one.text or "") for one in root.iter(f"{W}t"))
        if letters > MOST_LETTERS or any(pieces[f"{W}{tag}"] > most for tag, most in MOST.items()):
            fix = "Copy the part that is to be a page into a new document"
            raise Fault(
                "The document is far longer than a page can be, and would keep a computer busy for minutes", fix
            )
        return root

    def named(self, *starts: str) -> list[str]:
        """The names of the XML parts that begin so."""
        return sorted(name for name in self.parts if name.startswith(starts) and name.endswith(".xml"))

    def packed(self) -> io.BytesIO:
        """The document as a file again."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as file:
            for name, raw in self.parts.items():
                file.writestr(name, raw)
        out.seek(0)
        return out


def opened(path: Path) -> Package:
    """The parts of the document in this file; Fault says what is wrong with it, and what to do."""
    raw = _bytes(path)
    if not zipfile.is_zipfile(io.BytesIO(raw)) or not raw.startswith(b"PK"):
        raise _no_document(raw)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as file:
            parts = _parts(file)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeError):
        raise Fault("The document is damaged or incomplete", f"Copy it again. {SAVE}, under a new name") from None
    if "word/document.xml" not in parts:
        raise _another_package(parts)
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            plain = part.replace(b"\0", b"") if b"\0" in part[:200] else part  # UTF-16 hides nothing
            if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain or part.startswith((b"\xff\xfe", b"\xfe\xff")):
                raise Fault(
                    "The document has instructions in it that no Word document needs", f"{SAVE}, under a new name"
                )
            if STRICT in part:
                raise Fault("The document is saved as “Strict Open XML”", SAVE)
    return Package(parts)


def _bytes(path: Path) -> bytes:
    if path.name.startswith("~$"):
        name = path.name.removeprefix("~$")
        raise Fault(f"This is the lock that Word keeps while `…{visible(name)}` is open", "Name the document itself")
    try:
        if path.is_dir():
            raise Fault("This is a folder, and should be a Word document", "Name the .docx file in it")
        if not path.is_file():
            raise Fault("There is no such file", "Check its name and folder. Put a path with spaces in quotes")
        size = path.stat().st_size
        if size > LARGEST:
            fix = "In Word, choose the picture, Picture Format, Compress Pictures, and save it again"
            raise Fault(f"The file is {size / 1e6:,.0f} MB, and the limit is {LARGEST / 1e6:,.0f} MB", fix)
        return path.read_bytes()
    except PermissionError:
        raise Fault(
            "You do not have permission to read this file", "Close it in Word, or copy it to another folder"
        ) from None
    except OSError as error:
        raise Fault(
            f"The file cannot be opened: {error.strerror}", "Copy it to another folder, and name that copy"
        ) from None


def _no_document(raw: bytes) -> Fault:
    """What a file is that today's Word did not write."""
    if not raw:
        return Fault("The file is empty", "Copy it again: it may not have been downloaded to the end")
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        if "EncryptedPackage".encode("utf-16-le") in raw:
            fix = "Open it in Word, choose File, Info, Protect Document, remove the password, and save it"
            return Fault("The document is protected with a password", fix)
        return Fault("The file is in the old Word format (.doc)", SAVE)
    for start, called, fix in OTHERS:
        if raw.lstrip().startswith(start):
            return Fault(f"The file is {called}, whatever its name is, and not a Word document", fix)
    if raw.startswith(b"PK"):
        return Fault("The document is damaged or incomplete", f"Copy it again. {SAVE}, under a new name")
    return Fault("The file is not a Word document (.docx)", SAVE)


def _another_package(parts: dict[str, bytes]) -> Fault:
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument.text"):
        return Fault("The file is an OpenDocument text (.odt)", SAVE)
    if any(name.startswith("xl/") for name in parts) or b"spreadsheet" in parts.get("mimetype", b""):
        return Fault("The file is a spreadsheet", "For a table of numbers, use `new table` (`make new kind=table`)")
    if any(name.startswith("ppt/") for name in parts):
        return Fault("The file is a presentation", "Copy its text into a Word document, or into a page")
    return Fault("The file is not a Word document (.docx): it is another kind of zip file", SAVE)


def _parts(file: zipfile.ZipFile) -> dict[str, bytes]:
    """Every part, read to the size that it says it has and no further."""
    entries = [one for one in file.infolist() if not one.is_dir()]
    too_much = Fault(
        "The file is far larger than a document when it is unpacked, and could make a computer stop",
        "Ask who sent it for another copy",
    )
    if len(entries) > MOST_PARTS or sum(one.file_size for one in entries) > LARGEST_ALL:
        raise too_much
    found = {}
    for one in entries:
        if one.flag_bits & 1:
            raise Fault("The document is protected with a password", "Remove the password, and save it again")
        if one.filename.endswith((".xml", ".rels")) and one.file_size > LARGEST_PART:
            raise too_much
        found[one.filename.lstrip("/")] = unpacked.content(file, one)
    return found
