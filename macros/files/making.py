"""Re-encodes a picture from its pixels: upright, in sRGB, within the size limits, without metadata."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from macros.files.allowed import Files, Pictures
from macros.files.photo import Unreadable, opened, see
from macros.system import disk


def upright(raw: bytes, rules: Pictures) -> Any:
    """The picture as it is to be shown: the right way up, in the web's colours, with nothing written beside it."""
    from PIL import Image, ImageCms, ImageOps

    with opened(raw, rules) as image:
        profile = image.info.get("icc_profile")
        try:
            image = ImageOps.exif_transpose(image)
        except Exception:  # which way up is written so that it cannot be read: as it lies
            image = image.copy()
    clear = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    if image.mode.startswith("I") or image.mode == "F":
        most = 65535 if image.mode != "F" else max(1.0, float(image.getextrema()[1]))
        image = image.convert("F").point(lambda value: value * (255 / most)).convert("L")
    elif profile and image.mode in ("RGB", "CMYK", "L"):
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            web = ImageCms.createProfile("sRGB")
            image = ImageCms.profileToProfile(image, given, web, outputMode="RGB") or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    image = image.convert("RGBA" if clear else "RGB")
    bare = Image.new(image.mode, image.size)
    bare.paste(image)
    return bare


def at_width(image: Any, width: int) -> Any:
    """The picture made smaller; never larger."""
    from PIL import Image

    if image.width <= width:
        return image
    return image.resize((width, max(1, round(image.height * width / image.width))), Image.Resampling.LANCZOS)


def written(image: Any, form: str, quality: int = 82) -> bytes:
    """The picture as a file in this form, the same bytes each time."""
    out = io.BytesIO()
    if form == "JPEG":
        _on_white(image).save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    elif form == "WEBP":
        image.save(out, "WEBP", quality=quality, method=4)
    else:
        image.save(out, "PNG", optimize=True)
    return out.getvalue()


def _on_white(image: Any) -> Any:
    from PIL import Image

    if image.mode != "RGBA":
        return image
    paper = Image.new("RGB", image.size, "#ffffff")
    paper.paste(image, mask=image.getchannel("A"))
    return paper


def tidy_pictures(paths: Iterable[Path], rules: Files) -> Iterator[Path]:
    """Each picture that needs it is written again, whole or not at all; it is reported. One that is spoilt is left."""
    for path in paths:
        try:
            made = tidied(path, rules.pictures, rules.most(path.name.casefold()) or 1000)
        except Unreadable:
            continue
        if made is not None:
            disk.write(path, made)
            yield path


def tidied(path: Path, rules: Pictures, most: int) -> bytes | None:
    """The picture without place and camera, and within its bounds of pixels and kilobytes; None if it is so already.

    Raises Unreadable where it cannot be read.
    """
    seen = see(path, rules)
    raw = path.read_bytes()
    fits = max(seen.width, seen.height) <= rules.longest_side or len(raw) <= most * 1000
    if fits and len(raw) <= most * 1000 and not (seen.place or seen.words):
        return None
    return fitting(upright(raw, rules), seen.form, rules, most)


def fitting(image: Any, form: str, rules: Pictures, most: int) -> bytes:
    """The picture as a file within the bounds of pixels and kilobytes, if 600 pixels are enough for that."""
    side = rules.longest_side
    while True:
        smaller = at_width(image, max(1, round(side * min(1, image.width / image.height))))
        made = written(smaller, form, 85)
        if len(made) <= most * 1000 or side <= 600:
            return made
        side = round(side * 0.8)
