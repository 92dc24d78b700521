"""What a PDF lacks of PDF/UA-1 (ISO 14289-1): the failure conditions of the Matterhorn Protocol 1.1 that a file alone proves.

Left out is what needs an eye (whether the order makes sense, or an alternative says enough), and what no file of this
site has: sound, video, JavaScript, attachments, mathematics and optional content.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

GROUPS = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private"
BLOCKS = "H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot"
INLINE = "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form"
STANDARD = {f"/{name}" for name in f"{GROUPS} {BLOCKS} {INLINE}".split()}
INSIDE = {
    "/Table": {"/TR", "/THead", "/TBody", "/TFoot", "/Caption"},
    "/THead": {"/TR"},
    "/TBody": {"/TR"},
    "/TFoot": {"/TR"},
    "/TR": {"/TH", "/TD"},
    "/L": {"/LI", "/L", "/Caption"},
    "/LI": {"/Lbl", "/LBody"},
}
"""What each of these elements may hold (09-004 to 09-008)."""
PAINTS = {"f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "Tj", "TJ", "'", '"', "Do", "EI", "INLINE"}
"""The operators that put something on the page."""


def faults(pdf: pikepdf.Pdf) -> list[str]:
    """What is wrong, each with the number of its failure condition."""
    return [*_document(pdf), *_structure(pdf), *_content(pdf), *_annotations(pdf), *_fonts(pdf)]


def elements(pdf: pikepdf.Pdf) -> list[Any]:
    """Every element of the structure, in reading order."""
    return list(_below(pdf.Root.StructTreeRoot.get("/K"))) if "/StructTreeRoot" in pdf.Root else []


def _children(node: Any) -> list[Any]:
    """The kids of an element that are elements, not content."""
    kids = node.get("/K") if isinstance(node, pikepdf.Dictionary) else node
    every = list(kids) if isinstance(kids, pikepdf.Array) else [kids]
    return [one for one in every if isinstance(one, pikepdf.Dictionary) and "/S" in one]


def _below(node: Any) -> Iterator[Any]:
    if isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
    for one in _children(node):
        yield from _below(one)


def _document(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    with pdf.open_metadata() as metadata:
        if metadata.get("pdfuaid:part") != "1":
            yield "06-002 does not say that it is PDF/UA-1"
        if not metadata.get("dc:title"):
            yield "06-003 has no title"
    if not root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False):
        yield "07-002 shows its file name in place of its title"
    if not root.get("/MarkInfo", {}).get("/Marked", False) or root.MarkInfo.get("/Suspects", False):
        yield "01-007 is not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield "11-006 has no language"
    if "/XFA" in root.get("/AcroForm", {}):
        yield "25-001 has a dynamic form"
    if pdf.is_encrypted:
        yield "26-001 is encrypted"


def _structure(pdf: pikepdf.Pdf) -> Iterator[str]:
    tree = elements(pdf)
    roles = pdf.Root.get("/StructTreeRoot", {}).get("/RoleMap", {})
    level = 0
    notes: list[str] = []
    for one in tree:
        kind = str(one.S)
        if kind in roles and kind in STANDARD:
            yield f"02-004 gives {kind} another meaning"
        if str(roles.get(kind, kind)) not in STANDARD:
            yield f"02-001 {kind} is no standard element"
        for child in _children(one):
            if kind in INSIDE and str(child.S) not in INSIDE[kind]:
                yield f"09-004 {kind} holds {child.S!s}"
        if kind in ("/Figure", "/Formula") and not str(one.get("/Alt", one.get("/ActualText", ""))).strip():
            yield f"13-004 {kind} has no alternative"
        if kind in ("/H1", "/H2", "/H3", "/H4", "/H5", "/H6"):
            if int(kind[2]) > level + 1:
                yield f"14-003 {kind} follows a heading of level {level}"
            level = int(kind[2])
        if kind == "/Note":
            notes.append(str(one.get("/ID", "")))
        if kind == "/Table":
            yield from _table(one)
    if "" in notes or len(set(notes)) != len(notes):
        yield "19-003 a note has no identifier of its own"


def _table(table: Any) -> Iterator[str]:
    """Every cell of a table finds its headers: by their scope, or because it names them (15-003)."""
    cells = list(_below(table))
    heads = [one for one in cells if one.S == "/TH"]
    if not heads:
        yield "15-003 a table has no header"
    named = {str(one.get("/ID", "")) for one in heads} - {""}
    scoped = all(any("/Scope" in part for part in _attributes(one)) for one in heads)
    for one in cells:
        asked = [str(name) for part in _attributes(one) for name in part.get("/Headers", [])]
        if one.S == "/TD" and not scoped and not asked:
            yield "15-003 a cell does not name its headers, and they have no scope"
        if set(asked) - named:
            yield f"15-003 a cell names headers that are not there: {sorted(set(asked) - named)}"


def _attributes(element: Any) -> list[Any]:
    found = element.get("/A", [])
    return [found] if isinstance(found, pikepdf.Dictionary) else list(found)


def _content(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Everything that is painted belongs to an element or is an artifact, never both (01-003 to 01-005)."""
    owned: dict[int, set[int]] = {}
    for element in elements(pdf):
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                owned.setdefault(element.Pg.objgen[0], set()).add(kid)
            elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
                owned.setdefault(kid.get("/Pg", element.get("/Pg")).objgen[0], set()).add(int(kid.MCID))
    for number, page in enumerate(pdf.pages, 1):
        within: list[tuple[str, int | None]] = []
        for operands, operator in pikepdf.parse_content_stream(page):
            name = str(operator)
            if name in ("BMC", "BDC"):
                values = operands[1] if name == "BDC" and isinstance(operands[1], pikepdf.Dictionary) else {}
                within.append((str(operands[0]), int(values["/MCID"]) if "/MCID" in values else None))
                if {kind == "/Artifact" for kind, mark in within if kind == "/Artifact" or mark is not None} == {
                    True,
                    False,
                }:
                    yield f"01-003 page {number} has an artifact inside an element, or the other way about"
            elif name == "EMC":
                within.pop()
            elif name in PAINTS and not any(kind == "/Artifact" or mark is not None for kind, mark in within):
                yield f"01-005 page {number} paints with {name} outside every element"
            if name == "BDC" and within[-1][1] is not None and within[-1][1] not in owned.get(page.obj.objgen[0], ()):
                yield f"01-005 page {number} has marked content {within[-1][1]} in no element"


