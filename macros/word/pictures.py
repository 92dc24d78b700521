"""The pictures of a document, as files that a page can have: upright, small enough, without place or camera."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, field

from macros.files import Files
from macros.files.making import fitting, upright
from macros.files.photo import Unreadable, opened
from macros.messages import visible
from macros.records import to_write

ENDINGS = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
BY_MACHINE = re.compile(
    r"(?:\s*(?:AI-generated content may be incorrect|Description automatically generated)[.\s]*)+$", re.I
)
"""How Word ends a description that it has made up itself."""
MOST_PIXELS = 300_000_000
"""The most pixels of all pictures together: twenty-five photographs as a telephone takes them."""
NO_WORDS = re.compile(r"(?:picture|image|graphic|photo|img|dsc|screenshot)?[\s_-]*\d*(?:\.\w{3,4})?", re.IGNORECASE)


@dataclass(frozen=True)
class Picture:
    """A picture of the document: the mark that is in its place in the Markdown, its ending, and its content."""

    mark: str
    ending: str
    content: bytes


@dataclass
class Pictures:
    """The pictures that were met, each once, and what is to be said of them."""

    rules: Files
    found: dict[str, Picture] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    met: int = 0
    pixels: int = 0

    def take(self, raw: bytes, kind: str) -> str:
        """The mark of a picture; '' where it cannot be on a page, and why is said."""
        self.met += 1
        key = hashlib.sha256(raw).hexdigest()
        if key in self.found:
            return self.found[key].mark
        if self.pixels > MOST_PIXELS:
            self.said.append(f"Picture {self.met} was left out: the ones before it are very large. Add it by hand.")
            return ""
        try:
            with opened(raw, self.rules.pictures) as image:
                self.pixels += image.width * image.height
                form = "JPEG" if image.format in ("JPEG", "MPO") else "WEBP" if image.format == "WEBP" else "PNG"
            image = upright(raw, self.rules.pictures)
        except Unreadable as error:
            of_drawing = "emf" in kind or "wmf" in kind or "svg" in kind
            why = "it is in an Office format that no browser shows" if of_drawing else error.what
            fix = "In Word, right-click it, choose Save as Picture and PNG, and put that file beside the page"
            self.said.append(f"Picture {self.met} was left out: {why}. {fix}.")
            return ""
        least = self.rules.pictures.least_width
        if image.width < least:
            what = f"it is {image.width} pixels wide, and a picture on a page has at least {least}"
            self.said.append(f"Picture {self.met} was left out: {what}. It may be a logo or an icon.")
            return ""
        most = self.rules.most(f"x{ENDINGS[form]}") or 1000
        content = fitting(image, form, self.rules.pictures, most)
        if len(content) > most * 1000 and form == "PNG":  # a photograph pasted as PNG
            form, content = "JPEG", fitting(image, "JPEG", self.rules.pictures, most)
        mark = f"picture-{len(self.found) + 1}"
        self.found[key] = Picture(mark, ENDINGS[form], content)
        return mark


def words_for(typed: str) -> str:
    """The alternative text that a person typed in Word, or what still has to be written."""
    typed = " ".join((typed or "").split())
    own = BY_MACHINE.sub("", typed).strip(" .,")
    if own != typed.strip(" .,"):
        return to_write(f"what the picture shows (Word suggested: {visible(own, 120)})")
    if NO_WORDS.fullmatch(typed) or len(typed) < 4:
        return to_write("what the picture shows, for people who cannot see it")
    return typed.replace("[", "(").replace("]", ")")
