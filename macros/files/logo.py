"""A partnership's logo, which takes the place of the drawn mark: what its file may have, and what readers get of it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from xml.parsers import expat

from macros.files.allowed import Pictures
from macros.files.photo import faults_of_picture, opened
from macros.messages import Problem

MOST = 200_000
"""The most bytes of a logo: every page loads it."""
SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
DRAWN = {
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polyline",
    "polygon",
    "symbol",
    "use",
}
DRAWN |= {"linearGradient", "radialGradient", "stop", "clipPath", "mask", "style"}
"""The elements of SVG that only draw. Letters are not among them: readers' devices do not have the font."""
LEADS_OUT = re.compile(r"url\(\s*['\"]?(?!#)|@|\\|expression|javascript:", re.IGNORECASE)
"""Words of a style that fetch something or run a program, or that hide it."""
REFERRED = re.compile(r"(?:url\(\s*['\"]?)?#([^\s'\")]+)")
MOST_DRAWN, DEEPEST = 20_000, 50
"""The most elements that are drawn, each as often as another refers to it, and how deep they may lie in each other."""
PROPORTIONS = 0.2, 12.0
"""How wide a logo may be in parts of its height, so that the head of a page has room for it."""
UNDRAWN = re.compile(rb"<!--.{0,20000}?-->|<((?:\w+:)?(?:title|desc))\b[^<>]*(?:/>|>.{0,20000}?</\1\s*>)", re.DOTALL)
PLAIN = "Save it as a plain or optimised SVG, with letters converted to paths"


@dataclass(frozen=True)
class Drawn:
    """A logo as readers get it, without metadata, and its width in parts of its height."""

    content: bytes
    wide: float


def faults_of_logo(path: Path, where: str, rules: Pictures) -> Iterator[Problem]:
    """A logo is small; a PNG is a picture that can be shown, and an SVG draws and does nothing else."""
    size = path.stat().st_size
    if size > MOST:
        yield Problem(where, 1, f"The logo has {size:,} bytes, and may have {MOST:,}", "Save a smaller version")
        return
    faults = list(
        _faults_of_png(path, where, rules) if path.suffix == ".png" else _Reader(where).read(path.read_bytes())
    )
    if not faults and path.suffix != ".png":
        faults = _Reader(where).read(_drawing(path.read_bytes()))  # as readers get it
    least, most = PROPORTIONS
    if not faults and not least <= logo(path, rules).wide <= most:
        what = f"The logo should be between {least} and {most:.0f} times as wide as it is high"
        faults.append(Problem(where, 1, what, "Save it with less empty space around it, or use another form of it"))
    yield from faults


def _faults_of_png(path: Path, where: str, rules: Pictures) -> Iterator[Problem]:
    for one in faults_of_picture(path, where, rules):
        if one.stops:  # readers get it without the metadata that are advised on elsewhere
            yield replace(one, fix="Save the picture without its place") if "tidy" in one.fix else one


def logo(path: Path, rules: Pictures) -> Drawn:
    """The logo of a file that has no fault."""
    raw = path.read_bytes()
    if path.suffix == ".svg":
        reader = _Reader(path.name)
        reader.read(raw)
        return Drawn(_drawing(raw), reader.wide)
    out = io.BytesIO()
    with opened(raw, rules) as image:
        wide = image.width / image.height
        image.info = {}
        image.save(out, "PNG", optimize=True)
    return Drawn(out.getvalue(), wide)


def _drawing(raw: bytes) -> bytes:
    """An SVG without its title, description and comments, which are no part of the picture and read by no check."""
    return UNDRAWN.sub(b"", raw)


class _Reader:
    """Reads an SVG once, and keeps its proportions and each thing that does more than draw."""

    def __init__(self, where: str) -> None:
        self.where, self.wide, self.found, self.inside = where, 0.0, list[Problem](), list[str]()
        self.within: list[str] = [""]
        self.drawn: dict[str, float] = {"": 0}
        self.refers: dict[str, list[str]] = {"": []}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = lambda *_: self._say("a document type, in which entities can hide")
        self.parser.ProcessingInstructionHandler = lambda *_: self._say("an instruction to programs (<?…?>)")
        self.parser.StartElementHandler = self._element
        self.parser.EndElementHandler = lambda _: (self.inside.pop(), self.within.pop())
        self.parser.CharacterDataHandler = self._text

    def read(self, raw: bytes) -> list[Problem]:
        """Every fault, or the first that makes the rest unreadable."""
        if b"<!ENTITY" in raw.upper():  # never opened out: a few of them can fill a machine
            line = raw[: raw.upper().index(b"<!ENTITY")].count(b"\n") + 1
            return [Problem(self.where, line, "The logo has an entity, which can hide anything", PLAIN)]
        try:
            self.parser.Parse(raw, True)
        except expat.ExpatError as error:
            return [Problem(self.where, error.lineno, "The logo is not an SVG, or is damaged from here on", PLAIN)]
        if not self.found and self._times("", ()) > MOST_DRAWN:
            what = f"The logo draws more than {MOST_DRAWN:,} things, because parts of it are repeated again and again"
            self.found.append(Problem(self.where, 1, what, PLAIN))
        if not self.wide and not self.found:
            fix = "Save it with its `viewBox`, such as “0 0 200 60”"
            self.found.append(Problem(self.where, 1, "The logo does not say how wide and how high it is", fix))
        return self.found

    def _say(self, what: str) -> None:
        self.found.append(Problem(self.where, self.parser.CurrentLineNumber, f"The logo has {what}", PLAIN))

    def _times(self, name: str, path: tuple[str, ...]) -> float:
        """How many elements are drawn for one with this id, with all that it refers to; without end for a circle."""
        if name in path or len(path) > DEEPEST:
            return float("inf")
        if self.refers.get(name):
            self.drawn[name] += sum(self._times(one, (*path, name)) for one in self.refers.pop(name))
        return self.drawn.get(name, 0)

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        first = not self.inside
        self.inside.append(local)
        self.within.append(attributes.get("id", ""))
        if len(self.inside) == DEEPEST + 1:
            self._say(f"elements in each other, {DEEPEST} deep and more")
        refers = [one for value in attributes.values() for one in REFERRED.findall(value)]
        for one in {*self.within[: DEEPEST + 1]}:
            self.drawn[one] = self.drawn.get(one, 0) + 1
            self.refers.setdefault(one, []).extend(refers)
        if space != SVG or local not in DRAWN or (local == "svg") != first:
            self._say(f"`<{local}>`, and may only have what draws")
            return
        for word, value in attributes.items():
            of, _, attribute = word.rpartition(" ")
            outside = attribute == "href" and not value.startswith("#")
            if outside or attribute.lower().startswith("on") or of not in ("", XLINK) or LEADS_OUT.search(value):
                self._say(f"`{attribute}` at `<{local}>`, which runs a program or fetches something")
        if local == "svg":
            box = re.fullmatch(r"\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)\s*", attributes.get("viewBox", ""))
            sides = [float(side) if re.fullmatch(r"\d*\.?\d+", side) else 0.0 for side in box.groups()] if box else []
            self.wide = sides[0] / sides[1] if sides and sides[1] else 0.0

    def _text(self, text: str) -> None:
        if self.inside[-1:] == ["style"] and LEADS_OUT.search(text):
            self._say("a style that fetches something")
