"""A picture of a page, made ready: upright, in several widths, and with nothing of what the camera wrote.

Each is made once for its content, and is in the cache from then on. MkDocs has copied the file as it lies in docs/; here it is replaced, and the
page's own picture gets the widths to choose from. Editions take one small version of it, whole.
"""

from __future__ import annotations

import base64
import hashlib
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from macros.files.allowed import Pictures
from macros.files.making import at_width, upright, written
from macros.files.photo import Unreadable, see
from macros.render import render
from macros.system.cache import Cache, name_for

FOLDER = "pictures/photographs"
"""Where the widths of every picture lie on the site."""
IMAGE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
SMALL = 1104
"""The pixels of the version that travels: twice the column of an email, enough for a column on paper."""
COLUMN = 552
"""The pixels that a picture takes at most in an email."""


@dataclass(frozen=True)
class Photograph:
    """A picture made ready: `widths` by their pixels, `small` the version that travels, each as the bytes of a file."""

    stem: str
    key: str
    width: int
    height: int
    ending: str
    widths: Mapping[int, bytes]
    small: bytes
    small_ending: str
    small_size: tuple[int, int]

    @property
    def largest(self) -> bytes:
        return self.widths[self.width]

    @property
    def name(self) -> str:
        """The file of the version that travels."""
        return f"photo-{self.stem}-{self.key}.{self.small_ending}"

    def file(self, width: int) -> str:
        """The file of one width on the site."""
        return f"{self.stem}-{self.key}-{width}.{self.ending}"

    @property
    def shown(self) -> tuple[int, int]:
        """Its size in an email."""
        wide, high = self.small_size
        return (wide, high) if wide <= COLUMN else (COLUMN, max(1, round(high * COLUMN / wide)))

    def as_data(self) -> str:
        """An address that holds the version that travels, whole."""
        kind = "png" if self.small_ending == "png" else "jpeg"
        return f"data:image/{kind};base64,{base64.b64encode(self.small).decode()}"


def files(photo: Photograph, src: str) -> dict[str, bytes]:
    """A picture of docs/ as the site has it: at its own address, and in each width."""
    return {src: photo.largest} | {f"{FOLDER}/{photo.file(width)}": content for width, content in photo.widths.items()}


def ready(path: Path, rules: Pictures, cache: Cache) -> Photograph | None:
    """The picture in all its widths, made or taken from the cache; None where it cannot be shown."""
    raw = path.read_bytes()
    key = name_for(hashlib.sha256(raw).hexdigest(), path.suffix, repr(rules), str(SMALL), libraries=("pillow",))[:16]
    found = _from_cache(path.stem, key, cache)
    if found is not None:
        return found
    try:
        seen = see(path, rules)
        image = upright(raw, rules)
    except Unreadable:
        return None
    ending = ENDINGS[seen.form]
    largest = min(image.width, rules.widths[-1])
    smaller = {width: at_width(image, width) for width in [*(one for one in rules.widths if one < largest), largest]}
    small = at_width(image, SMALL)
    forms = {form: written(small, form) for form in (("JPEG",) if seen.form == "JPEG" else ("JPEG", "PNG"))}
    best = min(forms, key=lambda form: len(forms[form]))
    widths = {width: written(one, seen.form) for width, one in smaller.items()}
    made = Photograph(
        path.stem, key, largest, smaller[largest].height, ending, widths, forms[best], ENDINGS[best], small.size
    )
    for name, content in _files(made):
        cache.put(name, content)
    about = [list(widths), made.height, ending, ENDINGS[best], *small.size]
    cache.put(f"photo-{key}.json", json.dumps(about).encode())
    return made


def _from_cache(stem: str, key: str, cache: Cache) -> Photograph | None:
    """The picture from the cache; None where one of its files is gone or damaged."""
    about = cache.get(f"photo-{key}.json")
    if about is None:
        return None
    sizes, height, ending, small_ending, wide, high = json.loads(about)
    empty = Photograph(stem, key, sizes[-1], height, ending, dict.fromkeys(sizes, b""), b"", small_ending, (wide, high))
    contents = [cache.get(name) for name, _ in _files(empty)]
    whole = [content for content in contents if content is not None]
    if len(whole) < len(contents):
        return None
    return replace(empty, widths=dict(zip(sizes, whole[:-1], strict=True)), small=whole[-1])


def _files(photo: Photograph) -> Iterator[tuple[str, bytes]]:
    """The names that a picture's versions have in the cache, the one that travels last."""
    for width, content in photo.widths.items():
        yield f"photo-{photo.key}-{width}.{photo.ending}", content
    yield f"photo-{photo.key}-small.{photo.small_ending}", photo.small


def with_widths(text: str, place: str, root: str, photo_of: Callable[[str], Photograph | None]) -> str:
    """A built page whose pictures are ready: each with its size, and its widths to choose from.

    `place` is the page's folder below the site, `root` the way from it to the site's own.
    """

    def fill(found: re.Match[str]) -> str:
        given = attributes(found[0])
        photo = photo_of(source(given.get("src", ""), place))
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
    """What a picture's tag says of it."""
    image = LexborHTMLParser(tag).css_first("img")
    return {name: value or "" for name, value in image.attributes.items()} if image else {}
