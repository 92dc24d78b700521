"""A picture of a page, made ready: upright, in several widths, and with nothing of what the camera wrote.

Each is made once and kept by its content. MkDocs has copied the file as it lies in docs/; here it is replaced, and the
page's own picture gets the widths to choose from. Editions take one small version of it, whole.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from macros.files.allowed import Pictures
from macros.files.making import at_width, upright, written
from macros.files.photo import Unreadable, see
from macros.outputs import kept
from macros.render import render
from macros.site import Site

FOLDER = "pictures/photographs"
"""Where the widths of every picture lie on the site."""
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
SMALL = 1104
"""The pixels of the version that travels: twice the column of an e-mail, enough for a column on paper."""
COLUMN = 552
"""The pixels that a picture takes at most in an e-mail."""


@dataclass(frozen=True)
class Photograph:
    """A picture made ready: `widths` by their pixels, each a kept file; `small` is the version that travels."""

    stem: str
    key: str
    width: int
    height: int
    widths: Mapping[int, Path]
    small: Path
    small_size: tuple[int, int]

    @property
    def largest(self) -> Path:
        return self.widths[self.width]

    @property
    def name(self) -> str:
        """The file of the version that travels."""
        return f"photo-{self.stem}-{self.key}{self.small.suffix}"

    def file(self, width: int) -> str:
        """The file of one width on the site."""
        return f"{self.stem}-{self.key}-{width}{self.widths[width].suffix}"

    @property
    def shown(self) -> tuple[int, int]:
        """The size that it takes in an e-mail."""
        wide, high = self.small_size
        return (wide, high) if wide <= COLUMN else (COLUMN, max(1, round(high * COLUMN / wide)))

    def as_data(self) -> str:
        """An address that holds the version that travels, whole."""
        kind = "png" if self.small.suffix == ".png" else "jpeg"
        return f"data:image/{kind};base64,{base64.b64encode(self.small.read_bytes()).decode()}"


def publish(site: Site, folder: Path, pictures: Path) -> dict[str, Photograph]:
    """Every picture of docs/ is put on the built site as it may be seen. Returns them by their files below docs/."""
    made: dict[str, Photograph] = {}
    for path in site.folder.pictures:
        src = path.relative_to(site.docs).as_posix()
        if not (folder / src).exists():
            continue
        photo = ready(path, site.files.pictures, pictures)
        if photo is None:  # told by `check`, and never shown with what the camera wrote
            (folder / src).unlink()
            continue
        made[src] = photo
        (folder / src).write_bytes(photo.largest.read_bytes())
        for width, file in photo.widths.items():
            put(folder, photo.file(width), file.read_bytes())
    return made


def put(folder: Path, name: str, content: bytes) -> None:
    """A file among the pictures of the built site."""
    path = folder / FOLDER / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def ready(path: Path, rules: Pictures, pictures: Path) -> Photograph | None:
    """The picture in all its widths, made or taken from where they are kept; None where it cannot be shown."""
    raw = path.read_bytes()
    key = kept.key(hashlib.sha256(raw).hexdigest(), path.suffix, repr(rules), str(SMALL), libraries=("pillow",))[:16]
    told = pictures / f"photo-{key}.json"
    try:
        return _kept(path.stem, key, json.loads(told.read_text(encoding="utf-8")), pictures)
    except (OSError, ValueError, KeyError, TypeError):
        pass
    try:
        seen = see(path, rules)
        image = upright(raw, rules)
    except Unreadable:
        return None
    ending = ENDINGS[seen.form]
    largest = min(image.width, rules.widths[-1])
    sizes = {}
    for width in [*(one for one in rules.widths if one < largest), largest]:
        smaller = at_width(image, width)
        sizes[width] = smaller.height
        kept.keep(pictures, f"photo-{key}-{width}.{ending}", written(smaller, seen.form))
    small = at_width(image, SMALL)
    forms = {form: written(small, form) for form in (("JPEG",) if seen.form == "JPEG" else ("JPEG", "PNG"))}
    best = min(forms, key=lambda form: len(forms[form]))
    kept.keep(pictures, f"photo-{key}-small.{ENDINGS[best]}", forms[best])
    made = [pictures / f"photo-{key}-{width}.{ending}" for width in sizes] + [
        pictures / f"photo-{key}-small.{ENDINGS[best]}"
    ]
    about = {"ending": ending, "sizes": sizes, "small": [ENDINGS[best], *small.size], "sums": sorted(map(_sum, made))}
    kept.keep(pictures, told.name, json.dumps(about).encode())
    return _kept(path.stem, key, json.loads(json.dumps(about)), pictures)


def _kept(stem: str, key: str, about: Any, pictures: Path) -> Photograph:
    sizes = {int(width): int(height) for width, height in about["sizes"].items()}
    widths = {width: pictures / f"photo-{key}-{width}.{about['ending']}" for width in sorted(sizes)}
    ending, wide, high = about["small"]
    small = pictures / f"photo-{key}-small.{ending}"
    if sorted(map(_sum, (*widths.values(), small))) != about["sums"]:
        raise ValueError("a kept file is spoilt")
    largest = max(sizes)
    return Photograph(stem, key, largest, sizes[largest], widths, small, (int(wide), int(high)))


def _sum(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def with_widths(text: str, place: str, root: str, photos: Mapping[str, Photograph]) -> str:
    """A built page whose pictures are ready: each with its size, and its widths to choose from.

    `place` is the page's folder below the site, `root` the way from it to the site's own.
    """
    if not photos:
        return text

    def fill(found: re.Match[str]) -> str:
        given = attributes(found[0])
        photo = photos.get(source(given.get("src", ""), place))
        if photo is None:
            return found[0]
        widths = [f"{root}{FOLDER}/{photo.file(width)} {width}w" for width in photo.widths]
        return render(
            "picture",
            photo=photo,
            src=given["src"],
            words=given.get("alt", ""),
            title=given.get("title", ""),
            widths=", ".join(widths) if len(widths) > 1 else "",
        )

    return IMAGE.sub(fill, text)


def source(src: str, place: str) -> str:
    """The file below the site's root that an address in this folder names."""
    path = unquote(src.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(place, path))


def attributes(tag: str) -> dict[str, str]:
    """What a tag says of itself."""
    reader = _Tag()
    reader.feed(tag)
    return reader.given


class _Tag(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.given: dict[str, str] = {}

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.given = {name: value or "" for name, value in attributes}
