"""What a test asks of a PDF: the size of its sides, and what a screen reader finds in it."""

from __future__ import annotations

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
