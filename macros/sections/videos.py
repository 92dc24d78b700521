"""A video as a card that leads to it: nothing is loaded from another website, and its words can be read on this one."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from macros.content import Site
from macros.messages import Fault, nearest, visible
from macros.records import as_address

LENGTH = re.compile(r"(?:(\d{1,2}):(?=\d\d:))?(\d{1,3}):([0-5]\d)")


@dataclass(frozen=True)
class Video:
    """A video on another website: how long it is, whether it has captions, and where its transcript is."""

    title: str
    href: str
    host: str
    length: str
    captions: bool
    transcript: str


@dataclass(frozen=True)
class VideoMacros:
    """The macro for a video."""

    site: Site

    def video(self, address: str, *, title: str, length: str, captions: bool, transcript: str) -> Video:
        """A link card: `video("https://…", title="Saying what you saw", length="3:20", captions=True, transcript="#transcript")`."""
        try:
            href = as_address(address)
        except ValueError as error:
            what, _, fix = str(error).partition(" | ")
            raise Fault(f"The address of the video {what}", fix) from error
        if not title.strip():
            raise Fault("The video has no title", 'Write title="…" with what it shows')
        return Video(
            title.strip(), href, str(urlsplit(href).hostname), _in_words(length), captions, self._place(transcript)
        )

    def _place(self, transcript: str) -> str:
        """Where the transcript is: a heading of this page, or a page of docs/ with or without a heading."""
        src, mark, anchor = transcript.partition("#")
        if not src and not anchor:
            raise Fault(
                "The video has no transcript",
                'Write its words below a heading of this page and transcript="#its-anchor", or on a page and transcript="folder/page.md"',
            )
        if not src:
            return transcript  # looked up where the page is checked
        page = next((one for one in self.site.published if one.src == src), None)
        if page is None:
            known = [one.src for one in self.site.published]
            raise Fault(
                f"There is no page `{visible(src)}` for the transcript",
                nearest(src, known, "Write its file as it is called in docs/"),
            )
        if page.meta.draft:
            raise Fault(f"The transcript `{src}` is a draft, which is not published", "Remove `draft: true` there")
        if anchor and anchor not in (self.site.anchors.of(src) or [anchor]):
            raise Fault(f"`{visible(transcript)}` does not lead to a heading", "Check the headings of that page")
        return f"@/{page.url}{mark}{anchor}"

    @property
    def words(self) -> dict[str, Callable[..., Any]]:
        """The macro by the name that a page calls it by."""
        return {"video": self.video}


def _in_words(length: str) -> str:
    """`3:20` as `3 minutes 20 seconds`; Fault where it is not a length."""
    found = LENGTH.fullmatch(length.strip())
    if not found or not any(int(part or 0) for part in found.groups()):
        raise Fault(
            f"`{visible(length)}` is not the length of a video", 'Write minutes and seconds, such as length="3:20"'
        )
    parts = zip((int(part or 0) for part in found.groups()), ("hour", "minute", "second"), strict=True)
    return " ".join(f"{number} {unit}{'s' if number > 1 else ''}" for number, unit in parts if number)
