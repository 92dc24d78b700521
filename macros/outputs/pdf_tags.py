"""The tags of a PDF as PDF/UA-1 asks for them, where the library's own are not: margins are artifacts, and a list has items alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def mend_tags(file: Any) -> None:
    """Changes a PDF that is about to be written: what belongs to no element is an artifact, and a list holds its items directly.

    The library draws the margins of a page as content without an element (Matterhorn Protocol 1.1, 01-005), and keeps an
    HTML `div` around the parts of a description list (09-004).
    """
    from pydyf import Dictionary

    known = {one.reference: one for one in file.objects if isinstance(one, Dictionary)}
    root = known[file.catalog["StructTreeRoot"]]
    tagged: set[tuple[bytes, int]] = set()
    for kid in root["K"]:
        _follow(known[kid], known, tagged)
    parents = known[root["ParentTree"]]["Nums"]
    streams = {one.reference: one for one in file.objects if hasattr(one, "stream")}
    for number, page in enumerate(file.page_references):
        drawn = streams[known[page]["Contents"]].stream
        for place, one in enumerate(drawn):
            if isinstance(one, Dictionary) and "MCID" in one and (page, one["MCID"]) not in tagged:
                drawn[place - 1 : place + 2] = ["/Artifact", "", b"BMC"]
                parents[2 * number + 1][one["MCID"]] = "null"


def _follow(element: Any, known: Mapping[bytes, Any], tagged: set[tuple[bytes, int]]) -> None:
    """Notes what content belongs to this element and those in it, and takes groups out of lists."""
    if element.get("S") == "/L":
        kids: list[bytes] = []
        for kid in element["K"]:
            inner = known[kid]["K"] if known[kid].get("S") == "/Div" else [kid]
            for one in inner:
                known[one]["P"] = element.reference
            kids += inner
        element["K"][:] = kids
    for kid in element.get("K", []):
        if isinstance(kid, int):
            tagged.add((element["Pg"], kid))
        elif kid in known:
            _follow(known[kid], known, tagged)
