"""Videos: each has its words on this site, and is a card where a link alone would not say what it leads to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.messages import Problem, choice, visible
from macros.pages import Document

HOSTS = re.compile(r"(?:.+\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com|dailymotion\.com)")
WATCH = re.compile(r"/(?:watch|embed|shorts|live)\b|^/[\w-]{6,}$|/video/")


def check_videos(document: Document) -> Iterator[Problem]:
    """The transcript of a video that is on the same page is below a heading there; a link to a video is a card."""
    reading = document.reading
    for call in reading.calls if any(one.name == "video" for one in reading.calls) else ():
        place = str(dict(call.named).get("transcript", ""))
        anchor = place.removeprefix("#")
        if call.name == "video" and place.startswith("#") and anchor and anchor not in reading.anchors:
            what = f"The transcript `{visible(place)}` is not a heading of this page"
            fix = choice(anchor, reading.anchors, "Add a heading with the words of the video below it")
            yield Problem(document.path, call.line + document.first - 1, what, fix)
    for line, target in sorted({(one.line, one.target) for one in reading.links}):
        try:
            parts = urlsplit(target)
        except ValueError:
            continue  # reported where addresses are
        if parts.scheme in ("http", "https") and HOSTS.fullmatch(parts.netloc) and WATCH.search(parts.path):
            what = "This link leads to a video, without its length and a transcript"
            fix = 'Put it on its own line: {{ video("its address", title="…", length="3:20", captions=True, transcript="#transcript") }}'
            yield Problem(document.path, line, what, fix, stops=False)
