"""What a test asks of a PDF: the size of its sides and letters, what a screen reader finds in it, what can be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

A4 = [595.28, 841.89]
"""The width and height of a side, in points."""


def tags(pdf: pikepdf.Pdf) -> list[tuple[str, str]]:
    """Every element of the structure with its alternative, in reading order."""
    found: list[tuple[str, str]] = []

    def walk(node: Any) -> None:
        if isinstance(node, pikepdf.Array):
            for one in node:
                walk(one)
        elif isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                found.append((str(node["/S"]), str(node.get("/Alt", ""))))
            if "/K" in node:
                walk(node["/K"])

    walk(pdf.Root["/StructTreeRoot"]["/K"])
    return found


def letters(pdf: pikepdf.Pdf) -> set[float]:
    """The sizes in points of all that is written on its sides, pictures too, as they are seen: with every scaling."""
    return {round(size, 1) for page in pdf.pages for size in _letters(page, pikepdf.Matrix(), page.Resources)}


def _letters(stream: Any, above: pikepdf.Matrix, resources: Any) -> Iterator[float]:
    now, kept, line, size = above, [], pikepdf.Matrix(), 0.0
    for operands, operator in pikepdf.parse_content_stream(stream):
        match str(operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = pikepdf.Matrix(*operands) @ now
            case "BT":
                line = pikepdf.Matrix()
            case "Tm":
                line = pikepdf.Matrix(*operands)
            case "Tf":
                size = float(operands[1])
            case "Tj" | "TJ":
                seen = line @ now
                yield size * abs(seen.a * seen.d - seen.b * seen.c) ** 0.5
            case "Do":
                drawn = resources.XObject[operands[0]]
                if drawn.Subtype == "/Form":
                    inner = pikepdf.Matrix(*drawn.get("/Matrix", (1, 0, 0, 1, 0, 0))) @ now
                    yield from _letters(drawn, inner, drawn.get("/Resources", resources))


def fields(pdf: pikepdf.Pdf) -> dict[str, tuple[str, bool]]:
    """The fields that can be filled in, in their order: what each is called, and whether it holds several lines."""
    widgets = [one for page in pdf.pages for one in page.get("/Annots", []) if one.get("/Subtype") == "/Widget"]
    return {str(one["/T"]): (str(one["/TU"]), bool(int(one.get("/Ff", 0)) & 4096)) for one in widgets}
