"""What is inside a picture: its pixels, and what the camera and programs wrote beside them."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.files.allowed import KINDS, Pictures
from macros.messages import Problem

PLACE = re.compile(
    rb"GPSL(?:atitude|ongitude)|photoshop:City|Iptc4xmpCore:Location|LocationCreated|LocationShown|geo:lat"
)
"""How programs write in a picture where it was taken, beside the camera's own form."""
GPS, ORIENTATION, MORE, SMALL = 0x8825, 0x0112, 0x8769, 1
"""Where a camera writes the place, which way up, when and how, and a small picture of the whole."""
HARMLESS = {ORIENTATION, 0x011A, 0x011B, 0x0128, 0x0213, 0x8769, 0xA001, 0xA002, 0xA003, 0x9000, 0x9101, 0xA000}
"""What a camera writes that says nothing personal: which way up, how dense, in which colours."""
OWN_WORDS = {
    "exif",
    "xmp",
    "XML:com.adobe.xmp",
    "photoshop",
    "comment",
    "Raw profile type exif",
    "Raw profile type iptc",
}
PLAIN = {
    "dpi",
    "jfif",
    "jfif_version",
    "jfif_unit",
    "jfif_density",
    "icc_profile",
    "gamma",
    "srgb",
    "chromaticity",
    "interlace",
}
PLAIN |= {
    "progressive",
    "progression",
    "adobe",
    "adobe_transform",
    "transparency",
    "background",
    "loop",
    "duration",
    "aspect",
}
PLAIN |= {"timestamp", "default_image", "blend", "disposal", "bbox", "mpoffset", "mp"}
TOO_MANY = "has more pixels than any screen can show"
LONGEST_SIDE = 16_000
"""The most pixels of a side: WebP can have no more, and JPEG not many more."""
MOST_PASSES = 40
"""The most times that a JPEG may go over its pixels: programs write about ten, and a small file could have thousands."""


class Unreadable(Exception):
    """A picture that cannot be shown: what is wrong, and what to do."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(what)
        self.what, self.fix = what, fix


@dataclass(frozen=True)
class Seen:
    """A picture as it was read: its size as shown, whether its place is in it, whether anything else is."""

    width: int
    height: int
    form: str
    place: bool
    words: bool


def faults_of_picture(path: Path, where: str, rules: Pictures) -> Iterator[Problem]:
    """A picture can be shown, is what its ending says, is neither too small nor too large, and tells no place."""
    try:
        seen = see(path, rules)
    except Unreadable as error:
        yield Problem(where, 1, error.what, error.fix)
        return
    if seen.width < rules.least_width:
        yield Problem(
            where,
            1,
            f"The picture is {seen.width} pixels wide, and should be at least {rules.least_width}",
            "Use a larger one: a stretched picture looks blurred",
        )
    if seen.place:
        yield Problem(
            where,
            1,
            "The picture says where it was taken, and everybody can read that in the project",
            "Run `python -m macros tidy`, which takes it out, or save the picture without its place",
        )
    elif seen.words:
        yield Problem(
            where,
            1,
            "The picture has metadata from the camera or an editing program, such as the date and the device",
            "It is left out of the site. Run `python -m macros tidy` to remove it from the project too",
            stops=False,
        )


def see(path: Path, rules: Pictures) -> Seen:
    """The picture, read whole; Unreadable says why it cannot be shown."""
    raw = path.read_bytes()
    with opened(raw, rules) as image:
        form = "JPEG" if image.format == "MPO" else str(image.format)
        named = KINDS.get(path.suffix.casefold())
        if form not in KINDS.values():
            raise Unreadable(
                f"The file is called {path.suffix} and is a picture of another kind ({form})",
                "Save it as JPEG (a photograph) or PNG (a drawing)",
            )
        if form != named:
            ending = next(one for one, kind in KINDS.items() if kind == form)
            raise Unreadable(
                f"The file is called {path.suffix} and is a {form} inside",
                f"Call it `{path.with_suffix(ending).name}`, and fix the links to it",
            )
        if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
            raise Unreadable("The picture is animated, which can harm some readers", "Save one image of it")
        try:
            told = image.getexif()
            turned = told.get(ORIENTATION, 1) in (5, 6, 7, 8)
            tags = {*told, *told.get_ifd(MORE), *told.get_ifd(SMALL)} - HARMLESS
            place = bool(told.get_ifd(GPS)) or bool(PLACE.search(raw)) or _place_in_words(image)
        except Exception:  # what is broken there is words at any rate: it can fail in a dozen ways
            turned, tags, place = False, {0}, bool(PLACE.search(raw))
        words = (
            bool(tags)
            or image.format == "MPO"
            or any(name in OWN_WORDS - {"exif"} or name not in PLAIN | {"exif"} for name in image.info)
            or _goes_on(raw, form)
        )
        width, height = image.size
    return Seen(*((height, width) if turned else (width, height)), form, place, words)


def _goes_on(raw: bytes, form: str) -> bool:
    """Whether something follows the end of the picture, such as another file."""
    if form == "WEBP":
        return len(raw) > int.from_bytes(raw[4:8], "little") + 9  # its sizes are even
    return not raw.rstrip(b"\0\r\n").endswith(b"\xff\xd9" if form == "JPEG" else b"IEND\xaeB`\x82")


def _place_in_words(image: Any) -> bool:
    """Whether the words that a newspaper's program writes beside a picture (IPTC) name a town, region or country."""
    from PIL import IptcImagePlugin

    told = IptcImagePlugin.getiptcinfo(image) or {}
    return any((2, number) in told for number in (26, 27, 90, 92, 95, 100, 101))


def opened(raw: bytes, rules: Pictures) -> Any:
    """The image with all its pixels; its size is known, and refused, before any of them is read."""
    from PIL import Image, ImageFile

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(io.BytesIO(raw), formats=("JPEG", "PNG", "WEBP", "GIF", "BMP", "TIFF", "ICO"))
        except Image.DecompressionBombError:
            raise Unreadable(f"The picture {TOO_MANY}", "Make it smaller") from None
        except Exception:  # a spoilt file can fail in every way that its format can
            raise Unreadable(
                "The file is not a picture, or is damaged", "Save it again as JPEG (a photograph) or PNG (a drawing)"
            ) from None
        width, height = image.size
        if width * height > rules.most_megapixels * 1_000_000:
            raise Unreadable(
                f"The picture has {width:,} × {height:,} pixels, and the limit is {rules.most_megapixels} million",
                "Make it smaller in a program for pictures",
            )
        if max(width, height) > LONGEST_SIDE:
            what = f"The picture has {width:,} × {height:,} pixels, and no side may have more than {LONGEST_SIDE:,}"
            raise Unreadable(what, "Cut out the part that readers need")
        if image.format in ("JPEG", "MPO") and (passes := raw.count(b"\xff\xda")) > MOST_PASSES:
            what = f"The picture has {passes:,} layers of detail, and would keep a computer busy for minutes"
            raise Unreadable(what, "Save it again as JPEG")
        # The library of handouts asks for half pictures to be shown, in the whole program.
        before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
        try:
            image.load()
        except Exception:
            raise Unreadable("The picture is incomplete or damaged", "Copy or save it again") from None
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = before
    return image