def _annotations(pdf: pikepdf.Pdf) -> Iterator[str]:
    holders = {
        kid.Obj.objgen: str(element.S)
        for element in elements(pdf)
        for kid in (element.K if isinstance(element.get("/K"), pikepdf.Array) else [element.get("/K")])
        if isinstance(kid, pikepdf.Dictionary) and kid.get("/Type") == "/OBJR"
    }
    for number, page in enumerate(pdf.pages, 1):
        marks = list(page.get("/Annots", []))
        if marks and page.get("/Tabs") != "/S":
            yield f"28-009 page {number} has no order of stops"
        for one in marks:
            kind, flags = str(one.Subtype), int(one.get("/F", 0))
            right = {"/Link": "/Link", "/Widget": "/Form"}.get(kind, "/Annot")
            if flags & 2 or kind == "/Popup":
                continue
            if kind in ("/TrapNet", "/PrinterMark"):
                yield f"28-006 page {number} has a {kind}"
            if holders.get(one.objgen) != right:
                yield f"28-010 page {number} has a {kind} in {holders.get(one.objgen, 'no element')}"
            said = one.get("/TU", one.get("/Contents", "")) if kind == "/Widget" else one.get("/Contents", "")
            if not str(said).strip():
                yield f"28-004 page {number} has a {kind} without words"


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Every font that is written with is embedded, and its letters can be read back (31-009, 31-027)."""
    fonts = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/Font"]
    forms = {font.objgen for font in pdf.Root.get("/AcroForm", {}).get("/DR", {}).get("/Font", {}).values()}
    for font in fonts:
        if font.Subtype in ("/CIDFontType0", "/CIDFontType2") or font.objgen in forms:
            continue  # reached by the font that it belongs to; or the reader's program writes with it
        within = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
        described = within.get("/FontDescriptor", {})
        if font.Subtype != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
            yield f"31-009 {font.get('/BaseFont', '')!s} is not embedded"
        if "/ToUnicode" not in font:
            yield f"31-027 {font.get('/BaseFont', '')!s} cannot be read back as letters"
        if within.Subtype == "/CIDFontType2" and "/CIDToGIDMap" not in within:
            yield f"31-004 {font.get('/BaseFont', '')!s} has no map of its letters"
