"""The pictures of a page: each has words, and a file in docs/."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from macros.files import Folder
from macros.messages import Problem, nearest
from macros.pages.document import Document

OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
SAYS_NOTHING = re.compile(
    r"(?:an? |the |this |my )?(?:image|picture|photo(?:graph)?|pic|img|dsc[fn]?|screen ?shot|graphic|illustration|logo|banner|figure"
    r"|untitled|alt(?: text)?|description|todo|tbc|x+|n/?a)[\s_\-.:]*[\d\s_\-.()]*",
    re.IGNORECASE,
)
"""Words that say that there is a picture, and not what it shows."""
FILE = re.compile(
    r"\S+\.(?:jpe?g|png|webp|gif|svg|heic|tiff?|bmp)|(?:img|dsc[fn]?|pxl|mvimg|screenshot|whatsapp)[\s_-]*\d\S*", re.I
)


@dataclass(frozen=True)
class Placed:
    """A picture where it is in a page: its line, the address as typed, its words; `raw` when typed as HTML."""

    line: int
    target: str
    words: str
    raw: bool


def placed(document: Document) -> list[Placed]:
    """The pictures of a page in their order."""
    lines = document.body.split("\n")
    return [
        Placed(one.line, one.target, one.words or "", "<img" in lines[one.line - document.first].lower())
        for one in document.reading.pictures
    ]


def wrong_pictures(document: Document, docs: Path, most_letters: int) -> Iterator[Problem]:
    """Every picture is one of the site's own, typed as Markdown, with words that say what it shows."""
    for one in placed(document):
        if OUTSIDE.match(one.target):
            continue
        if one.raw:
            yield Problem(
                document.path,
                one.line,
                f"The picture `{one.target}` is typed as HTML, which cannot be made ready for every screen",
                f"Write it as ![what it shows]({one.target})",
            )
            continue
        yield from _without_file(one, document, docs)
        if what := _wrong_words(one, most_letters):
            yield Problem(
                document.path,
                one.line,
                what,
                f"Say in a sentence what it shows, for those who do not see it: ![…]({one.target})",
            )


def files_that_no_page_names(documents: Sequence[Document], folder: Folder, root: Path) -> Iterator[Problem]:
    """A picture or file that no page shows or links to is reported: it is published all the same."""
    files = [*folder.pictures, *folder.others]
    if not files:
        return
    named = {src for document in documents for src in files_of_pictures(document)}
    named |= {_src(target, document) for document in documents for target in _links(document)}
    told = {problem.path for problem in folder.problems if problem.stops}
    for path in sorted(files):
        name = path.relative_to(root).as_posix()
        if name not in told and name.partition("/")[2] not in named:
            yield Problem(
                name, 1, "No page shows this file or links to it", "Name it on a page, or delete it", stops=False
            )


def files_of_pictures(document: Document) -> set[str]:
    """The files below docs/ that the page's pictures are."""
    return {_src(one.target, document) for one in placed(document) if not OUTSIDE.match(one.target)}


def _without_file(one: Placed, document: Document, docs: Path) -> Iterator[Problem]:
    """A picture that is not there, or is none."""
    src = _src(one.target, document)
    if src.startswith(("../", "/")) or not src.lower().endswith(ENDINGS):
        yield Problem(
            document.path,
            one.line,
            f"`{one.target}` is not a picture format that a page can show",
            "Put a JPEG or PNG into docs/, beside the page, and name it here",
        )
    elif "\\" not in one.target and not (docs / src).is_file():  # a backslash is reported where addresses are
        known = {
            posixpath.relpath(path.relative_to(docs).as_posix(), document.folder or ".")
            for path in docs.rglob("*.*")
            if path.suffix.lower() in ENDINGS
        }
        near = nearest(one.target, known)
        fix = near if near.startswith("Did you mean") else "Put the file into docs/, beside the page"
        yield Problem(document.path, one.line, f"There is no picture `{one.target}`", fix)


def _wrong_words(one: Placed, most: int) -> str:
    """What is wrong with the words of a picture; '' where they may say what it shows."""
    words = " ".join(one.words.split())
    if not any(letter.isalnum() for letter in words):
        return f"The picture `{one.target}` has no alternative text"
    stem = re.sub(r"[\W_]+", " ", posixpath.splitext(posixpath.basename(unquote(one.target)))[0]).strip()
    bare = re.sub(r"[\W_]+", " ", words).strip()
    if FILE.fullmatch(words) or SAYS_NOTHING.fullmatch(words) or len(words) < 4 or bare.casefold() == stem.casefold():
        return f"The words of the picture `{one.target}` are `{words}`, which does not say what it shows"
    if len(words) > most:
        return f"The words of the picture `{one.target}` have {len(words)} letters, and a reader has to hear them whole: at most {most}"
    return ""


def _links(document: Document) -> list[str]:
    return [one.target for one in document.reading.links]


def _src(target: str, document: Document) -> str:
    path = unquote(target.partition("#")[0].partition("?")[0])
    return posixpath.normpath(posixpath.join(document.folder, path))
